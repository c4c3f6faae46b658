from __future__ import annotations

from datetime import date

import pytest

from imrassist.checks.load import load_checks
from imrassist.checks.run import Checker
from imrassist.interview import order
from imrassist.model.answer import Place
from imrassist.model.draft import BlockEdit, Draft
from imrassist.writing.genogram.words import words
from imrassist.writing.report import Block
from imrassist.writing.write import Writer
from tests.prompts.stockport import CHILD_1, CHILD_2, Said, blocks, draft, form, gaps

PEOPLE: dict[str, dict[str, Said]] = {
    "person-1": {**CHILD_1, "person_sex": "female", "person_parents": ("person-3",)},
    "person-2": {**CHILD_2, "person_sex": "female", "person_parents": ("person-3",)},
    "person-3": {"person_code": "Mrs A", "in_review": "no", "relationship": "Mother", "person_sex": "female"},
}
STORED = "picture-0123456789abcdef0123.png"
RELATIONS = {"person_sex", "person_parents", "person_partners"}


def pictures(made: Draft) -> list[Block]:
    return [block for block in blocks(made, "5") if block.kind == "picture"]


def asked(made: Draft) -> list[Place]:
    return [stop.place for stop in order.walk(form(), made, "5") if stop.certain]


@pytest.mark.req("S5.2")
def test_how_people_belong_together_is_asked_when_the_outline_is_drawn_here_and_after_all_are_entered() -> None:
    places = asked(draft({"genogram": "drawn"}, person=PEOPLE))
    people = places.index(Place("people"))
    ties = [n for n, place in enumerate(places) if place.question in RELATIONS]
    assert min(ties) > people
    assert {places[n].row for n in ties} == set(PEOPLE)
    once = {"household_end", "adopted_people", "twins"}
    assert once <= {place.question for place in places}
    children = {"person-1", "person-2"}
    assert children.isdisjoint(place.row for place in places if place.question == "person_partners")


@pytest.mark.parametrize("how", ["picture", "attached", "waiting", "not_yet"])
def test_it_is_not_asked_of_those_who_need_no_drawing(how: str) -> None:
    questions = {place.question for place in asked(draft({"genogram": how}, person=PEOPLE))}
    assert questions.isdisjoint(RELATIONS | {"household_end", "adopted_people", "twins"})
    assert ("genogram_picture" in questions) == (how == "picture")


@pytest.mark.req("S5.2")
def test_the_outline_stands_in_section_5_after_the_table_with_its_words() -> None:
    made = draft({"genogram": "drawn", "household_end": ("person-1", "person-3")}, person=PEOPLE)
    kinds = [block.kind for block in blocks(made, "5")]
    assert kinds.index("grid") < kinds.index("picture")
    (drawn,) = pictures(made)
    assert drawn.picture is not None
    assert drawn.picture.family is not None
    assert drawn.text == words(drawn.picture.family)
    assert "Mrs A has children whose other parent is not among these people: Child 2 and Child 1." in drawn.text
    assert not drawn.gap
    assert drawn.places == (Place("genogram"),)


def test_nobody_to_draw_is_a_gap_and_so_is_a_picture_that_is_not_attached_yet() -> None:
    assert "[Genogram: drawn when people are entered]" in gaps(draft({"genogram": "drawn"}), "5")
    made = draft({"genogram": "picture"}, person=PEOPLE)
    assert "[Genogram: picture to be added]" in gaps(made, "5")
    (block,) = pictures(made)
    assert block.places == (Place("genogram_picture"),)


def test_an_attached_picture_stands_in_the_report_with_what_is_known_of_the_family_as_its_words() -> None:
    (block,) = pictures(draft({"genogram": "picture", "genogram_picture": STORED}, person=PEOPLE))
    assert block.picture is not None
    assert (block.picture.stored, block.picture.family) == (STORED, None)
    assert "Mrs A: " in block.text


def test_a_page_that_is_put_in_by_hand_leaves_no_gap() -> None:
    made = draft({"genogram": "attached"}, person=PEOPLE)
    assert pictures(made) == []
    assert not [gap for gap in gaps(made, "5") if "Genogram" in gap]


def test_the_authors_own_words_for_the_picture_stay() -> None:
    made = draft({"genogram": "drawn"}, person=PEOPLE)
    (ours,) = pictures(made)
    edited = made.with_(blocks={ours.key: BlockEdit(base=ours.text, text="Mrs A and her two girls.")})
    (block,) = pictures(edited)
    assert (block.text, block.state) == ("Mrs A and her two girls.", "edited")
    assert block.picture == ours.picture


def test_the_report_changes_when_who_belongs_to_whom_changes() -> None:
    first = draft({"genogram": "drawn"}, person=PEOPLE)
    apart = draft({"genogram": "drawn"}, person={**PEOPLE, "person-1": {**PEOPLE["person-1"], "person_parents": ()}})
    assert pictures(first)[0] != pictures(apart)[0]
    assert pictures(first)[0].seen != pictures(apart)[0].seen


@pytest.mark.parametrize("how", ["attached", "picture", "waiting", "not_yet", "drawn"])
def test_a_draft_from_before_gets_no_must_for_what_it_was_not_asked(how: str) -> None:
    made = draft({"genogram": how}, person=PEOPLE)
    remarks = Checker(form(), load_checks(form())).run(made, Writer(form()).write(made), today=date(2010, 6, 1))
    new = RELATIONS | {"person_partner_state", "household_end", "adopted_people", "twins", "genogram_picture"}
    must = [each for each in remarks if each.place and each.place.question in new and each.grade == "must"]
    assert must == []
    should = {each.place.question for each in remarks if each.place and each.place.question in new}
    assert should == {"picture": {"genogram_picture"}, "drawn": {"household_end", "person_parents"}}.get(how, set())
