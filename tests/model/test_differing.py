"""Long rows that are nearly the same: what differs is found, and one made from another is a row by itself."""

from __future__ import annotations

import random

import pytest

from imrassist.model.differing import differing, replaced


def test_where_two_rows_differ_is_told_in_order() -> None:
    before = tuple(str(n) for n in range(100))
    now = tuple("x" if n in (0, 42, 99) else str(n) for n in range(100))
    assert differing(before, now) == [0, 42, 99]
    assert differing(now, now) == []
    assert differing((), ()) == []


def test_but_not_of_rows_of_another_length() -> None:
    assert differing(("a",), ("a", "b")) is None


def test_what_was_replaced_is_what_differs() -> None:
    before = tuple(str(n) for n in range(30))
    now = replaced(before, [(7, "x"), (3, "y")])
    assert differing(before, now) == [3, 7]
    assert (now[3], now[7], len(now)) == ("y", "x", 30)
    assert before == tuple(str(n) for n in range(30))


def test_what_is_told_may_be_changed_and_is_told_again_as_it_was() -> None:
    before, now = ("a", "b"), ("a", "c")
    told = differing(before, now)
    assert told is not None
    told.clear()
    assert differing(before, now) == [1]


def test_a_row_may_be_replaced_in_twice_without_one_knowing_of_the_other() -> None:
    first = tuple(str(n) for n in range(50))
    one = replaced(first, [(1, "x")])
    other = replaced(first, [(2, "y")])
    again, more = replaced(one, [(3, "z")]), replaced(one, [(4, "w")])
    assert one == ("0", "x", *first[2:])
    assert other == ("0", "1", "y", *first[3:])
    assert again == ("0", "x", "2", "z", *first[4:])
    assert more == ("0", "x", "2", "3", "w", *first[5:])


@pytest.mark.parametrize("seed", range(20))
def test_rows_that_go_forth_and_back_are_each_what_they_were_made_as(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance, not secrets
    made = [tuple(str(n) for n in range(12))]
    should = [list(made[0])]
    for step in range(200):
        at = chance.randrange(max(0, len(made) - 6), len(made))
        places = chance.sample(range(12), chance.randrange(3))
        now = replaced(made[at], [(place, f"{step}") for place in places])
        should.append([f"{step}" if n in places else value for n, value in enumerate(should[at])])
        assert differing(made[at], now) == sorted(places)
        made.append(now)
    assert made == [tuple(each) for each in should]


def test_a_row_that_is_gone_leaves_nothing_to_one_that_comes_in_its_place() -> None:
    for n in range(2000):
        assert replaced((str(n), "b", "c"), [(1, "x")]) == (str(n), "x", "c")
        assert replaced((str(n), "e", "f"), [(2, "x")]) == (str(n), "e", "x")
