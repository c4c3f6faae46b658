"""The gate: what it takes out, what it leaves, and what it says."""

from __future__ import annotations

import sys
import tomllib
import unicodedata

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from imrassist.gate import FIELD_CHARACTERS, LINE_CHARACTERS, clean, one_line

ANY_TEXT = st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=sys.maxunicode, categories=None))
"""Every code point there is, lone surrogates and noncharacters among them."""
NASTY = st.text(
    alphabet="a\u0301 \t\r\n\v\f\x00\x1b\x85\u2028\u202e\u2067\u200e\ud83d\ude00\ufffe\U0010ffff\u00e9", max_size=30
)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _allowed(char: str) -> bool:
    """Written from the rule, not from the code: what may be left in a cleaned text."""
    if char in "\t\n":
        return True
    if unicodedata.category(char) in ("Cc", "Cs") or char in BIDI or char in "\u2028\u2029":
        return False
    point = ord(char)
    return not (0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE)


def test_every_code_point_is_kept_or_removed_as_the_rule_says() -> None:
    for point in range(sys.maxunicode + 1):
        char = chr(point)
        got = clean(f"a{char}b")
        if char in "\r\n\v\f\x85\u2028\u2029":
            assert got.text == "a\nb", hex(point)
            assert not got.notes
        elif _allowed(char):
            assert got.text == unicodedata.normalize("NFC", f"a{char}b"), hex(point)
            assert not got.notes
        else:
            assert got.text == "ab", hex(point)
            assert got.notes == ("1 hidden character was removed.",)


@given(ANY_TEXT | NASTY)
def test_what_comes_out_holds_only_what_is_allowed(text: str) -> None:
    got = clean(text).text
    assert all(_allowed(char) for char in got)
    assert unicodedata.is_normalized("NFC", got)
    got.encode("utf-8")
    assert got.splitlines() == got.split("\n")[: len(got.splitlines())]


@given(ANY_TEXT | NASTY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    again = clean(once.text)
    assert again.text == once.text
    assert again.notes == ()
    line = one_line(text)
    assert one_line(line.text).text == line.text


@given(ANY_TEXT | NASTY)
def test_a_cleaned_text_survives_a_draft_file(text: str) -> None:
    got = clean(text).text
    assert tomllib.loads(tomli_w.dumps({"a": got}, multiline_strings=True)) == {"a": got}


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_what_a_person_can_see_is_never_lost(text: str) -> None:
    assert clean(text).text == unicodedata.normalize("NFC", text)
    assert not clean(text).notes


def test_scripts_written_from_the_right_keep_their_marks_but_not_their_overrides() -> None:
    assert clean("\u200eabc \u200f\u05d0\u05d1 \u061c\u0639").text == "\u200eabc \u200f\u05d0\u05d1 \u061c\u0639"
    assert clean("\u202eabc\u202c").text == "abc"


def test_the_line_break_of_word_and_the_ends_of_every_system_become_one() -> None:
    assert clean("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h\n\ni").text == "a\nb\nc\nd\ne\nf\ng\nh\n\ni"


def test_commands_to_the_terminal_come_to_nothing() -> None:
    got = clean("Seen\x1b]52;c;cGFzdGU=\x07 at home\x9b2J\x00")
    assert got.text == "Seen at home2J"
    assert got.notes == ("18 hidden characters were removed.",)


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[1;38;5;208mboth\x1b[m children", "both children"),
        ("\x1b]8;;http://x\x07the link\x1b]8;;\x07", "the link"),
        ("\x1b]0;title\x1b\\said", "said"),
        ("plain\x1b(B text", "plain text"),
        ("[31m is what she wrote", "[31m is what she wrote"),
        ("\x1b]never ended, so kept", "]never ended, so kept"),
        ("he said \x9bno\x9b", "he said no"),
        ("\x1b\x1b[31m[0mx", "[0mx"),
    ],
)
def test_a_sequence_for_a_terminal_goes_whole_and_nothing_else_with_it(pasted: str, kept: str) -> None:
    assert clean(pasted).text == kept


def test_two_halves_of_a_character_are_joined_but_a_lone_half_goes() -> None:
    assert clean("\ud83d\ude00").text == "\U0001f600"
    assert clean("\ud83d").text == ""
    assert clean("\ud83d\x00\ude00").text == ""


def test_a_text_over_the_cap_is_refused_whole_and_not_cut() -> None:
    fits = clean("a" * FIELD_CHARACTERS)
    assert fits.refused is None
    much = clean("\u00e9" * (FIELD_CHARACTERS + 1))
    assert much.refused is not None
    assert much.refused.what == "This is 200,001 characters long, and one answer holds 200,000."
    assert much.text == "\u00e9" * (FIELD_CHARACTERS + 1)


def test_fifty_thousand_characters_in_one_paste_are_taken() -> None:
    assert clean("word " * 10_000).refused is None


def test_a_pasted_page_in_a_one_line_field_is_reported_and_kept() -> None:
    page = "The family moved house.\n\nNobody told the school."
    got = one_line(page)
    assert got.refused is not None
    assert got.refused.what == "This is 2 lines, and there is room for one."
    assert got.text == page


def test_a_page_without_line_breaks_is_reported_too() -> None:
    got = one_line("x" * (LINE_CHARACTERS + 1))
    assert got.refused is not None
    assert "1,001 characters" in got.refused.what
    assert len(got.text) == LINE_CHARACTERS + 1


@pytest.mark.parametrize("text", ["Health visitor", "  Health visitor \r\n", "\n\nHealth visitor\n"])
def test_space_around_one_line_is_no_second_line(text: str) -> None:
    got = one_line(text)
    assert got.refused is None
    assert got.text == "Health visitor"
