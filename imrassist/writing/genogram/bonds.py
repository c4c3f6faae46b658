"""Which row each person stands in, and the bonds that are drawn: couples, and parents alone, each with its children."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from imrassist.writing.genogram.family import Family, Person
from imrassist.writing.genogram.words import children_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """What children hang from: a couple, or one parent alone."""

    a: str
    b: str = ""
    """Empty for a parent alone."""
    state: str = ""
    children: tuple[str, ...] = ()
    """The eldest first, twins side by side."""

    @property
    def ends(self) -> tuple[str, ...]:
        """The one or two people it joins."""
        return (self.a, self.b) if self.b else (self.a,)


def bonds(family: Family) -> tuple[Bond, ...]:
    """Every bond: couples as they were told, then parents alone in the order of the people."""
    found = [
        Bond(a=each.a, b=each.b, state=each.state, children=_beside(family, children_of(family, each.pair)))
        for each in family.couples
    ]
    for person in family.people:
        children = children_of(family, frozenset((person.id,)))
        if children:
            found.append(Bond(a=person.id, children=_beside(family, children)))
    return tuple(found)


def rows(family: Family) -> dict[str, int]:
    """The row of everybody who stands in the tree: 0 at the top, children below all their parents.

    Partners stand in one row, and sisters and brothers, unless one of them descends from the other, or from somebody
    beside the other.
    Whoever is tied to no child of the review stands beside them by the lowest row they have.
    """
    people = [person for person in family.people if person.id in family.in_tree]
    level = _Level(people)
    for couple in family.couples:
        level.join(couple.a, couple.b)
    eldest: dict[str, str] = {}
    for person in people:
        for parent in person.parents:
            level.join(eldest.setdefault(parent, person.id), person.id)
    found = level.depths()
    _pull_down(level, found)
    return _in_line(people, level, found)


def _beside(family: Family, children: Sequence[Person]) -> tuple[str, ...]:
    """Children with each group of twins drawn together, where its first stands."""
    group_of = {each: group for group in family.twins for each in group}
    ids = [child.id for child in children]
    found: list[str] = []
    for each in ids:
        if each not in found:
            found += [other for other in ids if other in group_of.get(each, (each,))]
    return tuple(found)


class _Level:
    """Groups of people who stand in one row, and how deep each group is."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        self._of = {person.id: person.id for person in people}

    def of(self, person: str) -> str:
        """The group of a person, by the id of one of them."""
        return self._of[person]

    def join(self, a: str, b: str) -> None:
        """Puts two groups into one row; not so if one of them would then stand above itself."""
        old, new = self._of[b], self._of[a]
        if old == new:
            return
        above = self.parents()
        if new not in _over(old, above) and old not in _over(new, above):
            self._of = {person: new if group == old else group for person, group in self._of.items()}

    def parents(self) -> dict[str, set[str]]:
        """For each group, the groups above it."""
        found: dict[str, set[str]] = {group: set() for group in self._of.values()}
        for person in self.people:
            found[self._of[person.id]] |= {self._of[parent] for parent in person.parents}
        return found

    def depths(self) -> dict[str, int]:
        """For each group, the length of the longest way up."""
        found: dict[str, int] = {}
        waiting = self.parents()
        while waiting:
            free = {group for group, above in waiting.items() if above <= found.keys()}
            found |= {group: max((found[each] + 1 for each in waiting[group]), default=0) for group in free}
            waiting = {group: above for group, above in waiting.items() if group not in free}
        return found


def _over(group: str, above: Mapping[str, set[str]]) -> set[str]:
    """All groups above this one."""
    found: set[str] = set()
    waiting = list(above[group])
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += above[at]
    return found


def _pull_down(level: _Level, depths: dict[str, int]) -> None:
    """Parents of whom nobody is above come down to the row over their eldest child's, so that lines are short."""
    above = level.parents()
    below: dict[str, set[str]] = {group: set() for group in above}
    for group, parents in above.items():
        for parent in parents:
            below[parent].add(group)
    for group in sorted(depths, key=lambda each: (-depths[each], each)):
        if not above[group] and below[group]:
            depths[group] = min(depths[each] for each in below[group]) - 1


def _in_line(people: Sequence[Person], level: _Level, depths: Mapping[str, int]) -> dict[str, int]:
    """Depths as rows: those who are not tied to a child of the review are moved to the level of its parents."""
    part = _parts(people, level)
    subjects = [person for person in people if person.subject]
    main = {part[person.id] for person in subjects}
    lowest = max((depths[level.of(person.id)] for person in subjects), default=0)
    shift: dict[str, int] = {}
    for name in set(part.values()) - main if main else set():
        mine = [depths[level.of(person.id)] for person in people if part[person.id] == name]
        alone = min(mine) == max(mine)
        shift[name] = lowest - (1 if alone else 0) - max(mine)
    found = {person.id: depths[level.of(person.id)] + shift.get(part[person.id], 0) for person in people}
    top = min(found.values(), default=0)
    return {person: row - top for person, row in found.items()}


def _parts(people: Sequence[Person], level: _Level) -> dict[str, str]:
    """For each person a name of all who are tied to one another, however far."""
    part = {person.id: level.of(person.id) for person in people}
    for person in people:
        for parent in person.parents:
            old, new = part[person.id], part[parent]
            part = {each: new if name == old else name for each, name in part.items()}
    return part
