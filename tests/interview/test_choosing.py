"""Choosing: lists as they are typed, labels that look like lists, and thousands of rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from imrassist.interview.choosing import NotChosen, Offer, choose_one, choose_some, written
from tests.growth import IN_PROPORTION, growth


def offered(*labels: str) -> tuple[Offer, ...]:
    return tuple(Offer(f"k{at}", label, str(at)) for at, label in enumerate(labels, 1))


PEOPLE = offered("Child 1", "Mr and Mrs B", "Aunt, paternal", "Mrs A")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Mr and Mrs B", "2"),
        ("Mr and Mrs B and Child 1", "12"),
        ("Aunt, paternal, Mrs A", "34"),
        ("child 1; aunt, paternal", "13"),
        ("1 & 2", "12"),
        ("1 + 4", "14"),
        ("1, 2, and 4", "124"),
        ("2 4", "24"),
        ("mrs", "4"),
        ("#3", "3"),
        (" , 1 ,, 2 , ", "12"),
    ],
)
def test_a_list_is_read_as_it_is_typed(text: str, keys: str) -> None:
    assert choose_some(text, PEOPLE) == tuple(f"k{each}" for each in keys)


@pytest.mark.parametrize("text", ["#0", "#5", "#", "# 1", "5", "01 02 9", "Mrs B", "k9", "\u00b2", ","])
def test_what_names_nothing_chooses_nothing(text: str) -> None:
    assert isinstance(choose_some(text, PEOPLE), NotChosen)
    assert isinstance(choose_one(text, PEOPLE), NotChosen)


def test_the_part_that_is_wrong_is_pointed_at() -> None:
    got = choose_some("1, Aunt, paternal, nobody we know", PEOPLE)
    assert isinstance(got, NotChosen)
    assert got.what == "Part 3 of this is none of what can be chosen here."
    assert got.mend == ("Write one of these, all, or none: 1 Child 1; 2 Mr and Mrs B; 3 Aunt, paternal; 4 Mrs A.")


def test_a_long_list_of_ways_is_cut_short() -> None:
    got = choose_one("x", offered(*[f"Entry {word}" for word in "abcdefgh"]))
    assert isinstance(got, NotChosen)
    assert got.mend.endswith("6 Entry f; and 2 more.")


def test_what_is_written_into_the_box_can_be_read_by_a_person_too() -> None:
    assert written(["k1", "k2"], PEOPLE, some=True) == "Child 1, Mr and Mrs B"
    assert written(["k1", "k3"], PEOPLE, some=True) == "1, 3"
    assert written(["k3"], PEOPLE, some=False) == "Aunt, paternal"
    assert written([], PEOPLE, some=True) == "none"


def test_thousands_are_named_and_written_in_proportion() -> None:
    def prepare(size: int) -> Callable[[], object]:
        rows = offered(*[f"{at % 28 + 1:02}/03/09, Child {at % 5}" for at in range(size)])
        every = tuple(each.key for each in rows)

        def work() -> None:
            assert choose_some(written(every, rows, some=True), rows) == every
            assert isinstance(choose_some("A page, pasted by mistake, and more, " * size, rows), NotChosen)

        return work

    assert growth(prepare, 5_000) <= IN_PROPORTION
