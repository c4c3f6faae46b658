"""The boxes an answer is typed into: one line or many; what is typed is never lost, whatever the burst."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from imrassist.gate import clean
from imrassist.tui.messages import Note, PastedPage, RedoAsked, Typed, UndoAsked, Used

USE_KEYS = ("f2", "ctrl+g")
LONG_PARAGRAPH = 5000
"""Characters in one paragraph from which typing grows slow."""

_APP_KEYS: list[BindingType] = [
    # Keys that the boxes would take for themselves, and that belong to the whole app.
    Binding("f6", "screen.next_pane", show=False),
    Binding("f7", "screen.check_now", show=False),
    Binding("ctrl+f", "screen.goto", show=False),
    Binding("ctrl+a", "select_all", show=False),
    Binding("ctrl+z", "undo_typing", show=False),
    Binding("ctrl+y", "redo_typing", show=False),
]


Ahead = events.Key | events.Paste


class TypeAhead:
    """Keys that arrive after the answer was given and before the next question is there.

    A terminal sends a paste or quick typing as one burst. These keys belong
    to the next question: they wait here until it is shown, or go to its box
    when that is another one.
    """

    def __init__(self) -> None:
        self.waiting = False
        self.keys: list[Ahead] = []
        self.heir: LongBox | ShortBox | None = None

    def catch(self, event: Ahead) -> bool:
        """Take a key, or a paste, that is not for the question that was here."""
        if not self.waiting:
            return False
        if self.heir is not None:
            self.heir.replay([event])
        else:
            self.keys.append(event)
        return True

    def take(self) -> list[Ahead]:
        """The keys that came, once; from now on they go to the box again."""
        keys, self.keys, self.waiting, self.heir = self.keys, [], False, None
        return keys

    def hand_over(self, heir: LongBox | ShortBox | None) -> list[Ahead]:
        """The keys that came, once; from now on they go to another box, or nowhere when it is a list."""
        keys = self.take()
        self.waiting, self.heir = True, heir
        return keys


async def _edit(box: TextArea | Input, event: events.Key) -> None:
    """Do what an editing key does, at once.

    Left to Textual, Backspace and its like run only when the key has travelled up to the app and back; letters
    of the same burst are in the box by then, and the wrong one is taken away.
    """
    for binding in box._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - Textual has no other way to them
        if not binding.priority and await box.app.run_action(binding.action, box):
            event.stop()
            event.prevent_default()
            return


def _cleaned(box: TextArea | Input, text: str) -> str:
    cleaned = clean(text)
    if cleaned.notes:
        box.post_message(Note(" ".join(cleaned.notes)))
    return cleaned.text


class LongBox(TextArea):
    """A box for paragraphs. Enter is a new line; F2 gives the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*_APP_KEYS]

    def __init__(self, text: str = "", *, id: str | None = None, use: bool = True) -> None:
        super().__init__(
            text, id=id, tab_behavior="focus", soft_wrap=True, highlight_cursor_line=False, show_line_numbers=False
        )
        self.cursor_blink = False
        self.ahead = TypeAhead()
        self._use = use
        self._warned = False

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self.text

    def fill(self, text: str) -> None:
        """Begin anew with this text, the cursor at its end. Its own undo begins anew too."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        self._warned = False

    def focus_end(self) -> None:
        """Take the keys, the cursor at the end."""
        self.focus()
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if self._use and self.press(event):
            event.stop()
            event.prevent_default()
        else:
            await _edit(self, event)

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
        self._replace_via_keyboard(_cleaned(self, text), *self.selection)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell the screen, which keeps it; hint once when one paragraph grows so long that typing slows down."""
        event.stop()
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


class ShortBox(Input):
    """A box for one line. Enter or F2 gives the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [*_APP_KEYS]

    def __init__(self, text: str = "", *, id: str | None = None, use: bool = True, compact: bool = False) -> None:
        super().__init__(text, id=id, compact=compact, select_on_focus=False)
        self.cursor_blink = False
        self.ahead = TypeAhead()
        self._use = use
        self._start = text
        self._undone: str | None = None

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self.value

    def fill(self, text: str) -> None:
        """Begin anew with this text, the cursor at its end."""
        self._start, self._undone = text, None
        self.value = text
        self.cursor_position = len(text)

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
            await _edit(self, event)

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
        text = _cleaned(self, text)
        lines = [line for line in text.split("\n") if line.strip()]
        start, end = sorted(self.selection)
        if len(lines) > 1:
            whole = self.value[:start] + text + self.value[end:]
            self.post_message(PastedPage(whole, len(lines)))
            return
        self.replace(" ".join(text.split("\n")).strip() if "\n" in text else text, start, end)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the screen, which keeps it."""
        event.stop()
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
