"""GridWriter: one table of the form, line by line; a line whose answers did not change is not built again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Column, Form, Grid
from imrassist.interview.uses import uses
from imrassist.model.answer import Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.build import build, spec_names
from imrassist.writing.fill import fill, names_in
from imrassist.writing.report import Block, Cell, GridText, Line
from imrassist.writing.rows import in_order


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

    def write(self, scope: Scope) -> GridText:
        """The grid as it stands for the scope's draft."""
        above = tuple(each.text for template in self.grid.above if (each := fill(template, scope)).text)
        lines = self._fields(scope) if self.grid.kind == "fields" else self._rows(scope)
        return GridText(grid=self.grid.id, above=above, lines=lines)

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
        return tuple(lines)

    def _line(self, scope: Scope, row: Row, number: int) -> Line:
        cells = []
        for at, column in enumerate(self.grid.columns):
            if at == 0 and self.grid.numbered:
                cells.append(Cell(paragraphs=(str(number),)))
            else:
                cells.append(self._cell(column, scope))
        return Line(row=row.id, cells=tuple(cells))

    def _cell(self, column: Column, scope: Scope) -> Cell:
        if not column.say:
            return self._composed(column, scope)
        filled = fill(column.say, scope)
        if filled.text and not filled.missing:
            return Cell(paragraphs=_paragraphs(filled.text), places=filled.places, sign=column.sign)
        return self._gap(column, scope, _paragraphs(filled.text), filled.places)

    def _gap(self, column: Column, scope: Scope, paragraphs: tuple[str, ...], places: tuple[Place, ...]) -> Cell:
        gap = fill(column.gap, scope).text
        if gap.startswith("["):
            return Cell(paragraphs=(gap,), places=places, sign=column.sign, gap=True)
        return Cell(paragraphs=(gap,) if gap else paragraphs, places=places, sign=column.sign)

    def _composed(self, column: Column, scope: Scope) -> Cell:
        paragraphs: list[str] = []
        places: list[Place] = []
        gaps: list[Block] = []
        worded: list[Block] = []
        for spec in self._into[column.id]:
            for block in self._built(spec, scope):
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
