"""Words about the answer to the open question: leaving it open, taking it back, mending it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from imrassist.cli.talking import answering, asking
from imrassist.cli.talking.voice import quoted, sentence
from imrassist.cli.talking.word import Word
from imrassist.model.answer import Park, Place

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

WAYS = {
    Park.LATER: re.compile(r"later\b", re.IGNORECASE),
    Park.ASK: re.compile(r"ask\b", re.IGNORECASE),
    Park.NO_RECORD: re.compile(r"no[ _]record\b", re.IGNORECASE),
    Park.NOT_APPLY: re.compile(r"(?:does )?not[ _]apply\b", re.IGNORECASE),
}
"""How each way of leaving a question open is written."""
NAMES = {
    Park.LATER: "/park later",
    Park.ASK: "/park ask WHO",
    Park.NO_RECORD: "/park no record REASON",
    Park.NOT_APPLY: "/park does not apply REASON",
}
NOTHING = "No question is open."


def open_place(talk: Talk) -> Place | None:
    """The open question; None, and a sentence, when there is none."""
    if talk.place is None:
        talk.voice.say(NOTHING)
    return talk.place


def _skip(talk: Talk, _rest: str) -> None:
    _park(talk, "later")


def _park(talk: Talk, rest: str) -> None:
    place = open_place(talk)
    if place is None:
        return
    allowed = talk.session.form.questions[place.question].park
    ways = ", ".join(name for way, name in NAMES.items() if way.value in allowed)
    found = next((way for way, pattern in WAYS.items() if pattern.match(rest)), None)
    if not ways:
        talk.voice.say("This question cannot be left open with a reason. Type /next to go on without an answer.")
    elif found is None or found.value not in allowed:
        talk.voice.say(f"This question can be left open so: {ways}.")
    else:
        _park_as(talk, place, found, WAYS[found].sub("", rest, count=1).strip(" :,"))


def _park_as(talk: Talk, place: Place, way: Park, rest: str) -> None:
    if way is Park.ASK and not rest:
        talk.voice.say("Whom will you ask? Type /park ask and who, such as: /park ask the team manager.")
        return
    reason = re.sub(r"^because\s+", "", rest, flags=re.IGNORECASE)
    if way in (Park.NO_RECORD, Park.NOT_APPLY) and not reason:
        talk.voice.say(f"The report must say why. Type it on the same line: {NAMES[way]}.")
        return
    changed = talk.session.park(
        place, way, note="" if way in (Park.LATER, Park.ASK) else reason, who=rest if way is Park.ASK else ""
    )
    answer = talk.session.draft.answer(place)
    answering.say_saved(talk, place, changed, asking.parked(answer) if answer else "")
    talk.go_on()


def _because(talk: Talk, rest: str) -> None:
    """Put the reason to an answer that is not known or does not apply: the open question's, else the last one given."""
    reason = re.sub(r"^because\s+", "", rest, flags=re.IGNORECASE)
    for place in (talk.place, talk.last):
        answer = talk.session.draft.answer(place) if place else None
        if place is None or answer is None or answer.parked not in (Park.NO_RECORD, Park.NOT_APPLY):
            continue
        if not reason:
            talk.voice.say("Type the reason on the same line: /because and the reason.")
            return
        changed = talk.session.park(place, answer.parked, note=reason)
        after = talk.session.draft.answer(place)
        answering.say_saved(talk, place, changed, asking.parked(after) if after else "")
        return
    talk.voice.say("This goes with an answer that is not known or does not apply. See /help park.")


def _unsure(talk: Talk, _rest: str) -> None:
    place = open_place(talk)
    if place is None:
        return
    answer = talk.session.draft.answer(place)
    # The author notices it mostly right after giving the answer, when the next question is open already.
    if answer is None and talk.last is not None:
        place = talk.last
        answer = talk.session.draft.answer(place)
    if answer is None:
        talk.voice.say("Answer first; then type /unsure.")
        return
    talk.session.unsure(place, not answer.unsure)
    about = talk.session.asked(place)
    said = "is no longer marked as unsure" if answer.unsure else "is marked as unsure"
    talk.voice.say(f'Your answer to "{about.question.short or about.ask}" {said}.')


def _clear(talk: Talk, _rest: str) -> None:
    place = open_place(talk)
    if place is None:
        return
    if talk.lines or talk.session.typed(place):
        talk.lines = []
        talk.session.typing(place, "")
        talk.voice.say("What you had begun is cleared.")
    elif talk.session.draft.answer(place) is not None:
        changed = talk.session.clear(place)
        talk.voice.say("The answer is taken away. Type /undo to have it back.", *changed.turned)
    else:
        talk.voice.say("There is nothing to clear.")
    talk.again()


def _use(talk: Talk, _rest: str) -> None:
    place = open_place(talk)
    if place is None:
        return
    if talk.lines:
        answering.finish(talk)
    elif typed := talk.session.typed(place):
        answering.give(talk, typed)
    else:
        talk.voice.say("Nothing was typed here before.")


def _more(talk: Talk, _rest: str) -> None:
    """Add to the open question's answer; where it has none yet, to the one given last."""
    for place in (talk.place, talk.last):
        asked = talk.session.asked(place) if place else None
        if asked and asked.kind == "long" and asked.answer and asked.answer.given:
            if place != talk.place:
                talk.go(place)
                talk.settled()
            talk.lines = str(asked.answer.value).split("\n")
            so_far = quoted(str(asked.answer.value), 2_000)
            talk.voice.say(
                f'Your answer to "{asked.question.short or asked.ask}" so far: {so_far}',
                "Go on. A full stop on a line of its own ends it.",
            )
            return
    talk.voice.say("Only a long answer that is there already can be added to. Type the answer itself.")


def _line(talk: Talk, rest: str) -> None:
    """Show the paragraphs of a long answer by number, or put one in the place of another."""
    place = open_place(talk)
    if place is None:
        return
    lines = talk.lines or talk.session.asked(place).box.split("\n")
    number, _, text = rest.partition(" ")
    if not rest:
        for at, each in enumerate(lines, 1):
            talk.voice.say(f"Line {at}. {each}" if each.strip() else f"Line {at} is empty.")
        return
    if not number.isdigit() or not 1 <= int(number) <= len(lines) or not text.strip():
        talk.voice.say(f"Type /line, a number from 1 to {len(lines)}, and the new text of that line.")
        return
    changed = [*lines[: int(number) - 1], text, *lines[int(number) :]]
    if talk.lines:
        talk.lines = changed
        talk.session.typing(place, "\n".join(changed))
        talk.voice.say(f"Line {number} is changed. Go on, or end with a full stop on a line of its own.")
    else:
        answering.give(talk, "\n".join(changed))


def _undo(talk: Talk, _rest: str) -> None:
    _step(talk, "undo")


def _redo(talk: Talk, _rest: str) -> None:
    _step(talk, "redo")


def _step(talk: Talk, which: str) -> None:
    changed = talk.session.undo() if which == "undo" else talk.session.redo()
    if changed is None:
        talk.voice.say(f"There is nothing to {which}.")
        return
    said = "Taken back" if which == "undo" else "Done again"
    talk.voice.say(f"{said}: {sentence(changed.name or 'the last change')}", *changed.turned)
    gone = talk.place is not None and talk.place.row and talk.session.draft.row(talk.place.row) is None
    if changed.places:
        talk.go(changed.places[0])
    elif gone:
        talk.go_on()


WORDS = (
    Word("skip", "/skip", "Leaves this question for later.", _skip),
    Word("park", ", ".join(NAMES.values()), "Leaves this question open, and says why.", _park),
    Word("because", "/because REASON", "Adds the reason to an answer that is not known or does not apply.", _because),
    Word("unsure", "/unsure", "Marks the answer just given as one to come back to, or takes the mark away.", _unsure),
    Word("clear", "/clear", "Takes away what you have typed here, or else the answer.", _clear),
    Word("use", "/use", "Gives what you had typed here before as the answer.", _use),
    Word("more", "/more", "Adds to the end of a long answer that is there already.", _more),
    Word(
        "line", "/line, /line NUMBER TEXT", "Reads a long answer line by line; with a number, puts a line right.", _line
    ),
    Word("undo", "/undo", "Takes the last change back.", _undo),
    Word("redo", "/redo", "Does again what was taken back.", _redo),
)
