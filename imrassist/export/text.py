"""A report as plain text: for reading aloud, for comparing, and for a letter or an e-mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from imrassist.errors import ImrError
from imrassist.export.comments import Comment
from imrassist.export.documents import COPIES, Part, form_of, letterhead, paper_parts, parts, subject
from imrassist.gate import clean
from imrassist.interview.question import Form, Grid
from imrassist.writing.papers import Paper
from imrassist.writing.report import Block, Cell, GridText, Report

_SIGNED = ("Signature: ", "Date: ")


def build(
    report: Report,
    form: Form,
    *,
    copy: str,
    document: str = "imr",
    pictures: Mapping[str, bytes] | None = None,
    comments: Sequence[Comment] = (),
) -> bytes:
    """The document in UTF-8, lines ended by LF, paragraphs parted by a blank line.

    The same paragraphs as the Word document of that copy, in the same order; a line of a table is a list of
    heading and content; a picture is what it shows in words. Raises `ImrError` as `export.docx.build` does.
    """
    del pictures, comments  # words say what they show; and a text has nothing to hang a comment on
    return (clean("\n".join(_lines(report, form, copy, document))).text.strip() + "\n").encode()


def build_paper(
    paper: Paper, report: Report, form: Form, *, copy: str = "working", pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """A document beside the report in UTF-8, as `build` writes one."""
    del pictures
    working = copy == "working"
    about = subject(report, form) if paper.letterhead or paper.inside else ""
    lines = [*form.marking, *(["DRAFT - working copy"] if working else []), "", *((about, "") if about else ())]
    lines += [*paper.title.split("\n"), ""]
    for part in paper_parts(paper):
        lines += _section(part, form_of(form, paper), working=working)
    return (clean("\n".join(lines)).text.strip() + "\n").encode()


def _lines(report: Report, form: Form, copy: str, document: str) -> Iterator[str]:
    if copy not in COPIES:
        raise ImrError(
            "export", f'There is no copy "{copy}".', f"Choose {' or '.join(COPIES)}.", "Nothing was written."
        )
    working = copy == "working"
    chosen = parts(report, form, document)
    yield from form.marking
    if working:
        yield "DRAFT - working copy"
    yield ""
    for block in letterhead(report, form):
        yield from _block(block, form, working=working)
    if not any(part.front for part in chosen) and (about := subject(report, form)):
        yield from (about, "")
    if not any(part.front and part.section.heading for part in chosen):
        yield from (form.title, "")
    for part in chosen:
        yield from _section(part, form, working=working)


def _section(part: Part, form: Form, *, working: bool) -> Iterator[str]:
    section = part.section
    if section.heading:
        yield from (section.heading, "")
    if working:
        for note in section.note:
            yield from (f"({note})", "")
    held: list[str] = []
    for block in section.blocks:
        if block.key in part.separate or (part.front and block.grid is None):
            continue
        lines = list(_block(block, form, working=working))
        if block.run and lines and held:
            # It goes on in the paragraph before it, which a blank line has ended.
            lines = [f"{held.pop(-2)} {lines[0]}", *lines[1:]]
            held.pop()
        if block.grid is not None:
            yield from held
            yield from lines
            held = []
            continue
        held += lines
    yield from held


def _block(block: Block, form: Form, *, working: bool) -> Iterator[str]:
    if block.grid is not None:
        yield from _grid(block.grid, form.grids[block.grid.grid], working=working)
    elif block.kind == "logo":
        return
    elif working or not block.gap:
        start = "- " if block.kind == "item" else ""
        if block.picture and block.picture.title:
            yield from (block.picture.title, "")
        for line in block.text.split("\n"):
            if line.strip():
                yield from (f"{start}{line}", "")


def _grid(text: GridText, grid: Grid, *, working: bool) -> Iterator[str]:
    for line in (grid.title, *text.above):
        if line:
            yield from (line, "")
    columns = {column.id: column for column in grid.columns}
    for row in text.lines:
        labels = [columns[row.row]] if grid.kind == "fields" and row.row in columns else grid.columns
        for column, cell in zip(labels, row.cells, strict=False):
            label = " ".join(column.label.split())
            yield f"{label}: {_cell(cell, working=working)}".rstrip()
            if cell.sign:
                yield from _SIGNED
        if grid.kind != "fields":
            yield ""
    yield ""


def _cell(cell: Cell, *, working: bool) -> str:
    if cell.gap and not working:
        return ""
    texts = cell.marked if working else cell.paragraphs
    return "\n    ".join(texts) or ("[To be completed]" if cell.gap else "")
