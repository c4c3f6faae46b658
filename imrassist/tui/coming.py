"""Coming: names in what was just pasted are told at once, and one key writes their codes before it is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from imrassist.checks.coming import Coming, coming_in
from imrassist.model.answer import Place
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.answer import WordBox

if TYPE_CHECKING:
    from imrassist.tui.screens.base import Speaks

NONE = "No name of the key stands in this box."
_WORK = "coming"


def pasted(screen: Speaks[Any], text: str, place: Place | None) -> None:
    """Look at a paste, away from the keys; it stands in the box already, and is no answer yet."""
    if screen.desk.draft_open is None or not text.strip():
        return
    session = screen.session
    if place is not None and session.form.questions[place.question].names:
        return  # somebody is to be named there
    begin(screen, partial(_look, screen, text), _WORK)


async def _look(screen: Speaks[Any], text: str) -> None:
    work = partial(coming_in, [text], screen.session.name_spans)
    found = await screen.desk.thinker.think(_WORK, work)
    if found:
        screen.tell_coming(said(found))


def said(found: Coming) -> str:
    """One line: codes first, with the key that writes them."""
    other = f"{'also ' if found.codes else ''}{found.other}, not in the key" if found.details else ""
    if not found.codes:
        return f"In what you pasted: {other}."
    return f"You pasted names: {found.named}. ^k writes the codes.{f' In it {other}.' if other else ''}"


def codes(screen: Speaks[Any], place: Place | None) -> None:
    """Codes in the place of all names in the box that has the keys; ^z there takes it back."""
    box = screen.focused
    if screen.desk.draft_open is None or not isinstance(box, WordBox):
        screen.say(NONE)
        return
    screen.flush()
    text = box.typed
    coded = screen.desk.doing(partial(screen.session.code_typed, place, text))
    if coded is None:
        return
    if coded == text:
        screen.say(NONE)
        return
    box.put(coded)
    screen.tell_coming("The codes are written. Read it through; ^z takes it back.")
