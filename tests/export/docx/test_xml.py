"""The small pieces that every part is written with."""

from __future__ import annotations

import pytest
from lxml import etree

from imrassist.export.docx.xml import NAMESPACES, paragraphs, run


@pytest.mark.parametrize("text", ["said \x00", "said \ufffe", "\x0b said", " said", "said\u2003"])
def test_a_blank_at_the_edge_is_kept_also_where_something_stood_behind_it_that_cannot_be(text: str) -> None:
    assert 'xml:space="preserve"' in run(text)


def test_but_a_text_without_one_costs_nothing_more() -> None:
    assert run("said\x00") == "<w:r><w:t>said</w:t></w:r>"


@pytest.mark.parametrize(
    "text", ["\x00\x01\x08\x1f", "\ud800 a \udfff", "\ufffe\uffff", "🙂 مرحبا 𠀀", "\u202eevil", "<&>\"'"]
)
def test_whatever_is_written_is_xml(text: str) -> None:
    assert etree.fromstring(f"<w:p {NAMESPACES}>{run(text) or '<w:r/>'}</w:p>") is not None


def test_a_cell_of_forty_thousand_characters_is_one_paragraph() -> None:
    assert len(run("word " * 8000)) > 40_000
    assert len(paragraphs("word " * 8000)) == 1
