from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from imrassist.writing.genogram.family import Family, family
from imrassist.writing.genogram.words import words, years
from tests.writing.genogram.families import (
    adopted_away,
    families,
    person,
    simple,
    three_generations,
    three_partners,
    tie,
)


@pytest.mark.req("S5.2")
def test_the_drawing_is_told_in_words() -> None:
    assert words(simple()).split("\n") == [
        "Outline genogram of the family of Child 1, as known to the agency at the end of the period: 6 people.",
        (
            "Child 1: male, born 01/01/00, died 17/11/09, subject of the review. "
            "Child 2: female, born 01/02/90, sister. Mrs A: female, born 03/03/70, mother. "
            "Mr A: male, has died, father. Mr B: sex not known, partner of Mrs A. Mr C: male, lodger."
        ),
        (
            "Mr A and Mrs A were married and had separated. Their children are Child 2 and Child 1. "
            "Mrs A and Mr B are together and not married."
        ),
        (
            "In the child's home at the end of the period lived Child 1, Child 2, Mrs A, Mr B and Mr C. "
            "No line joins Mr C to the others."
        ),
    ]


def test_twins_adoption_and_what_is_not_known_are_told() -> None:
    said = words(three_generations())
    assert "Aunt of Child 1 was adopted by Mr G and Mrs G. Child 3 and Child 4 are twins." in said
    assert "Who the parents of Mr B are is not known." in said
    assert "Mr B: male, born 01/01/83 (not certain)." in said
    assert "Mrs H has a child whose other parent is not among these people: Mr A." in said


def test_a_parent_alone_and_several_partners_are_told_one_by_one() -> None:
    said = words(three_partners())
    assert "Ms A has a child whose other parent is not among these people: Child 4." in said
    assert said.count("Their child is") == 3


def test_what_was_told_and_is_not_drawn_is_said_too() -> None:
    made = family(
        [person("Child 1", "f", "Mr A", "Mrs A", "Mr B"), *(person(each) for each in ("Mr A", "Mrs A", "Mr B"))]
    )
    assert words(made).endswith("Child 1 has more than two parents here; Mr B is not drawn as one.")


def test_who_is_dead_was_married_and_who_lives_is() -> None:
    people = [person("Mr A", "m"), person("Mrs A", "f")]
    assert "Mr A and Mrs A are married." in words(family(people, [tie("Mr A", "Mrs A", "married")]))
    late = [person("Mr A", "m", dead=True), person("Mrs A", "f")]
    assert "Mr A and Mrs A were married." in words(family(late, [tie("Mr A", "Mrs A", "married")]))


def test_nobody_needs_no_words() -> None:
    assert words(Family(people=())) == ""
    assert words(family([person("Child 1", "f", subject=True)])) == (
        "Outline genogram of the family of Child 1, as known to the agency at the end of the period: 1 person.\n"
        "Child 1: female, subject of the review."
    )


@pytest.mark.parametrize(
    ("born", "died", "shown"),
    [
        ("", "", ""),
        ("2001-02-03", "", "born 2001"),
        ("2001-02-03?", "", "born 2001?"),
        ("", "2009-01-01", "died 2009"),
        ("1970-01-01", "2009-01-01", "1970 - 2009"),
    ],
)
def test_years_stand_under_the_symbol(born: str, died: str, shown: str) -> None:
    assert years(person("Mrs A", "f", born=born, dead=bool(died), died=died)) == shown


@settings(max_examples=100)
@given(families())
def test_whatever_the_family_everybody_is_told_of_in_whole_sentences(made: Family) -> None:
    said = words(made)
    assert all(f"{each.name}: " in said for each in made.people)
    assert all(line.endswith(".") for line in said.split("\n"))
    assert not re.search(r" {2}|\(s\)|,,|\.\.|None|, and and", said)


@pytest.mark.req("S5.2")
def test_an_adoption_is_told_whether_or_not_those_who_adopted_are_here() -> None:
    said = words(adopted_away()).split("\n")
    assert "Child 1 was adopted. Child 3 was adopted, by nobody among these people." in " ".join(said)
    assert "Who the parents of Child 1 and Child 2 are is not known." in " ".join(said)
