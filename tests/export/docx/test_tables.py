"""Tables of the form as Word has them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from imrassist.export import COPIES, docx, text
from imrassist.export.documents import missing
from imrassist.export.docx.measure import longest_word
from imrassist.export.docx.tables import PADDING, column_widths
from imrassist.writing.report import Block, Line, Report, SectionText
from tests.export.specimen import cell, front, grid, para, report, stockport
from tests.export.wordxml import W, style_of, text_of, tree, value

FIELDS = "front_sheet"


def tables(data: bytes) -> list[etree._Element]:
    return list(tree(data).iter(f"{W}tbl"))


def cells(row: etree._Element) -> list[str]:
    return [text_of(each) for each in row.iterfind(f"{W}tc")]


def rows(table: etree._Element) -> list[etree._Element]:
    return list(table.iterfind(f"{W}tr"))


def alone(block: Block, copy: str = "submission") -> bytes:
    """A document with this one block."""
    return docx.build(one(block), stockport(), copy=copy)


def one(block: Block) -> Report:
    return Report(form="x", sections=(SectionText(id="5", heading="SECTION", blocks=(block,)),))


@pytest.mark.req("S6.1", "S5.1", "S10.2")
@pytest.mark.parametrize(
    ("document", "name"), [("family", "family"), ("chronology", "chronology"), ("action-plan", "action_plan")]
)
def test_the_headings_are_the_forms_own_and_repeat_on_every_page(document: str, name: str) -> None:
    (table,) = tables(docx.build(report(), stockport(), copy="submission", document=document))
    assert cells(rows(table)[0]) == [column.label for column in stockport().grids[name].columns]
    repeated = [each.find(f"{W}trPr/{W}tblHeader") is not None for each in rows(table)]
    assert repeated == [True] + [False] * (len(repeated) - 1)


@pytest.mark.req("S6.1", "S6.4")
def test_every_contact_stands_in_the_chronology_as_the_report_has_it() -> None:
    (table,) = tables(docx.build(report(contacts=300), stockport(), copy="submission", document="chronology"))
    block = report(contacts=300).section("6").blocks[0]  # type: ignore[union-attr]  # the specimen has it
    assert block.grid is not None
    wanted = [["\n".join(each.paragraphs) for each in line.cells] for line in block.grid.lines]
    assert [cells(each) for each in rows(table)[1:]] == wanted


@pytest.mark.parametrize("name", sorted(set(stockport().grids) - {FIELDS}))
def test_no_word_of_the_form_breaks_in_its_column(name: str) -> None:
    form = stockport()
    spec = form.grids[name]
    size = form.style.small if spec.small else form.style.size
    for at, (column, wide) in enumerate(zip(spec.columns, column_widths(form, spec), strict=True)):
        # A table that numbers its lines has nothing but the number in its first column.
        held = "99" if spec.numbered and at == 0 else "30/12/09"
        assert longest_word(f"{column.label} {column.small} {column.gap} {held}", size) <= wide - 2 * PADDING


def test_help_stands_under_the_headings_of_a_working_copy_only_and_does_not_repeat() -> None:
    help_lines = [column.small for column in stockport().grids["chronology"].columns]
    for copy, there in (("working", True), ("submission", False)):
        (table,) = tables(docx.build(report(), stockport(), copy=copy, document="chronology"))
        second = rows(table)[1]
        assert (cells(second) == help_lines) is there
        assert second.find(f"{W}trPr/{W}tblHeader") is None
        styles = {style_of(each) for each in second.iter(f"{W}p")}
        assert (styles == {"IMRGuidance"}) is there


def test_the_front_sheet_has_the_forms_labels_and_lines_to_sign_on() -> None:
    (table,) = tables(docx.build(report(), stockport(), copy="submission", document="front-sheet"))
    found = dict(cells(each) for each in rows(table))
    labels = [column.label for column in stockport().grids[FIELDS].columns]
    assert list(found) == [label for label in labels if label in found]
    assert len(found) == 9
    assert found["Author of IMR"] == "Pat Example, Named Nurse for Safeguarding\nSignature\t\t\nDate\t\t"
    assert found["Date of Birth"] == "01/02/05"
    signed = {label for label, text in found.items() if "Signature" in text}
    assert signed == {column.label for column in stockport().grids[FIELDS].columns if column.sign}


def test_a_line_to_sign_on_is_drawn_to_the_edge_of_its_cell_and_not_typed() -> None:
    (table,) = tables(docx.build(report(), stockport(), copy="submission", document="front-sheet"))
    assert "..." not in text_of(table)
    (row,) = [each for each in rows(table) if cells(each)[0] == "Author of IMR"]
    wide = int(value(row[-1].find(f"{W}tcPr/{W}tcW"), "w"))
    for stop in row.iter(f"{W}tabs"):
        last = stop[-1]
        assert (value(last, "leader"), value(last), value(last, "pos")) == ("dot", "right", str(wide - 2 * PADDING))


def test_a_line_that_the_report_leaves_out_is_not_printed() -> None:
    block = front()
    assert block.grid is not None
    fewer = replace(block, grid=replace(block.grid, lines=block.grid.lines[1:3]))
    (table,) = tables(alone(fewer))
    assert [cells(each)[0] for each in rows(table)] == ["Date of Birth", "Date of Death"]


def test_what_is_missing_is_marked_in_a_working_copy_and_blank_in_a_submission() -> None:
    block = grid("k", "family", [Line(row="p", cells=(cell(gap=True), cell("ask", gap=True), cell("Not known")))])
    for copy, wanted in (
        ("working", ["[To be completed]", "[ask]", "Not known", "", "", ""]),
        ("submission", ["", "", "Not known", "", "", ""]),
    ):
        (table,) = tables(alone(block, copy))
        assert cells(rows(table)[-1]) == wanted


@pytest.mark.parametrize("lines", [("Mrs A came.",), ("Mrs A came.", "She left.")])
def test_what_is_missing_beside_words_is_marked_behind_them_in_a_working_copy_only(lines: tuple[str, ...]) -> None:
    found = replace(cell(*lines), missing=(para("k", "[Decision: to be written]", gap=True),))
    block = grid("k", "family", [Line(row="p", cells=(cell("Child 1"), found))])
    said = "\n".join(lines)
    for copy, wanted in (("working", f"{said}\n[Decision: to be written]"), ("submission", said)):
        (table,) = tables(alone(block, copy))
        assert cells(rows(table)[-1])[:2] == ["Child 1", wanted]
        assert (text.build(one(block), stockport(), copy=copy).decode().count("[Decision")) == (copy == "working")
    assert [lack.what for lack in missing(one(block), stockport())] == ["Decision: to be written"]


def test_paragraphs_of_a_cell_stay_paragraphs_and_tabs_stay_tabs() -> None:
    block = front()
    assert block.grid is not None
    line = replace(block.grid.lines[0], cells=(cell("one\ntwo", "three\tfour <&> 'five'"),))
    (table,) = tables(alone(replace(block, grid=replace(block.grid, lines=(line,)))))
    assert cells(rows(table)[0])[1] == "one\ntwo\nthree\tfour <&> 'five'"


def test_blanks_at_the_ends_of_a_text_are_kept() -> None:
    block = front()
    assert block.grid is not None
    line = replace(block.grid.lines[0], cells=(cell("  two  blanks "),))
    (table,) = tables(alone(replace(block, grid=replace(block.grid, lines=(line,)))))
    assert cells(rows(table)[0])[1] == "  two  blanks "
    kept = [each.get("{http://www.w3.org/XML/1998/namespace}space") for each in table.iter(f"{W}t")]
    assert kept[-1] == "preserve"


def test_a_table_without_lines_still_has_its_headings() -> None:
    (table,) = tables(alone(grid("k", "family", [])))
    assert len(rows(table)) == 1


def test_a_long_line_may_run_on_to_the_next_page_but_a_short_one_may_not() -> None:
    short, long = ("word " * 20).strip(), ("word " * 400).strip()
    block = grid("k", "family", [Line(row=each[:9], cells=(cell(each),) * 6) for each in (short, long)])
    (table,) = tables(alone(block))
    assert [each.find(f"{W}trPr/{W}cantSplit") is not None for each in rows(table)] == [True, True, False]


@pytest.mark.parametrize("copy", COPIES)
def test_a_table_says_what_it_is_to_those_who_cannot_see_it(copy: str) -> None:
    for table in tables(docx.build(report(), stockport(), copy=copy)):
        assert value(table.find(f"{W}tblPr/{W}tblCaption"))
        assert value(table.find(f"{W}tblPr/{W}tblDescription"))
        look = table.find(f"{W}tblPr/{W}tblLook")
        assert {value(look, "firstRow"), value(look, "firstColumn")} == {"0", "1"}
