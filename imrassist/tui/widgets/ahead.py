"""Typing ahead: the keys of one burst that were meant for the next question wait for it."""

from __future__ import annotations

from typing import Protocol

from textual import events

USE_KEYS = ("f2", "ctrl+g")
Ahead = events.Key | events.Paste


class Heir(Protocol):
    """A box that takes what was typed ahead."""

    def replay(self, keys: list[Ahead]) -> None:
        """Type it."""


class TypeAhead:
    """Keys that arrive after the answer was given and before the next question is there.

    A terminal sends a paste or quick typing as one burst. These keys belong
    to the next question: they wait here until it is shown, or go to its box
    when that is another one.
    """

    def __init__(self) -> None:
        self.waiting = False
        self.keys: list[Ahead] = []
        self.heir: Heir | None = None

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

    def hand_over(self, heir: Heir) -> list[Ahead]:
        """The keys that came, once; from now on they go to another box."""
        keys = self.take()
        self.waiting, self.heir = True, heir
        return keys
