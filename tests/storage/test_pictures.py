from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.picture import is_of, is_stored, stored_name
from imrassist.storage import pictures

DATA, OTHER = b"\x89PNG one", b"\x89PNG two"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return tmp_path / "case 7.imr.toml"


def test_a_picture_is_kept_beside_the_draft_under_a_name_that_tells_nothing(draft: Path) -> None:
    name = pictures.attach(draft, DATA, "png")
    assert [each.name for each in draft.parent.iterdir()] == ["case 7.pictures"]
    assert name == stored_name(DATA, "png")
    assert pictures.read(draft, name) == DATA
    assert pictures.attach(draft, DATA, "png") == name


@pytest.mark.parametrize("name", ["case.imr.toml", "case.toml", "case"])
def test_the_folder_bears_the_drafts_name_without_its_ending(tmp_path: Path, name: str) -> None:
    assert pictures.folder(tmp_path / name) == tmp_path / "case.pictures"


def test_only_its_user_may_read_it(draft: Path) -> None:
    name = pictures.attach(draft, DATA, "png")
    rights = [stat.S_IMODE(path.stat().st_mode) for path in (pictures.folder(draft) / name, pictures.folder(draft))]
    assert rights == [0o600, 0o700] or os.name == "nt"


def test_the_one_before_stays_for_undo_until_it_is_taken_away(draft: Path) -> None:
    first, second = (pictures.attach(draft, data, "png") for data in (DATA, OTHER))
    assert (pictures.read(draft, first), pictures.read(draft, second)) == (DATA, OTHER)
    pictures.remove(draft, keep=(second,))
    assert pictures.read(draft, second) == OTHER
    with pytest.raises(ImrError, match="not there"):
        pictures.read(draft, first)
    pictures.remove(draft)
    assert not pictures.folder(draft).exists()
    pictures.remove(draft)


def test_what_others_put_into_the_folder_stays(draft: Path) -> None:
    pictures.attach(draft, DATA, "png")
    mine = pictures.folder(draft) / "holiday.png"
    mine.write_bytes(OTHER)
    pictures.remove(draft)
    assert list(pictures.folder(draft).iterdir()) == [mine]


def test_a_picture_that_was_changed_or_put_in_by_hand_is_not_the_one_attached(draft: Path) -> None:
    name = pictures.attach(draft, DATA, "png")
    (pictures.folder(draft) / name).write_bytes(OTHER)
    with pytest.raises(ImrError, match="not the picture that was attached"):
        pictures.read(draft, name)


@pytest.mark.parametrize("name", ["../case 7.imr.toml", "/etc/passwd", "", "picture-0123456789abcdef0123.exe", "."])
def test_a_name_that_is_none_of_ours_leads_nowhere(draft: Path, name: str) -> None:
    draft.write_text("secret", "utf-8")
    assert not is_stored(name)
    with pytest.raises(ImrError) as caught:
        pictures.read(draft, name)
    assert "passwd" not in str(caught.value)


def test_a_link_in_place_of_the_picture_is_not_followed(draft: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(DATA)
    name = pictures.attach(draft, DATA, "png")
    path = pictures.folder(draft) / name
    path.unlink()
    path.symlink_to(elsewhere)
    with pytest.raises(ImrError, match="not there"):
        pictures.read(draft, name)


def test_a_folder_that_cannot_be_made_is_told_without_a_path(draft: Path) -> None:
    pictures.folder(draft).write_bytes(b"a file of this name")
    with pytest.raises(ImrError) as caught:
        pictures.attach(draft, DATA, "png")
    assert str(draft.parent) not in str(caught.value)


def test_a_name_holds_the_digest_of_its_picture() -> None:
    name = stored_name(DATA, "jpg")
    assert is_stored(name)
    assert is_of(name, DATA)
    assert not is_of(name, OTHER)
    assert not is_of("picture.jpg", DATA)
