"""longest_rise: what of a list is in its order, so that the rest is what was moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(values: Sequence[int]) -> list[int]:
    """Places of the longest run of values, not all side by side, of which each is more than the one before.

    All places of a list that only rises; of ``[3, 1, 2]`` the places 1 and 2. The values differ from one another.
    """
    ends: list[int] = []
    """Of the runs of each length the least last value."""
    places: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        places[length : length + 1] = [at]
    found: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]
