"""Frozen copies of a review: kept once, never changed, and told when they are not what was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.storage import submissions
from imrassist.storage.beside import put_new
from imrassist.storage.submissions import (
    DRAFT,
    fault_of,
    folder_of,
    forget_read,
    freeze,
    frozen,
    keep_read,
    read_then,
)  # fmt: skip
from tests.small import filled

ONE, TWO = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case-7.imr.toml"


def test_what_was_read_is_kept_once_for_each_wording_and_for_the_user_alone(path: Path) -> None:
    draft = filled()
    assert keep_read(path, draft, ONE) == ""
    assert keep_read(path, draft.with_(saved_seq=9), ONE) == ""
    assert read_then(path, ONE) == draft
    assert read_then(path, TWO) is None
    file = folder_of(path) / "read" / f"{ONE}.imr.toml"
    assert file.stat().st_mode & 0o077 == 0
    assert folder_of(path).name == "case-7.submissions"


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0123456789ABCDEF", "0" * 17])
def test_what_is_no_digest_names_no_file(path: Path, digest: str) -> None:
    assert keep_read(path, filled(), digest) != ""
    assert read_then(path, digest) is None
    assert not folder_of(path).exists()


def test_a_copy_that_was_damaged_is_none(path: Path) -> None:
    keep_read(path, filled(), ONE)
    file = folder_of(path) / "read" / f"{ONE}.imr.toml"
    file.write_text(file.read_text("utf-8").replace("sown", "own"), "utf-8")
    assert read_then(path, ONE) is None
    file.write_bytes(b"\x00")
    assert read_then(path, ONE) is None


def test_what_was_read_goes_when_a_name_was_taken_out_and_what_was_sent_stays(path: Path) -> None:
    keep_read(path, filled(), ONE)
    folder, sha = freeze(path, "2010-06-01-first", filled(), {})
    forget_read(path)
    assert read_then(path, ONE) is None
    assert frozen(path, folder, sha) == filled()
    forget_read(path.with_name("other.imr.toml"))


def test_a_submission_of_the_same_day_and_stage_has_a_folder_of_its_own(path: Path) -> None:
    first, sha = freeze(path, "2010-06-01-revised", filled(), {"a.docx": b"1"})
    second, _ = freeze(path, "2010-06-01-revised", filled(), {"a.docx": b"2"})
    assert (first, second) == ("2010-06-01-revised", "2010-06-01-revised-2")
    assert (folder_of(path) / first / "a.docx").read_bytes() == b"1"
    assert fault_of(path, first, sha) == ""


def test_a_folder_named_in_a_file_leads_nowhere_else(path: Path, tmp_path: Path) -> None:
    _, sha = freeze(path, "2010-06-01-first", filled(), {})
    assert fault_of(path, "../case-7.submissions/2010-06-01-first", sha) == ""
    assert fault_of(path, "../..", sha) == "is not there"
    with pytest.raises(ImrError, match="cannot be read"):
        frozen(path, str(tmp_path), sha)


def test_what_cannot_be_written_is_taken_away_again_and_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = put_new

    def full(target: Path, data: bytes) -> None:
        if target.name == DRAFT:
            raise OSError(28, "no space")
        real(target, data)

    monkeypatch.setattr(submissions, "put_new", full)
    with pytest.raises(ImrError, match="disk is full"):
        freeze(path, "2010-06-01-first", filled(), {"a.docx": b"1"})
    assert list(folder_of(path).iterdir()) == []
    monkeypatch.setattr(submissions, "put_new", lambda *_: full(Path(DRAFT), b""))
    assert keep_read(path, filled(), ONE) == "the disk is full"
