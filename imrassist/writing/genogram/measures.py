"""Measures: how large everything is, on paper and on a screen of signs; and the words under a symbol, in lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from imrassist.writing.genogram.family import Family, Person
from imrassist.writing.genogram.words import years

_FIXED = "\u00a0"
# For each sign from the blank (32) to the tilde (126) the wider of two plain faces, in thousandths of its size: of
# Arial, in which a reader of the SVG sees it, and of the face that pictures are drawn with.
_WIDE = (
    278, 278, 355, 580, 580, 889, 667, 191, 333, 333, 560, 584, 278, 333, 278, 303, 580, 580, 580, 580, 580, 580, 580,
    580, 580, 580, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 730, 278, 544, 667, 575, 866,
    722, 778, 667, 778, 722, 667, 612, 722, 667, 952, 667, 667, 611, 307, 303, 295, 580, 556, 333, 556, 611, 529, 615,
    556, 290, 615, 593, 238, 233, 522, 247, 855, 593, 586, 611, 615, 333, 500, 313, 592, 514, 785, 500, 513, 500, 334,
    260, 334, 584,
)  # fmt: skip
_OTHER, _FULL = 1000, 1050
"""A letter of another alphabet, or with an accent; and the widest there are."""
_WITH_ITS_NUMBER = re.compile(r" (?=[0-9]+[a-z]?\b)")


def text_width(text: str, size: float) -> float:
    """How wide a text is at most in a plain sans serif face, in the unit of its size."""
    return size * sum(map(_sign, text)) / 1000


def _sign(sign: str) -> int:
    code = ord(sign)
    if code == ord(_FIXED):
        return _WIDE[0]
    if 32 <= code < 127:
        return _WIDE[code - 32]
    return _FULL if code >= 0x1100 else _OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """All lengths in one unit: points on paper, signs on a screen."""

    wide: int
    """Of a symbol."""
    high: int
    gap: int
    """Between what belongs to two people."""
    lane: int
    """Between lines that run down side by side."""
    track: int
    """Between lines that run across, one below another."""
    pad: int
    """Free above the first and below the last of these."""
    strip: int
    """Above the symbols of a row, where some need it for a question mark."""
    below: int
    """Between a symbol and its name."""
    line: int
    """From one line of words to the next."""
    margin: int
    """Around a household."""
    thick: int
    """What a line across takes of the height."""
    label: int
    """The most a line of words may take."""
    star: str
    """Before the names of a household, where no line can be drawn round it."""
    width: Callable[[str], float]
    """Of a line of words."""


PAPER = Measures(
    wide=34, high=34, gap=26, lane=11, track=15, pad=18, strip=30, below=4, line=12, margin=7, thick=0, label=70,
    star="", width=lambda text: text_width(text, 10),
)  # fmt: skip
"""In points."""
SCREEN = Measures(
    wide=5, high=3, gap=3, lane=1, track=1, pad=1, strip=2, below=0, line=1, margin=0, thick=1, label=13, star="*",
    width=lambda text: float(len(text)),
)  # fmt: skip
"""In signs."""


def label(person: Person, family: Family, measures: Measures) -> tuple[str, ...]:
    """The words under a symbol: the code, the years; and how they belong here, of those whom no line joins."""
    star = measures.star if person.id in family.household else ""
    lines = _cut(f"{star}{person.name}", measures)
    when = years(person)
    if when:
        lines += _cut(when, measures)
    if person.relation and person.id not in family.related and not person.subject:
        lines += _cut(f"({person.relation.strip().rstrip('.;,')})", measures)
    return tuple(lines)


def _cut(text: str, measures: Measures) -> list[str]:
    """A text in lines that fit: a number stays with its word; a word parts after a hyphen, or is broken if it must."""
    lines: list[str] = []
    for word in _WITH_ITS_NUMBER.sub(_FIXED, text).split(" "):
        for n, part in enumerate(re.findall(r"[^-]*-+|[^-]+", word)):
            _add(lines, part, "" if n else " ", measures)
    return [line.replace(_FIXED, " ") for line in lines]


def _add(lines: list[str], part: str, between: str, measures: Measures) -> None:
    joined = f"{lines[-1]}{between}{part}" if lines else part
    if lines and measures.width(joined) <= measures.label:
        lines[-1] = joined
        return
    while measures.width(part) > measures.label and len(part) > 1:
        cut = next((n for n in range(len(part) - 1, 1, -1) if measures.width(part[:n]) <= measures.label), 1)
        lines.append(part[:cut])
        part = part[cut:]
    lines.append(part)
