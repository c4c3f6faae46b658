"""The front sheet is signed by hand on one page: where it may take two, the author is told what makes it so long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imrassist.export.docx.front_sheet import too_long
from imrassist.export.docx.measure import lines, width
from imrassist.writing.report import Cell, SectionText
from tests.export.specimen import front, stockport


def sheet(profile: str) -> SectionText:
    block = front()
    assert block.grid
    there = {"agency": Cell(paragraphs=("Northfield Trust", profile))}
    cells = tuple(replace(line, cells=(there.get(line.row, line.cells[-1]),)) for line in block.grid.lines)
    title = stockport().section("0").heading
    return SectionText(id="0", heading=title, blocks=(replace(block, grid=replace(block.grid, lines=cells)),))


def test_an_ordinary_front_sheet_fits_on_its_page() -> None:
    assert too_long(stockport(), sheet("The trust runs community nursing. " * 10)) == ""


def test_a_long_text_is_named_by_its_label() -> None:
    assert too_long(stockport(), sheet("The trust runs community nursing. " * 120)) == "Agency"


@pytest.mark.parametrize(
    ("text", "wide", "count"),
    [
        ("", 1000, 1),
        ("one two", width("one two", 12), 1),
        ("one two", width("one two", 12) - 20, 2),
        ("one\n\ntwo", 5000, 3),
        ("onetwothree", width("onetwo", 12), 2),
    ],
)
def test_lines_are_counted_as_a_page_breaks_them(text: str, wide: int, count: int) -> None:
    assert lines(text, 12, wide) == count
