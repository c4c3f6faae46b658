"""Family: who belongs to whom, as plain values; what cannot be true of a family is left out, and said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

MALE, FEMALE = "male", "female"
"""The sexes that have a symbol of their own; anything else is drawn as not known."""
STATES = ("married", "not_married", "separated", "divorced", "ended")
"""How a couple stands to one another; ``ended`` were never married and are no longer together. Empty: not told."""
APART = ("separated", "divorced", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of the family, or of the household."""

    id: str
    name: str
    """The code; never a real name."""
    sex: str = ""
    """``male`` or ``female``; anything else is not known."""
    born: str = ""
    """An ISO day, with a ``?`` behind it when uncertain; empty when not known."""
    dead: bool = False
    died: str = ""
    """As ``born``."""
    subject: bool = False
    """The review is about this person."""
    relation: str = ""
    """To the child of the review, in the author's words."""
    parents: tuple[str, ...] = ()
    """Ids, at most two."""
    parents_unknown: bool = False
    """The agency does not know who they are; else an empty ``parents`` says no more than that nobody here is one."""
    adopted: bool = False
    """By these parents; by others where there are none."""

    @property
    def led_up(self) -> bool:
        """Whether a line leads up to parents who are not here: not known, or known to have adopted."""
        return self.parents_unknown or (self.adopted and not self.parents)

    @property
    def birth_order(self) -> tuple[str, ...]:
        """What sisters and brothers are sorted by: the eldest first, those of unknown age last."""
        return (self.born.rstrip("?") or "9999",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """Two people who are or were together, or have a child."""

    a: str
    b: str
    state: str = ""
    """One of `STATES`, or empty."""

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.a, self.b))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """All that an outline genogram shows. Sound: every id is somebody's, and nobody is their own ancestor."""

    people: tuple[Person, ...]
    couples: tuple[Couple, ...] = ()
    """Parents of one child who were not told of as a couple are among them."""
    twins: tuple[tuple[str, ...], ...] = ()
    """Groups of two or more who have the same parents."""
    household: tuple[str, ...] = ()
    """Who lived with the child at the end of the period, in the order of ``people``."""
    left_out: tuple[str, ...] = ()
    """What was told and cannot be drawn, in sentences."""

    def person(self, person_id: str) -> Person:
        """The person of this id; raises KeyError for nobody's."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise KeyError(person_id)

    @property
    def in_tree(self) -> frozenset[str]:
        """Ids of those who stand in it: whom a line joins to somebody, and whom the review is about in any case."""
        return self.related | {person.id for person in self.people if person.subject}

    @property
    def related(self) -> frozenset[str]:
        """Ids of those whom a line joins to somebody."""
        joined = {each for couple in self.couples for each in couple.pair}
        return frozenset(
            joined | {p.id for p in self.people if p.parents} | {q for p in self.people for q in p.parents}
        )


def family(
    people: Iterable[Person],
    couples: Iterable[Couple] = (),
    twins: Iterable[Iterable[str]] = (),
    household: Iterable[str] = (),
) -> Family:
    """A sound family of what was told, whatever that was.

    A parent who is nobody's id, or the child itself, goes without a word; a third parent, a parent who descends
    from their own child, and twins of different parents go with a sentence in ``left_out``. A couple told twice
    is one; the first that says how they stand decides.
    """
    said: list[str] = []
    sound = _descent(tuple({person.id: person for person in people}.values()), said)
    known = {person.id: person for person in sound}
    pairs = _couples(sound, [each for each in couples if each.pair <= known.keys() and each.a != each.b])
    living = set(household)
    return Family(
        people=sound,
        couples=pairs,
        twins=tuple(_twins(known, twins, said)),
        household=tuple(person.id for person in sound if person.id in living),
        left_out=tuple(said),
    )


def _descent(people: tuple[Person, ...], said: list[str]) -> tuple[Person, ...]:
    names = {person.id: person.name for person in people}
    above: dict[str, list[str]] = {person.id: [] for person in people}
    for person in people:
        for parent in dict.fromkeys(person.parents):
            if parent not in above or parent == person.id:
                continue
            if len(above[person.id]) == 2:
                said.append(f"{person.name} has more than two parents here; {names[parent]} is not drawn as one.")
            elif person.id in _up(parent, above):
                said.append(
                    f"{names[parent]} is told of as a parent of {person.name} and as a descendant;"
                    " only the latter is drawn."
                )
            else:
                above[person.id].append(parent)
    return tuple(
        replace(
            person,
            parents=tuple(above[person.id]),
            parents_unknown=person.parents_unknown and not above[person.id],
        )
        for person in people
    )


def _up(start: str, above: Mapping[str, Sequence[str]]) -> set[str]:
    """Everybody above this person, and the person."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += above[at]
    return found


def _couples(people: tuple[Person, ...], told: Sequence[Couple]) -> tuple[Couple, ...]:
    found: dict[frozenset[str], Couple] = {}
    for couple in told:
        before = found.get(couple.pair)
        if before is None or (couple.state and not before.state):
            found[couple.pair] = couple if before is None else replace(before, state=couple.state)
    for person in people:
        if len(person.parents) == 2:
            a, b = person.parents
            found.setdefault(frozenset((a, b)), Couple(a=a, b=b))
    return tuple(found.values())


def _twins(known: Mapping[str, Person], told: Iterable[Iterable[str]], said: list[str]) -> Iterable[tuple[str, ...]]:
    taken: set[str] = set()
    for group in told:
        by_parents: dict[frozenset[str], list[str]] = {}
        for each in dict.fromkeys(group):
            if each in known and each not in taken:
                by_parents.setdefault(frozenset(known[each].parents), []).append(each)
        for parents, born in by_parents.items():
            if len(born) > 1 and parents:
                taken.update(born)
                yield tuple(born)
            else:
                names = " and ".join(known[each].name for each in born)
                said.append(f"{names}: told of as a twin, but of nobody here with the same parents.")
