"""The XML as Word itself writes it, with all it hangs on: text in it is found once, what was taken out is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.intake.word import texts
from tests.intake.made import p, put, r, tbl, tc, tr, word

WHO = 'w:author="Pat Reviewer" w:date="2010-05-04T10:00:00Z"'
PLACEHOLDER = "<w:sdtPr><w:alias w:val='Name'/><w:tag w:val='name'/><w:id w:val='-7'/><w:text/></w:sdtPr>"


def sdt(content: str) -> str:
    return f"<w:sdt>{PLACEHOLDER}<w:sdtEndPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def change(kind: str, content: str, number: int = 1) -> str:
    return f'<w:{kind} w:id="{number}" {WHO}>{content}</w:{kind}>'


def gone(text: str) -> str:
    look = '<w:rPr><w:lang w:val="en-GB"/></w:rPr>'
    return f'<w:r w:rsidDel="00A1">{look}<w:delText xml:space="preserve">{text}</w:delText></w:r>'


def field(said: str, instruction: str = " REF _Ref1 \\h ") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{said}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(content: str, fallback: str | None = None) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    other = f"<w:txbxContent>{content if fallback is None else fallback}</w:txbxContent>"
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{other}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


MOVED = (
    f'<w:p><w:moveFromRangeStart w:id="1" {WHO} w:name="move1"/>'
    f'{change("moveFrom", r("from here"), 2)}<w:moveFromRangeEnd w:id="1"/>{r("a")}</w:p>'
    f'<w:p><w:moveToRangeStart w:id="3" {WHO} w:name="move1"/>'
    f'{change("moveTo", r("to here"), 4)}<w:moveToRangeEnd w:id="3"/></w:p>'
)
RELOOKED = '<w:r><w:rPr><w:rPrChange w:id="5" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>new</w:t></w:r>'
DATED = f'<w:fldSimple w:instr=" DATE ">{r("3 May")}</w:fldSimple>'
HUNG = (
    f'<w:commentRangeStart w:id="0"/>{r("hung")}<w:commentRangeEnd w:id="0"/>'
    '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="0"/></w:r>'
)
MARKED = (
    f'<w:proofErr w:type="spellStart"/>{r("wrod")}<w:proofErr w:type="spellEnd"/>'
    "<w:r><w:lastRenderedPageBreak/><w:t>s</w:t></w:r>"
)
NESTED = field(f"{r('see ')}{field(r('2'))}{r('a')}", ' IF "x" = "x" ')
LONG_FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc1">{r("One")}</w:hyperlink></w:p>'
    f'{p("Two")}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
CASES: dict[str, tuple[str, list[str]]] = {
    "an insertion in a deletion's place": (
        f"<w:p>{r('Child 1 was ')}{change('del', gone('not '))}{change('ins', r('seen'), 2)}{r('.')}</w:p>",
        ["Child 1 was seen."],
    ),
    "a deletion within an insertion of somebody else": (
        f"<w:p>{change('ins', r('kept ') + change('del', gone('not kept'), 2))}{r('x')}</w:p>",
        ["kept x"],
    ),
    "an insertion of looks and of words in one": (
        f"<w:p><w:pPr><w:rPr><w:ins w:id='9' w:author='A'/></w:rPr></w:pPr>{change('ins', RELOOKED)}</w:p>",
        ["new"],
    ),
    "text that was moved": (MOVED, ["a", "to here"]),
    "a control in a line": (f"<w:p>{r('a ')}{sdt(r('b'))}{r(' c')}</w:p>", ["a b c"]),
    "a control within a control within a link": (
        f'<w:p><w:hyperlink r:id="rId9" w:history="1">{sdt(r("in ") + sdt(r("it")))}</w:hyperlink></w:p>',
        ["in it"],
    ),
    "a control of paragraphs and tables": (sdt(p("a") + tbl(tr("b"))), ["a", "b"]),
    "a control of a table line": (tbl(tr("a") + sdt(tr("b")) + tr("c")), ["a", "b", "c"]),
    "a control of a cell": (tbl(f"<w:tr>{tc('a')}{sdt(tc('b'))}{tc('c')}</w:tr>"), ["a", "b", "c"]),
    "a control within a cell": (tbl(f"<w:tr>{tc(sdt(p('a')) + p('b'))}</w:tr>"), ["a", "b"]),
    "an insertion within a control": (
        f"<w:p>{sdt(change('ins', r('new')) + change('del', gone('old'), 2))}</w:p>",
        ["new"],
    ),
    "a link with a field in it": (f'<w:p><w:hyperlink w:anchor="x">{field(r("4"))}</w:hyperlink></w:p>', ["4"]),
    "fields within fields": (f"<w:p>{NESTED}</w:p>", ["see 2a"]),
    "a simple field in a control": (f"<w:p>{sdt(DATED)}</w:p>", ["3 May"]),
    "a field over several paragraphs": (LONG_FIELD, ["One", "Two"]),
    "a field whose result was changed": (
        f"<w:p>{field(change('del', gone('2')) + change('ins', r('3'), 2))}</w:p>",
        ["3"],
    ),
    "a text box": (f"<w:p>{r('a')}{box(p('b'))}</w:p>{p('c')}", ["a", "b", "c"]),
    "a text box in a text box": (f"<w:p>{box('<w:p>' + r('b') + box(p('inner')) + '</w:p>')}</w:p>", ["b", "inner"]),
    "a text box with a control and a change": (
        f"<w:p>{box('<w:p>' + sdt(r('held')) + change('del', gone('gone')) + '</w:p>')}</w:p>",
        ["held"],
    ),
    "a text box in a cell": (tbl(tr(tc(f"<w:p>{r('a')}{box(p('b'))}</w:p>"))), ["a", "b"]),
    "a table in a table in a table": (
        tbl(tr(tc(tbl(tr(tc(tbl(tr("deep")) + p("low")))) + p("top")))),
        ["deep", "low", "top"],
    ),
    "a comment hung on words": (f"<w:p>{HUNG}</w:p>", ["hung"]),
    "marks of spelling and of breaks": (f"<w:p>{MARKED}</w:p>", ["wrods"]),
}  # fmt: skip


@pytest.mark.req("QA.3")
@pytest.mark.parametrize("name", CASES)
def test_text_is_found_once_and_in_order(tmp_path: Path, name: str) -> None:
    body, wanted = CASES[name]
    found = [each.text for each in texts(put(tmp_path / "a.docx", word(body))) if each.part in ("body", "table", "box")]
    assert [each for each in found if each.strip()] == wanted


def test_what_was_taken_out_or_moved_away_is_told_apart(tmp_path: Path) -> None:
    body = f"<w:p>{r('a ')}{change('del', gone('out'))}</w:p>{MOVED}"
    found = [each.text for each in texts(put(tmp_path / "a.docx", word(body))) if each.part == "removed"]
    assert found == ["out", "from here"]


def test_notes_at_the_foot_and_at_the_end_are_found_with_their_place(tmp_path: Path) -> None:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    to_foot, to_end = (f'{mark}<w:{each}Reference w:id="2"/></w:r>' for each in ("footnote", "endnote"))
    body = f"<w:p>{r('a')}{to_foot}{r('b')}{to_end}</w:p>"
    foot = f"{mark}<w:footnoteRef/></w:r>{sdt(r('a note'))}"
    end = change("ins", r("at the end")) + change("del", gone("gone"))
    parts = {
        name: f'<w:{one} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{one}>'
        f'<w:{one} w:id="2"><w:p>{note}</w:p></w:{one}>'
        for name, one, note in (("footnotes", "footnote", foot), ("endnotes", "endnote", end))
    }
    parts["comments"] = f'<w:comment w:id="0" {WHO}>{p("Why?")}{p("Again?")}</w:comment>'
    parts["header1"] = f"<w:p>{field(r('Page 3'))}</w:p>"
    found = [(each.part, each.text) for each in texts(put(tmp_path / "a.docx", word(body, parts)))]
    for wanted in (("body", "ab"), ("footnote", "a note"), ("endnote", "at the end"), ("header", "Page 3")):
        assert found.count(wanted) == 1, (wanted, found)
    assert [text for part, text in found if part == "comment"] == ["Why?", "Again?"]
