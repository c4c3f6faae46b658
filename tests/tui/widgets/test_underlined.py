"""Marks that stay with their words while the text around them changes, and are drawn as a line under them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from imrassist.session import Mark
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.short_box import ShortBox
from imrassist.tui.widgets.underlined import at, carried, following


def marked(text: str, *words: str) -> list[Mark]:
    found = []
    for word in words:
        start = text.index(word)
        found.append(Mark(start=start, end=start + len(word), kind="word", words=word, say="?"))
    return found


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("the teh visit was mde late", ["teh", "mde"]),
        ("Oh, the teh visit was mde", ["teh", "mde"]),
        ("the teh long visit was mde", ["teh", "mde"]),
        ("the tehe visit was mde", ["mde"]),
        ("the xteh visit was mde", ["mde"]),
        ("the the visit was mde", ["mde"]),
        ("the visit was mde", ["mde"]),
        ("", []),
    ],
)
def test_marks_go_where_their_words_go_but_what_was_touched_is_marked_no_more(now: str, left: list[str]) -> None:
    before = "the teh visit was mde"
    assert [now[mark.start : mark.end] for mark in carried(marked(before, "teh", "mde"), before, now)] == left


@given(st.text("ab \n", max_size=30), st.integers(0, 30), st.integers(0, 30), st.text("ab \n", max_size=5))
def test_whatever_is_changed_a_mark_that_is_left_is_on_its_own_words(text: str, a: int, b: int, put: str) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    now = text[:start] + put + text[end:]
    marks = [Mark(start=n, end=n + 2, kind="word", words=text[n : n + 2], say="?") for n in range(0, len(text) - 1, 3)]
    assert all(now[mark.start : mark.end] == mark.words for mark in carried(marks, text, now))


def test_the_mark_at_the_cursor_is_meant_else_the_next_else_the_first() -> None:
    first, second = marked("the teh visit was mde", "teh", "mde")
    assert at([first, second], 7) is first
    assert at([first, second], 8) is None
    assert following([first, second], 8) is second
    assert following([first, second], 21) is second
    assert following([first], 15) is first
    assert following([], 3) is None


class Boxes(App[None]):
    def compose(self) -> ComposeResult:
        yield LongBox(id="long")
        yield ShortBox(id="short")


def underlined(box: LongBox | ShortBox) -> str:
    """The words that a box draws with a line under them."""
    lines = [box.render_line(y) for y in range(box.size.height)]
    return " ".join(segment.text for line in lines for segment in line if segment.style and segment.style.underline)


async def test_a_long_box_draws_a_line_under_marked_words_and_keeps_it_there_while_one_types_before_them() -> None:
    app = Boxes()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one("#long", LongBox)
        box.fill("Nobody came.\nThe teh visit.")
        box.underline(marked(box.text, "teh"))
        await pilot.pause()
        assert underlined(box) == "teh"
        box.focus()
        box.move_cursor((0, 0))
        await pilot.press(*"On Monday ", "enter")
        await pilot.pause()
        assert box.text == "On Monday \nNobody came.\nThe teh visit."
        assert underlined(box) == "teh"
        box.mend(box.marks[0], "third")
        await pilot.pause()
        assert (box.text.splitlines()[-1], underlined(box), box.marks) == ("The third visit.", "", ())
        box.undo()
        assert box.text.endswith("The teh visit.")


async def test_a_short_box_does_the_same() -> None:
    app = Boxes()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one("#short", ShortBox)
        box.fill("The teh visit")
        box.underline(marked(box.value, "teh"))
        await pilot.pause()
        assert underlined(box) == "teh"
        box.mend(box.marks[0], "third")
        await pilot.pause()
        assert (box.value, underlined(box)) == ("The third visit", "")


async def test_another_text_in_the_box_has_no_marks() -> None:
    app = Boxes()
    async with app.run_test(size=(60, 20)) as pilot:
        box = app.query_one("#long", LongBox)
        box.fill("The teh visit.")
        box.underline(marked(box.text, "teh"))
        box.fill("The teh visit.")
        await pilot.pause()
        assert (box.marks, underlined(box)) == ((), "")
