"""What comes in by a paste, or from Word: names in it are told before it is an answer; one key writes their codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.storage import kept
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.returned import ReturnedScreen
from imrassist.tui.screens.row_form import RowForm
from imrassist.tui.widgets.field import Field
from imrassist.tui.widgets.long_box import LongBox
from tests.intake.made import changed, put
from tests.journeys.hands import Hands
from tests.tui.screen import text_of

SIZES = [(80, 24), (120, 40)]
QUESTION = "introduction_more"
NAMING = "Mrs Harthope opened the door. Niamh was out. Ask Bryony Vance on 0161 496 0000."
CODED = "Mrs A opened the door. Mrs A was out. Ask Bryony Vance on 0161 496 0000."


@pytest.fixture
def session(session: Session) -> Session:
    session.keyring.add(real="Niamh Harthope", code="Mrs A", kind="person", sex="F", title="Mrs")
    return session


def box_of(hands: Hands) -> LongBox:
    return hands.app.screen.query_one(LongBox)


def on_disk(session: Session, words: str) -> list[str]:
    """The files of the draft and of its private folder in which these words stand."""
    folder = kept.made_folder(session.draft.doc_id)
    files = [session.path, *(path for path in folder.rglob("*") if path.is_file())]
    return [path.name for path in files if path.exists() and words.encode() in path.read_bytes()]


@pytest.mark.parametrize("size", SIZES)
async def test_names_in_a_paste_are_counted_at_once_and_one_key_writes_their_codes(
    session: Session, size: tuple[int, int]
) -> None:
    async with ImrApp(session, goto=QUESTION).run_test(size=size) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        hands.app.post_message(events.Paste(NAMING))
        await hands.until(
            lambda: "You pasted names: Mrs A twice. ^k writes the codes." in text_of(hands.app), "a count"
        )
        assert "1 person" in hands.said
        assert "1 telephone number" in hands.said
        assert box_of(hands).text == NAMING
        assert QUESTION not in session.draft.answers
        hands.press("ctrl+k")
        await hands.until(lambda: box_of(hands).text == CODED, "the codes")
        await hands.until(lambda: session.typed(Place(QUESTION)) == CODED, "that it is kept")
        assert on_disk(session, "Harthope") == []
        hands.press("ctrl+z")
        await hands.until(lambda: box_of(hands).text == NAMING, "what was pasted")
        hands.press("ctrl+k")
        await hands.until(lambda: box_of(hands).text == CODED, "the codes again")
        hands.press("f2")
        await hands.until(lambda: QUESTION in session.draft.answers, "the answer")
    assert session.draft.answers[QUESTION].value == CODED


async def test_but_a_paste_without_a_name_goes_straight_in_and_nothing_is_said(session: Session) -> None:
    async with ImrApp(session, goto=QUESTION).run_test(size=SIZES[0]) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        hands.app.post_message(events.Paste("The door was open."))
        hands.press(*" And ")
        await hands.until(lambda: box_of(hands).text == "The door was open. And ", "both, in order")
        hands.press("ctrl+k")
        await hands.until(lambda: "No name of the key stands in this box." in hands.said, "that there is none")
        assert box_of(hands).text == "The door was open. And "


async def test_keys_pressed_after_a_paste_with_names_are_typed_and_nothing_is_lost(session: Session) -> None:
    async with ImrApp(session, goto=QUESTION).run_test(size=SIZES[0]) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        hands.app.post_message(events.Paste(NAMING))
        hands.press(*" Then.", "ctrl+k")
        await hands.until(lambda: box_of(hands).text == f"{CODED} Then.", "codes, and what was typed after it")
        assert box_of(hands).text.endswith(" Then.")


async def test_names_pasted_into_a_field_of_a_row_are_told_and_coded_too(session: Session) -> None:
    async with ImrApp(session, goto=QUESTION).run_test(size=SIZES[1]) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        hands.app.row_form("contact", "")
        await hands.until(lambda: isinstance(hands.app.screen, RowForm) and bool(hands.app.screen.focused), "the form")
        field = next(field for field in hands.app.screen.query(Field) if isinstance(field.box, LongBox))
        field.box.focus()
        await hands.until(lambda: hands.app.screen.focused is field.box, "the field")
        hands.app.post_message(events.Paste("Niamh was out."))
        await hands.until(lambda: "You pasted names: Mrs A once." in hands.said, "a count")
        hands.press("ctrl+k")
        await hands.until(lambda: field.box.typed == "Mrs A was out.", "the code")
        assert session.typed(field.place) == "Mrs A was out."


async def test_a_report_from_word_is_taken_with_codes_in_the_place_of_its_names(
    session: Session, tmp_path: Path
) -> None:
    session.add_paragraph("3", "The garden wants care.")
    path = session.export("imr", "working", tmp_path / "out.docx").path
    assert path is not None
    theirs = "The garden of Niamh Harthope wants care."
    data = changed(path.read_bytes(), "word/document.xml", "The garden wants care.", theirs)
    finished = put(tmp_path / "finished.docx", data)
    async with ImrApp(session, goto=QUESTION).run_test(size=SIZES[0]) as pilot:
        hands = Hands(pilot)
        await hands.finished_in_word(finished)
        await hands.until(lambda: "Names come with it: Mrs A once" in text_of(hands.app), "the count")
        assert isinstance(hands.app.screen, ReturnedScreen)
        hands.press("c")
        await hands.until(lambda: "their codes are taken" in text_of(hands.app), "that codes will be taken")
        hands.press("f2")
        await hands.until(lambda: not isinstance(hands.app.screen, ReturnedScreen), "the end of it")
    assert [edit.text for edit in session.draft.blocks.values()] == ["The garden of Mrs A wants care."]
