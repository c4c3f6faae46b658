"""Grids: which table of a form a table of a Word file is, by its headings, and what stands in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.gate import clean
from imrassist.intake.headings import bare, begins
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.values import WordCell, WordLine, WordMark, WordParagraph, WordTable
from imrassist.interview.question import Column, Form, Grid

_HEAD_LINES = 4
"""The headings stand in one of the first so many lines."""
_ALIKE = 85
_SIGN = re.compile(r"(?:signature|date)[\s.…_:]*$", re.IGNORECASE)
GAP_STYLE = "IMR Gap"
NOTE_STYLE = "IMR Guidance"


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line of a table of the form, as the file has it."""

    row: str
    """Id of the draft's row, or of the column of a table of fields; empty where the file does not say."""
    cells: tuple[WordCell | None, ...]
    """In the order of the grid's columns; None for a column that the file's table has not."""
    extra: tuple[WordCell, ...]
    """Cells that stand under none of the form's headings."""
    number: int
    """Which line of the file's table it is, from 1."""


@dataclass(frozen=True, slots=True)
class ReadGrid:
    """A table of the file that is one of the form's."""

    grid: Grid
    lines: tuple[ReadLine, ...]
    heads: tuple[WordCell, ...]
    """The cells that hold headings."""
    helps: tuple[WordCell, ...]
    """Cells with the form's own help, as a working copy has it."""


def grid_of(table: WordTable, form: Form, keys: BookmarkKeys) -> ReadGrid | None:
    """The table of the form that this is; None where its headings are none of the form's."""
    best: tuple[float, ReadGrid] | None = None
    for grid in form.grids.values():
        found = _fields(table, grid, keys) if grid.kind == "fields" else _rows(table, grid, keys)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def cell_texts(cell: WordCell | None, *, sign: bool = False) -> tuple[str, ...]:
    """The paragraphs of a cell, blank ones left out; without the lines to sign on, where there are some."""
    texts = [text for each in (cell.paragraphs if cell else ()) for text in lines_of(each)]
    while sign and texts and _SIGN.match(texts[-1]):
        texts.pop()
    return tuple(texts)


def lines_of(paragraph: WordParagraph) -> list[str]:
    """The words of a paragraph, cleaned, parted where it breaks its lines; blank ones left out."""
    return [line for each in clean(paragraph.text).text.split("\n") if (line := each.strip(" \t"))]


def is_gap(paragraphs: tuple[WordParagraph, ...]) -> bool:
    """Whether these only mark that something is missing, as a working copy does."""
    runs = [run for each in paragraphs for run in each.runs if run.text.strip()]
    return bool(runs) and all(run.look.style == GAP_STYLE for run in runs)


def line_row(line: WordLine, grid: Grid, keys: BookmarkKeys) -> str:
    """The row that a line's bookmark names; empty for none."""
    marks = [*line.marks, *(mark for cell in line.cells for each in cell.paragraphs for mark in _marks(each))]
    return next((row for mark in marks if mark.opens and (row := keys.line(mark.name, grid))), "")


def _marks(paragraph: WordParagraph) -> Iterator[WordMark]:
    return (piece for piece in paragraph.pieces if isinstance(piece, WordMark) and piece.kind == "bookmark")


def _rows(table: WordTable, grid: Grid, keys: BookmarkKeys) -> tuple[float, ReadGrid] | None:
    best: tuple[int, int, dict[int, int]] | None = None
    for number, line in enumerate(table.lines[:_HEAD_LINES]):
        found = _columns(line, grid)
        if best is None or len(found) > best[0]:
            best = (len(found), number, found)
    if best is None:
        return None
    matched, at, columns = best
    heads = [cell for cell in table.lines[at].cells if cell.text.strip()]
    if matched < max(2, round(0.6 * len(grid.columns))) or matched * 2 < len(heads):
        return None
    lines: list[ReadLine] = []
    helps: list[WordCell] = []
    above: tuple[WordCell | None, ...] = ()
    for number, line in enumerate(table.lines[at + 1 :], at + 2):
        cells, extra = _placed(line, columns, len(grid.columns), above)
        row = line_row(line, grid, keys)
        texts = [cell_texts(cell) for cell in cells]
        if not row and _is_help(line, grid):
            helps += line.cells
        elif row or any(texts) or any(cell_texts(cell) for cell in extra):
            lines.append(ReadLine(row, cells, extra, number))
            above = cells
    heads_above = tuple(cell for line in table.lines[: at + 1] for cell in line.cells)
    return matched / len(grid.columns), ReadGrid(grid, tuple(lines), heads_above, tuple(helps))


def _columns(line: WordLine, grid: Grid) -> dict[int, int]:
    """The grid's column that each of the table's stands for: by the same words first, then like ones.

    A heading of fewer words, or more, is known by the words it begins with, where they fit one column alone.
    """
    found: dict[int, int] = {}
    for close in (_same, _like):
        for cell in line.cells:
            words = bare(cell.text)
            if not words or cell.at in found:
                continue
            for number, column in enumerate(grid.columns):
                if number not in found.values() and any(close(words, bare(each)) for each in _labels(column)):
                    found[cell.at] = number
                    break
    for cell in line.cells:
        words = bare(cell.text)
        left = [number for number in range(len(grid.columns)) if number not in found.values()]
        fits = [n for n in left if any(begins(words, bare(each)) for each in _labels(grid.columns[n]))]
        if cell.at not in found and len(fits) == 1:
            found[cell.at] = fits[0]
    return found


def _labels(column: Column) -> tuple[str, ...]:
    return (column.label, *column.also)


def _same(words: str, label: str) -> bool:
    return words == label


def _like(words: str, label: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(words, label) >= _ALIKE


def _placed(
    line: WordLine, columns: dict[int, int], wide: int, above: tuple[WordCell | None, ...]
) -> tuple[tuple[WordCell | None, ...], tuple[WordCell, ...]]:
    """The cells of a line under the form's headings, and those that stand under none."""
    cells: list[WordCell | None] = [None] * wide
    extra: list[WordCell] = []
    for cell in line.cells:
        under = next((columns[at] for at in range(cell.at, cell.at + cell.span) if at in columns), None)
        if under is None:
            extra += [cell] if cell.text.strip() else []
        elif cell.goes_on and above and not cell.text.strip():
            cells[under] = above[under]
        else:
            cells[under] = cell
    return tuple(cells), tuple(extra)


def _is_help(line: WordLine, grid: Grid) -> bool:
    """Whether a line is the form's help, as a working copy has it under the headings."""
    filled = [each for cell in line.cells for each in cell.paragraphs if each.text.strip()]
    if filled and all(each.style == NOTE_STYLE for each in filled):
        return True
    helps = {bare(column.small) for column in grid.columns if column.small}
    return bool(filled) and all(bare(cell.text) in helps for cell in line.cells if cell.text.strip())


def _fields(table: WordTable, grid: Grid, keys: BookmarkKeys) -> tuple[float, ReadGrid] | None:
    lines: list[ReadLine] = []
    heads: list[WordCell] = []
    for number, line in enumerate(table.lines, 1):
        if len(line.cells) < 2:
            continue
        row = line_row(line, grid, keys) or _field(line.cells[0].text, grid)
        if row:
            heads.append(line.cells[0])
        lines.append(ReadLine(row, (line.cells[1],), line.cells[2:] if row else line.cells, number))
    known = sum(bool(line.row) for line in lines)
    if known < 3 or known * 2 < len(lines):
        return None
    return known / len(lines), ReadGrid(grid, tuple(lines), tuple(heads), ())


def _field(label: str, grid: Grid) -> str:
    words = bare(label)
    if not words:
        return ""
    same = [column.id for column in grid.columns if words in map(bare, _labels(column))]
    begins = sorted(
        (column for column in grid.columns if words.startswith(bare(column.label))), key=lambda each: -len(each.label)
    )
    like = [column.id for column in grid.columns if any(_like(words, bare(each)) for each in _labels(column))]
    return next(iter((*same, *(column.id for column in begins), *like)), "")
