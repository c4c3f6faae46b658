"""words: a family as sentences, for those who cannot see its drawing; and the few words under each symbol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.interview.wording import lower_first
from imrassist.model.dates import Day
from imrassist.writing.genogram.family import FEMALE, MALE, Couple, Family, Person

_TOGETHER = {
    "": "{a} and {b} are parents together; how they stand to one another is not stated.",
    "married": "{a} and {b} are married.",
    "not_married": "{a} and {b} are together and not married.",
    "separated": "{a} and {b} were married and are separated.",
    "divorced": "{a} and {b} are divorced.",
    "ended": "{a} and {b} were together, not married, and are no longer.",
}
_LATE = {
    "": _TOGETHER[""],
    "married": "{a} and {b} were married.",
    "not_married": "{a} and {b} were together and not married.",
    "separated": "{a} and {b} were married and had separated.",
    "divorced": "{a} and {b} were divorced.",
    "ended": "{a} and {b} had been together, not married, and were no longer.",
}
"""The same where one of them has died."""


def words(family: Family) -> str:
    """The whole drawing in sentences: who is in it, couples with their children, the household, what is not known.

    Empty for a family of nobody.
    """
    if not family.people:
        return ""
    parts = (
        _opening(family),
        " ".join(_each(person) for person in family.people),
        " ".join(_couples(family)),
        " ".join(_alone(family)),
        " ".join(_further(family)),
        " ".join(family.left_out),
    )
    return "\n".join(part for part in parts if part)


def years(person: Person) -> str:
    """When a person was born and died, as it stands under the symbol: ``born 2001``, ``1970 - 2009``, ``died 2009``.

    A year that is not certain has a ``?`` behind it.
    """
    born, died = _year(person.born), _year(person.died)
    if born and died:
        return f"{born} - {died}"
    if died:
        return f"died {died}"
    return f"born {born}" if born else ""


def listed(names: Sequence[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def children_of(family: Family, parents: frozenset[str]) -> tuple[Person, ...]:
    """Those who have these parents and no others, the eldest first."""
    born = [person for person in family.people if person.parents and frozenset(person.parents) == parents]
    return tuple(sorted(born, key=lambda person: person.birth_order))


def _opening(family: Family) -> str:
    subjects = [person.name for person in family.people if person.subject]
    about = f" of {listed(subjects)}" if subjects else ""
    count = len(family.people)
    many = "1 person" if count == 1 else f"{count} people"
    return f"Outline genogram of the family{about}, as known to the agency at the end of the period: {many}."


def _each(person: Person) -> str:
    facts = [{MALE: "male", FEMALE: "female"}.get(person.sex, "sex not known")]
    if person.born:
        facts.append(f"born {_day(person.born)}")
    if person.dead:
        facts.append(f"died {_day(person.died)}" if person.died else "has died")
    if person.subject:
        facts.append("the review is about this person" if person.relation else "subject of the review")
    elif person.relation:
        facts.append(lower_first(person.relation.strip().rstrip(".;,")))
    return f"{person.name}: {', '.join(facts)}."


def _couples(family: Family) -> Iterator[str]:
    for couple in family.couples:
        a, b = family.person(couple.a), family.person(couple.b)
        late = a.dead or b.dead
        yield _state(couple, a, b, late=late)
        children = children_of(family, couple.pair)
        if children:
            noun = "child is" if len(children) == 1 else "children are"
            yield f"Their {noun} {listed([child.name for child in children])}."


def _state(couple: Couple, a: Person, b: Person, *, late: bool) -> str:
    return (_LATE if late else _TOGETHER).get(couple.state, _TOGETHER[""]).format(a=a.name, b=b.name)


def _alone(family: Family) -> Iterator[str]:
    for parent in family.people:
        children = children_of(family, frozenset((parent.id,)))
        if children:
            noun = "a child" if len(children) == 1 else "children"
            names = listed([child.name for child in children])
            yield f"{parent.name} has {noun} whose other parent is not among these people: {names}."


def _further(family: Family) -> Iterator[str]:
    names = {person.id: person.name for person in family.people}
    for person in family.people:
        if person.adopted:
            parents = listed([names[each] for each in person.parents])
            by = f" by {parents}" if parents else "" if person.parents_unknown else ", by nobody among these people"
            yield f"{person.name} was adopted{by}."
    for group in family.twins:
        kind = {2: "twins", 3: "triplets"}.get(len(group), "of one birth")
        yield f"{listed([names[each] for each in group])} are {kind}."
    unknown = [person.name for person in family.people if person.parents_unknown]
    if unknown:
        yield f"Who the parents of {listed(unknown)} are is not known."
    if family.household:
        lived = listed([names[each] for each in family.household])
        yield f"In the child's home at the end of the period lived {lived}."
    others = [person.name for person in family.people if person.id not in family.related]
    if others and len(others) < len(family.people):
        yield f"No line joins {listed(others)} to the others."


def _day(iso: str) -> str:
    day = Day.known(iso)
    return f"{day.short}{' (not certain)' if day.uncertain else ''}" if day else iso


def _year(iso: str) -> str:
    day = Day.known(iso)
    return f"{day.date.year}{'?' if day.uncertain else ''}" if day else ""
