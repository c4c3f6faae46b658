"""Picker: a list with a line to type in, for going to a place and for finding a command by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.tui.messages import Typed, Used
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.short_box import ShortBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to pick."""

    label: str
    key: str
    right: str = ""
    also: str = ""
    """Found by these words too, though they are not shown."""


Search = Callable[[str], Sequence[Entry]]


def by_name(entries: Sequence[Entry]) -> Search:
    """Finds entries by what their label holds; misspelt words find their nearest."""

    def search(words: str) -> Sequence[Entry]:
        wanted = words.casefold().split()
        if not wanted:
            return entries
        label = [entry for entry in entries if all(word in entry.label.casefold() for word in wanted)]
        also = [entry for entry in entries if all(word in f"{entry.label} {entry.also}".casefold() for word in wanted)]
        start = [entry for entry in label if entry.label.casefold().startswith(wanted[0])]
        return list(dict.fromkeys((*start, *label, *also))) or _near(words, entries)

    return search


def _near(words: str, entries: Sequence[Entry]) -> list[Entry]:
    from rapidfuzz import fuzz, process

    labels = [entry.label.casefold() for entry in entries]
    found = process.extract(words.casefold(), labels, scorer=fuzz.WRatio, limit=8, score_cutoff=60)
    return [entries[at] for _, _, at in found]


class Picker(Dialog[str]):
    """Type a few letters, Enter takes the one under the cursor. Gives its key."""

    CSS_PATH = "picker.tcss"
    TOPIC = "picker"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("up", "move(-1)"), ("down", "move(1)"), ("pageup", "page(-1)"), ("pagedown", "page(1)")
    )

    def __init__(self, title: str, search: Search, *, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._search = search
        self._words = ""
        self._hint = hint or "Type a few letters. Enter takes the marked one, Esc goes back."

    def compose(self) -> ComposeResult:
        """A line to type in above a list."""
        with Vertical(id="box"):
            yield Bar(self._title, id="title")
            yield ShortBox(id="words")
            yield Lines(one_line=True, id="found")
            yield Bar(self._hint, id="status")

    def on_mount(self) -> None:
        """Everything, before a letter is typed."""
        self.query_one("#found", Lines).always_cursor = True
        self._show("")
        self.query_one("#words").focus()

    def _show(self, words: str) -> None:
        self._words = words
        entries = self._search(words)
        items = [
            Item(text=entry.label, key=str(at), mark="  ", indent=2, right=entry.right)
            for at, entry in enumerate(entries)
        ]
        self._entries = entries
        found = self.query_one("#found", Lines)
        found.show(items or [Item(text="Nothing has such a name.", indent=2)], key="0", keep=False)

    def on_typed(self, message: Typed) -> None:
        """Find what fits."""
        message.stop()
        if message.text != self._words:
            self._show(message.text)

    def on_used(self, message: Used) -> None:
        """Enter: the words may have been typed faster than they were looked up."""
        message.stop()
        if message.text != self._words:
            self._show(message.text)
        lines = self.query_one("#found", Lines)
        if lines.key:
            self._take(lines.key)
        else:
            self.query_one("#words", ShortBox).ahead.take()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """A click, or Enter in the list."""
        message.stop()
        self._take(message.key)

    def _take(self, number: str) -> None:
        self.dismiss(self._entries[int(number)].key)

    def on_paste(self, event: events.Paste) -> None:
        """A paste outside the line goes nowhere."""
        event.stop()

    def action_move(self, step: int) -> None:
        """The list moves while the line keeps the keys."""
        self.query_one("#found", Lines).action_move(step)

    def action_page(self, step: int) -> None:
        """A screenful of it."""
        self.query_one("#found", Lines).action_page(step)
