"""A box for one line; what is typed is never lost, whatever the burst, and a page that is pasted wants a larger box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from imrassist.session.values import Mark
from imrassist.tui.messages import Pasted, PastedPage, RedoAsked, Typed, UndoAsked, Used
from imrassist.tui.widgets.ahead import USE_KEYS, Ahead, TypeAhead
from imrassist.tui.widgets.boxes import APP_KEYS, cleaned, edit
from imrassist.tui.widgets.underlined import STYLE, carried


class ShortBox(Input):
    """A box for one line. Enter or F2 gives the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*APP_KEYS]
    marks: tuple[Mark, ...] = ()
    """What is underlined, in the order of the text."""

    def __init__(self, text: str = "", *, id: str | None = None, use: bool = True, compact: bool = False) -> None:
        super().__init__(text, id=id, compact=compact, select_on_focus=False)
        self.cursor_blink = False
        self.ahead = TypeAhead()
        self._use = use
        self._start = text
        self._undone: str | None = None
        self._marked = text

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self.value

    def fill(self, text: str) -> None:
        """Begin anew with this text, the cursor at its end."""
        self._start, self._undone = text, None
        self.value = text
        self.cursor_position = len(text)
        self.underline(())

    def underline(self, marks: Sequence[Mark]) -> None:
        """Underline these words of the text as it stands."""
        if marks or self.marks:
            self.marks, self._marked = tuple(marks), self.value
            self.refresh()

    @property
    def place(self) -> int:
        """Where the cursor is: characters before it."""
        return self.cursor_position

    def go_to(self, mark: Mark) -> None:
        """The cursor behind marked words."""
        self.cursor_position = mark.end

    def mend(self, mark: Mark, text: str) -> None:
        """Other words in place of marked ones."""
        self.replace(text, mark.start, mark.end)

    @property
    def _value(self) -> Text:
        text = Text(self.value, no_wrap=True, overflow="ignore", end="")
        for mark in self.marks:
            text.stylize(STYLE, mark.start, mark.end)
        return text

    def focus_end(self) -> None:
        """Take the keys, the cursor at the end."""
        self.focus()
        self.cursor_position = len(self.value)

    async def _on_key(self, event: events.Key) -> None:
        if self._use and self.press(event):
            event.stop()
            event.prevent_default()
        elif event.key == "enter" and not self._use:
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
        else:
            await edit(self, event)

    def press(self, event: events.Key) -> bool:
        """Take a key that gives the answer, or one that waits for the next question."""
        if self.ahead.catch(event):
            return True
        if event.key in (*USE_KEYS, "enter"):
            self.use()
            return True
        return False

    def use(self) -> None:
        """Give what stands here."""
        if self.ahead.waiting:
            return
        self.ahead.waiting = True
        self.post_message(Used(self.value))

    def replay(self, keys: list[Ahead]) -> None:
        """Type what was typed ahead."""
        for at, key in enumerate(keys):
            if isinstance(key, events.Paste):
                self.paste(key.text)
            elif self._use and key.key in (*USE_KEYS, "enter"):
                self.use()
                self.ahead.keys.extend(keys[at + 1 :])
                return
            elif key.is_printable and key.character:
                self.insert_text_at_cursor(key.character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.ahead.catch(event):
            self.paste(event.text)

    def paste(self, text: str) -> None:
        """Text from outside, cleaned, in place of what is selected; a page asks for a larger box, with all of it."""
        text = cleaned(self, text)
        lines = [line for line in text.split("\n") if line.strip()]
        start, end = sorted(self.selection)
        if len(lines) > 1:
            whole = self.value[:start] + text + self.value[end:]
            self.post_message(PastedPage(whole, len(lines)))
            self.post_message(Pasted(text))
            return
        self.replace(" ".join(text.split("\n")).strip() if "\n" in text else text, start, end)
        self.post_message(Pasted(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen, which keeps it."""
        event.stop()
        if self.marks:
            self.underline(carried(self.marks, self._marked, self.value))
        if not self.ahead.waiting:
            self.post_message(Typed(self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter is ours."""
        event.stop()

    def restricted(self) -> None:
        """No bell."""

    def action_undo_typing(self) -> None:
        """Back to what stood here; when nothing was typed, the last answer."""
        if self.value == self._start:
            self.post_message(UndoAsked())
            return
        self._undone = self.value
        self.value = self._start
        self.cursor_position = len(self.value)

    def action_redo_typing(self) -> None:
        """The opposite."""
        if self._undone is None:
            self.post_message(RedoAsked())
            return
        self.value, self._undone = self._undone, None
        self.cursor_position = len(self.value)
