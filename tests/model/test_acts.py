"""Acts: whatever is done can be undone to the letter, and nothing that an author wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imrassist.model.acts import (
    Act,
    Answered,
    BlockEdited,
    RemarkSetAside,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionFinished,
    Together,
    VerdictGiven,
    apply,
    inverse,
)
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.model.quality import Aside, Verdict
from tests.growth import IN_PROPORTION, growth

# A small world, so that acts meet: two questions, two tables of three rows, two blocks, two remarks.
TEXTS = st.sampled_from(["She was seen.", "No record was made.", "Two posts were vacant.", ""])
QUESTIONS = st.sampled_from(["a", "b"])
TABLES = st.sampled_from(["t", "u"])
AT = st.integers(0, 4)


def _row_id(table: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{table}-1", f"{table}-2", f"{table}-3"])


ROW_IDS = TABLES.flatmap(_row_id)
ANSWERS = st.one_of(
    st.builds(Answer, value=TEXTS, unsure=st.booleans()),
    st.builds(Answer, value=st.lists(ROW_IDS, max_size=2).map(tuple)),
    st.builds(Answer, parked=st.sampled_from(list(Park)), note=TEXTS, who=TEXTS),
)
PLACES = st.builds(Place, QUESTIONS, st.just("") | ROW_IDS)
EDITS = st.builds(BlockEdit, base=TEXTS, text=TEXTS, deleted=st.booleans())
ASIDES = st.builds(Aside, check=st.sampled_from(["x", "y"]), where=st.just("s1"), digest=st.just("0"), reason=TEXTS)
VERDICTS = st.builds(Verdict, answer=st.sampled_from(["yes", "no", "partially"]), comment=TEXTS)


def _rows(table: str) -> st.SearchStrategy[Row]:
    return st.builds(Row, id=_row_id(table), answers=st.dictionaries(QUESTIONS, ANSWERS))


SINGLE: st.SearchStrategy[Act] = st.one_of(
    st.builds(Answered, place=PLACES, answer=st.none() | ANSWERS),
    TABLES.flatmap(lambda table: st.builds(RowAdded, table=st.just(table), row=_rows(table), at=st.none() | AT)),
    TABLES.flatmap(lambda table: st.builds(RowRemoved, table=st.just(table), row=_row_id(table))),
    TABLES.flatmap(lambda table: st.builds(RowMoved, table=st.just(table), row=_row_id(table), to=AT)),
    st.builds(BlockEdited, block=st.sampled_from(["s1", "s2@t-1"]), edit=st.none() | EDITS),
    st.builds(
        VerdictGiven, who=st.sampled_from(["author", "approver"]), criterion=QUESTIONS, verdict=st.none() | VERDICTS
    ),
    st.builds(SectionFinished, section=QUESTIONS, finished=st.booleans()),
    st.builds(RemarkSetAside, aside=ASIDES, back=st.booleans()),
)
ACTS: st.SearchStrategy[Act] = SINGLE | st.builds(
    Together, acts=st.lists(SINGLE, max_size=4).map(tuple), name=st.sampled_from(["", "replaced a name"])
)
EMPTY = Draft(doc_id="d", form_id="f", unknown={"later": 1})


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """A draft as acts leave it."""
    draft = EMPTY
    for act in draw(st.lists(SINGLE, max_size=12)):
        draft = apply(draft, act)
    return draft


def texts(value: Any) -> Iterator[str]:
    """All that a person wrote in a draft or an act: every text in it, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts(getattr(value, each.name))


@given(drafts(), ACTS)
def test_every_act_can_be_undone_to_the_letter(draft: Draft, act: Act) -> None:
    assert apply(apply(draft, act), inverse(draft, act)) == draft


@given(drafts(), ACTS)
def test_redo_after_undo_is_as_if_nothing_had_been_undone(draft: Draft, act: Act) -> None:
    done = apply(draft, act)
    back = inverse(draft, act)
    undone = apply(done, back)
    assert apply(undone, act) == done
    assert apply(undone, inverse(done, back)) == done


@given(drafts(), ACTS)
def test_no_act_loses_a_text_what_leaves_the_draft_is_in_the_undo_step(draft: Draft, act: Act) -> None:
    kept = set(texts(apply(draft, act))) | set(texts(inverse(draft, act)))
    assert set(texts(draft)) <= kept


@given(drafts(), ACTS)
def test_an_act_leaves_the_draft_it_was_done_to_as_it_was(draft: Draft, act: Act) -> None:
    before = list(texts(draft)), dict(draft.rows), dict(draft.answers)
    apply(draft, act)
    inverse(draft, act)
    assert before == (list(texts(draft)), dict(draft.rows), dict(draft.answers))


@given(drafts(), ACTS)
def test_no_act_touches_what_is_not_its_own(draft: Draft, act: Act) -> None:
    after = apply(draft, act)
    assert (after.doc_id, after.form_id, after.unknown, after.here, after.saved_seq) == (
        draft.doc_id, draft.form_id, draft.unknown, draft.here, draft.saved_seq,
    )  # fmt: skip


@pytest.mark.req("S6.2")
@settings(max_examples=1000)
@given(st.lists(st.one_of(ACTS, st.sampled_from(["undo", "redo"])), max_size=25))
def test_a_draft_is_a_function_of_its_history(steps: list[Act | str]) -> None:
    """Against the simplest model there is: a list of whole drafts, and a place in it."""
    seen, at = [EMPTY], 0
    draft = EMPTY
    past: list[tuple[Act, Act]] = []
    future: list[tuple[Act, Act]] = []
    for step in steps:
        if step == "undo" and past:
            act, back = past.pop()
            draft, at = apply(draft, back), at - 1
            future.append((act, back))
        elif step == "redo" and future:
            act, back = future.pop()
            draft, at = apply(draft, act), at + 1
            past.append((act, back))
        elif not isinstance(step, str):
            past.append((step, inverse(draft, step)))
            future.clear()
            draft, at = apply(draft, step), at + 1
            seen = [*seen[:at], draft]
        assert draft == seen[at]
    for _, back in reversed(past):
        draft = apply(draft, back)
    assert draft == EMPTY


ROW = Row(id="t-1", answers={"a": Answer(value="She was seen.")})
TWO = EMPTY.with_(rows={"t": (ROW, Row(id="t-2"))})


@pytest.mark.parametrize(
    "act",
    [
        Answered(place=Place("a", "t-9"), answer=Answer(value="x")),
        RowRemoved(table="t", row="t-9"),
        RowRemoved(table="no-table", row="t-1"),
        RowMoved(table="t", row="t-9", to=0),
        RowAdded(table="t", row=Row(id="t-1")),
        Together(acts=()),
    ],
)
def test_an_act_on_what_is_not_there_changes_nothing_and_neither_does_its_undoing(act: Act) -> None:
    assert apply(TWO, act) is TWO or apply(TWO, act) == TWO
    assert apply(TWO, inverse(TWO, act)) == TWO


def test_a_row_taken_out_comes_back_whole_and_in_its_place() -> None:
    act = RowRemoved(table="t", row="t-1")
    without = apply(TWO, act)
    assert [row.id for row in without.rows["t"]] == ["t-2"]
    assert apply(without, inverse(TWO, act)).rows["t"][0] == ROW


def test_the_last_row_of_a_table_takes_the_table_with_it_and_brings_it_back() -> None:
    one = EMPTY.with_(rows={"t": (ROW,)})
    act = RowRemoved(table="t", row="t-1")
    assert apply(one, act).rows == {}
    assert apply(apply(one, act), inverse(one, act)) == one


def test_a_row_moved_past_the_end_stands_at_the_end() -> None:
    assert [row.id for row in apply(TWO, RowMoved(table="t", row="t-1", to=9)).rows["t"]] == ["t-2", "t-1"]


def test_several_acts_undo_as_one_under_one_name() -> None:
    acts = Together(
        acts=(
            Answered(place=Place("a", "t-1"), answer=Answer(value="Changed.")),
            RowRemoved(table="t", row="t-1"),
        ),
        name="removed a contact",
    )
    back = inverse(TWO, acts)
    assert isinstance(back, Together)
    assert back.name == "removed a contact"
    assert apply(apply(TWO, acts), back) == TWO


@given(drafts(), st.lists(SINGLE, max_size=12))
def test_acts_done_together_are_the_same_as_one_after_another_and_so_is_their_undoing(
    draft: Draft, acts: list[Act]
) -> None:
    together = Together(acts=tuple(acts))
    after, back = draft, []
    for act in acts:
        back.append(inverse(after, act))
        after = apply(after, act)
    assert apply(draft, together) == after
    for act in reversed(back):
        after = apply(after, act)
    assert after == draft
    assert apply(apply(draft, together), inverse(draft, together)) == draft


def test_thousands_of_answers_are_given_together_without_a_look_at_every_row_for_each() -> None:
    def prepare(size: int) -> Callable[[], object]:
        rows = tuple(Row(id=f"t-{n}") for n in range(size))
        draft = EMPTY.with_(rows={"t": rows})
        acts = Together(acts=tuple(Answered(place=Place("a", row.id), answer=Answer(value="yes")) for row in rows))

        def work() -> None:
            after = apply(draft, acts)
            assert apply(after, inverse(draft, acts)) == draft
            assert all(row.answers["a"].value == "yes" for row in after.rows["t"])

        return work

    assert growth(prepare, 4_000) <= IN_PROPORTION


def test_no_two_rows_have_one_id_whatever_their_tables() -> None:
    draft = apply(EMPTY, RowAdded(table="t", row=Row(id="t-1")))
    again = RowAdded(table="u", row=Row(id="t-1"))
    assert apply(draft, again) == draft
    assert apply(apply(draft, again), inverse(draft, again)) == draft


def test_a_remark_taken_up_again_and_put_back_stands_where_it_stood() -> None:
    first, second = (Aside(check=each, where="s1", digest="0", reason="Known.") for each in "xy")
    draft = EMPTY.with_(asides=(first, second))
    act = RemarkSetAside(aside=first, back=True)
    assert apply(draft, act).asides == (second,)
    assert apply(apply(draft, act), inverse(draft, act)).asides == (first, second)


def test_a_remark_set_aside_twice_stays_as_it_is_when_the_second_time_is_undone() -> None:
    first, second = (Aside(check=each, where="s1", digest="0", reason="Known.") for each in "xy")
    draft = EMPTY.with_(asides=(first, second))
    act = RemarkSetAside(aside=first)
    assert apply(draft, act).asides == (first, second)
    assert apply(apply(draft, act), inverse(draft, act)).asides == (first, second)
