"""Numbers of terms, findings, lessons and recommendations lead to where these stand, if they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imrassist.export import docx
from imrassist.export.documents import parts
from imrassist.export.docx.links import Links
from imrassist.export.docx.names import name
from imrassist.model.answer import Place
from imrassist.writing.report import Block, Cell, GridText, Line, Named, Report, SectionText
from tests.export.rules import faults
from tests.export.specimen import stockport
from tests.export.wordxml import W, text_of, tree, value

NAMED = tuple(
    Named(row=f"{table}-{number}", table=table, number=number)
    for table, numbers in {"term": ("1", "2", "2a", "3.1"), "lesson": ("1", "2"), "finding": ("1", "10")}.items()
    for number in numbers
)


def report(*blocks: Block) -> Report:
    """Every named row has a text in section 2; the blocks stand in section 9."""
    stand = tuple(Block(key=f"s.row@{each.row}", kind="para", text=f"Text of {each.row}") for each in NAMED)
    return Report(
        form="stockport-2010",
        named=NAMED,
        sections=(
            SectionText(id="2", heading="TWO", blocks=stand),
            SectionText(id="9", heading="NINE", blocks=blocks),
        ),
    )


def links(text: str, own: str = "") -> list[tuple[str, str]]:
    made = report()
    found = Links(stockport(), made.named, parts(made, stockport(), "imr"), working=False).in_text(text, own)
    keys = {name("b", f"s.row@{each.row}"): each.row for each in NAMED}
    return [(text[each.start : each.end], keys[each.to]) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It belongs to terms of reference 1, 2a and 3.1.", [("1", "term-1"), ("2a", "term-2a"), ("3.1", "term-3.1")]),
        ("Term of reference 2.", [("2", "term-2")]),
        ("See term 2a.", [("2a", "term-2a")]),
        ("This lesson comes from findings 1 and 10.", [("1", "finding-1"), ("10", "finding-10")]),
        ("lessons 1 and 2; term 2", [("1", "lesson-1"), ("2", "lesson-2"), ("2", "term-2")]),
        ("Term of reference 4 is not there, and 2 stands alone.", []),
        ("In midterm 2 and term 2.1 and term 2ab nothing is meant.", []),
    ],
)
def test_a_number_behind_the_name_of_what_it_numbers_leads_there(text: str, found: list[tuple[str, str]]) -> None:
    assert links(text) == found


def test_what_is_about_a_row_does_not_lead_to_itself() -> None:
    assert links("Lesson 1 and lesson 2", own="lesson-1") == [("2", "lesson-2")]


def test_a_cell_of_numbers_leads_to_each_and_one_in_the_words_of_a_row_to_that_row() -> None:
    cells = (
        Cell(paragraphs=("2a, 1",), places=(Place("contact_terms", "contact-1"),)),
        Cell(paragraphs=("2a, 1",)),
        Cell(paragraphs=("text of lesson-2.",), places=(Place("finding_terms", "finding-1"),)),
    )
    grid = GridText(grid="chronology", above=(), lines=(Line(row="contact-1", cells=cells),))
    data = docx.build(report(Block(key="s6.t", kind="grid", text="", grid=grid)), stockport(), copy="submission")
    found = [(value(each, "anchor"), text_of_link(each)) for each in tree(data).iter(f"{W}hyperlink")]
    there = {row: name("b", f"s.row@{row}") for row in ("term-2a", "term-1", "lesson-2")}
    assert found == [(there["term-2a"], "2a"), (there["term-1"], "1"), (there["lesson-2"], "text of lesson-2.")]


def text_of_link(element: object) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))  # type: ignore[attr-defined]  # an element


def test_a_link_is_black_arial_like_the_text_around_it_and_every_one_resolves() -> None:
    block = Block(key="s9.x@lesson-1", kind="heading", text="Lesson 1 comes from finding 10.")
    data = docx.build(report(block), stockport(), copy="working")
    assert faults(data) == []
    assert [text_of_link(each) for each in tree(data).iter(f"{W}hyperlink")] == ["10"]


def test_a_document_links_only_to_what_stands_in_it() -> None:
    made = report(Block(key="s9.x", kind="para", text="This comes from finding 1 and term 2."))
    alone = replace(made, sections=made.sections[1:])
    data = docx.build(alone, stockport(), copy="submission")
    assert list(tree(data).iter(f"{W}hyperlink")) == []


def test_a_gap_that_a_submission_copy_leaves_out_is_no_place_to_lead_to() -> None:
    gap = Block(key="s9.l@lesson-1", kind="para", text="[Lesson: to be written]", gap=True)
    made = replace(report(), sections=(SectionText(id="9", heading="", blocks=(gap, _says("See lesson 1."))),))
    counts = [
        len(list(tree(docx.build(made, stockport(), copy=copy)).iter(f"{W}hyperlink")))
        for copy in ("working", "submission")
    ]
    assert counts == [1, 0]
    assert text_of(tree(docx.build(made, stockport(), copy="submission"))).endswith("See lesson 1.")


def _says(text: str) -> Block:
    return Block(key="s9.says", kind="para", text=text)
