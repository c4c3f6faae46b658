"""The screens with bad input, small windows, and every way back."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path

import pytest
from textual import events

from imrassist import batch, settings
from imrassist.model.answer import Park, Place
from imrassist.session import Session
from imrassist.tui import screens
from imrassist.tui.app import ImrApp
from imrassist.tui.leaving import crash_text
from imrassist.tui.screens.base import EVERYWHERE, Speaks
from imrassist.tui.screens.bigger import Bigger
from imrassist.tui.screens.binder import BinderScreen
from imrassist.tui.screens.export import ExportScreen
from imrassist.tui.screens.home import HomeScreen
from imrassist.tui.screens.interview import InterviewScreen
from imrassist.tui.screens.row_form import RowForm
from imrassist.tui.screens.section_text import SectionTextScreen
from imrassist.tui.screens.table import TableScreen
from imrassist.tui.themes import THEMES
from imrassist.tui.widgets.bars import FOOTER_WIDTH
from imrassist.tui.widgets.field import Field, Pick
from imrassist.tui.widgets.short_box import ShortBox
from tests.journeys.hands import Hands
from tests.tui.screen import line_with, text_of

HOSTILE = ["[/]", "[red]gone?[/red]", "[@click=app.leave()]press[/]", "[type=x, v={'a[0]'}]", "{agency} %s \\", "[b"]
START = Place("household_changes")
AGENCY, PROFILE, DUE = Place("agency"), Place("agency_profile"), Place("due_chronology")


def own_screens() -> list[type[Speaks[object]]]:
    """Every screen there is."""
    import importlib
    import pkgutil

    found = []
    for module in pkgutil.iter_modules(screens.__path__, screens.__name__ + "."):
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(each, Speaks) and each.__module__ == module.name:
                found.append(each)
    return found


def test_every_footer_is_whole_at_eighty_columns() -> None:
    footers = {each.__name__: each.FOOTER for each in own_screens() if hasattr(each, "FOOTER")}
    assert len(footers) >= 5
    assert {name: len(footer) for name, footer in footers.items() if len(footer) > FOOTER_WIDTH} == {}


def test_every_command_names_an_action_that_is_there() -> None:
    for screen in own_screens():
        for command in screen.DOES or EVERYWHERE:
            action = command.action.partition("(")[0]
            owner = ImrApp if action.startswith("app.") else screen
            assert hasattr(owner, f"action_{action.removeprefix('app.')}"), (screen.__name__, command.name)
        assert not any(word in command.name.lower() for command in screen.DOES for word in ("screenshot", "maximi"))


def test_no_text_of_the_draft_can_reach_a_markup_parser() -> None:
    folder = Path(screens.__file__).parent.parent
    for path in folder.rglob("*.py"):
        source = path.read_text("utf-8")
        for word in ("from_markup", "Markdown", "notify(", "Static(", "Label(", "OptionList"):
            assert word not in source, f"{path.name} uses {word}"


async def started(app: ImrApp, pilot: object) -> Hands:
    hands = Hands(pilot)  # type: ignore[arg-type]  # the pilot of run_test
    await hands.until(lambda: hands.moved(None), "the first question")
    return hands


@pytest.mark.parametrize("text", HOSTILE)
async def test_brackets_and_braces_are_shown_as_they_were_typed_on_every_screen(session: Session, text: str) -> None:
    session.answer(AGENCY, text)
    session.answer(PROFILE, f"{text} is the agency.")
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = await started(app, pilot)
        await hands.until(lambda: text in line_with(app, " You "), "the transcript")
        hands.press("f9")
        await hands.until(lambda: f"{text} is the agency." in text_of(app) or "to complete" in text_of(app), "the text")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        hands.press("f3")
        await hands.until(lambda: isinstance(app.screen, BinderScreen), "the sections")
        await hands.until(lambda: text in text_of(app), "the name of the review")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        hands.press("f1")
        await hands.until(lambda: "This question" in text_of(app), "the help")
        assert app.return_code is None


async def test_what_cannot_be_read_stays_in_the_box_with_the_reason(session: Session) -> None:
    app = ImrApp(session, goto="due_chronology")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.type("31/02/10", "enter")
        await hands.until(lambda: bool(hands.said), "the reason")
        await pilot.pause(0.8)
        assert "31/02/10" in text_of(app)
        assert hands.at == DUE
        assert session.draft.answer(DUE) is None
        assert "no day" in hands.said or "no such day" in hands.said or "February" in hands.said


async def test_a_date_is_read_back_with_its_weekday_while_it_is_typed(session: Session) -> None:
    app = ImrApp(session, goto="period_start")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.type("17/09/09")
        await hands.until(lambda: "Thursday 17 September 2009" in text_of(app), "the weekday")
        assert session.draft.answer(Place("period_start")) is None


async def test_a_page_pasted_into_one_line_is_kept_whole_in_a_larger_box(session: Session) -> None:
    page = "\n".join(f"Line {number} of a page." for number in range(1, 31))
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        app.post_message(events.Paste(page))
        await hands.until(lambda: "30 lines" in hands.said, "what became of the page")
        assert session.typed(AGENCY) == page
        await hands.until(lambda: "Line 30 of a page." in text_of(app), "the end of the page")


async def test_hidden_characters_of_a_paste_are_taken_out_and_counted(session: Session) -> None:
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        app.post_message(events.Paste("East\x1b]0;x\x07mere\u202e Health"))
        await hands.until(lambda: "hidden character" in hands.said, "the note")
        hands.press("enter")
        await hands.until(lambda: session.draft.answer(AGENCY) is not None, "the answer")
        answer = session.draft.answer(AGENCY)
        assert answer is not None
        assert answer.value == "Eastmere Health"


async def test_going_back_keeps_what_was_typed_and_loses_no_later_answer(session: Session) -> None:
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.answer("Eastmere Health")
        hands.type("Half a sent")
        await hands.until(lambda: session.typed(PROFILE) == "Half a sent", "the journal")
        hands.press("escape")
        await hands.until(lambda: hands.moved(PROFILE), "the question before")
        assert hands.at == AGENCY
        await hands.until(lambda: "Eastmere Health" in text_of(app), "the answer")
        await hands.goto("agency profile")
        await hands.until(lambda: "Half a sent" in text_of(app), "what was typed")


async def test_an_old_answer_is_opened_again_from_the_transcript(session: Session) -> None:
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.answer("Eastmere Health")
        hands.press("f6")
        await hands.until(lambda: app.focused is not None and app.focused.id == "transcript", "the transcript")
        hands.press("enter")
        await hands.until(lambda: hands.moved(PROFILE), "the old answer")
        assert hands.at == AGENCY


async def test_undo_and_redo_go_to_what_they_changed(session: Session) -> None:
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.answer("Eastmere Health")
        hands.press("ctrl+z")
        await hands.until(lambda: hands.moved(PROFILE), "what was undone")
        assert hands.at == AGENCY
        assert session.draft.answer(AGENCY) is None
        assert "Undone" in hands.said
        hands.press("ctrl+y")
        await hands.until(lambda: session.draft.answer(AGENCY) is not None, "the answer again")


async def test_undo_in_a_box_takes_back_typing_first(session: Session) -> None:
    session.answer(AGENCY, "Eastmere Health")
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.type("words")
        await hands.until(lambda: "words" in text_of(app), "the words")
        hands.press("ctrl+z")
        await hands.until(lambda: "0 words" in text_of(app), "an empty box")
        assert session.draft.answer(AGENCY) is not None


async def test_a_question_is_left_open_with_a_reason(session: Session) -> None:
    app = ImrApp(session, goto="household_changes")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.command("not known")
        await hands.until(lambda: "Why is there no answer?" in text_of(app), "the ways")
        hands.press("enter")
        await hands.until(lambda: isinstance(app.focused, ShortBox), "the reason")
        hands.type("the file was destroyed", "enter")
        await hands.until(lambda: hands.moved(START), "the next question")
        answer = session.draft.answer(START)
        assert answer is not None
        assert (answer.parked, answer.note) == (Park.NO_RECORD, "the file was destroyed")


async def test_skipping_keeps_half_an_answer(session: Session) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.type("Half a sent")
        await hands.until(lambda: session.typed(PROFILE) == "Half a sent", "the journal")
        await hands.command("skip for now")
        await hands.until(lambda: hands.moved(PROFILE), "the next question")
        assert session.typed(PROFILE) == "Half a sent"
        assert "kept" in hands.said


async def test_a_stray_enter_answers_no_list(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        before = hands.at
        hands.press("enter")
        await hands.until(lambda: "Choose with" in hands.said, "how to choose")
        assert session.draft.answer(before) is None


async def test_two_keys_of_one_burst_answer_one_list_only(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.press("n", "n", "y", "enter")
        await hands.until(lambda: len(session.draft.answers) >= 1, "the answer")
        await pilot.pause(0.5)
        assert len(session.draft.answers) == 1


async def test_a_small_window_asks_for_a_bigger_one_and_keeps_the_text(session: Session) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.type("Half a sent")
        await hands.until(lambda: "Half a sent" in text_of(app), "the text")
        await pilot.resize_terminal(60, 18)
        await hands.until(lambda: isinstance(app.screen, Bigger), "the sentence")
        await hands.until(lambda: "80 x 24" in text_of(app), "the size")
        hands.type("lost?", "f2")
        await pilot.pause(0.3)
        await pilot.resize_terminal(120, 40)
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        await hands.until(lambda: "Half a sent" in text_of(app), "the text")
        assert hands.at == PROFILE
        hands.type("ence")
        await hands.until(lambda: "Half a sentence" in text_of(app), "the text goes on")


async def test_checks_and_sections_come_and_go_with_the_width(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        assert "SECTIONS" not in text_of(app)
        await pilot.resize_terminal(120, 40)
        await hands.until(lambda: "SECTIONS" in text_of(app) and "QUALITY" in text_of(app), "both")
        await pilot.resize_terminal(100, 30)
        await hands.until(lambda: "SECTIONS" not in text_of(app) and "QUALITY" in text_of(app), "the checks alone")
        hands.press("f4")
        await hands.until(lambda: "QUALITY" not in text_of(app), "neither")


async def test_remarks_on_what_is_being_typed_appear_without_giving_it(session: Session) -> None:
    app = ImrApp(session, goto="agency_profile")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = await started(app, pilot)
        hands.type("The HV of the CAMHS team visits.")
        await hands.until(lambda: bool(hands.screen.panel.findings.answer), "a remark")
        await hands.until(lambda: "THIS ANSWER  nothing" not in text_of(app), "the remark on the screen")
        assert session.draft.answer(PROFILE) is None
        hands.press("f8")
        await hands.until(lambda: app.focused is hands.screen.panel, "the remark")
        hands.press("escape")
        await hands.until(lambda: app.focused is not hands.screen.panel, "the box again")
        assert hands.at == PROFILE


async def test_checks_that_break_take_nothing_away(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("Zanzibar")

    monkeypatch.setattr(Session, "standings", broken)
    app = ImrApp(session, goto="agency")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.until(lambda: "The checks stopped" in hands.said, "the word of it")
        assert "Zanzibar" not in hands.said
        await hands.answer("Eastmere Health")


async def test_a_row_in_a_form_asks_only_what_applies_and_each_field_is_kept(session: Session) -> None:
    app = ImrApp(session, goto="people")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.press("n")
        await hands.until(lambda: isinstance(app.screen, RowForm), "the form")
        await hands.until(lambda: "Relationship" in text_of(app), "the fields")
        hands.type("Child 1")
        hands.press("tab")
        await hands.until(lambda: "Child 1" in str(session.rows("person")), "the code")
        hands.press("1")
        await hands.until(lambda: "Relationship" not in text_of(app), "what does not apply is gone")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        await hands.until(lambda: "Child 1" in text_of(app), "the row in the list")
        assert len(session.rows("person")) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_row_in_a_form_says_which_answers_are_kept_though_asked_for_no_more_and_which_again(
    session: Session, size: tuple[int, int]
) -> None:
    row = session.add_row("person")
    for question, text in (("person_code", "Mrs A"), ("in_review", "no"), ("relationship", "Mother")):
        session.answer(Place(question, row), text)
    kept = 'Your answer to "Relationship" of Mrs A is kept, '
    app = ImrApp(session, goto="people")
    async with app.run_test(size=size) as pilot:
        hands = await started(app, pilot)
        hands.press("1", "e")
        await hands.until(lambda: isinstance(app.screen, RowForm), "the form")
        await hands.until(lambda: "Relationship" in text_of(app), "the fields")
        field = next(each for each in app.screen.query(Field) if each.place == Place("in_review", row))
        field.box.focus()
        hands.press("1")
        await hands.until(lambda: f"{kept}but no longer asked for." in text_of(app), "that it is kept")
        assert "Done F2" in text_of(app)
        hands.press("2")
        await hands.until(lambda: f"{kept}and asked for again." in text_of(app), "that it is asked for again")
        hands.press("1")
        await hands.until(lambda: f"{kept}but no longer asked for." in text_of(app), "that it is kept")
        hands.press("f2")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        await hands.until(
            lambda: hands.said == f"{kept}but no longer asked for.", "that it is kept, after the form too"
        )
        hands.press("ctrl+z")
        await hands.until(lambda: hands.said.endswith(f"{kept}and asked for again."), "what undo did")
        hands.press("ctrl+y")
        await hands.until(lambda: hands.said.endswith(f"{kept}but no longer asked for."), "what redo did")
        assert session.asked(Place("relationship", row)).shown == "Mother"


async def test_a_form_that_was_opened_by_mistake_leaves_no_row(session: Session) -> None:
    app = ImrApp(session, goto="people")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.press("n")
        await hands.until(lambda: isinstance(app.screen, RowForm), "the form")
        hands.press("escape")
        await hands.until(lambda: isinstance(app.screen, InterviewScreen), "the question")
        assert session.rows("person") == []


async def test_a_row_removed_comes_back_with_undo(session: Session) -> None:
    row = session.add_row("person")
    session.answer(Place("person_code", row), "Child 1")
    app = ImrApp(session, goto="people")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.press("1", "d")
        await hands.until(lambda: session.rows("person") == [], "the row to go")
        await hands.until(lambda: "^z" in hands.said, "how to bring it back")
        hands.press("ctrl+z")
        await hands.until(lambda: bool(session.rows("person")), "the row again")
        assert session.rows("person")[0][0] == row


async def test_a_table_shows_its_rows_and_opens_one_in_the_form(session: Session) -> None:
    row = session.add_row("person")
    session.answer(Place("person_code", row), "Child 1")
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.command("table of")
        await hands.pick_in("people")
        await hands.until(lambda: isinstance(app.screen, TableScreen), "the table")
        await hands.until(lambda: "Child 1" in text_of(app), "the row")
        hands.press("enter")
        await hands.until(lambda: isinstance(app.screen, RowForm), "the form")
        assert session.rows("person") == [(row, "Child 1")]


async def test_a_paragraph_worded_by_hand_stays_and_can_be_given_back(session: Session) -> None:
    session.answer(Place("legal_advice"), "1")
    app = ImrApp(session, goto="legal_advice")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        hands.press("f9")
        await hands.until(lambda: isinstance(app.screen, SectionTextScreen) and "SECTION 4" in text_of(app), "the text")
        hands.press("e")
        await hands.until(lambda: "in your own words" in text_of(app), "the box")
        hands.press("ctrl+a", "backspace")
        hands.type("In my own words.", "f2")
        await hands.until(lambda: "(your wording)" in text_of(app), "my words")
        assert any(edit.text == "In my own words." for edit in session.draft.blocks.values())
        hands.press("u")
        await hands.until(lambda: not session.draft.blocks, "the built text")


async def test_a_submission_copy_is_refused_with_what_is_to_be_mended(session: Session, desk: Path) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        await hands.command("export")
        await hands.until(lambda: isinstance(app.screen, ExportScreen), "the dialog")
        await hands.until(lambda: isinstance(app.focused, Pick), "the first field")
        first = app.focused
        hands.press("tab")
        await hands.until(lambda: app.focused is not first, "the next field")
        hands.press("2")
        await hands.until(lambda: "to mend first" in text_of(app), "what is to be mended")
        hands.press("f2")
        await hands.until(lambda: "cannot be made yet" in hands.said, "the refusal")
        assert not list(desk.glob("*.docx"))


async def test_an_export_leaves_a_file_of_others_alone_and_may_then_be_told_to_write_over_it(
    session: Session, desk: Path
) -> None:
    app = ImrApp(session)
    mine = desk / "imr-working.docx"
    mine.write_bytes(b"mine")
    async with app.run_test(size=(80, 30)) as pilot:
        hands = await started(app, pilot)
        await hands.command("export")
        await hands.until(lambda: isinstance(app.screen, ExportScreen), "the dialog")
        assert "Write over it" not in text_of(app)
        hands.press("f2")
        await hands.until(lambda: "left alone" in hands.said, "the document beside it")
        assert mine.read_bytes() == b"mine"
        assert (desk / "imr-working (1).docx").exists()
        assert "Write over it" in text_of(app)
        assert isinstance(app.screen, ExportScreen)
        app.screen.action_replace()
        await hands.until(lambda: mine.read_bytes() != b"mine", "the file written over")


async def test_documents_of_the_example_do_not_go_where_the_example_is_thrown_away(desk: Path) -> None:
    session = Session.open(batch.demo(settings.state_dir() / "demo"))
    app = ImrApp(session, remember=False)
    async with app.run_test(size=(80, 30)) as pilot:
        hands = await started(app, pilot)
        await hands.command("export")
        await hands.until(lambda: isinstance(app.screen, ExportScreen), "the dialog")
        await hands.until(lambda: "This is an example" in text_of(app), "where they go")
        hands.press("f2")
        await hands.until((desk / "imr-working.docx").exists, "the document")
    assert session.export().path == desk / "imr-working.docx"


async def test_colours_change_by_name_and_are_remembered(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        first = app.theme
        await hands.command("light, dark")
        await hands.until(lambda: app.theme != first, "other colours")
        chosen = app.theme
    again = ImrApp()
    assert again.theme == chosen
    assert again.theme_variables["background"].lower() == THEMES[chosen].background


async def test_home_starts_opens_and_shows_the_form_and_its_dates(desk: Path) -> None:
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "No drafts here" in text_of(app), "home")
        assert "Stockport Safeguarding Children Board" in text_of(app)
        assert "historic" in text_of(app)
        hands.press("n")
        await hands.until(lambda: "File to keep it in" in text_of(app), "the question for a file")
        hands.press("ctrl+a")
        hands.type(str(desk / "one"), "f2")
        await hands.until(lambda: hands.moved(None), "the first question")
        assert (desk / "one.imr.toml").is_file()
        await pilot.pause(1.5)
        await hands.command("home")
        await hands.until(lambda: isinstance(app.screen, HomeScreen) and "no date yet" in text_of(app), "the draft")
        assert "one.imr.toml" in text_of(app)
        hands.press("n")
        await hands.until(lambda: "File to keep it in" in text_of(app), "the question for a file")
        hands.press("ctrl+a")
        hands.type(str(desk / "one"), "f2")
        await hands.until(lambda: "there already" in text_of(app), "that the name is taken")


async def test_a_crash_tells_the_place_in_the_program_and_keeps_the_text(session: Session) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Zanzibar")

    app = ImrApp(session, goto="agency_profile")

    async def crashing() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            hands = await started(app, pilot)
            hands.type("Half a sent")
            await hands.until(lambda: "Half a sent" in text_of(app), "the text")
            app.call_later(broken)
            await asyncio.sleep(0.5)

    with pytest.raises(ValueError, match="Zanzibar"):
        await crashing()
    assert app.return_code == 70
    assert Session.open(session.path).typed(PROFILE) == "Half a sent"
    assert "Zanzibar" not in crash_text("ValueError at tui/app.py:1")


async def test_a_stray_key_does_not_say_that_there_are_no_rows(session: Session) -> None:
    app = ImrApp(session, goto="contacts")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = await started(app, pilot)
        for key in ("f2", "ctrl+g"):
            hands.press(key)
            await hands.until(lambda: "0 if there are no contacts" in hands.said, "what to press")
            hands.screen.say("")
            assert session.draft.answer(Place("contacts")) is None
        hands.press("0")
        await hands.until(lambda: session.draft.answer(Place("contacts")) is not None, "the answer")
    assert session.draft.answers["contacts"].value == "none"
