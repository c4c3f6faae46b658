"""`imrassist talk DRAFT`: the interview line by line, for screen readers, dictation, pipes and tests."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from imrassist.cli import drafts
from imrassist.cli.exits import CLEAN, FILE, out
from imrassist.errors import ImrError

if TYPE_CHECKING:
    from imrassist.cli.talking.ears import Ears
    from imrassist.cli.talking.talk import Talk
    from imrassist.session import Session

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
    talk = Talk(session, Voice(out), _ears())
    gone = contextlib.suppress(BrokenPipeError)  # nobody reads any more: as if the input had ended
    try:
        with gone:
            _greet(talk, new=new)
            _begin(talk, goto)
            talk.run()
    finally:
        status = _close(talk)
    return status


def _open(draft: str, form: str | None) -> tuple[Session, bool]:
    if drafts.found(draft):
        return drafts.open_draft(draft, form), False
    return drafts.start(draft, form), True


def _ears() -> Ears:
    from imrassist.cli.talking.ears import KeyboardEars, PipeEars

    if drafts.terminal():
        from imrassist.cli.talking.words import WORDS

        return KeyboardEars(f"/{name}" for name in WORDS)
    return PipeEars(sys.stdin.buffer)


def _greet(talk: Talk, *, new: bool) -> None:
    from imrassist.cli.talking import words_go

    name = talk.session.path.name
    talk.voice.say(f"There was no draft {name}, so a new one is started." if new else f"Draft {name}.")
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
    """Save and let go; what cannot be saved is told, and is kept in the journal."""
    try:
        talk.session.close()
    except ImrError as error:
        with contextlib.suppress(BrokenPipeError):
            talk.voice.say(str(error))
        return FILE
    with contextlib.suppress(BrokenPipeError):
        talk.voice.say(f"Saved in {talk.session.path.name}. To go on later: imrassist talk {talk.session.path.name}")
    return CLEAN
