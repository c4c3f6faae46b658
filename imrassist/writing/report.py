"""Report: what the draft says, written out in sections of plain blocks; every export and check reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imrassist.model.answer import Place

if TYPE_CHECKING:
    from imrassist.writing.genogram.family import Family


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Words in a cell that show how a text became another; only papers for use inside the agency have any."""

    start: int
    end: int
    """Characters of the cell's paragraphs, joined by line ends; the end is excluded."""
    gone: bool = False
    """They were taken out since; else they are new."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    paragraphs: tuple[str, ...]
    """Empty tuple for a blank cell."""
    places: tuple[Place, ...] = ()
    """Where its answers are given."""
    sign: bool = False
    """A signature line and a date line follow its text."""
    gap: bool = False
    """Something that the form asks for is missing here: marked in a working copy."""
    missing: tuple[Block, ...] = ()
    """What is missing beside the paragraphs that are there, as a working copy says it; a submission leaves it out."""
    worded: tuple[Block, ...] = ()
    """The blocks in it that stand in the author's own wording."""
    changed: tuple[Changed, ...] = ()
    """In order: which of its words are new or gone."""

    @property
    def marked(self) -> tuple[str, ...]:
        """Its paragraphs, and what is missing in it, as a working copy has them."""
        return (*self.paragraphs, *(block.text for block in self.missing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a table."""

    row: str
    """Id of the draft's row; with fields, the column's id."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridText:
    """A table written out."""

    grid: str
    """Id of the form's grid; headings, widths and direction stand there."""
    above: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the report, on a page of its own; what it shows stands in words as the text of its block."""

    title: str
    """Printed above it; empty for none."""
    family: Family | None = None
    """What it is drawn from; None for a picture that is attached."""
    stored: str = ""
    """The name of the attached one (`model.picture`), which is kept beside the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, sub-heading, list item or table of the report."""

    key: str
    """``s3.role``, or ``s8.why@term-k3x9q2`` where it is built for each row; of an author's own paragraph
    ``own.8.k3x9q2``."""
    kind: str
    """``heading``, ``para``, ``item``, ``grid``, ``picture``, ``logo``."""
    text: str
    """Without markup. A `\\n` parts paragraphs. Empty for a grid."""
    places: tuple[Place, ...] = ()
    """The answers it is built from: where to mend it."""
    gap: bool = False
    """The text stands for something missing; left out of a submission copy."""
    run: bool = False
    """It goes on in the paragraph before it."""
    state: str = "built"
    """``built``, ``edited`` (the author's wording), ``out_of_step`` (edited, and the answers have moved on)."""
    grid: GridText | None = None
    picture: Picture | None = None
    """With kind ``picture`` and ``logo``; None there too where only words are left of it."""
    seen: str = ""
    """Digest of the answers it is built from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    """One printed section."""

    id: str
    heading: str
    blocks: tuple[Block, ...]
    note: tuple[str, ...] = ()
    """Guidance, for the working copy only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A row that texts call by a number: a term of reference, a finding, a lesson, a recommendation."""

    row: str
    table: str
    number: str
    """The board's own for a term, ``2a``; else its place in the order of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole draft written out, in the form's order."""

    form: str
    sections: tuple[SectionText, ...] = field(default=())
    named: tuple[Named, ...] = ()

    def section(self, section_id: str) -> SectionText | None:
        """The section of this id; None when the report has none."""
        return next((s for s in self.sections if s.id == section_id), None)
