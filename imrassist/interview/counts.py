"""Counts: what was counted in the rows of a draft, kept from draft to draft: one row is counted anew, not all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from imrassist.interview.changes import Changes
from imrassist.interview.condition import Scope
from imrassist.interview.needs import Needs, needs_of
from imrassist.interview.question import Form
from imrassist.model.draft import Draft, Row

One = Callable[[Scope], tuple[str, ...]]
"""The words under which a row counts."""


class Counts:
    """All counts of one draft as it changes. Whoever keeps them tells of each change with `move`."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._draft: Draft | None = None
        self._kept: dict[tuple[str, str], _Kept] = {}
        self._by: dict[str, list[_Kept]] = {}
        """By the id of a question or table: the counts that lean on it."""

    def move(self, draft: Draft, changes: Changes) -> None:
        """Another draft, and what is different in it from the last one."""
        self._draft = draft
        if changes.everything:
            self._kept, self._by = {}, {}
            return
        named = (kept for name in (*changes.questions, *changes.tables) for kept in self._by.get(name, ()))
        for kept in {id(each): each for each in named}.values():
            kept.move(changes)

    def of(self, scope: Scope, what: str, table: str, names: Iterable[str], one: One) -> Mapping[str, int] | None:
        """The count of each word in the rows of a table; None for a scope of another draft than the last one."""
        if scope.draft is not self._draft:
            return None
        kept = self._kept.get((what, table))
        if kept is None:
            kept = self._kept[what, table] = _Kept(table, needs_of(self._form, names, table))
            for name in kept.leans_on:
                self._by.setdefault(name, []).append(kept)
        return kept.counted(scope, one)


class _Kept:
    """One count."""

    def __init__(self, table: str, needs: Needs) -> None:
        self._table = table
        self._needs = needs
        self._totals: Counter[str] = Counter()
        self._rows: dict[str, tuple[str, ...]] = {}
        self._waiting: dict[str, Row] | None = None
        """Rows to be counted anew; None for all of them."""

    @property
    def leans_on(self) -> frozenset[str]:
        """Ids of the questions and tables without a change of which the count is as it was."""
        return self._needs.own | self._needs.questions | self._needs.tables | {self._table}

    def move(self, changes: Changes) -> None:
        if self._waiting is None:
            return
        if changes.touch(self._needs):
            self._waiting = None
            return
        for row_id in changes.gone.get(self._table, ()):
            self._waiting.pop(row_id, None)
            self._totals.subtract(self._rows.pop(row_id, ()))
        for row in changes.rows_touched(self._table, self._needs):
            self._waiting[row.id] = row

    def counted(self, scope: Scope, one: One) -> Counter[str]:
        if self._waiting is None:
            self._totals, self._rows = Counter(), {}
            self._waiting = {row.id: row for row in scope.draft.rows.get(self._table, ())}
        for row in self._waiting.values():
            words = one(scope.of(row))
            self._totals.subtract(self._rows.get(row.id, ()))
            self._totals.update(words)
            if words:
                self._rows[row.id] = words
            else:
                self._rows.pop(row.id, None)
        self._waiting = {}
        return self._totals
