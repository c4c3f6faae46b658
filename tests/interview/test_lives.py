"""Who could have been seen at a contact: nobody before birth or after death, and whoever has no such day always."""

from __future__ import annotations

from datetime import date

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.reading import Misread, offers, read
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from tests.prompts.stockport import cell, texts

FORM = load_form("stockport-2010")
TODAY = date(2010, 4, 1)


def child(code: str, born: str = "", died: str = "") -> dict[str, Answer]:
    said = {"person_code": code, "in_review": "yes", "person_born": born, "person_event_date": died}
    said["person_event"] = "died" if died else "neither"
    return {name: Answer(value=value) for name, value in said.items() if value}


def visit(day: str, *seen: str) -> dict[str, Answer]:
    said: dict[str, str | tuple[str, ...]] = {"contact_day": day, "contact_kind": "visit", "child_seen": seen}
    return {name: Answer(value=value) for name, value in said.items() if value != ""}


def review(*contacts: dict[str, Answer]) -> Draft:
    people = {
        "person-1": child("Child 1", born="2005-05-01"),
        "person-2": child("Child 2", born="2009-06-15"),
        "person-3": child("Child 3", born="2003-01-01", died="2009-03-01"),
        "person-4": child("Child 4"),
    }
    rows = {
        "person": tuple(Row(id=name, answers=answers) for name, answers in people.items()),
        "contact": tuple(Row(id=f"contact-{at}", answers=answers) for at, answers in enumerate(contacts, 1)),
    }
    return Draft(doc_id="d", form_id=FORM.id).with_(rows=rows)


def offered(draft: Draft) -> list[str]:
    return [each.label for each in offers(FORM.questions["child_seen"], FORM, draft, "contact-1")]


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("day", "children"),
    [
        ("2009-02-28", ["Child 1", "Child 3", "Child 4"]),
        ("2009-03-01", ["Child 1", "Child 3", "Child 4"]),
        ("2009-03-02", ["Child 1", "Child 4"]),
        ("2009-06-15", ["Child 1", "Child 2", "Child 4"]),
        ("", ["Child 1", "Child 2", "Child 3", "Child 4"]),
    ],
)
def test_only_children_who_lived_on_the_day_are_offered_as_seen(day: str, children: list[str]) -> None:
    assert offered(review(visit(day))) == children


@pytest.mark.req("S6.2")
def test_an_entry_may_be_about_a_child_not_yet_born() -> None:
    draft = review(visit("2009-02-28"))
    found = [each.label for each in offers(FORM.questions["contact_subject"], FORM, draft, "contact-1")]
    assert found == ["Child 1", "Child 2", "Child 3", "Child 4"]


@pytest.mark.req("S6.2")
def test_a_child_is_counted_out_of_the_contacts_at_which_it_could_have_been_seen() -> None:
    draft = review(visit("2009-02-01", "person-1", "person-3"), visit("2009-07-01", "person-2"), visit("2010-01-05"))
    text = " ".join(texts(draft, "8"))
    assert "Child 1 was seen at one of the three contacts at which this was possible" in text
    assert "Child 2 was seen at one of the two contacts at which this was possible" in text
    assert "Child 3 was seen at the one contact at which this was possible" in text
    assert "Child 4 was not seen at any of the three contacts at which this was possible" in text


@pytest.mark.req("S6.2")
def test_a_child_not_yet_born_is_not_said_to_have_been_missed() -> None:
    draft = review(visit("2009-02-01", "person-1"))
    text = " ".join(cell(draft, "chronology", "event"))
    assert "Child 3 and Child 4 were not seen." in text
    assert "Child 2" not in text


@pytest.mark.req("S6.2")
def test_a_day_of_birth_that_is_put_right_counts_at_once() -> None:
    draft = review(visit("2009-02-01", "person-1"))
    before = offered(draft)
    people = tuple(
        Row(id=row.id, answers={**row.answers, "person_born": Answer(value="2008-06-15")})
        if row.id == "person-2"
        else row
        for row in draft.rows["person"]
    )
    after = offered(draft.with_(rows={**draft.rows, "person": people}))
    assert ("Child 2" in before, "Child 2" in after) == (False, True)


@pytest.mark.req("S10.4")
def test_rows_are_offered_in_the_order_in_which_the_report_numbers_them() -> None:
    said = (("improve", "Calls stopped."), ("good", "The mentor rang twice."))
    rows = tuple(
        Row(id=f"finding-{at}", answers={"finding_kind": Answer(value=kind), "finding_text": Answer(value=text)})
        for at, (kind, text) in enumerate(said, 1)
    )
    draft = Draft(doc_id="d", form_id=FORM.id).with_(
        rows={"finding": rows, "lesson": (Row(id="lesson-1"),), "contact": ()}
    )
    question = FORM.questions["lesson_findings"]
    assert [each.key for each in offers(question, FORM, draft, "lesson-1")] == ["finding-2", "finding-1"]
    chosen = read(question, "1", form=FORM, draft=draft, row="lesson-1", today=TODAY)
    assert not isinstance(chosen, Misread)
    assert chosen.value == ("finding-2",)


@pytest.mark.req("S2.2")
@pytest.mark.parametrize(
    ("typed", "kept"), [("1.", "1"), ("2a)", "2a"), ("3.1", "3.1"), ("(iv)", "(iv)"), ("ToR 4:", "ToR 4")]
)
def test_the_number_of_a_term_is_the_boards_without_the_stop_of_its_list(typed: str, kept: str) -> None:
    draft = Draft(doc_id="d", form_id=FORM.id).with_(rows={"term": (Row(id="term-1"),)})
    found = read(FORM.questions["term_number"], typed, form=FORM, draft=draft, row="term-1", today=TODAY)
    assert not isinstance(found, Misread)
    assert found.value == kept
