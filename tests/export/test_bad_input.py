"""What nobody should type but somebody does: every sort of sign, a cell without end, thousands of lines, nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from imrassist.export import DOCUMENTS, docx
from imrassist.gate import clean
from imrassist.intake.word import texts
from imrassist.writing.report import Cell, Line, Report, SectionText
from tests.export.docx.test_clean import judged
from tests.export.rules import faults
from tests.export.specimen import contact, grid, para, report, stockport
from tests.export.wordxml import W, tree

SIGNS = {
    "control characters": "One\x00two\x0bthree\x1bfour",
    "halves of characters": "One \ud83d two \udc00 three",
    "what XML forbids": "One \ufffe two \uffff three",
    "emoji": "Well done 👩‍👩‍👧 \U0001f600",
    "from right to left": "قالت الأم إنها خائفة (ToR 2a) שלום",
    "overrides of direction": "One \u202etwo\u202c \u2066three\u2069",
    "other planes": "\U00020000 \U0001d49c \U000e0041",
    "markup": "<w:p>&amp;]]></w:p> {agency} [b]bold[/b] =1+1",
    "line ends": "one\r\ntwo\rthree\u2028four\u2029five",
}


def written(text: str, copy: str = "submission") -> bytes:
    """A report that holds a text as a paragraph and in a cell."""
    line = contact(1)
    cells = (*line.cells[:4], Cell(paragraphs=(text,)), *line.cells[5:])
    blocks = (para("s6.intro", text), grid("s6.c", "chronology", [Line(row="contact-1", cells=cells)]))
    return docx.build(
        Report(form="x", sections=(SectionText(id="6", heading="", blocks=blocks),)), stockport(), copy=copy
    )


def shown(data: bytes, folder: Path) -> list[str]:
    """The words of the body and of the cell."""
    path = folder / "a.docx"
    path.write_bytes(data)
    return [each.text for each in texts(path) if each.part in ("body", "table")]


@pytest.mark.parametrize("text", SIGNS.values(), ids=SIGNS)
def test_every_sort_of_sign_gives_a_sound_file_that_says_what_can_be_said(text: str, tmp_path: Path) -> None:
    data = written(text)
    assert judged(data, tmp_path) == []
    kept = "".join(re.findall(r"\w", clean(text).text))
    said = "".join(re.findall(r"\w", "".join(shown(data, tmp_path))))
    assert said.count(kept) == 2


def test_a_cell_of_forty_thousand_characters_is_whole(tmp_path: Path) -> None:
    text = ("She was seen at home, and nobody asked her. " * 910)[:40_000].strip()
    data = written(text)
    assert judged(data, tmp_path) == []
    assert [" ".join(each.split()) for each in shown(data, tmp_path) if len(each) > 30_000] == [text] * 2


def test_a_chronology_of_five_thousand_contacts_is_sound_and_repeats_its_headings() -> None:
    data = docx.build(report(contacts=5_000), stockport(), copy="submission", document="chronology")
    (table,) = tree(data).iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    assert len(rows) == 5_001
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert faults(data) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_report_that_is_empty_but_for_its_form_is_sound(document: str, tmp_path: Path) -> None:
    from imrassist.model.draft import Draft
    from imrassist.writing.write import Writer

    nothing = Writer(stockport()).write(Draft(doc_id="x", form_id=stockport().id))
    for copy in ("working", "submission"):
        assert judged(docx.build(nothing, stockport(), copy=copy, document=document), tmp_path) == []
