"""GridWriter: one table of the form, line by line; a line whose answers did not change is not built again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from imrassist.interview.changes import Changes
from imrassist.interview.condition import Scope, parse
from imrassist.interview.needs import Needs, needs_of
from imrassist.interview.question import BlockSpec, Column, Form, Grid
from imrassist.interview.row_order import in_order, sorted_by
from imrassist.interview.uses import uses
from imrassist.model.answer import Place
from imrassist.model.differing import replaced
from imrassist.model.draft import Draft, Row
from imrassist.writing.build import build, spec_names
from imrassist.writing.fill import fill, names_in
from imrassist.writing.needs import block_needs, grid_needs
from imrassist.writing.report import Block, Cell, GridText, Line


class GridWriter:
    """Writes one grid of a form."""

    def __init__(self, form: Form, grid: Grid, count: Callable[[], None]) -> None:
        self.form = form
        self.grid = grid
        self._count = count
        self._into = {
            column.id: tuple(block for block in form.blocks if block.into == f"{grid.id}.{column.id}")
            for column in grid.columns
        }
        self._uses = uses(form, self._names())
        self._lines: dict[str, tuple[Row, Any, Line]] = {}
        self._needs = grid_needs(form, grid, tuple(block for blocks in self._into.values() for block in blocks))
        table = grid.of if grid.kind == "rows" else ""
        self._order = Needs(frozenset(), sorted_by(form, table), frozenset({table} - {""}))
        self._blocks = frozenset(block.id for blocks in self._into.values() for block in blocks)
        self._spec_own = {block.id: block_needs(form, block).own for blocks in self._into.values() for block in blocks}
        self._own = {column.id: self._column_own(column, table) for column in grid.columns}
        self._parts: dict[tuple[str, str], list[tuple[Block, ...]]] = {}
        """What a cell was put together from, by its row and column: the blocks of each spec."""
        self._text: GridText | None = None
        self._at: dict[str, int] = {}

    def _column_own(self, column: Column, table: str) -> frozenset[str]:
        names = {*names_in(column.say), *names_in(column.gap)}
        own = set(needs_of(self.form, names, table, worded=True).own)
        for spec in self._into[column.id]:
            own |= self._spec_own[spec.id]
        return frozenset(own)

    @property
    def needs(self) -> tuple[Needs, ...]:
        """All that it leans on; of its rows, of all else, and for their order."""
        above = needs_of(self.form, [name for each in self.grid.above for name in names_in(each)], "", worded=True)
        return self._needs, self._order, above

    def missed(self) -> None:
        """A draft was not written: it has no place for this grid. What is remembered is of a draft before."""
        self._text = None

    def write(self, scope: Scope, changes: Changes, edited: frozenset[str] = frozenset()) -> GridText:
        """The grid as it stands for the scope's draft; the very same object where nothing in it is different."""
        above = tuple(each.text for template in self.grid.above if (each := fill(template, scope)).text)
        before = self._text
        if before is None or self._touched(scope, changes, edited):
            lines = self._fields(scope) if self.grid.kind == "fields" else self._rows(scope)
            self._at = {line.row: n for n, line in enumerate(lines)}
        else:
            lines = self._some(scope, changes, before.lines)
        if before is not None and before.above == above and before.lines is lines:
            return before
        self._text = text = GridText(grid=self.grid.id, above=above, lines=lines)
        return text

    def _touched(self, scope: Scope, changes: Changes, edited: frozenset[str]) -> bool:
        """Whether more than single lines may be different."""
        if changes.touch(self._needs) or changes.touch(self._order):
            return True
        if any(key.partition("@")[0] in self._blocks for key in edited):
            return True
        if self.grid.kind == "fields" or not self.grid.where:
            return False
        where = parse(self.grid.where)
        rows = changes.rows_touched(self.grid.of, self._needs)
        return any(where.holds(scope.of(row)) != (row.id in self._lines) for row in rows)

    def _some(self, scope: Scope, changes: Changes, before: tuple[Line, ...]) -> tuple[Line, ...]:
        """The lines with those of single rows built anew."""
        rows = changes.rows_touched(self.grid.of, self._needs) if self.grid.kind == "rows" else []
        others = []
        for row in rows:
            held = self._lines.get(row.id)
            if held is None:
                continue
            at = self._at[row.id]
            self._count()
            line = self._mended(scope.of(row), before[at], changes.said[row.id])
            self._lines[row.id] = (row, held[1], line)
            if line != before[at]:
                others.append((at, line))
        return replaced(before, others) if others else before

    def line(self, scope: Scope, row: str) -> Line | None:
        """One line alone: of this row, or in a table of fields of this column; None where it has no such line.

        Without its number, where lines are numbered.
        """
        if self.grid.kind == "fields":
            return next((line for line in self._fields(scope) if line.row == row), None)
        found = scope.draft.row(row)
        return self._line(scope.of(found), found, 0) if found else None

    def _fields(self, scope: Scope) -> tuple[Line, ...]:
        return tuple(
            Line(row=column.id, cells=(self._cell(column, scope),))
            for column in self.grid.columns
            if parse(column.when).value(scope) is not False
        )

    def _rows(self, scope: Scope) -> tuple[Line, ...]:
        draft = scope.draft
        around = self._around(draft)
        lines = []
        kept = {}
        number = 0
        for row in in_order(self.form, draft, self.grid.of):
            if self.grid.where and not parse(self.grid.where).holds(scope.of(row)):
                continue
            number += 1
            token = (*around, *self._edits(draft, row), number if self.grid.numbered else 0)
            before = self._lines.get(row.id)
            if before and before[0] is row and _same(before[1], token):
                line = before[2]
            else:
                self._count()
                line = self._line(scope.of(row), row, number)
            kept[row.id] = (row, token, line)
            lines.append(line)
        self._lines = kept
        if len(self._parts) > 2 * len(kept) * len(self.grid.columns):
            self._parts = {key: parts for key, parts in self._parts.items() if key[0] in kept}
        return tuple(lines)

    def _mended(self, scope: Scope, line: Line, said: frozenset[str]) -> Line:
        """A line with those cells made anew that lean on these answers of its row."""
        cells = list(line.cells)
        for at, column in enumerate(self.grid.columns):
            if at == 0 and self.grid.numbered:
                continue
            if not said.isdisjoint(self._own[column.id]):
                cells[at] = self._cell(column, scope, said)
        return Line(row=line.row, cells=tuple(cells))

    def _line(self, scope: Scope, row: Row, number: int) -> Line:
        cells = []
        for at, column in enumerate(self.grid.columns):
            if at == 0 and self.grid.numbered:
                cells.append(Cell(paragraphs=(str(number),)))
            else:
                cells.append(self._cell(column, scope))
        return Line(row=row.id, cells=tuple(cells))

    def _cell(self, column: Column, scope: Scope, said: frozenset[str] | None = None) -> Cell:
        """A cell; with `said`, of what it is put together from only that anew which leans on these answers."""
        if not column.say:
            return self._composed(column, scope, said)
        filled = fill(column.say, scope)
        if filled.text and not filled.missing:
            return Cell(paragraphs=_paragraphs(filled.text), places=filled.places, sign=column.sign)
        return self._gap(column, scope, _paragraphs(filled.text), filled.places)

    def _gap(self, column: Column, scope: Scope, paragraphs: tuple[str, ...], places: tuple[Place, ...]) -> Cell:
        gap = fill(column.gap, scope).text
        if gap.startswith("["):
            return Cell(paragraphs=(gap,), places=places, sign=column.sign, gap=True)
        return Cell(paragraphs=(gap,) if gap else paragraphs, places=places, sign=column.sign)

    def _parts_of(self, column: Column, scope: Scope, said: frozenset[str] | None) -> list[tuple[Block, ...]]:
        key = (scope.row.id if scope.row else "", column.id)
        before = self._parts.get(key) if said is not None else None
        specs = self._into[column.id]
        parts = [
            before[at]
            if before is not None and said is not None and said.isdisjoint(self._spec_own[spec.id])
            else tuple(self._built(spec, scope))
            for at, spec in enumerate(specs)
        ]
        if scope.row is not None:
            self._parts[key] = parts
        return parts

    def _composed(self, column: Column, scope: Scope, said: frozenset[str] | None) -> Cell:
        paragraphs: list[str] = []
        places: list[Place] = []
        gaps: list[Block] = []
        worded: list[Block] = []
        parts = self._parts_of(column, scope, said)
        for spec, blocks in zip(self._into[column.id], parts, strict=True):
            for block in blocks:
                places += block.places
                worded += [block] if block.state != "built" else []
                texts = _paragraphs(block.text)
                if block.gap:
                    gaps.append(block)
                    continue
                if spec.kind == "run" and paragraphs and texts:
                    paragraphs[-1] = f"{paragraphs[-1]} {texts[0]}"
                    texts = texts[1:]
                paragraphs += texts
        if paragraphs:
            return Cell(
                paragraphs=tuple(paragraphs),
                places=tuple(dict.fromkeys(places)),
                sign=column.sign,
                missing=tuple(gaps),
                worded=tuple(worded),
            )
        if gaps:
            asked = tuple(text for block in gaps for text in _paragraphs(block.text))
            return Cell(paragraphs=asked, places=tuple(dict.fromkeys(places)), sign=column.sign, gap=True)
        return self._gap(column, scope, (), tuple(dict.fromkeys(places)))

    def _built(self, spec: BlockSpec, scope: Scope) -> Iterator[Block]:
        if not spec.each or scope.row is not None:
            scopes: Iterable[Scope] = (scope,)
        else:
            scopes = (scope.of(row) for row in in_order(self.form, scope.draft, spec.each))
        yield from (block for each in scopes if (block := build(spec, each)))

    def _names(self) -> frozenset[str]:
        names: set[str] = set(parse(self.grid.where).names)
        for column in self.grid.columns:
            names |= set(names_in(column.say)) | set(names_in(column.gap)) | parse(column.when).names
            for spec in self._into[column.id]:
                names |= spec_names(spec)
        return frozenset(names)

    def _around(self, draft: Draft) -> tuple[Any, ...]:
        """Everything outside the row that its line leans on; compared by identity, held so that it stays alive."""
        answers = tuple(draft.answers.get(name) for name in sorted(self._uses.questions))
        tables = tuple(draft.rows.get(table) for table in sorted(self._uses.tables))
        return answers + tables

    def _edits(self, draft: Draft, row: Row) -> tuple[Any, ...]:
        if not draft.blocks:
            return ()
        return tuple(draft.blocks.get(f"{spec.id}@{row.id}") for specs in self._into.values() for spec in specs)


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return len(before) == len(now) and all(
        a is b or (isinstance(a, int) and a == b) for a, b in zip(before, now, strict=True)
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("\n") if part.strip())
