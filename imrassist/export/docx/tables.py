"""A table of the form as Word has it, written line by line: fixed widths, heading row repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imrassist.export.comments import Mark
from imrassist.export.docx.links import Links
from imrassist.export.docx.measure import longest_word, share_out, width
from imrassist.export.docx.names import Bookmarks
from imrassist.export.docx.page import text_width
from imrassist.export.docx.spans import changed_runs, closing, opening, runs
from imrassist.export.docx.styles import GAP, GUIDANCE
from imrassist.export.docx.xml import attribute, paragraph, run, safe
from imrassist.interview.question import Column, Form, Grid
from imrassist.writing.report import Cell, GridText, Line

PADDING = 100
"""Twips left free at either side of a cell."""
_SHORT = 600
"""Characters; a cell with no more keeps its line on one page, a longer one may run on to the next."""
_DAY = "dd/mm/yy"
"""No column is narrower than a day, in figures or in letters."""
_MISSING = "[To be completed]"
_HEADING_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What a table is given of the document that it stands in."""

    bookmarks: Bookmarks
    links: Links
    marks: Mapping[tuple[str, int], Sequence[Mark]]
    """The comments on its cells, by id of the line and number of the cell."""
    working: bool


def rows_table(form: Form, text: GridText, key: str, inside: Inside) -> Iterator[str]:
    """A table with headings above, piece by piece, so that a long one is never held as one text.

    `key` is that of its block. In a working copy the form's help stands in a line of its own under the
    headings, which does not repeat. Every line carries a bookmark in its first cell.
    """
    grid = form.grids[text.grid]
    widths = column_widths(form, grid)
    yield table_opening(grid, widths, first="w:firstRow")
    yield _headings(grid, widths, *inside.bookmarks.around("b", key))
    if inside.working and any(column.small for column in grid.columns):
        yield _help(grid, widths)
    styles = "IMRCellSmall" if grid.small else "IMRCell"
    starts = [cell_start(each) for each in widths]
    for line in text.lines:
        yield _line(line, starts, styles, inside, inside.bookmarks.around("r", f"{line.row}/{grid.id}"))
    yield "</w:tbl>"


def column_widths(form: Form, grid: Grid) -> list[int]:
    """The widths of a grid's columns in twips: shares of the page, but none that a word of the form breaks in.

    These are the words of the heading, of the help under it and of what stands where nothing is known.
    """
    size = form.style.small if grid.small else form.style.size
    day = width(_DAY, size) if grid.of else 0
    narrow = {0} if grid.numbered else ()
    # Arial's measures are known; another font may run wider.
    wider = 1.0 if form.style.font == "Arial" else 1.15
    least = [
        round(max(longest_word(f"{each.label} {each.small} {each.gap}", size), 0 if at in narrow else day) * wider)
        + 2 * PADDING
        for at, each in enumerate(grid.columns)
    ]
    return share_out(text_width(landscape=grid.landscape), [column.width for column in grid.columns], least)


def table_opening(grid: Grid, widths: list[int], *, first: str) -> str:
    """The start of a table up to its first line; its headings stand in `first`: ``w:firstRow``, ``w:firstColumn``."""
    caption = " ".join((grid.caption or grid.title).split())
    labels = ", ".join(" ".join(column.label.split()) for column in grid.columns)
    flags = "".join(
        f' {name}="{int(name == first or name in ("w:noHBand", "w:noVBand"))}"'
        for name in ("w:firstRow", "w:lastRow", "w:firstColumn", "w:lastColumn", "w:noHBand", "w:noVBand")
    )
    named = f'<w:tblCaption w:val="{attribute(caption)}"/>' if caption else ""
    edge = f'w:w="{PADDING}" w:type="dxa"'
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left {edge}/><w:right {edge}/></w:tblCellMar>'
        f'<w:tblLook w:val="{_look(first)}"{flags}/>{named}'
        f'<w:tblDescription w:val="{attribute(labels)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    )


def cell_start(wide: int, fill: str = "") -> str:
    """The start of a cell of this width, in twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{fill}</w:tcPr>'


def heading_cell(column: Column, wide: int, style: str, before: str = "", after: str = "") -> str:
    """A cell that names what stands below or beside it, shaded; its first paragraph between `before` and `after`."""
    lines = column.label.split("\n")
    first = paragraph(style, f"{before}{run(lines[0])}{after}")
    return (
        f"{cell_start(wide, _HEADING_FILL)}{first}{''.join(paragraph(style, run(line)) for line in lines[1:])}</w:tc>"
    )


def cell_paragraphs(
    cell: Cell, style: str, inside: Inside, around: tuple[str, str] = ("", ""), marks: Sequence[Mark] = ()
) -> str:
    """What stands in a cell, at least one paragraph: a gap is marked in a working copy, and blank in a submission.

    The first paragraph stands between the two of `around`; what is commented on is the whole cell.
    """
    text = safe("\n".join(cell.paragraphs))
    if cell.gap:
        lines = runs(bracketed(text) or _MISSING, GAP) if inside.working else []
    elif cell.changed:
        lines = changed_runs(text, cell.changed)
    else:
        lines = runs(text, links=inside.links.in_cell(text, cell.places))
        for each in cell.missing if inside.working else ():
            lines = [*lines, *runs(bracketed(safe(each.text)), GAP)]
    lines = lines or [""]
    lines[0] = f"{around[0]}{opening(marks)}{lines[0]}{around[1]}"
    lines[-1] += closing(marks)
    return "".join(paragraph(style, each) for each in lines)


def bracketed(text: str) -> str:
    """What says that something is missing, each line of it in square brackets."""
    lines = [line for line in text.split("\n") if line.strip()]
    return "\n".join(line if line.startswith("[") else f"[{line}]" for line in lines)


def _look(first: str) -> str:
    # The same flags once more as the bits older readers take: no bands, and a first row or column.
    return f"{0x0600 | (0x0020 if first == 'w:firstRow' else 0x0080):04X}"


def _headings(grid: Grid, widths: list[int], before: str, after: str) -> str:
    style = "IMRColumnSmall" if grid.small else "IMRColumn"
    cells = "".join(
        heading_cell(column, wide, style, "" if at else before, "" if at else after)
        for at, (column, wide) in enumerate(zip(grid.columns, widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _help(grid: Grid, widths: list[int]) -> str:
    # It stays with the first line, or headings and help would stand alone at the foot of a page.
    cells = "".join(
        f"{cell_start(wide)}{paragraph(GUIDANCE, run(column.small), '<w:keepNext/>')}</w:tc>"
        for column, wide in zip(grid.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _line(line: Line, starts: list[str], style: str, inside: Inside, around: tuple[str, str]) -> str:
    pieces = []
    short = True
    marked = (
        {at: found for at in range(len(starts)) if (found := inside.marks.get((line.row, at)))} if inside.marks else {}
    )
    linked = inside.links.any
    opens = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    before, after = around
    for at, start in enumerate(starts):
        cell = line.cells[at] if at < len(line.cells) else _BLANK
        texts = cell.paragraphs
        led = linked and cell.places and texts and inside.links.in_cell(texts[0], cell.places)
        apart = cell.gap or cell.missing or cell.changed or led or at in marked
        if len(texts) == 1 and not apart and _is_plain(text := texts[0]):
            # Nearly every cell of a long table: one clean paragraph, written without a further step.
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            pieces.append(f"{start}{opens}{before}<w:r><w:t>{text}</w:t></w:r>{after}</w:p></w:tc>")
            short = short and len(text) <= _SHORT
        else:
            content = cell_paragraphs(cell, style, inside, (before, after), marked.get(at, ()))
            pieces.append(f"{start}{content}</w:tc>")
            short = short and sum(map(len, texts)) <= _SHORT
        before = after = ""
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if short else ""
    return f"<w:tr>{kept}{''.join(pieces)}</w:tr>"


def _is_plain(text: str) -> bool:
    return text.isprintable() and bool(text) and text[0] != " " and text[-1] != " "


_BLANK = Cell(paragraphs=())
