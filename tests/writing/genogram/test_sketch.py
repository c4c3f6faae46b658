from __future__ import annotations

import pytest
from hypothesis import given, settings

from imrassist.writing.genogram.family import Family, family
from imrassist.writing.genogram.sketch import sketch
from tests.writing.genogram.families import adopted_away, families, person, simple, three_generations, three_partners


@pytest.mark.req("S5.2")
def test_a_family_is_sketched_in_plain_signs() -> None:
    assert "\n".join(sketch(simple())) == SIMPLE


SIMPLE = r"""    +---+      .---.        ^
    | X |--+//-(   ) - - - / \
    +---+  |   '---'      /___\
    Mr A   |  *Mrs A      *Mr B
           | born 1970
           |
     +-----+-------+
     |             |
   .---.         +===+
   (   )         I X I
   '---'         +===+
 *Child 2      *Child 1
 born 1990    2000 - 2009

Other people

  +---+
  |   |
  +---+
  *Mr C
(lodger)

square  male    round  female    triangle  sex not known
===  child of the review    X  died    ---  married
- -  together, not married    //  no longer together
*  lived in the child's home"""


def test_three_generations_fit_a_screen_of_120_columns() -> None:
    found = sketch(three_generations())
    assert max(map(len, found)) <= 100
    text = "\n".join(found)
    assert "^  twins" in text
    assert ":  adopted" in text
    assert "?  parents not known" in text


def test_stars_tell_the_household_where_no_line_can_be_drawn() -> None:
    text = "\n".join(sketch(three_partners()))
    assert "*Child 1" in text
    assert "*Child 4" not in text


def test_nobody_gives_nothing() -> None:
    assert sketch(family([])) == ()


def test_the_dead_are_crossed_and_the_child_of_the_review_has_a_double_edge() -> None:
    found = sketch(family([person("Child 1", "f", subject=True, dead=True)]))
    assert [line.strip() for line in found[:4]] == [".===.", "( X )", "'==='", "Child 1"]


@settings(max_examples=60, deadline=None)
@given(families())
def test_whatever_the_family_it_is_plain_text_with_every_name_whole(made: Family) -> None:
    found = sketch(made)
    text = "\n".join(found)
    assert "\n" not in "".join(found)
    assert all(line == line.rstrip() for line in found)
    for each in made.people:
        # The last word of a name holds its number, so it stands on one line whole.
        assert each.name.split()[-1] in text


def test_the_child_of_the_review_stands_in_the_tree_and_an_adoption_shows_though_nobody_here_adopted() -> None:
    assert "\n".join(sketch(adopted_away())) == ADOPTED


ADOPTED = r"""     ?
     :
   .===.
   (   )
   '==='
 *Child 1
 born 2006

Other people

               ?
               |          :
  +---+      +---+      .---.
  |   |      |   |      (   )
  +---+      +---+      '---'
  *Mr C     Child 2    Child 3
(lodger)    (foster    (foster
           brother)    sister)

square  male    round  female    ===  child of the review
?  parents not known    :  adopted    *  lived in the child's home"""
