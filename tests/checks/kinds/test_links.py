"""Links: cut, lost, and parked."""

from __future__ import annotations

from typing import Any

import pytest

from imrassist.checks.run import Checker
from imrassist.model.acts import Answered, apply
from imrassist.model.answer import Answer, Place
from imrassist.writing.write import Writer
from tests.checks.drafts import TODAY, checks, draft, form, fresh

GONE = {"parked": "not_apply", "note": "it stands alone"}


def remarks(check: str, **said: Any) -> list[str]:
    return [remark.row for remark in fresh(draft(**said)) if remark.check == check]


@pytest.mark.req("S9.1")
def test_only_practice_to_improve_wants_a_lesson() -> None:
    findings = [{"id": "a", "to_improve": True}, {"id": "b", "done_well": True}, {"id": "c", "to_improve": True}]
    lessons = [{"lesson_findings": ["c"]}]
    assert remarks("thread.finding_without_lesson", findings=findings, lessons=lessons) == ["finding-a"]


def test_a_link_to_a_row_that_was_removed_is_none_and_is_named() -> None:
    lessons = [{"id": "l", "lesson_findings": ["gone"]}]
    assert remarks("thread.lesson_without_finding", lessons=lessons) == ["lesson-l"]
    assert remarks("thread.link_to_removed", lessons=lessons) == ["lesson-l"]


def test_one_link_that_holds_is_enough_and_the_lost_one_is_still_named() -> None:
    said: dict[str, Any] = {"findings": [{"id": "f"}], "lessons": [{"id": "l", "lesson_findings": ["f", "gone"]}]}
    assert remarks("thread.lesson_without_finding", **said) == []
    assert remarks("thread.link_to_removed", **said) == ["lesson-l"]


def test_a_link_parked_as_not_applying_is_an_answer_but_one_left_for_later_is_none() -> None:
    parked = [{"id": "a", "finding_contacts": GONE}, {"id": "b", "finding_contacts": {"parked": "later"}}]
    assert remarks("thread.finding_without_contact", findings=parked) == ["finding-b"]


@pytest.mark.req("S2.2")
def test_a_term_that_is_taken_out_leaves_its_references_to_be_mended_one_by_one() -> None:
    said: dict[str, Any] = {
        "terms": [{"id": "1", "term_number": "1"}],
        "contacts": [{"id": "a", "contact_terms": ["1"]}, {"id": "b", "contact_terms": ["1", "2"]}],
        "findings": [{"id": "f", "finding_term": ["2"]}],
        "lessons": [{"id": "l", "lesson_terms": ["2"]}],
    }
    assert sorted(remarks("terms.link_to_removed", **said)) == ["contact-b", "finding-f", "lesson-l"]


def test_a_term_that_is_withdrawn_is_named_at_once_wherever_it_is_pointed_to() -> None:
    of = draft(
        terms=[{"id": "1", "term_number": "1"}],
        contacts=[{"id": "a", "contact_terms": ["1"]}],
        findings=[{"id": "f", "finding_term": ["1"]}],
        lessons=[{"id": "l", "lesson_terms": ["1"]}],
    )
    writer, checker = Writer(form()), Checker(form(), checks())
    checker.run(of, writer.write(of), today=TODAY)
    withdrawn = apply(of, Answered(place=Place("term_withdrawn", "term-1"), answer=Answer(value="yes")))
    found = checker.run(withdrawn, writer.write(withdrawn), today=TODAY)
    assert found == fresh(withdrawn)
    named = {remark.row for remark in found if remark.check == "terms.link_to_withdrawn"}
    assert named >= {"finding-f", "lesson-l"}
