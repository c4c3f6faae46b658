"""draw: a layout on paper -> plain shapes in points, with a key that says what each sign means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, pi, sin

from imrassist.writing.genogram.family import APART, FEMALE, MALE, Family
from imrassist.writing.genogram.household import Loop
from imrassist.writing.genogram.layout import OTHERS, Layout, layout
from imrassist.writing.genogram.measures import text_width
from imrassist.writing.genogram.routes import Path

SIZE, SMALL = 10, 9
"""Of names, and of the words of the key."""
_THIN, _LINE = 0.8, 1.4
_DASH, _DOT, _MIXED, _FINE = (6.0, 4.0), (1.6, 3.0), (8.0, 3.0, 1.6, 3.0), (3.0, 3.0)
_INSET = 4
"""Between the two outlines of the child of the review."""
_EDGE = 10
"""Free round the whole drawing."""
_ROUND = 9
"""Of the corners of the line round a household."""
_SIGN = 34
"""What a sign takes in the key."""

Dash = tuple[float, ...]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line from point to point."""

    points: tuple[tuple[float, float], ...]
    width: float = _LINE
    dash: Dash = ()
    """Lengths drawn and left out in turn; empty for a solid line."""
    closed: bool = False
    ends: tuple[str, ...] = ()
    """People whose symbols it may touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A symbol's edge: a square, a circle or a triangle that stands on its base, filled white."""

    kind: str
    """``square``, ``circle`` or ``triangle``."""
    box: Box
    width: float = _LINE
    person: str = ""
    """Whose symbol it is; empty for the inner outline and in the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of words."""

    x: float
    """Its middle, or its left end."""
    y: float
    """The line it stands on."""
    text: str
    size: float = SIZE
    middle: bool = True

    @property
    def box(self) -> Box:
        """What it takes at most."""
        wide = text_width(self.text, self.size)
        left = self.x - wide / 2 if self.middle else self.x
        return left, self.y - 0.78 * self.size, left + wide, self.y + 0.24 * self.size


Shape = Line | Outline | Text
Entry = tuple[list[Shape], str]
"""Of the key: a sign, and what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An outline genogram as plain shapes, each over those before it; black on white, in points from the top left."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@lru_cache(maxsize=8)
def draw(family: Family) -> Drawing:
    """The drawing of a family (guidance S5.2); the same family always has the same. Nobody gives an empty one.

    Square male, circle female, triangle not known, double outline for the child of the review, X for died; solid
    line married, dashed not married, two strokes no longer together, dotted line down adopted; long dashes round
    those who lived together. Under it a key of the signs it uses.
    """
    found = layout(family)
    shapes = [*_households(found), *_lines(found.paths), *_people(found)]
    if found.others:
        left, top = found.others
        shapes.append(Text(x=left, y=top + SIZE, text=OTHERS, middle=False))
    width = float(found.width)
    if not shapes:
        return Drawing(width=0, height=0, shapes=())
    key, height = _key(list(_entries(family, found)), width, found.height + 2.5 * _EDGE)
    moved = tuple(_moved(shape, _EDGE) for shape in (*shapes, *key))
    most = max((shape.box[2] for shape in moved if isinstance(shape, Text)), default=0)
    return Drawing(width=max(width + _EDGE, most) + _EDGE, height=height + 2 * _EDGE, shapes=moved)


def symbol(
    kind: str, x: float, top: float, *, size: float, subject: bool, dead: bool, person: str = ""
) -> Iterator[Shape]:
    """One symbol, its middle at `x`."""
    half = size / 2
    box = (x - half, top, x + half, top + size)
    yield Outline(kind=kind, box=box, person=person)
    if subject:
        yield Outline(kind=kind, box=_inner(kind, box))
    if dead:
        for a, b in _cross(kind, box):
            yield Line(points=(a, b), ends=(person,))


def kind_of(sex: str) -> str:
    """The symbol of a sex."""
    return {MALE: "square", FEMALE: "circle"}.get(sex, "triangle")


def _people(found: Layout) -> Iterator[Shape]:
    measures = found.measures
    for place in found.places:
        person = found.family.person(place.person)
        yield from symbol(
            kind_of(person.sex), place.x, place.top, size=measures.wide, subject=person.subject, dead=person.dead,
            person=person.id,
        )  # fmt: skip
        top = place.top + measures.high + measures.below
        for n, line in enumerate(place.words):
            yield Text(x=place.x, y=top + (n + 0.8) * measures.line, text=line)
        up = place.top - measures.strip
        if place.led_up:
            dash = _DOT if person.adopted else ()
            end = up + (SIZE + 3 if place.unknown else 6)
            yield Line(points=((place.x, place.top), (place.x, end)), dash=dash, ends=(person.id,))
        if place.unknown:
            yield Text(x=place.x, y=up + SIZE, text="?")


def _lines(paths: Sequence[Path]) -> Iterator[Shape]:
    for path in paths:
        yield Line(points=path.points, dash=_dash(path), ends=path.ends)
        if path.mark and path.state in APART:
            yield from _strokes(*path.mark)


def _strokes(x: float, y: float) -> Iterator[Line]:
    for aside in (-2, 2):
        yield Line(points=((x + aside - 2.5, y + 6), (x + aside + 2.5, y - 6)))


def _dash(path: Path) -> Dash:
    if not path.couple:
        return _DOT if path.adopted else ()
    return {"": _MIXED, "not_married": _DASH, "ended": _DASH}.get(path.state, ())


def _households(found: Layout) -> Iterator[Shape]:
    for loop in found.household:
        yield Line(points=tuple(_rounded(loop)), width=_THIN, dash=_FINE, closed=True)


def _rounded(loop: Loop) -> Iterator[tuple[float, float]]:
    """A closed line with its corners cut round, each inside the corner that it replaces."""
    for n, (x, y) in enumerate(loop):
        arms = []
        for to_x, to_y in (loop[n - 1], loop[(n + 1) % len(loop)]):
            length = abs(to_x - x) + abs(to_y - y)  # it runs across or down, never aslant
            cut = min(_ROUND, length / 2)
            arms.append(((to_x - x) / length * cut, (to_y - y) / length * cut))
        (ax, ay), (bx, by) = arms
        for step in range(5):
            a, b = 1 - sin(step * pi / 8), 1 - cos(step * pi / 8)
            yield x + ax * a + bx * b, y + ay * a + by * b


def _inner(kind: str, box: Box) -> Box:
    left, top, right, bottom = box
    if kind != "triangle":
        return left + _INSET, top + _INSET, right - _INSET, bottom - _INSET
    # All three sides of the inner triangle are as far from the outer ones.
    slope = (5**0.5 + 1) / 2
    return left + _INSET * slope, top + _INSET * 5**0.5, right - _INSET * slope, bottom - _INSET


def _cross(kind: str, box: Box) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The ends of the two strokes of an X that fits the symbol."""
    left, top, right, bottom = box
    x, size = (left + right) / 2, right - left
    if kind == "circle":
        half, y = size / 2 * 0.5**0.5, (top + bottom) / 2
    elif kind == "square":
        half, y = size / 2, (top + bottom) / 2
    else:
        # The largest square that stands in the triangle.
        half = size / 4
        y = bottom - half
    yield (x - half, y - half), (x + half, y + half)
    yield (x - half, y + half), (x + half, y - half)


def _key(entries: Sequence[Entry], width: float, top: float) -> tuple[list[Shape], float]:
    """The signs that a drawing uses, each with what it means, in columns; and where the key ends."""
    shapes: list[Shape] = []
    wide = max(text_width(words, SMALL) for _, words in entries) + _SIGN + 2 * _EDGE
    columns = max(2, int(width // wide))
    for n, (signs, words) in enumerate(entries):
        x, y = (n % columns) * wide, top + (n // columns) * 22
        shapes += [_moved(sign, x, y) for sign in signs]
        shapes.append(Text(x=x + _SIGN, y=y + 11, text=words, size=SMALL, middle=False))
        bottom = y + 18
    return shapes, bottom


def _entries(family: Family, found: Layout) -> Iterator[Entry]:
    people = family.people
    for kind, words in (("square", "male"), ("circle", "female"), ("triangle", "sex not known")):
        if any(kind_of(person.sex) == kind for person in people):
            yield list(symbol(kind, 12, 0, size=16, subject=False, dead=False)), words
    if any(person.subject for person in people):
        yield _doubled(family), "child of the review"
    if any(person.dead for person in people):
        yield [*_cross_alone()], "died"
    yield from _ties({path.state for path in found.paths if path.couple})
    if any(person.adopted for person in people):
        yield [Line(points=((13, 0), (13, 16)), dash=_DOT)], "adopted"
    if any(person.parents_unknown for person in people):
        yield [Text(x=13, y=11, text="?")], "parents not known"
    if family.household:
        yield [Line(points=((0, 8), (28, 8)), width=_THIN, dash=_FINE)], "lived in the child's home"


def _ties(states: set[str]) -> Iterator[Entry]:
    for those, dash, words in (
        ({"married", "separated", "divorced"}, (), "married"),
        ({"not_married", "ended"}, _DASH, "together, not married"),
        ({""}, _MIXED, "married or not: not stated"),
    ):
        if states & those:
            yield [Line(points=((0, 8), (26, 8)), dash=dash)], words
    if states & set(APART):
        yield [Line(points=((0, 8), (26, 8))), *_strokes(13, 8)], "no longer together"


def _doubled(family: Family) -> list[Shape]:
    kind = next(kind_of(person.sex) for person in family.people if person.subject)
    outer = (2.0, -1.0, 22.0, 19.0)
    return [Outline(kind=kind, box=outer), Outline(kind=kind, box=_inner(kind, outer))]


def _cross_alone() -> Iterator[Shape]:
    for a, b in _cross("square", (5, 1, 19, 15)):
        yield Line(points=(a, b))


def _moved(shape: Shape, x: float, y: float | None = None) -> Shape:
    down = x if y is None else y
    match shape:
        case Line():
            return replace(shape, points=tuple((a + x, b + down) for a, b in shape.points))
        case Outline():
            left, top, right, bottom = shape.box
            return replace(shape, box=(left + x, top + down, right + x, bottom + down))
        case Text():
            return replace(shape, x=shape.x + x, y=shape.y + down)
