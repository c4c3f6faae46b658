"""Units: the pieces of work a check falls into; each remembers what it found until what it leans on changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from imrassist.checks.changes import Changes
from imrassist.checks.check import Check, GatherKind, Hit, Passage, RowKind, WholeKind, reads
from imrassist.checks.facts import Facts
from imrassist.checks.making import remark_of_answers, remark_of_text
from imrassist.checks.needs import Needs, needs_of
from imrassist.checks.remark import Remark
from imrassist.interview.question import Form
from imrassist.model.draft import Row

MOST_IN_A_PASSAGE = 50
"""Remarks of one check on one paragraph; when some of these are mended, the next are told."""
Key = tuple[str, str, int, int]
"""`Passage.key`."""


class RowUnit:
    """One check on the rows of one table, or on the answers of the whole review."""

    def __init__(self, form: Form, check: Check, kind: RowKind, table: str, names: frozenset[str]) -> None:
        self.check = check
        self.table = table
        self._kind = kind
        labels = (table,) if table and check.names_its_row else ()
        other = _other_labels(form, check)
        self._needs: Needs = needs_of(form, names, table, labels=other)
        if labels:
            own = needs_of(form, (), table, labels=labels)
            # Its own label changes with its own row; only what the label leans on elsewhere counts here.
            more = own.tables - {table}
            self._needs = Needs(
                self._needs.own | own.own, self._needs.questions | own.questions, self._needs.tables | more
            )
        self._found: dict[str, tuple[Remark, ...]] = {}

    def update(self, facts: Facts, changes: Changes) -> int:
        """Judges again what the changes touch; how much work that was."""
        rows: Mapping[str, Row | None]
        if changes.touch(self._needs):
            self._found.clear()
            rows = {row.id: row for row in facts.rows(self.table)} if self.table else {"": None}
        elif self.table:
            for row_id in changes.gone.get(self.table, ()):
                self._found.pop(row_id, None)
            rows = {row.id: row for row in changes.rows.get(self.table, ())}
            if self.table in changes.tables and self.check.names_its_row:
                # A row without a name of its own is called by its position.
                rows = {**{row_id: facts.by_id[row_id] for row_id in self._found}, **rows}
        else:
            rows = {}
        for row_id, row in rows.items():
            self._judge(facts, row_id, row)
        return len(rows)

    def remarks(self) -> Iterator[Remark]:
        """Everything found, in no order."""
        for found in self._found.values():
            yield from found

    def _judge(self, facts: Facts, row_id: str, row: Row | None) -> None:
        hits = tuple(self._kind.judge(self.check, facts, self.table, row))
        if not hits:
            self._found.pop(row_id, None)
            return
        judged = [facts.raw(name, row) for name in sorted(self._needs.own)]
        self._found[row_id] = tuple(remark_of_answers(self.check, hit, facts, judged) for hit in hits)


class WholeUnit:
    """One check that looks at several rows at once."""

    def __init__(self, form: Form, check: Check, kind: WholeKind) -> None:
        self.check = check
        self._kind = kind
        self._needs = needs_of(form, check.names | _linked(form, check), "", labels=_labels(form, check))
        self._found: tuple[Remark, ...] = ()

    def update(self, facts: Facts, changes: Changes) -> int:
        """Judges again when the changes touch it; how much work that was."""
        if not changes.touch(self._needs):
            return 0
        hits = self._kind.judge(self.check, facts)
        single = [name for name in sorted(self._needs.questions) if not facts.form.questions[name].each]
        judged = [facts.raw(name) for name in single]
        self._found = tuple(
            remark_of_answers(self.check, hit, facts, [judged, sorted(hit.words.items())]) for hit in hits
        )
        return 1

    def remarks(self) -> Iterator[Remark]:
        """Everything found."""
        yield from self._found


class GatherUnit:
    """One check that takes something from each passage and judges these together."""

    def __init__(self, form: Form, check: Check, kind: GatherKind) -> None:
        self.check = check
        self._form = form
        self._kind = kind
        self._needs = needs_of(form, check.names | kind.leans(form), "", labels=_labels(form, check))
        self._values: dict[Key, tuple[Passage, object]] = {}
        self._stale = True
        self._found: tuple[Remark, ...] = ()
        self._questions: frozenset[str] = frozenset()
        """Those that the passages of its remarks are built from: where to mend it may change with them."""

    def forget(self, key: Key) -> None:
        """A passage went."""
        self._stale = self._values.pop(key, None) is not None or self._stale

    def take(self, passage: Passage) -> None:
        """A passage came or changed."""
        value = self._kind.gather(self.check, passage) if reads(self.check, passage, self._form) else None
        if value is None:
            self.forget(passage.key)
        else:
            self._values[passage.key] = (passage, value)
            self._stale = True

    def update(self, facts: Facts | None, changes: Changes, order: Mapping[Key, int], *, moved: bool) -> int:
        """Judges again when a passage or an answer that it leans on changed; how much work that was.

        `order` is that of the report, which is different from last time when it has `moved`.
        """
        placed = changes.everything or not changes.questions.isdisjoint(self._questions)
        if not (self._stale or moved or placed or changes.touch(self._needs)):
            return 0
        self._stale = False
        gathered = [self._values[key] for key in sorted(self._values, key=lambda key: order[key])]
        hits = list(_few_in_each(self._kind.judge(self.check, facts, gathered)))
        self._questions = frozenset(name for hit in hits if hit.passage for name in hit.passage.questions)
        self._found = tuple(remark for hit in hits if (remark := self._remark(hit, facts)))
        return 1

    def remarks(self) -> Iterator[Remark]:
        """Everything found."""
        yield from self._found

    def _remark(self, hit: Hit, facts: Facts | None) -> Remark | None:
        if hit.passage:
            return remark_of_text(self.check, hit, hit.passage, facts, self._form)
        return remark_of_answers(self.check, hit, facts, sorted(hit.words.items())) if facts else None


Unit = RowUnit | WholeUnit | GatherUnit


def _few_in_each(hits: Iterator[Hit]) -> Iterator[Hit]:
    """The hits, but of each passage no more than anybody would read."""
    counts: Counter[Key] = Counter()
    for hit in hits:
        if hit.passage:
            counts[hit.passage.key] += 1
            if counts[hit.passage.key] > MOST_IN_A_PASSAGE:
                continue
        yield hit


def _labels(form: Form, check: Check) -> frozenset[str]:
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
