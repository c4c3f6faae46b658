from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Session
from tests.session.gardening import OWNER, new_garden


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    return new_garden(tmp_path)


def test_what_answers_built_anew_is_listed_but_not_what_the_author_worded(session: Session) -> None:
    session.edit_block("a.fence", "There never was a fence.")
    session.answer(OWNER, "Mrs B")
    (change,) = session.rebuilt()
    assert (change.before, change.after) == ("The garden is kept by Mr A.", "The garden is kept by Mrs B.")
    assert {each.key for each in session.changes()} == {"a.owner", "a.fence", "owner"}


def test_a_named_version_outlives_the_session_and_is_compared_with(session: Session) -> None:
    session.save_version("before")
    session.answer(OWNER, "Mrs B")
    session.close()
    again = Session.open(session.path, form=str(session.path.parent / "form"), today=session.today)
    assert again.changes() == ()
    for name in ("Before", "1"):
        assert [each.after for each in again.changes(again.draft_of(again.version(name)))] == [
            "The garden is kept by Mrs B.",
            "Mrs B",
        ]
    with pytest.raises(ImrError):
        again.version("after")


def test_a_version_opens_to_be_read_only_and_takes_nothing_from_the_journal(session: Session) -> None:
    version = session.save_version("before")
    session.answer(OWNER, "Mrs B")
    then = session.open_version(version)
    assert then.read_only
    assert then.section_text("a").blocks[0].text == "The garden is kept by Mr A."
    with pytest.raises(ImrError):
        then.answer(OWNER, "Mr C")
    with pytest.raises(ImrError):
        then.save_version("again")
    then.close()
    session.answer(Place("fenced"), "yes")
    assert session.section_text("a").blocks[0].text == "The garden is kept by Mrs B."
