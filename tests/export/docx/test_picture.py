from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree
from PIL import Image

from imrassist.errors import ImrError
from imrassist.export import COPIES, docx, text
from imrassist.export.genogram import png
from imrassist.export.pictures import Cleaned, cleaned
from imrassist.interview.question import Form
from imrassist.writing.genogram.family import Family
from imrassist.writing.genogram.shapes import draw
from imrassist.writing.genogram.words import words
from imrassist.writing.report import Block, Picture, Report, SectionText
from tests.export.docx.test_clean import judged
from tests.export.specimen import family as family_table
from tests.export.specimen import para, stockport
from tests.export.wordxml import W, members, outline, tree
from tests.writing.genogram.families import families, simple, three_generations

PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
EMU = 12700


def report(picture: Picture, said: str) -> Report:
    """Section 5 with a table, a picture on its page, and text behind it."""
    blocks = (
        family_table(),
        Block(key="s5.genogram", kind="picture", text=said, picture=picture),
        para("s5.after", "Mr B moved in."),
    )
    return Report(form="x", sections=(SectionText(id="5", heading="SECTION 5", blocks=blocks),))


def of(family: Family) -> Report:
    return report(Picture(title="The family", family=family), words(family))


def built(of_report: Report, copy: str = "submission", **how: object) -> bytes:
    form: Form = stockport()
    return docx.build(of_report, form, copy=copy, document="family", **how)  # type: ignore[arg-type]  # pictures alone


def placed(data: bytes) -> etree._Element:
    (found,) = tree(data).iter(f"{PLACED}inline")
    return found


@pytest.mark.req("S5.2")
@pytest.mark.parametrize("copy", COPIES)
def test_the_genogram_has_a_page_of_its_own_after_the_table_with_its_words(copy: str, tmp_path: Path) -> None:
    data = built(of(three_generations()), copy)
    assert judged(data, tmp_path) == []
    (names,) = placed(data).iter(f"{PLACED}docPr")
    assert names.get("descr") == words(three_generations())
    assert (names.get("name"), names.get("title")) == ("Picture 1", None)
    kinds = [kind for kind, _ in outline(data)]
    at = kinds.index("IMRPicture")
    assert kinds.index("tbl") < at
    assert kinds[at - 2 : at + 2] == ["sectPr", "Heading2", "IMRPicture", "sectPr"]
    assert [said for kind, said in outline(data)][at + 2] == "Mr B moved in."


def test_the_picture_is_the_one_that_is_drawn_and_its_name_tells_nothing() -> None:
    data = built(of(simple()))
    parts = members(data)
    assert [name for name in parts if "media" in name] == ["word/media/picture1.png"]
    assert parts["word/media/picture1.png"] == png(draw(simple()))
    blip = next(each for each in placed(data).iter() if each.get(LINKED))
    assert f'Id="{blip.get(LINKED)}"' in parts["word/_rels/document.xml.rels"].decode()
    assert 'Extension="png" ContentType="image/png"' in parts["[Content_Types].xml"].decode()


@pytest.mark.parametrize("family", [simple(), three_generations()], ids=["small", "large"])
def test_it_is_shown_in_its_own_size_or_as_large_as_the_page(family: Family) -> None:
    drawing = draw(family)
    extent = placed(built(of(family))).find(f"{PLACED}extent")
    assert extent is not None
    wide, high = int(extent.get("cx", "")) / EMU, int(extent.get("cy", "")) / EMU
    assert wide / high == pytest.approx(drawing.width / drawing.height, rel=0.001)
    assert wide <= 482.1
    assert wide == pytest.approx(min(drawing.width, 481.9), abs=0.2)


def test_a_wide_family_lies_across_the_page() -> None:
    from imrassist.writing.genogram.family import family
    from tests.writing.genogram.families import person

    crowd = [
        person("Mr A", "m"),
        person("Mrs A", "f"),
        *(person(f"Child {n}", "f", "Mr A", "Mrs A") for n in range(11)),
    ]
    kinds = list(outline(built(of(family(crowd)))))
    assert [said for kind, said in kinds if kind == "sectPr"] == ["portrait", "landscape", "portrait"]


def test_the_same_report_is_the_same_file() -> None:
    assert built(of(three_generations())) == built(of(three_generations()))


def test_word_reads_it_and_the_headings_stay() -> None:
    made = python_docx.Document(io.BytesIO(built(of(simple()))))
    assert len(made.inline_shapes) == 1
    assert "The family" in [each.text for each in made.paragraphs]


def test_a_text_has_the_words_instead() -> None:
    written = text.build(of(simple()), stockport(), copy="submission", document="family").decode()
    assert "The family\n\nOutline genogram of the family of Child 1" in written
    assert "Mr C: male, lodger." in written


# A picture that is attached


def scan(width: int = 1600, height: int = 1000, sort: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 210, 220)).save(out, sort)
    return out.getvalue()


@pytest.fixture
def attached() -> Report:
    return report(Picture(title="The family", stored="picture-0123456789abcdef0123.png"), "The board's drawing.")


@pytest.mark.req("S5.2")
@pytest.mark.parametrize(("sort", "ending"), [("PNG", "png"), ("JPEG", "jpg")])
def test_the_boards_picture_is_shown_clean_and_as_large_as_the_page(sort: str, ending: str, tmp_path: Path) -> None:
    name = f"picture-0123456789abcdef0123.{ending}"
    made = report(Picture(title="The family", stored=name), "The board's drawing.")
    data = built(made, pictures={name: scan(sort=sort) + b"Smith family"})
    assert judged(data, tmp_path) == []
    found = cleaned(scan(sort=sort))
    assert isinstance(found, Cleaned)
    assert members(data)[f"word/media/picture1.{ending}"] == found.data
    extent = placed(data).find(f"{PLACED}extent")
    assert extent is not None
    # A picture that is wider than high lies across the page.
    assert int(extent.get("cx", "")) / EMU == pytest.approx(640, abs=100)


def test_without_its_file_a_submission_copy_is_not_made_but_a_working_copy_has_the_words(attached: Report) -> None:
    for pictures in ({}, {"picture-0123456789abcdef0123.png": b"no picture"}):
        with pytest.raises(ImrError) as caught:
            built(attached, pictures=pictures)
        assert caught.value.kept == "Nothing was written."
        working = built(attached, "working", pictures=pictures)
        assert ("Normal", "The board's drawing.") in list(outline(working))
        assert not list(tree(working).iter(f"{W}drawing"))


@pytest.mark.parametrize("seed", range(3))
def test_no_judge_finds_a_fault_whatever_the_family(seed: int, tmp_path: Path) -> None:
    from hypothesis import HealthCheck, Phase, given, settings

    @settings(
        max_examples=3, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(families(most=5 + 8 * seed))
    def judge(made: Family) -> None:
        assert judged(built(of(made)), tmp_path) == []

    judge()
