"""What the boxes for typing share: keys that are the whole app's, editing in order, and the gate."""

from __future__ import annotations

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from imrassist.gate import clean
from imrassist.tui.messages import Note

APP_KEYS: list[BindingType] = [
    # Keys that the boxes would take for themselves, and that belong to the whole app.
    Binding("f6", "screen.next_pane", show=False),
    Binding("f7", "screen.check_now", show=False),
    Binding("ctrl+f", "screen.look('find')", show=False),
    Binding("ctrl+k", "screen.codes", show=False),
    Binding("ctrl+a", "select_all", show=False),
    Binding("ctrl+z", "undo_typing", show=False),
    Binding("ctrl+y", "redo_typing", show=False),
]


async def edit(box: Widget, event: events.Key) -> None:
    """Do what an editing key does, at once.

    Left to Textual, Backspace and its like run only when the key has travelled up to the app and back; letters
    of the same burst are in the box by then, and the wrong one is taken away.
    """
    for binding in box._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001 - Textual has no other way to them
        if not binding.priority and await box.app.run_action(binding.action, box):
            event.stop()
            event.prevent_default()
            return


def cleaned(box: Widget, text: str) -> str:
    """Text from outside that has passed the gate; what was done to it is said."""
    passed = clean(text)
    if passed.notes:
        box.post_message(Note(" ".join(passed.notes)))
    return passed.text
