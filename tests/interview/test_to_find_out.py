from __future__ import annotations

from pathlib import Path

from imrassist.interview.order import places
from imrassist.interview.to_find_out import LATER, NOBODY, UNSURE, Batch, to_find_out
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from tests.small import draft_of, garden, given


def batches(folder: Path, draft: Draft) -> tuple[Batch, ...]:
    form = garden(folder)
    asked = [(place, draft.answer(place)) for place in places(form, draft)]
    return to_find_out(form, draft, asked, lambda place: (form.questions[place.question].ask, place.row))


def ask(who: str = "", note: str = "") -> Answer:
    return Answer(parked=Park.ASK, who=who, note=note)


def test_what_one_person_is_to_be_asked_stands_together_however_the_name_was_written(tmp_path: Path) -> None:
    plots = (
        Row(id="plot-1", answers={"plot_name": ask("the  Clerk.")}),
        Row(id="plot-2", answers={"plot_wet": ask("CLERK")}),
    )
    draft = draft_of(answers={"owner": ask("the clerk"), "fenced": ask("the map")}, rows={"plot": plots})
    found = batches(tmp_path, draft)
    assert [batch.title for batch in found] == ["To ask: the clerk", "To ask: the map"]
    assert [thing.place for thing in found[0].things] == [
        Place("owner"), Place("plot_name", "plot-1"), Place("plot_wet", "plot-2"),
    ]  # fmt: skip


def test_what_nobody_is_named_for_what_is_for_later_and_what_is_not_sure_follow_in_that_order(tmp_path: Path) -> None:
    answers = {"owner": Answer(value="Mr A", unsure=True), "fenced": Answer(parked=Park.LATER, note="see the map")}
    draft = draft_of(answers=answers, rows={"plot": (Row(id="plot-1", answers={"plot_name": ask()}),)})
    found = batches(tmp_path, draft)
    assert [(batch.title, batch.who) for batch in found] == [(NOBODY, ""), (LATER, ""), (UNSURE, "")]
    assert [batch.things[0].so_far for batch in found] == ["", "see the map", "Mr A"]
    assert found[0].things[0].of == "plot-1"


def test_what_is_settled_is_not_on_the_list_unless_it_is_not_sure(tmp_path: Path) -> None:
    settled = Answer(parked=Park.NO_RECORD, note="the book was lost")
    assert batches(tmp_path, draft_of(answers={**given(fenced="yes"), "owner": settled})) == ()
    doubted = Answer(parked=Park.NO_RECORD, note="the book was lost", unsure=True)
    found = batches(tmp_path, draft_of(answers={"owner": doubted}))
    assert [batch.title for batch in found] == [UNSURE]
    assert found[0].things[0].so_far == "not known to the agency, because the book was lost"


def test_a_question_that_is_no_longer_asked_is_not_on_the_list(tmp_path: Path) -> None:
    draft = draft_of(answers={**given(fenced="yes"), "fence_why": Answer(parked=Park.LATER)})
    assert batches(tmp_path, draft) == ()
