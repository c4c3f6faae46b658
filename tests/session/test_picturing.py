from __future__ import annotations

import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Changed, Misread, Session
from imrassist.storage.pictures import folder
from tests.export.wordxml import members

GENOGRAM, PICTURE = Place("genogram"), Place("genogram_picture")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    made = Session.new(tmp_path / "case.imr.toml", today=date(2010, 6, 1))
    made.answer(GENOGRAM, "picture")
    yield made
    made.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(out, "PNG")
    home = tmp_path / "Smith family's files"
    home.mkdir()
    path = home / "the Smith genogram.png"
    path.write_bytes(out.getvalue() + b"Smith")
    return path


@pytest.mark.req("S5.2", "2.8")
def test_the_boards_picture_is_taken_in_and_goes_into_the_document(
    session: Session, picture: Path, tmp_path: Path
) -> None:
    assert isinstance(session.answer(PICTURE, str(picture)), Changed)
    picture.unlink()
    (kept,) = folder(session.path).iterdir()
    assert session.asked(PICTURE).shown == kept.name
    done = session.export("family", "submission", tmp_path / "out.docx", override="for the board's manager")
    assert done.path is not None
    media = {name: data for name, data in members(done.path.read_bytes()).items() if "media" in name}
    assert media == {"word/media/picture1.png": kept.read_bytes()}


def test_nothing_of_where_it_came_from_stays_in_draft_or_state(session: Session, picture: Path, tmp_path: Path) -> None:
    session.typing(PICTURE, str(picture))
    session.answer(PICTURE, str(picture))
    session.save()
    inside = [path for path in tmp_path.rglob("*") if path.is_file() and path != picture]
    assert any(path.name.startswith("picture-") for path in inside)
    told = [path.name for path in inside if b"Smith" in path.read_bytes() or "Smith" in path.name]
    assert told == []


def test_undo_brings_back_the_one_before_and_its_file(session: Session, picture: Path) -> None:
    session.answer(PICTURE, str(picture))
    first = session.asked(PICTURE).shown
    out = io.BytesIO()
    Image.new("RGB", (320, 200), "white").save(out, "JPEG")
    picture.write_bytes(out.getvalue())
    session.answer(PICTURE, str(picture))
    assert session.asked(PICTURE).shown.endswith(".jpg")
    session.undo()
    assert session.asked(PICTURE).shown == first
    assert session.export("family").notes == ()


@pytest.mark.parametrize("way", ["'{}'", '"{}"', "  {}  ", "file://{}"])
def test_a_path_is_taken_as_people_and_terminals_write_it(session: Session, picture: Path, way: str) -> None:
    typed = way.format(str(picture).replace(" ", "%20") if "file:" in way else picture)
    assert isinstance(session.answer(PICTURE, typed), Changed)


def test_backslashes_before_blanks_are_taken_too(session: Session, picture: Path) -> None:
    typed = str(picture).replace(" ", "\\ ").replace("'", "\\'")
    assert isinstance(session.answer(PICTURE, typed), Changed) or os.name == "nt"


def test_the_name_that_is_kept_may_be_given_again(session: Session, picture: Path) -> None:
    session.answer(PICTURE, str(picture))
    box = session.asked(PICTURE).box
    assert isinstance(session.answer(PICTURE, box), Changed)
    assert session.asked(PICTURE).box == box


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("letter.pdf", b"%PDF-1.4", "This is a PDF."),
        ("gone.png", None, "There is no file at this place, or it cannot be read."),
        ("", None, "This is no file."),
        ("hurt.png", b"\x89PNG\r\n\x1a\n" + bytes(90), "The picture is damaged and cannot be shown."),
    ],
)
def test_what_is_no_picture_is_refused_and_the_typed_path_stays(
    session: Session, tmp_path: Path, name: str, data: bytes | None, what: str
) -> None:
    path = tmp_path / name if name else tmp_path
    if data is not None:
        path.write_bytes(data)
    answer = session.answer(PICTURE, str(path))
    assert isinstance(answer, Misread)
    assert answer.what == what
    assert session.typed(PICTURE) == str(path)
    assert not folder(session.path).exists()


def test_a_picture_that_went_missing_is_told_and_no_submission_copy_is_made(
    session: Session, picture: Path, tmp_path: Path
) -> None:
    session.answer(PICTURE, str(picture))
    for path in folder(session.path).iterdir():
        path.unlink()
    notes = session.export("family", "working", tmp_path / "out.docx").notes
    assert notes == ("A picture could not be put in. The picture is not there. Attach it again.",)
    with pytest.raises(ImrError, match="not there"):
        session.export("family", "submission", tmp_path / "sent.docx", override="it is urgent")
    assert not (tmp_path / "sent.docx").exists()
    assert session.export("chronology", "working", tmp_path / "c.docx").notes == ()


def test_the_family_is_sketched_and_drawn_alone(session: Session, tmp_path: Path) -> None:
    assert session.genogram_sketch() == ()
    with pytest.raises(ImrError, match="nobody to draw"):
        session.draw_genogram(tmp_path)
    row = session.add_row("person")
    session.answer(Place("person_code", row), "Child 1")
    session.answer(GENOGRAM, "drawn")
    session.answer(Place("person_sex", row), "female")
    assert session.genogram_sketch()[1].strip() == "(   )"
    assert session.genogram_words().startswith("Outline genogram of the family")
    assert session.export("genogram", out=tmp_path / "alone.svg").path == tmp_path / "alone.svg"
    for name in ("genogram.svg", "genogram.png"):
        done = session.draw_genogram(tmp_path / name)
        assert done.path == tmp_path / name
        assert (tmp_path / name).stat().st_size > 300
    with pytest.raises(ImrError, match="SVG or PNG"):
        session.draw_genogram(tmp_path / "genogram.gif")
