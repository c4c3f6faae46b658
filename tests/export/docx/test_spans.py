"""Runs with links and comments in them: no character lost, every mark opened and closed around the right words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from imrassist.export.comments import Mark
from imrassist.export.docx.links import Link
from imrassist.export.docx.spans import runs
from imrassist.export.docx.xml import NAMESPACES, safe
from tests.export.wordxml import W, text_of, value

LINK = f"{W}hyperlink"


def paragraphs(pieces: list[str]) -> etree._Element:
    inner = "".join(f"<w:p>{each}</w:p>" for each in pieces)
    return etree.fromstring(f"<w:body {NAMESPACES}>{inner}</w:body>")


def commented(body: etree._Element, number: int) -> str:
    """The words between the start and the end of a comment's range."""
    inside, found = False, []
    for each in body.iter():
        if each.tag == f"{W}commentRangeStart" and value(each, "id") == str(number):
            inside = True
        elif each.tag == f"{W}commentRangeEnd" and value(each, "id") == str(number):
            inside = False
        elif inside and each.tag == f"{W}t":
            found.append(each.text or "")
    return "".join(found)


def test_a_plain_text_is_one_run_a_line() -> None:
    assert runs("one\n\n  \ntwo") == ["<w:r><w:t>one</w:t></w:r>", "<w:r><w:t>two</w:t></w:r>"]


def test_a_blank_text_gives_nothing_whatever_is_said_of_it() -> None:
    assert runs(" \n ", marks=[Mark(1, 0, 2)]) == []


def test_a_comment_stands_around_its_words_also_over_the_end_of_a_line() -> None:
    body = paragraphs(runs("He was seen.\nShe was not.", marks=[Mark(0, 7, 19), Mark(1, 3, 6), Mark(2)]))
    assert commented(body, 0) == "seen.She wa"
    assert commented(body, 1) == "was"
    assert commented(body, 2) == "He was seen.She was not."


def test_a_comment_on_nothing_that_is_printed_stands_around_the_whole() -> None:
    assert commented(paragraphs(runs("abc\n\ndef", marks=[Mark(4, 90, 95)])), 4) == "abcdef"


def test_a_link_that_a_comment_ends_in_is_parted_and_leads_to_the_same_place() -> None:
    body = paragraphs(runs("see term 2a now", links=[Link(4, 11, "x")], marks=[Mark(0, 0, 8)]))
    found = [(value(each, "anchor"), "".join(t.text or "" for t in each.iter(f"{W}t"))) for each in body.iter(LINK)]
    assert found == [("x", "term"), ("x", " 2a")]
    assert commented(body, 0) == "see term"


@given(
    text=st.text(alphabet="ab \n<&", max_size=30),
    spans=st.lists(st.tuples(st.integers(-2, 35), st.integers(-2, 35)), max_size=4),
    links=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=2),
)
def test_whatever_is_marked_no_word_is_lost_and_each_mark_opens_and_closes_once(
    text: str, spans: list[tuple[int, int]], links: list[tuple[int, int]]
) -> None:
    text = safe(text)
    marks = [Mark(at, *span) for at, span in enumerate(spans)]
    apart: list[Link] = []
    for start, end in sorted(links):
        if start < end and (not apart or start >= apart[-1].end):
            apart.append(Link(start, end, "there"))
    body = paragraphs(runs(text, links=apart, marks=marks))
    assert text_of(body).split("\n") == ([line for line in text.split("\n") if line.strip()] or [""])
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        found = [value(each, "id") for each in body.iter(f"{W}{kind}")]
        assert sorted(found) == ([str(mark.id) for mark in marks] if text.strip() else [])
