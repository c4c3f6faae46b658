from __future__ import annotations

import io
import struct

import pytest
from lxml import etree
from PIL import Image

from imrassist.errors import ImrError
from imrassist.export.genogram import DPI, drawn, png, svg
from imrassist.export.genogram.png import drawable
from imrassist.export.pictures import Cleaned, cleaned
from imrassist.writing.genogram.family import family
from imrassist.writing.genogram.shapes import Drawing, Line, draw
from imrassist.writing.genogram.words import words
from tests.prompts.stockport import draft, form
from tests.writing.genogram.families import person, simple, three_generations

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.req("S5.2")
def test_a_png_is_drawn_at_300_dots_an_inch_black_on_white() -> None:
    drawing = draw(three_generations())
    with Image.open(io.BytesIO(png(drawing))) as image:
        assert image.size == (round(drawing.width * DPI / 72), round(drawing.height * DPI / 72))
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        grey = image.convert("L")
    assert grey.getextrema() == (0, 255)
    assert grey.getpixel((0, 0)) == 255


def test_the_same_family_is_the_same_file() -> None:
    assert png(draw(simple())) == png(draw(simple()))
    assert svg(draw(simple())) == svg(draw(simple()))


def test_a_png_holds_nothing_but_the_picture() -> None:
    data = png(draw(simple()))
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kinds.append(data[at + 4 : at + 8])
        at += 12 + length
    assert set(kinds) == {b"IHDR", b"PLTE", b"pHYs", b"IDAT", b"IEND"}
    assert isinstance(cleaned(data), Cleaned)


def test_a_drawing_of_any_size_becomes_a_picture_of_a_size_that_can_be_shown() -> None:
    wide = Drawing(width=90_000, height=400, shapes=(Line(points=((0, 200), (90_000, 200))),))
    with Image.open(io.BytesIO(png(wide))) as image:
        assert max(image.size) <= 9_000


def test_letters_that_the_font_has_not_are_drawn_as_the_nearest() -> None:
    assert drawable("Zoë Łuczak – “M” 丂") == 'Zoe Luczak - "M" ?'


def test_an_svg_holds_the_same_shapes_its_words_and_no_markup_of_a_name() -> None:
    made = family([person("<b>&Child 1", "f", subject=True, dead=True), *simple().people], simple().couples)
    root = etree.fromstring(svg(draw(made), words(made), "Family").encode())
    assert root.findtext(f"{SVG}desc") == words(made)
    assert root.findtext(f"{SVG}title") == "Family"
    assert "<b>&Child 1" in {each.text for each in root.iter(f"{SVG}text")}
    assert len(list(root.iter(f"{SVG}circle"))) >= 3
    assert any(each.get("stroke-dasharray") for each in root.iter(f"{SVG}polyline"))


def test_the_family_of_a_draft_is_drawn_by_the_ending_of_its_file() -> None:
    made = draft({"genogram": "drawn"}, person={"person-1": {"person_code": "Child 1", "in_review": "yes"}})
    assert drawn(form(), made, ".png").startswith(b"\x89PNG")
    assert b"Child 1" in drawn(form(), made, ".svg")
    for of, ending in ((made, ".pdf"), (draft(), ".svg")):
        with pytest.raises(ImrError) as caught:
            drawn(form(), of, ending)
        assert caught.value.kept == "Nothing was written."
