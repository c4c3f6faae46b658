"""The line round those who lived together: round their symbols and names, and round nobody else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Loop = tuple[tuple[int, int], ...]
"""Corners of a closed line."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What one person of a row takes, and whether the line goes round it."""

    left: int
    right: int
    inside: bool
    bare: bool = False
    """Nobody stands here: only a line passes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Storey:
    """One row from left to right, and the free space under it."""

    spots: tuple[Spot, ...]
    top: int
    bottom: int
    under: int
    """Where the next row begins."""


def outline(storeys: Sequence[Storey], margin: int) -> tuple[Loop, ...]:
    """The closed lines round all who are inside: one where their rows follow each other, else several.

    Between two rows it runs in the free space; nobody who stands between two of them is taken in. Somebody who
    stands amid them all, with no way out, is parted off by a line of their own.
    """
    runs = _flush([list(_runs(storey)) for storey in storeys], 2 * margin)
    people = [
        (left - margin, storey.top - margin, right + margin, storey.bottom + margin)
        for storey, mine in zip(storeys, runs, strict=True)
        for left, right in mine
    ]
    bridges: list[Box] = []
    for at, storey in enumerate(storeys):
        after = runs[at + 1] if at + 1 < len(runs) else []
        before = runs[at - 1] if at else []
        if runs[at] and after:
            ends = [*runs[at], *after]
            left, right = min(end[0] for end in ends) - margin, max(end[1] for end in ends) + margin
            bridges.append((left, storey.bottom + margin, right, storey.under - margin))
        elif len(runs[at]) > 1 and not before:
            ends = runs[at]
            bridges.append(
                (ends[0][0] - margin, storey.bottom + margin, ends[-1][1] + margin, storey.bottom + 2 * margin)
            )
    return tuple(_around(people, bridges))


def _flush(runs: Sequence[Sequence[tuple[int, int]]], near: int) -> list[list[tuple[int, int]]]:
    """The same with ends that all but meet those of the next row drawn out to them, so that the line has no kinks."""
    found = [list(row) for row in runs]
    for upper, lower in (*pairwise(found), *pairwise(found[::-1])):
        for n, (left, right) in enumerate(upper):
            lefts = [other for other, _ in lower if 0 < left - other <= near]
            rights = [other for _, other in lower if 0 < other - right <= near]
            upper[n] = (min(lefts, default=left), max(rights, default=right))
    return found


def _runs(storey: Storey) -> Iterator[tuple[int, int]]:
    """From where to where those inside stand with nobody else between them."""
    people = [spot for spot in storey.spots if not spot.bare]
    for inside, spots in groupby(people, key=lambda spot: spot.inside):
        if inside:
            mine = list(spots)
            yield mine[0].left, mine[-1].right


Cell = tuple[int, int]


def _around(people: Sequence[Box], bridges: Sequence[Box]) -> Iterator[Loop]:
    """The edges of all these boxes together."""
    xs = sorted({x for box in (*people, *bridges) for x in (box[0], box[2])})
    ys = sorted({y for box in (*people, *bridges) for y in (box[1], box[3])})

    def cells(boxes: Sequence[Box]) -> set[Cell]:
        return {
            (i, j)
            for i in range(len(xs) - 1)
            for j in range(len(ys) - 1)
            if any(b[0] <= xs[i] and xs[i + 1] <= b[2] and b[1] <= ys[j] and ys[j + 1] <= b[3] for b in boxes)
        }

    taken = cells(people)
    inside = _opened(taken | cells(bridges), taken, len(xs) - 1, len(ys) - 1)
    edges = _edges(inside)
    while edges:
        loop = _loop(edges)
        yield _corners([(xs[i], ys[j]) for i, j in loop])


def _opened(inside: set[Cell], taken: set[Cell], width: int, height: int) -> set[Cell]:
    """The same with a way out for what is shut in, downwards or else upwards, through free space alone."""
    for hole in _holes(inside, width, height):
        columns = {i for i, _ in hole}
        for edge, step, end in ((max(j for _, j in hole), 1, height), (min(j for _, j in hole), -1, -1)):
            way: set[Cell] = set()
            for j in range(edge + step, end, step):
                row = {(i, j) for i in columns}
                if not row & inside:
                    break
                way |= row & inside
            if not way & taken:
                inside = inside - way
                break
    return inside


def _holes(inside: set[Cell], width: int, height: int) -> Iterator[set[Cell]]:
    """Groups of cells outside that are shut in on all sides."""
    free = {(i, j) for i in range(-1, width + 1) for j in range(-1, height + 1)} - inside
    first = True
    while free:
        waiting, group = [min(free)], set[Cell]()
        while waiting:
            i, j = waiting.pop()
            if (i, j) in free:
                free.discard((i, j))
                group.add((i, j))
                waiting += [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]
        if not first:
            yield group
        first = False  # the one that holds the corner is all that lies around


def _edges(inside: set[Cell]) -> dict[Cell, list[Cell]]:
    """Edges with the inside at their right hand, from corner to corner."""
    edges: dict[Cell, list[Cell]] = {}
    for i, j in sorted(inside):
        for beside, start, end in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if beside not in inside:
                edges.setdefault(start, []).append(end)
    return edges


def _loop(edges: dict[Cell, list[Cell]]) -> list[Cell]:
    """Takes one closed line of edges out of these."""
    start = min(edges)
    loop = [start]
    at = edges[start].pop()
    while at != start:
        loop.append(at)
        # Where two boxes meet at a corner alone, keep to the one that was followed.
        after = _right_turn(loop[-2], at, edges[at])
        edges[at].remove(after)
        at = after
    for corner in [corner for corner, ends in edges.items() if not ends]:
        del edges[corner]
    return loop


def _right_turn(before: Cell, at: Cell, turns: Sequence[Cell]) -> Cell:
    dx, dy = at[0] - before[0], at[1] - before[1]
    right = (at[0] - dy, at[1] + dx)
    return right if right in turns else turns[0]


def _corners(points: Sequence[tuple[int, int]]) -> Loop:
    around = [points[-1], *points, points[0]]
    return tuple(
        here
        for (before, here), (_, after) in zip(pairwise(around), pairwise(around[1:]), strict=False)
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
    )
