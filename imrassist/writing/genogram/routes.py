"""The lines of a genogram, point by point: between partners, from parents to children, past rows between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from imrassist.writing.genogram.bonds import Bond
from imrassist.writing.genogram.family import FEMALE, MALE, Family
from imrassist.writing.genogram.order import bottom
from imrassist.writing.genogram.ways import Ways

Point = tuple[int, int]
_DROPS = (0.86, 0.71, 0.59, 0.38, 0.26, 0.12)
"""How far below the top of a symbol the lines leave it at one side, as parts of its height: the lowest stays nearest.
The middle is left to a partner beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """One line, from point to point."""

    points: tuple[Point, ...]
    couple: bool = False
    """Between two partners; else from parents to a child."""
    state: str = ""
    """Of the couple."""
    adopted: bool = False
    ends: tuple[str, ...] = ()
    """The people whose symbols it may touch."""
    mark: Point | None = None
    """Where the strokes of a separation go."""
    fork: bool = False
    """One of the lines that part at one point, for twins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How high one row stands, and the space under it."""

    symbols: int
    """Top of the symbols."""
    top: int
    """Of the row, which may have question marks above its symbols."""
    bottom: int
    """Under the last line of words, where the space begins."""
    tracks: tuple[int, ...]
    """Heights of the lines that run across in it."""


class Routes:
    """Draws the ways of all lines at the heights of their rows."""

    def __init__(self, family: Family, ways: Ways, levels: Sequence[Level]) -> None:
        self._sex = {person.id: person.sex for person in family.people}
        self._adopted = {person.id for person in family.people if person.adopted}
        self._ways, self._levels = ways, levels
        self._plan, self._bonds, self._places, self._measures = ways.plan, ways.bonds, ways.places, ways.measures
        self._row_of = ways.row_of

    def paths(self) -> tuple[Path, ...]:
        """Every line, bond by bond."""
        return tuple(path for number in range(len(self._bonds)) for path in self._bond(number))

    def _bond(self, number: int) -> Iterator[Path]:
        bond = self._bonds[number]
        row = bottom(bond, self._row_of)
        port = self._ways.ports.get(number)
        if number in self._places.straight:
            y = self._levels[row].symbols + self._measures.high // 2
            yield self._straight(bond, y, port)
            stem = [(port, y)] if port is not None else []
        elif bond.b:
            trunk = self._height(row, f"u{number}")
            legs = [self._down(number, end, trunk) for end in bond.ends]
            xs = sorted(leg[-1][0] for leg in legs)
            points = _tidy([*legs[0], *reversed(legs[1])])
            mark = (_free_middle(xs[0], xs[1], port), trunk)
            yield Path(points=points, couple=True, state=bond.state, ends=bond.ends, mark=mark)
            stem = [(port, trunk)] if port is not None else []
        else:
            stem = self._down(number, bond.a, None)
        if port is not None:
            yield from self._children(number, row, stem, port)

    def _straight(self, bond: Bond, y: int, port: int | None) -> Path:
        left, right = sorted(bond.ends, key=lambda each: self._places.x[each])
        middle = self._measures.high // 2
        start = self._places.x[left] + self._side(left, middle)
        end = self._places.x[right] - self._side(right, middle)
        mark = (_free_middle(start, end, port), y)
        return Path(points=((start, y), (end, y)), couple=True, state=bond.state, ends=bond.ends, mark=mark)

    def _down(self, number: int, end: str, trunk: int | None) -> list[Point]:
        """From the side of a symbol down to the line across; with no height for that, to where the space begins."""
        stub = self._ways.stubs[number, end]
        row = self._row_of[end]
        drop = min(round(self._measures.high * _DROPS[min(stub.nth, len(_DROPS) - 1)]), self._measures.high - 1)
        x, y = self._ways.lane(stub), self._levels[row].symbols + drop
        side = self._side(end, drop)
        points = [(self._places.x[end] + (side if stub.right else -side), y), (x, y)]
        for n, place in enumerate(self._plan.through[number, end]):
            to = self._places.x[place]
            if to != x:
                height = self._height(row + n, f"j{number}/{end}/{row + n}")
                points += [(x, height), (to, height)]
                x = to
        return [*points, (x, trunk)] if trunk is not None else points

    def _children(self, number: int, row: int, stem: list[Point], port: int) -> Iterator[Path]:
        bond = self._bonds[number]
        terminals = self._ways.terminals(number)
        name = f"c{number}"
        level = name in self._ways.tracks[row]
        trunk = self._height(row, name) if level else max(self._levels[row].bottom, stem[-1][1])
        yield Path(points=_tidy([*stem, (port, trunk)]), ends=bond.ends)
        if level:
            ends = (port, *terminals.values())
            yield Path(points=((min(ends), trunk), (max(ends), trunk)))
        parted = self._parted(bond, terminals)
        for x, row_below in sorted(set(parted.values())):
            fork = self._levels[row_below].top - self._measures.pad
            if fork > trunk:
                yield Path(points=((x, trunk), (x, fork)))
        for child in bond.children:
            start = (
                trunk if child not in parted else max(trunk, self._levels[parted[child][1]].top - self._measures.pad)
            )
            yield self._to_child(number, child, (terminals[child], start))

    def _parted(self, bond: Bond, terminals: Mapping[str, int]) -> dict[str, tuple[int, int]]:
        """Twins whose lines part from one: where that runs, and their row."""
        return {
            child: (terminals[child], self._row_of[child])
            for child in bond.children
            if sum(terminals[child] == other for other in terminals.values()) > 1
        }

    def _to_child(self, number: int, child: str, start: Point) -> Path:
        points = [start]
        x = start[0]
        below = self._levels[self._row_of[child]]
        passed = self._plan.through[number, child]
        row = bottom(self._bonds[number], self._row_of) + 1
        for n, place in enumerate([*passed, child][1:]):
            to = self._places.x[place]
            if to != x:
                height = self._height(row + n, f"j{number}/{child}/{row + n}")
                points += [(x, height), (to, height)]
                x = to
        fork = x != self._places.x[child]
        if fork:
            points.append((self._places.x[child], below.top))
        points.append((self._places.x[child], below.symbols))
        return Path(points=_tidy(points), adopted=child in self._adopted, ends=(child,), fork=fork)

    def _height(self, row: int, name: str) -> int:
        return self._levels[row].tracks[self._ways.tracks[row].get(name, 0)]

    def _side(self, person: str, drop: int) -> int:
        """From the middle of a symbol to its edge, so far below its top."""
        half, high = self._measures.wide / 2, self._measures.high
        sex = self._sex[person]
        if sex == MALE:
            return int(half)
        if sex == FEMALE:
            away = (drop - high / 2) / (high / 2)
            return int(half * sqrt(max(0.0, 1 - away * away)))
        return int(half * drop / high)


def _free_middle(start: int, end: int, port: int | None) -> int:
    """The middle of a line, or of its longer part where the children's line leaves it."""
    if port is None:
        return (start + end) // 2
    return (start + port) // 2 if port - start >= end - port else (port + end) // 2


def _tidy(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points said twice, and without those on the way."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and (found[-2][0] == found[-1][0] == point[0] or found[-2][1] == found[-1][1] == point[1]):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found)
