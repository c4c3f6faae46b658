"""A Word file as a report of its form: sections by bookmark, heading or words; blocks and tables in their places."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from imrassist.checks.told import report_digest
from imrassist.export.docx import body
from imrassist.intake import finder
from imrassist.intake.finder import find
from imrassist.intake.found import ReadReport
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.settle import settled
from imrassist.intake.word import read
from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.session import Session
from tests.intake.made import p, put, r, tbl, tc, tr, word


@pytest.fixture(scope="session")
def form() -> Form:
    return load_form("stockport-2010")


def found(path: Path, form: Form, session: Session | None = None) -> ReadReport:
    keys = rows = ()  # type: tuple[str, ...]
    if session:
        keys = tuple(block.key for section in session.report().sections for block in section.blocks)
        rows = tuple(row.id for those in session.draft.rows.values() for row in those)
    return find(settled(read(path).body, accepted=True), form, BookmarkKeys(form, keys, rows))


@pytest.mark.parametrize("copy", ["submission", "working"])
def test_an_export_is_read_back_as_the_report_it_was_made_from_field_by_field(
    documents: dict[str, Path], example: Session, copy: str
) -> None:
    back = found(documents[copy], example.form, example)
    assert back.unplaced == ()
    assert back.missing == ()
    assert set(back.found_by.values()) == {"bookmark"}
    report = example.report()
    assert [section.id for section in back.report.sections] == [section.id for section in report.sections]
    for ours, theirs in zip(report.sections, back.report.sections, strict=True):
        assert [block.key for block in theirs.blocks] == [block.key for block in ours.blocks]
        for one, other in zip(ours.blocks, theirs.blocks, strict=True):
            assert (other.kind, other.text, other.run, other.gap) == (one.kind, one.text, one.run, one.gap)
            if one.grid:
                assert other.grid is not None
                assert other.grid.above == one.grid.above
                lines = [(line.row, [cell.paragraphs for cell in line.cells]) for line in one.grid.lines]
                assert [(line.row, [cell.paragraphs for cell in line.cells]) for line in other.grid.lines] == lines
    assert report_digest(back.report, example.form) == report_digest(report, example.form)


def test_the_report_comes_back_after_another_program_has_saved_the_file(
    documents: dict[str, Path], example: Session, tmp_path: Path
) -> None:
    office = shutil.which("soffice")
    assert office, "LibreOffice Writer is needed for this test"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "docx", "--outdir", tmp_path, documents["submission"]],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    back = found(tmp_path / "submission.docx", example.form, example)
    assert report_digest(back.report, example.form) == report_digest(example.report(), example.form)


def test_without_the_draft_blocks_and_lines_have_their_keys_all_the_same(
    documents: dict[str, Path], example: Session
) -> None:
    back = found(documents["submission"], example.form)
    for ours, theirs in zip(example.report().sections, back.report.sections, strict=True):
        specs = [block.key.partition("@")[0] for block in ours.blocks]
        assert [block.key.partition("@")[0] for block in theirs.blocks if block.kind == "grid"] == [
            spec for spec, block in zip(specs, ours.blocks, strict=True) if block.kind == "grid"
        ]
        assert [block.text for block in theirs.blocks] == [block.text for block in ours.blocks]
    grid = next(b.grid for s in back.report.sections for b in s.blocks if b.grid and b.grid.grid == "chronology")
    assert grid is not None
    assert grid.lines[0].row == "contact-0001"


HEADINGS = {
    "7": ("SECTION 7 - NARRATIVE", ""),
    "8": ("SECTION 8 – CRITICIAL ANALYSIS", ""),
    "3": ("SECTION 3 – AUTHORS DETAILS", ""),
    "9": ("9. What do we learn from this case", "Heading1"),
    "4": ("Methodology", "Heading1"),
    "1": ("Section 1: Introduction", ""),
}


def test_sections_are_found_by_the_words_of_their_headings_old_slips_too(tmp_path: Path, form: Form) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    text = "".join(p(heading, style) + p(f"Words of {name}.") for name, (heading, style) in HEADINGS.items())
    back = found(put(tmp_path / "a.docx", word(text, {"styles": styles})), form)
    assert {s.id: [b.text for b in s.blocks] for s in back.report.sections} == {
        name: [f"Words of {name}."] for name in HEADINGS
    }
    assert back.unplaced == ()
    assert set(back.missing) == {"0", "2", "5", "6", "10"}


def test_a_list_of_contents_is_no_heading_and_a_sentence_about_a_section_is_none(tmp_path: Path, form: Form) -> None:
    text = (
        p("SECTION 7 - NARRATIVE")
        + p("SECTION 8 – CRITICAL ANALYSIS")
        + p("SECTION 7 - NARRATIVE")
        + p("Section 8 says why this was so, and whether it could have been seen at the time.")
        + p("SECTION 8 – CRITICAL ANALYSIS")
        + p("Why.")
    )
    back = found(put(tmp_path / "a.docx", word(text)), form)
    narrative, analysis = (back.report.section(each) for each in ("7", "8"))
    assert narrative
    assert [b.text for b in narrative.blocks] == [
        "Section 8 says why this was so, and whether it could have been seen at the time."
    ]
    assert analysis
    assert [b.text for b in analysis.blocks] == ["Why."]


def test_text_typed_in_a_box_of_the_template_is_text_of_its_section(tmp_path: Path, form: Form) -> None:
    path = put(tmp_path / "a.docx", word(p("SECTION 7 - NARRATIVE") + tbl(tr(tc(p("Typed") + p("in the box"))))))
    section = found(path, form).report.section("7")
    assert section
    assert [b.text for b in section.blocks] == ["Typed", "in the box"]


def test_a_table_is_known_by_its_headings_and_its_cells_stand_under_them(tmp_path: Path, form: Form) -> None:
    heads = ("Time", "Date", "Source of information", "Subject", "Event description, actions and outcomes",
             "Expected practice / standards", "Relevant terms of reference", "Child seen (Y/N)", "Ours")  # fmt: skip
    line = ("10:30", "03/03/08", "Record", "Child 1", tc(p("Visit.") + p("Seen.")), "Policy", "2a", "Y", "x9")
    path = put(tmp_path / "a.docx", word(p("SECTION 6 - COMPREHENSIVE CHRONOLOGY") + tbl(tr(*heads), tr(*line))))
    back = found(path, form)
    section = back.report.section("6")
    assert section
    (grid,) = [block.grid for block in section.blocks if block.grid]
    assert [cell.paragraphs for cell in grid.lines[0].cells] == [
        ("03/03/08",), ("10:30",), ("Record",), ("Child 1",), ("Visit.", "Seen."), ("Policy",), ("2a",), ("Y",),
    ]  # fmt: skip
    assert sorted(each.text for each in back.unplaced) == ["x9"]


def test_what_has_no_place_is_listed_and_kept_whole(tmp_path: Path, form: Form) -> None:
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p('in a box')}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    path = put(
        tmp_path / "a.docx",
        word(p("SECTION 7 - NARRATIVE") + f"<w:p>{r('told')}{box}</w:p>" + tbl(tr("a", "b"), tr("c", "d"))),
    )
    back = found(path, form)
    assert [each.text for each in back.unplaced] == ["in a box", "a | b\nc | d"]
    section = back.report.section("7")
    assert section
    assert [b.text for b in section.blocks] == ["told", "a", "b", "c", "d"]


def test_the_sentence_for_a_table_that_is_left_out_is_the_one_the_export_writes() -> None:
    assert finder.ELSEWHERE == body._ELSEWHERE


def test_a_block_keeps_what_was_written_on_at_its_end_and_before_its_first_word(tmp_path: Path, form: Form) -> None:
    from imrassist.writing.bookmarks import name

    mark = name("b", "s7.pen_picture") if any(b.id == "s7.pen_picture" for b in form.blocks) else ""
    mark = mark or name("b", next(b.id for b in form.blocks if b.section == "7" and not b.each and not b.into))
    text = (
        p("SECTION 7 - NARRATIVE")
        + f'<w:p>{r("Before ")}<w:bookmarkStart w:id="1" w:name="{mark}"/>{r("the words")}<w:bookmarkEnd w:id="1"/>'
        + f"{r(' and after.')}</w:p>"
        + p("A paragraph of its own.")
    )
    section = found(put(tmp_path / "a.docx", word(text)), form).report.section("7")
    assert section
    assert [b.text for b in section.blocks] == [
        "Before the words and after.",
        "A paragraph of its own.",
    ]
