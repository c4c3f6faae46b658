from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.session import Session
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
