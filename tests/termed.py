"""The tiny garden form with its plots as terms of reference: numbered, worded, withdrawn, analysed."""

from __future__ import annotations

from pathlib import Path

from imrassist.interview.question import Form
from imrassist.model.answer import Answer
from imrassist.model.draft import BlockEdit, Draft, Row
from tests.small import HEAD, PART_A, PART_B, draft_of, garden, given

TERMED_HEAD = HEAD.replace('label = "Plot {plot_name}"', 'label = "{plot_name}"\nrole = "terms"')
TERMED_A = (
    PART_A.replace('ask = "What is the plot called?"', 'ask = "What is the plot called?"\nrole = "term_number"')
    + """
[[question]]
id = "plot_text"
each = "plot"
kind = "long"
ask = "What is said of it?"
role = "term_text"
[[question]]
id = "plot_gone"
each = "plot"
kind = "yesno"
ask = "Was it given up?"
role = "term_withdrawn"
unasked = true
[[question]]
id = "plot_gone_on"
each = "plot"
kind = "date"
ask = "When was it given up?"
when = "plot_gone == 'yes'"
role = "term_withdrawn_on"
[[question]]
id = "plot_gone_why"
each = "plot"
kind = "long"
ask = "Why was it given up?"
when = "plot_gone == 'yes'"
role = "term_withdrawn_why"
[[question]]
id = "changed"
kind = "yesno"
ask = "Were the plots changed?"
role = "terms_amended"
[[block]]
id = "a.gone"
each = "plot"
where = "plot_gone == 'yes'"
say = "{plot_name} was given up< on {plot_gone_on|longdate}>.< {plot_gone_why|sentence}>"
"""
)
TERMED_B = (
    PART_B
    + """
[[question]]
id = "plot_state"
each = "plot"
kind = "long"
ask = "How does it look?"
[[question]]
id = "plot_beds"
each = "plot"
kind = "multi"
ask = "What grows there?"
options = [{ id = "beans", label = "Beans" }, { id = "peas", label = "Peas" }, { id = "kale", label = "Kale" }]
[[question]]
id = "plot_good"
each = "plot"
kind = "yesno"
ask = "Is it good?"
role = "term_relevant"
[[question]]
id = "best"
kind = "ref"
of = "plot"
ask = "Which is the best?"
[[block]]
id = "b.state"
each = "plot"
say = "{plot_name}: {plot_state|sentence}"
[[block]]
id = "b.best"
say = "The best is {best}."
"""
)


def termed(folder: Path) -> Form:
    """The form, read from files under `folder`."""
    return garden(folder, head=TERMED_HEAD, a=TERMED_A, b=TERMED_B)


def planted() -> Draft:
    """Three plots that are named by visits and by an answer, with answers and wording of their own."""
    plots = (
        Row(
            id="plot-1",
            answers=given(
                plot_name="1",
                plot_text="The lower plot.",
                plot_state="Wet.",
                plot_beds=("beans", "peas"),
                plot_good="no",
            ),
        ),
        Row(
            id="plot-2",
            answers=given(
                plot_name="2",
                plot_text="The upper plot.",
                plot_state="Dry.",
                plot_beds=("peas", "kale"),
                plot_good="yes",
            ),
        ),
        Row(id="plot-3", answers=given(plot_name="3", plot_text="The hedge.")),
    )
    visits = (
        Row(id="visit-1", answers=given(visit_plots=("plot-1",), visit_what="As term 1 and 2 say, it was dug.")),
        Row(id="visit-2", answers=given(visit_plots=("plot-2", "plot-3"), visit_what="Sown.")),
        Row(id="visit-3", answers=given(visit_plots=("plot-1", "plot-2", "plot-3"), visit_what="Cut.")),
        Row(id="visit-4", answers={"visit_plots": Answer(value=())}),
    )
    return draft_of(
        answers={"best": Answer(value="plot-2", asked="Which is the best?", unsure=True)},
        rows={"plot": plots, "visit": visits},
        blocks={
            "b.state@plot-2": BlockEdit(base="2: Dry.", text="Plot two is dry."),
            "a.note@visit-2@plot-2": BlockEdit(base="", text="Sown by hand."),
        },
    )
