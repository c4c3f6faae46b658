"""A form that was filled in by hand in Word, from the board's template, becomes a new draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.intake.filled import Filled, fill_draft
from imrassist.interview.load import load_form
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded
from imrassist.model.answer import Answer, Park
from imrassist.session import Session
from tests.intake.made import ins, p, put, r, tbl, tc, tr, word

BLUE = '<w:i/><w:color w:val="0000FF"/>'
SIGN = "Signature..…………………………………………"


def box(*texts: str) -> str:
    return tbl(tr(tc("".join(p(text) for text in texts))))


def note(text: str) -> str:
    return f"<w:p>{r(text, BLUE)}</w:p>"


def template() -> str:
    """The template as it is laid out, filled in by hand: notes half deleted, slips of spelling as they are in it."""
    front = tbl(
        tr("Serious Case Review in respect of", "Child Q"),
        tr("Date of Birth", "01/02/08"),
        tr("Date of Death or serious incident  Delete as appropriate", "17/11/09"),
        tr("Author of IMR ", tc(p("Jo Sample, Named nurse") + p(SIGN) + p("Date         ..………"))),
        tr("Agency ", tc(p("Northfield Trust") + p("It runs community nursing."))),
        tr("Quality Assured and Approved by ", tc(p("Kit Specimen, Director of nursing") + p(SIGN))),
        tr("Date of first submission", "12/01/10"),
        tr("Date of revision", ""),
        tr("Date of final submission", ""),
    )
    family = tbl(
        tr("Anonymised Name", "Relationship to subject (if applicable)", "Date of Birth",
           "Date of Death (Or Serious Incident)", "Address", "Ethnicity or diversity issues"),
        tr("Child Q", "n/a", "01/02/08", "17/11/09", "Address A", "White British"),
        tr("Mrs A", "Mother", "not known", "n/a", "Address A", tc(p("White British") + p("Hard of hearing"))),
    )  # fmt: skip
    chronology = tbl(
        tr("Date", "Time", tc(p("Source of") + p("Information")), "Subject of recording",
           "Event description, actions and outcomes", "Expected Practice/Standards", "Relevant Terms of Reference",
           "Child Seen (y/n)"),
        tr("17/09/09", "10:30", "Record", "Child Q", tc(p("Home visit.") + p("All was well.")), "", "2a", "Y"),
        tr("18/09/09", "00:00", "Record", "Mrs A", "A call; no time was noted.", "", "", "N"),
        tr("some day in May", "9:15", "Record", "Mrs A", "A letter came.", "", "", ""),
    )  # fmt: skip
    plan = tbl(
        tr("No", "Recommendation", "Key Actions ", "Evidence ", "Key Outcome", "Lead Officer ", "Date"),
        tr("1", "Look twice.", "Train all staff.", "The list", "Safer visits", "Head of nursing", "31/03/11"),
        tr("2", "Look twice.", "Ask each team.", "Minutes", "Safer visits", "Head of nursing", "30/04/11"),
    )
    return "".join((
        p("Strictly Confidential"), p("INDIVIDUAL MANAGEMENT REVIEW REPORT"), front,
        p("SECTION 1 - INTRODUCTION"), note("GUIDANCE: An example."), box("This review is of Northfield Trust."),
        p("SECTION 2 - TERMS OF REFERENCE"),
        box("The period is from January 2008.", "1. Was the child seen?", "2a. Was information shared?"),
        p("SECTION 3 – AUTHORS DETAILS"), box("I am a nurse."),
        p("SECTION 5  - FAMILY COMPOSITION as known to the agency "), family,
        p("SECTION 6 - COMPREHENSIVE CHRONOLOGY"), chronology,
        p("SECTION 7 - NARRATIVE "), box("Once there was a child.", "She was two."),
        p("SECTION 8 – CRITICIAL ANALYSIS"), box("Why it was so."),
        p("SECTION 9 - WHAT DO WE LEARN FROM THIS CASE?"), box("Look twice."),
        p("SECTION 10 – RECOMMENDATIONS FOR ACTION and SINGLE AGENCY ACTION PLAN"), box("We recommend to look twice."),
        plan, p(""),
    ))  # fmt: skip


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    return fill(put(tmp_path / "form.docx", word(template())))


def fill(path: Path) -> Filled:
    ids = iter(range(1000))
    form = load_form("stockport-2010")
    return fill_draft(path, form, today=date(2010, 10, 1), fresh_id=lambda: f"x{next(ids)}")


def answers(filled: Filled) -> dict[str, object]:
    return {act.place.question: act.answer.value for act in filled.acts if isinstance(act, Answered) and act.answer}


def rows(filled: Filled, table: str) -> list[dict[str, object]]:
    return [
        {name: answer.value if answer.given else answer.parked for name, answer in act.row.answers.items()}
        for act in filled.acts
        if isinstance(act, RowAdded) and act.table == table
    ]


def own(filled: Filled, section: str) -> list[str]:
    found: list[Act] = [each for each in filled.acts if isinstance(each, BlockEdited)]
    return [
        each.edit.text
        for each in found
        if isinstance(each, BlockEdited) and each.edit and each.block.startswith(f"own.{section}.")
    ]


def test_the_front_sheet_becomes_answers(filled: Filled) -> None:
    said = answers(filled)
    assert said["subject_code"] == "Child Q"
    assert (said["author_name"], said["author_post"]) == ("Jo Sample", "Named nurse")
    assert (said["approver_name"], said["approver_post"]) == ("Kit Specimen", "Director of nursing")
    assert (said["agency"], said["agency_profile"]) == ("Northfield Trust", "It runs community nursing.")
    assert said["first_submitted"] == "2010-01-12"


def test_the_tables_become_rows_that_name_one_another(filled: Filled) -> None:
    child, mother = rows(filled, "person")
    assert (child["person_code"], child["person_born"], child["in_review"]) == ("Child Q", "2008-02-01", "yes")
    assert (mother["relationship"], mother["person_born"]) == ("Mother", "no_record")
    assert (mother["person_ethnicity"], mother["person_needs"]) == ("White British", "Hard of hearing")
    assert [(each["term_number"], each["term_text"]) for each in rows(filled, "term")] == [
        ("1", "Was the child seen?"),
        ("2a", "Was information shared?"),
    ]
    term = [act.row.id for act in filled.acts if isinstance(act, RowAdded) and act.table == "term"]
    first, second, third = rows(filled, "contact")
    assert (first["contact_day"], first["contact_time"]) == ("2009-09-17", "10:30")
    assert first["contact_event"] == "Home visit.\nAll was well."
    assert first["contact_terms"] == (term[1],)
    assert (second["contact_time"], second["child_seen"]) == ("no_record", ())
    assert third["contact_day"] is Park.LATER
    assert third["contact_time"] == "09:15"
    (recommendation,) = [a.row for a in filled.acts if isinstance(a, RowAdded) and a.table == "recommendation"]
    actions = rows(filled, "action")
    assert [each["action_recommendation"] for each in actions] == [recommendation.id] * 2
    assert (actions[0]["action_lead"], actions[0]["action_due"]) == ("Head of nursing", "2011-03-31")


def test_the_text_of_the_boxes_is_the_authors_own_in_its_section_and_the_guidance_is_not(filled: Filled) -> None:
    assert own(filled, "1") == ["This review is of Northfield Trust."]
    assert own(filled, "2") == ["The period is from January 2008."]
    assert own(filled, "3") == ["I am a nurse."]
    assert own(filled, "7") == ["Once there was a child.", "She was two."]
    assert own(filled, "8") == ["Why it was so."]
    assert own(filled, "10") == ["We recommend to look twice."]


def test_what_cannot_be_read_is_listed_whole_with_its_place(filled: Filled) -> None:
    lost = {(each.where.rpartition(", ")[2], each.text) for each in filled.unplaced}
    assert ("Date", "some day in May") in lost
    assert ("Date of Birth", "01/02/08") not in lost, "the family's table says so, and the front sheet is made of it"
    assert ("Child Seen (y/n)", "Y") in lost or any(
        act.table == "contact" for act in filled.acts if isinstance(act, RowAdded) and "child_seen" in act.row.answers
    )
    assert filled.missing == ("4",)


def test_what_cannot_be_read_stays_as_a_note_with_its_question(filled: Filled) -> None:
    third = [act.row for act in filled.acts if isinstance(act, RowAdded) and act.table == "contact"][2]
    assert third.answers["contact_day"] == Answer(parked=Park.LATER, note="some day in May")
    (why,) = [each.why for each in filled.unplaced if each.text == "some day in May"]
    assert "kept as a note" in why


def test_headings_that_are_shorter_or_older_than_the_forms_are_known(tmp_path: Path) -> None:
    short = (
        template()
        .replace(p("Source of") + p("Information"), p("Source"))
        .replace("Relevant Terms of Reference", "Relevant ToR")
        .replace("Child Seen (y/n)", "Child Seen")
        .replace("SECTION 10 – RECOMMENDATIONS FOR ACTION and SINGLE AGENCY ACTION PLAN", "Section 10: Recommendations")
    )
    assert short.count("Relevant ToR") == 1
    found = fill(put(tmp_path / "older.docx", word(short)))
    whole = fill(put(tmp_path / "form.docx", word(template())))
    assert (found.missing, dict(found.rows)) == (whole.missing, dict(whole.rows))
    assert rows(found, "contact")[0].keys() == rows(whole, "contact")[0].keys()


def test_the_sources_that_the_chronology_names_become_rows_and_yes_or_no_is_read_however_written(
    tmp_path: Path,
) -> None:
    form = template()
    for before, after in ((tc(p("N")), tc(p("no"))), (tc(p("Y")), tc(p("yes")))):
        assert form.count(before) == 1
        form = form.replace(before, after)
    filled = fill(put(tmp_path / "form.docx", word(form)))
    assert [row["source_name"] for row in rows(filled, "source")] == ["Record"]
    ids = [act.row.id for act in filled.acts if isinstance(act, RowAdded) and act.table == "source"]
    contacts = rows(filled, "contact")
    assert [contact["contact_source"] for contact in contacts] == ids * 3
    child = next(act.row.id for act in filled.acts if isinstance(act, RowAdded) and act.table == "person")
    assert [contact.get("child_seen") for contact in contacts] == [(child,), (), None]


def test_it_makes_a_draft_that_reads_as_the_form_did_and_undo_takes_it_back(tmp_path: Path, filled: Filled) -> None:
    session = Session.new(tmp_path / "new.imr.toml")
    session.take_form(filled)
    text = [block.text for block in session.section_text("7").blocks]
    assert text[:2] == ["Once there was a child.", "She was two."]
    grid = next(block.grid for block in session.section_text("6").blocks if block.grid)
    assert grid.lines[0].cells[0].paragraphs == ("17/09/09",)
    session.undo()
    assert not session.draft.rows
    session.close()


def test_comments_and_tracked_changes_come_along_as_points(tmp_path: Path) -> None:
    body = p("SECTION 7 - NARRATIVE") + f"<w:p>{r('Once')}{ins(r(' long ago'))}</w:p>"
    filled = fill(put(tmp_path / "form.docx", word(body)))
    assert own(filled, "7") == ["Once long ago"]
    assert [(each.kind, each.by) for each in filled.notes] == [("change", "Pat Reviewer")]


def analysis(tmp_path: Path, *texts: str) -> Session:
    """A draft made of a form whose section 8 holds these paragraphs, and which has terms 1 and 2a."""
    terms = box("1. Was the child seen?", "2a. Was information shared, and how soon was it shared?")
    body = p("SECTION 2 - TERMS OF REFERENCE") + terms + p("SECTION 8 – CRITICAL ANALYSIS") + box(*texts)
    filled = fill(put(tmp_path / "form.docx", word(body)))
    session = Session.new(tmp_path / "new.imr.toml")
    session.take_form(filled)
    session.notices += filled.said
    return session


def stands(session: Session) -> list[str]:
    """Section 8: the author's own paragraphs and the heads of terms, in the order of the report."""
    blocks = session.section_text("8").blocks
    return [block.text for block in blocks if block.key.startswith(("own.", "s8.term@"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Term of reference 1", "Term of reference 2a: Was information shared, and how soon was it shared?"),
        ("1. Was the child seen?", "2a. Was information shared"),
        ("ToR 1 - Was the child seen?", "TOR 2a"),
        ("Was the child seen?", "Was information shared, and how soon was it shared?"),
    ],
)
def test_the_analysis_stands_under_the_terms_that_its_headings_name(tmp_path: Path, first: str, second: str) -> None:
    session = analysis(
        tmp_path, "It is hard to say why.", first, "Nobody saw her.", "The rota was full.", second, "Late."
    )
    assert stands(session) == [
        "It is hard to say why.",
        "Term of reference 1: Was the child seen?",
        "Nobody saw her.",
        "The rota was full.",
        "Term of reference 2a: Was information shared, and how soon was it shared?",
        "Late.",
    ]
    assert "Critical analysis: paragraphs that stand under the term they are about: 3." in session.notices
    loose = [each for each in session.notices if "no one term is named" in each]
    assert len(loose) == 1
    assert '"It is hard to say why."' in loose[0]
    session.close()


def test_a_paragraph_that_leads_with_its_term_is_kept_whole_and_one_that_names_two_is_under_none(
    tmp_path: Path,
) -> None:
    texts = (
        "Terms of reference 1 and 2a are answered together.",
        "What follows from term of reference 2a is simple.",
        "2 visits were made.",
        "1. Nobody saw her, and nobody asked.",
    )
    session = analysis(tmp_path, *texts)
    assert stands(session) == [
        texts[0],
        texts[2],
        "Term of reference 1: Was the child seen?",
        texts[3],
        "Term of reference 2a: Was information shared, and how soon was it shared?",
        texts[1],
    ]
    session.close()


def test_terms_that_word_numbers_by_itself_keep_their_numbers(tmp_path: Path) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1%2"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    )

    def listed(text: str, level: int) -> str:
        look = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="4"/></w:numPr></w:pPr>'
        return f"<w:p>{look}{r(text)}</w:p>"

    terms = listed("Was the child seen?", 0) + listed("Was she alone?", 1) + listed("Was information shared?", 0)
    body = p("SECTION 2 - TERMS OF REFERENCE") + terms
    filled = fill(put(tmp_path / "form.docx", word(body, {"numbering": lists})))
    assert [(each["term_number"], each["term_text"]) for each in rows(filled, "term")] == [
        ("1", "Was the child seen?"),
        ("1a", "Was she alone?"),
        ("2", "Was information shared?"),
    ]


def test_it_says_how_much_it_holds_in_words(filled: Filled) -> None:
    assert filled.taken[1:4] == ("2 terms of reference", "2 people", "3 contacts") or {
        "2 terms of reference", "2 people", "3 contacts"
    } <= set(filled.taken)  # fmt: skip
    assert filled.said[0].startswith("Sections that were not found: ")
