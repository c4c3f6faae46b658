"""The front sheet's table: labels at the left, answers at the right, and lines to sign on by hand."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.export.docx.measure import lines, longest_word, share_out
from imrassist.export.docx.page import text_height, text_width
from imrassist.export.docx.tables import PADDING, Inside, cell_paragraphs, cell_start, heading_cell, table_opening
from imrassist.export.docx.xml import paragraph, run
from imrassist.interview.question import Column, Form
from imrassist.writing.report import GridText, SectionText

_SIGNED = ("Signature", "Date")
_ROOM = '<w:trHeight w:val="1020" w:hRule="atLeast"/>'
"""Eighteen millimetres: room for a signature."""
_LOGO = 1400
"""The room, in twips, that a logo may take with what is left free around it."""
_LABELS, _VALUES = 1.0, 2.1
"""How the width is shared."""


def fields_table(form: Form, text: GridText, key: str, inside: Inside) -> Iterator[str]:
    """A table of two columns, one line each for the grid's columns that the report holds.

    A line stays on one page. Where the form wants a signature, two lines to write on follow the text: a
    leader drawn by Word, since typed dots fit one width only and are read out one by one.
    """
    grid = form.grids[text.grid]
    columns = {column.id: column for column in grid.columns}
    widths = _widths(form, text)
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


def too_long(form: Form, section: SectionText) -> str:
    """The label of the longest line, where a front sheet may take more than the one page it is signed on; else empty.

    Measured, not drawn: every text as wide as in bold, and a logo as high as it may be.
    """
    leading = form.style.size * 20 * 1.15
    tall = 0.0
    longest = (0.0, "")
    for block in section.blocks:
        if block.grid is None:
            tall += _LOGO if block.kind == "logo" else leading + 180
            continue
        widths = [each - 2 * PADDING for each in _widths(form, block.grid)]
        labels = {column.id: column.label for column in form.grids[block.grid.grid].columns}
        for line in block.grid.lines:
            cell = line.cells[-1]
            label = labels.get(line.row, "")
            sides = [(label.split("\n"), widths[0]), (list(cell.paragraphs), widths[1])]
            high = max(
                sum(lines(each, form.style.size, wide) * leading + 80 for each in texts or [""])
                for texts, wide in sides
            )
            tall += high + (len(_SIGNED) * (leading + 400) if cell.sign else 0)
            longest = max(longest, (high, " ".join(label.split())))
    tall += sum(leading + 440 for _ in section.heading.split("\n"))
    return longest[1] if tall > text_height() else ""


def _widths(form: Form, text: GridText) -> list[int]:
    """Of the labels and of the answers, in twips."""
    grid = form.grids[text.grid]
    least = max((longest_word(column.label, form.style.size) for column in grid.columns), default=0) + 2 * PADDING
    return share_out(text_width(landscape=grid.landscape), (_LABELS, _VALUES), (least, 0))


def _to_sign(wide: int) -> str:
    # The words end at one stop, so that both lines start below one another and end at the cell's edge.
    stops = (
        f'<w:tabs><w:tab w:val="left" w:pos="1304"/>'
        f'<w:tab w:val="right" w:leader="dot" w:pos="{wide - 2 * PADDING}"/></w:tabs>'
    )
    return "".join(paragraph("IMRSignature", run(f"{word}\t\t"), stops) for word in _SIGNED)
