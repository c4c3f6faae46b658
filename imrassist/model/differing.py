"""Which of many values are others than before: two long rows that are nearly the same are told apart at little cost."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

_Pair = tuple[tuple[Any, ...], tuple[Any, ...], list[int]]
_known: OrderedDict[tuple[int, int], _Pair] = OrderedDict()
"""What is known of the pairs looked at last, by their identities; they are held, so that no other pair has those."""
_KNOWN = 24
_lists: OrderedDict[int, tuple[tuple[Any, ...], list[Any]]] = OrderedDict()
"""The rows made last, each with a list of the same to be changed in place: copying thousands of values takes time.
They are held, so that no other row has their identity."""
_LISTS = 4


def differing(before: tuple[Any, ...], now: tuple[Any, ...]) -> list[int] | None:
    """Where two rows of equal length differ, in order; None when they are not equally long.

    What is the same object is taken to be the same, which is what makes it quick.
    """
    if len(before) != len(now):
        return None
    known = _known.get((id(before), id(now)))
    if known is not None:
        return list(known[2])
    found: list[int] = []
    _look(before, now, 0, found)
    _keep(before, now, found)
    return list(found)


def replaced(before: tuple[Any, ...], others: Iterable[tuple[int, Any]]) -> tuple[Any, ...]:
    """The same row with others at some places, which is remembered for `differing`."""
    # Taken out: whoever changes it is alone with it.
    held: tuple[tuple[Any, ...], list[Any]] | None = _lists.pop(id(before), None)
    values = held[1] if held else list(before)
    places = []
    for at, value in others:
        values[at] = value
        places.append(at)
    now = tuple(values)
    _keep(before, now, sorted(places))
    _lists[id(now)] = (now, values)
    _shorten(_lists, _LISTS)
    return now


def _keep(before: tuple[Any, ...], now: tuple[Any, ...], found: list[int]) -> None:
    _known[id(before), id(now)] = (before, now, found)
    _shorten(_known, _KNOWN)


def _shorten(those: OrderedDict[Any, Any], most: int) -> None:
    while len(those) > most:
        try:
            those.popitem(last=False)
        except KeyError:  # another thread was quicker
            return


def _look(before: tuple[Any, ...], now: tuple[Any, ...], start: int, found: list[int]) -> None:
    if before == now:
        return
    if len(before) <= 8:
        found += [start + at for at, (a, b) in enumerate(zip(before, now, strict=True)) if a is not b and a != b]
        return
    half = len(before) // 2
    _look(before[:half], now[:half], start, found)
    _look(before[half:], now[half:], start + half, found)
