"""What a changed answer does to others: each is named once, wherever it stands, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.interview.turning import Turned, turned
from imrassist.model.acts import Answered, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from tests.small import garden

MORE = """
section = "a"
[[question]]
id = "fence_who"
kind = "text"
ask = "Who would put one up?"
when = "fence_why == 'no money'"
[[question]]
id = "plot_gate"
each = "plot"
kind = "text"
ask = "Where does one get in?"
when = "fenced == 'yes'"
[[question]]
id = "plot_mud"
each = "plot"
kind = "text"
ask = "How deep is the mud?"
when = "plot_wet == 'yes'"
"""


@pytest.fixture
def form(tmp_path: Path) -> Form:
    (tmp_path / "prompts").mkdir()
    garden(tmp_path / "prompts")
    (tmp_path / "prompts" / "zz-more.toml").write_text(MORE, "utf-8")
    return load_form(str(tmp_path))


def answers(**given: str) -> dict[str, Answer]:
    return {question: Answer(value=value) for question, value in given.items()}


def change(form: Form, draft: Draft, place: Place, value: str) -> tuple[Turned, Draft]:
    after = apply(draft, Answered(place=place, answer=Answer(value=value)))
    return turned(form, draft, after, place), after


def test_answers_that_lead_on_from_one_another_go_and_come_back_together_in_rows_too(form: Form) -> None:
    rows = tuple(Row(id=each, answers=answers(plot_gate="At the back")) for each in ("p1", "p2"))
    before = Draft(
        doc_id="d",
        form_id="garden",
        answers=answers(fenced="no", fence_why="no money", fence_who="Mr A"),
        rows={"plot": (*rows, Row(id="p3"))},
    )
    once, gates = (Place("fence_why"), Place("fence_who")), (Place("plot_gate", "p1"), Place("plot_gate", "p2"))
    found, after = change(form, before, Place("fenced"), "yes")
    assert found == Turned(off=once, on=gates)
    assert (after.answers["fence_who"], after.rows) == (before.answers["fence_who"], before.rows)
    assert change(form, after, Place("fenced"), "no")[0] == Turned(off=gates, on=once)
    assert change(form, after, Place("owner"), "Mrs B")[0] == Turned()


def test_an_answer_of_one_row_turns_nothing_in_another(form: Form) -> None:
    rows = tuple(Row(id=each, answers=answers(plot_wet="yes", plot_mud="Deep")) for each in ("p1", "p2"))
    draft = Draft(doc_id="d", form_id="garden", rows={"plot": rows})
    assert change(form, draft, Place("plot_wet", "p2"), "no")[0] == Turned(off=(Place("plot_mud", "p2"),))


def test_what_was_changed_itself_is_not_told_nor_what_came_with_its_row(form: Form) -> None:
    rows = tuple(Row(id=each, answers=answers(plot_wet="yes", plot_mud="Deep")) for each in ("p1", "p2"))
    before = Draft(
        doc_id="d", form_id="garden", answers=answers(fenced="no", fence_why="no money"), rows={"plot": rows}
    )
    dry = tuple(Row(id=row.id, answers={**row.answers, **answers(plot_wet="no")}) for row in rows)
    new = Row(id="p3", answers=answers(plot_wet="no", plot_mud="None"))
    after = before.with_(answers=answers(fenced="yes", fence_why="at last"), rows={"plot": (*dry, new)})
    every = [Place("fenced"), Place("fence_why"), *(Place("plot_wet", each) for each in ("p1", "p2", "p3"))]
    found = turned(form, before, after, *every)
    assert found == Turned(off=(Place("plot_mud", "p1"), Place("plot_mud", "p2")))
