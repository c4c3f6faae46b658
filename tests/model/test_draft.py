"""Drafts: their rows by id, whichever of several drafts is asked."""

from __future__ import annotations

from imrassist.model.acts import Act, Answered, RowAdded, RowRemoved, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row


def drafted(count: int) -> Draft:
    return Draft(doc_id="d", form_id="f", rows={"contact": tuple(Row(id=f"contact-{n}") for n in range(count))})


def said(draft: Draft, row: str, words: str) -> Draft:
    return apply(draft, Answered(place=Place("event", row), answer=Answer(value=words)))


def event(draft: Draft, row: str) -> str:
    answer = draft.answer(Place("event", row))
    assert answer is not None
    assert isinstance(answer.value, str)
    return answer.value


def test_of_two_drafts_asked_in_turn_each_gives_its_own_rows() -> None:
    before = said(drafted(10), "contact-3", "then")
    now = said(before, "contact-3", "now")
    for _ in range(3):
        assert (event(before, "contact-3"), event(now, "contact-3")) == ("then", "now")


def test_after_a_hundred_answers_every_row_says_what_was_said_last_and_the_first_draft_what_it_said() -> None:
    first = now = said(drafted(30), "contact-0", "first")
    for n in range(100):
        now = said(now, f"contact-{n % 30}", f"word {n}")
        assert event(now, f"contact-{n % 30}") == f"word {n}"
    assert event(now, "contact-29") == "word 89"
    assert event(first, "contact-0") == "first"
    assert first.answer(Place("event", "contact-5")) is None


def test_a_row_that_came_or_went_leaves_every_other_where_it_stands() -> None:
    draft = said(drafted(4), "contact-2", "stays")
    acts: tuple[Act, ...] = (
        RowAdded(table="contact", row=Row(id="contact-new"), at=0),
        RowRemoved(table="contact", row="contact-1"),
    )
    for act in acts:
        assert draft.position("contact-2") == [row.id for row in draft.rows["contact"]].index("contact-2")
        draft = apply(draft, act)
    assert draft.row("contact-1") is None
    assert (draft.position("contact-new"), draft.position("contact-2")) == (0, 2)
    assert draft.table_of("contact-2") == "contact"
    assert draft.position("contact-1") == -1


def test_a_row_of_another_table_with_the_same_name_is_found_where_its_name_belongs() -> None:
    rows = {"person": (Row(id="contact-1"),), "contact": (Row(id="contact-1"), Row(id="contact-2"))}
    draft = Draft(doc_id="d", form_id="f", rows=rows)
    assert draft.table_of("contact-1") == "contact"
    assert event(said(draft, "contact-2", "called"), "contact-2") == "called"
