"""Early: keys and pastes that come before the screen on top can take them wait for it, in their order."""

from __future__ import annotations

import asyncio
from typing import Any

from textual import events
from textual.widget import Widget

from imrassist.tui.leaving import Leaving

LOOK = 0.005
"""Seconds between looks at whether the screen can take a key now."""
MOVES = ("tab", "shift+tab")
MOST_LOOKS = 100
"""After so many looks a key that moves to another field has moved nowhere."""


class Early(Leaving):
    """An app that loses no key: a person types on while a screen, a dialog or the whole program is still on its way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: list[events.Event] = []
        self._hands: asyncio.Task[None] | None = None
        self._moves_from: Widget | None = None
        self._looks = 0

    async def on_event(self, event: events.Event) -> None:
        """Straight to the screen, when it can take it and nothing waits before it."""
        typed = isinstance(event, events.Key | events.Paste) and not event.is_forwarded
        if typed and (self._held or not self._settled):
            self._held.append(event)
            if self._hands is None or self._hands.done():
                self._hands = asyncio.create_task(self._hand_out())
            return
        await self._pass_on(event)

    async def _pass_on(self, event: events.Event) -> None:
        """On its way; Tab travels up to the screen, and what follows it belongs to the field that it moves to."""
        if isinstance(event, events.Key) and event.key in MOVES and self.focused is not None:
            self._moves_from, self._looks = self.focused, MOST_LOOKS
        await super().on_event(event)

    @property
    def _settled(self) -> bool:
        if self._looks and self.focused is self._moves_from:
            return False
        self._looks, self._moves_from = 0, None
        return bool(self.screen_stack) and bool(getattr(self.screen_stack[-1], "settled", True))

    async def _hand_out(self) -> None:
        held = self._held
        while held and not self._exit and self._running:
            if not self._settled:
                self._looks = max(0, self._looks - 1)
                await asyncio.sleep(LOOK)
                continue
            try:
                await self._pass_on(held[0])
            finally:
                held.pop(0)  # whatever became of it, it never stands in the way of the next
