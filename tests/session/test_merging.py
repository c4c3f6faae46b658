from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.session import Session
from tests.session.gardening import new_garden
from tests.small import garden

OWNER = Place("owner")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "form" / "prompts").mkdir(parents=True)
    garden(tmp_path / "form" / "prompts")
    session = Session.new(tmp_path / "case.imr.toml", str(tmp_path / "form"), today=date(2010, 6, 1))
    session.answer(OWNER, "Mr A")
    session.edit_block("a.owner", "The garden is lovingly kept by Mr A.")
    return session


def text(session: Session) -> tuple[str, str]:
    block = session.section_text("a").blocks[0]
    return block.text, block.state


def test_a_reworded_block_is_in_step_until_its_answers_move_on(session: Session) -> None:
    assert session.out_of_step() == []
    session.answer(OWNER, "Mrs B")
    assert text(session) == ("The garden is lovingly kept by Mr A.", "out_of_step")
    (panes,) = session.out_of_step()
    assert (panes.now, panes.mine, panes.before, panes.combined, panes.places) == (
        "The garden is kept by Mrs B.",
        "The garden is lovingly kept by Mr A.",
        "The garden is kept by Mr A.",
        "The garden is lovingly kept by Mrs B.",
        (OWNER,),
    )


def test_keeping_ones_own_wording_puts_it_in_step_with_the_answers_as_they_are(session: Session) -> None:
    session.answer(OWNER, "Mrs B")
    session.keep_mine("a.owner")
    assert text(session) == ("The garden is lovingly kept by Mr A.", "edited")
    session.answer(OWNER, "Mrs C")
    assert [panes.before for panes in session.out_of_step()] == ["The garden is kept by Mrs B."]


def test_taking_the_new_wording_gives_the_block_back_and_undo_brings_ones_own_again(session: Session) -> None:
    session.answer(OWNER, "Mrs B")
    session.take_new("a.owner")
    assert text(session) == ("The garden is kept by Mrs B.", "built")
    session.undo()
    assert text(session) == ("The garden is lovingly kept by Mr A.", "out_of_step")


def test_a_combined_wording_is_used_only_when_it_is_taken(session: Session) -> None:
    session.answer(OWNER, "Mrs B")
    assert text(session)[0] == "The garden is lovingly kept by Mr A."
    session.take_combined("a.owner")
    assert text(session) == ("The garden is lovingly kept by Mrs B.", "edited")
    assert session.out_of_step() == []


def test_changes_that_collide_are_not_combined_but_left_to_a_person(session: Session) -> None:
    session.edit_block("a.owner", "The garden is kept by Miss D.")
    session.answer(OWNER, "Mrs B")
    (panes,) = session.out_of_step()
    assert panes.combined is None
    assert session.take_combined("a.owner") is None


def test_an_answer_that_is_cleared_leaves_the_authors_words_standing(session: Session) -> None:
    session.clear(OWNER)
    assert text(session) == ("The garden is lovingly kept by Mr A.", "out_of_step")
    session.delete_block("a.owner")
    assert session.out_of_step() == []


def strayed(session: Session, *place: str) -> list[str]:
    return [each.key for each in session.strayed(Place(*place))]


def test_what_an_answer_put_out_of_step_is_told_of_it_alone(session: Session) -> None:
    session.answer(OWNER, "Mrs B")
    assert strayed(session, "owner") == ["a.owner"]
    assert strayed(session, "fenced") == []


def test_wording_that_an_answer_has_left_nothing_under_is_told_too(session: Session) -> None:
    session.answer(Place("fenced"), "no")
    session.answer(Place("fence_why"), "Nobody has had the money.")
    session.edit_block("a.fence", "No fence: no money.")
    session.answer(Place("fenced"), "yes")
    assert strayed(session, "fenced") == ["a.fence"]


def test_wording_in_a_table_belongs_to_its_own_row_and_a_count_to_every_row(tmp_path: Path) -> None:
    session = new_garden(tmp_path / "filled")
    for key in ("b.what@visit-1", "a.seen@plot-2", "a.note@visit-2@plot-2"):
        session.edit_block(key, "My own words.")
    session.answer(Place("visit_what", "visit-1"), "dug twice")
    assert strayed(session, "visit_what", "visit-1") == ["b.what@visit-1"]
    assert strayed(session, "visit_what", "visit-2") == []
    session.answer(Place("visit_plots", "visit-1"), "1, 2")
    assert "a.seen@plot-2" in strayed(session, "visit_plots", "visit-1")
    session.answer(Place("visit_what", "visit-2"), "sown twice")
    assert strayed(session, "visit_what", "visit-2") == ["a.note@visit-2@plot-2"]
