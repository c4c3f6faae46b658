"""Words for what comes back from Word: /import reads a file, tells what is different, and takes what is to be taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli.returned_text import difference_lines, note_lines, summary
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

_NONE = "Nothing has come back yet. Type /import and the path of a report that was finished in Word."


def _import(talk: Talk, rest: str) -> None:
    """Read a file and tell; or take what was told."""
    word, _, numbers = rest.strip().partition(" ")
    if word.lower() in ("take", "leave") and all(each.isdigit() for each in numbers.split()):
        _choose(talk, word.lower(), numbers.split())
        return
    if not rest.strip():
        talk.voice.say(_NONE)
        return
    returned = talk.session.read_back(Path(rest.strip().strip("\"'")).expanduser())
    talk.returned, talk.leave, talk.also = returned, set(), set()
    lines = [*difference_lines(returned), *note_lines(returned), *summary(returned, taken=False)]
    talk.voice.say(*(sentence(line.strip()) for line in lines))
    if any(each.acts for each in returned.differences):
        talk.voice.say(
            "/import take puts this into the draft, as one step. Before that, /import leave 2 leaves number 2 as the"
            " draft has it, and /import take 3 takes number 3 too."
        )


def _choose(talk: Talk, word: str, numbers: list[str]) -> None:
    if talk.returned is None:
        talk.voice.say(_NONE)
        return
    known = {each.id: each for each in talk.returned.differences}
    for number in numbers:
        if number not in known:
            talk.voice.say(f"There is no number {number}.")
            return
        if word == "take" and not known[number].acts:
            talk.voice.say(f"Number {number} cannot be taken by itself. {known[number].why}".strip())
            return
    if numbers:
        talk.also = talk.also | set(numbers) if word == "take" else talk.also - set(numbers)
        talk.leave = talk.leave | set(numbers) if word == "leave" else talk.leave - set(numbers)
        what = "will be taken" if word == "take" else "stay as the draft has them"
        talk.voice.say(f"{', '.join(numbers)}: {what}. /import take does it.")
        return
    if word == "leave":
        talk.returned = None
        talk.voice.say("Nothing was taken. The draft is as it was.")
        return
    changed = talk.session.take_back(talk.returned, talk.leave, talk.also)
    talk.returned = None
    out = len(talk.session.out_of_step())
    talk.voice.say("Taken into the draft. /undo takes it back." if changed else "There was nothing to take.")
    if changed and out:
        talk.voice.say(f"Out of step with the answers: {out}. /outofstep reads them, side by side.")


WORDS = (
    Word(
        "import",
        "/import FILE, /import take, /import take NUMBER, /import leave NUMBER",
        "Reads a report that was finished in Word and tells what is different; take puts it into the draft.",
        _import,
    ),
)
