"""Split: numbers that are told part by part, as a form declares them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words that stand for a part where a condition on its numbers holds."""

    when: str
    say: str
    """A sentence, or the end of one that goes on: the words of a part stand one behind another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Numbers of tallies told part by part, one after another: one `[[split]]`. Blocks use it like an answer."""

    id: str
    of: tuple[str, ...]
    """Tallies of the same rows; a part in which the first counts nothing is not told."""
    by: str
    """``year``, of the rows' day; or a table, for whose rows there is such a number of each tally."""
    says: tuple[Saying, ...]
    """What is said of one part, with the tallies and ``{part}``: all of it whose conditions hold, in this order."""
    listed: bool = False
    """The parts of which something is said are told as a list within a sentence (``a, b and c``)."""
    called: str = "{year}"
    """What a year is called: ``in {year}``."""
    undated: str = ""
    """What the part is called that has no day."""
    where: str = ""
    """Condition on the rows of a table that are told of."""
    within: str = ""
    """Only rows whose answer to this refs question holds the row at hand: the contacts of one term."""
    least: int = 1
    """Nothing is told of fewer parts than this."""
    line: int = 0
    file: str = ""
