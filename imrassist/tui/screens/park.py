"""Park: why a question has no answer: later, somebody to ask, no record, or does not apply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.model.answer import Park
from imrassist.tui.messages import PastedPage, Used
from imrassist.tui.screens.base import EVERYWHERE, Dialog, keys
from imrassist.tui.screens.help import HelpScreen
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.choices import Choices
from imrassist.tui.widgets.short_box import ShortBox

WAYS = {
    Park.LATER: ("Later: I shall come back to this", "", ""),
    Park.ASK: ("Ask: somebody else knows", "Whom or what will you ask?", "Say whom or what you will ask."),
    Park.NO_RECORD: (
        "No record: the agency does not know",
        "Why not? Go on from: not known to the agency, because ...",
        "",
    ),
    Park.NOT_APPLY: ("Does not apply", "Why not? Go on from: this does not apply, because ...", ""),
}
"""For each way: what it is called, what else is asked, and what is missing without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """How a question was left open."""

    park: Park
    note: str = ""
    who: str = ""


def _listed(ways: Sequence[Park]) -> str:
    """Which of these ways go on the list of things to find out."""
    names = [name for park, name in ((Park.LATER, "Later"), (Park.ASK, "Ask")) if park in ways]
    if not names:
        return "Your reason becomes a sentence in the report."
    if len(names) == len(ways):
        return "It goes on your list of things to find out."
    return f"{' and '.join(names)} {'go' if len(names) > 1 else 'goes'} on your list of things to find out."


class ParkScreen(Dialog[Parked]):
    """Asks why there is no answer."""

    CSS_PATH = "park.tcss"
    TOPIC = "park"
    BINDINGS: ClassVar[list[BindingType]] = keys(("f2", "use"), ("ctrl+g", "use"))

    def __init__(self, ways: Sequence[str], first: Park, note: str = "") -> None:
        super().__init__()
        self._ways = [park for park in WAYS if park.value in ways] or list(WAYS)
        self._first = first if first in self._ways else self._ways[0]
        self._note = note
        self._way = self._first

    def compose(self) -> ComposeResult:
        """The ways, then a line for the reason."""
        with Vertical(id="box"):
            yield Bar("Why is there no answer?", id="title")
            yield Choices(id="ways")
            yield Says("", id="say")
            yield ShortBox(self._note, id="text")
            yield Buttons(("Leave it open F2", "use"), ("Back Esc", "close"))
            yield Bar(_listed(self._ways), id="status")

    def on_mount(self) -> None:
        """The likeliest way is marked."""
        ways = self.query_one("#ways", Choices)
        options = [(str(at), WAYS[park][0]) for at, park in enumerate(self._ways, 1)]
        ways.always_cursor = True
        ways.ask(options, several=False, chosen=())
        ways.move_to(self._ways.index(self._first))
        ways.focus()
        self._show(self._first)

    def _show(self, park: Park) -> None:
        self._way = park
        _, ask, _ = WAYS[park]
        self.query_one("#say", Says).text = ask or "Nothing else is needed."
        self.query_one("#text").display = bool(ask)

    def on_lines_moved(self, message: Choices.Moved) -> None:
        """Another way, another question."""
        message.stop()
        self._show(self._ways[int(message.key) - 1])

    def on_used(self, message: Used) -> None:
        """Enter on a way goes to the reason; Enter or F2 in the reason is the end."""
        message.stop()
        if self.focused is self.query_one("#ways"):
            self._show(self._ways[int(message.text) - 1])
            if WAYS[self._way][1]:
                self.query_one("#text", ShortBox).focus_end()
                return
        self._finish()

    def action_help(self) -> None:
        """Help about the ways that are offered here."""
        both = Park.NO_RECORD in self._ways or Park.NOT_APPLY in self._ways
        self.desk.push_screen(HelpScreen("park" if both else "later", EVERYWHERE, None))

    def action_use(self) -> None:
        """F2 from anywhere."""
        self._finish()

    def _finish(self) -> None:
        box = self.query_one("#text", ShortBox)
        box.ahead.take()
        text = box.value.strip() if WAYS[self._way][1] else ""
        if not text and WAYS[self._way][2]:
            self.say(WAYS[self._way][2])
            box.focus_end()
            return
        asks = self._way is Park.ASK
        self.dismiss(Parked(park=self._way, note="" if asks else text, who=text if asks else ""))

    def on_pasted_page(self, message: PastedPage) -> None:
        """The reason is one line."""
        message.stop()
        self.say(f"That was {message.lines} lines; the reason is one line. Nothing was pasted.")

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """Use or close."""
        message.stop()
        if message.does == "use":
            self._finish()
        else:
            self.action_close()
