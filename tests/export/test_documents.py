"""Which sections each document holds, and what it lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imrassist.errors import ImrError
from imrassist.export import DOCUMENTS, file_name, format_of, missing
from imrassist.export.documents import letterhead, parts, subject
from imrassist.interview.question import Question
from imrassist.model.answer import Place
from imrassist.writing.report import Report
from tests.export.specimen import report, stockport


@pytest.mark.req("1.4", "S6.4")
@pytest.mark.parametrize(
    ("document", "sections"),
    [
        ("imr", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
        ("main-body", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]),
        ("front-sheet", ["0"]),
        ("family", ["5"]),
        ("chronology", ["6"]),
        ("action-plan", ["10"]),
    ],
)
def test_a_document_holds_its_sections_and_no_others(document: str, sections: list[str]) -> None:
    assert [part.section.id for part in parts(report(), stockport(), document)] == sections


def test_every_document_is_named_in_the_test_above() -> None:
    assert set(DOCUMENTS) == {"imr", "main-body", "front-sheet", "family", "chronology", "action-plan"}


def test_the_main_body_leaves_the_chronology_and_the_plan_to_documents_of_their_own() -> None:
    left = {key for part in parts(report(), stockport(), "main-body") for key in part.separate}
    assert left == {"s6.chronology", "s10.plan"}


def test_an_unknown_document_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ImrError, match="chronology, action-plan"):
        parts(report(), stockport(), "minutes")


def test_a_document_that_the_report_has_nothing_for_is_refused() -> None:
    without = Report(form="x", sections=tuple(each for each in report().sections if each.id != "6"))
    with pytest.raises(ImrError, match="nothing to put into"):
        parts(without, stockport(), "chronology")


def test_the_letterhead_is_what_the_front_sheet_says_above_its_table() -> None:
    assert [block.text for block in letterhead(report(), stockport())] == ["Northfield Community Health Trust"]


def test_whom_the_review_is_about_is_said_in_the_words_of_the_front_sheet() -> None:
    assert subject(report(), stockport()) == "Serious Case Review in respect of: Child 1"
    assert subject(Report(form="x"), stockport()) == ""


def test_a_whole_report_lacks_nothing() -> None:
    assert missing(report(), stockport()) == ()


def test_what_is_missing_is_listed_with_its_place_in_the_order_of_the_document() -> None:
    found = missing(report(complete=False), stockport())
    assert [(each.section, each.row, each.what) for each in found][:3] == [
        ("0", "first", "Date of first submission"),
        ("3", "", "Author's post: to be completed"),
        ("10", "action-0", "Date"),
    ]


def test_a_document_lacks_only_what_it_would_hold() -> None:
    lacking = report(complete=False)
    assert missing(lacking, stockport(), "chronology") == ()
    assert {each.section for each in missing(lacking, stockport(), "main-body")} == {"0", "3"}
    assert {each.section for each in missing(lacking, stockport(), "action-plan")} == {"10"}


@pytest.mark.parametrize("need", ["must", "may"])
def test_what_the_form_requires_is_marked_and_leads_to_its_question(need: str) -> None:
    question = Question(id="made_up_post", section="3", kind="text", ask="What is the author's post?", need=need)
    form = replace(stockport(), questions={**stockport().questions, question.id: question})
    lacking = report(complete=False)
    sections = tuple(
        replace(
            each,
            blocks=tuple(
                replace(b, places=(Place("gone"), Place(question.id))) if b.key == "s3.role" else b for b in each.blocks
            ),
        )
        for each in lacking.sections
    )
    found = missing(replace(lacking, sections=sections), form)
    post = next(each for each in found if each.block == "s3.role")
    assert (post.question, post.must) == ("made_up_post", need == "must")


def test_the_name_of_a_file_tells_nothing_of_the_case() -> None:
    assert file_name("imr", "submission") == "imr-submission.docx"
    assert file_name("chronology", "working", ".txt") == "chronology-working.txt"


@pytest.mark.parametrize("ending", [".docx", ".txt", ".DOCX"])
def test_each_format_builds_the_same_report(ending: str) -> None:
    assert format_of(ending).build(report(), stockport(), copy="working", document="chronology")
