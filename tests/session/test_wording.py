from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.model.answer import Place
from imrassist.model.draft import FIRST
from imrassist.session import Session
from tests.small import filled, garden

OWNER = Place("owner")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "form" / "prompts").mkdir(parents=True)
    garden(tmp_path / "form" / "prompts")
    session = Session.new(tmp_path / "case.imr.toml", str(tmp_path / "form"), today=date(2010, 6, 1))
    session.draft = session.draft.with_(answers=filled().answers, rows=filled().rows)
    return session


def texts(session: Session, section: str = "a") -> list[str]:
    return [block.text for block in session.section_text(section).blocks]


def again(session: Session) -> Session:
    session.close()
    return Session.open(session.path, form=str(session.path.parent / "form"), today=session.today)


def test_a_paragraph_of_ones_own_stands_where_it_was_put_after_a_restart_too(session: Session) -> None:
    session.add_paragraph("a", "Second.", "a.owner")
    session.add_paragraph("a", "First.", FIRST)
    session.add_paragraph("a", "Last.")
    session.add_paragraph("a", "The very last.")
    for opened in (session, again(session)):
        said = texts(opened)
        assert said[:3] == ["First.", "The garden is kept by Mr A.", "Second."]
        assert said[-2:] == ["Last.", "The very last."]


def test_of_two_after_one_block_the_newer_comes_first_as_it_was_put_there_later(session: Session) -> None:
    session.add_paragraph("a", "One.", "a.owner")
    session.add_paragraph("a", "Between.", "a.owner")
    assert texts(session)[1:3] == ["Between.", "One."]


def test_answers_that_change_or_go_leave_it_and_its_place_alone(session: Session) -> None:
    session.add_paragraph("a", "My own.", "a.fence")
    before = texts(session).index("My own.")
    session.answer(Place("fenced"), "yes")
    assert texts(session).index("My own.") == before - 1
    session.answer(Place("fenced"), "no")
    assert texts(session).index("My own.") == before


def test_it_comes_last_when_the_block_it_followed_is_gone_but_back_with_undo(session: Session) -> None:
    session.add_paragraph("a", "Of plot 1.", "a.seen@plot-1")
    before = texts(session)
    session.remove_row("plot-1")
    assert texts(session)[-1] == "Of plot 1."
    session.undo()
    assert texts(session) == before


def test_it_is_edited_moved_and_taken_out_each_with_undo(session: Session) -> None:
    key = session.add_paragraph("a", "My own.", "a.owner")
    session.edit_block(key, "My very own.")
    assert texts(session)[1] == "My very own."
    for step, at in ((1, 2), (1, 3), (-1, 2), (-1, 1), (-1, 0)):
        assert session.move_paragraph(key, step) is not None
        assert texts(session).index("My very own.") == at
    assert session.move_paragraph(key, -1) is None
    session.delete_block(key)
    assert "My very own." not in texts(session)
    assert [(each.text, each.own) for each in session.left_out()] == [("My very own.", True)]
    session.bring_back(key)
    assert texts(session)[0] == "My very own."
    for _ in range(9):
        assert session.undo()
    assert texts(session)[0] == "The garden is kept by Mr A."
    assert session.draft.blocks == {}


def test_one_can_be_moved_past_another(session: Session) -> None:
    first = session.add_paragraph("a", "One.", FIRST)
    session.add_paragraph("a", "Two.", first)
    assert session.move_paragraph(first, 1)
    assert texts(session)[:3] == ["Two.", "One.", "The garden is kept by Mr A."]
    assert session.move_paragraph(first, -1)
    assert texts(session)[:2] == ["One.", "Two."]


def test_it_cannot_be_given_back_to_answers_and_is_never_out_of_step(session: Session) -> None:
    key = session.add_paragraph("a", "My own.")
    assert session.give_back(key) is None
    assert session.out_of_step() == []
    assert session.add_paragraph("a", "   ") == ""


def test_what_was_taken_out_is_listed_with_what_the_answers_would_say_now(session: Session) -> None:
    session.delete_block("a.owner")
    session.answer(OWNER, "Mrs B")
    assert [(each.key, each.text) for each in session.left_out()] == [("a.owner", "The garden is kept by Mrs B.")]
    session.bring_back("a.owner")
    assert texts(session)[0] == "The garden is kept by Mrs B."
    assert session.draft.blocks == {}


def test_a_reworded_block_that_was_taken_out_comes_back_in_the_authors_words(session: Session) -> None:
    session.edit_block("a.owner", "Mr A alone keeps it.")
    session.delete_block("a.owner")
    assert [each.text for each in session.left_out()] == ["Mr A alone keeps it."]
    session.bring_back("a.owner")
    assert texts(session)[0] == "Mr A alone keeps it."


def test_wording_with_nothing_in_it_takes_the_block_out(session: Session) -> None:
    session.edit_block("a.owner", "  ")
    assert [each.key for each in session.left_out()] == ["a.owner"]


def test_a_sentence_in_a_table_is_reworded_and_goes_out_of_step_as_any_other(session: Session) -> None:
    assert [block.key for block in session.parts("diary", "visit-1")] == ["b.what@visit-1", "b.plots@visit-1"]
    session.edit_block("b.what@visit-1", "Dug over by hand.")
    session.answer(Place("visit_what", "visit-1"), "dug twice")
    grid = session.section_text("b").blocks[0].grid
    assert grid is not None
    cell = grid.lines[1].cells[1]
    assert cell.paragraphs == ("Dug over by hand. Plots visited: Plot 1.",)
    assert [(block.key, block.state) for block in cell.worded] == [("b.what@visit-1", "out_of_step")]
    (panes,) = session.out_of_step()
    assert (panes.now, panes.before) == ("Dug twice.", "Dug.")


def test_what_was_worded_of_a_visit_that_no_longer_goes_there_is_not_lost(session: Session) -> None:
    session.edit_block("a.note@visit-2@plot-2", "Sown with rye.")
    session.answer(Place("visit_plots", "visit-2"), "1")
    last = session.section_text("a").blocks[-1]
    assert (last.text, last.state) == ("Sown with rye.", "out_of_step")
    assert [panes.mine for panes in session.out_of_step()] == ["Sown with rye."]
    assert [each.why for each in session.left_out()] == ["what it was about was removed"]
    session.keep_mine("a.note@visit-2@plot-2")
    last = session.section_text("a").blocks[-1]
    assert (last.text, last.state) == ("Sown with rye.", "edited")
    assert session.out_of_step() == []


def test_settling_with_words_of_ones_own_puts_the_block_in_step(session: Session) -> None:
    session.edit_block("a.owner", "Mr A alone keeps it.")
    session.answer(OWNER, "Mrs B")
    session.settle("a.owner", "Mrs B alone keeps it.")
    assert session.out_of_step() == []
    assert texts(session)[0] == "Mrs B alone keeps it."
