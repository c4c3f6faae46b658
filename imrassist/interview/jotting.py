"""jot: a contact noted on one line while a file is being read: its day, its time, whom it is about, what happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from imrassist import gate
from imrassist.interview import choosing
from imrassist.interview.question import Form, Question
from imrassist.interview.reading import Misread
from imrassist.model.answer import Answer
from imrassist.model.dates import Day, NotADay, NotATime, read_day, read_time
from imrassist.model.draft import Draft
from imrassist.model.not_days import NO_DAY

WORDS_OF_A_DAY = 6
"""``? Sunday 22nd of May 2016`` is the longest."""
_TIMELIKE = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2}|[0-9]{4}|[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m|noon|midday|midnight", re.IGNORECASE
)
_ABOUT = 80
"""So far from the start of what is told a colon may stand behind the people it is about."""
_WRITE = "Write it as: 17/09/09 14:30 Mrs A: what happened. The time and the people may be left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotted:
    """One contact as it was noted."""

    answers: dict[str, Answer]
    """By question id: what was read; what is not there is asked later."""
    day: Day | None = None
    time: str = ""
    about: tuple[str, ...] = ()
    """What the people are called."""
    kind: str = ""
    event: str = ""


def jot(text: str, *, form: Form, draft: Draft, today: date) -> Jotted | Misread:
    """Reads one line: ``17/09/09 14:30 Mrs A, Child 1: Telephone call. She asked for help.``

    The day comes first, with ``?`` where it is not certain; then, where they are known, the time, the codes of
    the people before a colon, and the sort of contact before a stop. All else is what happened, word for word.
    A line that begins like a day and is none, or has no day, is a Misread: a contact is found again by its day.
    Raises KeyError when the form has no contacts with a day and an event.
    """
    cleaned = gate.clean(text)
    if cleaned.refused:
        return Misread(cleaned.refused.what, cleaned.refused.mend, cleaned.text)
    line = " ".join(cleaned.text.split())
    found = _day(line, today)
    if isinstance(found, NotADay):
        return Misread(found.what, found.mend, cleaned.text)
    day, rest = found
    if day is None:
        return Misread("There is no day at the start of this line.", _WRITE, cleaned.text)
    time, rest = _time(rest)
    about, rest = _about(rest, form, draft)
    kind, rest = _kind(rest, form)
    said: dict[str, str | tuple[str, ...]] = {"day": day.iso, "time": time, "event": rest}
    said |= {"contact_subject": tuple(each.key for each in about), "contact_kind": kind.key if kind else ""}
    by_role = ((form.by_role(role), value) for role, value in said.items() if value)
    return Jotted(
        answers={question.id: Answer(value=value) for question, value in by_role if question},
        day=day,
        time=time,
        about=tuple(each.label for each in about),
        kind=kind.label if kind else "",
        event=rest,
    )


def _day(line: str, today: date) -> tuple[Day | None, str] | NotADay:
    """The day at the start, as many words as make one; and the rest. NotADay for most of one."""
    words = line.split(" ")
    wrong: NotADay | None = None
    for many in range(min(WORDS_OF_A_DAY, len(words)), 0, -1):
        start = " ".join(words[:many]).rstrip(",:;")
        read = read_day(start, today=today)
        if isinstance(read, Day) and re.search(
            "[0-9?]", words[many - 1]
        ):  # a weekday behind it belongs to what is told
            return read, " ".join(words[many:]).lstrip("-–:;, ")
        if wrong is None and isinstance(read, NotADay) and read.what != NO_DAY:
            wrong = read  # most of a day is there, and what is wrong with it can be told
    return wrong or (None, line)


def _time(line: str) -> tuple[str, str]:
    """The time at the start, if it is written as one; and the rest."""
    words = line.split(" ")
    for many in (2, 1):
        start = " ".join(words[:many]).rstrip(",;")
        if len(words) < many or not _TIMELIKE.match(start):
            continue
        read = read_time(start.rstrip(":"))
        if not isinstance(read, NotATime):
            return read, " ".join(words[many:]).lstrip("-–:;, ")
    return "", line


def _about(line: str, form: Form, draft: Draft) -> tuple[list[choosing.Offer], str]:
    """The people before a colon, when all that stands there are codes of people; and the rest."""
    head, colon, rest = line.partition(":")
    question = form.by_role("contact_subject")
    if not colon or len(head) > _ABOUT or question is None:
        return [], line
    offers = _offers(question, form, draft)
    parts = [part for part in re.split(r"\s*[,;&+]\s*|\s+and\s+", head.strip()) if part]
    named = [offers.get(choosing.plain(part)) for part in parts]
    found = [each for each in named if each]
    return (found, rest.strip()) if found and len(found) == len(named) else ([], line)


def _kind(line: str, form: Form) -> tuple[choosing.Offer | None, str]:
    """The sort of contact before a stop, by its label; and the rest. It is printed before what happened anyway."""
    question = form.by_role("contact_kind")
    found = re.match(r"([^.:;,]{3,60})[.:;,]\s*(?=\S)", line)
    if question is None or found is None:
        return None, line
    labels = {choosing.plain(option.label): option for option in question.options}
    option = labels.get(choosing.plain(found[1]))
    if option is None:
        return None, line
    return choosing.Offer(key=option.id, label=option.label, typed=option.id), line[found.end() :]


def _offers(question: Question, form: Form, draft: Draft) -> dict[str, choosing.Offer]:
    return {choosing.plain(offer.label): offer for offer in choosing.offers(question, form, draft, "")}
