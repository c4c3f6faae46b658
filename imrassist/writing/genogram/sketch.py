"""sketch: a family drawn in plain signs, for a screen and for a page of text; nothing but ASCII."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from imrassist.writing.genogram.family import APART, FEMALE, MALE, Family, Person
from imrassist.writing.genogram.layout import OTHERS, layout
from imrassist.writing.genogram.measures import SCREEN
from imrassist.writing.genogram.routes import Path, Point

_FORMS = {
    MALE: ("+---+", "|   |", "+---+"),
    FEMALE: (".---.", "(   )", "'---'"),
    "": ("  ^  ", " / \\ ", "/___\\"),
}
_DOUBLED = {
    MALE: ("+===+", "I   I", "+===+"),
    FEMALE: (".===.", "(   )", "'==='"),
    "": ("  ^  ", " / \\ ", "/===\\"),
}
_JOINTS = frozenset("-|:.+^")


def sketch(family: Family) -> tuple[str, ...]:
    """The family as lines of text, as wide as it needs; nobody gives none.

    Under it, a line or more that say what its signs mean, those alone that are in it. A star before a name says
    that the person lived in the child's home.
    """
    found = layout(family, SCREEN)
    if not found.places:
        return ()
    page = _Page(found.width + 2, found.height + 1)
    for path in found.paths:
        page.path(path)
    for place in found.places:
        person = family.person(place.person)
        page.write(place.x - 2, place.top, _symbol(person))
        if place.led_up:
            above = "?" if place.unknown else " "
            page.write(place.x, place.top - 2, (above, ":" if person.adopted else "|"))
        for n, line in enumerate(place.words):
            page.write(place.x - len(line) // 2, place.top + SCREEN.high + n, (line,))
    if found.others:
        page.write(*found.others, (OTHERS,))
    return (*page.lines(), "", *_key(family))


def _symbol(person: Person) -> tuple[str, str, str]:
    forms = _DOUBLED if person.subject else _FORMS
    top, middle, bottom = forms.get(person.sex, forms[""])
    if person.dead:
        middle = f"{middle[:2]}X{middle[3:]}"
    return top, middle, bottom


class _Page:
    """A page of signs."""

    def __init__(self, width: int, height: int) -> None:
        self._rows = [[" "] * width for _ in range(height)]

    def lines(self) -> list[str]:
        """What stands on it, without blanks at the ends of lines or of the page."""
        found = ["".join(row).rstrip() for row in self._rows]
        while found and not found[-1]:
            found.pop()
        return found

    def write(self, x: int, y: int, lines: tuple[str, ...]) -> None:
        """Puts words or a symbol over what is there."""
        for n, line in enumerate(lines):
            for at, sign in enumerate(line):
                self._put(x + at, y + n, sign, over=True)

    def path(self, path: Path) -> None:
        """Draws a line; lines that cross or meet do so in a ``+``."""
        if path.fork:
            self._fork(path.points, adopted=path.adopted)
            return
        down = ":" if path.adopted else "|"
        for start, end in pairwise(path.points):
            self._part(start, end, down, _across(path))
        hangs = not path.couple and len(path.ends) > 1
        for corner in path.points[0 if hangs else 1 : -1]:
            self._put(*corner, "+", over=True)
        if path.mark and path.state in APART:
            x, y = path.mark
            self.write(x - 1, y, ("//",))

    def _part(self, start: Point, end: Point, down: str, across: str) -> None:
        (x, y), (to_x, to_y) = min(start, end), max(start, end)
        if y == to_y:
            for n, at in enumerate(range(x, to_x + 1)):
                self._put(at, y, across[n % len(across)] if across != "-" else "-")
        else:
            for at in range(min(y, to_y), max(y, to_y) + 1):
                self._put(x, at, down)

    def _fork(self, points: tuple[Point, ...], *, adopted: bool) -> None:
        """Twins: along to over the symbol, then down, with a ``^`` where their lines part."""
        (x, y), (to_x, _), (_, end) = points[0], points[-1], points[-1]
        self._part((x, y), (to_x, y), "|", "-")
        self._part((to_x, y + 1), (to_x, end), ":" if adopted else "|", "-")
        self._put(to_x, y, "+", over=True)
        self._put(x, y, "^", over=True)

    def _put(self, x: int, y: int, sign: str, *, over: bool = False) -> None:
        if not (0 <= y < len(self._rows) and 0 <= x < len(self._rows[y])):
            return
        there = self._rows[y][x]
        if over or there in (" ", sign):
            self._rows[y][x] = sign
        elif sign != " " and there in _JOINTS and sign in _JOINTS:
            self._rows[y][x] = "^" if there == "^" else "+"


def _across(path: Path) -> str:
    if not path.couple:
        return "-"
    return {"": "-.", "not_married": "- ", "ended": "- "}.get(path.state, "-")


def _key(family: Family) -> Iterator[str]:
    people = family.people
    states = {couple.state for couple in family.couples}
    signs = [
        ("square", "male", any(p.sex == MALE for p in people)),
        ("round", "female", any(p.sex == FEMALE for p in people)),
        ("triangle", "sex not known", any(p.sex not in (MALE, FEMALE) for p in people)),
        ("===", "child of the review", any(p.subject for p in people)),
        ("X", "died", any(p.dead for p in people)),
        ("?", "parents not known", any(p.parents_unknown for p in people)),
        ("---", "married", bool(states & {"married", "separated", "divorced"})),
        ("- -", "together, not married", bool(states & {"not_married", "ended"})),
        ("-.-", "married or not: not stated", "" in states),
        ("//", "no longer together", bool(states & set(APART))),
        (":", "adopted", any(p.adopted for p in people)),
        ("^", "twins", bool(family.twins)),
        ("*", "lived in the child's home", bool(family.household)),
    ]
    line = ""
    for sign, words, used in signs:
        entry = f"{sign}  {words}"
        if used and line and len(line) + len(entry) + 4 > 78:
            yield line
            line = entry
        elif used:
            line = f"{line}    {entry}" if line else entry
    yield line
