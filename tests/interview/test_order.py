from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.interview import order
from imrassist.interview.question import Form
from imrassist.interview.way import Way
from imrassist.model.acts import Act, Answered, RowAdded, apply
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from tests.small import ACTS, draft_of, filled, garden, given


@pytest.fixture
def form(tmp_path: Path) -> Form:
    return garden(tmp_path)


def test_places_come_in_the_forms_order_and_rows_before_another_one(form: Form) -> None:
    found = [f"{place.question}@{place.row}" for place in order.places(form, filled())]
    assert found == [
        "owner@", "fenced@", "fence_why@",
        "plot_name@plot-1", "plot_wet@plot-1", "plot_name@plot-2", "plot_wet@plot-2", "plots@",
        "visit_day@visit-1", "visit_plots@visit-1", "visit_what@visit-1",
        "visit_day@visit-2", "visit_plots@visit-2", "visit_what@visit-2",
        "visit_day@visit-3", "visit_plots@visit-3",
        "visits@",
    ]  # fmt: skip


def test_the_next_place_is_the_first_behind_that_has_no_answer(form: Form) -> None:
    draft = draft_of(answers=given(owner="Mr A"))
    assert order.next_place(form, draft, Place("owner")) == Place("fenced")
    assert order.next_place(form, draft, Place("fenced")) == Place("plots")


def test_a_row_that_was_added_is_asked_next_and_leads_back_to_another_one(form: Form) -> None:
    draft = apply(draft_of(answers=given(owner="A", fenced="yes")), RowAdded(table="plot", row=Row(id="plot-1")))
    assert order.next_place(form, draft, Place("fenced")) == Place("plot_name", "plot-1")
    for question in ("plot_name", "plot_wet"):
        draft = apply(draft, Answered(place=Place(question, "plot-1"), answer=Answer(value="yes")))
    assert order.next_place(form, draft, Place("plot_wet", "plot-1")) == Place("plots")


def test_what_was_put_off_is_passed_over_until_nothing_else_is_left(form: Form) -> None:
    answers = given(fenced="yes", plots="none", visits="none") | {"owner": Answer(parked=Park.LATER)}
    assert order.next_place(form, draft_of(answers=answers), Place("fenced")) == Place("owner")
    answers["owner"] = Answer(parked=Park.NO_RECORD)
    assert order.next_place(form, draft_of(answers=answers), Place("fenced")) is None
    del answers["visits"]
    answers["owner"] = Answer(parked=Park.ASK, who="the clerk")
    assert order.next_place(form, draft_of(answers=answers), Place("fenced")) == Place("visits")


def test_progress_is_a_range_while_a_branch_is_open(form: Form) -> None:
    assert order.progress(form, draft_of(), ("a",)) == order.Progress(done=0, least=3, most=4)
    assert str(order.progress(form, draft_of(), ("a",))) == "3 to 4 left"
    known = draft_of(answers=given(fenced="no"))
    assert order.progress(form, known, ("a",)) == order.Progress(done=1, least=3, most=3)


def test_going_back_passes_answered_places_and_stops_at_the_start(form: Form) -> None:
    draft: Draft = filled()
    assert order.step(form, draft, Place("plots"), -1) == Place("plot_wet", "plot-2")
    assert order.step(form, draft, Place("owner"), -1) is None
    assert order.step(form, draft, Place("visits"), 1) is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@any_of(st.lists(ACTS, max_size=25))
def test_a_way_that_remembers_is_the_way_a_fresh_one_finds(form: Form, acts: list[Act]) -> None:
    draft = filled()
    way = Way(form)
    for act in acts:
        draft = apply(draft, act)
        for section in form.order:
            assert way.stops(draft, section) == Way(form).stops(draft, section)
