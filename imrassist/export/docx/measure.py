"""How wide words are, and how a page's width is shared out among columns so that no heading breaks within a word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# The advance widths of Arial Bold, in thousandths of its size, from the blank (32) to the tilde (126). Helvetica
# and Liberation Sans have the same. Bold is the wider of the two, so what fits in bold fits.
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
_OTHER = 722
_WIDE = 1000
_SPARE = 30
"""Twips a word is given beyond its own width: readers round differently."""


def width(word: str, size: float) -> int:
    """The width of a word in bold at a size in points, in twips (twentieths of a point)."""
    thousandths = sum(_character(ord(sign)) for sign in word)
    return round(thousandths * size * 20 / 1000)


def longest_word(text: str, size: float) -> int:
    """The width, in twips, that the longest word of a text needs so as not to break; 0 for no text."""
    return max((width(word, size) + _SPARE for word in text.split()), default=0)


def lines(text: str, size: float, wide: int) -> int:
    """How many lines a text takes in this width, in twips, at most: it is measured in bold, the wider of the two."""
    count = 0
    for one in text.split("\n"):
        at = 0
        count += 1
        for word in one.split():
            long = width(f"{word} ", size)
            if at and at + long - width(" ", size) > wide:
                count, at = count + 1, 0
            count += long // wide if long > wide else 0
            at += long
    return count


def share_out(total: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """Widths of columns that add up to `total` exactly, in proportion to `shares`, none below its `least`.

    A share of 0 is an even one. Where the least widths alone are more than the total, they are shrunk in
    proportion: the page ends somewhere.
    """
    given = [share for share in shares if share > 0]
    even = sum(given) / len(given) if given else 1.0
    weights = [share if share > 0 else even for share in shares]
    if sum(least) >= total:
        return _whole(total, [total * each / sum(least) for each in least])
    fixed: dict[int, int] = {}
    while True:
        free = [at for at in range(len(weights)) if at not in fixed]
        rest = total - sum(fixed.values())
        weight = sum(weights[at] for at in free)
        short = [at for at in free if rest * weights[at] / weight < least[at]]
        if not short:
            break
        fixed.update((at, least[at]) for at in short)
    return _whole(total, [fixed.get(at, rest * weights[at] / weight) for at in range(len(weights))])


def _character(code: int) -> int:
    if 32 <= code < 127:
        return _BOLD[code - 32]
    return _WIDE if code >= 0x1100 else _OTHER


def _whole(total: int, widths: Sequence[float]) -> list[int]:
    # Rounded so that they still add up: each edge is rounded, not each width.
    edges = [0]
    at = 0.0
    for each in widths:
        at += each
        edges.append(round(at))
    edges[-1] = total
    return [right - left for left, right in pairwise(edges)]
