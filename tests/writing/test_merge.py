from __future__ import annotations

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.writing.merge import combine, compare

BASE = "Child 1 was seen on 14 of the 52 contacts, alone on 3. The agency knew of Mr B."


def test_a_changed_count_slips_into_a_reworded_sentence() -> None:
    mine = "Child 1 was seen by staff on 14 of the 52 contacts, alone on 3. The agency knew very well of Mr B."
    now = "Child 1 was seen on 15 of the 53 contacts, alone on 3. The agency knew of Mr B."
    assert combine(BASE, mine, now) == (
        "Child 1 was seen by staff on 15 of the 53 contacts, alone on 3. The agency knew very well of Mr B."
    )


def test_changes_of_the_same_words_are_left_to_a_person() -> None:
    assert combine(BASE, BASE.replace("14", "fourteen"), BASE.replace("14", "15")) is None


def test_different_words_put_in_one_place_are_left_to_a_person() -> None:
    assert combine("Seen once.", "Seen once at home.", "Seen once alone.") is None


def test_the_same_change_on_both_sides_is_made_once() -> None:
    both = BASE.replace("52", "60")
    assert combine(BASE, both, both) == both


@pytest.mark.parametrize(("mine", "now"), [(BASE, BASE), ("", BASE), (BASE, ""), ("All new words here.", BASE)])
def test_where_one_side_changed_nothing_the_other_stands(mine: str, now: str) -> None:
    assert combine(BASE, mine, now) == (mine if now == BASE else now)


def test_a_comparison_shows_what_went_and_what_came() -> None:
    pieces = [(piece.kind, piece.text) for piece in compare("Seen on 14 contacts.", "Seen alone on 15 contacts.")]
    assert pieces == [
        ("same", "Seen "),
        ("in", "alone "),
        ("same", "on "),
        ("out", "14"),
        ("in", "15"),
        ("same", " contacts."),
    ]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "Child 1", "seen", ".", "14"]), max_size=12).map(" ".join)


@any_of(WORDS, WORDS)
def test_a_comparison_holds_both_texts_whole(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == after


@any_of(WORDS, WORDS)
def test_a_side_that_changed_nothing_never_stands_in_the_way(base: str, other: str) -> None:
    assert combine(base, other, base) == other
    assert combine(base, base, other) == other
