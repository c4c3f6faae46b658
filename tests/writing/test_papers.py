"""The documents beside the report: what stands in each, from a form and a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.model.quality import Verdict
from imrassist.writing.changes import Change
from imrassist.writing.papers import Paper, changes_paper, form_paper, quality_paper
from imrassist.writing.report import GridText
from imrassist.writing.write import Writer

LABELS = (
    "The scope of the review is unambiguous, outcome-focused and supported by clear terms of reference",
    "Author was independent as per Working Together Chapter 8 (2010).",
    "Access to legal advice available for critical aspects",
    "Report is completed within agreed timescale",
    (
        "Report includes genogram and full details of changes to the family composition for the identified time period "
        "including transient members as appropriate"
    ),
    "Report includes chronology of involvement for identified time period",
    "Report takes account of the individual needs of the child(ren) and family members",
    "Report is sensitive to the racial, cultural and linguistic identity of the child (ren) and family members",
    (
        "Report reflects a critical examination of the facts and provides a credible explanation for how and why "
        "events occurred"
    ),
    (
        "Report reflects a critical examination of the facts and provides a credible explanation for actions/ "
        "decisions that were/ were not taken"
    ),
    (
        "Practice at individual and organisational level is analysed openly and critically against local and national "
        "requirements, professional standards and local procedural guidance"
    ),
    "Good practice is highlighted beyond expected minimum practice",
    (
        "Report contains an action plan with measurable and relevant recommendations for improvement and a timescale "
        "for implementation."
    ),
    "Action plan has been agreed with relevant senior management groups",
)
"""The criteria of the guidance's appendix 1, word for word."""


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("stockport-2010")


def draft(form: Form, verdicts: dict[str, Verdict] | None = None, **answers: str) -> Draft:
    given = {name: Answer(value=value) for name, value in answers.items()}
    return Draft(doc_id="x", form_id=form.id, answers=given, verdicts=verdicts or {})


def grids(paper: Paper) -> dict[str, GridText]:
    return {b.grid.grid: b.grid for section in paper.sections for b in section.blocks if b.grid}


def quality(form: Form, made: Draft) -> Paper:
    paper = quality_paper(form, made)
    assert paper is not None
    return paper


@pytest.mark.req("QA.1")
def test_the_quality_form_has_the_labels_of_appendix_1_word_for_word(form: Form) -> None:
    paper = quality(form, draft(form))
    assert paper.title == "INDIVIDUAL MANAGEMENT REVIEW\nQUALITY ASSURANCE FORM"
    columns = {name: [column.label for column in grid.columns] for name, grid in paper.grids.items()}
    assert columns == {
        "quality_about": [
            "Agency",
            "Name and contact details of person completing this form",
            "Child/ Family Identifier",
        ],
        "quality": ["Criteria", "Yes", "No", "Partially", "Comments"],
        "quality_signed": ["Signed:", "Role:", "Date:"],
    }
    assert [line.cells[0].paragraphs for line in grids(paper)["quality"].lines] == [(label,) for label in LABELS]


@pytest.mark.req("QA.1")
def test_an_x_stands_under_the_countersigning_persons_answer_and_the_comment_beside_it(form: Form) -> None:
    verdicts = {
        "approver:scope": Verdict(answer="partially", comment="Term 3\nis still open."),
        "author:scope": Verdict(answer="yes", comment="Mine."),
        "author:agreed": Verdict(answer="yes"),
    }
    lines = {line.row: line.cells for line in grids(quality(form, draft(form, verdicts)))["quality"].lines}
    assert [cell.paragraphs for cell in lines["scope"][1:]] == [(), (), ("X",), ("Term 3", "is still open.")]
    assert [cell.paragraphs for cell in lines["agreed"][1:4]] == [(), (), ()]
    assert [cells[-1].gap for cells in (lines["scope"], lines["agreed"])] == [False, True]


def test_agency_contact_and_code_are_those_of_the_draft_and_what_is_not_known_is_a_gap(form: Form) -> None:
    paper = quality(form, draft(form, agency="Eastmere", approver_post="Director of nursing"))
    about = grids(paper)["quality_about"].lines
    assert [(line.cells[0].paragraphs[0], line.cells[0].gap) for line in about] == [
        ("Eastmere", False), ("[To be completed]", True), ("[To be completed]", True),
    ]  # fmt: skip
    signed = grids(paper)["quality_signed"].lines
    assert [line.cells[0].paragraphs for line in signed] == [(), ("Director of nursing",), ()]


def test_a_form_without_criteria_has_no_quality_form(form: Form) -> None:
    assert quality_paper(replace(form, criteria=()), draft(form)) is None


@pytest.mark.req("2.4")
def test_the_first_export_confirms_the_involvement_and_names_the_author(form: Form) -> None:
    made = draft(
        form, agency="Eastmere", subject_code="Child 1", author_name="Maria Stone", author_post="Named nurse",
        agency_involved="yes", direct_concern="no", line_manager="no", due_chronology="2010-02-01",
    )  # fmt: skip
    paper = form_paper(form, Writer(form).beside(made, "involvement"), "involvement")
    assert paper is not None
    assert not paper.inside
    assert paper.title == "CONFIRMATION OF INVOLVEMENT AND AUTHOR"
    said = [block.text for block in paper.sections[0].blocks if not block.grid and not block.gap]
    assert said[:2] == [
        (
            "Eastmere confirms that it has been involved with Child 1 or the family, and that it will write an "
            "Individual Management Review."
        ),
        "The review will be written by Maria Stone, Named nurse.",
    ]
    assert "has not been directly concerned" in said[2]
    assert said[3] == "The chronology will be sent by 1 February 2010."
    lines = {line.row: line.cells[0] for line in grids(paper)["involvement"].lines}
    assert lines["author"].paragraphs == ("Maria Stone, Named nurse",)
    assert lines["approver"].gap
    assert lines["confirmed"].sign


@pytest.mark.req("2.4")
def test_an_agency_that_was_not_involved_makes_a_nil_return(form: Form) -> None:
    made = draft(form, agency="Eastmere", subject_code="Child 1", agency_involved="no", nil_searched="All was searched")
    paper = form_paper(form, Writer(form).beside(made, "involvement"), "involvement")
    assert paper is not None
    said = [block.text for block in paper.sections[0].blocks if not block.grid]
    assert said == [
        (
            "Eastmere has had no involvement with Child 1 or the family in the period under review, and will not "
            "write an Individual Management Review. This is a nil return."
        ),
        "All was searched.",
    ]
    lines = {line.row: line.cells[0] for line in grids(paper)["involvement"].lines}
    assert lines["author"].paragraphs == ("None: a nil return",)


@pytest.mark.req("2.4")
def test_whether_it_was_involved_is_never_said_before_it_is_answered(form: Form) -> None:
    made = draft(form, agency="Eastmere", subject_code="Child 1")
    paper = form_paper(form, Writer(form).beside(made, "involvement"), "involvement")
    assert paper is not None
    blocks = [block for block in paper.sections[0].blocks if not block.grid]
    assert "[Whether the agency was involved: to be completed]" in [block.text for block in blocks if block.gap]
    assert not any("involvement" in block.text or "been involved" in block.text for block in blocks if not block.gap)


@pytest.mark.req("S10.5")
def test_the_progress_of_each_action_is_a_document_for_the_board(form: Form) -> None:
    rows = (
        Row(
            id="action-1",
            answers={
                "action_text": Answer(value="Write it."),
                "progress_status": Answer(value="under_way"),
                "progress_evidence": Answer(value="Minutes of May."),
                "progress_on": Answer(value="2010-06-30"),
            },
        ),
        Row(id="action-2", answers={"action_text": Answer(value="Check it.")}),
    )
    made = draft(form, first_submitted="2010-03-01").with_(rows={"action": rows})
    paper = form_paper(form, Writer(form).beside(made, "progress"), "progress")
    assert paper is not None
    first, second = grids(paper)["progress"].lines
    assert [cell.paragraphs for cell in first.cells[4:]] == [("Under way",), ("Minutes of May.",), ("30/06/10",)]
    assert second.cells[4].gap


def test_neither_is_any_part_of_the_report(form: Form) -> None:
    printed = [section.id for section in Writer(form).write(draft(form)).sections]
    assert not {"involvement", "progress"} & set(printed)


def test_a_form_that_words_no_such_document_has_none(form: Form) -> None:
    without = replace(form, sections=tuple(each for each in form.sections if not each.document))
    assert form_paper(without, (), "involvement") is None


def test_what_has_changed_stands_by_section_then_and_now_whole() -> None:
    form = load_form("stockport-2010")
    found = (
        Change(kind="text", section="9", key="s9.lesson", before="Old\nwords.", after="New words."),
        Change(kind="row", section="6", label="contact", after="17/09/09, Mrs A"),
        Change(kind="row", section="6", label="contact", before="18/09/09, Mrs A"),
        Change(kind="text", section="9", key="own.9.a", after="The same.", note="moved"),
    )
    paper = changes_paper(form, found, "the first submission")
    assert paper.inside
    assert [section.heading for section in paper.sections] == [
        "", "SECTION 6 - COMPREHENSIVE CHRONOLOGY", "SECTION 9 - WHAT DO WE LEARN FROM THIS CASE?",
    ]  # fmt: skip
    assert "the first submission" in paper.sections[0].blocks[1].text
    cells = [
        [cell.paragraphs for cell in line.cells]
        for section in paper.sections[1:]
        for block in section.blocks
        for line in (block.grid.lines if block.grid else ())
    ]
    assert cells == [
        [("contact",), ("Not there.",), ("17/09/09, Mrs A",)],
        [("contact",), ("18/09/09, Mrs A",), ("Not there any more.",)],
        [("Text", '"Old" is now "New".'), ("Old", "words."), ("New words.",)],
        [("Text",), (), ("Moved to another place.", "The same.")],
    ]


def test_the_words_that_changed_are_told_and_marked_on_both_sides() -> None:
    before = "Legal advice was taken from the agency's solicitor.\nIt was given twice."
    after = "Legal advice was taken from the agency's lawyer.\nIt was given in writing twice."
    change = Change(kind="text", section="4", key="s4.legal", before=before, after=after)
    paper = changes_paper(load_form("stockport-2010"), (change,), "the first submission")
    (grid,) = [block.grid for section in paper.sections for block in section.blocks if block.grid]
    what, then, now = grid.lines[0].cells
    assert what.paragraphs == ("Text", '"solicitor" is now "lawyer".', 'new: "in writing".')
    assert [before[each.start : each.end] for each in then.changed if each.gone] == ["solicitor"]
    assert [after[each.start : each.end].strip() for each in now.changed] == ["lawyer", "in writing"]
    assert not any(each.gone for each in now.changed)


def test_where_nothing_has_changed_it_says_so() -> None:
    paper = changes_paper(load_form("stockport-2010"), (), "the version of May")
    assert [block.text for section in paper.sections for block in section.blocks][-1] == "Nothing is different."
