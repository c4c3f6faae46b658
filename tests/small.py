"""A tiny made-up form and drafts of it, for tests of the engine: a diary of visits to allotment gardens."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from imrassist.interview.load import read_form
from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded, RowRemoved
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Draft, Row

HEAD = """
schema = 1
[form]
id = "garden"
version = "1"
title = "GARDEN BOOK"
short = "book"
[interview]
order = ["a", "b"]
[[section]]
id = "a"
title = "The garden"
heading = "PART A"
[[section]]
id = "b"
title = "The visits"
heading = "PART B"
[[table]]
id = "plot"
one = "plot"
many = "plots"
label = "Plot {plot_name}"
[[table]]
id = "visit"
one = "visit"
many = "visits"
label = "{visit_day|date}"
sort = "day"
[[grid]]
id = "diary"
of = "visit"
[[grid.column]]
id = "day"
label = "Day"
say = "{visit_day|date}"
gap = "Not known"
[[grid.column]]
id = "what"
label = "What"
"""
PART_A = """
section = "a"
[[question]]
id = "owner"
kind = "text"
ask = "Who keeps the garden?"
[[question]]
id = "fenced"
kind = "yesno"
ask = "Is there a fence?"
[[question]]
id = "fence_why"
kind = "long"
ask = "Why is there no fence?"
when = "fenced == 'no'"
probe = "What led to that?"
[[question]]
id = "plots"
kind = "table"
of = "plot"
ask = "Which plots are there?"
[[question]]
id = "plot_name"
each = "plot"
kind = "text"
ask = "What is the plot called?"
[[question]]
id = "plot_wet"
each = "plot"
kind = "yesno"
ask = "Is {plot_name} wet?"
[[block]]
id = "a.owner"
say = "The garden is kept by {owner}."
gap = "[Keeper: to be completed]"
[[block]]
id = "a.fence"
when = "fenced == 'no'"
say = "There is no fence, because {fence_why|clause}."
gap = "[Why there is no fence: to be completed]"
[[block]]
id = "a.plot"
kind = "heading"
each = "plot"
say = "Plot {plot_name}"
[[block]]
id = "a.seen"
each = "plot"
say = "It was visited {visited|times}, out of {visits_all|of:visit}."
[[block]]
id = "a.note"
each = "visit"
under = "visit_plots"
kind = "item"
say = "{visit_day|longdate}: {visit_what|sentence}"
[[tally]]
id = "visited"
rows = "visit"
each = "plot"
holds = "visit_plots"
[[tally]]
id = "visits_all"
rows = "visit"
"""
PART_B = """
section = "b"
[[question]]
id = "visit_day"
each = "visit"
kind = "date"
role = "day"
ask = "When was it?"
[[question]]
id = "visit_plots"
each = "visit"
kind = "refs"
of = "plot"
ask = "Which plots were visited?"
[[question]]
id = "visit_what"
each = "visit"
kind = "long"
ask = "What was done?"
when = "visit_plots != 'none'"
[[question]]
id = "visits"
kind = "table"
of = "visit"
ask = "Is there another visit?"
[[block]]
id = "b.grid"
kind = "grid"
say = "diary"
[[block]]
id = "b.what"
each = "visit"
into = "diary.what"
say = "{visit_what|sentence}"
[[block]]
id = "b.plots"
each = "visit"
into = "diary.what"
kind = "run"
say = "Plots visited: {visit_plots}."
"""


def garden(folder: Path, *, head: str = HEAD, a: str = PART_A, b: str = PART_B) -> Form:
    """The form, read from files under `folder`; every fault fails the test."""
    for name, text in (("form.toml", head), ("01-a.toml", a), ("02-b.toml", b)):
        (folder / name).write_text(text, "utf-8")
    form, faults = read_form(folder)
    assert form is not None
    assert [str(fault) for fault in faults] == []
    return form


def given(**answers: str | tuple[str, ...]) -> dict[str, Answer]:
    """Answers by question id, all given."""
    return {question: Answer(value=value) for question, value in answers.items()}


def draft_of(**fields: object) -> Draft:
    """A draft of the garden form."""
    return Draft(doc_id="d1", form_id="garden").with_(**fields)


def filled() -> Draft:
    """A garden with two plots and three visits, entered out of order."""
    return draft_of(
        answers=given(owner="Mr A", fenced="no", fence_why="Nobody has had the money."),
        rows={
            "plot": (Row(id="plot-1", answers=given(plot_name="1")), Row(id="plot-2", answers=given(plot_name="2a"))),
            "visit": (
                Row(id="visit-1", answers=given(visit_day="2010-05-02", visit_plots=("plot-1",), visit_what="dug")),
                Row(
                    id="visit-2",
                    answers=given(visit_day="2010-04-01", visit_plots=("plot-1", "plot-2"), visit_what="sown"),
                ),
                Row(id="visit-3", answers=given(visit_plots=())),
            ),
        },
    )


ROWS = ("plot-1", "plot-2", "visit-1", "visit-2", "visit-3", "visit-9")
ACTS: st.SearchStrategy[Act] = st.one_of(
    st.builds(
        lambda question, value: Answered(place=Place(question), answer=value),
        st.sampled_from(["owner", "fenced", "fence_why"]),
        st.sampled_from([None, Answer(value="yes"), Answer(value="no"), Answer(parked=Park.NO_RECORD, note="lost")]),
    ),
    st.builds(
        lambda row, value: Answered(
            place=Place("plot_name" if row.startswith("plot") else "visit_what", row), answer=value
        ),
        st.sampled_from(ROWS),
        st.sampled_from([None, Answer(value="Weeded"), Answer(value="x")]),
    ),
    st.builds(
        lambda row, day: Answered(place=Place("visit_day", row), answer=Answer(value=day)),
        st.sampled_from(ROWS[2:]),
        st.sampled_from(["2010-01-01", "2010-12-31?"]),
    ),
    st.builds(lambda row: RowRemoved(table=row.partition("-")[0], row=row), st.sampled_from(ROWS)),
    st.builds(lambda row: RowAdded(table=row.partition("-")[0], row=Row(id=row)), st.sampled_from(ROWS)),
    st.builds(
        lambda key: BlockEdited(block=key, edit=BlockEdit(base="", text="My words.")),
        st.sampled_from(["a.owner", "b.what@visit-1", "a.plot@plot-1"]),
    ),
)
