"""`check` of a Word file: the same checks, and what is wrong with it as a file, each with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.checks.told import Checked
from imrassist.intake.checking import check_word
from imrassist.interview.load import load_form
from imrassist.session import Session
from tests.intake.made import changed, ins, out, p, put, r, tbl, tr, word

TODAY = date(2010, 10, 1)
DOCUMENT = "word/document.xml"


def check(path: Path) -> Checked:
    return check_word(path, load_form("stockport-2010"), today=TODAY)


def ids(checked: Checked) -> list[str]:
    return [remark.check for remark in checked.remarks]


@pytest.mark.req("2.2", "2.8", "2.1.1")
def test_a_clean_submission_copy_has_nothing_that_must_be_mended(documents: dict[str, Path]) -> None:
    checked = check(documents["submission"])
    assert [remark for remark in checked.remarks if remark.grade == "must"] == []
    assert not [each for each in ids(checked) if each.startswith("word_file.")]
    assert checked.unplaced == ()


@pytest.mark.req("QA.3")
def test_what_the_checks_say_of_the_words_of_a_draft_they_say_of_its_document(
    documents: dict[str, Path], example: Session
) -> None:
    checked = check(documents["submission"])
    of_text = {(each.check, each.say) for each in example.remarks() if each.block and not each.aside}
    assert of_text
    assert of_text <= {(each.check, each.say) for each in checked.remarks}


@pytest.mark.req("2.2")
def test_each_guidance_note_left_in_a_working_copy_is_named_with_its_place(
    documents: dict[str, Path], example: Session
) -> None:
    notes = [remark for remark in check(documents["working"]).remarks if remark.check == "word_file.guidance_left_in"]
    left = {(remark.section, remark.say) for remark in notes}
    assert len(left) >= sum(len(section.note) for section in example.report().sections)
    assert all("(paragraph" in say or "(table" in say for _, say in left)


def planted(documents: dict[str, Path], tmp_path: Path, before: str, after: str) -> Checked:
    data = changed(documents["submission"].read_bytes(), DOCUMENT, before, after)
    return check(put(tmp_path / "planted.docx", data))


ARIAL = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def short(tmp_path: Path, body: str) -> Checked:
    parts = {"styles": ARIAL, "header1": p("Strictly Confidential")}
    return check(put(tmp_path / "short.docx", word(body, parts)))


@pytest.mark.parametrize(
    ("properties", "check_id", "said"),
    [
        ('<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>', "word_file.font", "in Calibri"),
        ('<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/>', "", ""),
        ('<w:sz w:val="22"/>', "word_file.size", "in size 11"),
        ('<w:color w:val="FF0000"/>', "word_file.colour", "FF0000"),
        ('<w:color w:val="FFFFFF"/>', "word_file.hidden_text", "white"),
        ("<w:vanish/>", "word_file.hidden_text", "hidden"),
        ('<w:highlight w:val="yellow"/>', "word_file.highlight", "yellow"),
        ('<w:i/><w:color w:val="0070C0"/>', "word_file.blue_italics", "blue italics"),
    ],
)
@pytest.mark.req("2.1.1", "2.2")
def test_a_run_that_does_not_look_as_the_form_asks_is_told_with_its_place(
    tmp_path: Path, properties: str, check_id: str, said: str
) -> None:
    checked = short(tmp_path, p("SECTION 7 - NARRATIVE") + f"<w:p>{r('Told')}{r(' odd', properties)}</w:p>")
    found = [remark for remark in checked.remarks if remark.check.startswith("word_file.")]
    assert [remark.check for remark in found] == ([check_id] if check_id else [])
    assert all(said in remark.say and "paragraph" in remark.say and remark.section == "7" for remark in found)


@pytest.mark.req("2.1.1")
def test_size_ten_is_right_in_the_chronology_and_eleven_too_but_not_nine_and_not_in_the_text(tmp_path: Path) -> None:
    heads = [column.label.replace("\n", " ") for column in load_form("stockport-2010").grids["chronology"].columns]
    for half_points, in_table, in_text in ((20, False, True), (22, False, True), (24, False, False), (18, True, True)):
        small = r("17/03/08", f'<w:sz w:val="{half_points}"/>')
        section = p("SECTION 6 - COMPREHENSIVE CHRONOLOGY")
        table = tbl(tr(*heads), tr(f"<w:p>{small}</w:p>", *["x"] * 7))
        for body, told in ((section + table, in_table), (f"{section}<w:p>{small}</w:p>", in_text)):
            assert ("word_file.size" in ids(short(tmp_path, body))) is told, (half_points, body)


@pytest.mark.req("2.8")
def test_comments_changes_properties_and_what_is_carried_along_are_told(tmp_path: Path) -> None:
    comment = f'<w:comment w:id="0" w:author="Pat Reviewer">{p("Why?")}</w:comment>'
    data = word(
        p("SECTION 7 - NARRATIVE") + f"<w:p>{r('seen')}{ins(r(' alone'))}{out(' twice')}</w:p>",
        {"comments": comment, "settings": "<w:trackRevisions/>"},
        {
            "docProps/core.xml": '<c xmlns:dc="d"><dc:creator>Robin Example</dc:creator></c>',
            "customXml/item1.xml": "<x>held</x>",
            "word/vbaProject.bin": b"x",
        },
    )
    checked = check(put(tmp_path / "a.docx", data))
    says = " ".join(remark.say for remark in checked.remarks if remark.source == "2.8")
    for said in ("1 comment", "2 tracked changes", "author", "data of another program", "macros", "switched on"):
        assert said in says
    assert "Robin" not in says
    assert "Pat" not in says


@pytest.mark.req("2.2")
def test_text_of_the_template_left_in_is_told_with_its_section(tmp_path: Path) -> None:
    checked = check(put(tmp_path / "a.docx", word(p("SECTION 7 - NARRATIVE") + p("Type your text in this box"))))
    (remark,) = [each for each in checked.remarks if each.check == "form_text.left_in"]
    assert remark.section == "7"


def test_rows_are_judged_as_far_as_the_file_shows_them(documents: dict[str, Path], tmp_path: Path) -> None:
    checked = planted(documents, tmp_path, "<w:t>17/03/08</w:t>", "<w:t>17/03/19</w:t>")
    assert "dates.outside_period" in ids(checked)


def test_a_section_that_is_gone_is_missed_but_not_in_a_document_of_one_part(
    documents: dict[str, Path], tmp_path: Path
) -> None:
    data = changed(documents["submission"].read_bytes(), DOCUMENT, "NARRATIVE", "A story")
    data = changed(data, DOCUMENT, 'w:name="_imr_s_7_', 'w:name="other_')
    (remark,) = [each for each in check(put(tmp_path / "a.docx", data)).remarks if "section_missing" in each.check]
    assert "SECTION 7" in remark.say
    alone = check(put(tmp_path / "b.docx", word(p("SECTION 7 - NARRATIVE") + p("Told."))))
    assert not [each for each in alone.remarks if "section_missing" in each.check]
