"""Single sentences and short plans as a sharp reader meets them: what must be remarked on, and what must stand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from imrassist.checks.run import Checker
from imrassist.writing.write import Writer
from tests.checks.drafts import TODAY, checks, draft, form

FILE = Path(__file__).resolve().parent.parent / "cases" / "sentences" / "sharp.toml"
FEWEST = 12
TERM = {"term_number": "1", "term_relevant": "yes"}
BRUISE = (
    "The health visitor called at the house on the third of May and found Child 1 asleep on the sofa with a bruise on "
    "the left cheek that was the size of a coin."
)
COAT = (
    "The school rang on the ninth of May to say that Child 1 had come without a coat and without lunch for the third "
    "time that week and was crying."
)
ACTION = {
    "action_text": "Publish the rota for all wards.",
    "action_lead": "Head of community nursing",
    "action_due": "2010-12-01",
    "action_evidence": "The rota for December, sent to the board.",
    "action_outcome": "No child waits more than 14 days for a first visit.",
    "action_evaluated": "The director looks at the waiting times every quarter.",
}


def _chronology(text: str) -> dict[str, Any]:
    contacts = [{"day": "2009-05-03", "event": BRUISE}, {"day": "2009-05-09", "event": COAT}]
    return {"contacts": contacts, "terms": [{**TERM, "why": text}]}


def _recorded(pair: list[str]) -> dict[str, Any]:
    recorded, said = pair
    return {"people": [{"person_code": "Mrs A", "ethnicity": recorded}], "terms": [{**TERM, "why": said}]}


def _retold(pair: list[str]) -> dict[str, Any]:
    finding, recommendation = pair
    return {
        "findings": [{"id": "f", "to_improve": True, "finding_text": finding}],
        "lessons": [{"id": "l", "lesson_text": finding, "lesson_findings": ["f"]}],
        "recommendations": [{"recommendation_text": recommendation, "recommendation_lessons": ["l"]}],
    }


PLACES: dict[str, Callable[[Any], dict[str, Any]]] = {
    "why": lambda text: {"terms": [{**TERM, "why": text}]},
    "event": lambda text: {"contacts": [{"day": "2009-05-03", "event": text}]},
    "chronology": _chronology,
    "recorded": _recorded,
    "retold": _retold,
    "action": lambda text: {"actions": [{"action_text": text}]},
    "actions": lambda texts: {"actions": [{"action_text": text} for text in texts]},
    "plan": lambda other: {"actions": [{key: text for key, text in {**ACTION, **other}.items() if text}]},
}


@cache
def readings() -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in tomllib.loads(FILE.read_text("utf-8"))["reading"]}


def raised(name: str, those: list[Any]) -> Iterator[tuple[Any, set[str]]]:
    """Each of them, and what is said of it by the checks of this reading."""
    reading, writer, checker = readings()[name], Writer(form()), Checker(form(), checks())
    for each in those:
        of = draft(**PLACES[reading["place"]](each))
        found = {remark.check for remark in checker.run(of, writer.write(of), today=TODAY)}
        yield each, found & set(reading["checks"])


@pytest.mark.parametrize("name", readings())
def test_what_a_sharp_reader_would_mark_is_remarked_on(name: str) -> None:
    bad = readings()[name]["bad"]
    assert len(bad) >= FEWEST
    assert [each for each, found in raised(name, bad) if not found] == []


@pytest.mark.parametrize("name", readings())
def test_and_what_such_a_reader_lets_stand_stands(name: str) -> None:
    good = readings()[name]["good"]
    assert len(good) >= FEWEST
    assert [(each, found) for each, found in raised(name, good) if found] == []


def test_the_checks_that_these_are_held_against_are_there() -> None:
    known = {check.id for check in checks().checks}
    assert {check for reading in readings().values() for check in reading["checks"]} <= known
