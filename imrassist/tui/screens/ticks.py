"""Ticks: any of several, or one of several, chosen on top of a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.tui.messages import Typed, Used
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar, Says
from imrassist.tui.widgets.choices import NONE, Choices
from imrassist.tui.widgets.lines import Lines


class Ticks(Dialog[tuple[int, ...]]):
    """Gives the places in the list of what was chosen, from 0; none of them is an answer too."""

    CSS_PATH = "ticks.tcss"
    TOPIC = "ticks"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "use"), ("ctrl+g", "use"))

    def __init__(self, title: str, say: str, labels: Sequence[str], chosen: Sequence[int], *, several: bool) -> None:
        super().__init__()
        self._title, self._say, self._labels, self._chosen = title, say, labels, chosen
        self._several = several

    def compose(self) -> ComposeResult:
        """What is asked, and the list."""
        with Vertical(id="box"):
            yield Bar(self._title, id="title")
            yield Says(self._say, id="say")
            yield Choices(id="choices")
            ticks = (
                "Space ticks, Enter or F2 uses them, Esc goes back." if self._several else "Enter chooses, Esc back."
            )
            yield Bar(ticks, id="status")

    def on_mount(self) -> None:
        """The list has the keys."""
        choices = self.query_one("#choices", Choices)
        options = [(str(at), label) for at, label in enumerate(self._labels, 1)]
        ticked = [str(at + 1) for at in self._chosen] or [NONE]
        choices.ask([*options, (NONE, "None of these")], several=self._several, chosen=ticked)
        choices.focus()

    def on_typed(self, message: Typed) -> None:
        """A tick; nothing is given yet."""
        message.stop()

    def on_lines_moved(self, message: Lines.Moved) -> None:
        """Nothing hangs on where the cursor is."""
        message.stop()

    def on_used(self, message: Used) -> None:
        """The choice was made."""
        message.stop()
        parts = (part.strip() for part in message.text.split(","))
        self.dismiss(tuple(int(part) - 1 for part in parts if part.isdigit()))

    def action_use(self) -> None:
        """F2."""
        self.query_one("#choices", Choices).use()
