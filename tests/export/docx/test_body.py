"""The document from front sheet to action plan: headings, notes, direction of pages, bookmarks."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from imrassist.export import COPIES, DOCUMENTS, docx
from imrassist.export.docx.names import name
from imrassist.intake.values import paragraphs_of
from imrassist.intake.word import read
from imrassist.interview.load import load_form
from imrassist.writing.report import Block, Line, Report, SectionText
from tests.export.effective import Cascade
from tests.export.specimen import cell, contact, grid, odd, para, report, stockport
from tests.export.wordxml import W, body, outline, style_of, text_of, tree, value

HARBOUR = Path(__file__).resolve().parents[2] / "forms" / "harbour"


def built(copy: str = "submission", document: str = "imr", *, contacts: int = 60, complete: bool = True) -> bytes:
    made = report(contacts=contacts, complete=complete)
    return docx.build(made, stockport(), copy=copy, document=document)


def document(*blocks: Block, copy: str = "submission", section: str = "7") -> bytes:
    """A report of one section that holds these blocks."""
    sections = (SectionText(id=section, heading="SECTION 7 - NARRATIVE", blocks=blocks, note=("A note.",)),)
    return docx.build(Report(form="x", sections=sections), stockport(), copy=copy)


@pytest.mark.parametrize("copy", ["working", "submission"])
def test_the_headings_are_the_forms_own_word_for_word_and_in_order(copy: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(built(copy))
    found = [f"{each.label} {each.text}" for each in paragraphs_of(read(path).body) if each.style == "heading 1"]
    assert found == [each.heading for each in stockport().sections if each.printed and each.heading]


def test_a_heading_is_a_real_one_that_a_reader_can_jump_to() -> None:
    styles = {value(each, "styleId"): each for each in tree(built(), "word/styles.xml").iter(f"{W}style")}
    for level in ("1", "2", "3"):
        style = styles[f"Heading{level}"]
        assert value(style.find(f"{W}name")) == f"heading {level}"
        assert value(style.find(f"{W}pPr/{W}outlineLvl")) == str(int(level) - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None


def test_terms_keep_the_boards_numbers_as_text() -> None:
    found = [text for style, text in outline(built()) if style == "Heading2"]
    assert [text.split(".")[0] for text in found if "kept in sight" in text] == ["1", "2a", "2b", "TOR 4"]


def test_items_are_a_real_list_with_a_bullet_in_the_forms_font() -> None:
    assert [text for style, text in outline(built()) if style == "ListBullet"][:2] == [
        "1. Was the child kept in sight?",
        "2a. Was the child kept in sight?",
    ]
    level = tree(built(), "word/numbering.xml").find(f".//{W}lvl")
    assert level is not None
    assert value(level.find(f"{W}lvlText")) == "•"
    assert set(level.find(f"{W}rPr/{W}rFonts").attrib.values()) == {"Arial"}  # type: ignore[union-attr]  # it is there


def test_the_lines_of_a_text_are_paragraphs() -> None:
    found = list(outline(document(para("k", "one\n\n  \ntwo\x0bthree"))))
    assert [text for style, text in found if style == "Normal"] == ["one", "two", "three"]
    assert b"<w:br/>" not in docx.build(report(), stockport(), copy="working")


@pytest.mark.req("3.2")
def test_the_front_sheet_stands_alone_on_the_first_page() -> None:
    kinds = [kind for kind, _ in outline(built())]
    assert kinds[: kinds.index("Heading1")] == ["IMRLetterhead", "Title", "tbl", "sectPr"]


@pytest.mark.req("3.2")
def test_the_front_sheet_exports_alone() -> None:
    assert [kind for kind, _ in outline(built(document="front-sheet"))] == [
        "IMRLetterhead", "Title", "tbl", "IMRSectionEnd", "sectPr",
    ]  # fmt: skip


@pytest.mark.req("1.4")
@pytest.mark.parametrize("document", ["chronology", "action-plan", "family"])
def test_a_document_that_goes_alone_says_from_whom_it_comes_and_about_whom(document: str) -> None:
    assert list(outline(built(document=document)))[:3] == [
        ("IMRLetterhead", "Northfield Community Health Trust"),
        ("IMRLetterhead", "Serious Case Review in respect of: Child 1"),
        ("Title", stockport().title),
    ]


def test_a_line_that_leads_to_a_list_stays_with_it_on_one_page() -> None:
    blocks = [para("a", "Alone."), para("b", "These were read:"), para("c", "One", "item"), para("d", "Two", "item")]
    kept = [each.find(f"{W}pPr/{W}keepNext") is not None for each in body(document(*blocks)).iterfind(f"{W}p")]
    assert kept[-4:] == [False, True, False, False]


@pytest.mark.req("S6.4")
def test_the_chronology_and_the_plan_lie_across_and_what_follows_stands_upright_again() -> None:
    where: dict[str, str] = {}
    waiting: list[str] = []
    for kind, text in outline(built()):
        if kind == "sectPr":
            where |= dict.fromkeys(waiting, text)
            waiting = []
        elif text:
            waiting.append(text)
    across = {text[:30] for text, direction in where.items() if direction == "landscape"}
    assert across == {
        "COMPREHENSIVE CHRONOLOGY",
        "Date\nTime\nSource of Informatio",
        "Single Agency Action Plan",
        "Child 1 – SCR – Northfield Com",
        "Lead Person: Robin Sample",
        "No\nRecommendation\nKey Actions\n",
    }


def test_a_long_text_before_the_chronology_stays_upright() -> None:
    for text, directions in (("few words", ["landscape"]), ("many words " * 200, ["portrait", "landscape"])):
        blocks = (para("s6.intro", text), grid("s6.c", "chronology", [contact(1)]))
        found = list(outline(document(*blocks)))
        assert [each for kind, each in found if kind == "sectPr"] == directions


def test_two_tables_in_turn_stay_two() -> None:
    blocks = [grid(f"k{at}", "family", []) for at in range(2)]
    kinds = [kind for kind, _ in outline(document(*blocks))]
    assert kinds[-5:] == ["tbl", "IMRBetween", "tbl", "IMRSectionEnd", "sectPr"]


@pytest.mark.req("1.4")
def test_the_main_body_says_where_its_tables_are() -> None:
    found = list(outline(built(document="main-body")))
    assert sum(text == "This table is submitted as a document of its own." for _, text in found) == 2
    assert [text for kind, text in found if kind == "sectPr"] == ["portrait", "portrait"]
    assert not any("Health visiting record" in text for kind, text in found if kind == "tbl")


def test_notes_follow_the_heading_in_a_working_copy() -> None:
    found = list(outline(built("working")))
    at = found.index(("Heading1", "INTRODUCTION"))
    notes = stockport().section("1").note
    assert found[at + 1 : at + 1 + len(notes)] == [("IMRGuidance", note) for note in notes]


def over_gaps(report: Report) -> set[str]:
    """The bookmarks of headings, no row's own, under which there are gaps and nothing else."""
    found: set[str] = set()
    for section in report.sections:
        for at, block in enumerate(section.blocks):
            under = list(itertools.takewhile(lambda each: each.kind != "heading", section.blocks[at + 1 :]))
            if block.kind == "heading" and "@" not in block.key and all(each.gap for each in under):
                found.add(name("b", block.key))
    return found


def less_its_notes(data: bytes, without: Container[str] = ()) -> Iterator[str]:
    """The paragraphs of a copy, less guidance, less what marks a gap, less those of the bookmarks ``without``."""
    left = ""
    for paragraph in tree(data).iter(f"{W}p"):
        starts = [value(each, "name") for each in paragraph.iter(f"{W}bookmarkStart")]
        ends = paragraph.find(f"{W}bookmarkEnd") is not None
        left = next((each for each in starts if each in without), left)
        if left:
            left = "" if ends else left
            continue
        if style_of(paragraph) == "IMRGuidance":
            continue
        gaps = [each for each in paragraph.iter(f"{W}r") if value(each.find(f"{W}rPr/{W}rStyle")) == "IMRGap"]
        in_cell = next(paragraph.iterancestors(f"{W}tc"), None)
        if gaps and in_cell is None:
            continue
        for each in gaps:
            paragraph.remove(each)
        yield f"{style_of(paragraph)}: {text_of(paragraph)}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_submission_copy_is_the_working_copy_less_its_notes_paragraph_by_paragraph(document: str) -> None:
    working, submission = (built(copy, document, complete=False) for copy in ("working", "submission"))
    assert list(less_its_notes(working)) == list(less_its_notes(submission))
    assert list(less_its_notes(submission)) == [f"{style_of(p)}: {text_of(p)}" for p in tree(submission).iter(f"{W}p")]


@pytest.mark.parametrize("seed", range(20))
def test_so_it_is_whatever_the_report_holds(seed: int) -> None:
    made = odd(stockport(), seed)
    working, submission = (docx.build(made, stockport(), copy=copy) for copy in ("working", "submission"))
    # Where a gap of several lines stood, a submission has one blank paragraph: blanks are not compared.
    bare = over_gaps(made)
    words = [[each for each in less_its_notes(data, bare) if not each.endswith(": ")] for data in (working, submission)]
    assert words[0] == words[1]


def test_a_heading_over_gaps_alone_stands_in_the_working_copy_and_no_heading_stands_over_nothing() -> None:
    blocks = (
        Block(key="s7.a", kind="heading", text="Said"),
        para("s7.b", "Something."),
        Block(key="s7.c", kind="heading", text="Open"),
        para("s7.d", "[To be completed]", gap=True),
        Block(key="s7.e", kind="heading", text="Of a row"),
        Block(key="s7.f@lesson-1", kind="heading", text="Lesson 1"),
        Block(key="s7.g", kind="heading", text="Last"),
    )
    shown = [[text_of(p) for p in body(document(*blocks, copy=copy)) if style_of(p) == "Heading2"] for copy in COPIES]
    assert shown[0] == ["Said", "Open", "Lesson 1"]
    assert shown[1] == ["Said", "Lesson 1"]


def test_the_marking_stands_on_every_page_and_draft_on_those_of_a_working_copy() -> None:
    for copy, draft in (("working", ["DRAFT - working copy"]), ("submission", [])):
        header = tree(built(copy), "word/header.xml")
        assert [text_of(each) for each in header] == [*stockport().marking, *draft]
        assert style_of(header[0]) == "IMRMarking"
    bold = {each.text for each in Cascade(built()).runs() if each.bold}
    assert "Strictly Confidential" in bold
    assert stockport().marking[1] not in bold


def test_a_form_without_a_marking_has_an_empty_header() -> None:
    data = docx.build(report(), replace(stockport(), marking=()), copy="submission")
    assert [text_of(each) for each in tree(data, "word/header.xml")] == [""]


def test_pages_are_numbered_by_word() -> None:
    footer = tree(built(), "word/footer.xml")
    assert text_of(footer) == "Page 1 of 1"
    assert [(each.text or "").strip() for each in footer.iter(f"{W}instrText")] == ["PAGE", "NUMPAGES"]


def test_each_section_block_and_line_of_a_table_has_its_bookmark() -> None:
    data = built(contacts=3)
    marks = {value(each, "name"): each for each in tree(data).iter(f"{W}bookmarkStart")}
    for section in report(contacts=3).sections:
        assert name("s", section.id) in marks
        for block in section.blocks:
            assert name("b", block.key) in marks
            for line in block.grid.lines if block.grid else ():
                start = marks[name("r", f"{line.row}/{block.grid.grid}")]  # type: ignore[union-attr]  # it has lines
                row = next(start.iterancestors(f"{W}tr"))
                first = line.cells[0].paragraphs[0] if line.cells[0].paragraphs else ""
                assert text_of(row).startswith(first) or block.key == "s0.front"


def test_the_bookmark_of_a_block_holds_all_its_paragraphs_and_nothing_else() -> None:
    data = document(para("a", "before"), para("k", "one\ntwo\nthree"), para("z", "after"))
    inside: list[str] = []
    number = ""
    for element in body(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if value(element, "name") == name("b", "k"):
            number = value(element, "id")
        elif element.tag == f"{W}bookmarkEnd" and value(element, "id") == number:
            break
        elif number and element.tag == f"{W}t":
            inside.append(element.text or "")
    assert inside == ["one", "two", "three"]


def test_a_block_that_is_edited_keeps_its_bookmark() -> None:
    names = [
        {value(each, "name") for each in tree(document(para("s7.story", text))).iter(f"{W}bookmarkStart")}
        for text in ("as built", "in the author's own words,\nat greater length")
    ]
    assert names[0] == names[1]


def test_signs_that_xml_cannot_hold_are_left_out_and_all_others_kept() -> None:
    text = "a\x00b\x1fc\ufffed\ud800e\u202ef <b>&amp;</b> 漢字 עברית 👩‍👧 'q' \"q\""
    (found,) = [each for style, each in outline(document(para("k", text))) if style == "Normal"]
    assert found == "abcdef <b>&amp;</b> 漢字 עברית 👩‍👧 'q' \"q\""


def test_a_cell_of_forty_thousand_characters_is_whole() -> None:
    long = "A long story. " * 3000
    data = document(grid("k", "family", [Line(row="p", cells=(cell(long),) * 6)]))
    assert long.strip() in text_of(body(data))


@pytest.mark.parametrize("copy", ["working", "submission"])
def test_a_wholly_different_form_comes_out_in_its_own_words(copy: str) -> None:
    form = load_form(str(HARBOUR))
    berth = Line(row="berth", cells=(cell("Buoy 4"),))
    tug = Line(row="s1", cells=(cell("01/02/26"), cell(), cell("A tug")))
    blocks = {
        "cover": (grid("cover.sheet", "cover", [berth]),),
        "watch": (grid("watch.log", "sightings", [tug]),),
    }
    sections = tuple(
        SectionText(id=each.id, heading=each.heading, note=each.note, blocks=blocks.get(each.id, ()))
        for each in form.sections
        if each.printed
    )
    data = docx.build(Report(form=form.id, sections=sections), form, copy=copy)
    everything = "\n".join(text for _, text in outline(data))
    assert "Berth or buoy\nBuoy 4" in everything
    assert ("Every boat that was under way" in everything) is (copy == "working")
    whole = etree.tostring(body(data)) + etree.tostring(tree(data, "word/header.xml"))
    for foreign in (b"Stockport", b"SSCB", b"SECTION", b"Child", b"Arial", b"IMR "):
        assert foreign not in whole
