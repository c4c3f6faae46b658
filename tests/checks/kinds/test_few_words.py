"""Answers of too few words."""

from __future__ import annotations

from typing import Any

from imrassist.checks.kinds import KINDS
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, hits, rows_of


def few(questions: tuple[str, ...], least: int, where: str = "", **said: Any) -> list[tuple[str, str, str]]:
    of = check("few_words", questions=questions, least=least, **({"where": where} if where else {}))
    return [(hit.question, hit.row, hit.words["words"]) for hit in hits(of, facts(**said))]


def test_fewer_words_than_the_least_are_too_few_but_none_is_no_answer() -> None:
    assert few(("decision",), 3, contact=[{"contact_shows": ["decision"], "decision": "Two words"}]) == [
        ("decision", "contact-1", "2 words")
    ]
    assert few(("decision",), 2, contact=[{"contact_shows": ["decision"], "decision": "Two words"}]) == []
    assert few(("decision",), 2, contact=[{"contact_shows": ["decision"], "decision": "One"}])[0][2] == "1 word"
    assert few(("decision",), 2, contact=[{"contact_shows": ["decision"], "decision": "..."}]) == []


def test_an_answer_that_is_not_asked_for_is_left_alone() -> None:
    assert few(("decision",), 3, contact=[{"contact_shows": [], "decision": "Two words"}]) == []


def test_questions_of_the_review_and_of_rows_are_each_looked_for_where_they_are_asked() -> None:
    found = few(("agency", "contact_event"), 3, agency="Anytown", contact=[{"contact_event": "Called."}])
    assert found == [("agency", "", "1 word"), ("contact_event", "contact-1", "1 word")]


def test_only_rows_for_which_the_condition_holds_are_looked_at_and_it_is_leant_on() -> None:
    rows = [{"contact_event": "Called.", "key_event": "no"}, {"contact_event": "Called.", "key_event": "yes"}]
    of = check("few_words", questions=("contact_event",), least=3, where="key_event == 'yes'")
    assert rows_of(hits(of, facts(contact=rows))) == ["2"]
    kind = KINDS["few_words"]
    assert kind.parts(of, form()) == {"contact": {"contact_event", "key_event"}}  # type: ignore[attr-defined]
