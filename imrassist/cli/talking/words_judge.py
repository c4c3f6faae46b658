"""Words for judging: verdicts, remarks mended or set aside, sections finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imrassist.cli.talking import asking
from imrassist.cli.talking.voice import sentence
from imrassist.cli.talking.word import Word
from imrassist.cli.talking.words_read import section_named

if TYPE_CHECKING:
    from imrassist.checks.remark import Remark
    from imrassist.cli.talking.talk import Talk


def _remark(talk: Talk, number: str) -> Remark | None:
    """The remark last told by this number; None, and a sentence, when there is none."""
    if number.isdigit() and 1 <= int(number) <= len(talk.listed):
        return talk.listed[int(number) - 1]
    if talk.listed:
        talk.voice.say(f"Name a remark by its number, from 1 to {len(talk.listed)}.")
    else:
        talk.voice.say("Type /checks first; then name a remark by its number.")
    return None


def _mend(talk: Talk, rest: str) -> None:
    remark = _remark(talk, rest.strip())
    if remark is None:
        return
    place = remark.place
    if place is None and remark.row:
        place = next(iter(talk.session.row_places(remark.row)), None)
    if place is None and remark.section:
        place = talk.session.first_open(remark.section)
    if place is None:
        talk.voice.say("This remark is about the text as a whole; there is no one question to mend it at.")
    else:
        talk.go(place)


def _aside(talk: Talk, rest: str) -> None:
    number, _, reason = rest.partition(" ")
    remark = _remark(talk, number)
    if remark is None:
        return
    if not reason.strip():
        talk.voice.say(f"Say why, on the same line: /aside {number} and the reason.")
        return
    talk.session.set_aside(remark, reason.strip())
    talk.voice.say("Set aside. It comes back when what it is about changes; /undo brings it back now.")


def _verdict(talk: Talk, rest: str) -> None:
    number, _, said = rest.partition(" ")
    answer, _, comment = said.strip().partition(" ")
    form = talk.session.form
    criterion = next((each for each in form.criteria if str(each.number) == number), None)
    scale = {name: option for option in form.scale for name in (option.id, option.label.lower())}
    option = scale.get(answer.lower().rstrip(".,:"))
    if criterion is None or option is None:
        labels = ", ".join(each.label for each in form.scale)
        talk.voice.say(f"Type /verdict, the criterion's number, and one of: {labels}; then a comment, if you like.")
        return
    talk.session.verdict(criterion.id, option.id, comment.strip())
    talk.voice.say(f"Saved. Criterion {criterion.number}, {criterion.short}: you say {option.label}.")


def _finish(talk: Talk, rest: str) -> None:
    _say_finished(talk, rest, finished=True)


def _unfinish(talk: Talk, rest: str) -> None:
    _say_finished(talk, rest, finished=False)


def _say_finished(talk: Talk, rest: str, *, finished: bool) -> None:
    section = section_named(talk, rest)
    if not section:
        return
    talk.session.finish(section, finished)
    said = "You say that it is finished." if finished else "It is no longer finished."
    talk.voice.say(f"{asking.called(talk.session.form, section)} {said}")
    if finished and talk.session.progress(section).most:
        talk.voice.say(sentence(f"There are {asking.how_far(talk, section)}"))


WORDS = (
    Word("mend", "/mend NUMBER", "Goes to where a remark can be mended.", _mend),
    Word("aside", "/aside NUMBER REASON", "Sets a remark aside, with your reason.", _aside),
    Word(
        "verdict",
        "/verdict NUMBER ANSWER COMMENT",
        "Keeps your own answer to a criterion of the quality form.",
        _verdict,
    ),
    Word("finish", "/finish, /finish SECTION", "Says that a section is finished.", _finish),
    Word("unfinish", "/unfinish, /unfinish SECTION", "Says that it is not finished after all.", _unfinish),
)
