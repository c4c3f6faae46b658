"""A second, wholly different form goes the whole way, so nothing of the first stands in Python."""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from imrassist.checks.told import report_digest
from imrassist.interview.load import checks_folder, load_form
from imrassist.interview.question import Form
from imrassist.interview.reading import Misread
from imrassist.model.answer import Place
from imrassist.session import Session

HARBOUR = Path(__file__).resolve().parent / "forms" / "harbour"
TODAY = date(2026, 3, 2)
REVIEW = {
    "berth": "Buoy 4",
    "held_by": "R. Sample, assistant harbour master",
    "tide": "ebb",
    "boat_list": "done",
    "log_from": "12/02/26",
    "log_to": "13/02/26",
    "log_rows": "done",
    "grounding_cause": "The leading light had been out for three nights, because nobody was named to look at it.",
    "cure_rows": "done",
}
ROWS = {
    "boat": [
        {"boat_mark": "Boat A", "boat_lit": "yes"},
        {"boat_mark": "Boat B", "boat_lit": "no", "boat_dark_reason": "The battery was flat."},
    ],
    "sighting": [
        {
            "seen_on": "13/02/26",
            "seen_at": "04:10",
            "seen_what": "Aground on the bar, heeling.",
            "seen_boats": "Boat B",
        },
        {"seen_on": "12/02/26", "seen_at": "23:55", "seen_what": "Under way, outward.", "seen_boats": "1, 2"},
    ],
    "cure": [{"cure_what": "A named person looks at the leading light each dusk", "cure_by": "01/04/26"}],
}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def form() -> Form:
    return load_form(str(HARBOUR))


def told(path: Path) -> Session:
    """A draft of the second form, told from the first question to the last in the order it asks."""
    session = Session.new(path, form=str(HARBOUR), today=TODAY)
    waiting = {table: list(rows) for table, rows in ROWS.items()}
    place = session.after(None)
    steps = 0
    while place is not None:
        steps += 1
        assert steps < 100, f"it asks {place} for ever"
        question = session.form.questions[place.question]
        if question.kind == "table" and waiting[question.of]:
            said = waiting[question.of].pop(0)
            row = session.add_row(question.of)
            first = session.row_places(row)[0]
            for asked in session.row_places(row):
                give(session, asked, said)
            assert session.after(first) == place, "a finished row leads back to: another one?"
            continue
        give(session, place, REVIEW)
        place = session.after(place)
    return session


def give(session: Session, place: Place, said: dict[str, str]) -> None:
    if place.question in said:
        changed = session.answer(place, said[place.question])
        assert not isinstance(changed, Misread), (place, changed)


def document(path: Path) -> str:
    """All text of a Word document's body, tables too."""
    found = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in found.paragraphs] + cells)


def test_the_second_form_shares_no_id_and_no_label_with_the_first(form: Form) -> None:
    first = load_form("stockport-2010")
    assert not {section.id for section in form.sections} & {section.id for section in first.sections}
    assert not set(form.questions) & set(first.questions)
    assert not set(form.tables) & set(first.tables)
    assert not set(form.grids) & set(first.grids)
    assert not {each.text for each in form.criteria} & {each.text for each in first.criteria}
    assert not {each.label for each in form.scale} & {each.label for each in first.scale}
    assert (form.style.font, form.style.size) != (first.style.font, first.style.size)


def test_its_checks_lie_beside_it(form: Form) -> None:
    assert checks_folder(form) == HARBOUR / "checks"
    assert list((HARBOUR / "checks").glob("*.toml"))


def test_its_questions_come_in_its_own_order_rows_before_the_question_that_ends_them(tmp_path: Path) -> None:
    session = Session.new(tmp_path / "inquiry.imr.toml", form=str(HARBOUR), today=TODAY)
    assert [place.question for place in session.places()] == [
        "boat_list", "log_from", "log_to", "log_rows", "berth", "held_by", "tide", "grounding_cause", "cure_rows",
    ]  # fmt: skip
    row = session.add_row("boat")
    assert [place.question for place in session.row_places(row)][:2] == ["boat_mark", "boat_lit"]
    session.answer(Place("boat_lit", row), "no")
    assert Place("boat_dark_reason", row) in session.row_places(row)
    assert session.asked(Place("boat_lit", row)).ask
    session.close()


def test_its_text_is_built_from_the_answers(tmp_path: Path) -> None:
    session = told(tmp_path / "inquiry.imr.toml")
    report = session.report()
    assert [section.heading for section in report.sections] == [
        "", "Part A. The boats", "Part B. The watch log", "Part C. Cause and cure",
    ]  # fmt: skip
    text = [block.text for section in report.sections for block in section.blocks if not block.grid]
    assert "Boats under way: two. Boats without lights: one." in text
    assert "Boat B showed no lights, because the battery was flat." in text
    assert "The log was read from 12 February 2026 to 13 February 2026." in text
    assert not [block.key for section in report.sections for block in section.blocks if block.gap]
    log = next(block.grid for section in report.sections for block in section.blocks if block.key == "watch.table")
    assert log is not None
    assert [line.cells[0].paragraphs for line in log.lines] == [("12/02/26",), ("13/02/26",)]
    assert log.lines[0].cells[2].paragraphs == ("Under way, outward.", "Boats: Boat A and Boat B.")
    session.close()


def test_its_own_criteria_and_checks_speak(tmp_path: Path) -> None:
    session = told(tmp_path / "inquiry.imr.toml")
    lookout, mending = session.standings()
    assert (lookout.criterion, lookout.suggestion) == ("lookout", "partially")
    assert [reason.say for reason in lookout.speaks_for] == ["2 of 2 sightings have a time."]
    assert [reason.say for reason in lookout.against] == ["1 of 2 boats showed no lights."]
    assert (mending.criterion, mending.suggestion) == ("mending", "yes")
    cure = session.rows("cure")[0][0]
    session.clear(Place("cure_by", cure))
    session.answer(Place("grounding_cause"), "She was struck on the left side, because no lights were seen.")
    raised = {remark.check: remark for remark in session.remarks()}
    assert raised["boats.cure_without_day"].place == Place("cure_by", cure)
    ashore = raised["log_words.ashore"]
    assert (ashore.section, ashore.place) == ("cause", Place("grounding_cause"))
    assert session.standings()[1].suggestion != "yes"
    session.close()


def test_common_checks_speak_of_it_by_role_and_are_silent_where_it_lacks_one(tmp_path: Path) -> None:
    session = told(tmp_path / "inquiry.imr.toml")
    before = {remark.check for remark in session.remarks()}
    assert not [check for check in before if check.startswith(("childs_voice", "terms", "thread", "action_plan"))]
    session.answer(Place("log_to"), "01/01/26")
    after = {remark.check: remark.place for remark in session.remarks()}
    assert "dates.period_backwards" not in before
    assert after["dates.period_backwards"] == Place("log_to")
    session.close()


def test_its_word_document_has_its_labels_its_font_and_nothing_of_the_first(tmp_path: Path) -> None:
    session = told(tmp_path / "inquiry.imr.toml")
    exported = session.export("imr", "submission", tmp_path)
    assert exported.refused == ""
    assert exported.path is not None
    text = document(exported.path)
    for label in ("GROUNDING AND COLLISION INQUIRY", "Part B. The watch log", "Clock", "Berth or buoy", "Buoy 4"):
        assert label in text
    assert "Boat B showed no lights, because the battery was flat." in text
    with zipfile.ZipFile(exported.path) as package:
        parts = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml")).decode("utf-8")
    assert "Georgia" in parts
    assert "Arial" not in parts
    for foreign in ("Stockport", "SSCB", "Individual Management Review", "SECTION 1", "Strictly Confidential"):
        assert foreign not in parts
    session.close()


def test_its_draft_names_its_tables_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "inquiry.imr.toml"
    session = told(path)
    said = session.draft
    session.close()
    raw = tomllib.loads(path.read_text("utf-8"))
    assert raw["form"]["id"] == "harbour"
    assert len(raw["boat"]) == 2
    again = Session.open(path, form=str(HARBOUR), today=TODAY)
    assert again.draft.answers == said.answers
    assert again.draft.rows == said.rows
    again.close()


def lines() -> list[str]:
    """The same answers as somebody would type them in line mode, in the order of asking."""
    typed = []
    for table, ends, review in (
        ("boat", "boat_list", ()),
        ("sighting", "log_rows", ("log_from", "log_to")),
        ("cure", "cure_rows", ("berth", "held_by", "tide", "grounding_cause")),
    ):
        typed += [line for name in review for line in entry(name, REVIEW)]
        for row in ROWS[table]:
            typed += ["yes", *(line for name in row for line in entry(name, row))]
        typed.append(REVIEW[ends])
    return typed


def entry(name: str, said: dict[str, str]) -> list[str]:
    """One answer as lines; a long one ends with a full stop alone."""
    return [said[name], "."] if load_form(str(HARBOUR)).questions[name].kind == "long" else [said[name]]


def test_line_mode_gives_the_same_report_and_the_same_document(tmp_path: Path) -> None:
    session = told(tmp_path / "inquiry.imr.toml")
    (tmp_path / "app").mkdir()
    exported = session.export("imr", "working", tmp_path / "app")
    command = [sys.executable, "-m", "imrassist", "talk", "spoken", "--form", str(HARBOUR)]
    typed = "\n".join([*lines(), "/export working", "/quit", ""])
    done = subprocess.run(command, input=typed, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    spoken = Session.open(tmp_path / "spoken.imr.toml", form=str(HARBOUR), today=TODAY)
    assert report_digest(spoken.report(), spoken.form) == report_digest(session.report(), session.form)
    assert exported.path is not None
    assert document(tmp_path / "imr-working.docx") == document(exported.path)
    spoken.close()
    session.close()


def test_lint_finds_nothing_in_it_but_names_file_line_and_key_of_what_is_broken(tmp_path: Path) -> None:
    def lint(folder: Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "imrassist", "lint", "--form", str(folder)]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    sound = lint(HARBOUR)
    assert (sound.returncode, sound.stderr) == (0, ""), sound.stdout
    broken = tmp_path / "broken"
    for path in HARBOUR.rglob("*.toml"):
        target = broken / path.relative_to(HARBOUR)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text("utf-8").replace('need = "must"', 'needed = "must"', 1), "utf-8")
    said = lint(broken)
    assert said.returncode == 1
    assert "00-cover.toml" in said.stdout
    assert "needed" in said.stdout
