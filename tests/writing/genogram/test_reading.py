from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.writing.genogram.family import Couple
from imrassist.writing.genogram.reading import family_of
from tests.prompts.stockport import Said, draft, form, unknown
from tests.small import filled, garden

CHILD: dict[str, Said] = {"person_code": "Child 1", "in_review": "yes", "person_born": "2003-01-01"}
MOTHER: dict[str, Said] = {"person_code": "Mrs A", "in_review": "no", "relationship": "mother", "person_sex": "female"}
FATHER: dict[str, Said] = {"person_code": "Mr A", "in_review": "no", "relationship": "father", "person_sex": "male"}
DRAWN: dict[str, Said] = {"genogram": "drawn"}


def test_people_and_how_they_belong_together_come_from_the_answers() -> None:
    made = family_of(
        form(),
        draft(
            {**DRAWN, "household_end": ("c1", "m"), "adopted_people": ("c2",)},
            person={
                "c1": {
                    **CHILD, "person_parents": ("m", "f"), "person_event": "died", "person_event_date": "2009-11-17",
                },
                "c2": {"person_code": "Child 2", "in_review": "no", "person_parents": ("m",)},
                "m": {**MOTHER, "person_partners": ("f",), "person_partner_state": "divorced"},
                "f": {**FATHER, "person_parents": unknown("he was never asked"), "person_event": "harmed",
                      "person_event_date": "2009-11-17"},
            },
        ),
    )  # fmt: skip
    child, adopted, mother, father = made.people
    assert (child.name, child.born, child.dead, child.died, child.subject) == (
        "Child 1", "2003-01-01", True, "2009-11-17", True,
    )  # fmt: skip
    assert (child.parents, adopted.parents, adopted.adopted) == (("m", "f"), ("m",), True)
    assert (mother.sex, mother.relation, mother.parents_unknown) == ("female", "mother", False)
    assert (father.dead, father.died, father.parents_unknown) == (False, "", True)
    assert made.couples == (Couple(a="m", b="f", state="divorced"),)
    assert made.household == ("c1", "m")


def test_twins_are_those_of_the_same_parents_born_on_the_same_day() -> None:
    born = {"c1": "2003-01-01", "c2": "2005-02-02", "c3": "2003-01-01", "c4": "2005-02-02"}
    made = family_of(
        form(),
        draft(
            {**DRAWN, "twins": tuple(born)},
            person={"m": MOTHER}
            | {each: {"person_code": each, "person_born": day, "person_parents": ("m",)} for each, day in born.items()},
        ),
    )
    assert made.twins == (("c1", "c3"), ("c2", "c4"))


def test_where_two_say_it_differently_the_one_who_speaks_of_this_couple_alone_is_right() -> None:
    made = family_of(
        form(),
        draft(
            DRAWN,
            person={
                "m": {**MOTHER, "person_partners": ("f", "b"), "person_partner_state": "separated"},
                "f": FATHER,
                "b": {"person_code": "Mr B", "person_partners": ("m",), "person_partner_state": "not_married"},
            },
        ),
    )
    assert {couple.pair: couple.state for couple in made.couples} == {
        frozenset("mf"): "separated",
        frozenset("mb"): "not_married",
    }


@pytest.mark.parametrize("genogram", ["picture", "attached", "waiting"])
def test_answers_that_are_no_longer_asked_for_do_not_count(genogram: str) -> None:
    made = family_of(
        form(), draft({"genogram": genogram}, person={"c1": {**CHILD, "person_parents": ("m",)}, "m": MOTHER})
    )
    assert made.person("c1").parents == ()
    assert made.person("m").sex == ""


def test_a_row_that_was_removed_is_nobodys_parent() -> None:
    made = family_of(
        form(), draft(DRAWN, person={"c1": {**CHILD, "person_parents": ("gone",), "person_born": "31/02/10"}})
    )
    assert (made.people[0].parents, made.people[0].born) == ((), "")


def test_a_form_without_people_has_a_family_of_nobody(tmp_path: Path) -> None:
    assert family_of(garden(tmp_path), filled()).people == ()
