"""Indexes: what checks across passages or rows keep, so that a change is judged against what it meets, not all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from imrassist.checks.reading import Key
from imrassist.model.draft import Row

if TYPE_CHECKING:
    from imrassist.checks.check import Check, Hit, Passage
    from imrassist.checks.facts import Facts

Order = Callable[["Passage"], tuple[int, ...]]
"""Where a passage stands in the report."""
Judged = Iterator[tuple[str, list["Hit"]]]
"""Groups that were judged anew, each with all that was found in it."""


class PassageIndex(Protocol):
    """What one check keeps of all passages that it reads."""

    def put(self, passage: Passage, value: Any) -> None:
        """A passage came; any of its key went before."""

    def drop(self, passage: Passage, value: Any) -> None:
        """A passage went."""

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """The groups that a passage came to or went from; all of them with `anew`."""


class RowIndex(Protocol):
    """What one check keeps of the rows of a table."""

    def put(self, facts: Facts, row: Row) -> None:
        """A row is new or different."""

    def drop(self, row_id: str) -> None:
        """A row went."""

    def judge(self, facts: Facts, *, anew: bool) -> Judged:
        """The groups that a row came to or went from; all of them with `anew`."""


class WholeIndex:
    """Keeps what was gathered, and judges all of it together."""

    def __init__(self, check: Check, judge: Callable[..., Iterator[Hit]]) -> None:
        self._check = check
        self._judge = judge
        self._values: dict[Key, tuple[Passage, Any]] = {}
        self._stale = True

    def put(self, passage: Passage, value: Any) -> None:
        """See `PassageIndex`."""
        self._values[passage.key] = (passage, value)
        self._stale = True

    def drop(self, passage: Passage, value: Any) -> None:
        """See `PassageIndex`."""
        del value
        self._values.pop(passage.key, None)
        self._stale = True

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        if not (self._stale or anew):
            return
        self._stale = False
        gathered = sorted(self._values.values(), key=lambda each: order(each[0]))
        yield "", list(self._judge(self._check, facts, gathered))
