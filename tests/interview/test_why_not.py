from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.interview.why_not import waits_for, why_not
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from tests.small import PART_A, draft_of, filled, garden, given


@pytest.fixture
def form(tmp_path: Path) -> Form:
    deep = """
[[question]]
id = "fence_when"
kind = "text"
ask = "When will there be one?"
when = "fence_why == 'money' and owner == 'Mr A' and count(plot) > 0"
"""
    return garden(tmp_path, a=PART_A + deep)


def because(form: Form, question: str, draft: Draft, row: Row | None = None) -> str:
    return why_not(form, draft, form.questions[question], row)


def test_the_answer_that_keeps_a_question_away_is_told(form: Form) -> None:
    assert because(form, "fence_why", draft_of(answers=given(fenced="yes"))) == (
        'It is not asked because "Is there a fence?" was answered: Yes.'
    )


def test_a_question_that_is_asked_has_no_reason(form: Form) -> None:
    assert because(form, "fence_why", draft_of(answers=given(fenced="no"))) == ""
    assert because(form, "owner", draft_of()) == ""


def test_only_the_part_that_does_not_hold_is_told_and_why_that_is_so(form: Form) -> None:
    draft = draft_of(answers=given(fenced="yes", owner="Mr A"), rows={"plot": (Row(id="plot-1"),)})
    said = because(form, "fence_when", draft)
    assert said == (
        'It is not asked because "Why is there no fence?" is not asked either. '
        'And that: it is not asked because "Is there a fence?" was answered: Yes.'
    )


def test_a_count_that_does_not_hold_is_told_as_a_count(form: Form) -> None:
    draft = draft_of(answers=given(fenced="no", fence_why="money", owner="Mr A"))
    assert because(form, "fence_when", draft) == "It is not asked because there are no plots."


def test_of_a_question_of_rows_it_is_told_that_there_is_no_row_yet(form: Form) -> None:
    assert because(form, "plot_wet", draft_of()) == "It is asked of each plot, and there is none yet."
    assert because(form, "plot_wet", filled()) == ""


def test_of_a_question_of_rows_the_row_at_hand_counts_and_else_the_first(form: Form) -> None:
    row = Row(id="visit-1", answers=given(visit_plots=()))
    draft = draft_of(rows={"visit": (row, Row(id="visit-2", answers=given(visit_plots=())))})
    assert because(form, "visit_what", draft, row) == (
        'It is not asked because "Which plots were visited?" was answered: none.'
    )
    assert because(form, "visit_what", draft).startswith(
        "It is asked of none of the visits so far. Of the first: It is"
    )
    one = draft_of(rows={"visit": (row, Row(id="visit-2", answers=given(visit_plots=("plot-1",))))})
    assert because(form, "visit_what", one) == ""


def test_a_question_that_hangs_on_an_open_answer_says_which(form: Form) -> None:
    open_one = draft_of(answers={"fenced": Answer(parked=Park.LATER)})
    assert because(form, "fence_why", open_one) == ""
    assert waits_for(form, open_one, form.questions["fence_why"]) == (
        'Whether it is asked hangs on "Is there a fence?", which is open.'
    )
    assert waits_for(form, draft_of(answers=given(fenced="no")), form.questions["fence_why"]) == ""


def test_every_question_of_the_shipped_form_can_be_asked_after_without_harm() -> None:
    form = load_form("stockport-2010")
    empty = Draft(doc_id="d", form_id=form.id)
    rows = {table: (Row(id=f"{table}-1"),) for table in form.tables}
    for draft in (empty, empty.with_(rows=rows)):
        for question in form.questions.values():
            for row in (None, *draft.rows.get(question.each, ())):
                said = why_not(form, draft, question, row) + waits_for(form, draft, question, row)
                assert said == "" or said.endswith((".", "...")), question.id
