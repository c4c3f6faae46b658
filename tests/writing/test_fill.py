from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.condition import Scope
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park, Place
from imrassist.writing.fill import fill, names_in, plural, template_faults
from tests.small import draft_of, filled, garden, given


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return garden(tmp_path)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("By {owner}.", "By Mr A."),
        ("{fenced}", "No"),
        ("{fenced|lower}", "no"),
        ("because {fence_why|clause}.", "because nobody has had the money."),
        ("{fence_why|sentence}", "Nobody has had the money."),
        ("{fence_why}.", "Nobody has had the money."),
        ("{visits_all|of:visit}", "3 visits"),
        ("{visits_all|number} visits", "three visits"),
    ],
)
def test_an_answer_is_printed_as_fits_its_kind(form: Form, template: str, words: str) -> None:
    assert fill(template, Scope(form=form, draft=filled())).text == words


def test_rows_are_called_by_their_labels_and_joined_as_a_person_would(form: Form) -> None:
    scope = Scope(form=form, draft=filled(), row=filled().row("visit-2"))
    assert fill("{visit_plots}", scope).text == "Plot 1 and Plot 2a"
    assert fill("{visit_plots|count|of:plot}", scope).text == "2 plots"
    assert fill("{visit_plots|via:plot_name}", scope).text == "1 and 2a"
    assert fill("{visit_day|longdate}", scope).text == "1 April 2010"
    assert fill("{visit_day}", scope).places == (Place("visit_day", "visit-2"),)


def test_a_code_keeps_its_capital_inside_a_sentence(form: Form) -> None:
    for text, words in (
        ("Child 1 was ill.", "Child 1 was ill"), ("Mrs A left", "Mrs A left"), ("The family left.", "the family left"),
        ("A nurse called.", "a nurse called"), ("GP saw her", "GP saw her"),
        ("Health Visitor 2 was away.", "Health Visitor 2 was away"), ("Health visitor 2 left", "health visitor 2 left"),
        ("On 3 May she left", "on 3 May she left"), ("When Child 1 fell", "when Child 1 fell"),
    ):  # fmt: skip
        draft = draft_of(answers=given(owner=text))
        assert fill("{owner|clause}", Scope(form=form, draft=draft)).text == words


def test_what_is_not_known_makes_an_honest_sentence_but_what_is_put_off_is_missing(form: Form) -> None:
    gone = draft_of(answers={"owner": Answer(parked=Park.NO_RECORD, note="the book was lost.")})
    assert fill("The keeper is {owner}.", Scope(form=form, draft=gone)).text == (
        "The keeper is not known to the agency, because the book was lost."
    )
    later = draft_of(answers={"owner": Answer(parked=Park.LATER)})
    assert fill("{owner}", Scope(form=form, draft=later)).missing


def test_names_and_faults_of_a_template_are_told() -> None:
    assert names_in("{a_b|via:c|lower} {d}") == ("a_b", "c", "d")
    assert template_faults("{owner|shout}") == ['"shout" is no filter.']
    assert template_faults("{owner") != []
    assert template_faults("{owner|lower} kept it.") == []


def test_plurals_are_regular() -> None:
    assert [plural(noun) for noun in ("visit", "enquiry", "day", "box", "branch")] == [
        "visits", "enquiries", "days", "boxes", "branches",
    ]  # fmt: skip
