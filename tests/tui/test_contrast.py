"""Every sign that is painted can be read: its colour stands out from what is behind it, in every set of colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from rich.color import Color, ColorType
from rich.style import Style
from textual._context import visible_screen_stack
from textual.screen import Screen

from imrassist.model.answer import Answer, Park
from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.screens.base import LOOKS
from imrassist.tui.screens.binder import BinderScreen
from imrassist.tui.screens.help import HelpScreen
from imrassist.tui.screens.home import HomeScreen
from imrassist.tui.screens.park import ParkScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.row_form import RowForm
from imrassist.tui.screens.section_text import SectionTextScreen
from imrassist.tui.screens.table import TableScreen
from imrassist.tui.screens.told import Told
from imrassist.tui.screens.two_boxes import TwoBoxes
from imrassist.tui.themes import THEMES
from tests.journeys.hands import Hands
from tests.tui.screen import text_of

LEAST = 4.5
"""Of the brighter to the darker of text and ground: what WCAG 2 asks for at level AA."""
FRAME = set("─│┌┐└┘├┤┬┴┼━┃▁▂▃▄▅▆▇█▔▕▏▎▍▌▋▊▉▐ ")
"""Lines, scroll bars and blanks: nothing that is read."""


def brightness(color: Color) -> float:
    """The relative luminance of WCAG 2."""
    red, green, blue = (each / 255 for each in color.get_truecolor())
    lit = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in (red, green, blue)]
    return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]


def contrast(style: Style) -> float:
    """Of a sign in this style with what is behind it."""
    assert style.color, style
    assert style.bgcolor, style
    assert ColorType.DEFAULT not in (style.color.type, style.bgcolor.type), "the terminal's own colours may be any"
    dark, bright = sorted((brightness(style.color), brightness(style.bgcolor)))
    return (bright + 0.05) / (dark + 0.05)


def painted(app: ImrApp) -> Iterator[tuple[str, Style]]:
    """What is on the screen to be read, with its style; of what is dimmed behind a dialog nothing is."""
    visible_screen_stack.set(app._background_screens)
    screen = app.screen
    over = screen.query_one("#box").region if screen.is_modal else screen.region
    for strip in screen._compositor.render_strips()[over.y : over.bottom]:
        for segment in strip.crop(over.x, over.right):
            if segment.style and not set(segment.text) <= FRAME:
                yield segment.text, segment.style


def faint(app: ImrApp) -> list[tuple[str, float]]:
    """What cannot be read well."""
    return [(text.strip()[:30], round(found, 2)) for text, style in painted(app) if (found := contrast(style)) < LEAST]


def some(session: Session) -> str:
    """A draft in which each screen has something to show; gives the id of its contact."""
    term = session.add_row("term", {"term_number": Answer(value="1"), "term_relevant": Answer(value="yes")})
    session.add_row("person", {"person_code": Answer(value="Child 1"), "in_review": Answer(value="yes")})
    session.add_row(
        "finding", {"finding_text": Answer(value="Visits were cancelled."), "finding_terms": Answer(value=(term,))}
    )
    session.jot("17/09/09 14:30 Child 1: cold hous\n?18/09/09 called")
    session.park(session.places()[0], Park.ASK, "", "the team manager")
    session.add_paragraph("1", "My own paragraph.")
    return session.draft.rows["contact"][0].id


def dialogs(contact: str) -> list[Callable[[], Screen[Any]]]:
    """The screens that are no look over the whole draft, as the app makes them."""
    return [
        BinderScreen,
        HomeScreen,
        lambda: HelpScreen("interview", (), None),
        lambda: TableScreen("contact"),
        lambda: RowForm("contact", contact),
        lambda: SectionTextScreen("1"),
        lambda: ParkScreen(("later", "ask", "no_record", "not_apply"), Park.ASK, ""),
        lambda: Prompt("A name", "Say a few words.", "words"),
        lambda: Told("Before you go on", "Something was recovered."),
        lambda: TwoBoxes("Reword", ("Number", "1"), ("Wording", "Words")),
    ]


@pytest.mark.parametrize("theme", THEMES)
async def test_whatever_is_painted_can_be_read(session: Session, theme: str) -> None:
    contact = some(session)
    looks = [getattr(import_module(f"imrassist.tui.screens.{name}"), kind) for name, kind in LOOKS.items()]
    app = ImrApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = theme
        hands = Hands(pilot)
        await hands.until(lambda: hands.moved(None), "the first question")
        await hands.until(lambda: "THIS SECTION" in text_of(app), "the checks")
        seen, found = 0, {"interview": faint(app)}
        for make in (*looks, *dialogs(contact)):
            await app.push_screen(screen := make())
            for key in ("", "tab", "down"):
                if key:
                    await pilot.press(key)
                await pilot.pause()
                seen += sum(1 for _ in painted(app))
                found[f"{type(screen).__name__} {key}"] = faint(app)
            while app.screen is not app.screen_stack[0] and len(app.screen_stack) > 1:
                await app.pop_screen()
    assert {name: what for name, what in found.items() if what} == {}
    assert seen > 500, "pieces of text on these screens"
