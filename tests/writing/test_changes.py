from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded, RowMoved, RowRemoved, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.changes import changes, differences, told
from tests.small import filled, garden, given


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return garden(Path(tmp_path_factory.mktemp("garden")))


def after(*acts: Act) -> Draft:
    draft = filled()
    for act in acts:
        draft = apply(draft, act)
    return draft


def said(form: Form, *acts: Act, before: Draft | None = None) -> list[tuple[str, str]]:
    return [(change.kind, told(change)) for change in changes(form, before or filled(), after(*acts))]


def test_nothing_is_different_between_two_equal_drafts(form: Form) -> None:
    assert changes(form, filled(), filled()) == ()


def test_an_answer_changes_its_sentence_and_itself(form: Form) -> None:
    assert said(form, Answered(place=Place("owner"), answer=Answer(value="Mrs B"))) == [
        ("text", 'Was: "The garden is kept by Mr A." Now: "The garden is kept by Mrs B."'),
        ("answer", 'Who keeps the garden?: was: "Mr A" Now: "Mrs B"'),
    ]


def test_a_sentence_that_comes_or_goes_is_told_so(form: Form) -> None:
    gone = Answered(place=Place("fenced"), answer=Answer(value="yes"))
    assert said(form, gone)[0] == ("text", 'Gone: "There is no fence, because nobody has had the money."')
    back = changes(form, after(gone), filled())
    assert told(back[0]) == 'New: "There is no fence, because nobody has had the money."'


def test_a_gap_that_is_filled_is_new_text_for_a_gap_says_nothing(form: Form) -> None:
    empty = after(Answered(place=Place("owner"), answer=None))
    assert told(changes(form, empty, filled())[0]) == 'New: "The garden is kept by Mr A."'


def test_rows_are_told_as_rows_by_their_labels(form: Form) -> None:
    new = Row(id="visit-9", answers=given(visit_day="2010-06-01"))
    kinds = said(form, RowAdded(table="visit", row=new), RowRemoved(table="visit", row="visit-3"))
    assert ("row", 'Visit: new: "01/06/10"') in kinds
    assert [told for kind, told in kinds if kind == "row" and "gone" in told]
    assert said(form, RowMoved(table="plot", row="plot-2", to=0))[-1] == ("row", "The order of the plots: moved.")


def test_a_cell_of_a_table_is_told_with_its_row_and_column(form: Form) -> None:
    act = Answered(place=Place("visit_what", "visit-1"), answer=Answer(value="dug twice"))
    texts = [told for kind, told in said(form, act) if kind == "text"]
    assert [each for each in texts if each.startswith("02/05/10: What: ")]


def test_what_the_author_worded_is_told_apart_from_what_answers_changed(form: Form) -> None:
    edit = BlockEdit(base="The garden is kept by Mr A.", text="Mr A alone keeps it.")
    own = BlockEdit(base="", text="My own.", after="a.owner")
    draft = after(
        BlockEdited(block="a.owner", edit=edit),
        BlockEdited(block="own.a.x", edit=own),
        Answered(place=Place("plot_name", "plot-1"), answer=Answer(value="7")),
    )
    built = {change.key: change.built for change in changes(form, filled(), draft) if change.kind == "text"}
    assert built["a.owner"] is built["own.a.x"] is False
    assert built["a.plot@plot-1"] is True


def test_what_the_author_took_out_was_not_changed_by_answers(form: Form) -> None:
    gone = BlockEdit(base="x", text="x", deleted=True)
    draft = after(BlockEdited(block="a.owner", edit=gone), BlockEdited(block="b.what@visit-1", edit=gone))
    found = changes(form, filled(), draft)
    assert [(change.after, change.built) for change in found] == [("", False), ("Plots visited: Plot 1.", False)]


def test_a_paragraph_of_ones_own_that_only_moved_is_told_as_moved(form: Form) -> None:
    before = after(BlockEdited(block="own.a.x", edit=BlockEdit(base="", text="My own.", after="a.owner")))
    now = apply(before, BlockEdited(block="own.a.x", edit=BlockEdit(base="", text="My own.", after="a.fence")))
    assert [told(change) for change in changes(form, before, now)] == ['Moved: "My own."']


def test_differences_are_clauses_that_can_be_read_aloud() -> None:
    assert differences("Seen on 14 contacts.", "Seen alone on 15 contacts.") == ['new: "alone"', '"14" is now "15"']
    assert differences("Seen twice on 14 contacts.", "Seen on 14 contacts.") == ['gone: "twice"']
    assert differences("One thing.", "Quite another matter altogether here") == ["worded anew"]
    assert differences("The same.", "The same.") == []
