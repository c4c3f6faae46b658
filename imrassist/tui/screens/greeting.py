"""Greeting: the question at which the author left, on the screen while the draft is being opened behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen

from imrassist.tui.widgets.bars import Bar, Says

if TYPE_CHECKING:
    from imrassist.tui.app import ImrApp

PAINTED = 0.01
"""Seconds after the first frame was handed over until it has gone out to the terminal."""


class Greeting(Screen[None]):
    """Shows a question that was noted when the draft was left; the app keeps what is typed meanwhile."""

    DEFAULT_CSS = """
    Greeting { layout: vertical; }
    Greeting Says { height: 1fr; }
    Greeting #ask { height: auto; padding: 0 1 0 5; text-style: bold; }
    """

    settled = False
    """No key goes here: all wait for the question itself."""

    def __init__(self, where: str, ask: str) -> None:
        super().__init__()
        self._where, self._asks = where, ask

    def compose(self) -> ComposeResult:
        """Where we are, the question, and that the draft is on its way."""
        yield Bar(self._where, id="top")
        yield Says()
        yield Says(self._asks, id="ask")
        yield Bar("Opening ...", id="footer")

    def on_mount(self) -> None:
        """The draft is opened once this has been painted: it is one long piece of work, and would be in the way."""
        app = cast("ImrApp", self.app)
        # By the app's own hand: this screen cannot wait for its own end.
        self.call_after_refresh(self.set_timer, PAINTED, partial(app.call_later, app.open_behind))
