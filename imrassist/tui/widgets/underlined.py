"""Underlined: marks in a box, carried along while the text around them is typed; and how they are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.style import Style

from imrassist.session.values import Mark

STYLE = Style(underline=True)
"""No colour: a line under the words is seen on every terminal, and told in the frame as well."""


def carried(marks: Sequence[Mark], before: str, now: str) -> tuple[Mark, ...]:
    """The marks of one text in another that was made of it by one change; those within what changed are gone."""
    if not marks or before == now:
        return tuple(marks)
    head = _same(before, now)
    tail = _same(before[head:][::-1], now[head:][::-1])
    by = len(now) - len(before)
    behind = len(before) - tail
    # A mark that ends where something is being typed is a word that goes on: it is looked at again.
    still = [mark for mark in marks if mark.end < head or (mark.end == head and not now[head : head + 1].isalnum())]
    moved = [replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks if mark.start >= behind]
    return (*still, *(mark for mark in moved if mark.start == 0 or not now[mark.start - 1].isalnum()))


def _same(a: str, b: str) -> int:
    """How many characters two texts begin alike: by halves, since paragraphs are long and keys are many."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a.startswith(b[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def at(marks: Sequence[Mark], place: int) -> Mark | None:
    """The shortest mark that touches this place in the text; None when there is none."""
    touching = [mark for mark in marks if mark.start <= place <= mark.end]
    return min(touching, key=lambda mark: mark.end - mark.start, default=None)


def following(marks: Sequence[Mark], place: int) -> Mark | None:
    """The mark at this place, else the first after it, else the first of all."""
    return at(marks, place) or next((mark for mark in marks if mark.start > place), marks[0] if marks else None)
