"""What a check of a draft says of its review: the trail, the signature, and what that does and does not prove."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from imrassist import batch
from imrassist.cli.main import commands
from imrassist.session import Session
from tests.session.reviewing import TODAY, answered, judge_all, the_example


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    session = the_example(tmp_path)
    session.begin_review()
    judge_all(session)
    session.sign()
    session.end_review()
    return session


def checks(path: Path) -> list[str]:
    told = json.loads(batch.told([batch.check(path, today=TODAY)], as_json=True))
    return [each["check"] for each in told["files"][0]["remarks"] if each["check"].startswith("review.")]


def test_check_says_that_the_trail_holds_together_and_what_that_cannot_show(session: Session) -> None:
    session.close()
    text = batch.told([batch.check(session.path, today=TODAY)])
    assert "The trail has 15 lines and holds together." in text
    assert "wrote the whole trail anew" in " ".join(text.split())
    assert f"Code of what was signed: {session.draft.signatures[-1].code}" in " ".join(text.split())
    assert checks(session.path) == []


def test_check_tells_of_a_signature_that_no_longer_holds(session: Session) -> None:
    answered(session, "legal_from", "the agency's lawyer")
    session.close()
    assert checks(session.path) == ["review.signature_lapsed"]
    assert "CHANGED SINCE" in batch.told([batch.check(session.path, today=TODAY)])


def test_check_tells_of_a_line_that_is_not_as_it_was_written(session: Session, tmp_path: Path) -> None:
    session.close()
    text = session.path.read_text("utf-8").replace('did = "judged"', 'did = "raised"', 1)
    other = tmp_path / "tampered.imr.toml"
    other.write_text(text, "utf-8")
    assert checks(other) == ["review.trail_broken"]


def test_a_review_done_on_a_copy_is_taken_in_by_command(session: Session, tmp_path: Path) -> None:
    session.close()
    copy = tmp_path / "copy.imr.toml"
    copy.write_bytes(session.path.read_bytes())
    other = Session.open(copy, today=TODAY)
    other.now = session.now
    other.begin_review()
    other.judge("scope", "no", "The aim is missing.")
    other.close()
    done = CliRunner().invoke(commands, ["review", str(session.path), "--take-in", str(copy)], standalone_mode=False)
    assert done.exception is None
    assert "Taken over: Criterion 1: the verdict of Margaret Ellershaw." in done.output
    opened = Session.open(session.path, today=TODAY)
    assert opened.draft.verdicts["approver:scope"].answer == "no"
    assert "earlier.1:scope" not in opened.draft.verdicts


def test_the_screen_of_a_review_needs_a_terminal_and_says_so(session: Session) -> None:
    session.close()
    done = CliRunner().invoke(commands, ["review", str(session.path)], standalone_mode=False)
    assert done.return_value == 2


def test_a_quality_form_typed_from_paper_is_imported_and_what_is_not_read_is_told(
    session: Session, tmp_path: Path
) -> None:
    session.close()
    typed = tmp_path / "form.txt"
    typed.write_text("1 no The aim is missing.\n2 yes\n", "utf-8")
    call = ["import", str(session.path), str(typed), "--as", "quality-form"]
    tried = CliRunner().invoke(commands, [*call, "--dry-run"], standalone_mode=False)
    assert tried.return_value == 1
    assert tried.stdout == "1\tNo\tThe aim is missing.\n2\tYes\t\n"
    assert "Not judged on the form, criteria: 3, 4" in tried.stderr
    assert Session.open(session.path, read_only=True).draft.verdicts["approver:scope"].answer == "yes"
    assert CliRunner().invoke(commands, call, standalone_mode=False).return_value == 1
    opened = Session.open(session.path, read_only=True)
    assert opened.draft.verdicts["approver:scope"].answer == "no"
    assert opened.trail().whole
