"""The first form on paper: sentences that belong together are one paragraph, in Word as in plain text."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from imrassist.export import docx, text
from imrassist.writing.write import Writer
from tests.prompts.stockport import form, review

TOLD = (
    "On 12 June 2009, the health visitor found the house cold. This was a concern and an omission, because it was the "
    "first sign of harm."
)


def word_paragraphs(copy: str) -> list[str]:
    made = docx.build(Writer(form()).write(review()), form(), copy=copy, document="imr")
    xml = ZipFile(BytesIO(made)).read("word/document.xml").decode()
    return [
        "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", each)) for each in re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL)
    ]


def text_paragraphs(copy: str) -> list[str]:
    return text.build(Writer(form()).write(review()), form(), copy=copy).decode().split("\n")


@pytest.mark.parametrize("copy", ["working", "submission"])
def test_a_sentence_goes_on_in_the_paragraph_before_it(copy: str) -> None:
    assert TOLD in word_paragraphs(copy)
    assert TOLD in text_paragraphs(copy)


def test_every_document_is_headed_by_the_agency() -> None:
    assert "Northmoor Community Health" in word_paragraphs("submission")[:8]


def test_gaps_and_notes_stand_in_the_working_copy_only() -> None:
    gap = "[Earlier reviews in the agency: to be written]"
    assert gap in word_paragraphs("working")
    assert not [each for each in word_paragraphs("submission") if each.startswith("[")]
    notes = {note for section in form().sections for note in section.note}
    assert notes & set(word_paragraphs("working"))
    assert not notes & set(word_paragraphs("submission"))
