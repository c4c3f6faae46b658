"""A section of the report as lines that can be read out: paragraphs by number, tables row by row."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.cli.talking.voice import counted, sentence
from imrassist.interview.question import Form
from imrassist.model.draft import OWN
from imrassist.writing.report import Cell, GridText, SectionText

STATES = {"edited": " (in your wording)", "out_of_step": " (in your wording; the answers have changed since)"}


def blocks_aloud(section: SectionText, form: Form) -> Iterator[str]:
    """Every block of a section, in order. Paragraphs, items and headings are numbered; `/reword` names the number."""
    number = 0
    for block in section.blocks:
        if block.grid is not None:
            yield from _grid_aloud(block.grid, form)
            continue
        number += 1
        what = {"heading": "Heading", "item": "Item"}.get(block.kind, "Paragraph")
        own = " (your own)" if block.key.startswith(OWN) else STATES.get(block.state, "")
        missing = " (missing)" if block.gap else own
        yield f"{what} {number}{missing}. {block.text}"


def _grid_aloud(text: GridText, form: Form) -> Iterator[str]:
    grid = form.grids[text.grid]
    rows = grid.kind == "rows"
    size = f" {counted(len(text.lines), 'row', 'rows').capitalize()}." if rows else ""
    yield f"Table. {sentence(grid.caption or grid.title or grid.id)}{size}"
    yield from text.above
    labels = {column.id: _plain(column.label) for column in grid.columns}
    for number, line in enumerate(text.lines, 1):
        if not rows:
            cell = line.cells[0] if line.cells else None
            yield f"{labels.get(line.row, line.row)}: {_said(cell)}"
            continue
        cells = zip(grid.columns, line.cells, strict=False)
        said = " ".join(f"{_plain(column.label)}: {_said(cell)}" for column, cell in cells)
        yield f"Row {number}. {said}"


def _said(cell: Cell | None) -> str:
    """What stands in a cell, as sentences."""
    if cell is None or not cell.paragraphs:
        return "Empty."
    states = [block.state for block in cell.worded]
    worded = STATES["out_of_step" if "out_of_step" in states else states[0]].strip() if states else ""
    return " ".join([*(sentence(paragraph) for paragraph in cell.marked), *([worded] if worded else [])])


def _plain(label: str) -> str:
    return " ".join(label.split())
