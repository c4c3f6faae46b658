"""Numbers: what Word puts before the paragraphs of its numbered lists, counted as they come ("SECTION 4 -", "2a")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from imrassist.intake.looks import W, value

_DEEPEST = 9
_LARGEST = 9999
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One list of the file: the levels it has, and which of them it begins anew, with what number."""

    abstract: str
    levels: dict[int, _Level]
    anew: dict[int, int]


class Numbers:
    """The lists of one file, counted on from paragraph to paragraph. What is missing or absurd has no number."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._take(root)

    def level_of(self, number: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to, from 0."""
        there = self._lists.get(number)
        return next((at for at, each in there.levels.items() if each.style == style), 0) if there and style else 0

    def next(self, number: str, level: int) -> str:
        """What stands before the next paragraph of this list and level; empty for bullets, and where it is not told."""
        there = self._lists.get(number)
        own = there.levels.get(level) if there else None
        if there is None or own is None:
            return ""
        counts = self._counts.setdefault(there.abstract, {})
        if level in there.anew and (number, level) not in self._begun:
            counts[level] = there.anew[level]
            self._begun.add((number, level))
        else:
            counts[level] = min(counts[level] + 1, _LARGEST) if level in counts else own.start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.kind in ("bullet", "none"):
            return ""
        said = own.text
        for at in range(level + 1):
            shown = there.levels.get(at, _Level())
            said = said.replace(f"%{at + 1}", _figure(counts.get(at, shown.start), shown.kind))
        return " ".join(said.split())

    def _take(self, root: etree._Element) -> None:
        abstract = {value(each, "abstractNumId"): _levels(each) for each in root.iterchildren(f"{W}abstractNum")}
        linked = {
            value(each.find(f"{W}styleLink")): value(each, "abstractNumId") for each in root.iter(f"{W}abstractNum")
        }
        for each in root.iterchildren(f"{W}abstractNum"):
            there = linked.get(value(each.find(f"{W}numStyleLink")) or " ")
            if there is not None:
                abstract[value(each, "abstractNumId")] = abstract[there]
        for each in root.iterchildren(f"{W}num"):
            name = value(each.find(f"{W}abstractNumId"))
            levels = dict(abstract.get(name, {}))
            anew: dict[int, int] = {}
            for override in each.iterchildren(f"{W}lvlOverride"):
                at = _whole(value(override, "ilvl"), 0)
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[at] = replace(_level(own), style=levels.get(at, _Level()).style)
                if (start := override.find(f"{W}startOverride")) is not None:
                    anew[at] = _whole(value(start), 1)
            self._lists[value(each, "numId")] = _List(name, levels, anew)


def _levels(element: etree._Element) -> dict[int, _Level]:
    found = {}
    for each in element.iterchildren(f"{W}lvl"):
        at = _whole(value(each, "ilvl"), 0)
        if at < _DEEPEST:
            found[at] = _level(each)
    return found


def _level(element: etree._Element) -> _Level:
    kind = element.find(f"{W}numFmt")
    return _Level(
        start=_whole(value(element.find(f"{W}start")), 1),
        kind=value(kind) if kind is not None else "decimal",
        text=value(element.find(f"{W}lvlText"))[:80],
        style=value(element.find(f"{W}pStyle")),
    )


def _whole(text: str, other: int) -> int:
    return min(int(text[:5]), _LARGEST) if text.isascii() and text.isdigit() else other


def _figure(number: int, kind: str) -> str:
    return _KINDS.get(kind, str)(number)


def _letter(number: int) -> str:
    # After z comes aa, then bb: Word repeats the letter.
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 9) if number > 0 else "0"


def _roman(number: int) -> str:
    said = ""
    for figure, sign in _ROMAN:
        said += sign * (number // figure)
        number %= figure
    return said or "0"


_KINDS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
