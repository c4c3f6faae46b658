"""Days with a question mark."""

from __future__ import annotations

from typing import Any

from tests.checks.kinds.made import check, facts, hits

KEYS: dict[str, Any] = {"day": "contact_day", "explained_in": ("contact_event",), "unless": ("about", "record")}


def found(day: str, event: str = "", **keys: Any) -> list[tuple[str, str, str]]:
    of = check("uncertain_day", **{**KEYS, **keys})
    said = facts(contact=[{"contact_day": day, "contact_event": event}])
    return [(hit.question, hit.row, hit.words["found"]) for hit in hits(of, said)]


def test_a_day_with_a_question_mark_is_told_and_one_without_is_not() -> None:
    assert found("2009-01-05?") == [("contact_day", "contact-1", "05/01/09")]
    assert found("2009-01-05") == []
    assert found("soon?") == []
    assert found("") == []


def test_one_of_the_words_that_explain_it_is_enough() -> None:
    assert found("2009-01-05?", "The RECORD gives no day.") == []
    assert found("2009-01-05?", "The nurse called.") != []
    assert found("2009-01-05?", "The record gives no day.", unless=None) != []
    assert found("2009-01-05?", "The record gives no day.", explained_in=None) != []


def test_a_day_of_the_whole_review_stands_on_no_row() -> None:
    of = check("uncertain_day", day="period_start")
    assert [(hit.question, hit.row) for hit in hits(of, facts(period_start="2009-01-01?"))] == [("period_start", "")]
