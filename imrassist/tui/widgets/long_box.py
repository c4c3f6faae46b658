"""A box for paragraphs; what is typed is never lost, whatever the burst. Loaded when a long answer is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.widgets import TextArea

from imrassist.session.values import Mark
from imrassist.tui.messages import Note, Pasted, RedoAsked, Typed, UndoAsked, Used
from imrassist.tui.widgets.ahead import USE_KEYS, Ahead, TypeAhead
from imrassist.tui.widgets.boxes import APP_KEYS, cleaned, edit
from imrassist.tui.widgets.underlined import STYLE, carried
from imrassist.tui.wrapping import quicken

quicken()

LONG_PARAGRAPH = 5000
"""Characters in one paragraph from which typing grows slow."""


class LongBox(TextArea):
    """A box for paragraphs. Enter is a new line; F2 gives the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*APP_KEYS]

    def __init__(self, text: str = "", *, id: str | None = None, use: bool = True) -> None:
        super().__init__(
            text, id=id, tab_behavior="focus", soft_wrap=True, highlight_cursor_line=False, show_line_numbers=False
        )
        self.cursor_blink = False
        self.ahead = TypeAhead()
        self._use = use
        self._warned = False
        self.marks: tuple[Mark, ...] = ()
        """What is underlined, in the order of the text."""
        self._marked = text
        self._starts: list[int] = []

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self.text

    def fill(self, text: str) -> None:
        """Begin anew with this text, the cursor at its end. Its own undo begins anew too."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        self._warned = False
        self.underline(())

    def put(self, text: str) -> None:
        """Another text in place of what stands here; typing undo takes it back."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor(self.document.end)

    def focus_end(self) -> None:
        """Take the keys, the cursor at the end."""
        self.focus()
        self.move_cursor(self.document.end)

    def underline(self, marks: Sequence[Mark]) -> None:
        """Underline these words of the text as it stands."""
        if not marks and not self.marks:
            return
        self.marks, self._marked = tuple(marks), self.text
        lengths = [len(line) + 1 for line in self._marked.split("\n")]
        self._starts = list(accumulate(lengths[:-1], initial=0))
        self._line_cache.clear()
        self.refresh()

    @property
    def place(self) -> int:
        """Where the cursor is: characters before it."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def go_to(self, mark: Mark) -> None:
        """The cursor behind marked words."""
        self.move_cursor(self._location(mark.end))

    def mend(self, mark: Mark, text: str) -> None:
        """Other words in place of marked ones, as if they had been typed."""
        self.replace(text, self._location(mark.start), self._location(mark.end))

    def _location(self, place: int) -> tuple[int, int]:
        before = self.text[:place].split("\n")
        return len(before) - 1, len(before[-1])

    def get_line(self, line_index: int) -> Text:
        """A line of the text, its marked words underlined."""
        line = super().get_line(line_index)
        if self.marks and line_index < len(self._starts):
            start = self._starts[line_index]
            end = start + len(line)
            for mark in self.marks:
                if mark.end > start and mark.start < end:
                    line.stylize(STYLE, max(0, mark.start - start), min(len(line), mark.end - start))
        return line

    async def _on_key(self, event: events.Key) -> None:
        if self._use and self.press(event):
            event.stop()
            event.prevent_default()
        else:
            await edit(self, event)

    def press(self, event: events.Key) -> bool:
        """Take a key that gives the answer, or one that waits for the next question."""
        if self.ahead.catch(event):
            return True
        if event.key in USE_KEYS:
            self.use()
            return True
        return False

    def use(self) -> None:
        """Give what stands here."""
        if self.ahead.waiting:
            return
        self.ahead.waiting = True
        self.post_message(Used(self.text))

    def replay(self, keys: list[Ahead]) -> None:
        """Type what was typed ahead."""
        for at, key in enumerate(keys):
            if isinstance(key, events.Paste):
                self.paste(key.text)
            elif self._use and key.key in USE_KEYS:
                self.use()
                self.ahead.keys.extend(keys[at + 1 :])
                return
            elif key.is_printable or key.key == "enter":
                self.insert(key.character if key.is_printable and key.character else "\n")

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.ahead.catch(event):
            self.paste(event.text)

    def paste(self, text: str) -> None:
        """Text from outside, cleaned, in place of what is selected."""
        text = cleaned(self, text)
        self._replace_via_keyboard(text, *self.selection)
        self.post_message(Pasted(text))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen, which keeps it; hint once when one paragraph grows so long that typing slows down."""
        event.stop()
        if self.marks:
            self.underline(carried(self.marks, self._marked, self.text))
        if self.ahead.waiting:
            return
        self.post_message(Typed(self.text))
        if not self._warned and self.document.get_line(self.cursor_location[0])[LONG_PARAGRAPH:]:
            self._warned = True
            self.post_message(Note("This paragraph is very long. Press Enter where a new thought begins."))

    def action_undo_typing(self) -> None:
        """Undo typing; when there is none left, the last answer."""
        before = self.text
        self.undo()
        if self.text == before:
            self.post_message(UndoAsked())

    def action_redo_typing(self) -> None:
        """The opposite."""
        before = self.text
        self.redo()
        if self.text == before:
            self.post_message(RedoAsked())
