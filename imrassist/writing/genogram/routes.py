"""The lines of a genogram: between partners, from parents down to children, past the rows between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from imrassist.writing.genogram.bonds import Bond
from imrassist.writing.genogram.family import FEMALE, MALE, Family
from imrassist.writing.genogram.measures import Measures
from imrassist.writing.genogram.order import Plan, bottom
from imrassist.writing.genogram.place import Places, Stub
from imrassist.writing.genogram.tracks import Net, tracks

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
    """Finds the way of every line; knows from left to right, and is told the heights afterwards."""

    def __init__(
        self, family: Family, plan: Plan, bonds: Sequence[Bond], places: Places, measures: Measures,
    ) -> None:  # fmt: skip
        self.sex = {person.id: person.sex for person in family.people}
        self.adopted = {person.id for person in family.people if person.adopted}
        self.twins = {each: group for group in family.twins for each in group}
        self.plan, self.bonds, self.places, self.measures = plan, bonds, places, measures
        self.row_of = {item: n for n, row in enumerate(plan.rows) for item in row}
        self._near = max(1, measures.lane // 2)
        self._stubs = {(stub.bond, stub.end): stub for stub in places.stubs}
        self._ports: dict[int, int] = {}
        for number in sorted(range(len(bonds)), key=lambda each: each not in places.straight):
            if bonds[number].children:
                self._ports[number] = self._port(number)
        self._nets = [self._nets_under(row) for row in range(len(plan.rows))]
        self._track = [tracks(nets, self._near) for nets in self._nets]

    def count(self, row: int) -> int:
        """How many tracks the space under a row needs."""
        return max(self._track[row].values(), default=-1) + 1

    def wishes(self) -> dict[tuple[str, ...], int]:
        """Small steps aside for children without partner or child, so that the line down to them is straight."""
        busy = {end for bond in self.bonds for end in bond.ends}
        found = {}
        for number, port in self._ports.items():
            children = self.bonds[number].children
            at = set(self._terminals(number).values())
            direct = not any(self.plan.through[number, child] for child in children)
            if len(at) == 1 and direct and not busy & set(children) and 0 < abs(port - min(at)) <= self.measures.lane:
                found[children] = port - min(at)
        return found

    def paths(self, levels: Sequence[Level]) -> tuple[Path, ...]:
        """Every line, the rows standing at these heights."""
        return tuple(path for number in range(len(self.bonds)) for path in self._bond(number, levels))

    # -- from left to right

    def _lane(self, stub: Stub) -> int:
        x, half = self.places.x[stub.end], self.places.half[stub.end]
        away = half + self.measures.lane * (stub.nth + 1)
        return x + away if stub.right else x - away

    def _leg(self, number: int, end: str) -> int:
        """Where the line of an end comes down to the space in which the bond runs."""
        passed = self.plan.through[number, end]
        return self.places.x[passed[-1]] if passed else self._lane(self._stubs[number, end])

    def _terminals(self, number: int) -> dict[str, int]:
        """Where the lines to the children leave the line across: twins at one point."""
        bond, x = self.bonds[number], self.places.x
        firsts = {child: (self.plan.through[number, child] or (child,))[0] for child in bond.children}
        found = {child: x[first] for child, first in firsts.items()}
        for group in {self.twins[child] for child in bond.children if child in self.twins}:
            if all(firsts[each] == each for each in group) and len({self.row_of[each] for each in group}) == 1:
                middle = (min(x[each] for each in group) + max(x[each] for each in group)) // 2
                found |= dict.fromkeys(group, middle)
        return found

    def _port(self, number: int) -> int:
        """Where the children's line leaves their parents': as near to over them as it may."""
        bond = self.bonds[number]
        below = self._terminals(number).values()
        low, high = self._room(number, bond)
        wanted = max(low, min((min(below) + max(below)) // 2, high))
        # Not straight over where another line goes down: the two would run on top of one another.
        row = bottom(bond, self.row_of)
        taken = self._landings(row, number)
        if bond.b and number not in self.places.straight:
            taken += self._departures(row, number)
        free = (at for at in range(low, high + 1) if all(abs(at - other) >= self._near for other in taken))
        return min(free, key=lambda at: abs(at - wanted), default=wanted)

    def _landings(self, row: int, number: int) -> list[int]:
        """Where the lines of other bonds reach the row under this one."""
        own = {(self.plan.through[number, child] or (child,))[0] for child in self.bonds[number].children}
        return [self.places.x[link.below] for link in self.plan.links[row] if link.below not in own]

    def _departures(self, row: int, number: int) -> list[int]:
        """Where the lines of other bonds come down into the space under this row."""
        found = [port for other, port in self._ports.items() if bottom(self.bonds[other], self.row_of) == row]
        for other, bond in enumerate(self.bonds):
            if other != number and other not in self.places.straight and bottom(bond, self.row_of) == row:
                found += [self._leg(other, end) for end in bond.ends]
            found += [start for _, at, start, _ in self._steps(other, bond) if at == row]
        return found

    def _room(self, number: int, bond: Bond) -> tuple[int, int]:
        x, half, lane = self.places.x, self.places.half, self.measures.lane
        if number in self.places.straight:
            left, right = sorted(bond.ends, key=lambda each: x[each])
            return (
                x[left] + half[left] + lane * (self._used(left, right=True) + 1),
                x[right] - half[right] - lane * (self._used(right, right=False) + 1),
            )
        if bond.b:
            legs = sorted(self._leg(number, end) for end in bond.ends)
            inside = min(self._near, (legs[1] - legs[0]) // 2)
            return legs[0] + inside, legs[1] - inside
        only = self._leg(number, bond.a)
        return only, only

    def _used(self, person: str, *, right: bool) -> int:
        return sum(stub.end == person and stub.right == right for stub in self.places.stubs)

    def _nets_under(self, row: int) -> list[Net]:
        found: list[Net] = []
        for number, bond in enumerate(self.bonds):
            if bottom(bond, self.row_of) == row:
                found += self._own_nets(number, bond)
            found += self._passing(number, bond, row)
        return found

    def _own_nets(self, number: int, bond: Bond) -> Iterator[Net]:
        around = bool(bond.b) and number not in self.places.straight
        if around:
            yield Net(name=f"u{number}", tops=tuple(self._leg(number, end) for end in bond.ends), bottoms=())
        if bond.children:
            below = tuple(dict.fromkeys(self._terminals(number).values()))
            under = f"u{number}" if around else ""
            yield Net(name=f"c{number}", tops=(self._ports[number],), bottoms=below, under=under)

    def _passing(self, number: int, bond: Bond, row: int) -> Iterator[Net]:
        """Lines that only step aside in the space under this row."""
        for who, at, start, end in self._steps(number, bond):
            if at == row:
                yield Net(name=f"j{number}/{who}/{row}", tops=(start,), bottoms=(end,))

    def _steps(self, number: int, bond: Bond) -> Iterator[tuple[str, int, int, int]]:
        """For each line on its way past a row: whose it is, the row above the step, from where, to where."""
        x = self.places.x
        for end in bond.ends:
            passed = self.plan.through[number, end]
            stops = [self._lane(self._stubs[number, end]), *(x[each] for each in passed)] if passed else []
            for n in range(len(stops) - 1):
                yield end, self.row_of[end] + n, stops[n], stops[n + 1]
        low = bottom(bond, self.row_of)
        for child in bond.children:
            passed = self.plan.through[number, child]
            stops = [*(x[each] for each in passed), x[child]] if passed else []
            for n in range(len(stops) - 1):
                yield child, low + 1 + n, stops[n], stops[n + 1]

    # -- with heights

    def _bond(self, number: int, levels: Sequence[Level]) -> Iterator[Path]:
        bond = self.bonds[number]
        row = bottom(bond, self.row_of)
        port = self._ports.get(number)
        if number in self.places.straight:
            y = levels[row].symbols + self.measures.high // 2
            yield self._straight(bond, y, port)
            stem = [(port, y)] if port is not None else []
        elif bond.b:
            trunk = self._height(levels, row, f"u{number}")
            legs = [self._down(number, end, levels, trunk) for end in bond.ends]
            xs = sorted(leg[-1][0] for leg in legs)
            points = _tidy([*legs[0], *reversed(legs[1])])
            mark = (_free_middle(xs[0], xs[1], port), trunk)
            yield Path(points=points, couple=True, state=bond.state, ends=bond.ends, mark=mark)
            stem = [(port, trunk)] if port is not None else []
        else:
            stem = self._down(number, bond.a, levels, None)
        if port is not None:
            yield from self._children(number, row, stem, port, levels)

    def _straight(self, bond: Bond, y: int, port: int | None) -> Path:
        left, right = sorted(bond.ends, key=lambda each: self.places.x[each])
        middle = self.measures.high // 2
        start = self.places.x[left] + self._side(left, middle)
        end = self.places.x[right] - self._side(right, middle)
        mark = (_free_middle(start, end, port), y)
        return Path(points=((start, y), (end, y)), couple=True, state=bond.state, ends=bond.ends, mark=mark)

    def _down(self, number: int, end: str, levels: Sequence[Level], trunk: int | None) -> list[Point]:
        """From the side of a symbol down to the line across; with no height for that, to where the space begins."""
        stub = self._stubs[number, end]
        row = self.row_of[end]
        drop = min(round(self.measures.high * _DROPS[min(stub.nth, len(_DROPS) - 1)]), self.measures.high - 1)
        x, y = self._lane(stub), levels[row].symbols + drop
        side = self._side(end, drop)
        points = [(self.places.x[end] + (side if stub.right else -side), y), (x, y)]
        for n, place in enumerate(self.plan.through[number, end]):
            to = self.places.x[place]
            if to != x:
                height = self._height(levels, row + n, f"j{number}/{end}/{row + n}")
                points += [(x, height), (to, height)]
                x = to
        return [*points, (x, trunk)] if trunk is not None else points

    def _children(self, number: int, row: int, stem: list[Point], port: int, levels: Sequence[Level]) -> Iterator[Path]:
        bond = self.bonds[number]
        terminals = self._terminals(number)
        name = f"c{number}"
        level = name in self._track[row]
        trunk = self._height(levels, row, name) if level else max(levels[row].bottom, stem[-1][1])
        yield Path(points=_tidy([*stem, (port, trunk)]), ends=bond.ends)
        if level:
            ends = (port, *terminals.values())
            yield Path(points=((min(ends), trunk), (max(ends), trunk)))
        parted = self._parted(bond, terminals)
        for x, row_below in sorted(set(parted.values())):
            fork = levels[row_below].top - self.measures.pad
            if fork > trunk:
                yield Path(points=((x, trunk), (x, fork)))
        for child in bond.children:
            start = trunk if child not in parted else max(trunk, levels[parted[child][1]].top - self.measures.pad)
            yield self._to_child(number, child, (terminals[child], start), levels)

    def _parted(self, bond: Bond, terminals: Mapping[str, int]) -> dict[str, tuple[int, int]]:
        """Twins whose lines part from one: where that runs, and their row."""
        return {
            child: (terminals[child], self.row_of[child])
            for child in bond.children
            if sum(terminals[child] == other for other in terminals.values()) > 1
        }

    def _to_child(self, number: int, child: str, start: Point, levels: Sequence[Level]) -> Path:
        points = [start]
        x = start[0]
        below = levels[self.row_of[child]]
        passed = self.plan.through[number, child]
        row = bottom(self.bonds[number], self.row_of) + 1
        for n, place in enumerate([*passed, child][1:]):
            to = self.places.x[place]
            if to != x:
                height = self._height(levels, row + n, f"j{number}/{child}/{row + n}")
                points += [(x, height), (to, height)]
                x = to
        fork = x != self.places.x[child]
        if fork:
            points.append((self.places.x[child], below.top))
        points.append((self.places.x[child], below.symbols))
        return Path(points=_tidy(points), adopted=child in self.adopted, ends=(child,), fork=fork)

    def _height(self, levels: Sequence[Level], row: int, name: str) -> int:
        return levels[row].tracks[self._track[row].get(name, 0)]

    def _side(self, person: str, drop: int) -> int:
        """From the middle of a symbol to its edge, so far below its top."""
        half, high = self.measures.wide / 2, self.measures.high
        sex = self.sex[person]
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
