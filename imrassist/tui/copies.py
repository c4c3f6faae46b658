"""Copies: taking in a review that was done on a copy of the draft; what came of it, to read."""

from __future__ import annotations

from pathlib import Path

from imrassist.session import Session
from imrassist.session.review_values import TakenIn
from imrassist.tui.screens.base import DraftScreen
from imrassist.tui.screens.page import PageScreen, change_items
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.lines import Item


def take_in(screen: DraftScreen) -> None:
    """Asks for the copy, joins it, and shows what was taken, what both said, and where its text is different."""

    def named(text: str | None) -> None:
        if not text or not text.strip():
            return
        found = screen.desk.doing(lambda: screen.session.take_in(Path(text.strip()).expanduser()))
        if found is not None:
            screen.redraw()
            screen.desk.push_screen(PageScreen("What the copy gave", lambda session: taken_items(session, found)))

    say = "Path of the copy that came back; it ends in .imr.toml. None of its text is taken."
    screen.desk.push_screen(Prompt("Take in a review done on a copy", say, use="Take in"), named)


def take_paper(screen: DraftScreen) -> None:
    """Asks for a filled-in quality form, and shows what was taken and what could not be read."""

    def given(text: str | None) -> None:
        if not text or not text.strip():
            return
        found = screen.desk.doing(lambda: screen.session.take_paper(screen.session.read_paper(text)))
        if found is not None:
            screen.redraw()
            screen.desk.push_screen(PageScreen("What the form gave", lambda session: taken_items(session, found)))

    say = "The path of the form in Word; or from paper one line for each criterion: number, answer, comment."
    screen.desk.push_screen(Prompt("A quality form that was filled in", say, long=True, use="Take in"), given)


def taken_items(session: Session, found: TakenIn) -> list[Item]:
    """What came of it."""
    items = [Item(text="Taken over", indent=1, tone="head")]
    items += [Item(text=each, mark="  -", indent=4) for each in found.taken] or [Item(text="nothing new", indent=4)]
    if found.both:
        items.append(Item(text="To be looked at", indent=1, tone="head"))
        items += [Item(text=each, mark="  -", indent=4) for each in found.both]
    items += [Item(text=each, indent=1) for each in found.notes]
    if found.text:
        items += [Item(text=""), Item(text="The copy's text is different from yours; none of it was taken:", indent=1)]
        items += change_items(session, found.text)
    return items
