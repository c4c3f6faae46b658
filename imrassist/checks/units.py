"""Units: the pieces of work a check falls into; each remembers what it found until what it leans on changes."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from imrassist.checks.check import Check, IndexKind, RowKind, WholeKind
from imrassist.checks.collecting import Swap
from imrassist.checks.facts import Facts
from imrassist.checks.making import remark_of_answers
from imrassist.checks.remark import Remark
from imrassist.interview.changes import Changes
from imrassist.interview.needs import Needs, needs_of
from imrassist.interview.question import Form
from imrassist.model.draft import Row

Where = TypeVar("Where", bound=Hashable)
MOST_IN_A_PASSAGE = 50
"""Remarks of one check on one paragraph; when some of these are mended, the next are told."""


class Found(Generic[Where]):
    """What a unit found, by the row or group it found it in, and what of that is new."""

    def __init__(self) -> None:
        self._by: dict[Where, tuple[Remark, ...]] = {}
        self.swaps: list[Swap] = []

    def put(self, where: Where, remarks: tuple[Remark, ...]) -> None:
        """What stands there now."""
        before = self._by.pop(where, ())
        if remarks:
            self._by[where] = remarks
        if before != remarks:
            self.swaps.append((before, remarks))

    def clear(self) -> None:
        """Nothing is known any more."""
        self.swaps += [(remarks, ()) for remarks in self._by.values()]
        self._by.clear()

    def news(self) -> list[Swap]:
        """What is different since this was asked last."""
        swaps, self.swaps = self.swaps, []
        return swaps

    def __iter__(self) -> Iterator[Remark]:
        for remarks in self._by.values():
            yield from remarks

    def places(self) -> list[Where]:
        """Where something was found."""
        return list(self._by)


class RowUnit:
    """One check on the rows of one table, or on the answers of the whole review."""

    def __init__(self, form: Form, check: Check, kind: RowKind, table: str, names: frozenset[str]) -> None:
        self.check = check
        self.table = table
        self.found: Found[str] = Found()
        self._kind = kind
        labels = (table,) if table and check.names_its_row else ()
        self._needs: Needs = needs_of(form, names, table, across=kind.across(check), labels=_other_labels(form, check))
        if labels:
            own = needs_of(form, (), table, labels=labels)
            # Its own label changes with its own row; only what the label leans on elsewhere counts here.
            more = own.tables - {table}
            self._needs = Needs(
                self._needs.own | own.own, self._needs.questions | own.questions, self._needs.tables | more
            )
        self._own = sorted(self._needs.own)

    @property
    def leans_on(self) -> tuple[frozenset[str], frozenset[str]]:
        """The questions and the tables without a change of which nothing is to be judged again."""
        needs = self._needs
        return needs.own | needs.questions, needs.tables | {self.table}

    def update(self, facts: Facts, changes: Changes) -> int:
        """Judges again what the changes touch; how much work that was."""
        rows: Mapping[str, Row | None]
        if changes.touch(self._needs) or (not self.table and not changes.questions.isdisjoint(self._needs.own)):
            self.found.clear()
            rows = {row.id: row for row in facts.rows(self.table)} if self.table else {"": None}
        elif self.table:
            for row_id in changes.gone.get(self.table, ()):
                self.found.put(row_id, ())
            rows = {row.id: row for row in changes.rows_touched(self.table, self._needs)}
            if self.table in changes.tables and self.check.names_its_row:
                # A row without a name of its own is called by its position.
                rows = {**{row_id: facts.by_id[row_id] for row_id in self.found.places()}, **rows}
        else:
            return 0
        for row_id, row in rows.items():
            self._judge(facts, row_id, row)
        return len(rows)

    def _judge(self, facts: Facts, row_id: str, row: Row | None) -> None:
        hits = tuple(self._kind.judge(self.check, facts, self.table, row))
        if not hits:
            self.found.put(row_id, ())
            return
        judged = [facts.raw(name, row) for name in self._own]
        self.found.put(row_id, tuple(remark_of_answers(self.check, hit, facts, judged) for hit in hits))


class WholeUnit:
    """One check that looks at several rows at once."""

    def __init__(self, form: Form, check: Check, kind: WholeKind) -> None:
        self.check = check
        self.found: Found[str] = Found()
        self._kind = kind
        self._needs = needs_of(form, check.names | _linked(form, check), "", labels=called_by_name(form, check))

    @property
    def leans_on(self) -> tuple[frozenset[str], frozenset[str]]:
        """See `RowUnit`."""
        return self._needs.own | self._needs.questions, self._needs.tables

    def update(self, facts: Facts, changes: Changes) -> int:
        """Judges again when the changes touch it; how much work that was."""
        if not changes.touch(self._needs):
            return 0
        hits = self._kind.judge(self.check, facts)
        single = [name for name in sorted(self._needs.questions) if not facts.form.questions[name].each]
        judged = [facts.raw(name) for name in single]
        self.found.put(
            "",
            tuple(remark_of_answers(self.check, hit, facts, [judged, sorted(hit.words.items())]) for hit in hits),
        )
        return 1


class IndexUnit:
    """One check that holds the rows of a table against one another."""

    def __init__(self, form: Form, check: Check, kind: IndexKind, table: str) -> None:
        self.check = check
        self.found: Found[str] = Found()
        self._table = table
        self._index = kind.index(check)
        self._rows: set[str] = set()
        self._needs = needs_of(form, kind.needs(check), table)
        labels = needs_of(form, (), table, labels=called_by_name(form, check))
        self._labels = Needs(frozenset(), labels.questions | labels.own, labels.tables - {table})

    @property
    def leans_on(self) -> tuple[frozenset[str], frozenset[str]]:
        """See `RowUnit`."""
        both = (self._needs, self._labels)
        questions = frozenset(name for each in both for name in (*each.own, *each.questions))
        return questions, frozenset(table for each in both for table in each.tables) | {self._table}

    def update(self, facts: Facts, changes: Changes) -> int:
        """Judges again what the changes touch; how much work that was."""
        anew = changes.touch(self._needs)
        rows: Iterable[Row]
        if anew:
            gone, rows = set(self._rows), facts.rows(self._table)
        else:
            gone = {row for row in changes.gone.get(self._table, ()) if row in self._rows}
            rows = changes.rows_touched(self._table, self._needs)
        for row_id in gone:
            self._index.drop(row_id)
            self._rows.discard(row_id)
        for row in rows:
            self._index.put(facts, row)
            self._rows.add(row.id)
        again = anew or self._table in changes.moved or changes.touch(self._labels)
        work = 0
        for group, hits in self._index.judge(facts, anew=again):
            work += 1
            self.found.put(
                group,
                tuple(remark_of_answers(self.check, hit, facts, sorted(hit.words.items())) for hit in hits),
            )
        return work


def called_by_name(form: Form, check: Check) -> frozenset[str]:
    """The tables whose rows a check calls by name."""
    if not check.names_its_row and "{other}" not in check.say + check.mend:
        return frozenset()
    return frozenset(
        table
        for name in check.names
        for table in (form.questions[name].each if name in form.questions else name,)
        if table
    )


def _other_labels(form: Form, check: Check) -> frozenset[str]:
    """The tables whose rows are called by name although they are not the row at hand."""
    if "{other}" not in check.say + check.mend:
        return frozenset()
    return frozenset(
        form.questions[name].of for name in check.names if name in form.questions and form.questions[name].of
    )


def _linked(form: Form, check: Check) -> frozenset[str]:
    """The tables that its links lead to: a row that went is a link cut."""
    named = (form.questions[name] for name in check.names if name in form.questions)
    return frozenset(question.of for question in named if question.kind in ("ref", "refs") and question.of)
