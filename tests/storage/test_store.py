"""One draft on disk: nothing acknowledged is lost, whatever happens to the program, the file or the disk."""

from __future__ import annotations

import errno
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.acts import RowAdded, RowRemoved
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.storage import beside, kept, reserve, whole_write
from imrassist.storage.backups import DAYS, VERSIONS, Backups
from imrassist.storage.copy_of import copy_as_new
from imrassist.storage.draft_file import ReadDraft, read_draft
from imrassist.storage.history import History
from imrassist.storage.lock import Lock
from imrassist.storage.put_back import put_back
from imrassist.storage.store import Store
from tests.storage.desk import Desk, answered


def file_says(path: Path) -> Draft:
    found = read_draft(path.read_bytes())
    assert isinstance(found, ReadDraft)
    return found.draft


# ---- an ordinary day


def test_a_draft_is_started_saved_and_opened_again(desk: Desk) -> None:
    desk.create()
    assert desk.say("author_post", "Named nurse")
    desk.close()
    opened = desk.open()
    assert opened.draft.answers == {"author_post": Answer(value="Named nurse")}
    assert opened.notices == ()
    assert not opened.read_only
    desk.close()
    assert desk.beside() == []


def test_every_file_is_for_the_user_alone_whatever_the_umask(desk: Desk, state: Path) -> None:
    before = os.umask(0)
    try:
        desk.create().say("a", "x")
        desk.save()
        files = [each for folder in (desk.path.parent, state) for each in folder.rglob("*")]
        assert len(files) > 8
        for each in files:
            assert each.stat().st_mode & 0o777 == (0o700 if each.is_dir() else 0o600), each
    finally:
        os.umask(before)
        desk.close()


def test_looking_at_a_draft_and_closing_it_does_not_write_it(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.close()
    desk.path.write_text("# a note of my own\n" + desk.path.read_text())
    raw = desk.path.read_bytes()
    desk.open()
    desk.close()
    assert desk.path.read_bytes() == raw


def test_the_place_where_the_author_was_is_kept(desk: Desk) -> None:
    desk.create()
    desk.draft = desk.draft.with_(here=Place("told"))
    raw = desk.path.read_bytes()
    desk.close()
    assert desk.path.read_bytes() == raw
    assert desk.open().draft.here == Place("told")
    desk.say("a", "x")
    desk.draft = desk.draft.with_(here=Place("agency"))
    desk.close()
    assert file_says(desk.path).here == Place("agency")
    assert desk.open().draft.here == Place("agency")
    desk.close()


def test_what_is_to_be_told_after_the_last_save_is_told_after_closing(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.path.write_text(desk.path.read_text() + "# theirs\n")
    desk.close()
    assert "was changed by another program" in desk.store.news()[0]
    assert desk.store.news() == []
    assert desk.store.path.name.startswith("case é 7 (conflict ")


def test_a_draft_is_not_started_where_a_file_lies(desk: Desk) -> None:
    desk.path.write_text("mine")
    with pytest.raises(ImrError, match="There is a file of this name already"):
        desk.create()
    assert desk.path.read_text() == "mine"
    assert desk.beside() == []


@pytest.mark.parametrize("name", ["a:b.imr.toml", "nul.imr.toml", "x. ", "é" * 101, "COM1"])
def test_a_draft_is_not_started_under_a_name_that_another_system_refuses(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImrError, match="Choose another name"):
        Store.create(tmp_path / name, Draft(doc_id="", form_id="f"))
    assert not (tmp_path / name).exists()


def test_what_is_no_draft_or_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImrError, match="There is no such file"):
        Store.open(tmp_path / "none.imr.toml")
    (tmp_path / "photo.toml").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(ImrError, match=r"photo.toml, line 1, column 1: It cannot be read"):
        Store.open(tmp_path / "photo.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ImrError, match="It cannot be read: there is a folder of that name"):
        Store.open(tmp_path / "folder.toml")


# ---- the program ends


def test_after_a_crash_every_answer_is_there_and_the_author_is_told(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    desk.say("b", "y")
    desk.do(RowAdded(table="contact", row=Row(id="contact-1")))
    desk.crash()
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x"), "b": Answer(value="y")}
    assert opened.draft.rows["contact"] == (Row(id="contact-1"),)
    assert opened.notices == ("2 changes were not in the file yet, and taken up again.",)
    desk.close()
    assert file_says(desk.path).answers == opened.draft.answers


def test_after_a_crash_the_author_is_where_the_last_answer_was(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.crash()
    assert desk.open().draft.here == Place("a")
    desk.close()


def test_crash_after_crash_loses_nothing(desk: Desk) -> None:
    desk.create()
    for number in range(6):
        desk.say(f"q{number}", str(number))
        desk.crash()
        desk.open()
    assert [desk.given(f"q{number}") for number in range(6)] == [str(number) for number in range(6)]
    desk.close()


def test_what_was_being_typed_is_there_after_a_crash_and_after_a_save(desk: Desk) -> None:
    desk.create()
    desk.store.typing(Place("a"), "half a sen")
    desk.store.typing(Place("b"), "gone")
    desk.store.typing(Place("b"), "")
    desk.store.typing(Place("c", "contact-1"), "in a row")
    desk.crash()
    typed = {Place("a"): "half a sen", Place("c", "contact-1"): "in a row"}
    assert desk.open().typed == typed
    desk.say("d", "x")
    desk.close()
    assert desk.open().typed == typed
    desk.say("a", "half a sentence")
    desk.crash()
    assert desk.open().typed == {Place("c", "contact-1"): "in a row"}
    desk.close()


def test_undo_and_redo_outlive_the_program_saved_or_not(desk: Desk) -> None:
    desk.create().say("a", "1")
    desk.say("a", "2")
    desk.close()
    desk.open()
    desk.say("a", "3")
    desk.undo()
    desk.undo()
    assert desk.given("a") == "1"
    desk.crash()
    desk.open()
    assert desk.given("a") == "1"
    desk.redo()
    assert desk.given("a") == "2"
    desk.redo()
    assert desk.given("a") == "3"
    desk.crash()
    desk.open()
    assert len(desk.history.done) == 3
    for _ in range(3):
        desk.undo()
    assert desk.draft.answers == {}
    desk.close()


def test_a_row_removed_and_brought_back_by_undo_stands_where_it_stood(desk: Desk) -> None:
    desk.create()
    for number in range(3):
        desk.do(RowAdded(table="contact", row=Row(id=f"contact-{number}", answers={"x": Answer(value="y")})))
    before = desk.draft
    desk.do(RowRemoved(table="contact", row="contact-1"))
    desk.crash()
    desk.open()
    desk.undo()
    assert desk.draft.rows == before.rows
    desk.close()


def test_a_save_that_ended_before_it_was_noted_is_known_as_such(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    monkeypatch.setattr("imrassist.storage.log.Log.saved", lambda *_: None)
    desk.save()
    desk.crash()
    monkeypatch.undo()
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(desk.path.parent / "state"))
    opened = desk.open()
    assert opened.notices == ()
    assert opened.draft.answers == {"a": Answer(value="x")}
    desk.close()


def test_a_save_from_another_thread_leaves_what_was_answered_meanwhile_in_the_journal(desk: Desk) -> None:
    desk.create().say("a", "x")
    snapshot, history, upto = desk.draft, desk.history, desk.store.count
    desk.say("b", "y")
    desk.store.save(snapshot, history, upto=upto)
    desk.crash()
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x"), "b": Answer(value="y")}
    assert opened.notices == ("1 change was not in the file yet, and taken up again.",)
    desk.close()


# ---- the file is hurt, or changed by others


def test_a_damaged_file_is_put_together_again_and_kept_aside_byte_for_byte(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    desk.say("b", "y")
    desk.crash()
    hurt = desk.path.read_bytes()[:-30] + b'"""\n[['
    desk.path.write_bytes(hurt)
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x"), "b": Answer(value="y")}
    assert opened.notices[0].startswith(f"{desk.path.name} is damaged: line ")
    assert opened.notices[-1] == "The damaged file is kept as case é 7.damaged-2024-09-17.imr.toml."
    desk.close()
    assert desk.path.with_name("case é 7.damaged-2024-09-17.imr.toml").read_bytes() == hurt
    assert file_says(desk.path).answers == opened.draft.answers


def test_a_damaged_file_is_not_touched_when_it_is_only_read(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.close()
    desk.path.write_bytes(b"")
    opened = desk.open(read_only=True)
    assert opened.draft.answers == {"a": Answer(value="x")}
    assert opened.read_only
    assert desk.path.read_bytes() == b""
    assert desk.beside() == []


def test_a_damaged_file_without_any_copy_is_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "sent.imr.toml"
    path.write_text('[form]\nid = "f"\nx =\n')
    with pytest.raises(ImrError) as caught:
        Store.open(path)
    assert str(caught.value) == (
        "sent.imr.toml, line 3, column 4: It cannot be read: a value cannot be read. "
        'Go back to a copy of it, or have what is left of it: "imrassist recover sent.imr.toml". Nothing was changed.'
    )


def test_a_file_cut_between_two_entries_is_damaged_though_it_reads_well(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.say("b", "y")
    desk.close()
    raw = desk.path.read_bytes()
    desk.path.write_bytes(raw[: raw.rindex(b"[[answer]]")])
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x"), "b": Answer(value="y")}
    assert "its end is missing" in opened.notices[0]
    desk.close()


def test_one_turned_bit_in_an_answer_is_found_and_told_with_its_place(desk: Desk) -> None:
    desk.create().say("day", "2009-09-18")
    desk.close()
    desk.path.write_bytes(desk.path.read_bytes().replace(b"2009-09-18", b"2009-09-19"))
    opened = desk.open()
    assert opened.draft.answers == {"day": Answer(value="2009-09-18")}
    lines = desk.path.read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "2009" in text)
    assert f"line {line}, column 19: one character turned" in opened.notices[0]
    desk.close()
    assert b"2009-09-19" in desk.path.with_name("case é 7.damaged-2024-09-17.imr.toml").read_bytes()


def test_a_change_made_in_a_text_editor_counts_and_is_told(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.say("b", "y")
    desk.close()
    desk.path.write_text(desk.path.read_text().replace('"x"', '"by hand"'))
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="by hand"), "b": Answer(value="y")}
    told = "The file was changed outside imrassist since it was saved: 1 answer differs from the copy that is kept"
    assert opened.notices == (f"{told} on this computer.",)
    desk.say("c", "z")
    desk.close()
    assert desk.open().notices == ()
    desk.close()


def test_a_change_made_in_a_text_editor_after_a_crash_is_joined_with_what_was_not_saved(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    desk.say("b", "y")
    desk.crash()
    desk.path.write_text(desk.path.read_text().replace('"x"', '"by hand"'))
    assert desk.open().draft.answers == {"a": Answer(value="by hand"), "b": Answer(value="y")}
    desk.close()


def test_two_programs_never_write_over_each_other(desk: Desk) -> None:
    desk.create().say("a", "mine")
    theirs = desk.path.read_text().replace("finished = []", 'finished = ["theirs"]')
    desk.path.write_text(theirs)
    desk.save()
    assert desk.path.read_text() == theirs
    assert desk.store.path != desk.path
    assert desk.store.path.name.startswith("case é 7 (conflict ")
    assert "was changed by another program" in " ".join(desk.store.news())
    assert file_says(desk.store.path).answers == {"a": Answer(value="mine")}
    desk.say("b", "more")
    desk.close()
    assert file_says(desk.store.path).answers == {"a": Answer(value="mine"), "b": Answer(value="more")}
    assert desk.path.read_text() == theirs


def test_work_saved_on_another_computer_is_not_mixed_with_what_was_not_saved_here(desk: Desk) -> None:
    desk.create().say("a", "first")
    desk.save()
    first = desk.path.read_bytes()
    desk.say("a", "not saved")
    desk.crash()
    kept_here = os.environ["IMRASSIST_STATE_DIR"]
    os.environ["IMRASSIST_STATE_DIR"] = kept_here + "-of-another-computer"
    desk.open()
    desk.say("a", "from there")
    desk.close()
    os.environ["IMRASSIST_STATE_DIR"] = kept_here
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="from there")}
    name = next(name for name in desk.beside() if "conflict" in name)
    assert f"What was done here since then is in {name}" in " ".join(opened.notices)
    assert file_says(desk.path.with_name(name)).answers == {"a": Answer(value="not saved")}
    desk.close()
    assert desk.open().notices == ()
    desk.close()
    assert first != desk.path.read_bytes()


def test_an_older_version_put_back_on_purpose_is_opened_as_it_is_and_the_newer_one_is_named(desk: Desk) -> None:
    desk.create().say("a", "old")
    desk.save()
    old = desk.path.read_bytes()
    desk.say("a", "new")
    desk.save()
    desk.say("a", "newest")
    desk.close()
    desk.path.write_bytes(old)
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="old")}
    assert "This is an older version (save 2). Save 4 was made on this computer" in opened.notices[0]
    desk.say("b", "x")
    desk.close()
    assert file_says(desk.path).saved_seq == 5


def test_a_moved_file_is_followed_by_its_journal(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.crash()
    desk.path = desk.path.rename(desk.path.with_name("moved.imr.toml"))
    assert desk.open().draft.answers == {"a": Answer(value="x")}
    desk.close()


def test_a_draft_written_by_hand_has_its_journal_though_it_has_no_id_yet(desk: Desk) -> None:
    desk.path.write_text('[form]\nid = "f"\n')
    desk.open()
    assert desk.draft.doc_id
    desk.say("a", "x")
    desk.crash()
    assert desk.open().draft.answers == {"a": Answer(value="x")}
    desk.close()
    assert file_says(desk.path).doc_id == desk.draft.doc_id


def test_another_draft_without_an_id_in_the_same_place_is_another_draft(desk: Desk) -> None:
    desk.path.write_text('[form]\nid = "f"\n')
    desk.open()
    desk.say("a", "x")
    desk.close()
    first = desk.draft.doc_id
    desk.path.write_text('finished = ["1"]\n[form]\nid = "f"\n')
    opened = desk.open()
    assert opened.notices == ()
    assert opened.draft.doc_id != first
    assert opened.draft.answers == {}
    desk.close()


def test_a_damaged_id_in_the_file_does_not_part_it_from_its_journal(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.crash()
    doc_id = desk.draft.doc_id
    desk.path.write_text(desk.path.read_text().replace(doc_id, "review-ffff"))
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x")}
    assert opened.draft.doc_id == doc_id
    desk.close()


def test_an_id_from_outside_cannot_lead_out_of_the_private_folder(state: Path) -> None:
    for doc_id in ("../../etc", "a/b", "C:\\x", "", "A" * 300, "CON"):
        assert kept.folder_of(doc_id).parent == state / "drafts"


def test_a_file_of_a_newer_imrassist_is_read_and_never_written(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.close()
    desk.path.write_text(desk.path.read_text().replace("format = 1", "format = 7"))
    raw = desk.path.read_bytes()
    opened = desk.open()
    assert opened.read_only
    assert "newer imrassist (format 7)" in opened.notices[0]
    with pytest.raises(ImrError, match="read only"):
        desk.say("b", "y")
    desk.close()
    assert desk.path.read_bytes() == raw


def test_damaged_undo_costs_undo_alone(desk: Desk, state: Path) -> None:
    desk.create().say("a", "x")
    desk.close()
    undo = next(state.rglob("undo-*.json"))
    undo.write_bytes(undo.read_bytes().replace(b"x", b"z"))
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="x")}
    assert opened.history == History()
    assert "What could be undone was damaged" in opened.notices[0]
    desk.close()


# ---- locks


def test_a_draft_that_is_open_can_be_read_and_says_who_has_it(desk: Desk) -> None:
    desk.create().say("a", "x")
    other = Desk(desk.path, desk.now)
    opened = other.open()
    assert opened.read_only
    assert opened.draft.answers == {"a": Answer(value="x")}
    assert f"{desk.path.name} is open already, by " in opened.notices[0]
    assert "on this computer, since 14:32 on 17/09/24" in opened.notices[0]
    assert other.store.state_of_save == "read only"
    other.close()
    assert desk.say("b", "y")
    desk.close()
    assert not Desk(desk.path, desk.now).open().read_only


def test_another_copy_of_an_open_review_can_only_be_read(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    copy = Desk(desk.path.with_name("copy.imr.toml"), desk.now)
    copy.path.write_bytes(desk.path.read_bytes())
    opened = copy.open()
    assert opened.read_only
    assert "Another copy of this review is open" in opened.notices[-1]
    desk.close()


def test_a_lock_that_names_another_computer_is_kept_unless_the_author_says_otherwise(desk: Desk) -> None:
    desk.create()
    desk.close()
    lock = Lock.beside(desk.path)
    who = {"host": "PC-OF-ANN", "user": "ann", "pid": 1, "since": "09:00 on 17/09/24"}
    lock.path.write_bytes(b"\0" + json.dumps(who).encode())
    opened = desk.open()
    assert opened.read_only
    assert "open already, by ann on PC-OF-ANN, since 09:00" in opened.notices[-1]
    assert lock.path.exists()
    assert not desk.open(anyway=True).read_only
    desk.close()
    assert not lock.path.exists()


def test_a_lock_file_that_holds_rubbish_is_no_lock(desk: Desk) -> None:
    desk.create()
    desk.close()
    Lock.beside(desk.path).path.write_bytes(b"\xff\0[[[[")
    assert not desk.open().read_only
    desk.close()


def test_where_nothing_can_be_locked_the_draft_opens_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    desk.close()

    def no_locks(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(Lock, "take", no_locks)
    opened = desk.open()
    assert not opened.read_only
    assert "could not be locked" in opened.notices[-1]
    desk.close()


def test_in_a_folder_that_cannot_be_written_the_draft_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    desk.close()

    def denied(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Lock, "take", denied)
    opened = desk.open()
    assert opened.read_only
    assert "cannot be written (the disk is read-only)" in opened.notices[-1]


# ---- the disk


class Full:
    """A disk that takes nothing in one folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, code: int = errno.ENOSPC) -> None:
        self.on = True
        self.folder = folder
        real = os.open

        def opened(path: str | Path, flags: int, *rest: int) -> int:
            if self.on and flags & os.O_CREAT and Path(path).parent == self.folder:
                raise OSError(code, os.strerror(code))
            return real(path, flags, *rest)

        monkeypatch.setattr(os, "open", opened)


def test_a_full_disk_is_told_the_journal_holds_and_typing_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    before = desk.path.read_bytes()
    disk = Full(monkeypatch, desk.path.parent)
    desk.later(120)
    with pytest.raises(ImrError) as caught:
        desk.save()
    assert "It could not be saved: the disk is full." in str(caught.value)
    assert "Everything up to the last answer is kept on this computer" in str(caught.value)
    assert desk.store.state_of_save == "not saved since 14:32: the disk is full; kept on this computer"
    assert desk.say("b", "y")
    assert desk.path.read_bytes() == before
    assert [name for name in desk.beside() if name.endswith(".tmp")] == []
    assert not desk.store.due
    desk.later(11)
    assert desk.store.due
    disk.on = False
    desk.save()
    assert desk.store.state_of_save == "saved 14:34"
    assert file_says(desk.path).answers == desk.draft.answers
    desk.close()


class SmallDisk:
    """A disk with room for so many more bytes: what is written is counted, what is removed gives its bytes back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.free = 1 << 40
        self.folder = folder
        real_write, real_unlink = os.write, Path.unlink

        def write(fd: int, data: bytes) -> int:
            if not self.free:
                raise OSError(errno.ENOSPC, "full")
            written = real_write(fd, data[: self.free])
            self.free -= written
            return written

        def unlink(path: Path, missing_ok: bool = False) -> None:
            size = path.stat().st_size if path.exists() else 0
            real_unlink(path, missing_ok=missing_ok)
            self.free += size

        monkeypatch.setattr(os, "write", write)
        monkeypatch.setattr(Path, "unlink", unlink)


@pytest.mark.parametrize("ends", ["crash", "close"])
def test_what_is_answered_once_the_disk_is_full_is_there_when_the_draft_is_opened_again(
    desk: Desk, state: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    disk = SmallDisk(monkeypatch, desk.path.parent)
    desk.create().say("a", "x")
    disk.free = 7
    assert desk.say("b", "y" * 5000)
    assert desk.say("c", "z" * 5000)
    disk.free = 0  # somebody else takes what the reserve gave back
    if ends == "crash":
        desk.crash()
    else:
        with pytest.raises(ImrError, match="Everything up to the last answer is kept on this computer"):
            desk.close()
    opened = desk.open()
    assert [desk.given(each) for each in "abc"] == ["x", "y" * 5000, "z" * 5000]
    assert opened.notices == ("3 changes were not in the file yet, and taken up again.",)
    disk.free = 1 << 40
    desk.save()
    assert file_says(desk.path).answers == desk.draft.answers
    assert tuple(each.stat().st_size for each in state.rglob("reserve")) == (reserve.BYTES,)
    desk.close()


def test_once_the_reserve_is_used_up_too_it_is_told_and_kept_as_soon_as_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = SmallDisk(monkeypatch, desk.path.parent)
    desk.create().say("a", "x")
    disk.free = 0
    assert not desk.say("b", "y" * reserve.BYTES)
    assert desk.store.state_of_save == "not saved since 14:32: the disk is full"
    with pytest.raises(ImrError, match=r"not on the disk at all \(the disk is full\): do not close the program yet"):
        desk.save()
    disk.free = 1 << 40
    assert desk.say("c", "z")
    desk.crash()
    assert set(desk.open().draft.answers) == {"a", "b", "c"}
    desk.close()


def test_without_a_private_folder_the_file_is_the_journal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(doc_id: str) -> Path:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(kept, "folder_of", none)
    desk.create()
    assert not desk.say("a", "x")
    assert desk.store.state_of_save == "not saved since 14:32: the disk is read-only"
    desk.later(11)
    assert desk.store.due
    desk.save()
    assert desk.store.state_of_save == "saved 14:32"
    assert "Backups cannot be kept on this computer: the disk is read-only." in desk.store.news()
    assert file_says(desk.path).answers == {"a": Answer(value="x")}
    desk.close()


def test_what_could_not_be_kept_is_kept_with_the_next_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    failing = iter([True, True, False])
    real = whole_write.flush

    def flush(fd: int) -> None:
        if next(failing, False):
            raise OSError(errno.EIO, "broken")
        real(fd)

    monkeypatch.setattr("imrassist.storage.journal.flush", flush)
    assert not desk.say("b", "y")
    assert desk.store.state_of_save == "not saved since 14:32: the disk reported an error"
    assert desk.say("c", "z")
    desk.crash()
    assert set(desk.open().draft.answers) == {"a", "b", "c"}
    desk.close()


def test_a_windows_program_that_holds_the_file_a_moment_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.create().say("a", "x")
    tries = iter(range(3))
    real = os.replace

    def held(*args: str) -> None:
        if next(tries, None) is not None:
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]  # as Windows has it
            raise error
        real(*args)

    waited: list[float] = []
    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("time.sleep", waited.append)
    desk.save()
    assert waited == [0.02, 0.04, 0.08]
    assert file_says(desk.path).answers == {"a": Answer(value="x")}
    desk.close()


def test_what_an_interrupted_save_left_beside_the_draft_is_taken_away(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.close()
    left = whole_write.write_beside(desk.path, b"half a draft")
    other = desk.path.with_name(".imr-of-another.tmp")
    other.write_bytes(b"not ours")
    assert left.exists()
    desk.open()
    desk.close()
    assert not left.exists()
    assert other.exists()


def test_a_file_read_back_otherwise_than_written_replaces_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.create().say("a", "x")
    before = desk.path.read_bytes()
    monkeypatch.setattr(whole_write, "write_all", lambda fd, data: os.write(fd, data[:-1]))
    with pytest.raises(ImrError, match="the disk reported an error"):
        desk.save()
    assert desk.path.read_bytes() == before
    monkeypatch.undo()
    assert not list(desk.path.parent.glob("*.tmp"))


# ---- copies


def test_the_last_versions_and_one_of_each_day_are_kept(desk: Desk, state: Path) -> None:
    desk.create()
    for day in range(20):
        for turn in range(3):
            desk.say("a", f"{day} {turn}")
            desk.save()
        desk.later(24 * 60 * 60)
    versions = list(Backups(next((state / "drafts").iterdir()) / "backups").newest())
    assert [each.seq for each in versions[:VERSIONS]] == [61, 60, 59, 58, 57]
    assert len({each.day for each in versions}) == DAYS
    assert all(each.intact() for each in versions)
    desk.close()


def test_a_damaged_backup_is_passed_over(desk: Desk, state: Path) -> None:
    desk.create().say("a", "1")
    desk.save()
    desk.say("a", "2")
    desk.close()
    newest = next(Backups(next((state / "drafts").iterdir()) / "backups").newest())
    newest.path.write_bytes(newest.path.read_bytes()[:-5])
    desk.path.write_bytes(b"\0" * 50)
    opened = desk.open()
    assert opened.draft.answers == {"a": Answer(value="2")}
    assert "The newest copy was damaged too" in opened.notices[1]
    desk.close()


def test_after_a_name_was_taken_out_no_earlier_version_is_left(desk: Desk, state: Path) -> None:
    desk.create().say("a", "Somebody Real")
    desk.save()
    desk.say("a", "Mrs A")
    desk.save()
    desk.store.forget_old()
    for each in desk.path.parent.rglob("*"):
        assert each.is_dir() or b"Somebody Real" not in each.read_bytes(), each
    desk.say("b", "y")
    desk.crash()
    assert desk.open().draft.answers == {"a": Answer(value="Mrs A"), "b": Answer(value="y")}
    desk.close()


def test_names_beside_a_draft_are_new_and_short_enough(tmp_path: Path, desk: Desk) -> None:
    draft = tmp_path / ("é" * 100 + ".imr.toml")
    first = beside.damaged(draft, desk.now)
    first.write_text("")
    second = beside.damaged(draft, desk.now)
    assert second != first
    assert len(os.fsencode(second.name)) <= 255
    assert second.name.endswith(".damaged-2024-09-17 2.imr.toml")


def test_the_status_line_says_what_is_where(desk: Desk) -> None:
    desk.create()
    assert desk.store.state_of_save == "saved 14:32"
    assert not desk.store.due
    desk.later(60)
    desk.say("a", "x")
    assert desk.store.state_of_save == "kept 14:33"
    assert desk.store.due
    desk.save()
    assert desk.store.state_of_save == "saved 14:33"
    assert not desk.store.changed_outside()
    desk.path.write_bytes(desk.path.read_bytes() + b"# more\n")
    assert desk.store.changed_outside()
    desk.close()


def test_an_act_that_is_undone_otherwise_than_it_was_done_forgets_what_can_be_undone(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.store.append("undo", answered("b", "never done"))
    desk.crash()
    opened = desk.open()
    assert opened.history == History()
    assert opened.draft.answers == {"a": Answer(value="x"), "b": Answer(value="never done")}
    desk.close()


# ---- what is gone is brought back


def test_a_draft_that_is_gone_comes_back_with_its_last_answer(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    desk.say("b", "y")
    desk.crash()
    desk.path.unlink()
    with pytest.raises(ImrError, match=r'"imrassist recover case é 7\.imr\.toml" brings the newest back'):
        desk.open()
    would = put_back(desk.path, dry_run=True, now=desk.now)
    assert would is not None
    assert would.told == "Save 2, kept on this computer, would be brought back as case é 7.imr.toml."
    assert not desk.path.exists()
    assert put_back(desk.path, now=desk.now) is not None
    assert desk.open().draft.answers == {"a": Answer(value="x"), "b": Answer(value="y")}
    desk.close()
    assert put_back(desk.path, now=desk.now) is None


def test_beside_an_older_version_the_newer_one_is_brought_back_under_a_name_of_its_own(desk: Desk) -> None:
    desk.create()
    old = desk.path.read_bytes()
    desk.say("a", "x")
    desk.close()
    desk.path.write_bytes(old)
    found = put_back(desk.path, now=desk.now)
    assert found is not None
    assert found.path.name == "case é 7 (recovered 2024-09-17).imr.toml"
    assert file_says(found.path).answers == {"a": Answer(value="x")}
    assert desk.path.read_bytes() == old


def test_of_a_draft_that_was_never_here_nothing_is_brought_back(tmp_path: Path) -> None:
    assert put_back(tmp_path / "never.imr.toml", now=datetime(2024, 9, 17)) is None


def test_an_emptied_draft_in_a_folder_that_was_moved_is_known_by_its_name(desk: Desk) -> None:
    desk.path = desk.path.parent / "here" / desk.path.name
    desk.path.parent.mkdir()
    desk.create().say("a", "x")
    desk.close()
    desk.path = desk.path.parent.rename(desk.path.parent.with_name("there")) / desk.path.name
    desk.path.write_bytes(b"")
    assert desk.open().draft.answers == {"a": Answer(value="x")}
    desk.close()


def test_a_copy_made_as_a_review_of_its_own_can_be_open_beside_the_first(desk: Desk) -> None:
    desk.create().say("a", "x")
    desk.save()
    copy = Desk(desk.path.with_name("copy.imr.toml"), desk.now)
    copy_as_new(desk.path, copy.path)
    opened = copy.open()
    assert not opened.read_only
    assert opened.notices == ()
    assert opened.draft.answers == desk.draft.answers
    assert opened.draft.doc_id != desk.draft.doc_id
    with pytest.raises(FileExistsError):
        copy_as_new(desk.path, copy.path)
    desk.close()
    copy.close()
