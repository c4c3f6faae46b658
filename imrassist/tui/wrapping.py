"""Wrapping: where a long line of a text box is broken, told many times sooner than Textual tells it.

Textual reads every word of a paste in Python, twice, before the next key: 2 MB took seconds. A line in which every
letter is one cell wide is broken by one pattern instead, at the same places.
"""

from __future__ import annotations

import re
from functools import cache

from rich.cells import get_character_cell_size
from textual._wrap import compute_wrap_offsets as _slow
from textual.document import _wrapped_document


def offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    """The places at which a line is broken so that it fits into so many cells, as Textual's own function gives them."""
    if not text.isprintable() or not _narrow(text):
        return _slow(text, width, tab_size, fold, precomputed_tab_sections)
    if len(text) <= width:
        return []
    fits, found, at = _fits(width), list[int](), 0
    while len(text) - at > width:
        match = fits.match(text, at)
        if match is None:  # a word longer than a line
            return _slow(text, width, tab_size, fold, precomputed_tab_sections)
        at = match.end()
        found.append(at)
    return found


def quicken() -> None:
    """Has text boxes wrap with `offsets` from now on."""
    vars(_wrapped_document)["compute_wrap_offsets"] = offsets


def _narrow(text: str) -> bool:
    return text.isascii() or all(get_character_cell_size(char) == 1 for char in set(text))


@cache
def _fits(width: int) -> re.Pattern[str]:
    """As many whole words, each with the blanks behind it, as fit into a line."""
    return re.compile(rf".{{1,{width}}}(?<=\s)(?=\S)")
