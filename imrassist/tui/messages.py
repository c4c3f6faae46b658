"""Messages that several widgets send."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Used(Message):
    """The author gave what stands in an answer box."""

    text: str


@dataclass
class Typed(Message):
    """What stands in an answer box changed, and has not been given yet."""

    text: str


@dataclass
class PastedPage(Message):
    """Several lines came into a box for one line: it wants a larger box, with all of it."""

    text: str
    lines: int


@dataclass
class Pasted(Message):
    """Text came into a box from outside; it stands there."""

    text: str


class UndoAsked(Message):
    """Undo was asked in a box that has nothing of its own left to undo."""


class RedoAsked(Message):
    """Redo was asked in a box that has nothing of its own left to redo."""


@dataclass
class Note(Message):
    """Something a widget wants said in the status line."""

    text: str
