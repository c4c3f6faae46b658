from __future__ import annotations

from hypothesis import given

from imrassist.writing.genogram.family import Couple, Family, family
from tests.writing.genogram.families import families, person, tie


def test_parents_of_one_child_are_a_couple_though_nobody_said_so() -> None:
    made = family([person("Child 1", "f", "Mr A", "Mrs A"), person("Mr A", "m"), person("Mrs A", "f")])
    assert made.couples == (Couple(a="Mr A", b="Mrs A"),)


def test_a_couple_told_by_both_is_one_and_what_is_said_of_it_stands() -> None:
    people = [person("Mr A", "m"), person("Mrs A", "f")]
    made = family(people, [tie("Mr A", "Mrs A"), tie("Mrs A", "Mr A", "divorced"), tie("Mr A", "Mrs A", "married")])
    assert made.couples == (Couple(a="Mr A", b="Mrs A", state="divorced"),)


def test_a_third_parent_is_left_out_and_said() -> None:
    people = [person(name) for name in ("Mr A", "Mrs A", "Mr B")]
    made = family([person("Child 1", "f", "Mr A", "Mrs A", "Mr B"), *people])
    assert made.person("Child 1").parents == ("Mr A", "Mrs A")
    assert made.left_out == ("Child 1 has more than two parents here; Mr B is not drawn as one.",)


def test_nobody_is_their_own_ancestor() -> None:
    made = family([person("Mrs A", "f", "Mrs B"), person("Mrs B", "f", "Child 1"), person("Child 1", "f", "Mrs A")])
    assert made.person("Mrs A").parents == ("Mrs B",)
    assert made.person("Child 1").parents == ()
    assert len(made.left_out) == 1
    assert "Mrs A is told of as a parent of Child 1 and as a descendant" in made.left_out[0]


def test_a_parent_or_partner_who_is_nobody_goes_without_a_word() -> None:
    made = family([person("Child 1", "f", "gone", "Child 1")], [tie("Child 1", "gone"), tie("Child 1", "Child 1")])
    assert made == Family(people=(person("Child 1", "f"),))


def test_twins_have_the_same_parents_or_are_none() -> None:
    people = [person("Mrs A", "f"), *(person(f"Child {n}", "f", "Mrs A") for n in (1, 2)), person("Child 3", "f")]
    made = family(people, twins=[("Child 1", "Child 2", "Child 3")])
    assert made.twins == (("Child 1", "Child 2"),)
    assert made.left_out == ("Child 3: told of as a twin, but of nobody here with the same parents.",)


def test_who_has_a_parent_here_has_no_unknown_ones_and_who_has_none_may_be_adopted_all_the_same() -> None:
    made = family(
        [
            person("Child 1", "f", "Mrs A", parents_unknown=True),
            person("Mrs A", "f", adopted=True, parents_unknown=True),
        ]
    )
    assert not made.person("Child 1").parents_unknown
    assert (made.person("Mrs A").adopted, made.person("Mrs A").parents_unknown) == (True, True)
    assert made.person("Mrs A").led_up
    assert not made.person("Child 1").led_up


@given(families())
def test_whatever_is_told_a_family_is_sound(made: Family) -> None:
    ids = {each.id for each in made.people}
    named = {each for pair in made.couples for each in pair.pair} | {p for each in made.people for p in each.parents}
    assert named <= ids
    assert all(len(pair.pair) == 2 for pair in made.couples)
    for each in made.people:
        above, waiting = set[str](), list(each.parents)
        while waiting:
            at = waiting.pop()
            assert at != each.id
            if at not in above:
                above.add(at)
                waiting += made.person(at).parents
