"""Wording: a paragraph in the author's own words, underlined as an answer is, with other wordings of it a key away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from imrassist.tui.mending import Marker
from imrassist.tui.messages import Typed
from imrassist.tui.screens.base import keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.long_box import LongBox


class WordingScreen(Prompt):
    """Asks for a paragraph. F4 puts one wording after another into the box; ^z brings back what stood there.

    `block` is the key under which it is looked at while it is typed.
    """

    TOPIC = "wording"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f4", "other"), ("ctrl+r", "mend"))

    def __init__(
        self, title: str, say: str, text: str, others: Sequence[tuple[str, str]] = (), *, block: str = ""
    ) -> None:
        hint = " F4 puts another wording here, ^z takes that back." if others else ""
        super().__init__(title, f"{say}{hint}", text, long=True, use="Keep")
        self._others = others
        """What each is called, and its text."""
        self._at = -1
        self._block = block

    def on_mount(self) -> None:
        """Straight to the box; what is said of its words is looked up at once."""
        super().on_mount()
        self._marker = Marker(self, self.desk.thinker, self.session, self._marked)
        if self._block:
            self._marker.look(self._block, self.query_one("#text", LongBox))

    def on_typed(self, message: Typed) -> None:
        """Look again when the keys rest."""
        message.stop()
        if self._block:
            self._marker.soon(self._block, self.query_one("#text", LongBox))

    def _marked(self, count: int) -> None:
        self.query_one("#title", Bar).right = f"{count} underlined, ^r tells" if count else ""

    def action_other(self) -> None:
        """The next wording, in place of what stands in the box; its undo knows it."""
        if not self._others:
            self.say("There is no other wording of this paragraph.")
            return
        self._at = (self._at + 1) % len(self._others)
        name, text = self._others[self._at]
        self.query_one("#text", LongBox).put(text)
        self.say(f"In the box now: {name}. ^z brings back what stood there.")
