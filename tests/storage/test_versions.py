from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.storage.kept import folder_of
from imrassist.storage.versions import forget_versions, keep, kept_versions, read_version
from tests.small import filled

NOW = datetime(2024, 9, 17, 14, 32)


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


def test_a_version_is_the_draft_as_it_was_whole() -> None:
    draft = filled().with_(unknown={"mood": "good"})
    version = keep(draft, "  before the\nmanager ", NOW)
    assert (version.name, version.number, version.when) == ("before the manager", 1, "2024-09-17 14:32")
    assert kept_versions(draft.doc_id) == [version]
    assert read_version(version) == draft


def test_versions_are_told_newest_first_and_number_on() -> None:
    for name in ("one", "two", "three"):
        keep(filled(), name, NOW)
    assert [(each.number, each.name) for each in kept_versions("d1")] == [(3, "three"), (2, "two"), (1, "one")]
    assert kept_versions("d2") == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "One"])
def test_a_name_that_will_not_do_is_refused_and_nothing_is_kept(name: str) -> None:
    keep(filled(), "one", NOW)
    with pytest.raises(ImrError):
        keep(filled(), name, NOW)
    assert len(kept_versions("d1")) == 1


def test_only_the_user_can_read_it() -> None:
    version = keep(filled(), "one", NOW)
    assert stat.S_IMODE(version.path.stat().st_mode) == 0o600


def test_a_damaged_version_is_told_and_its_number_is_not_used_again() -> None:
    version = keep(filled(), "one", NOW)
    raw = version.path.read_bytes()
    version.path.write_bytes(raw[: len(raw) // 2])
    with pytest.raises(ImrError, match="damaged"):
        read_version(version)
    version.path.write_bytes(b"\xff\x00")
    assert kept_versions("d1") == []
    assert keep(filled(), "two", NOW).number == 2


def test_a_version_changed_by_hand_is_not_taken_for_what_was_kept() -> None:
    version = keep(filled(), "one", NOW)
    version.path.write_text(version.path.read_text("utf-8").replace("Mr A", "Mr B"), "utf-8")
    with pytest.raises(ImrError):
        read_version(version)


def test_all_are_let_go_when_a_name_was_taken_out() -> None:
    version = keep(filled(), "one", NOW)
    forget_versions(folder_of("d1"))
    assert not version.path.exists()
    assert kept_versions("d1") == []
