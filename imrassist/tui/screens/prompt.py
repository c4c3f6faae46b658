"""Prompt: one thing asked on top of a screen: a file name, a reason, or a paragraph in the author's own words."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets.input import Selection

from imrassist.tui.messages import PastedPage, Used
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.short_box import ShortBox


class Prompt(Dialog[str]):
    """Asks for one text. Gives it, or None when it was closed. `check` may say why it will not do.

    `over` is the part of `text` that is selected at first, so that typing replaces it; only in a short box.
    """

    CSS_PATH = "prompt.tcss"
    TOPIC = "prompt"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "use"), ("ctrl+g", "use"))

    def __init__(
        self,
        title: str,
        say: str,
        text: str = "",
        *,
        long: bool = False,
        over: str = "",
        use: str = "Use",
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._say, self._text, self._long = title, say, text, long
        self._use, self._check, self._over = use, check, over

    def compose(self) -> ComposeResult:
        """Title, what is asked, the box, two buttons."""
        with Vertical(id="box"):
            yield Bar(self._title, id="title")
            yield Says(self._say, id="say")
            yield LongBox(self._text, id="text") if self._long else ShortBox(self._text, id="text")
            yield Buttons((f"{self._use} F2", "use"), ("Back Esc", "close"))
            yield Says("", id="status")

    def on_mount(self) -> None:
        """Straight to the box."""
        box = self._box
        box.set_class(self._long, "-long")
        box.focus_end()
        if self._over and isinstance(box, ShortBox):
            at = self._text.rindex(self._over)
            box.selection = Selection(at, at + len(self._over))

    @property
    def _box(self) -> LongBox | ShortBox:
        return self.query_one("#text", LongBox) if self._long else self.query_one("#text", ShortBox)

    def say(self, text: str) -> None:
        """As many lines as it takes."""
        self.query_one("#status", Says).text = text

    def on_used(self, message: Used) -> None:
        """The text was given."""
        message.stop()
        text = message.text
        wrong = self._check(text) if self._check else ""
        if wrong:
            self.say(wrong)
            self._box.replay(self._box.ahead.take())
            return
        self.dismiss(text)

    def on_pasted_page(self, message: PastedPage) -> None:
        """Only one line has room here: nothing is taken, and the author is told."""
        message.stop()
        self.say(f"That was {message.lines} lines, and there is room for one here. Nothing was pasted.")

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Use or close."""
        message.stop()
        if message.does == "use":
            self.action_use()
        else:
            self.action_close()

    def action_use(self) -> None:
        """Give what stands in the box."""
        self._box.use()
