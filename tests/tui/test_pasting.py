"""Pastes that hold what a terminal would obey, as raw bytes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual import events

from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.pasting import PasteParser
from tests.tui.terminal import Terminal

COLOURED = "Line one\n\nLine two \x1b[31mred end\nMore text."
PASTED = f"\x1b[200~{COLOURED}\x1b[201~"


def read(pieces: Iterable[str]) -> list[str]:
    """What the app gets: pastes in angle brackets, keys by name."""
    parser = PasteParser()
    found = []
    for piece in pieces:
        for message in parser.feed(piece):
            assert isinstance(message, events.Paste | events.Key)
            found.append(f"<{message.text}>" if isinstance(message, events.Paste) else message.key)
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 200])
def test_a_paste_is_one_text_however_it_is_cut_up(size: int) -> None:
    sent = f"a{PASTED}b\x1bOQ{PASTED}\r"
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert read(pieces) == ["a", f"<{COLOURED}>", "b", "f2", f"<{COLOURED}>", "enter"]


@pytest.mark.parametrize("text", ["", "\x1b", "\x1b\x1b[", "\x1b[200~", "\x1b[20", "\x1b[A\x1bOQ\r", "\x1b[<0;1;1M"])
def test_no_paste_is_read_as_keys(text: str) -> None:
    assert read([f"\x1b[200~{text}\x1b[201~", "x"]) == [f"<{text}>", "x"]


def test_a_paste_with_colours_in_it_answers_nothing_and_stays_whole(session: Session) -> None:
    session.close()
    terminal = Terminal(str(session.path), "--goto", "agency")
    try:
        terminal.wait_for("Your answer")
        terminal.read(0.5)
        terminal.type(PASTED)
        terminal.wait_for("More text.")
        terminal.read(1.0)
        terminal.type("\x11")
        assert terminal.end() == 0
    finally:
        terminal.close()
    again = Session.open(session.path)
    assert again.draft.answers == {}
    assert again.typed(Place("agency")) == "Line one\n\nLine two red end\nMore text."
