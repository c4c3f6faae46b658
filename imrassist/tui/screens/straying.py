"""Straying: what is typed or pasted while a pane beside the question has the keys goes to the box for the answer."""

from __future__ import annotations

from textual import events

from imrassist.model.answer import Place
from imrassist.tui import mending
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.widgets.answer import AnswerArea
from imrassist.tui.widgets.lines import Lines

PANES = ("transcript", "checks", "sections")


class StrayingScreen(DraftScreen):
    """A screen with a box for the answer, and panes beside it that take no text."""

    AUTO_FOCUS = ""
    """Nothing takes the keys before the box does, or the first of them would be lost on a button."""
    shown: Place | None = None
    """The place whose question is on the screen and can be answered; behind `at` only while it is being shown."""

    @property
    def settled(self) -> bool:
        """Whether the first question has its box."""
        return self.shown is not None and super().settled

    def to_box(self) -> None:
        """The box has the keys again."""
        box = self.query_one(AnswerArea).box
        if box is not None:
            box.focus_end()

    def action_mend(self) -> None:
        """What is said of the underlined words at the cursor, or of the next ones, and what can be done."""
        box = self.query_one(AnswerArea).box
        mending.mend(self, box)

    def on_key(self, event: events.Key) -> None:
        """A letter in a pane is the next letter of the answer; in front of a list to choose from it chooses nothing."""
        # `?` is help wherever nothing can be typed.
        if event.is_printable and event.character and event.key != "question_mark":
            self._hand_on(event)

    def on_paste(self, event: events.Paste) -> None:
        """The same for what is pasted."""
        self._hand_on(event)

    def _hand_on(self, event: events.Key | events.Paste) -> None:
        box = self.query_one(AnswerArea).box
        astray = self.focused is None or (isinstance(self.focused, Lines) and self.focused.id in PANES)
        if box is None or not astray:
            return
        event.stop()
        event.prevent_default()
        self.to_box()
        if not box.ahead.catch(event):
            box.replay([event])
