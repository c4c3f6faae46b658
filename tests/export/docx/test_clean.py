"""The file as a whole: valid by every judge at hand, clean of traces, always the same, written whole or not at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import ooxml_integrity
import openxml_audit
import pytest

from imrassist.errors import ImrError
from imrassist.export import COPIES, DOCUMENTS, docx
from imrassist.writing.report import Report, SectionText
from tests.export.rules import RULES, faults
from tests.export.specimen import odd, report, stockport
from tests.export.wordxml import members, tree


def judged(data: bytes, folder: Path) -> list[str]:
    """What the two validators and our own rules have against a file."""
    path = folder / "judged.docx"
    path.write_bytes(data)
    found = [str(each) for each in openxml_audit.OpenXmlValidator().validate(str(path)).errors]
    return [*found, *map(str, ooxml_integrity.check(str(path))), *faults(data)]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_judge_finds_a_fault_in_any_document(document: str, copy: str, tmp_path: Path) -> None:
    data = docx.build(report(complete=False), stockport(), copy=copy, document=document)
    assert judged(data, tmp_path) == []
    assert python_docx.Document(io.BytesIO(data)).core_properties.title == stockport().title


@pytest.mark.parametrize("seed", range(40))
def test_no_judge_finds_a_fault_whatever_the_report_holds(seed: int, tmp_path: Path) -> None:
    data = docx.build(odd(stockport(), seed), stockport(), copy=COPIES[seed % 2])
    assert judged(data, tmp_path) == []


@pytest.mark.parametrize("copy", COPIES)
def test_a_report_without_anything_in_it_is_still_a_document(copy: str, tmp_path: Path) -> None:
    empty = Report(form="x", sections=(SectionText(id="1", heading="", blocks=()),))
    assert judged(docx.build(empty, stockport(), copy=copy), tmp_path) == []


BREAKS = {
    "package": ("word/settings.xml", b"<w:zoom", b"<w:rsids/><w:zoom"),
    "core": ("docProps/core.xml", b"<dc:language>", b"<dc:creator>Pat</dc:creator><dc:language>"),
    "fields": ("word/footer.xml", b'<w:r><w:fldChar w:fldCharType="separate"/></w:r>', b""),
    "bookmarks": ("word/document.xml", b'<w:bookmarkEnd w:id="3"/>', b""),
    "anchors": ("word/document.xml", b"<w:sectPr>", b"<w:hyperlink w:anchor='_imr_none'/><w:sectPr>"),
    "comments": ("word/document.xml", b"<w:sectPr>", b'<w:commentRangeStart w:id="0"/><w:sectPr>'),
    "styles": ("word/document.xml", b'w:val="Heading1"', b'w:val="Heading9"'),
    "numbering": ("word/styles.xml", b'<w:numId w:val="1"/>', b'<w:numId w:val="9"/>'),
    "tables": ("word/document.xml", b'<w:tcW w:w="', b'<w:tcW w:w="1'),
    "neighbours": ("word/document.xml", b"</w:tbl>", b"</w:tbl><w:tbl/>"),
    "sections": ("word/document.xml", b' w:orient="landscape"', b""),
    "section_ends": ("word/document.xml", b'<w:pStyle w:val="IMRSectionEnd"/><w:sectPr>', b"<w:sectPr>"),
}


@pytest.mark.parametrize("rule", [each.__name__ for each in RULES])
def test_each_of_our_own_rules_sees_the_fault_it_is_for(rule: str) -> None:
    part, old, new = BREAKS[rule]
    whole = members(docx.build(report(contacts=3), stockport(), copy="working"))
    assert old in whole[part]
    whole[part] = whole[part].replace(old, new)
    assert any(each.startswith(f"{rule}:") for each in faults(packed(whole)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<w:tcPr>", b"<w:tcPr><w:b/>"),
        (b"</w:p></w:tc>", b"</w:p><w:tbl/></w:tc>"),
        (b'<w:gridCol w:w="', b'<w:gridCol w:w="1"/><w:gridCol w:w="'),
    ],
)
def test_the_judges_at_hand_do_see_a_fault(old: bytes, new: bytes, tmp_path: Path) -> None:
    whole = members(docx.build(report(contacts=3), stockport(), copy="working"))
    assert old in whole["word/document.xml"]
    whole["word/document.xml"] = whole["word/document.xml"].replace(old, new, 1)
    path = tmp_path / "broken.docx"
    path.write_bytes(packed(whole))
    assert [*openxml_audit.OpenXmlValidator().validate(str(path)).errors, *ooxml_integrity.check(str(path))]


def packed(parts: dict[str, bytes]) -> bytes:
    """Parts as a package again."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


@pytest.mark.req("2.8")
@pytest.mark.parametrize("copy", COPIES)
def test_nothing_tells_who_made_it_when_or_with_what(copy: str) -> None:
    data = docx.build(report(), stockport(), copy=copy)
    core = {each.tag.rpartition("}")[2] for each in tree(data, "docProps/core.xml")}
    assert core == {"title", "language"}
    assert sorted(members(data)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer.xml",
        "word/header.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]
    everything = b"".join(members(data).values()).lower()
    for trace in (b"python", b"imrassist", b"libreoffice", b"w:author", b"w:date=", b"stockport-2010"):
        assert trace not in everything


def test_only_a_submission_copy_tells_word_to_shed_names_when_it_is_saved() -> None:
    settings = {
        copy: members(docx.build(report(), stockport(), copy=copy))["word/settings.xml"].decode() for copy in COPIES
    }
    assert "<w:removePersonalInformation/><w:removeDateAndTime/>" in settings["submission"]
    assert "remove" not in settings["working"]


@pytest.mark.parametrize("copy", COPIES)
def test_the_same_report_gives_the_same_bytes(copy: str) -> None:
    first, second = (docx.build(report(complete=False), stockport(), copy=copy) for _ in range(2))
    assert first == second


def test_another_report_gives_other_bytes() -> None:
    assert docx.build(report(contacts=1), stockport(), copy="working") != docx.build(
        report(contacts=2), stockport(), copy="working"
    )


@pytest.mark.parametrize(("copy", "document"), [("final", "imr"), ("working", "minutes")])
def test_an_unknown_copy_or_document_is_refused(copy: str, document: str) -> None:
    with pytest.raises(ImrError, match="There is no"):
        docx.build(report(), stockport(), copy=copy, document=document)
