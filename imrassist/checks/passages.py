"""passages: the report cut into paragraphs for the checks that read text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from imrassist.checks.check import Passage
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.writing.report import Block, Line


def block_passages(form: Form, section: str, block: Block) -> Iterator[Passage]:
    """The paragraphs of a block that is no table. Text that stands for something missing has none."""
    if block.gap or block.grid or _names_someone(form, block.places):
        return
    # What the author worded by hand is mended in the text, not in an answer.
    places = block.places if block.state == "built" else ()
    for at, start, text in _cut(tuple(block.text.split("\n"))):
        yield Passage(
            section=section,
            block=block.key,
            kind=block.kind,
            text=text,
            at=at,
            start=start,
            places=places,
            questions=frozenset(place.question for place in block.places),
        )


def line_passages(form: Form, section: str, block: Block, line: Line, was: Line | None = None) -> Iterator[Passage]:
    """The paragraphs of one line of a table; with `was`, only of the cells that are others than in that line."""
    for column, cell in enumerate(line.cells):
        if was is not None and cell is was.cells[column]:
            continue
        if cell.gap or _names_someone(form, cell.places):
            continue
        for at, start, text in _cut(cell.paragraphs):
            yield Passage(
                section=section,
                block=block.key,
                kind="cell",
                text=text,
                row=line.row,
                column=column,
                at=at,
                start=start,
                places=cell.places,
                questions=frozenset(place.question for place in cell.places),
            )


def _cut(paragraphs: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Which paragraph, where it starts in the whole, and its text; blank ones left out."""
    starts = accumulate((len(text) + 1 for text in paragraphs), initial=0)
    for at, (start, text) in enumerate(zip(starts, paragraphs, strict=False)):
        if text.strip():
            yield at, start, text


def _names_someone(form: Form, places: tuple[Place, ...]) -> bool:
    """Whether all of it must name someone, such as the author: nobody is to reword that."""
    return bool(places) and all(
        place.question in form.questions and form.questions[place.question].names for place in places
    )
