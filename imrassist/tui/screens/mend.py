"""Mend: what is said of some underlined words, and the ways to mend them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from imrassist.session import Mark, Way
from imrassist.tui.messages import Used
from imrassist.tui.screens.base import Dialog
from imrassist.tui.widgets.bars import Bar, Says
from imrassist.tui.widgets.choices import Choices
from imrassist.tui.widgets.plain import cut

_TITLES = {"word": "Not in the dictionary", "name": "A name", "remark": "A remark"}


class MendScreen(Dialog[Way]):
    """Offers the ways to mend one mark. Gives the one that was chosen."""

    CSS_PATH = "mend.tcss"
    TOPIC = "mend"
    HINT: ClassVar[str] = "A digit or Enter chooses, Esc leaves it as it is; then ^r goes to the next."

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark

    def compose(self) -> ComposeResult:
        """The words, what is said of them, the ways."""
        mark = self._mark
        said = " ".join(filter(None, (mark.say, mark.mend)))
        with Vertical(id="box"):
            yield Bar(f"{_TITLES.get(mark.kind, 'Underlined')}: {cut(mark.words, 40)}", id="title")
            yield Says(said, id="say")
            yield Choices(id="ways")
            yield Bar(self.HINT, id="status")

    def on_mount(self) -> None:
        """The first way is marked."""
        ways = self.query_one("#ways", Choices)
        ways.always_cursor = True
        ways.ask([(str(at), way.label) for at, way in enumerate(self._mark.ways, 1)], several=False, chosen=())
        ways.move_to(0)
        ways.focus()

    def on_used(self, message: Used) -> None:
        """One was chosen."""
        message.stop()
        at = int(message.text) - 1 if message.text.isdigit() else -1
        self.dismiss(self._mark.ways[at] if 0 <= at < len(self._mark.ways) else None)
