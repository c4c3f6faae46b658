"""Coming: names in what was just pasted are told at once, and one key writes their codes before it is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from imrassist.checks.coming import Coming, coming_in
from imrassist.model.answer import Place
from imrassist.session.values import Mark
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.answer import WordBox
from imrassist.tui.widgets.field import Field

if TYPE_CHECKING:
    from imrassist.tui.screens.base import Speaks

NONE = "No name of the key stands in this box."
_WORK = "coming"


def pasted(screen: Speaks[Any], text: str) -> None:
    """Look at a paste, away from the keys; it stands in the box already, and is no answer yet."""
    if screen.desk.draft_open is None or not text.strip():
        return
    session, place = screen.session, _place(screen)
    if place is not None and session.form.questions[place.question].names:
        return  # somebody is to be named there
    begin(screen, partial(_look, screen, text), _WORK)


async def _look(screen: Speaks[Any], text: str) -> None:
    work = partial(coming_in, [text], screen.session.name_spans)
    found = await screen.desk.thinker.think(_WORK, work)
    if found:
        _tell(screen, said(found))


def said(found: Coming) -> str:
    """One line: codes first, with the key that writes them."""
    other = f"{'also ' if found.codes else ''}{found.other}, not in the key" if found.details else ""
    if not found.codes:
        return f"In what you pasted: {other}."
    return f"You pasted names: {found.named}. ^k writes the codes.{f' In it {other}.' if other else ''}"


def codes(screen: Speaks[Any]) -> None:
    """Codes in the place of all names in the box that has the keys; ^z there takes it back."""
    box = screen.focused
    if screen.desk.draft_open is None or not isinstance(box, WordBox):
        screen.say(NONE)
        return
    screen.flush()
    text = box.typed
    coded = screen.desk.doing(partial(screen.session.code_typed, _place(screen), text))
    if coded is None:
        return
    if coded == text:
        screen.say(NONE)
        return
    box.mend(Mark(start=0, end=len(text), kind="name", words=text, say="", mend=""), coded)
    _tell(screen, "The codes are written. Read it through; ^z takes it back.")


def _place(screen: Speaks[Any]) -> Place | None:
    """The place whose answer is being typed; None where the text is no answer."""
    field = screen.focused.parent if screen.focused else None
    place = field.place if isinstance(field, Field) else getattr(screen, "shown", None)
    return place if isinstance(place, Place) else None


def _tell(screen: Speaks[Any], text: str) -> None:
    """Until the next key: what the checks have to say can wait."""
    screen.sticky = text
    screen.say(text)
