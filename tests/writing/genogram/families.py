"""Made-up families for the tests of the genogram: a few told by hand, and any number made by chance."""

from __future__ import annotations

from hypothesis import strategies as st

from imrassist.writing.genogram.family import FEMALE, MALE, STATES, Couple, Family, Person, family

_SEX = {"m": MALE, "f": FEMALE, "?": ""}


def person(name: str, sex: str = "?", *parents: str, **more: object) -> Person:
    """A person whose id is the name; `sex` is m, f or ?."""
    return Person(id=name, name=name, sex=_SEX[sex], parents=parents, **more)  # type: ignore[arg-type]  # the tests name fields of Person


def tie(a: str, b: str, state: str = "") -> Couple:
    return Couple(a=a, b=b, state=state)


def simple() -> Family:
    """The guidance's own example: two children, parents apart, a new partner of whom little is known, a lodger."""
    return family(
        [
            person("Child 1", "m", "Mr A", "Mrs A", born="2000-01-01", dead=True, died="2009-11-17", subject=True),
            person("Child 2", "f", "Mr A", "Mrs A", born="1990-02-01", relation="sister"),
            person("Mrs A", "f", born="1970-03-03", relation="mother"),
            person("Mr A", "m", dead=True, relation="father"),
            person("Mr B", "?", relation="partner of Mrs A"),
            person("Mr C", "m", relation="lodger"),
        ],
        [tie("Mr A", "Mrs A", "separated"), tie("Mrs A", "Mr B", "not_married")],
        household=["Mrs A", "Child 1", "Child 2", "Mr B", "Mr C"],
    )


def three_generations() -> Family:
    """Half-siblings on both sides, twins, an adopted aunt, unknown parents, a grandmother alone."""
    return family(
        [
            person("Child 1", "m", "Mr A", "Mrs A", born="2003-01-01", dead=True, died="2009-11-17", subject=True),
            person("Child 2", "f", "Mr A", "Mrs A", born="2001-02-01"),
            person("Child 3", "f", "Mrs A", "Mr B", born="2008-02-01"),
            person("Child 4", "m", "Mrs A", "Mr B", born="2008-02-01"),
            person("Half-sister of Child 1", "f", "Mr A", "Ms C", born="1996-05-05"),
            person("Mrs A", "f", "Mr G", "Mrs G", born="1978-03-03"),
            person("Mr A", "m", "Mrs H", born="1975-01-01"),
            person("Mr B", "m", born="1983-01-01?", parents_unknown=True),
            person("Ms C", "f"),
            person("Mr G", "m", born="1950-01-01", dead=True, died="2004-01-01"),
            person("Mrs G", "f", born="1952-01-01"),
            person("Mrs H", "f"),
            person("Aunt of Child 1", "f", "Mr G", "Mrs G", born="1980-01-01", adopted=True),
            person("Mr D", "m", relation="lodger"),
            person("Ms E", "f", relation="mother's friend"),
        ],
        [
            tie("Mr A", "Mrs A", "divorced"),
            tie("Mrs A", "Mr B", "not_married"),
            tie("Mr A", "Ms C", "ended"),
            tie("Mr G", "Mrs G", "married"),
        ],
        twins=[("Child 3", "Child 4")],
        household=["Mrs A", "Child 1", "Child 2", "Child 3", "Child 4", "Mr B", "Mr D"],
    )


def three_partners() -> Family:
    """A mother with a child of each of three partners, and one whose father is not among these people."""
    return family(
        [
            person("Child 1", "f", "Ms A", "Mr B", born="2002-01-01", subject=True),
            person("Child 2", "m", "Ms A", "Mr C", born="2004-01-01"),
            person("Child 3", "?", "Ms A", "Mr D", born="2009-01-01"),
            person("Child 4", "m", "Ms A", born="1999-01-01"),
            person("Ms A", "f", born="1981-01-01"),
            *(person(name, "m") for name in ("Mr B", "Mr C", "Mr D")),
        ],
        [tie("Ms A", "Mr B", "divorced"), tie("Ms A", "Mr C", "ended"), tie("Ms A", "Mr D", "not_married")],
        household=["Child 1", "Child 2", "Child 3", "Ms A", "Mr D"],
    )


_NAMES = ("Child", "Mrs", "Mr", "Paternal grandmother of Child", "Half-brother", "Grossmütterchenswiegenlied")
_DAYS = ("", "1970-01-01", "2001-05-06", "2001-05-07?")


@st.composite
def families(draw: st.DrawFn, most: int = 25) -> Family:
    """Any family of at most four generations: partners anywhere, across rows and within a line of descent too."""
    people: list[Person] = []
    generation: list[int] = []
    for number in range(draw(st.integers(1, most))):
        older = [each for each in range(number) if generation[each] < 3]
        wanted = st.lists(st.sampled_from(older), max_size=2, unique=True) if older else st.just([])
        parents = draw(wanted) if draw(st.booleans()) else []
        generation.append(max((generation[each] + 1 for each in parents), default=0))
        people.append(
            Person(
                id=f"p{number}",
                name=f"{draw(st.sampled_from(_NAMES))} {number}",
                sex=draw(st.sampled_from((MALE, FEMALE, ""))),
                born=draw(st.sampled_from(_DAYS)),
                dead=draw(st.booleans()),
                died=draw(st.sampled_from(("", "2009-01-01"))),
                subject=draw(st.integers(0, 5)) == 0,
                parents=tuple(f"p{each}" for each in parents),
                parents_unknown=draw(st.booleans()),
                adopted=draw(st.booleans()),
                relation=draw(st.sampled_from(("", "lodger", "mother's friend from work"))),
            )
        )
    ids = st.sampled_from([each.id for each in people])
    pairs = draw(st.lists(st.tuples(ids, ids, st.sampled_from(("", *STATES))), max_size=8))
    siblings: dict[tuple[str, ...], list[str]] = {}
    for each in people:
        siblings.setdefault(each.parents, []).append(each.id)
    twins = [group[:2] for parents, group in siblings.items() if parents and len(group) > 1 and draw(st.booleans())]
    household = draw(st.lists(ids, unique=True, max_size=len(people)))
    return family(people, [Couple(a=a, b=b, state=state) for a, b, state in pairs], twins, household)


def adopted_away() -> Family:
    """The child of the review adopted by people who are not here, a brother whose parents nobody knows, a lodger."""
    return family(
        [
            person("Child 1", "f", born="2006-01-01", subject=True, adopted=True, parents_unknown=True),
            person("Child 2", "m", relation="foster brother", parents_unknown=True),
            person("Child 3", "f", relation="foster sister", adopted=True),
            person("Mr C", "m", relation="lodger"),
        ],
        household=["Child 1", "Mr C"],
    )
