"""Section headings are numbered by Word's own multilevel list, and come out as the form prints them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from imrassist.export import docx
from imrassist.export.docx.numbers import HeadingNumbers, Numbered, taken_apart
from imrassist.intake.values import paragraphs_of
from imrassist.intake.word import read
from imrassist.interview.question import Form
from imrassist.writing.report import Block, Report, SectionText
from tests.export.rules import faults
from tests.export.specimen import report, stockport
from tests.export.wordxml import W, outline, style_of, tree, value


def drawn(data: bytes, folder: Path) -> list[str]:
    """The section headings of a file with the numbers before them."""
    path = folder / "a.docx"
    path.write_bytes(data)
    found = [each for each in paragraphs_of(read(path).body) if each.style == "heading 1"]
    return [f"{each.label} {each.text}".strip() for each in found]


def of_sections(form: Form, *headings: str) -> bytes:
    """A report of these sections."""
    blocks = (Block(key="s7.x", kind="para", text="Told."),)
    sections = tuple(SectionText(id=f"x{at}", heading=heading, blocks=blocks) for at, heading in enumerate(headings, 1))
    return docx.build(Report(form="x", sections=sections), form, copy="submission")


def test_no_number_is_typed_and_all_heading_styles_are_levels_of_one_list() -> None:
    data = docx.build(report(), stockport(), copy="submission")
    assert not any("SECTION" in text for style, text in outline(data) if style == "Heading1")
    styles = {value(each, "styleId"): each for each in tree(data, "word/styles.xml").iter(f"{W}style")}
    tied = {
        name: tuple(value(styles[name].find(f"{W}pPr/{W}numPr/{W}{each}")) for each in ("ilvl", "numId"))
        for name in ("Heading1", "Heading2", "Heading3")
    }
    assert tied == {"Heading1": ("0", "2"), "Heading2": ("1", "2"), "Heading3": ("2", "2")}
    lists = tree(data, "word/numbering.xml")
    kinds = {value(each, "abstractNumId"): each for each in lists.iter(f"{W}abstractNum")}
    assert value(kinds["1"].find(f"{W}multiLevelType")) == "multilevel"
    assert [value(each) for each in kinds["1"].iter(f"{W}pStyle")] == ["Heading1", "Heading2", "Heading3"]
    counted = {value(each, "numId") for each in lists.iter(f"{W}num") if value(each.find(f"{W}abstractNumId")) == "1"}
    own = {value(each.find(f"{W}pPr/{W}numPr/{W}numId")) for each in tree(data).iter(f"{W}p") if "1" in style_of(each)}
    assert {each for each in own if each} < counted


@pytest.mark.parametrize(("document", "section"), [("chronology", "6"), ("family", "5"), ("action-plan", "10")])
def test_a_section_sent_alone_keeps_its_number(document: str, section: str, tmp_path: Path) -> None:
    data = docx.build(report(), stockport(), copy="submission", document=document)
    assert drawn(data, tmp_path) == [stockport().section(section).heading]
    assert faults(data) == []


def test_sections_that_are_left_out_leave_no_gap_in_the_numbers_of_the_others(tmp_path: Path) -> None:
    those = [stockport().section(each).heading for each in ("1", "3", "5", "6", "8", "10", "7")]
    assert drawn(of_sections(stockport(), *those), tmp_path) == those


def test_a_heading_of_somebody_elses_is_never_taken_apart(tmp_path: Path) -> None:
    those = ["To ask: Health Visitor 2 - the nurse", stockport().section("7").heading, "SECTION 8 - OTHER"]
    assert drawn(of_sections(stockport(), *those), tmp_path) == those


def test_a_form_without_numbers_has_no_such_list(tmp_path: Path) -> None:
    plain = tuple(replace(each, heading=each.title) for each in stockport().sections)
    form = replace(stockport(), sections=plain)
    data = of_sections(form, *(each.heading for each in plain[:3]))
    assert drawn(data, tmp_path) == [" ".join(each.heading.split()) for each in plain[:3] if each.heading]
    assert b"multilevel" not in docx.build(report(), form, copy="submission")
    assert HeadingNumbers.of(form, []).xml() == ("", "")
    assert faults(data) == []


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("SECTION 10 – PLAN", Numbered("SECTION %1 –", 10, "PLAN")),
        ("4. Methodology", Numbered("%1.", 4, "Methodology")),
        ("Part 2: The family", Numbered("Part %1:", 2, "The family")),
        ("What happened in 2009", None),
        ("SECTION 7", None),
        ("100 % - of it", None),
        ("", None),
    ],
)
def test_only_a_number_with_a_sign_behind_it_is_one(heading: str, parts: Numbered | None) -> None:
    assert taken_apart(heading) == parts
