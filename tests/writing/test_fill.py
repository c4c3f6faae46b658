from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.condition import Scope
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Row
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


def visit(form: Form, **answers: Answer) -> Scope:
    """One more visit to the garden of two plots."""
    row = Row(id="visit-9", answers=answers)
    made = draft_of(rows={**filled().rows, "visit": (*filled().rows["visit"], row)})
    return Scope(form=form, draft=made, row=row)


def test_verbs_agree_with_how_many_were_chosen(form: Form) -> None:
    say = "{visit_plots} {visit_plots|agree:was/were} visited."
    assert fill(say, visit(form, visit_plots=Answer(value=("plot-1",)))).text == "Plot 1 was visited."
    assert (
        fill(say, visit(form, visit_plots=Answer(value=("plot-1", "plot-2")))).text
        == "Plot 1 and Plot 2a were visited."
    )


def test_the_rest_is_what_was_offered_and_not_chosen(form: Form) -> None:
    say = "{visit_plots|rest} {visit_plots|rest|agree:was/were} not visited."
    assert fill(say, visit(form, visit_plots=Answer(value=("plot-1",)))).text == "Plot 2a was not visited."
    assert fill(say, visit(form, visit_plots=Answer(value=()))).text == "Plot 1 and Plot 2a were not visited."
    assert fill(say, visit(form, visit_plots=Answer(value=("plot-1", "plot-2")))).missing


def test_rows_are_numbered_in_the_order_of_the_report(form: Form) -> None:
    assert fill("Visit {no}", Scope(form=form, draft=filled(), row=filled().rows["visit"][0])).text == "Visit 2"
    chosen = visit(form, visit_plots=Answer(value=("plot-2", "plot-1")))
    assert fill("Plots {visit_plots|numbers}", chosen).text == "Plots 1 and 2"
    assert fill("{visit_plots|commas}", chosen).text == "Plot 2a, Plot 1"


def test_a_part_that_may_be_left_out_is_left_out_and_is_no_gap(form: Form) -> None:
    say = "Dug<, on {visit_day|longdate}><, with {visit_what|clause}>."
    assert fill(say, visit(form)).text == "Dug."
    assert not fill(say, visit(form)).missing
    parked = visit(form, visit_day=Answer(parked=Park.NO_RECORD, note="the page is gone"))
    assert fill(say, parked).text == "Dug."
    assert fill(say, visit(form, visit_day=Answer(value="2010-04-01"))).text == "Dug, on 1 April 2010."
    assert fill("Dug.< Plots: {visit_plots}.>", visit(form, visit_plots=Answer(value=()))).text == "Dug."


def test_a_bracket_that_stands_alone_is_a_fault() -> None:
    assert template_faults("a < b {owner}") == [
        "A < or > stands alone; write < and > around a part that may be left out."
    ]
    assert template_faults("a<, {owner}>") == []


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("nobody asked", "Nobody asked."),
        ("first one\nthen another", "First one.\nThen another."),
        ("three things:\n- rest\n- food", "Three things:\n- rest\n- food"),
        ('he said "no!"', 'He said "no!"'),
        ("(it was shut)", "(it was shut)."),
        ("nobody asked,", "Nobody asked."),
        ("eCAF was not used", "eCAF was not used."),
        ("Was it shut?", "Was it shut?"),
    ],
)
def test_each_paragraph_begins_with_a_capital_and_ends_with_a_stop(form: Form, said: str, printed: str) -> None:
    draft = draft_of(answers=given(fence_why=said, fenced="no"))
    assert fill("{fence_why|sentence}", Scope(form=form, draft=draft)).text == printed
