"""What of a list is in its order: found in every order, and never less than could be."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from imrassist.intake.rising import longest_rise


def test_one_that_was_moved_is_the_one_left_out() -> None:
    assert longest_rise([0, 1, 3, 4, 2]) == [0, 1, 2, 3]
    assert longest_rise([4, 0, 1, 2, 3]) == [1, 2, 3, 4]
    assert longest_rise([]) == []


@given(st.permutations(range(7)))
def test_it_rises_and_none_is_longer(values: list[int]) -> None:
    found = [values[at] for at in longest_rise(values)]
    assert found == sorted(found)
    longer = combinations(values, len(found) + 1)
    assert not any(list(each) == sorted(each) for each in longer)
