"""`imrassist talk DRAFT`: the interview line by line, for screen readers, dictation, pipes and tests."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, FILE, out
from imrassist.errors import ImrError

if TYPE_CHECKING:
    from imrassist.cli.talking.ears import Ears
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Session

TICK = 5.0
"""Seconds between looks at whether the file must be saved."""
NEAR = 14
"""A date this many days away, or past, is told at the start."""


@click.command("talk", short_help="The interview line by line, without a screen.")
@click.argument("draft", metavar="DRAFT", type=click.Path())
@click.option("--form", metavar="ID", help="The form of a new draft, or the folder of this draft's form.")
@click.option("--goto", metavar="NAME", help="Begin at this section, row or question.")
def command(draft: str, form: str | None, goto: str | None) -> int:
    """Ask the questions of DRAFT one by one, one plain sentence a line; for screen readers, dictation and pipes.

    A DRAFT that is not there is started. Words that begin with a slash do things: /help tells them. A long
    answer ends with a full stop on a line of its own. Every answer is kept as soon as it is given; the end of
    the input saves.
    """
    from imrassist.cli.talking.talk import Talk
    from imrassist.cli.talking.voice import Voice

    session, new = _open(draft, form)
    if session is None:
        return CLEAN
    drafts.remember(session.path)
    width = (lambda: shutil.get_terminal_size().columns) if drafts.terminal() else (lambda: 0)
    talk = Talk(session, Voice(out, width), _ears())
    gone = contextlib.suppress(BrokenPipeError)  # nobody reads any more: as if the input had ended
    try:
        with gone, _clock(talk):
            _greet(talk, new=new)
            _begin(talk, goto)
            talk.run()
    finally:
        status = _close(talk)
    return status


def _open(draft: str, form: str | None) -> tuple[Session | None, bool]:
    """The draft, and whether it is new. At a keyboard one is not started unasked: the name may be a slip."""
    if drafts.found(draft):
        return drafts.open_draft(draft, form), False
    if drafts.terminal():
        out(f"There is no draft {drafts.named(draft).name} here. {drafts.there(draft)}\n".replace(" \n", "\n"))
        if input("Start a new one? Yes or no. ").strip().lower() not in ("yes", "y"):
            out("Nothing was started.\n")
            return None, False
    return drafts.start(draft, form), True


@contextlib.contextmanager
def _clock(talk: Talk) -> Iterator[None]:
    """Lets the talk save now and then while it waits; on Windows only after each line."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: talk.tick())
    signal.setitimer(signal.ITIMER_REAL, TICK, TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ears() -> Ears:
    from imrassist.cli.talking.ears import KeyboardEars, PipeEars

    if drafts.terminal():
        from imrassist.cli.talking.words import WORDS

        return KeyboardEars(f"/{name}" for name in WORDS)
    return PipeEars(sys.stdin.buffer)


def _greet(talk: Talk, *, new: bool) -> None:
    from imrassist.cli.talking import words_go

    name = talk.session.path.name
    if new and not drafts.terminal():
        talk.voice.say(f"There was no draft {name}, so a new one is started.")
    else:
        talk.voice.say(f"New draft {name}." if new else f"Draft {name}.")
    talk.voice.say(*talk.session.notices)
    talk.voice.say("Type your answer and press Enter. /help helps, /skip leaves a question for later, /quit stops.")
    talk.voice.say(*words_go.dates_near(talk, NEAR))
    if talk.session.read_only:
        talk.voice.say("This draft is open for reading only: answers cannot be changed now.")


def _begin(talk: Talk, goto: str | None) -> None:
    from imrassist.cli.talking import words_go

    talk.go(talk.session.here or talk.session.after(None))
    if goto:
        words_go.goto(talk, goto)


def _close(talk: Talk) -> int:
    """Save and let go; what cannot be saved is told, with what became of it."""
    read_only = talk.session.read_only
    try:
        talk.session.close()
    except ImrError as error:
        with contextlib.suppress(BrokenPipeError):
            talk.voice.say(str(error))
        return FILE
    if read_only:
        with contextlib.suppress(BrokenPipeError):
            talk.voice.say(f"Nothing was saved in {talk.session.path.name}.")
        return FILE if talk.lost else CLEAN
    with contextlib.suppress(BrokenPipeError):
        talk.voice.say(f"Saved in {talk.session.path.name}. To go on later: imrassist talk {talk.session.path.name}")
    return CLEAN
