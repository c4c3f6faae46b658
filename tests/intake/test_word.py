"""What is read of a Word file: all that a reader of the page sees, in order, and what is hidden told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.intake.values import WordParagraph, WordTable, joined, paragraphs_of
from imrassist.intake.word import read, tables, texts
from tests.intake.made import WORD, changed, ins, out, p, put, r, tbl, tc, tr, word

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2a</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def body_texts(path: Path) -> list[str]:
    return [each.text for each in texts(path) if each.part in ("body", "table", "box")]


def file(tmp_path: Path, body: str, parts: dict[str, str] | None = None, **extra: str) -> Path:
    named = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in extra.items()}
    return put(tmp_path / "made by hand.docx", word(body, parts, named))


@pytest.mark.parametrize(
    ("name", "body", "wanted"),
    [
        ("split runs", f"<w:p>{r('Child')}{r(' 1 was ')}{r('seen.', '<w:b/>')}</w:p>", "Child 1 was seen."),
        ("an insertion", f"<w:p>{r('seen')}{ins(r(' alone'))}{r('.')}</w:p>", "seen alone."),
        ("a deletion", f"<w:p>{r('seen')}{out(' alone')}{r('.')}</w:p>", "seen."),
        (
            "text moved here",
            f'<w:p><w:moveTo w:id="1" w:author="A">{r("moved")}</w:moveTo></w:p>',
            "moved",
        ),
        (
            "a content control",
            f"<w:p>{r('a ')}<w:sdt><w:sdtPr/><w:sdtContent>{r('held')}</w:sdtContent></w:sdt></w:p>",
            "a held",
        ),
        ("a control of blocks", f"<w:sdt><w:sdtContent>{p('held')}</w:sdtContent></w:sdt>", "held"),
        ("a link", f'<w:p><w:hyperlink w:anchor="x">{r("term 2a")}</w:hyperlink></w:p>', "term 2a"),
        ("a simple field", f'<w:p><w:fldSimple w:instr=" REF x ">{r("2a")}</w:fldSimple></w:p>', "2a"),
        (
            "a field",
            f"<w:p>{FIELD}</w:p>",
            "2a",
        ),
        ("a smart tag", f"<w:p><w:smartTag>{r('Address A')}</w:smartTag></w:p>", "Address A"),
        ("a tab and a line", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        ("a hyphen", "<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>", "co-op"),
        ("a formula", "<w:p><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>", "x+1"),
        ("both hands", f"<w:p>{ins(out(' gone').replace('w:delText', 'w:delText'))}{r('stays')}</w:p>", "stays"),
    ],
    ids=lambda each: each if isinstance(each, str) and "<" not in each else "",
)
def test_what_a_reader_sees_is_read(tmp_path: Path, name: str, body: str, wanted: str) -> None:
    assert body_texts(file(tmp_path, body)) == [wanted]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    both = (
        f"<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r></w:p>{p('after')}"
    )
    assert body_texts(file(tmp_path, both)) == ["before", "in the box", "after"]


def test_notes_headers_comments_and_properties_are_told_with_their_place(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        p("body"),
        {
            "header1": p("Strictly Confidential"),
            "footnotes": f'<w:footnote w:type="separator" w:id="-1">{p("")}</w:footnote>'
            f'<w:footnote w:id="2">{p("a note")}</w:footnote>',
            "comments": f'<w:comment w:id="0" w:author="Pat Reviewer" w:date="2010-05-04">{p("Why?")}</w:comment>',
        },
        docProps__core_xml='<c xmlns:dc="d"><dc:creator>Robin Example</dc:creator></c>',
    )
    found = [(each.part, each.where, each.text) for each in texts(path)]
    assert ("header", "header", "Strictly Confidential") in found
    assert ("footnote", "footnote 1", "a note") in found
    assert ("comment", "comment 1", "Why?") in found
    assert ("property", "author of comment 1", "Pat Reviewer") in found
    assert ("property", "property", "author: Robin Example") in found


def test_what_a_tracked_change_takes_out_is_told_apart(tmp_path: Path) -> None:
    path = file(tmp_path, f"<w:p>{r('seen')}{out(' by Mrs Smith')}</w:p>")
    assert [(each.part, each.text) for each in texts(path)] == [
        ("body", "seen"),
        ("removed", " by Mrs Smith"),
        ("property", "Pat Reviewer"),
    ]


def test_a_paragraph_end_taken_out_joins_two_paragraphs_but_not_before_it_is_accepted(tmp_path: Path) -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1" w:author="A" w:date="2010-05-04T10:00:00Z"/></w:rPr></w:pPr>'
    path = file(tmp_path, f"<w:p>{end}{r('One ')}</w:p>{p('two.')}")
    paragraphs = tuple(paragraphs_of(read(path).body))
    assert [each.text for each in joined(paragraphs)] == ["One two."]
    assert [each.original for each in joined(paragraphs, accepted=False)] == ["One ", "two."]


def test_a_table_keeps_its_columns_where_cells_are_merged(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        tbl(
            tr(tc("wide", '<w:gridSpan w:val="2"/>'), tc("x", '<w:vMerge w:val="restart"/>')),
            tr("a", "b", tc("", "<w:vMerge/>")),
        ),
    )
    (table,) = tables(path)
    assert [[(cell.at, cell.span, cell.text) for cell in line.cells] for line in table.lines] == [
        [(0, 2, "wide"), (2, 1, "x")],
        [(0, 1, "a"), (1, 1, "b"), (2, 1, "")],
    ]
    assert table.lines[1].cells[2].goes_on


def test_a_huge_span_is_not_believed(tmp_path: Path) -> None:
    (table,) = tables(file(tmp_path, tbl(tr(tc("x", '<w:gridSpan w:val="30000000"/>'), "y"))))
    assert [(cell.span, cell.text) for cell in table.lines[0].cells] == [(63, "x"), (1, "y")]


def test_a_box_of_one_cell_and_a_table_in_a_cell_are_read(tmp_path: Path) -> None:
    inner = tbl(tr("in", "ner"))
    path = file(tmp_path, tbl(tr(tc(f"{p('typed here')}{inner}{p('and here')}"))))
    (table,) = tables(path)
    assert table.is_box
    assert [each.text for each in table.paragraphs] == ["typed here", "in", "ner", "and here"]


def test_lines_within_a_control_are_read(tmp_path: Path) -> None:
    path = file(tmp_path, tbl(tr("one"), f"<w:sdt><w:sdtContent>{tr('two')}</w:sdtContent></w:sdt>"))
    assert [line.cells[0].text for line in tables(path)[0].lines] == ["one", "two"]


def test_a_heading_is_known_by_its_style_its_level_or_its_own_word(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Heading1"/>'
        '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    )
    path = file(
        tmp_path,
        p("a", "Heading1") + p("b", "Mine") + p("c") + f'<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{r("d")}</w:p>',
        {"styles": styles},
    )
    assert [each.level for each in read(path).body if isinstance(each, WordParagraph)] == [1, 2, 0, 3]


def test_a_file_in_the_strict_spelling_of_the_standard_is_read(tmp_path: Path) -> None:
    strict = changed(word(p("strict")), "word/document.xml", WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert body_texts(put(tmp_path / "strict.docx", strict)) == ["strict"]


def test_a_document_of_many_lines_is_read_whole(tmp_path: Path) -> None:
    path = file(tmp_path, tbl(*(tr(f"{n}", "x" * 40) for n in range(3000))) + p("end"))
    document = read(path)
    table = document.body[0]
    assert isinstance(table, WordTable)
    assert [line.cells[0].text for line in table.lines] == [str(n) for n in range(3000)]
    assert isinstance(document.body[1], WordParagraph)
    assert document.body[1].text == "end"
