"""Text for the screen: literal, wrapped, and with nothing in it that a terminal would obey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from imrassist.tui.widgets.plain import content, count, cut, fit, sides, visible, wrap

HOSTILE = ["[/]", "[/", "[type=x, v={'a[0]'}]", "[red]x[/red]", "[@click=app.quit()]x", "{0}", "\x1b]0;t\x07", "\x9b2J"]


@pytest.mark.parametrize("text", HOSTILE)
def test_brackets_are_brackets_and_controls_are_gone(text: str) -> None:
    shown = content(text).plain
    assert "[" not in text or "[" in shown
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)


def test_text_that_turns_the_direction_of_writing_is_taken_out() -> None:
    assert visible("a\u202eb\u2066c") == "abc"


def test_a_long_line_is_cut_with_dots_and_a_short_one_is_filled() -> None:
    assert cut("Critical analysis", 10) == "Critica..."
    assert fit("ab", 4) == "ab  "


def test_the_right_end_stays_when_the_left_one_has_no_room() -> None:
    assert sides("8 Critical analysis, its text", "saved 14:32", 30) == "8 Critical ana...  saved 14:32"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (60, "8 Critical analysis > term of reference 2a > Why"),
        (40, "8 Critic... > term of reference 2a > Why"),
        (30, "8 Cri... > term of re... > Why"),
        (20, "8 Critical... > Why"),
        (5, "8..."),
    ],
)
def test_of_a_place_what_is_asked_there_is_the_last_to_be_cut(width: int, shown: str) -> None:
    assert sides("8 Critical analysis > term of reference 2a > Why", "", width).rstrip() == shown


@given(st.text(max_size=200), st.integers(min_value=2, max_value=80))
def test_no_wrapped_line_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrap(text, width))


@given(st.text(alphabet="abc de\n", max_size=200), st.integers(min_value=2, max_value=40))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    assert "".join("".join(wrap(text, width)).split()) == "".join(text.split())


def test_one_is_told_without_an_s() -> None:
    assert (count(1, "remark"), count(2, "remark"), count(0, "person", "people")) == (
        "1 remark",
        "2 remarks",
        "0 people",
    )
