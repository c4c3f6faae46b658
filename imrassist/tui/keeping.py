"""Keeping: what is typed goes to the journal while it is typed, without waiting for it to be given."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer

from imrassist.model.answer import Place

REST = 0.15
"""Seconds without a key after which the text is kept."""
MOST = 0.4
"""Seconds after which it is kept even while the author types on."""


class Keeper:
    """Hands typed text to the session, soon but not at every key."""

    def __init__(self, keep: Callable[[Place, str], None], later: Callable[[float, Callable[[], None]], Timer]) -> None:
        self._keep = keep
        self._later = later
        self._waiting: tuple[Place, str] | None = None
        self._since = 0.0
        self._timer: Timer | None = None

    def typed(self, place: Place, text: str) -> None:
        """The text of a box changed."""
        now = monotonic()
        if self._waiting is None:
            self._since = now
        self._waiting = (place, text)
        if now - self._since >= MOST:
            self.flush()
            return
        if self._timer:
            self._timer.stop()
        self._timer = self._later(min(REST, MOST - (now - self._since)), self.flush)

    def flush(self) -> None:
        """Keep at once what has not been kept."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._keep(*waiting)

    def drop(self) -> None:
        """What was typed has been given: nothing to keep any more."""
        self._waiting = None
        self.flush()
