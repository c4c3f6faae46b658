"""Small drafts of the shipped form, for the tests of the checks."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from imrassist.checks.examples import draft_of
from imrassist.checks.load import CheckSet, load_checks
from imrassist.checks.remark import Remark
from imrassist.checks.run import Checker
from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.writing.write import Writer

TODAY = date(2010, 6, 1)


@cache
def form() -> Form:
    return load_form("stockport-2010")


@cache
def checks() -> CheckSet:
    return load_checks(form())


def draft(**said: Any) -> Draft:
    """A draft in the words of common checks: roles of questions and tables, meanings, `id` in rows."""
    common = next(check for check in checks().checks if check.common)
    return draft_of(form(), checks(), common, said)[0]


def own_draft(**said: Any) -> Draft:
    """A draft in the ids of the form."""
    own = next(check for check in checks().checks if not check.common)
    return draft_of(form(), checks(), own, said)[0]


def fresh(of: Draft, today: date = TODAY) -> list[Remark]:
    """What a checker that has never judged anything says."""
    return Checker(form(), checks()).run(of, Writer(form()).write(of), today=today)


def raised(of: Draft, today: date = TODAY) -> set[str]:
    """The ids of the checks that have something to say."""
    return {remark.check for remark in fresh(of, today)}


CASE: dict[str, Any] = {
    "agency": "Anytown Health Trust",
    "period_start": "2008-01-01",
    "period_end": "2009-12-31",
    "due_report": "2010-07-01",
    "direct_concern": "no",
    "line_manager": "no",
    "line_distance": "two_or_more",
    "terms": [
        {
            "id": "1", "term_number": "1", "term_text": "Was the child seen?", "term_relevant": "yes",
            "why": "Two posts were vacant.",
        },
        {
            "id": "2", "term_number": "2", "term_text": "Were plans kept?", "term_relevant": "no",
            "term_not_relevant_why": "It made none.",
        },
    ],
    "people": [
        {"id": "c", "person_code": "Child 1", "subject_child": "yes", "born": "2003-05-04", "person_event": "neither"},
        {"id": "m", "person_code": "Mrs A", "subject_child": "no", "person_event": "neither", "not_involved": True},
    ],
    "sources": [{"id": "s", "source_name": "Nursing records", "record_source": True}],
    "contacts": [
        {
            "id": str(n),
            "day": f"2009-0{n}-05",
            "time": "10:15",
            "could_be_seen": True,
            "contact_subject": ["c"],
            "event": f"The nurse called for the {word} time and saw Child 1 at play.",
            "child_seen": ["c"],
            "seen_alone": "none",
            "contact_terms": ["1"],
        }
        for n, word in enumerate(("first", "second", "third", "fourth"), 1)
    ],
    "findings": [{"id": "f", "to_improve": True, "finding_text": "Visits were missed.", "finding_term": ["1"]}],
    "lessons": [{"id": "l", "lesson_text": "Leave needs cover.", "lesson_findings": ["f"], "lesson_terms": ["1"]}],
    "recommendations": [{"id": "r", "recommendation_text": "Name a second nurse.", "recommendation_lessons": ["l"]}],
    "actions": [
        {"id": "a", "action_text": "Publish the rota.", "action_recommendation": "r", "action_due": "2010-12-01"},
    ],
}  # fmt: skip
"""A small case with something in every table."""
