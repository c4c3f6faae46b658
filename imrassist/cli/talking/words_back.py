"""Words for what comes back from Word: /import reads a file, tells what is different, and takes what is to be taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.cli.returned_text import difference_lines, filled_lines, names_coming, note_lines, summary
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk

_NONE = "Nothing has come back yet. Type /import and the path of a report that was finished in Word."


def _import(talk: Talk, rest: str) -> None:
    """Read a file and tell; or take what was told."""
    word, _, numbers = rest.strip().partition(" ")
    if word.lower() == "word" and numbers.partition(" ")[0].isdigit():
        _word(talk, *numbers.partition(" ")[::2])
        return
    if word.lower() == "take" and numbers.strip().lower() == "codes":
        _choose(talk, "take", [], coded=True)
        return
    if word.lower() in ("take", "leave") and all(each.isdigit() for each in numbers.split()):
        _choose(talk, word.lower(), numbers.split())
        return
    if not rest.strip():
        talk.voice.say(_NONE)
        return
    if word.lower() == "form" and numbers.strip():
        _form(talk, numbers)
        return
    returned = talk.session.read_back(Path(rest.strip().strip("\"'")).expanduser())
    talk.returned, talk.leave, talk.also, talk.filled = returned, set(), set(), None
    lines = [*difference_lines(returned), *note_lines(returned), *summary(returned, taken=False)]
    how = "/import take codes puts their codes in their place; /import take takes it as it is."
    lines += names_coming(talk.session.coming_back(returned), codes=how)
    talk.voice.say(*(sentence(line.strip()) for line in lines))
    if any(each.acts for each in returned.differences):
        talk.voice.say(
            "/import take puts this into the draft, as one step. Before that, /import leave 2 leaves number 2 as the"
            " draft has it, and /import take 3 takes number 3 too."
        )


def _word(talk: Talk, number: str, text: str) -> None:
    """Take a paragraph in words of the author's; without any, tell both changes in one text."""
    returned = talk.returned
    if returned is None:
        talk.voice.say(_NONE)
        return
    found = next((each for each in returned.differences if each.id == number), None)
    if found is None:
        talk.voice.say(f"There is no number {number}.")
        return
    if not text.strip():
        joined = talk.session.both_in_one(found)
        talk.voice.say(f"Both changes in one: {joined}" if joined else "Both cannot be put in one text by itself.")
        talk.voice.say(f"/import word {number} and your wording takes that.")
        return
    mine = talk.session.reworded(found, text)
    if mine is found:
        talk.voice.say("Only a paragraph can be worded here.")
        return
    those = tuple(mine if each is found else each for each in returned.differences)
    talk.returned = replace(returned, differences=those)
    talk.leave = talk.leave - {number}
    talk.voice.say(f"{number}: will be taken in your words. /import take does it.")


def _form(talk: Talk, named: str) -> None:
    """The board's form, filled in by hand in Word: what it holds, for a draft that is new."""
    if not talk.session.is_new:
        talk.voice.say(
            "A filled form makes a new draft, and this one holds answers already. Leave it with /quit, type"
            " imrassist talk and the name of a new draft, and read the form there."
        )
        return
    path = Path(named.strip().strip("\"'")).expanduser()
    talk.filled = talk.session.read_form(path)
    talk.returned = None
    lines = [*filled_lines(talk.filled), *names_coming(talk.session.coming_filled(talk.filled))]
    talk.voice.say(*(sentence(line.strip()) for line in lines))
    if talk.filled.acts:
        talk.voice.say("/import take puts this into the draft, as one step; /import leave does not.")


def _take_form(talk: Talk, word: str) -> None:
    filled, talk.filled = talk.filled, None
    if word == "leave" or filled is None:
        talk.voice.say("Nothing was taken. The draft is as it was.")
        return
    talk.session.take_form(filled)
    talk.voice.say("Taken into the draft. /undo takes it back.")
    talk.go(talk.session.after(None))


def _choose(talk: Talk, word: str, numbers: list[str], *, coded: bool = False) -> None:
    if talk.filled is not None and not numbers:
        _take_form(talk, word)
        return
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
    changed = talk.session.take_back(talk.returned, talk.leave, talk.also, coded=coded)
    talk.returned = None
    out = len(talk.session.out_of_step())
    talk.voice.say("Taken into the draft. /undo takes it back." if changed else "There was nothing to take.")
    if changed and out:
        talk.voice.say(f"Out of step with the answers: {out}. /outofstep reads them, side by side.")


WORDS = (
    Word(
        "import",
        "/import FILE, /import form FILE, /import take, /import take codes, /import take NUMBER, /import leave NUMBER,"
        " /import word NUMBER WORDS",
        "Reads a report that was finished in Word and tells what is different, or, into a new draft, a form filled in"
        " by hand; take puts it into the draft, take codes with codes in the place of the names that come with it.",
        _import,
    ),
)
