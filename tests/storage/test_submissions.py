"""Frozen copies of a review: kept once, never changed, and told when they are not what was kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.storage import submissions
from imrassist.storage.beside import put_new
from imrassist.storage.submissions import (
    DRAFT,
    all_read,
    fault_of,
    folder_of,
    forget_read,
    freeze,
    frozen,
    has_read,
    keep_read,
    read_then,
)  # fmt: skip
from imrassist.writing.as_read import Passage, read_digest
from tests.small import filled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case-7.imr.toml"


def read(words: str = "It was sown.") -> tuple[Passage, ...]:
    heading = Passage(section="1", key="=1", kind="section", says=(("Garden",),))
    line = Passage(section="1", key="t#r", kind="line", says=(("a", "b\nc"), ()), heads=("Day", "Event"))
    return heading, Passage(section="1", key="a.b", kind="para", says=((words,),)), line


ONE = read_digest(read())
TWO = read_digest(read("It was dug."))


def test_what_was_read_is_kept_once_for_each_wording_and_for_the_user_alone(path: Path) -> None:
    assert keep_read(path, read(), ONE) == ""
    file = folder_of(path) / "read" / f"{ONE}.read.jsonl"
    before = file.stat().st_mtime_ns
    assert keep_read(path, read(), ONE) == ""
    assert file.stat().st_mtime_ns == before
    assert read_then(path, ONE) == read()
    assert read_then(path, TWO) is None
    assert file.stat().st_mode & 0o077 == 0
    assert folder_of(path).name == "case-7.submissions"
    assert has_read(path, ONE)
    assert not has_read(path, TWO)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0123456789ABCDEF", "0" * 17])
def test_what_is_no_digest_names_no_file(path: Path, digest: str) -> None:
    assert keep_read(path, read(), digest) != ""
    assert read_then(path, digest) is None
    assert not has_read(path, digest)
    assert not folder_of(path).exists()


def damaged() -> list[bytes]:
    keeps = '{"imrassist":"read","version":1}\n%s\n'
    many = "[" * 100_000
    return [
        b"", b"\x00", b"\xff\xfe", keeps.encode() % b"{}", keeps.encode() % b"[]", keeps.encode() % b"7",
        keeps.encode() % many.encode(), keeps.encode() % b'{"section":"1","key":"k","kind":"para","says":7,"heads":[]}',
        keeps.encode() % b'{"section":"1","key":"k","kind":"para","says":[[null]],"heads":[]}',
        keeps.encode().replace(b'"version":1', b'"version":2') % b"",
    ]  # fmt: skip


@pytest.mark.parametrize("bytes_", damaged())
def test_a_copy_that_was_damaged_is_none(path: Path, bytes_: bytes) -> None:
    keep_read(path, read(), ONE)
    file = folder_of(path) / "read" / f"{ONE}.read.jsonl"
    file.write_bytes(bytes_)
    assert read_then(path, ONE) is None
    assert list(all_read(path)) == []


def test_a_copy_with_another_word_or_a_hidden_character_in_it_is_none(path: Path) -> None:
    keep_read(path, read(), ONE)
    file = folder_of(path) / "read" / f"{ONE}.read.jsonl"
    file.write_text(file.read_text("utf-8").replace("sown", "own"), "utf-8")
    assert read_then(path, ONE) is None
    # One that was made with a digest of its own is not let past the gate either.
    bad = read("It was\x1b[2J sown.")
    keep_read(path, bad, read_digest(bad))
    assert read_then(path, read_digest(bad)) is None


def test_what_is_kept_is_found_again_without_its_digest_the_latest_first(path: Path) -> None:
    keep_read(path, read(), ONE)
    keep_read(path, read("It was dug."), TWO)
    for at, digest in enumerate((TWO, ONE)):
        os.utime(folder_of(path) / "read" / f"{digest}.read.jsonl", (at, at))
    assert [digest for digest, _ in all_read(path)] == [ONE, TWO]
    assert list(all_read(path.with_name("other.imr.toml"))) == []


def test_what_was_read_goes_when_a_name_was_taken_out_and_what_was_sent_stays(path: Path) -> None:
    keep_read(path, read(), ONE)
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
    assert keep_read(path, read(), ONE) == "the disk is full"
