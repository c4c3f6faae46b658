"""Which comments a document carries, and on what each stands."""

from __future__ import annotations

from typing import Any

from imrassist.checks.remark import Remark
from imrassist.export.comments import Comment, Mark, from_points, from_remarks, placed
from imrassist.export.documents import parts
from imrassist.model.answer import Place
from imrassist.model.quality import Point
from imrassist.writing.report import Block, Cell, GridText, Line, Report, SectionText
from tests.export.specimen import stockport


def point(text: str, about: str = "", **more: str) -> Point:
    return Point(id="p", text=text, about=about, **more)


def small() -> Report:
    """Two sections: one with a paragraph, one with a table of two lines."""
    cells = [Cell(paragraphs=("01/02/09",), places=(Place("contact_day", "contact-1"),)), Cell(paragraphs=("x",))]
    lines = (Line(row="contact-1", cells=tuple(cells)), Line(row="contact-2", cells=tuple(cells[1:])))
    table = Block(key="s6.t", kind="grid", text="", grid=GridText(grid="chronology", above=(), lines=lines))
    para = Block(key="s3.role", kind="para", text="The author is a nurse.", places=(Place("author_post"),))
    return Report(
        form="stockport-2010",
        sections=(
            SectionText(id="3", heading="THREE", blocks=(para,)),
            SectionText(id="6", heading="SIX", blocks=(table,)),
        ),
    )


def remark(**more: object) -> Remark:
    values: dict[str, object] = {"check": "a.b", "grade": "must", "say": "Said.", "mend": "Mend it.", "source": "2.5"}
    return Remark(**{**values, **more})  # type: ignore[arg-type]  # plain values of a test


def marks(*comments: Comment, document: str = "imr") -> tuple[Any, Any, Any, Any]:
    found = placed(comments, parts(small(), stockport(), document), whole=document == "imr")
    return found.blocks, found.cells, found.sections, found.title


def test_a_remark_says_how_grave_it_is_what_was_found_how_to_mend_it_and_why() -> None:
    (made,) = from_remarks([remark()], stockport())
    assert made.text == "To be mended: Said. Mend it. (Guidance: paragraph 2.5.)"
    assert made.author == "Checks"


def test_a_remark_that_was_set_aside_is_left_out() -> None:
    assert from_remarks([remark(aside="A quotation.")], stockport()) == []


def test_a_comment_stands_on_the_characters_of_its_block() -> None:
    made = from_remarks([remark(block="s3.role", start=4, end=10)], stockport())
    assert marks(*made)[0] == {"s3.role": (Mark(0, 4, 10),)}


def test_on_the_text_or_the_cell_that_its_answer_became() -> None:
    made = from_remarks(
        [remark(place=Place("author_post")), remark(place=Place("contact_day", "contact-1"))], stockport()
    )
    blocks, cells, *_ = marks(*made)
    assert blocks == {"s3.role": (Mark(0),)}
    assert cells == {("s6.t", "contact-1", 0): (Mark(1),)}


def test_on_the_line_of_its_row_then_on_the_heading_of_its_section_then_on_the_title() -> None:
    made = from_remarks([remark(row="contact-2"), remark(section="6"), remark()], stockport())
    blocks, cells, sections, title = marks(*made)
    assert blocks == {}
    assert cells == {("s6.t", "contact-2", 0): (Mark(2),)}
    assert sections == {"6": (Mark(1),)}
    assert title == (Mark(0),)


def test_but_one_about_what_a_document_does_not_hold_is_left_out_of_it() -> None:
    made = from_remarks([remark(block="s3.role"), remark(section="3"), remark()], stockport())
    assert marks(*made, document="chronology") == ({}, {}, {}, ())


def test_comments_are_numbered_in_the_order_of_the_document() -> None:
    made = from_remarks([remark(row="contact-1", say="last"), remark(block="s3.role", say="first")], stockport())
    found = placed(made, parts(small(), stockport(), "imr"), whole=True)
    assert [each.text.split()[3] for each in found.comments] == ["first", "last"]


def test_a_point_of_the_reviewer_stands_where_it_was_raised_until_it_is_closed() -> None:
    points = [
        point("Say why.", "block:s3.role"),
        point("Which day?", "block:s6.t#contact-2"),
        point("Too long.", "section:6", source="panel"),
        point("Not clear.", "criterion:scope", reason="It is now."),
        point("Settled.", "section:3", closed_by="Peter Hall"),
    ]
    made = from_points(points, stockport())
    reviewer = "Countersigning person"
    assert [each.author for each in made] == [reviewer, reviewer, "Panel", reviewer]
    assert made[3].text == "On criterion 1 (Scope and terms clear): Not clear.\nThe author's answer: It is now."
    blocks, cells, sections, title = marks(*made)
    assert [list(each) for each in (blocks, cells, sections)] == [["s3.role"], [("s6.t", "contact-2", 0)], ["6"]]
    assert title == (Mark(0),)
