"""Where documents are written, and what is never written over."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.storage.exports import is_open, put_document


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


@pytest.mark.parametrize("owner", ["~$r-working.docx", "~$imr-working.docx", ".~lock.imr-working.docx#"])
def test_a_document_that_is_open_elsewhere_is_left_alone_even_if_nothing_was_changed(
    tmp_path: Path, owner: str
) -> None:
    path = tmp_path / "imr-working.docx"
    assert put_document(path, b"one") == path
    (tmp_path / owner).touch()
    assert is_open(path)
    assert put_document(path, b"two").name == "imr-working (1).docx"
    with pytest.raises(ImrError, match="open in another program"):
        put_document(path, b"three", replace=True)
    assert path.read_bytes() == b"one"
    (tmp_path / owner).unlink()
    assert put_document(path, b"four") == path


def test_a_path_with_blanks_and_accents_is_a_path_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "Année 2010 – Straße"
    folder.mkdir()
    path = put_document(folder / "imr working.docx", b"one")
    assert path.read_bytes() == b"one"


def test_a_folder_that_is_for_reading_only_is_told_in_one_sentence_and_nothing_is_left_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    folder = tmp_path / "closed"
    folder.mkdir()
    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(ImrError, match="no right to write"):
        put_document(folder / "imr-working.docx", b"one")
    monkeypatch.undo()
    assert list(folder.iterdir()) == []
