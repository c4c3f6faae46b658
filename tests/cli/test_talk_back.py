"""What comes back from Word, said line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_talk import Conversation
from tests.intake.made import changed, put
from tests.session.gardening import new_garden


@pytest.fixture
def talk(desk: Path) -> Iterator[Conversation]:
    session = new_garden(desk)
    session.go(session.first_open("a"))
    yield Conversation(session)
    session.close()


@pytest.fixture
def finished(talk: Conversation, desk: Path) -> Path:
    """The report, changed in Word."""
    path = talk.session.export("imr", "working", desk / "out.docx").path
    assert path
    data = changed(path.read_bytes(), "word/document.xml", "The garden is kept by", "The garden is lovingly kept by")
    return put(desk / "finished in word.docx", data)


def first(talk: Conversation) -> str:
    return talk.session.section_text("a").blocks[0].text


def test_a_file_is_read_out_and_changes_nothing_until_it_is_taken(talk: Conversation, finished: Path) -> None:
    before = first(talk)
    said = talk.say(f"/import {finished}")
    assert f"The draft says: {before}" in said
    assert "The file says: The garden is lovingly kept by" in said
    assert first(talk) == before
    said = talk.say(f"/import {finished}", "/import take")
    assert "Taken into the draft. /undo takes it back." in said
    assert first(talk).startswith("The garden is lovingly kept by")
    talk.say("/undo")
    assert first(talk) == before


def test_what_is_to_be_left_is_left(talk: Conversation, finished: Path) -> None:
    before = first(talk)
    said = talk.say(f"/import {finished}", "/import leave 1", "/import take")
    assert "There was nothing to take." in said
    assert first(talk) == before
    assert "Nothing has come back yet." in talk.say("/import take")
    assert "There is no number 7." in talk.say(f"/import {finished}", "/import take 7")


def test_a_file_that_cannot_be_read_is_told_and_the_interview_goes_on(talk: Conversation, desk: Path) -> None:
    put(desk / "odd.docx", b"just text")
    assert "This is no Word document." in talk.say(f"/import {desk / 'odd.docx'}")
    assert first(talk)


def test_a_form_filled_in_by_hand_is_read_into_a_draft_that_is_new(desk: Path) -> None:
    from imrassist.session import Session
    from tests.intake.made import p, word

    file = put(desk / "form.docx", word(p("SECTION 7 - NARRATIVE") + p("Once there was a child.")))
    session = Session.new(desk / "fresh.imr.toml")
    fresh = Conversation(session)
    said = fresh.say(f"/import form {file}")
    assert "1 paragraph of your own" in said
    assert not session.draft.blocks
    assert "Nothing was taken." in fresh.say(f"/import form {file}", "/import leave")
    assert "Taken into the draft." in fresh.say(f"/import form {file}", "/import take")
    assert [edit.text for edit in session.draft.blocks.values()] == ["Once there was a child."]
    assert "this one holds answers already" in fresh.say(f"/import form {file}")
    fresh.say("/undo")
    assert session.is_new
    session.close()


def test_a_paragraph_can_be_worded_before_it_is_taken(talk: Conversation, finished: Path) -> None:
    assert "Nothing has come back yet." in talk.say("/import word 1 Something.")
    said = talk.say(
        f"/import {finished}", "/import word 8 Something.", "/import word 1",
        "/import word 1 The garden is kept by us all.", "/import take",
    )  # fmt: skip
    assert "There is no number 8." in said
    assert "Both cannot be put in one text by itself." in said
    assert "1: will be taken in your words." in said
    assert first(talk) == "The garden is kept by us all."
    assert not talk.session.out_of_step()
