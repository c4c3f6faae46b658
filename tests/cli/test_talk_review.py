"""A review in line mode: two people, one after another, each in plain lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.session import Session
from tests.cli.test_talk import FakeEars
from tests.session.reviewing import the_example


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    return the_example(tmp_path)


def said(session: Session, *lines: str) -> str:
    """All that is said when these lines are typed."""
    heard: list[str] = []
    talk = Talk(session, Voice(heard.append), FakeEars(list(lines)))
    talk.go(session.here or session.after(None))
    talk.run()
    return "".join(heard)


@pytest.mark.req("2.7i")
def test_a_review_is_done_line_by_line(session: Session) -> None:
    told = said(
        session,
        "/send",
        "/reviewer",
        "/brief",
        "/judge 3",
        "/judge 3 no",
        "/judge 3 no It is not said when.",
        "/passages 3",
        "/point passage 2 Say when.",
        "/point criterion 1 Say the aim.",
        "/point report Shorter, please.",
        "/goto legal_from",
        "A new answer",
        "/judge",
        "/sign",
        "/reviewer leave",
        "/points",
        "/done 1 Said now.",
        "/notdone 2",
        "/notdone 2 because it stands in section 2.",
        "/reviewer",
        "/close 1",
        "/signed",
        "/trail",
        "/quit",
    )
    for words in (
        "It is marked as sent",
        "Reviewing: Margaret Ellershaw, Director of nursing. The text is read-only now.",
        "What happened.",
        "Against it: nothing so far.",
        "No and Partially need a comment.",
        "Kept. Criterion 3: No. It is not said when.",
        "The tool suggests: Yes.",
        "Kept as point 3.",
        "3. Legal advice: No. It is not said when.",
        "No verdict yet on criteria: 1, 2, 4",
        "in a review the text is read-only",
        "Not done needs a reason.",
        "Closed.",
        "Nobody has signed yet.",
        "The trail holds together.",
        "wrote the whole trail anew",
    ):
        assert words in told, words
    assert session.draft.verdicts["approver:legal_advice"].answer == "no"
    assert [point.answer for point in session.draft.points.values()] == ["done", "not_done", ""]


def test_signed_submitted_returned_and_what_changed_since_in_lines(session: Session) -> None:
    yes = [f"/judge {number} yes" for number in range(1, 15)]
    told = said(
        session, "/reviewer", *yes, "/sign", "/submit first", "/submissions", "/reviewer leave", "/letter",
         "1. Say who.", "2. Say when.", ".", "/goto legal_from", "the agency's lawyer", "/since first",
        "/signed", "/submit revised", "/submit revised unread because she is away.", "/quit",
    )  # fmt: skip
    for words in (
        "The code of what you signed is ",
        "Submitted. A frozen copy is kept in case-7.submissions/2010-06-01-first.",
        "1. first, 01/06/10. Read and signed by Margaret Ellershaw.",
        "2 points recorded.",
        '"solicitor" is now "lawyer"',
        "the signature no longer holds",
        "has not signed this very text",
        "case-7.submissions/2010-06-01-revised",
    ):
        assert words in told, words
