"""The journal holds each record once, whatever happened while it was written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.storage import journal
from imrassist.storage.journal import Journal, Record, line, read_journals, read_line


def act(n: int, text: str = "x") -> Record:
    return Record(n=n, kind="act", data={"act": text})


def start(upto: int = 0) -> Record:
    return Record(n=upto, kind="from", data={"sha": "0" * 64, "seq": 1, "upto": upto})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "private"


def test_records_are_read_as_they_were_written(folder: Path) -> None:
    written = Journal(folder, 1)
    written.begin([start()])
    written.append([act(1), act(2, "é\nline\u2028 \ud800")])
    written.stop()
    found = read_journals(folder)
    assert [(each.n, each.kind, each.data) for each in found.records[1:]] == [
        (1, "act", {"act": "x"}),
        (2, "act", {"act": "é\nline\u2028 \ud800"}),
    ]
    assert found.torn == {1: 0}
    assert (found.next, found.next_file) == (3, 2)


def test_the_files_are_for_the_user_alone(folder: Path) -> None:
    written = Journal(folder, 1)
    written.begin([start()])
    written.stop()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "00000001.journal").stat().st_mode & 0o777 == 0o600


@given(st.data())
def test_a_line_with_anything_changed_is_not_read(data: st.DataObject) -> None:
    raw = line(act(7, "what was said")).rstrip(b"\n")
    at = data.draw(st.integers(0, len(raw) - 1))
    turned = raw[:at] + bytes([raw[at] ^ (1 << data.draw(st.integers(0, 7)))]) + raw[at + 1 :]
    assert read_line(turned) is None
    assert read_line(raw[:at]) is None
    assert read_line(raw) is not None


@given(st.binary(max_size=80))
def test_whatever_a_line_is_it_is_read_or_not_and_nothing_is_raised(raw: bytes) -> None:
    assert read_line(raw) is None


def test_a_torn_line_is_skipped_and_counted_and_the_rest_is_read(folder: Path) -> None:
    written = Journal(folder, 1)
    written.begin([start(), act(1), act(2), act(3)])
    written.stop()
    path = folder / "00000001.journal"
    raw = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(raw[0] + raw[1] + raw[2][:9] + b"\n" + raw[3] + b"torn")
    found = read_journals(folder)
    assert [each.n for each in found.records] == [0, 1, 3]
    assert found.torn == {1: 2}


def test_an_empty_file_counts_as_one_that_cannot_be_read(folder: Path) -> None:
    folder.mkdir()
    (folder / "00000004.journal").write_bytes(b"")
    (folder / "notes.txt").write_bytes(b"not ours")
    assert read_journals(folder).torn == {4: 1}
    assert read_journals(folder).next_file == 5


def test_a_record_written_again_after_an_error_stands_once_but_a_marker_keeps_its_place(folder: Path) -> None:
    written = Journal(folder, 1)
    written.begin([start(), act(1)])
    written.begin([start(), act(1), act(2)])
    written.stop()
    assert [(each.kind, each.n, each.file) for each in read_journals(folder).records] == [
        ("from", 0, 1),
        ("act", 1, 1),
        ("from", 0, 2),
        ("act", 2, 2),
    ]


def test_after_an_error_nothing_is_added_to_that_file_any_more(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = Journal(folder, 1)
    written.begin([start()])

    def full(fd: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(journal, "flush", full)
    with pytest.raises(OSError, match="full"):
        written.append([act(1)])
    assert not written.open
    with pytest.raises(OSError, match="no journal"):
        written.append([act(1)])


def test_a_number_that_is_taken_is_passed_over(folder: Path) -> None:
    folder.mkdir()
    (folder / "00000001.journal").write_bytes(b"left by somebody")
    written = Journal(folder, 1)
    written.begin([start()])
    written.stop()
    assert written.file == 2
    assert (folder / "00000001.journal").read_bytes() == b"left by somebody"


def test_old_files_go_but_never_the_one_being_written(folder: Path) -> None:
    written = Journal(folder, 1)
    for _ in range(3):
        written.begin([start()])
    written.let_go(99)
    written.stop()
    assert [each.name for each in folder.iterdir()] == ["00000003.journal"]
