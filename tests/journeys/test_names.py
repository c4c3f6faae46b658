"""A real name typed, underlined, replaced by its code with one key everywhere, undone; one added from the text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.export import ExportScreen
from imrassist.tui.screens.glance import GlanceScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.key import KeyScreen
from imrassist.tui.screens.mend import MendScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.field import Field
from imrassist.tui.widgets.long_box import LongBox
from tests.journeys.hands import Hands
from tests.tui.screen import text_of

TODAY = date(2010, 4, 1)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    session = Session.new(tmp_path / "case.imr.toml", today=TODAY)
    session.keyring.add(real="Niamh Hartshorn", code="Mrs A", part="adult", title="Mrs", sex="F")
    session.answer(Place("author_role"), "I have never met Niamh Hartshorn.")
    return session


@pytest.mark.req("2.3")
async def test_a_name_is_underlined_replaced_everywhere_with_one_key_and_undone(session: Session) -> None:
    app = ImrApp(session, goto="codes_explained")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        box = app.screen.query_one(LongBox)
        hands.type("Mrs Hartshorn's sister met Peter Flanagan.")
        await hands.until(lambda: [mark.words for mark in box.marks] == ["Mrs Hartshorn", "Peter Flanagan"], "marks")
        await hands.until(lambda: "2 underlined, ^r tells" in text_of(app), "the frame tells it")
        await hands.until(lambda: "behind Mrs A" in text_of(app), "the remark tells it")
        hands.press("home", "ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what can be done")
        hands.type("2")
        await hands.until(lambda: box.text == "Mrs A's sister met Peter Flanagan.", "the code in the box")
        assert session.draft.answers["author_role"].value == "I have never met Mrs A."
        await hands.until(lambda: [mark.words for mark in box.marks] == ["Peter Flanagan"], "the other name")
        hands.press("ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what can be done with the other")
        hands.type("3")
        await hands.until(lambda: box.text == "Mrs A's sister met Worker 1.", "its code")
        assert [entry.code for entry in session.keyring.key.entries] == ["Mrs A", "Worker 1"]
        hands.press("f2")
        await hands.until(lambda: "codes_explained" in session.draft.answers, "the answer")
    session.undo()
    session.undo()
    assert session.draft.answers["author_role"].value == "I have never met Niamh Hartshorn."


async def test_the_key_hides_names_until_they_are_asked_for_and_puts_codes_in(session: Session) -> None:
    app = ImrApp(session, goto="codes_explained")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        app.screen.action_look("key")  # type: ignore[attr-defined]
        await hands.until(lambda: isinstance(app.screen, KeyScreen), "the key")
        await hands.until(lambda: "! once in the draft" in text_of(app), "where a name stands")
        assert "Niamh" not in text_of(app)
        hands.type("v")
        await hands.until(lambda: "NAMES ARE ON THE SCREEN" in text_of(app), "the names")
        assert "Niamh Hartshorn" in text_of(app)
        hands.press("enter")
        await hands.until(lambda: isinstance(app.screen, Prompt), "what would be replaced")
        assert "Niamh" not in text_of(app)
        hands.press("enter")
        await hands.until(lambda: session.draft.answers["author_role"].value == "I have never met Mrs A.", "the code")
        await hands.until(lambda: hands.said == "Replaced: Mrs A once.", "that it was done")
        hands.type("g")
        await hands.until(lambda: isinstance(app.screen, GlanceScreen), "the report")
        await hands.until(lambda: "NAMES ARE ON THE SCREEN" in text_of(app), "the names in it")


async def test_somebody_new_is_given_the_next_code_and_another_form(session: Session) -> None:
    app = ImrApp(session, goto="codes_explained")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        app.screen.action_look("key")  # type: ignore[attr-defined]
        await hands.until(lambda: isinstance(app.screen, KeyScreen), "the key")
        hands.type("n")
        await hands.until(lambda: isinstance(app.screen, Prompt), "the name")
        hands.type("Orla Fenn\n")
        await hands.until(lambda: "What is it?" in text_of(app), "what it is")
        hands.type("child\n")
        await hands.until(lambda: "Child 1" in text_of(app) and isinstance(app.screen, Prompt), "the code")
        hands.press("enter")
        await hands.until(lambda: len(session.keyring.key.entries) == 2, "the entry")
        entry = session.keyring.key.entries[1]
        assert (entry.code, entry.real, entry.provisional) == ("Child 1", "Orla Fenn", True)


async def for_the_board(hands: Hands) -> None:
    """In the dialog that opens, the submission copy."""
    await hands.until(lambda: isinstance(hands.app.screen, ExportScreen), "the export")
    await hands.until(lambda: len(hands.app.screen.query(Field)) == 3 and bool(hands.app.screen.focused), "its fields")
    copy = next(field.box for field in hands.app.screen.query(Field) if field.place == Place("copy"))
    hands.press("tab")
    await hands.until(lambda: hands.app.screen.focused is copy, "the sort of copy")
    hands.press("2")


@pytest.mark.req("2.3")
async def test_from_a_name_typed_to_the_submission_copy_by_keyboard_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed, underlined, replaced everywhere with one key, undone; added from the text; refused, then made."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    session = Session.open(batch.demo(tmp_path / "example"))
    place = Place("introduction_more")
    before = session.draft.answers[place.question].value
    app = ImrApp(session, goto=place.question)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        asked = hands.screen.asked.question.short or hands.screen.asked.ask
        hands.press("ctrl+a")
        hands.type("Mrs Hartshorn met Peter Flanagan.", "f2")
        await hands.until(lambda: session.draft.answers[place.question].value != before, "the answer")
        await hands.until(lambda: hands.moved(place), "the next question")

        # The copy for the board is refused, and the list leads back to the name.
        await hands.command("export")
        await for_the_board(hands)
        await hands.until(lambda: "to mend first" in text_of(app), "what stands in the way")
        hands.press("f2")
        await hands.until(lambda: "A submission copy cannot be made yet" in hands.said, "that it is refused")
        assert "Hartshorn" not in text_of(app)
        hands.press("escape")
        await hands.until(lambda: hands.moved(None), "the question again")
        await hands.goto(asked)
        box = app.screen.query_one(LongBox)
        await hands.until(lambda: [mark.words for mark in box.marks] == ["Mrs Hartshorn", "Peter Flanagan"], "marks")
        hands.press("ctrl+home", "ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what can be done")
        hands.type("2")
        await hands.until(lambda: box.text == "Mrs A met Peter Flanagan.", "the code everywhere")
        assert session.draft.answers[place.question].value == "Mrs A met Peter Flanagan."

        # A name that is in no key is added from the text, and gets a code.
        await hands.until(lambda: [mark.words for mark in box.marks] == ["Peter Flanagan"], "the other name")
        hands.press("ctrl+r")
        await hands.until(lambda: isinstance(app.screen, MendScreen), "what can be done with the other")
        hands.type("3")
        await hands.until(lambda: "Flanagan" not in box.text, "its code")
        assert any(entry.real == "Peter Flanagan" for entry in session.keyring.key.entries)
        hands.press("f2")
        await hands.until(lambda: hands.moved(place), "the next question")
        assert "Flanagan" not in str(session.draft.answers[place.question].value)

        # Now it is made, and says what was looked for.
        await hands.command("export")
        await for_the_board(hands)
        await hands.until(lambda: "Nothing stands in the way" in text_of(app), "that nothing stands in the way")
        hands.press("f2")
        await hands.until(lambda: hands.said.startswith("Written:"), "the copy")
        assert hands.said.endswith("nothing found.")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the interview")
        for _ in range(3):
            hands.press("ctrl+z")
        await hands.until(lambda: session.draft.answers[place.question].value == before, "all of it undone")
    session.close()


async def test_copies_beside_the_draft_that_hold_names_are_listed_and_removed(session: Session) -> None:
    session.save()
    copy = session.path.with_name("case (conflict PC-7 2010-04-01 0900).imr.toml")
    copy.write_bytes(session.path.read_bytes())
    app = ImrApp(session, goto="codes_explained")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question")
        app.screen.action_look("key")  # type: ignore[attr-defined]
        await hands.until(lambda: "! once in the draft" in text_of(app), "the key")
        hands.type("l")
        await hands.until(lambda: "1 file" in text_of(app) and "conflict" in text_of(app), "the copy")
        assert "Hartshorn" not in text_of(app)
        hands.type("d")
        await hands.until(lambda: isinstance(app.screen, Prompt), "that it is asked again")
        hands.press("enter")
        await hands.until(lambda: "nothing found" in text_of(app), "that none is left")
        assert not copy.exists()
