"""read: a typed text -> Answer or Misread, for every kind of question; box_text: an Answer -> the text to edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from imrassist import gate
from imrassist.interview import choosing
from imrassist.interview.question import Form, Question
from imrassist.interview.wording import listed
from imrassist.model.answer import Answer, Park
from imrassist.model.dates import WEEKDAYS, Day, NotADay, NotATime, read_day, read_time
from imrassist.model.draft import Draft
from imrassist.model.picture import is_stored

CODE_CHARACTERS = 60
"""The longest reference code: ``Child 1`` and ``Paternal grandmother of Child 1`` are some."""

UNKNOWN = frozenset(
    {"unknown", "not known", "n/k", "nk", "don't know", "dont know", "do not know", "not recorded", "no record"}
)
"""Typed as the whole answer, these say that the agency holds no record."""
NOT_ON_RECORD = frozenset(
    {
        "none recorded", "not stated", "not given", "not noted", "not dated", "undated", "no date", "no time",
        "date unknown", "date not known", "date not recorded", "no date recorded", "day unknown", "day not known",
        "time unknown", "time not known", "time not recorded", "no time recorded", "no time given", "?",
    }
)  # fmt: skip
"""As the whole answer to the question for a day or a time, these say so too."""
_DONE = frozenset({"done", "finished", "complete", "that's all", "that is all", "no more", "end"})
MIDNIGHT = "00:00"
_MIDNIGHT = ", midnight, not unknown"
_NIGHT = {f"{hour:02}": ", at night" for hour in range(6)}
_MAY_BE_UNKNOWN = frozenset({"text", "long", "code", "date", "time", "choice", "yesno", "multi", "ref", "refs"})

choices = choosing.choices
offers = choosing.offers


@dataclass(frozen=True, slots=True)
class Misread:
    """A typed text that is no answer to its question."""

    what: str
    """What is wrong, a whole sentence; repeats no words that were typed."""
    mend: str
    """What to do about it, a whole sentence."""
    text: str
    """What was typed, whole and clean, so that it stays in the box."""


@dataclass(frozen=True, slots=True)
class _Asked:
    question: Question
    form: Form
    draft: Draft
    row: str
    today: date

    def offers(self) -> tuple[choosing.Offer, ...]:
        return choosing.offers(self.question, self.form, self.draft, self.row)


def read(question: Question, text: str, *, form: Form, draft: Draft, row: str = "", today: date) -> Answer | Misread:
    """What was typed, as an answer to this question (of this row).

    The text goes through the gate first. "Unknown" and its like, as the whole answer, park the question as
    `no_record` where that is allowed; midnight is a time like any other (S6.1). Several things chosen stand in
    the order they were offered. Never raises for anything typed.
    """
    return _read(text, _Asked(question, form, draft, row, today))


def box_text(question: Question, answer: Answer | None, *, form: Form, draft: Draft, row: str = "") -> str:
    """The text to edit for an answer: `read` makes the same answer of it. Empty for a parked one.

    What was chosen and is no longer offered is left out.
    """
    value = answer.value if answer else None
    if value is None:
        return ""
    if isinstance(value, tuple):
        return choosing.written(value, choosing.offers(question, form, draft, row), some=True)
    match question.kind:
        case "choice" | "ref":
            return choosing.written((value,), choosing.offers(question, form, draft, row), some=False)
        case "date":
            day = Day.known(value)
            return day.typed if day else value  # a draft written by hand may hold anything
        case _:
            return value


def amiss(question: Question, value: str | tuple[str, ...]) -> str:
    """What is wrong with a value that was not typed but found, in a draft written by hand, as sentences; or nothing.

    Looks at the kind of question alone: whether a row that is chosen is there, a check says.
    """
    ids = {option.id for option in question.options}
    match question.kind, value:
        case "multi" | "refs", str():
            return "This takes several answers: put them in square brackets."
        case ("multi", tuple()) if not set(value) <= ids:
            return f"This is none of its answers. Write some of: {', '.join(sorted(ids))}."
        case ("multi" | "refs", _) | ("text" | "long" | "code" | "ref" | "table" | "note", str()):
            return ""
        case _, tuple():
            return "This takes one answer: leave out the square brackets."
        case ("choice", _) if value not in ids:
            return f"This is none of its answers. Write one of: {', '.join(sorted(ids))}."
        case ("yesno", _) if value not in ("yes", "no"):
            return 'Write "yes" or "no".'
        case ("date", _) if Day.known(value) is None:
            return "This is no day as a draft keeps it: write it year first, such as 2010-02-28."
        case ("picture", str(name)) if not is_stored(name):
            return "This is no picture that is kept with the draft: leave the answer out, and attach it again."
        case ("time", str(text)) if read_time(text) != text:
            return "In a draft a time is written by the 24-hour clock: 17:56."
    return ""


def echo(question: Question, text: str, *, form: Form, draft: Draft, row: str = "", today: date) -> str:
    """How a typed text is read, to be shown beside the box; empty when there is nothing to add to it.

    ``Thursday 17 September 2009``, with its whole year, so that no century is taken silently; ``17:56``, and in
    words what a time of the night is, so that neither midnight nor half past two is taken for another; the names
    of what was chosen by number.
    """
    if question.kind not in ("date", "time", "choice", "multi", "ref", "refs"):
        return ""
    asked = _Asked(question, form, draft, row, today)
    found = _read(text, asked)
    if isinstance(found, Misread):
        return ""
    value = found.value
    if value is None:
        return "not known to the agency"
    if question.kind == "time" and isinstance(value, str):
        return f"{value}{_NIGHT.get(value[:2], '') if value != MIDNIGHT else _MIDNIGHT}"
    if question.kind == "date" and isinstance(value, str):
        day = Day.from_iso(value)
        return f"{WEEKDAYS[day.date.weekday()]} {day.long}{', not certain' if day.uncertain else ''}"
    chosen = value if isinstance(value, tuple) else (value,)
    labels = [offer.label for offer in asked.offers() if offer.key in chosen]
    return ("; ".join(labels) if any("," in label for label in labels) else listed(labels)) or "none"


_Found = str | tuple[str, ...] | choosing.NotChosen | gate.Refused | NotADay | NotATime


def _read(text: str, asked: _Asked) -> Answer | Misread:
    question = asked.question
    cleaned = gate.clean(text)
    if cleaned.refused:
        return Misread(cleaned.refused.what, cleaned.refused.mend, cleaned.text)
    if question.kind == "note":
        return Misread("There is nothing to answer here.", "Read it, and go on to the next question.", cleaned.text)
    if not cleaned.text.strip():
        return Misread("Nothing was written.", "Write an answer, or skip the question and come back to it.", "")
    if _is_unknown(cleaned.text, asked):
        if Park.NO_RECORD in question.park:
            return Answer(parked=Park.NO_RECORD)
        if question.kind not in ("text", "long", "code"):
            return Misread("The report needs an answer here.", "Skip the question now, and find out.", cleaned.text)
    found = _READERS[question.kind](cleaned.text, asked)
    return Answer(value=found) if isinstance(found, (str, tuple)) else Misread(found.what, found.mend, cleaned.text)


def _is_unknown(text: str, asked: _Asked) -> bool:
    """Whether this says that there is no record, and is no name of something that can be chosen."""
    words = choosing.plain(text)
    question = asked.question
    if question.kind in ("date", "time") and words.replace(".", "") in NOT_ON_RECORD | UNKNOWN:
        return True
    if words not in UNKNOWN or question.kind not in _MAY_BE_UNKNOWN:
        return False
    return not any(choosing.plain(offer.label) == words for offer in asked.offers())


def _text(text: str, asked: _Asked) -> _Found:
    line = gate.one_line(text)
    if not line.refused and asked.question.role == "term_number":
        return _number(line.text)
    return line.refused or line.text


def _number(text: str) -> str:
    """The number of a term without the stop or bracket of the list it stood in: ``1.`` and ``2a)`` are 1 and 2a."""
    bare = re.sub(r"[.:]+$", "", text)
    return re.sub(r"\)$", "", bare) if "(" not in bare else bare


def _long(text: str, _asked: _Asked) -> _Found:
    return text.strip()


def _code(text: str, _asked: _Asked) -> _Found:
    line = gate.one_line(text)
    if line.refused or len(line.text) > CODE_CHARACTERS:
        return gate.Refused(what="This is too long for a code.", mend="Write the code alone, such as Child 1.")
    return line.text


def _one(text: str, asked: _Asked) -> _Found:
    return choosing.choose_one(text, asked.offers())


def _some(text: str, asked: _Asked) -> _Found:
    return choosing.choose_some(text, asked.offers())


def _yesno(text: str, asked: _Asked) -> _Found:
    found = choosing.choose_one(text, asked.offers())
    return found if isinstance(found, str) else choosing.NotChosen("This is neither yes nor no.", "Write yes or no.")


def _date(text: str, asked: _Asked) -> _Found:
    found = read_day(text, today=asked.today, sort=asked.question.sort)
    return found if isinstance(found, NotADay) else found.iso


def _time(text: str, _asked: _Asked) -> _Found:
    return read_time(text)


def _table(text: str, asked: _Asked) -> _Found:
    """Whether the table is complete, or rightly empty; "no" (to "another one?") is either."""
    words = choosing.plain(text)
    table = asked.form.tables.get(asked.question.of)
    one, many = (table.one, table.many) if table else ("entry", "entries")
    rows = len(asked.draft.rows.get(asked.question.of, ()))
    if words in choosing.NO:
        return "done" if rows else "none"
    if words in _DONE:
        if rows:
            return "done"
        return choosing.NotChosen(f"There is no {one} here yet.", "Add one first, or write none if that is right.")
    if words in choosing.NONE:
        if not rows:
            return "none"
        there = f"There is one {one}" if rows == 1 else f"There are {rows} {many}"
        return choosing.NotChosen(f"{there} here already.", "Write done when that is all, or remove what is wrong.")
    return choosing.NotChosen(
        f"This neither adds a {one} nor says that all are here.",
        f"Add a {one}, write done when all are here, or none if there are none.",
    )


def _picture(text: str, _asked: _Asked) -> _Found:
    """The name of a picture that is kept already; a path is for whoever can read files."""
    name = text.strip()
    if is_stored(name):
        return name
    return choosing.NotChosen("No picture of this name is kept with the draft.", "Give the path of a PNG or JPEG file.")


_READERS: dict[str, Callable[[str, _Asked], _Found]] = {
    "text": _text,
    "long": _long,
    "yesno": _yesno,
    "choice": _one,
    "multi": _some,
    "date": _date,
    "time": _time,
    "code": _code,
    "ref": _one,
    "refs": _some,
    "table": _table,
    "picture": _picture,
}
