"""The ways of the lines from left to right: where each leaves a symbol, comes down, runs across and lands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.writing.genogram.bonds import Bond
from imrassist.writing.genogram.family import Family
from imrassist.writing.genogram.measures import Measures
from imrassist.writing.genogram.order import Plan, bottom
from imrassist.writing.genogram.place import Places, Stub
from imrassist.writing.genogram.tracks import Net, tracks


class Ways:
    """The ways of all lines of a plan; knows no heights but which line runs above which."""

    def __init__(self, family: Family, plan: Plan, bonds: Sequence[Bond], places: Places, measures: Measures) -> None:
        self.plan, self.bonds, self.places, self.measures = plan, bonds, places, measures
        self.row_of = {item: n for n, row in enumerate(plan.rows) for item in row}
        self.stubs = {(stub.bond, stub.end): stub for stub in places.stubs}
        self.ports: dict[int, int] = {}
        """By number of the bond, where the children's line leaves it."""
        self._near = max(1, measures.lane // 2)
        self._twins = {each: group for group in family.twins for each in group}
        for number in sorted(range(len(bonds)), key=lambda each: each not in places.straight):
            if bonds[number].children:
                self.ports[number] = self._port(number)
        self.tracks = [tracks(list(self._nets_under(row)), self._near) for row in range(len(plan.rows))]
        """For each row the tracks under it, by name of what runs there."""

    def count(self, row: int) -> int:
        """How many tracks the space under a row needs."""
        return max(self.tracks[row].values(), default=-1) + 1

    def wishes(self) -> dict[tuple[str, ...], int]:
        """Small steps aside for children without partner or child, so that the line down to them is straight."""
        busy = {end for bond in self.bonds for end in bond.ends}
        found = {}
        for number, port in self.ports.items():
            children = self.bonds[number].children
            at = set(self.terminals(number).values())
            direct = not any(self.plan.through[number, child] for child in children)
            if len(at) == 1 and direct and not busy & set(children) and 0 < abs(port - min(at)) <= self.measures.lane:
                found[children] = port - min(at)
        return found

    def lane(self, stub: Stub) -> int:
        """Where a line that leaves a symbol goes down."""
        x, half = self.places.x[stub.end], self.places.half[stub.end]
        away = half + self.measures.lane * (stub.nth + 1)
        return x + away if stub.right else x - away

    def _leg(self, number: int, end: str) -> int:
        """Where the line of an end comes down to the space in which the bond runs."""
        passed = self.plan.through[number, end]
        return self.places.x[passed[-1]] if passed else self.lane(self.stubs[number, end])

    def terminals(self, number: int) -> dict[str, int]:
        """Where the lines to the children leave the line across: twins at one point."""
        bond, x = self.bonds[number], self.places.x
        firsts = {child: (self.plan.through[number, child] or (child,))[0] for child in bond.children}
        found = {child: x[first] for child, first in firsts.items()}
        for group in {self._twins[child] for child in bond.children if child in self._twins}:
            if all(firsts[each] == each for each in group) and len({self.row_of[each] for each in group}) == 1:
                middle = (min(x[each] for each in group) + max(x[each] for each in group)) // 2
                found |= dict.fromkeys(group, middle)
        return found

    def _port(self, number: int) -> int:
        """Where the children's line leaves their parents': as near to over them as it may."""
        bond = self.bonds[number]
        below = self.terminals(number).values()
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
        found = [port for other, port in self.ports.items() if bottom(self.bonds[other], self.row_of) == row]
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

    def _nets_under(self, row: int) -> Iterator[Net]:
        for number, bond in enumerate(self.bonds):
            if bottom(bond, self.row_of) == row:
                yield from self._own_nets(number, bond)
            yield from self._passing(number, bond, row)

    def _own_nets(self, number: int, bond: Bond) -> Iterator[Net]:
        around = bool(bond.b) and number not in self.places.straight
        if around:
            yield Net(name=f"u{number}", tops=tuple(self._leg(number, end) for end in bond.ends), bottoms=())
        if bond.children:
            below = tuple(dict.fromkeys(self.terminals(number).values()))
            under = f"u{number}" if around else ""
            yield Net(name=f"c{number}", tops=(self.ports[number],), bottoms=below, under=under)

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
            stops = [self.lane(self.stubs[number, end]), *(x[each] for each in passed)] if passed else []
            for n in range(len(stops) - 1):
                yield end, self.row_of[end] + n, stops[n], stops[n + 1]
        low = bottom(bond, self.row_of)
        for child in bond.children:
            passed = self.plan.through[number, child]
            stops = [*(x[each] for each in passed), x[child]] if passed else []
            for n in range(len(stops) - 1):
                yield child, low + 1 + n, stops[n], stops[n + 1]
