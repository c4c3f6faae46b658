"""By keyboard only, in the real app: from an empty folder to an exported report, killed half-way and taken up again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.home import HomeScreen
from imrassist.tui.screens.interview import InterviewScreen
from tests.journeys.hands import Hands
from tests.journeys.said import ROWS, said_of
from tests.tui.screen import line_with, text_of

HALF = 120
"""Questions answered before the program is killed."""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def interview(hands: Hands, most: int = 1000) -> int:
    """Answers what is asked, until nothing new is asked or `most` answers were given."""
    await hands.until(lambda: hands.moved(None), "the first question")
    for number in range(most):
        if hands.app.session.draft.answer(hands.at) is not None:
            return number
        await hands.answer(said_of(hands.app.session, hands.at))
    return most


async def until_killed(path: Path, words: str, left: Path) -> Place:
    """Home, a new draft, half of the answers, half of the next one; and then the program is gone."""
    app = ImrApp()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: isinstance(app.screen, HomeScreen), "home")
        hands.press("n")
        await hands.until(lambda: "File to keep it in" in text_of(app), "the question for a file")
        hands.press("ctrl+a")
        hands.type(str(path), "f2")
        assert await interview(hands, HALF) == HALF
        while hands.screen.question.kind != "long":
            await hands.answer(said_of(app.session, hands.at))
        place = hands.at
        hands.type(words)
        await hands.until(lambda: app.session.typed(place) == words, "what is typed in the journal")
        # What is on disk now is all that a program leaves which is killed at this moment.
        _copy(path.parent.parent, left)
    return place


@pytest.mark.req("S6.2", "S10.4")
async def test_an_empty_folder_becomes_an_exported_report_though_the_program_was_killed(
    desk: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The half of an ans"
    killed = tmp_path_factory.mktemp("after") / "killed"
    place = await until_killed(desk / "case.imr.toml", words, killed)

    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(killed / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(killed / "config"))
    app = ImrApp(Session.open(killed / "desk" / "case.imr.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the question where the author was")
        assert hands.at == place
        assert words in text_of(app)
        hands.press("ctrl+a", "backspace")
        await interview(hands)
        assert {table: len(rows) for table, rows in app.session.draft.rows.items()} == {
            k: v for k, v in ROWS.items() if v
        }
        await export(hands, killed / "desk")
        hands.press("ctrl+q")
        await hands.until(lambda: app.return_code is not None, "the end")
        assert app.return_code == 0

    written = docx.Document(str(killed / "desk" / "imr-working.docx"))
    text = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert "CRITICAL ANALYSIS" in text  # the number before it is counted by Word
    assert "One person kept the list of missed visits" in text
    cells = "\n".join(cell.text for table in written.tables for cell in table._cells)
    assert "Put the list of missed visits on the agenda" in cells
    assert "17/09/09" in cells


def _copy(source: Path, target: Path) -> None:
    for name in ("desk", "state", "config"):
        for file in (source / name).rglob("*"):
            if file.is_file():
                goal = target / name / file.relative_to(source / name)
                goal.parent.mkdir(parents=True, exist_ok=True)
                goal.write_bytes(file.read_bytes())


async def export(hands: Hands, folder: Path) -> None:
    """The working copy, by name from the list of commands."""
    await hands.command("export")
    await hands.until(lambda: "A working copy is never refused" in text_of(hands.app), "the export dialog")
    hands.press("f2")
    await hands.until(lambda: "Written:" in hands.said, "the document")
    assert (folder / "imr-working.docx").is_file()
    hands.press("escape")
    await hands.until(lambda: isinstance(hands.app.screen, InterviewScreen), "the question again")


@pytest.mark.req("QA.2")
async def test_answering_a_question_changes_the_right_criterion_on_screen(desk: Path) -> None:
    session = Session.new(desk / "case.imr.toml")
    app = ImrApp(session, goto="legal_advice")
    async with app.run_test(size=(120, 40)) as pilot:
        hands = Hands(pilot)
        await hands.until(lambda: "to do" in line_with(app, "QUALITY"), "the criteria")
        before = criteria(app)
        assert before[3] == "[ ]"
        await hands.answer("available")
        await hands.answer("the solicitor of the agency")
        await hands.until(lambda: criteria(app)[3] == "[Y]", "criterion 3")
        after = criteria(app)
        assert {number for number in before if before[number] != after[number]} == {3}


def criteria(app: ImrApp) -> dict[int, str]:
    """The criteria as they stand on the screen: number and mark."""
    found = {}
    for line in text_of(app).splitlines():
        for mark in ("[Y]", "[N]", "[~]", "[ ]"):
            number = line.rpartition(f"{mark} ")[2].split(" ")
            digits = next((part for part in number if part), "")
            if f"{mark} " in line and digits.isdigit():
                found[int(digits)] = mark
    return found
