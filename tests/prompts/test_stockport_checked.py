"""What the first form asks, prints and checks hangs together: an answer taken away is missed where it should be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from imrassist.checks.load import load_checks
from imrassist.checks.remark import Remark
from imrassist.checks.run import Checker
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.write import Writer
from tests.prompts.stockport import Said, cell, form, gaps, grid, review, said, texts


@cache
def checker() -> Checker:
    return Checker(form(), load_checks(form()))


def remarks(made: Draft) -> list[Remark]:
    return list(checker().run(made, Writer(form()).write(made), today=date(2010, 3, 1)))


def changed(row: str, changes: Mapping[str, Said | None]) -> Draft:
    """The small review with these answers of one row changed, or taken away; without a row, of the whole review."""
    whole = review()
    gone = {question for question, answer in changes.items() if answer is None}
    new = said({question: answer for question, answer in changes.items() if answer is not None})

    def mix(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {question: each for question, each in {**answers, **new}.items() if question not in gone}

    if not row:
        return whole.with_(answers=mix(whole.answers))
    rows = {
        table: tuple(Row(id=each.id, answers=mix(each.answers)) if each.id == row else each for each in of_table)
        for table, of_table in whole.rows.items()
    }
    return whole.with_(rows=rows)


@pytest.mark.parametrize(
    ("row", "changes", "check"),
    [
        pytest.param(
            "person-3", {"person_involved": None}, "family.involvement_not_stated", marks=pytest.mark.req("2.1.2")
        ),
        pytest.param(
            "person-3",
            {"person_not_involved_why": None},
            "family.not_involved_without_reason",
            marks=pytest.mark.req("2.1.2"),
        ),
        pytest.param("term-1", {"evidence": None}, "analysis.evidence_missing", marks=pytest.mark.req("2.1.5")),
        pytest.param(
            "finding-1", {"finding_contacts": ()}, "thread.finding_without_contact", marks=pytest.mark.req("2.1.5")
        ),
        pytest.param(
            "lesson-1",
            {"lesson_findings": ("finding-2",)},
            "thread.finding_without_lesson",
            marks=pytest.mark.req("S9.1"),
        ),
        pytest.param("lesson-1", {"lesson_terms": ()}, "thread.lesson_without_term", marks=pytest.mark.req("S9.1")),
        pytest.param(
            "recommendation-1",
            {"recommendation_lessons": ()},
            "thread.lesson_without_recommendation",
            marks=pytest.mark.req("S10.1"),
        ),
        pytest.param(
            "recommendation-1",
            {"outcome": None},
            "action_plan.practice_outcome_missing",
            marks=pytest.mark.req("S10.1"),
        ),
        pytest.param("term-1", {"why": None}, "analysis.why_missing", marks=pytest.mark.req("S8.1")),
        pytest.param(
            "term-2", {"term_not_relevant_why": None}, "terms.excused_without_reason", marks=pytest.mark.req("S8.1")
        ),
        pytest.param("contact-1", {"child_seen": None}, "childs_voice.seen_missing", marks=pytest.mark.req("S6.2")),
        pytest.param(
            "contact-1", {"seen_alone": None}, "childs_voice.seen_alone_missing", marks=pytest.mark.req("S6.2")
        ),
        pytest.param(
            "contact-1", {"decision_why": None}, "analysis.decision_without_reason", marks=pytest.mark.req("S6.2")
        ),
        pytest.param(
            "contact-1", {"risk_managed_how": None}, "family.risk_without_account", marks=pytest.mark.req("S6.3")
        ),
        pytest.param("action-1", {"action_due": None}, "action_plan.no_date", marks=pytest.mark.req("S10.2")),
        pytest.param(
            "action-1", {"action_evaluated": None}, "action_plan.not_evaluated", marks=pytest.mark.req("S10.2")
        ),
        pytest.param("", {"agreed_by": None}, "action_plan.not_agreed", marks=pytest.mark.req("S10.2")),
        pytest.param("", {"first_seen": "no"}, "three_questions.sent_unread", marks=pytest.mark.req("3.3")),
        pytest.param("", {"genogram": "not_yet"}, "completeness.genogram_missing"),
        pytest.param("missing_file-1", {"missing_why": None}, "completeness.lost_file_without_reason"),
        pytest.param("interview-2", {"interview_not_why": None}, "completeness.not_interviewed_without_reason"),
    ],
)
def test_an_answer_taken_away_is_missed(row: str, changes: dict[str, Said | None], check: str) -> None:
    assert check not in {remark.check for remark in remarks(review())}
    found = [remark for remark in remarks(changed(row, changes)) if remark.check == check]
    assert found
    assert all(remark.place for remark in found)


def test_the_front_sheet_holds_what_the_form_asks_for_and_leaves_room_to_sign() -> None:
    made = review()
    assert cell(made, "front_sheet", "agency") == [
        "Northmoor Community Health",
        "Northmoor Community Health gives care in homes and clinics.",
    ]
    assert cell(made, "front_sheet", "first") == ["26/02/10"]
    assert {line.row for line in grid(made, "front_sheet").lines if line.cells[0].sign} == {"author", "approver"}
    assert form().marking == (
        "Strictly Confidential",
        "Not to be distributed or reproduced without the permission of SSCB",
    )


@pytest.mark.parametrize(
    ("row", "question", "section", "gap"),
    [
        ("person-3", "person_not_involved_why", "5", "[Why Mr B was not involved in this review: to be completed]"),
        ("person-1", "pen_picture", "7", "[What Child 1 was like as a person: to be written]"),
        ("recommendation-1", "outcome", "10", "[Expected outcome in practice: to be written]"),
        ("interview-2", "interview_not_why", "4", "[Why School nurse 1 was not interviewed: to be completed]"),
    ],
)  # fmt: skip
def test_what_is_missing_is_a_gap_in_its_place_and_no_half_sentence(
    row: str, question: str, section: str, gap: str
) -> None:
    made = changed(row, {question: None})
    assert gap in gaps(made, section)
    assert len(texts(made, section)) < len(texts(review(), section))


def test_our_own_sentences_are_short_and_plain() -> None:
    """No remark on words, for text that the form itself brings: with answers of one plain word each."""
    plain = [remark for remark in remarks(review()) if remark.check.startswith(("plain_words", "form_text"))]
    assert [(remark.check, remark.say) for remark in plain] == []


def test_every_place_of_a_block_is_a_question_of_the_form() -> None:
    for section in Writer(form()).write(review()).sections:
        for block in section.blocks:
            for place in block.places:
                assert isinstance(place, Place)
                assert place.question in form().questions
