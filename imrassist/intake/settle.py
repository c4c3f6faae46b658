"""settled: a file's text with its tracked changes accepted, or rejected; then no part of it is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from imrassist.intake.values import (
    WordCell,
    WordItem,
    WordLine,
    WordMark,
    WordParagraph,
    WordRun,
    WordTable,
    joined,
)


def settled(items: tuple[WordItem, ...], *, accepted: bool) -> tuple[WordItem, ...]:
    """The same with every tracked change accepted, or else rejected; marks stay where they are.

    Paragraphs whose parting is undone go on in one another; lines of tables that are taken out are left out.
    """
    return tuple(_settled(items, accepted))


def _settled(items: tuple[WordItem, ...], accepted: bool) -> Iterator[WordItem]:
    run: list[WordParagraph] = []
    for item in items:
        if isinstance(item, WordParagraph):
            run.append(item)
            continue
        yield from (_paragraph(each, accepted) for each in joined(tuple(run), accepted=accepted))
        run = []
        yield WordTable(lines=tuple(_lines(item, accepted)))
    yield from (_paragraph(each, accepted) for each in joined(tuple(run), accepted=accepted))


def _lines(table: WordTable, accepted: bool) -> Iterator[WordLine]:
    gone = "out" if accepted else "in"
    for line in table.lines:
        if not (line.change and line.change.kind == gone):
            cells = tuple(
                WordCell(items=settled(cell.items, accepted=accepted), span=cell.span, at=cell.at, goes_on=cell.goes_on)
                for cell in line.cells
            )
            yield WordLine(cells=cells, marks=line.marks)


def _paragraph(paragraph: WordParagraph, accepted: bool) -> WordParagraph:
    if not paragraph.end and not any(run.change for run in paragraph.runs):
        return paragraph
    gone = "out" if accepted else "in"
    pieces = tuple(
        piece if isinstance(piece, WordMark) or not piece.change else WordRun(piece.text, piece.look)
        for piece in paragraph.pieces
        if isinstance(piece, WordMark) or not (piece.change and piece.change.kind == gone)
    )
    return replace(paragraph, pieces=pieces, end=None)
