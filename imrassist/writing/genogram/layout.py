"""layout: a family -> where every symbol, name and line stands: on paper in points, on a screen in signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from imrassist.writing.genogram.bonds import bonds, rows
from imrassist.writing.genogram.family import Family
from imrassist.writing.genogram.household import Loop, Spot, Storey, outline
from imrassist.writing.genogram.measures import PAPER, Measures, label
from imrassist.writing.genogram.order import Plan, in_rows
from imrassist.writing.genogram.place import nudged, places
from imrassist.writing.genogram.routes import Level, Path, Routes
from imrassist.writing.genogram.ways import Ways

OTHERS = "Other people"
"""What stands over those whom no line joins to anybody."""
_IN_A_ROW = 8
"""As many of these stand in one row at least, however narrow the rest is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One person: the symbol and the words under it."""

    person: str
    x: int
    """The middle of both."""
    top: int
    """Of the symbol."""
    words: tuple[str, ...]
    half: int
    """Half the width of what belongs to the person."""
    unknown: bool = False
    """A question mark stands over it: who the parents are is not known."""
    led_up: bool = False
    """A line leads up from it to nobody who is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands, from the top left corner. Nothing touches a name, and no symbol another."""

    family: Family
    measures: Measures
    places: tuple[Place, ...]
    paths: tuple[Path, ...]
    household: tuple[Loop, ...]
    """Lines round those who lived together, each closed."""
    others: tuple[int, int] | None
    """Left and top of the heading `OTHERS`; None when there is nobody under it."""
    width: int
    height: int


@lru_cache(maxsize=8)
def layout(family: Family, measures: Measures = PAPER) -> Layout:
    """The layout of a family; the same family always has the same.

    Generations stand in rows, the eldest at the top; those whom nothing ties to the others stand below, in rows of
    their own. Raises nothing, whatever the family.
    """
    tree, storeys = _tree(family, measures)
    bottom = storeys[-1].under if storeys else 0
    others, heading, below = _others(family, measures, tree.places, bottom)
    groups = (storeys, *([storey] for storey in below))
    loops = tuple(loop for group in groups for loop in outline(group, measures.margin)) if measures.margin else ()
    return _from_corner(replace(tree, places=(*tree.places, *others), others=heading, household=loops))


def _tree(family: Family, measures: Measures) -> tuple[Layout, list[Storey]]:
    """Those who stand in the tree."""
    words = {person.id: label(person, family, measures) for person in family.people}
    joined, row_of = bonds(family), rows(family)
    plan = in_rows(family, joined, row_of)
    half = {each: _half(words[each], measures) for each in row_of}
    stand = places(plan, joined, half, measures)
    ways = Ways(family, plan, joined, stand, measures)
    if wishes := ways.wishes():
        stand = nudged(stand, plan, wishes)
        ways = Ways(family, plan, joined, stand, measures)
    levels, storeys = _heights(family, plan, words, ways, measures)
    found = tuple(
        Place(
            person=each, x=stand.x[each], top=level.symbols, words=words[each], half=half[each],
            unknown=family.person(each).parents_unknown, led_up=family.person(each).led_up,
        )
        for level, row in zip(levels, plan.rows, strict=True)
        for each in row
        if each in half
    )  # fmt: skip
    living = frozenset(family.household)
    storeys = [
        replace(storey, spots=tuple(_spot(each, stand.x[each], stand.half[each], living, row_of) for each in row))
        for storey, row in zip(storeys, plan.rows, strict=True)
    ]
    tree = Layout(
        family=family, measures=measures, places=found, paths=Routes(family, ways, levels).paths(), household=(),
        others=None, width=0, height=0,
    )  # fmt: skip
    return tree, storeys


def _spot(item: str, x: int, half: int, living: frozenset[str], people: Mapping[str, int]) -> Spot:
    return Spot(left=x - half, right=x + half, inside=item in living, bare=item not in people)


def _half(lines: Sequence[str], measures: Measures) -> int:
    wide = max([measures.wide, *(measures.width(line) for line in lines)])
    return -int(-wide // 2)


def _heights(
    family: Family, plan: Plan, words: Mapping[str, Sequence[str]], ways: Ways, measures: Measures
) -> tuple[list[Level], list[Storey]]:
    led_up = {person.id for person in family.people if person.led_up}
    levels: list[Level] = []
    storeys: list[Storey] = []
    top = 0
    for row, items in enumerate(plan.rows):
        symbols = top + (measures.strip if led_up & set(items) else 0)
        lines = max(len(words.get(each, ())) for each in items)
        bottom = symbols + measures.high + measures.below + lines * measures.line
        count = ways.count(row)
        tracks = tuple(bottom + measures.pad + n * measures.track for n in range(max(1, count)))
        free = row == len(plan.rows) - 1 and not count  # nothing comes below this row
        under = bottom if free else tracks[-1] + measures.pad + measures.thick
        levels.append(Level(symbols=symbols, top=top, bottom=bottom, tracks=tracks))
        storeys.append(Storey(spots=(), top=top, bottom=bottom, under=under))
        top = under
    return levels, storeys


def _others(
    family: Family, measures: Measures, tree: Sequence[Place], top: int
) -> tuple[list[Place], tuple[int, int] | None, list[Storey]]:
    """Those who do not stand in the tree, the household first, in rows as wide as it."""
    living = frozenset(family.household)
    people = [person for person in family.people if person.id not in family.in_tree]
    if not people:
        return [], None, []
    words = {person.id: label(person, family, measures) for person in people}
    pitch = 2 * max(_half(lines, measures) for lines in words.values()) + measures.gap
    left = min((place.x - place.half for place in tree), default=0)
    right = max((place.x + place.half for place in tree), default=0)
    a_row = max(_IN_A_ROW, (right - left + measures.gap) // pitch)
    heading = (left, top + measures.pad) if tree else None
    top += measures.pad + 2 * measures.line if tree else 0
    found: list[Place] = []
    storeys: list[Storey] = []
    people.sort(key=lambda person: person.id not in living)
    for start in range(0, len(people), a_row):
        mine = people[start : start + a_row]
        above = top
        top += measures.strip if any(person.led_up for person in mine) else 0
        row = [
            Place(
                person=person.id, x=left + pitch * n + (pitch - measures.gap) // 2, top=top, words=words[person.id],
                half=(pitch - measures.gap) // 2, unknown=person.parents_unknown, led_up=person.led_up,
            )
            for n, person in enumerate(mine)
        ]  # fmt: skip
        bottom = top + measures.high + measures.below + max(len(each.words) for each in row) * measures.line
        spots = tuple(
            Spot(left=each.x - each.half, right=each.x + each.half, inside=each.person in living) for each in row
        )
        storeys.append(Storey(spots=spots, top=above, bottom=bottom, under=bottom + measures.gap))
        found += row
        top = bottom + measures.gap
    return found, heading, storeys


def _from_corner(found: Layout) -> Layout:
    """The same moved so that its top left corner is where counting begins."""
    measures = found.measures
    corners = [(x, y) for path in found.paths for x, y in path.points]
    corners += [corner for loop in found.household for corner in loop]
    corners += [(place.x + side * place.half, place.top) for place in found.places for side in (-1, 1)]
    heights = [place.top + measures.high + measures.below + len(place.words) * measures.line for place in found.places]
    if found.others:
        corners += [found.others, (found.others[0] + round(measures.width(OTHERS)), found.others[1])]
    if not corners:
        return found
    left, top = min(x for x, _ in corners), min(0, *(y for _, y in corners))
    width = max(x for x, _ in corners) - left + measures.thick
    height = max([*heights, *(y for _, y in corners)]) - top
    return replace(
        found,
        places=tuple(replace(each, x=each.x - left, top=each.top - top) for each in found.places),
        paths=tuple(_moved(path, -left, -top) for path in found.paths),
        household=tuple(tuple((x - left, y - top) for x, y in loop) for loop in found.household),
        others=(found.others[0] - left, found.others[1] - top) if found.others else None,
        width=width,
        height=height,
    )


def _moved(path: Path, x: int, y: int) -> Path:
    mark = (path.mark[0] + x, path.mark[1] + y) if path.mark else None
    return replace(path, points=tuple((a + x, b + y) for a, b in path.points), mark=mark)
