from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from imrassist.writing.genogram.bonds import rows
from imrassist.writing.genogram.check import faults
from imrassist.writing.genogram.family import Family, family
from imrassist.writing.genogram.layout import Place, layout
from imrassist.writing.genogram.measures import PAPER, SCREEN
from imrassist.writing.genogram.shapes import Drawing, Line, Outline, Text, draw
from tests.writing.genogram.families import families, person, simple, three_generations, three_partners, tie

ROOT = Path(__file__).resolve().parents[3]


def where(made: Family) -> dict[str, Place]:
    return {place.person: place for place in layout(made).places}


@pytest.mark.req("S5.2")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(families())
def test_no_names_or_symbols_overlap_and_no_line_cuts_them_whatever_the_family(made: Family) -> None:
    assert faults(draw(made)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(families())
def test_everybody_is_drawn_once_on_paper_and_on_a_screen(made: Family) -> None:
    for measures in (PAPER, SCREEN):
        drawn = [place.person for place in layout(made, measures).places]
        assert sorted(drawn) == sorted(each.id for each in made.people)


def test_a_family_is_laid_out_alike_in_every_run() -> None:
    script = (
        "from tests.writing.genogram.families import three_generations, three_partners\n"
        "from imrassist.writing.genogram.layout import layout\n"
        "for found in map(layout, (three_generations(), three_partners())):\n"
        "    print(found.places, found.paths, found.household)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert len(said.pop()) > 1000


def test_generations_stand_in_rows_with_partners_beside_one_another() -> None:
    made = rows(three_generations())
    assert {made[name] for name in ("Mr G", "Mrs G", "Mrs H")} == {0}
    assert {made[name] for name in ("Mrs A", "Mr A", "Mr B", "Ms C", "Aunt of Child 1")} == {1}
    assert {made[name] for name in ("Child 1", "Child 4", "Half-sister of Child 1")} == {2}
    stand = where(three_generations())
    order = sorted(("Ms C", "Mr A", "Mrs A", "Mr B"), key=lambda name: stand[name].x)
    assert order in (["Ms C", "Mr A", "Mrs A", "Mr B"], ["Mr B", "Mrs A", "Mr A", "Ms C"])


def test_sisters_and_brothers_stand_by_age_and_twins_together() -> None:
    stand = where(three_generations())
    assert stand["Child 2"].x < stand["Child 1"].x
    between = sorted((stand["Child 3"].x, stand["Child 4"].x))
    assert not any(between[0] < place.x < between[1] for place in stand.values() if place.top == stand["Child 3"].top)


def test_people_whom_nothing_ties_to_the_others_stand_below_in_rows_of_their_own() -> None:
    stand = where(three_generations())
    lowest = max(place.top for name, place in stand.items() if name not in ("Mr D", "Ms E"))
    assert stand["Mr D"].top == stand["Ms E"].top > lowest
    assert "(lodger)" in stand["Mr D"].words
    crowd = family([person(f"Person {n}", "f") for n in range(30)])
    assert len({place.top for place in where(crowd).values()}) > 2


def test_parents_stand_over_the_middle_of_their_children() -> None:
    made = family(
        [person("Mr A", "m"), person("Mrs A", "f"), *(person(f"Child {n}", "f", "Mr A", "Mrs A") for n in range(4))]
    )
    stand = where(made)
    children = sorted(stand[f"Child {n}"].x for n in range(4))
    assert stand["Mr A"].x + stand["Mrs A"].x == pytest.approx(children[0] + children[-1], abs=2)
    assert stand["Mr A"].x < stand["Mrs A"].x


def test_a_partner_from_another_generation_is_joined_all_the_same() -> None:
    made = family(
        [
            person("Mrs A", "f"),
            person("Ms B", "f", "Mrs A"),
            person("Mr C", "m"),
            person("Child 1", "f", "Ms B", "Mr C"),
        ],
        [tie("Mrs A", "Mr C", "ended"), tie("Ms B", "Mr C", "not_married")],
    )
    pairs = {frozenset(path.ends) for path in layout(made).paths if path.couple}
    assert {frozenset(("Mrs A", "Mr C")), frozenset(("Ms B", "Mr C"))} <= pairs


def test_the_household_line_goes_round_those_who_lived_there_and_nobody_else() -> None:
    for made in (simple(), three_generations(), three_partners()):
        found = layout(made)
        inside = {
            place.person
            for place in found.places
            if any(_holds(loop, place.x, place.top + found.measures.high // 2) for loop in found.household)
        }
        assert inside == set(made.household)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(families())
def test_it_does_so_whatever_the_family(made: Family) -> None:
    found = layout(made)
    for place in found.places:
        # Somebody shut in on all sides stands within two lines, the household's and their own.
        around = [_holds(loop, place.x, place.top + found.measures.high // 2) for loop in found.household]
        assert (sum(around) % 2 == 1) == (place.person in made.household)


def _holds(loop: tuple[tuple[int, int], ...], x: int, y: int) -> bool:
    """Whether a closed line, which runs across and down only, goes round a point."""
    crossed = 0
    for n, (a, b) in enumerate(loop):
        c, d = loop[n - 1]
        crossed += a == c and a > x and min(b, d) <= y < max(b, d)
    return crossed % 2 == 1


def test_a_very_long_line_of_descent_and_a_large_family_are_drawn_too() -> None:
    line = [person("p0", "f"), *(person(f"p{n}", "f", f"p{n - 1}") for n in range(1, 120))]
    assert len({place.top for place in where(family(line)).values()}) == 120
    crowd = [person("Mr A", "m"), person("Mrs A", "f"), *(person(f"c{n}", "f", "Mr A", "Mrs A") for n in range(90))]
    assert faults(draw(family(crowd))) == []


def test_nobody_gives_an_empty_drawing() -> None:
    assert draw(family([])) == Drawing(width=0, height=0, shapes=())


# That the check of a drawing sees what it is for.

SQUARE = Outline(kind="square", box=(10, 10, 40, 40), person="Mr A")
NAME = Text(x=25, y=60, text="Mr A")


@pytest.mark.parametrize(
    ("shapes", "fault"),
    [
        ([SQUARE, Outline(kind="circle", box=(30, 30, 60, 60), person="Mrs A")], "overlap"),
        ([NAME, Text(x=30, y=62, text="Mrs A")], "overlap"),
        ([NAME, Line(points=((25, 0), (25, 99)))], "cuts Mr A"),
        ([SQUARE, Line(points=((0, 25), (99, 25)), ends=("Mrs A",))], "cuts the symbol of Mr A"),
        ([SQUARE, Line(points=((0, 0), (99, 99)), ends=())], "cuts the symbol of Mr A"),
        ([Line(points=((5, 5), (5, 50))), Line(points=((5, 40), (5, 90)))], "lie on one another"),
        ([Text(x=95, y=60, text="Mrs A")], "outside"),
    ],
)
def test_the_check_sees_what_is_wrong(shapes: list[Line | Outline | Text], fault: str) -> None:
    assert any(fault in each for each in faults(Drawing(width=100, height=100, shapes=tuple(shapes))))


def test_the_check_lets_a_line_touch_the_symbols_it_joins() -> None:
    touching = Line(points=((25, 25), (90, 25)), ends=("Mr A",))
    assert faults(Drawing(width=100, height=100, shapes=(SQUARE, NAME, touching))) == []


def test_partners_of_a_third_partner_are_drawn_whoever_is_told_of_first() -> None:
    names = ("p4", "p5", "p7", "p8", "p10", "p11", "p17")
    ties = (("p8", "p7"), ("p7", "p17"), ("p10", "p17"), ("p11", "p7"), ("p5", "p8"), ("p11", "p4"))
    found = layout(family([person(name) for name in names], [tie(*each) for each in ties]))
    assert {place.person for place in found.places} == set(names)
    assert found.others is None
