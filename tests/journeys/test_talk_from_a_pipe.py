"""From an empty folder to an exported report, through a pipe; the same answers by another way are the same draft."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest

from imrassist.model.draft import Draft
from imrassist.session import Session
from tests.journeys.said import ROWS, do, steps

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def imrassist(*args: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "imrassist", *args]
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=False, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@dataclass(frozen=True)
class Told:
    """The case as it was told straight to the session."""

    lines: list[str]
    """The same in line mode."""
    content: object
    draft: bytes
    """The file."""
    body: str
    """Of the Word document that is made of it."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The case, told once."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("told")
        patch.setenv("IMRASSIST_STATE_DIR", str(folder / "state"))
        session = Session.new(folder / "case.imr.toml")
        lines = [line for step in steps(session) for line in step.lines]
        written = session.export("imr", "working", folder).path
        assert written
        session.close()
        return Told(lines, content(session.draft), session.path.read_bytes(), body(written))


def content(draft: Draft) -> object:
    """All that a draft holds, its rows by their position in place of their ids."""
    names = {row.id: f"{table} {at}" for table, rows in draft.rows.items() for at, row in enumerate(rows)}

    def plain(answers: object) -> object:
        assert isinstance(answers, dict)
        return {
            question: (
                tuple(names.get(each, each) for each in answer.value)
                if isinstance(answer.value, tuple)
                else names.get(answer.value, answer.value),
                answer.parked,
                answer.note,
                answer.who,
                answer.unsure,
            )
            for question, answer in answers.items()
        }

    rows = {table: [plain(dict(row.answers)) for row in rows] for table, rows in draft.rows.items()}
    return plain(dict(draft.answers)), rows


def read(path: Path) -> Draft:
    return Session.open(path, read_only=True).draft


def body(path: Path) -> str:
    """The body of a Word file, without its bookmarks and where links lead: these are named after the ids of rows."""
    with zipfile.ZipFile(path) as whole:
        return re.sub(r'<w:bookmark(Start|End)[^>]*>| w:anchor="[^"]*"', "", whole.read("word/document.xml").decode())


@pytest.mark.req("S6.1", "S2.2", "2.1")
def test_from_an_empty_folder_to_an_exported_report(desk: Path, told: Told) -> None:
    assert imrassist("new", "case").returncode == 0
    done = imrassist("talk", "case", said="\n".join([*told.lines, "/export working", "/quit", ""]))
    assert (done.returncode, done.stderr) == (0, "")
    draft = read(desk / "case.imr.toml")
    assert {table: len(rows) for table, rows in draft.rows.items()} == {table: n for table, n in ROWS.items() if n}
    assert content(draft) == told.content
    assert body(desk / "imr-working.docx") == told.body
    paragraphs = [paragraph.text for paragraph in docx.Document(str(desk / "imr-working.docx")).paragraphs]
    assert any("Missed visits were not followed up." in paragraph for paragraph in paragraphs)


def test_what_was_told_has_no_must_remark_and_makes_a_submission_copy(desk: Path, told: Told) -> None:
    (desk / "case.imr.toml").write_bytes(told.draft)
    done = imrassist("export", "case", "--copy", "submission")
    assert done.returncode == 0
    assert done.stderr.endswith("without one: nothing found.\n")
    assert Path(done.stdout.strip()).name == "imr-submission.docx"
    assert imrassist("check", "case.imr.toml").stdout.splitlines()[2].startswith("Remarks: 0 must")


def test_killed_half_way_it_goes_on_at_the_same_question_and_ends_as_the_same_draft(desk: Path, told: Told) -> None:
    half = len(told.lines) // 2
    command = [sys.executable, "-m", "imrassist", "talk", "case"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ)) as talk:
        assert talk.stdin is not None
        assert talk.stdout is not None
        talk.stdin.write("\n".join([*told.lines[:half], "/where", ""]).encode())
        talk.stdin.flush()
        for line in talk.stdout:
            if line.startswith(b"The draft is"):
                break
        talk.send_signal(signal.SIGKILL)
    done = imrassist("talk", "case", said="\n".join([*told.lines[half:], "/quit", ""]))
    assert done.returncode == 0
    assert content(read(desk / "case.imr.toml")) == told.content


def test_a_closed_window_saves_and_ends_as_interrupted(desk: Path) -> None:
    command = [sys.executable, "-m", "imrassist", "talk", "case"]
    for number in (signal.SIGTERM, signal.SIGHUP):
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as talk:
            assert talk.stdin is not None
            assert talk.stdout is not None
            assert talk.stderr is not None
            talk.stdin.write(b"/goto agency_profile\nThe agency does\n/where\n")
            talk.stdin.flush()
            for line in talk.stdout:
                if line.startswith(b"The draft is"):
                    break
            talk.send_signal(number)
            talk.stdout.read()
            err = talk.stderr.read().decode()
        assert talk.returncode == 130
        assert len(err.splitlines()) == 1
    said = imrassist("talk", "case", said="/goto agency_profile\n").stdout
    assert "You had begun" in said


def test_one_step_at_a_time_is_how_the_case_was_told(desk: Path) -> None:
    session = Session.new(desk / "case.imr.toml", today=date(2010, 3, 20))
    first = next(steps(session))
    assert session.draft.answers == {}
    assert do(session, first) == session.after(first.place)
    session.close()
