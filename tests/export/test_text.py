"""A report as plain text."""

from __future__ import annotations

import pytest

from imrassist.errors import ImrError
from imrassist.export import text
from tests.export.specimen import odd, report, stockport


def written(copy: str, document: str = "imr") -> str:
    return text.build(report(complete=False), stockport(), copy=copy, document=document).decode()


def test_it_opens_with_the_marking_the_agency_and_the_title() -> None:
    lines = [line for line in written("submission").split("\n") if line]
    assert lines[:4] == [
        *stockport().marking,
        "Northfield Community Health Trust",
        stockport().title,
    ]


def test_a_line_of_a_table_is_heading_and_content() -> None:
    assert "Date: 01/01/07\nTime: 08:00\nSource of Information: Health visiting record\n" in written("submission")


def test_a_signature_is_left_room_for() -> None:
    assert "Author of IMR: Pat Example, Named Nurse for Safeguarding\nSignature: \nDate: \n" in written("submission")


def test_notes_and_gaps_stand_in_the_working_copy_only() -> None:
    note = stockport().section("1").note[0]
    gap = "[Author's post: to be completed]"
    working, submission = written("working"), written("submission")
    assert note in working
    assert gap in working
    assert "DRAFT" in working
    assert note not in submission
    assert "to be completed" not in submission
    assert "DRAFT" not in submission


def test_a_list_keeps_its_items() -> None:
    assert "- 2a. Was the child kept in sight?" in written("submission")


@pytest.mark.parametrize("seed", range(20))
def test_any_report_whatever_can_be_written(seed: int) -> None:
    for copy in ("working", "submission"):
        assert text.build(odd(stockport(), seed), stockport(), copy=copy).decode()


def test_another_copy_is_refused() -> None:
    with pytest.raises(ImrError, match="no copy"):
        text.build(report(), stockport(), copy="final")
