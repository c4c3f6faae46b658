"""ReadReport: a Word file as a report of its form: sections, blocks and tables in their places, and what has none."""

from __future__ import annotations

from dataclasses import dataclass, field

from imrassist.intake.grids import ReadGrid
from imrassist.intake.values import WordParagraph
from imrassist.writing.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One paragraph of the file, and what it is part of."""

    kind: str
    """``text``, ``heading`` (of a section or a table, or a title), ``cell`` or ``note`` (guidance that was left in)."""
    section: str
    """Id of the section; empty where none is known."""
    where: str
    """In the file: ``paragraph 12``, ``table 2, line 3, column 5``."""
    paragraph: WordParagraph
    block: str = ""
    """Key of its block; of several, the first."""
    blocks: tuple[str, ...] = ()
    """Keys of all blocks that it holds words of."""
    row: str = ""
    """With a cell: its line's row."""
    grid: str = ""
    """With a cell: id of the form's table."""
    start: int = 0
    """Where it begins in the text of its block or cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something in the file that has no place in the form."""

    where: str
    why: str
    """A clause: ``it stands before the first section``."""
    text: str
    """All of it, so that nothing is lost."""

    def __str__(self) -> str:
        words = self.text.split()
        shown = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
        return f"{self.where}: {self.why}: {shown}" if shown else f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A file, read as a report."""

    report: Report
    spots: tuple[Spot, ...] = ()
    """Every paragraph that holds words, in the order of the file."""
    unplaced: tuple[Unplaced, ...] = ()
    found_by: dict[str, str] = field(default_factory=dict)
    """How each section was found: ``bookmark``, ``heading`` or ``words``."""
    marked: frozenset[str] = frozenset()
    """Keys of the blocks whose bookmarks are in the file; those that were made up are not among them."""
    grids: dict[str, ReadGrid] = field(default_factory=dict)
    """The tables of the form that were found, by id."""
    missing: tuple[str, ...] = ()
    """Ids of the form's printed sections that the file has not."""
