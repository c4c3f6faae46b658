"""Where everybody of a row stands from left to right: parents over the middle of their children, nobody too near."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from imrassist.writing.genogram.bonds import Bond
from imrassist.writing.genogram.measures import Measures
from imrassist.writing.genogram.order import Plan

_ROUNDS = 40


@dataclass(frozen=True, slots=True)
class Stub:
    """A line that leaves a symbol at one side and goes down beside the name under it."""

    bond: int
    end: str
    right: bool
    """At the right side of the symbol, else at the left."""
    nth: int = 0
    """Which of the stubs at this side it is, counted from the symbol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Middles of symbols and of places passed through, from left to right; and what leaves at their sides."""

    x: Mapping[str, int]
    half: Mapping[str, int]
    """Half the width of what belongs to each."""
    stubs: tuple[Stub, ...]
    straight: frozenset[int]
    """Numbers of the bonds whose two stand side by side."""
    apart: tuple[tuple[int, ...], ...]
    """For each row how far the middle of each must be from that of the one before it, for all but the first."""


@dataclass(slots=True)
class _Pulls:
    """Where each would like to stand, and how much."""

    at: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def add(self, item: str, where: float, weight: float) -> None:
        self.at.setdefault(item, []).append((where, weight))

    def of(self, item: str, stands: float) -> float:
        pulls = [*self.at.get(item, ()), (stands, 0.05)]
        return sum([where * weight for where, weight in pulls], 0.0) / sum([weight for _, weight in pulls], 0.0)


def places(plan: Plan, bonds: Sequence[Bond], half: Mapping[str, int], measures: Measures) -> Places:
    """Places for a plan. `half` holds half of what each person takes; what is only passed through takes none."""
    halves = {item: half.get(item, 0) for row in plan.rows for item in row}
    straight = frozenset(n for n, bond in enumerate(bonds) if _side_by_side(bond, plan))
    stubs = tuple(_stubs(plan, bonds, straight))
    pairs = frozenset(frozenset(bonds[number].ends) for number in straight)
    dropping = frozenset(frozenset(bonds[number].ends) for number in straight if bonds[number].children)
    apart = [_apart(row, halves, stubs, dropping, measures) for row in plan.rows]
    x = {item: float(at) for row, gaps in zip(plan.rows, apart, strict=True) for item, at in _packed(row, gaps)}
    for turn in range(_ROUNDS):
        down = turn % 2 == 0
        order = range(len(plan.rows)) if down else range(len(plan.rows) - 1, -1, -1)
        for at in order:
            pulls = _pulls(plan, x, at, up=not down, both=turn >= _ROUNDS // 2)
            _cling(pairs, plan.rows[at], apart[at], pulls, x)
            wanted = [pulls.of(item, x[item]) for item in plan.rows[at]]
            x |= dict(zip(plan.rows[at], _spread(wanted, apart[at]), strict=True))
    whole = {
        item: round(at)
        for row, gaps in zip(plan.rows, apart, strict=True)
        for item, at in zip(row, _spread([x[item] for item in row], gaps, whole=True), strict=True)
    }
    return Places(x=whole, half=halves, stubs=stubs, straight=straight, apart=tuple(map(tuple, apart)))


def nudged(places: Places, plan: Plan, wishes: Mapping[tuple[str, ...], int]) -> Places:
    """The same with some moved a little, each group as one and only where there is room on both sides."""
    x = dict(places.x)
    for row, gaps in zip(plan.rows, places.apart, strict=True):
        for group, step in wishes.items():
            if set(group) <= set(row):
                moved = x | {each: x[each] + step for each in group}
                if all(moved[b] - moved[a] >= gap for (a, b), gap in zip(pairwise(row), gaps, strict=True)):
                    x = moved
    return replace(places, x=x)


def _side_by_side(bond: Bond, plan: Plan) -> bool:
    return bool(bond.b) and any({bond.a, bond.b} == set(pair) for row in plan.rows for pair in pairwise(row))


def _stubs(plan: Plan, bonds: Sequence[Bond], straight: frozenset[int]) -> list[Stub]:
    """A side for each line that leaves a symbol downwards: towards where it goes, the free one where that is open."""
    stands = {item: (n, len(row)) for row in plan.rows for n, item in enumerate(row)}
    lean = {item: n - (size - 1) / 2 for item, (n, size) in stands.items()}
    taken: dict[tuple[str, bool], int] = {}
    for number in straight:
        for end, other in ((bonds[number].a, bonds[number].b), (bonds[number].b, bonds[number].a)):
            taken[end, lean[other] > lean[end]] = 0
    found: list[Stub] = []
    used: dict[tuple[str, bool], int] = {}
    for number, bond in enumerate(bonds):
        if number in straight:
            continue
        for end in bond.ends:
            towards = [*plan.through[number, end][:1]] or [each for each in bond.ends if each != end]
            if towards:
                right = lean[towards[0]] > lean[end] if towards[0] in lean else True
            else:
                # A parent alone: the side where no partner stands.
                right = (end, True) not in taken or (end, False) in taken
            if used.get((end, right), 0) > used.get((end, not right), 0) + 1:
                right = not right
            nth = used.get((end, right), 0)
            used[end, right] = nth + 1
            found.append(Stub(number, end, right, nth))
    return found


def _apart(
    row: Sequence[str], half: Mapping[str, int], stubs: Sequence[Stub], dropping: frozenset[frozenset[str]],
    measures: Measures,
) -> list[int]:  # fmt: skip
    """How far the middle of each must be from that of the one before it, for all but the first."""
    side: dict[tuple[str, bool], int] = {}
    for stub in stubs:
        side[stub.end, stub.right] = side.get((stub.end, stub.right), 0) + 1
    found = []
    for left, right in pairwise(row):
        lanes = side.get((left, True), 0) + side.get((right, False), 0) + (frozenset((left, right)) in dropping)
        gap = max(measures.gap, (lanes + 1) * measures.lane)
        if not half[left] or not half[right]:
            gap = max(measures.lane * (lanes + 1), measures.margin + measures.lane)
        found.append(half[left] + gap + half[right])
    return found


def _packed(row: Sequence[str], apart: Sequence[int]) -> list[tuple[str, float]]:
    ends = list(accumulate(apart, initial=0))
    middle = (ends[0] + ends[-1]) / 2
    return [(item, at - middle) for item, at in zip(row, ends, strict=False)]


def _pulls(plan: Plan, x: Mapping[str, float], at: int, *, up: bool, both: bool) -> _Pulls:
    """What draws those of one row: their parents above them (going down), their children below (going up)."""
    pulls = _Pulls()
    if at and (both or not up):
        families: dict[tuple[str, ...], list[str]] = {}
        for link in plan.links[at - 1]:
            families.setdefault(link.above, []).append(link.below)
        for above, below in families.items():
            middle = (min(x[each] for each in below) + max(x[each] for each in below)) / 2
            port = sum(x[each] for each in above) / len(above)
            for each in below:
                pulls.add(each, x[each] + port - middle, 1.0)
    if at + 1 < len(plan.rows) and (both or up):
        hanging: dict[tuple[str, ...], list[str]] = {}
        for link in plan.links[at]:
            hanging.setdefault(link.above, []).append(link.below)
        for above, below in hanging.items():
            middle = (min(x[each] for each in below) + max(x[each] for each in below)) / 2
            port = sum(x[each] for each in above) / len(above)
            for each in above:
                pulls.add(each, x[each] + middle - port, 1.0)
    return pulls


def _cling(
    pairs: frozenset[frozenset[str]], row: Sequence[str], apart: Sequence[int], pulls: _Pulls, x: Mapping[str, float],
) -> None:  # fmt: skip
    """Partners draw one another near."""
    for (left, right), gap in zip(pairwise(row), apart, strict=True):
        if frozenset((left, right)) in pairs:
            pulls.add(left, x[right] - gap, 0.6)
            pulls.add(right, x[left] + gap, 0.6)


def _spread(wanted: Sequence[float], apart: Sequence[int], *, whole: bool = False) -> list[float]:
    """Places as near as may be to those wanted (in the sum of squares), each at least `apart` from the one before.

    With `whole`, whole numbers.
    """
    offsets = list(accumulate(apart, initial=0))[: len(wanted)]
    runs: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = place - offset, 1
        while runs and runs[-1][0] > mean:
            before, size = runs.pop()
            mean, count = (before * size + mean * count) / (size + count), size + count
        runs.append((mean, count))
    starts = [float(round(mean)) if whole else mean for mean, count in runs for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
