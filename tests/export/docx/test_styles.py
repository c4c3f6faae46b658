"""Every run looks as the form wants: proved on what is drawn, through the cascade, not on what was asked for."""

from __future__ import annotations

import io
from dataclasses import replace

import docx as python_docx
import pytest
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from docx_plus.styles import resolve_effective_formatting

from imrassist.export import COPIES, DOCUMENTS, docx
from imrassist.interview.question import Style
from tests.export.effective import Cascade
from tests.export.specimen import odd, report, stockport
from tests.export.wordxml import W, members, tree, value


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_run_of_a_submission_copy_is_arial_12_or_10_and_black(document: str) -> None:
    data = docx.build(report(complete=False), stockport(), copy="submission", document=document)
    runs = list(Cascade(data).runs())
    assert runs
    assert {(each.fonts, each.colour, each.italic) for each in runs} == {(frozenset({"Arial"}), "000000", False)}
    assert {each.size for each in runs if not each.style.endswith("Small")} == {12}
    assert {each.size for each in runs if each.style.endswith("Small")} <= {10}


def test_only_the_tables_that_the_form_wants_small_are_small() -> None:
    runs = Cascade(docx.build(report(), stockport(), copy="submission", document="family")).runs()
    assert {each.size for each in runs} == {12}
    runs = Cascade(docx.build(report(), stockport(), copy="submission", document="chronology")).runs()
    assert {each.size for each in runs if each.text in ("Date", "08:00", "00:00", "1, 2a")} == {10}


def test_guidance_in_a_working_copy_is_blue_and_italic_and_nothing_else_is() -> None:
    runs = list(Cascade(docx.build(report(complete=False), stockport(), copy="working")).runs())
    notes = [each for each in runs if each.style == "IMRGuidance"]
    rest = [each for each in runs if each.style != "IMRGuidance"]
    assert {(each.colour, each.italic, each.size) for each in notes} == {("0000FF", True, 10)}
    assert {(each.colour, each.italic) for each in rest} == {("000000", False)}
    assert {tuple(each.fonts) for each in runs} == {("Arial",)}


def test_a_gap_is_bold_in_square_brackets_and_black() -> None:
    runs = list(Cascade(docx.build(report(complete=False), stockport(), copy="working")).runs())
    gaps = [each for each in runs if each.character == "IMRGap"]
    assert {each.text for each in gaps} == {
        "[Date of first submission: to be completed]",
        "[Author's post: to be completed]",
        "[Date: to be completed]",
    }
    assert {(each.bold, each.colour) for each in gaps} == {(True, "000000")}
    assert {each.size for each in gaps} == {10, 12}


def test_a_submission_copy_does_not_even_hold_the_styles_of_notes_and_gaps() -> None:
    for copy, there in (("working", True), ("submission", False)):
        styles = members(docx.build(report(), stockport(), copy=copy))["word/styles.xml"].decode()
        assert ("IMR Guidance" in styles, "IMR Gap" in styles, "0000FF" in styles) == (there, there, there)


def test_headings_title_and_labels_are_bold_and_as_large_as_the_text() -> None:
    runs = list(Cascade(docx.build(report(), stockport(), copy="submission")).runs())
    bold = {each.style for each in runs if each.bold}
    assert bold == {
        "Title", "Heading1", "Heading2", "IMRLetterhead", "IMRLabel", "IMRColumn", "IMRColumnSmall", "IMRAbove",
        "IMRMarking",
    }  # fmt: skip
    assert {each.style for each in runs if not each.bold} & bold == set()


def test_another_form_brings_its_own_font_sizes_and_colours() -> None:
    style = Style(font="Georgia", size=11, small=9, colour="111111", note_colour="7A4B00", language="cy-GB")
    form = replace(stockport(), style=style)
    data = docx.build(report(), form, copy="working")
    runs = list(Cascade(data).runs())
    assert {tuple(each.fonts) for each in runs} == {("Georgia",)}
    assert {each.size for each in runs} == {11, 9}
    assert {each.colour for each in runs} == {"111111", "7A4B00"}
    assert b"Arial" not in b"".join(members(data).values())
    assert value(tree(data, "word/styles.xml").find(f".//{W}lang")) == "cy-GB"


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("seed", range(6))
def test_another_resolver_of_the_cascade_agrees_on_every_run_of_the_text(copy: str, seed: int) -> None:
    data = docx.build(odd(stockport(), seed) if seed else report(complete=False), stockport(), copy=copy)
    document = python_docx.Document(io.BytesIO(data))
    theirs = []
    for element in document.element.body.iter(f"{W}r"):
        if any(each.text for each in element.iter(f"{W}t")):
            paragraph = Paragraph(next(element.iterancestors(f"{W}p")), document)
            other = resolve_effective_formatting(Run(element, paragraph))
            looks = (other.font_name, other.font_size, other.color_rgb, bool(other.bold), bool(other.italic))
            theirs.append(looks)
    ours = [(next(iter(each.fonts)), each.size, each.colour, each.bold, each.italic) for each in Cascade(data).runs()]
    assert theirs
    assert ours[: len(theirs)] == theirs
