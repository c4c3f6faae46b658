"""The first form's labels, written a second time by hand from the guidance: the export must reproduce them."""

from __future__ import annotations

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.writing.write import Writer

HEADINGS = {
    "1": "SECTION 1 - INTRODUCTION",
    "2": "SECTION 2 - TERMS OF REFERENCE",
    "3": "SECTION 3 – AUTHOR'S DETAILS",
    "4": "SECTION 4 - METHODOLOGY",
    "5": "SECTION 5 - FAMILY COMPOSITION as known to the agency",
    "6": "SECTION 6 - COMPREHENSIVE CHRONOLOGY",
    "7": "SECTION 7 - NARRATIVE",
    "8": "SECTION 8 – CRITICAL ANALYSIS",
    "9": "SECTION 9 - WHAT DO WE LEARN FROM THIS CASE?",
    "10": "SECTION 10 – RECOMMENDATIONS FOR ACTION and SINGLE AGENCY ACTION PLAN",
}
FRONT_SHEET = [
    "Serious Case Review in respect of",
    "Date of Birth",
    "Date of Death or serious incident",
    "Author of IMR",
    "Agency",
    "Quality Assured and Approved by",
    "Date of first submission",
    "Date of revision",
    "Date of final submission",
]
FAMILY = [
    "Anonymised Name",
    "Relationship to subject (if applicable)",
    "Date of Birth",
    "Date of Death (Or Serious Incident)",
    "Address",
    "Ethnicity or diversity issues",
]
CHRONOLOGY = [
    "Date",
    "Time",
    "Source of Information",
    "Subject of recording",
    "Event description, actions and outcomes",
    "Expected Practice/Standards",
    "Relevant Terms of Reference",
    "Child Seen (y/n)",
]
ACTION_PLAN = ["No", "Recommendation", "Key Actions", "Evidence", "Key Outcome", "Lead Officer", "Date"]
CRITERIA = [
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
]


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("stockport-2010")


def columns(form: Form, grid: str) -> list[str]:
    return [column.label for column in form.grids[grid].columns]


def test_the_sections_stand_in_order_each_with_its_title(form: Form) -> None:
    printed = [(section.id, section.heading) for section in form.sections if section.printed and section.heading]
    assert printed == list(HEADINGS.items())
    assert next(section.id for section in form.sections if section.printed) == "0"


def test_the_front_sheet_has_its_nine_lines_and_two_signatures(form: Form) -> None:
    assert printed_lines(form, Draft(doc_id="review-1", form_id=form.id)) == FRONT_SHEET
    signed = [column.label for column in form.grids["front_sheet"].columns if column.sign]
    assert signed == ["Author of IMR", "Quality Assured and Approved by"]


@pytest.mark.parametrize(("event", "label"), [("died", "Date of Death"), ("harmed", "Date of serious incident")])
def test_of_death_and_serious_incident_the_one_that_applies_is_left(form: Form, event: str, label: str) -> None:
    child = {"in_review": Answer(value="yes"), "person_event": Answer(value=event)}
    draft = Draft(doc_id="review-1", form_id=form.id, rows={"person": (Row(id="person-1", answers=child),)})
    lines = printed_lines(form, draft)
    assert lines == [label if line == "Date of Death or serious incident" else line for line in FRONT_SHEET]


def printed_lines(form: Form, draft: Draft) -> list[str]:
    """The labels of the front sheet as a report of this draft prints them."""
    labels = {column.id: column.label for column in form.grids["front_sheet"].columns}
    blocks = [block for section in Writer(form).write(draft).sections for block in section.blocks]
    sheet = next(block.grid for block in blocks if block.grid and block.grid.grid == "front_sheet")
    return [labels[line.row] for line in sheet.lines]


def test_the_family_table_has_its_six_columns_and_says_what_is_not_known(form: Form) -> None:
    assert columns(form, "family") == FAMILY
    unknown = Answer(parked=Park.NO_RECORD, note="the record does not say")
    asked = [question.id for question in form.questions.values() if question.each == "person"]
    person = {name: unknown for name in asked if "no_record" in form.questions[name].park}
    draft = Draft(doc_id="review-1", form_id=form.id, rows={"person": (Row(id="person-1", answers=person),)})
    blocks = [block for section in Writer(form).write(draft).sections for block in section.blocks]
    family = next(block.grid for block in blocks if block.grid and block.grid.grid == "family")
    (line,) = family.lines
    said = {label: " ".join(cell.paragraphs) for label, cell in zip(FAMILY, line.cells, strict=True)}
    assert said["Date of Birth"].startswith("Not known")
    assert said["Address"].startswith("Not known")
    assert said["Ethnicity or diversity issues"].startswith("Not known")


def test_the_chronology_has_its_eight_columns_landscape_and_small(form: Form) -> None:
    assert columns(form, "chronology") == CHRONOLOGY
    assert form.grids["chronology"].landscape
    assert form.grids["chronology"].small


def test_the_action_plan_has_its_seven_columns_title_and_lead_person(form: Form) -> None:
    plan = form.grids["action_plan"]
    assert columns(form, "action_plan") == ACTION_PLAN
    assert plan.title == "Single Agency Action Plan"
    assert any(line.startswith("Lead Person: {") for line in plan.above)
    assert plan.small
    assert plan.numbered


def test_the_fourteen_criteria_and_their_scale(form: Form) -> None:
    assert [criterion.text for criterion in form.criteria] == CRITERIA
    assert [criterion.number for criterion in form.criteria] == list(range(1, 15))
    assert [option.label for option in form.scale] == ["Yes", "No", "Partially"]
    assert form.quality_labels["agency"] == "Agency"
    assert form.quality_labels["person"] == "Name and contact details of person completing this form"
    assert form.quality_labels["child"] == "Child/ Family Identifier"
    assert form.quality_labels["title"].split("\n") == ["INDIVIDUAL MANAGEMENT REVIEW", "QUALITY ASSURANCE FORM"]


def test_the_title_the_marking_and_the_type(form: Form) -> None:
    assert form.title == "INDIVIDUAL MANAGEMENT REVIEW REPORT"
    assert form.marking == (
        "Strictly Confidential",
        "Not to be distributed or reproduced without the permission of SSCB",
    )
    style = form.style
    assert (style.font, style.size, style.small, style.colour) == ("Arial", 12, 10, "000000")
    assert style.note_colour == "0000FF"


def test_home_can_say_whose_form_it_is_and_that_it_is_historic(form: Form) -> None:
    assert form.issuer == "Stockport Safeguarding Children Board"
    assert form.status == "historic"
    assert form.verified
    assert form.licence


def test_no_guidance_note_is_taken_over_from_the_form(form: Form) -> None:
    # A few turns of phrase of the form's own notes: ours must be written afresh.
    theirs = (
        "type your text in this box",
        "bring the chronology to life",
        "floating boxes",
        "must review the information in the comprehensive chronology",
        "constructive use of hindsight will benefit",
        "identify specific lessons which",
        "how this equips you to undertake",
    )
    ours = [note.lower() for section in form.sections for note in section.note]
    ours += [f"{question.ask} {question.help} {question.why}".lower() for question in form.questions.values()]
    assert ours
    assert [phrase for phrase in theirs if any(phrase in text for text in ours)] == []
