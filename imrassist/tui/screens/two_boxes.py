"""Two boxes: a short text and a long one, asked together: a number and its wording, a day and its reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.tui.messages import PastedPage, Typed
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.short_box import ShortBox

Two = tuple[str, str]


class TwoBoxes(Dialog[Two]):
    """Gives both texts, or None when it was closed. `check` may say why they will not do."""

    CSS_PATH = "two_boxes.tcss"
    TOPIC = "two_boxes"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "use"), ("ctrl+g", "use"))

    def __init__(
        self, title: str, short: Two, long: Two, *, use: str = "Go on", check: Callable[[str, str], str] | None = None
    ) -> None:
        """`short` and `long` are what each box is called, and what stands in it."""
        super().__init__()
        self._title, self._short, self._long = title, short, long
        self._use, self._check = use, check

    def compose(self) -> ComposeResult:
        """Title, the boxes with their names, two buttons, what is wrong."""
        with Vertical(id="box"):
            yield Bar(self._title, id="title")
            yield Says(self._short[0])
            yield ShortBox(self._short[1], id="short", use=False)
            yield Says(self._long[0])
            yield LongBox(self._long[1], id="long", use=False)
            yield Buttons((f"{self._use} F2", "use"), ("Back Esc", "close"))
            yield Says("", id="status")

    def on_mount(self) -> None:
        """Straight to the first box."""
        self.query_one("#short", ShortBox).focus_end()

    def say(self, text: str) -> None:
        """As many lines as it takes."""
        self.query_one("#status", Says).text = text

    def on_typed(self, message: Typed) -> None:
        """What was wrong may be right now."""
        message.stop()
        self.say("")

    def on_pasted_page(self, message: PastedPage) -> None:
        """A page has room in the lower box only."""
        message.stop()
        self.say(f"That was {message.lines} lines, and there is room for one here. Paste it into the box below.")

    def action_use(self) -> None:
        """Give both."""
        short, long = self.query_one("#short", ShortBox).value, self.query_one("#long", LongBox).text
        wrong = self._check(short, long) if self._check else ""
        if wrong:
            self.say(wrong)
        else:
            self.dismiss((short, long))

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Use or close."""
        message.stop()
        if message.does == "use":
            self.action_use()
        else:
            self.action_close()
