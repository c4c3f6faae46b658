"""The space between two rows: which of the lines that run across there runs above which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_OVER = 100
"""What it costs when one line would run down on top of another; a crossing costs 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """One line across, with all that comes down to it and all that goes down from it."""

    name: str
    tops: tuple[int, ...]
    """Where lines come down to it."""
    bottoms: tuple[int, ...]
    """Where lines go down from it."""
    under: str = ""
    """Name of the net it hangs from: it runs below that one, and its tops begin there."""

    @property
    def span(self) -> tuple[int, int]:
        """From where to where it runs."""
        ends = (*self.tops, *self.bottoms)
        return min(ends), max(ends)

    @property
    def level(self) -> bool:
        """Whether anything runs across at all: a line straight down does not."""
        return self.span[0] != self.span[1]


def tracks(nets: Sequence[Net], near: int) -> dict[str, int]:
    """A track for each net that runs across, 0 at the top. Nets that keep clear of one another may share one.

    Lines closer than `near` would touch.
    """
    across = [net for net in nets if net.level]
    wishes: list[tuple[int, int, str, str]] = []
    for n, one in enumerate(across):
        for other in across[n + 1 :]:
            upper, cost, spared = _upper(one, other, near)
            lower = other if upper is one else one
            if spared or cost or _touch(one, other, near):
                wishes.append((-spared, len(wishes), upper.name, lower.name))
    below: dict[str, set[str]] = {net.name: set() for net in across}
    for _, _, upper_name, lower_name in sorted(wishes):
        if not _leads(below, lower_name, upper_name):
            below[upper_name].add(lower_name)
        else:
            below[lower_name].add(upper_name)
    found: dict[str, int] = {net.name: 0 for net in across}
    for _ in across:
        for name, lower_names in below.items():
            for lower_name in lower_names:
                found[lower_name] = max(found[lower_name], found[name] + 1)
    return found


def _upper(one: Net, other: Net, near: int) -> tuple[Net, int, int]:
    """Which of two should run above the other, what that costs, and how much it spares."""
    if one.under == other.name:
        return other, 0, 10 * _OVER
    if other.under == one.name:
        return one, 0, 10 * _OVER
    first, second = _cost(one, other, near), _cost(other, one, near)
    return (one, first, second - first) if first <= second else (other, second, first - second)


def _cost(upper: Net, lower: Net, near: int) -> int:
    """What it costs when `upper` runs above `lower`."""
    cost = sum(lower.span[0] < at < lower.span[1] for at in upper.bottoms)
    cost += sum(upper.span[0] < at < upper.span[1] for at in lower.tops)
    cost += _OVER * sum(abs(a - b) < near for a in upper.bottoms for b in lower.tops)
    return cost


def _touch(one: Net, other: Net, near: int) -> bool:
    return one.span[0] - near < other.span[1] and other.span[0] - near < one.span[1]


def _leads(below: Mapping[str, set[str]], start: str, end: str) -> bool:
    waiting, seen = [start], set[str]()
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        if at not in seen:
            seen.add(at)
            waiting += below[at]
    return False
