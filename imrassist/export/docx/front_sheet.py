"""The front sheet's table: labels at the left, answers at the right, and lines to sign on by hand."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.export.docx.measure import longest_word, share_out
from imrassist.export.docx.page import text_width
from imrassist.export.docx.tables import PADDING, Inside, cell_paragraphs, cell_start, heading_cell, table_opening
from imrassist.export.docx.xml import paragraph, run
from imrassist.interview.question import Column, Form
from imrassist.writing.report import GridText

_SIGNED = ("Signature", "Date")
_ROOM = '<w:trHeight w:val="1020" w:hRule="atLeast"/>'
"""Eighteen millimetres: room for a signature."""
_LABELS, _VALUES = 1.0, 2.1
"""How the width is shared."""


def fields_table(form: Form, text: GridText, key: str, inside: Inside) -> Iterator[str]:
    """A table of two columns, one line each for the grid's columns that the report holds.

    A line stays on one page. Where the form wants a signature, two lines to write on follow the text: a
    leader drawn by Word, since typed dots fit one width only and are read out one by one.
    """
    grid = form.grids[text.grid]
    size = form.style.size
    columns = {column.id: column for column in grid.columns}
    least = max((longest_word(column.label, size) for column in grid.columns), default=0) + 2 * PADDING
    widths = share_out(text_width(landscape=grid.landscape), (_LABELS, _VALUES), (least, 0))
    yield table_opening(grid, widths, first="w:firstColumn")
    for at, line in enumerate(text.lines):
        column = columns.get(line.row, Column(label=""))
        cell = line.cells[-1]
        around = ("", "") if at else inside.bookmarks.around("b", key)
        own = inside.bookmarks.around("r", f"{line.row}/{grid.id}")
        label = heading_cell(column, widths[0], "IMRLabel", *around)
        marks = inside.marks.get((line.row, len(line.cells) - 1), ())
        value = cell_paragraphs(cell, "IMRCell", inside, own, marks)
        sign = _to_sign(widths[1]) if cell.sign else ""
        room = _ROOM if column.room else ""
        yield f"<w:tr><w:trPr><w:cantSplit/>{room}</w:trPr>{label}{cell_start(widths[1])}{value}{sign}</w:tc></w:tr>"
    yield "</w:tbl>"


def _to_sign(wide: int) -> str:
    # The words end at one stop, so that both lines start below one another and end at the cell's edge.
    stops = (
        f'<w:tabs><w:tab w:val="left" w:pos="1304"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{wide - 2 * PADDING}"/></w:tabs>'
    )
    return "".join(paragraph("IMRSignature", run(f"{word}\t\t"), stops) for word in _SIGNED)
