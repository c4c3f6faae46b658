"""Who stands beside whom in each row: partners together, sisters and brothers by age, few lines that cross."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, permutations

from imrassist.writing.genogram.bonds import Bond
from imrassist.writing.genogram.family import MALE, Family

_CROSSING, _APART, _AGE, _SIDE, _SPREAD, _LEAN = 12.0, 7.0, 2.0, 0.6, 1.0, 0.15
"""What a crossing costs, a place between partners, sisters out of order, a man at the right, a gap among sisters,
and a place that a child stands aside of its parents."""
_MOST = 60
"""With more people than this in it, a drawing keeps its first order: looking for a better one would take too long."""
_ROUNDS = 8
_STARTS, _TRIED = 24, 6
"""Ways to begin with that are looked at, each in four turns, and how many orders are made better."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line that leaves one row for the next: from what stands above to what stands below."""

    above: tuple[str, ...]
    """One or two of the upper row; with two it leaves from between them."""
    below: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The rows, with a place kept in each for every line that goes through it."""

    rows: tuple[tuple[str, ...], ...]
    """Ids of people, and of places that are only passed through."""
    links: tuple[tuple[Link, ...], ...]
    """For each row, what goes down from it."""
    through: Mapping[tuple[int, str], tuple[str, ...]]
    """For a bond's number and the person it joins, the places passed on the way, from the top."""


def in_rows(family: Family, bonds: Sequence[Bond], row_of: Mapping[str, int]) -> Plan:
    """The rows of a family, each in its order. The same family always has the same."""
    links, through, passed = _links(bonds, row_of)
    starts = list(_first_orders(family, bonds, row_of))
    for start in starts:
        for place, row in passed.items():
            start[row].append(place)
    search = _Search(family, bonds, row_of, links)
    rows = search.best(starts) if len(row_of) <= _MOST else starts[0]
    return Plan(rows=tuple(map(tuple, rows)), links=tuple(map(tuple, links)), through=through)


def bottom(bond: Bond, row_of: Mapping[str, int]) -> int:
    """The row below which the children of a bond hang."""
    return max(row_of[each] for each in bond.ends)


def _links(
    bonds: Sequence[Bond], row_of: Mapping[str, int]
) -> tuple[list[list[Link]], dict[tuple[int, str], tuple[str, ...]], dict[str, int]]:
    count = max(row_of.values(), default=-1) + 1
    links: list[list[Link]] = [[] for _ in range(count)]
    through: dict[tuple[int, str], tuple[str, ...]] = {}
    passed: dict[str, int] = {}
    for number, bond in enumerate(bonds):
        low = bottom(bond, row_of)
        ends: list[str] = []
        for end in bond.ends:
            places = [f"~{number}/{end}/{row}" for row in range(row_of[end] + 1, low + 1)]
            passed |= {place: row_of[end] + 1 + at for at, place in enumerate(places)}
            through[number, end] = tuple(places)
            for above, below in pairwise([end, *places]):
                links[_row(above, row_of, passed)].append(Link((above,), below))
            ends.append(places[-1] if places else end)
        for child in bond.children:
            places = [f"~{number}/{child}/{row}" for row in range(low + 1, row_of[child])]
            passed |= {place: low + 1 + at for at, place in enumerate(places)}
            through[number, child] = tuple(places)
            chain = [*places, child]
            links[low].append(Link(tuple(ends), chain[0]))
            for above, below in pairwise(chain):
                links[_row(above, row_of, passed)].append(Link((above,), below))
    return links, through, passed


def _row(item: str, row_of: Mapping[str, int], passed: Mapping[str, int]) -> int:
    return row_of[item] if item in row_of else passed[item]


def _first_orders(family: Family, bonds: Sequence[Bond], row_of: Mapping[str, int]) -> Iterator[list[list[str]]]:
    """Orders to begin with: one for each way in which the eldest of the family may follow one another."""
    chains = _chains(family, bonds, row_of)
    known = {person.id: person for person in family.people}
    tops = [chain for chain in chains if not any(known[each].parents for each in chain)]
    tops.sort(key=lambda chain: row_of[chain[0]])
    back = [chain[::-1] for chain in chains]
    for turned in islice(permutations(range(len(tops))), _STARTS):
        for of, step in ((chains, 1), (chains, -1), (back, 1), (back, -1)):
            starts = [of[chains.index(tops[n])] for n in turned]
            yield _from_the_top(starts, of, bonds, row_of, step=step)


def _from_the_top(
    tops: Sequence[tuple[str, ...]], chains: Sequence[tuple[str, ...]], bonds: Sequence[Bond],
    row_of: Mapping[str, int], *, step: int,
) -> list[list[str]]:  # fmt: skip
    """A couple, then its children with their partners, then the next; each row filled from the left.

    With a `step` of -1 the youngest child comes first.
    """
    chain_of = {each: chain for chain in chains for each in chain}
    rows: list[list[str]] = [[] for _ in range(max(row_of.values(), default=-1) + 1)]
    placed: set[tuple[str, ...]] = set()
    for top in (*tops, *chains):
        waiting = [top]
        while waiting:
            chain = waiting.pop(0)
            if chain in placed:
                continue
            placed.add(chain)
            rows[row_of[chain[0]]] += chain
            stand = {each: n for n, each in enumerate(chain)}
            hanging = [bond for bond in bonds if bond.children and any(each in stand for each in bond.ends)]
            hanging.sort(key=lambda bond: sum(stand.get(each, 0) for each in bond.ends) / len(bond.ends))
            waiting += [chain_of[child] for bond in hanging for child in bond.children[::step]]
    return rows


def _chains(family: Family, bonds: Sequence[Bond], row_of: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Partners of one row in a line, each beside a partner as far as that goes; whoever has none is alone."""
    male = {person.id for person in family.people if person.sex == MALE}
    beside: dict[str, list[str]] = {person.id: [] for person in family.people if person.id in row_of}
    for bond in bonds:
        if bond.b and row_of[bond.a] == row_of[bond.b]:
            beside[bond.a].append(bond.b)
            beside[bond.b].append(bond.a)
    found: list[tuple[str, ...]] = []
    placed: set[str] = set()
    for person in beside:
        if person in placed:
            continue
        line = _longest(_reach(beside, person), beside)
        for each in _reach(beside, line[0]):
            if each not in line:
                # A third partner, or one of theirs: as near to those in the line as may be.
                at = max(line.index(other) for other in beside[each] if other in line)
                line.insert(at + 1 if at >= len(line) / 2 else at, each)
        turned = sum(b in male and a not in male for a, b in pairwise(line))
        if turned > sum(a in male and b not in male for a, b in pairwise(line)):
            line.reverse()
        placed |= set(line)
        found.append(tuple(line))
    return found


def _reach(beside: Mapping[str, Sequence[str]], start: str) -> list[str]:
    """Everybody whom partners of partners lead to, in the order they are met."""
    found = [start]
    for each in found:
        found += [other for other in dict.fromkeys(beside[each]) if other not in found]
    return found


def _longest(people: Sequence[str], beside: Mapping[str, Sequence[str]]) -> list[str]:
    """A long line of these people in which each is a partner of the next; the longest where there is no ring."""
    line = [people[0]]
    for _ in range(2):
        # Walk to the farthest end, then from there to the other.
        ways = {line[-1]: [line[-1]]}
        waiting = [line[-1]]
        for at in waiting:
            for other in beside[at]:
                if other not in ways:
                    ways[other] = [*ways[at], other]
                    waiting.append(other)
        line = max(ways.values(), key=len)
    return line


class _Search:
    """Looks for a better order by moving one person, or a chain of partners, at a time."""

    def __init__(
        self, family: Family, bonds: Sequence[Bond], row_of: Mapping[str, int], links: Sequence[Sequence[Link]]
    ) -> None:
        self.links = links
        self.male = {person.id for person in family.people if person.sex == MALE}
        self.beside: list[list[Bond]] = [[] for _ in links]
        self.born: list[list[tuple[str, ...]]] = [[] for _ in links]
        for bond in bonds:
            if bond.b and row_of[bond.a] == row_of[bond.b]:
                self.beside[row_of[bond.a]].append(bond)
            for row in sorted({row_of[child] for child in bond.children}):
                same = tuple(child for child in bond.children if row_of[child] == row)
                if len(same) > 1:
                    self.born[row].append(same)

    def best(self, starts: Sequence[list[list[str]]]) -> list[list[str]]:
        """The best order found from the most promising of these."""
        near = sorted(starts, key=self.total)[:_TRIED]
        return min((self._better(start) for start in near), key=self.total)

    def total(self, rows: Sequence[Sequence[str]]) -> float:
        """What a whole order costs."""
        inside = sum(self._inside({item: n for n, item in enumerate(row)}, at) for at, row in enumerate(rows))
        return inside + sum(self._between(rows[at], rows[at + 1], at) for at in range(len(rows) - 1))

    def _better(self, rows: list[list[str]]) -> list[list[str]]:
        rows = [list(row) for row in rows]
        for _ in range(_ROUNDS):
            better = False
            for at in (*range(len(rows)), *reversed(range(len(rows) - 1))):
                better = self._row(rows, at) or better
            if not better:
                break
        return rows

    def _row(self, rows: list[list[str]], at: int) -> bool:
        cost = self._cost(rows, at)
        better = False
        for block in self._blocks(rows[at], at):
            before = rows[at]
            rest = [each for each in before if each not in block]
            for turned in dict.fromkeys((block, block[::-1])):
                for to in range(len(rest) + 1):
                    rows[at] = [*rest[:to], *turned, *rest[to:]]
                    now = self._cost(rows, at)
                    if now < cost - 1e-9:
                        cost, before, better = now, rows[at], True
            rows[at] = before
        return better

    def _blocks(self, row: Sequence[str], at: int) -> list[tuple[str, ...]]:
        """Each place of a row alone, then each chain of partners that stands together."""
        pairs = {bond.a: bond.b for bond in self.beside[at]} | {bond.b: bond.a for bond in self.beside[at]}
        joined = {frozenset(bond.ends) for bond in self.beside[at]}
        chains: list[list[str]] = []
        for item in row:
            if chains and frozenset((chains[-1][-1], item)) in joined:
                chains[-1].append(item)
            else:
                chains.append([item])
        return [(item,) for item in row] + [tuple(chain) for chain in chains if len(chain) > 1 and pairs]

    def _cost(self, rows: Sequence[Sequence[str]], at: int) -> float:
        places = {item: float(n) for n, item in enumerate(rows[at])}
        cost = self._inside(places, at)
        if at:
            cost += self._between(rows[at - 1], rows[at], at - 1)
        if at + 1 < len(rows):
            cost += self._between(rows[at], rows[at + 1], at)
        return cost

    def _inside(self, places: Mapping[str, float], at: int) -> float:
        cost = 0.0
        for bond in self.beside[at]:
            a, b = places[bond.a], places[bond.b]
            cost += _APART * (abs(a - b) - 1)
            if (bond.a in self.male) != (bond.b in self.male):
                man, woman = (a, b) if bond.a in self.male else (b, a)
                cost += _SIDE * (man > woman)
        for born in self.born[at]:
            stand = [places[child] for child in born]
            cost += _AGE * sum(first > second for n, first in enumerate(stand) for second in stand[n + 1 :])
            cost += _SPREAD * (max(stand) - min(stand) + 1 - len(stand))
        return cost

    def _between(self, upper: Sequence[str], lower: Sequence[str], at: int) -> float:
        top = {item: n - (len(upper) - 1) / 2 for n, item in enumerate(upper)}
        low = {item: n - (len(lower) - 1) / 2 for n, item in enumerate(lower)}
        ends = [(sum(top[each] for each in link.above) / len(link.above), low[link.below]) for link in self.links[at]]
        cost = _LEAN * sum(abs(a - b) for a, b in ends)
        for n, (a, b) in enumerate(ends):
            cost += _CROSSING * sum((a - c) * (b - d) < 0 for c, d in ends[n + 1 :])
        return cost
