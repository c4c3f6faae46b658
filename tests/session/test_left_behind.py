"""Copies beside a draft in which names stand: told, coded, removed; and the board's codes pasted."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.session.taking_in import codes_pasted
from imrassist.storage.key_file import read_key

TODAY = date(2010, 4, 1)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    session = Session.new(tmp_path / "case.imr.toml", today=TODAY)
    session.keyring.add(real="Niamh Harthope", code="Mrs A", kind="person", sex="F", title="Mrs")
    return session


def with_a_copy(session: Session, kind: str = "conflict PC-7 2010-04-01 1200") -> Path:
    """A copy beside the draft that names somebody; the draft itself does not any more."""
    session.answer(Place("introduction_more"), "Mrs Harthope opened the door. Niamh was out.")
    session.save()
    copy = session.path.with_name(f"case ({kind}).imr.toml")
    copy.write_bytes(session.path.read_bytes())
    session.replace_names()
    return copy


def test_codes_are_put_in_the_place_of_names_in_a_conflict_copy_and_it_stays_a_draft(session: Session) -> None:
    copy = with_a_copy(session)
    (left,) = session.names_left_behind()
    assert (left.path, left.counts) == (copy, (("Mrs A", 2),))
    session.code_left_behind(left)
    assert session.names_left_behind() == ()
    text = copy.read_text("utf-8")
    assert "Harthope" not in text
    assert "Niamh" not in text
    assert "Mrs A opened the door. Mrs A was out." in text


@pytest.mark.parametrize("name", ["case (Jo's conflicted copy 2010-04-01).imr.toml", "case.imr-PC7.toml"])
def test_a_copy_that_another_program_named_is_found_by_its_id(session: Session, name: str) -> None:
    session.answer(Place("introduction_more"), "Mrs Harthope opened the door.")
    session.save()
    copy = session.path.with_name(name)
    copy.write_bytes(session.path.read_bytes())
    session.path.with_name("of another review.imr.toml").write_text('doc_id = "x"\ntext = "Mrs Harthope"\n', "utf-8")
    session.replace_names()
    (left,) = session.names_left_behind()
    assert left.path == copy
    assert "another copy of this draft" in left.told()
    session.code_left_behind(left)
    assert session.names_left_behind() == ()
    assert "Mrs A opened the door." in copy.read_text("utf-8")


def test_but_a_damaged_original_is_not_written_in_and_says_what_to_do(session: Session) -> None:
    session.path.with_name("case.damaged-2010-04-01.imr.toml").write_text(
        '[[answer]]\ngiven = "Niamh Harthope', "utf-8"
    )
    (left,) = session.names_left_behind()
    with pytest.raises(ImrError, match="Remove it here"):
        session.code_left_behind(left)
    session.remove_left_behind(left)
    assert session.names_left_behind() == ()


@pytest.mark.parametrize(
    "pasted",
    [
        "Name\tCode\nNiamh Harthope\tMrs K\nOrla Fenn\tChild 3",
        "Name,Code\nNiamh Harthope,Mrs K\nOrla Fenn,Child 3",
        "Mrs K\tNiamh Harthope\nChild 3\tOrla Fenn\n",
    ],
)
def test_the_boards_codes_pasted_as_rows_are_told_and_then_written_everywhere(session: Session, pasted: str) -> None:
    session.answer(Place("introduction_more"), "Mrs A opened the door.")
    taken = codes_pasted(session, pasted)
    assert session.draft.answers["introduction_more"].value == "Mrs A opened the door."
    session.take_codes(taken)
    assert session.draft.answers["introduction_more"].value == "Mrs K opened the door."
    assert {(each.real, each.code) for each in session.keyring.key.entries} == {
        ("Niamh Harthope", "Mrs K"),
        ("Orla Fenn", "Child 3"),
    }


_DECIDES = """
import sys
from pathlib import Path
from imrassist.session import Session
session = Session.open(Path(sys.argv[1]), read_only=True)
ring = session.keyring
len(ring.key.entries)
print("read", flush=True)
sys.stdin.readline()
try:
    session.decide(sys.argv[2])
    print("kept", flush=True)
except Exception as error:
    print(type(error).__name__, flush=True)
"""


def test_two_programs_that_hold_one_key_at_a_time_lose_neither_ones_decision(session: Session) -> None:
    session.save()
    path = session.keyring.path
    assert path is not None
    words = ("Willowbank", "Fernshaw")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _DECIDES, str(session.path), each],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for each in words
    ]  # fmt: skip
    said = []
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "read\n"
    for each in running:
        out, _ = each.communicate("go\n", timeout=60)
        said.append(out.strip())
    kept = [decision.text for decision in read_key(path).key.decisions]
    # Whoever comes second is either told, or joined to the first: never silently written over.
    assert said[0] == "kept"
    assert words[0] in kept
    assert (words[1] in kept) == (said[1] == "kept")
