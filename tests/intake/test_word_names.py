"""Names anywhere in a Word file: what pages show, and what only travels with them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from imrassist import batch
from imrassist.intake.hidden import words_in
from imrassist.privacy.key import Entry, Key
from imrassist.storage.key_file import write_key
from tests.intake.made import p, word

KEY = Key(doc_id="", entries=(Entry(id="k1", code="Mrs A", kind="person", real="Wilhelmina Broadbent", sex="F"),))
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator></cp:coreProperties>'
)


def png(words: str) -> bytes:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_itxt("Author", words, zip=True)
    Image.new("RGB", (120, 40), "navy").save(out, "PNG", pnginfo=info)
    return out.getvalue()


def jpeg(words: str) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = words
    Image.new("RGB", (120, 40), "navy").save(out, "JPEG", exif=exif, comment=b"by the studio")
    return out.getvalue()


def comment(author: str, words: str) -> str:
    return f'<w:comment w:id="0" w:author="{author}">{p(words)}</w:comment>'


def says(path: Path, tmp_path: Path) -> list[str]:
    key = tmp_path / "case.key.toml"
    if not key.exists():
        write_key(key, KEY)
    checked = batch.check(path, today=date(2026, 3, 2), key=key)
    found = [remark for remark in checked.remarks if remark.check.startswith("names.")]
    assert not any("Broadbent" in remark.say or "Poole" in remark.say for remark in found)
    return [f"{remark.grade}: {remark.say}" for remark in found]


NAME = "Wilhelmina Broadbent"
HERE = "must: What stands behind Mrs A is written here once ({})."


@pytest.mark.req("2.3", "2.8")
@pytest.mark.parametrize(
    ("made", "where"),
    [
        (word(p(f"Then {NAME} left.")), "paragraph 1"),
        (word(p("x"), {"header1": p(NAME)}), "header"),
        (word(p("x"), {"comments": comment("x", NAME)}), "comment 1"),
        (word(p("x"), {"comments": comment(NAME, "x")}), "author of comment 1"),
        (word(p("x"), extra={"docProps/core.xml": CORE.format(NAME)}), "property"),
        (word(p("x"), extra={"word/media/image1.png": png(NAME)}), "words hidden in picture 1"),
        (word(p("x"), extra={"word/media/image1.jpeg": jpeg(NAME)}), "words hidden in picture 1"),
    ],
    ids=["text", "header", "comment", "author of a comment", "property", "png", "jpeg"],
)  # fmt: skip
def test_a_name_of_the_key_is_found_wherever_it_travels(made: bytes, where: str, tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(made)
    assert HERE.format(where).removesuffix(").") in " ".join(says(path, tmp_path))


def test_the_name_of_the_file_is_looked_at_too(tmp_path: Path) -> None:
    path = tmp_path / "IMR_Wilhelmina-Broadbent_v2.docx"
    path.write_bytes(word(p("Nothing here.")))
    assert says(path, tmp_path) == [HERE.format("name of the file")]


def test_details_that_are_in_no_key_are_told_with_their_places_and_reasons(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(p("Then Agnes Poole left, on 01632 960147.") + p("Agnes Poole came back.")))
    told = says(path, tmp_path)
    assert [each.partition(":")[0] for each in told] == ["should", "should"]
    assert any("Somebody is named who is not in the key" in each and "paragraph 1" in each for each in told)
    assert any("A telephone number stands here" in each for each in told)


def test_a_clean_file_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word(p("Mrs A was seen by Health Visitor 2.")))
    assert says(path, tmp_path) == []


@pytest.mark.parametrize("damage", [10, 40, 60, 90])
def test_a_damaged_picture_is_read_as_far_as_it_goes(damage: int) -> None:
    whole = png(NAME)
    assert NAME in words_in(whole)
    words_in(whole[:damage])
    words_in(whole[:damage] + b"\xff" * 40)
    words_in(jpeg(NAME)[:damage])
