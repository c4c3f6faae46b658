"""Day, and the strict reading of days and times as authors write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

from imrassist.model.not_days import MONTH_OF, MONTHS, SEP, WRITE, WRITE_TIME, plain_text, why_no_day, why_no_time

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""A year outside these was mistyped."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

NOT_CERTAIN = "(not certain)"
"""Behind a day, in a report: the author put a ``?`` to it."""

OLDEST_EVENT = 80
"""So many years back a year written with two figures is still taken for that of an event."""

_WEEKDAY_OF = {name.casefold(): n for n, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {name[:3].casefold(): n for n, name in enumerate(WEEKDAYS)} | {
    "tues": 1,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
}

_DAY = r"(?P<day>[0-9]{1,2})"
_NTH = r"(?:\s?(?:st|nd|rd|th))?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>[0-9]{{4}}){SEP}(?P<month>[0-9]{{1,2}}){SEP}{_DAY}",
        rf"{_DAY}{SEP}(?P<month>[0-9]{{1,2}}){SEP}'?(?P<year>[0-9]+)",
        rf"{_DAY}{_NTH}(?:\s+of)?{SEP}?{_NAME}{SEP}?'?(?P<year>[0-9]+)",
        rf"{_NAME}{SEP}?{_DAY}{_NTH}{SEP}'?(?P<year>[0-9]+)",
        rf"(?P<year>[0-9]{{4}}){SEP}{_NAME}{SEP}{_DAY}",
    )
)
_WEEKDAY = re.compile(r"(?P<weekday>[a-z]+)\.?\s*,?\s+(?=the\s|[0-9])")
_WEEKDAY_LAST = re.compile(r"(?<=[0-9]),?\s*\(?(?P<weekday>[a-z]{3,9})\)?$")
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}?)(?:\s*[:.;,h]\s*(?=[0-9])|\s+(?=[0-9])|(?=[0-9]{2}(?![0-9])))(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2}))?\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?:hrs\.?|hours|h)?"
)
_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<half>[ap]\.?\s?m\.?)")
_TWELVE = re.compile(r"(?:12(?:[:.]00)?\s*)?(?:(?P<noon>noon|mid[ -]?day)|mid[ -]?night)")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day, certain or not. Days sort by the calendar, a certain one before an uncertain one."""

    date: date
    uncertain: bool = False
    """The author put a ``?`` to it."""
    guessed: bool = field(default=False, compare=False)
    """Its year was typed with two figures and taken by rule: say so. Not part of what the day is."""

    @classmethod
    def from_iso(cls, text: str) -> Day:
        """The day of an answer, ``2009-09-17`` or ``2009-09-17?``; raises ValueError for anything else."""
        plain = text.removesuffix("?")
        day = cls(date.fromisoformat(plain), uncertain=plain != text)
        if day.iso != text:
            raise ValueError(text)
        return day

    @classmethod
    def known(cls, text: object) -> Day | None:
        """The day of an answer's value; None for anything else, such as ``31/02/10`` in a draft written by hand."""
        try:
            return cls.from_iso(text) if isinstance(text, str) else None
        except ValueError:
            return None

    @property
    def iso(self) -> str:
        """As answers keep it: ``2009-09-17``, or ``2009-09-17?`` when uncertain."""
        return f"{self.date.isoformat()}{'?' if self.uncertain else ''}"

    @property
    def short(self) -> str:
        """``17/09/09``, as the form prints it (S6.1). Says nothing of uncertainty."""
        return f"{self.date.day:02}/{self.date.month:02}/{self.date.year % 100:02}"

    @property
    def long(self) -> str:
        """``17 September 2009``. Says nothing of uncertainty."""
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year:04}"

    @property
    def weekday(self) -> str:
        """``Thu 17 Sep 2009``: said back to the author, so that a wrong day is noticed."""
        name = WEEKDAYS[self.date.weekday()][:3]
        return f"{name} {self.date.day} {MONTHS[self.date.month - 1][:3]} {self.date.year:04}"

    @property
    def typed(self) -> str:
        """``17/09/2009`` or ``?17/09/2009``: for the answer box; reads back as this day whatever today is."""
        return f"{'?' if self.uncertain else ''}{self.date.day:02}/{self.date.month:02}/{self.date.year:04}"


@dataclass(frozen=True, slots=True)
class NotADay:
    """What was typed is no day."""

    what: str
    """What is wrong, a whole sentence. Repeats figures and months, never other words that were typed."""
    mend: str


@dataclass(frozen=True, slots=True)
class NotATime:
    """What was typed is no time of day."""

    what: str
    mend: str


def read_day(text: str, *, today: date, sort: str = "event") -> Day | NotADay:
    """The day that was typed, day first, or why it is none.

    Takes 22/05/16, 22.05.2016, 22.05/16, 22-may-16, 22nd May 2016, Sunday 22 May 2016, May 22, 2016 and
    2016-05-22, with ``?`` before or after (or "(not certain)" behind, as a report prints it) for an uncertain
    one. Never supplies a part that was not typed, but for the century:

    - ``birth``: the latest such year in which the day is not in the future;
    - ``event``: the same, but a day of this year that is still to come is refused, and so is one that would be
      more than `OLDEST_EVENT` years back, because both readings are more likely a slip;
    - ``due``: the year in which the day is nearest to today.

    A weekday must be the right one. Years are those from `FIRST_YEAR` to `LAST_YEAR`.
    """
    plain = plain_text(text)
    found = _as_day(plain, today=today, sort=sort)
    if found is None:

        def reads(other: str) -> bool:
            return isinstance(_as_day(other, today=today, sort=sort), Day)

        return NotADay(*why_no_day(_without_doubt(plain)[0], reads))
    return found


def _as_day(plain: str, *, today: date, sort: str) -> Day | NotADay | None:
    """A day; or what is wrong with one; None for a text that is not written as one."""
    plain, uncertain = _without_doubt(plain)
    weekday = _WEEKDAY.match(plain) or _WEEKDAY_LAST.search(plain)
    if weekday and weekday["weekday"] in _WEEKDAY_OF:
        plain = f"{plain[: weekday.start()]}{plain[weekday.end() :]}"
    match = _matched(re.sub(r"^(?:on\s+)?the\s+|^on\s+", "", plain))
    if match is None:
        return None
    parts = match.groupdict()
    day, month = int(parts["day"]), MONTH_OF[parts["name"]] if "name" in parts else int(parts["month"])
    found = _year(day, month, parts["year"], today=today, sort=sort)
    if isinstance(found, NotADay):
        return found
    said = _WEEKDAY_OF.get(weekday["weekday"]) if weekday else None
    if said is not None and said != found.weekday():
        return NotADay(
            what=f"{Day(found).long} falls on a {WEEKDAYS[found.weekday()]}, not on a {WEEKDAYS[said]}.",
            mend="Check which of the two is right, or leave the weekday out.",
        )
    return Day(found, uncertain=uncertain, guessed=len(parts["year"]) == 2)


def _without_doubt(plain: str) -> tuple[str, bool]:
    """A typed day without its mark of doubt, and whether it had one."""
    bare = plain.removesuffix(NOT_CERTAIN)
    uncertain = bare != plain or bare.startswith("?") or bare.endswith("?")
    return bare.lstrip("? ").rstrip("?.,;: "), uncertain


def _matched(plain: str) -> re.Match[str] | None:
    """The parts of a day, in the first way of writing that fits; None for a month that there is not."""
    found = (match for form in _FORMS if (match := form.fullmatch(plain)))
    return next((match for match in found if match.groupdict().get("name", "jan") in MONTH_OF), None)


def read_time(text: str) -> str | NotATime:
    """The time that was typed, as ``17:56``, or why it is none.

    Takes 17:56, 17.56, 1756, 17 56, 17:56 hrs, 5.56pm, 5 pm, noon and midnight (00:00). A time that is not known
    is no time: it is parked, and so never mixed up with midnight. Seconds are refused unless they are 00.
    """
    plain = plain_text(text).removeprefix("at ")
    found = _as_time(plain)
    return NotATime(*why_no_time(plain, lambda other: isinstance(_as_time(other), str))) if found is None else found


def _as_time(plain: str) -> str | NotATime | None:
    """A time; or what is wrong with one; None for a text that is not written as one."""
    if twelve := _TWELVE.fullmatch(plain):
        return "12:00" if twelve["noon"] else "00:00"
    match = _TIME.fullmatch(plain) or _HOUR.fullmatch(plain)
    if match is None:
        return None
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    if (parts.get("second") or "00") != "00":
        return NotATime(what="Seconds are not kept here.", mend=WRITE_TIME)
    if minute > 59:
        return NotATime(what=f"There is no minute {minute} in an hour.", mend=WRITE_TIME)
    if half := parts["half"]:
        late = half.startswith("p")
        if not 1 <= hour <= (23 if late else 12):  # 14:30pm says the same thing twice
            return NotATime(what=f"{hour} does not go with {'pm' if late else 'am'}.", mend=WRITE_TIME)
        hour = hour % 12 + (12 if late else 0)
    if hour == 24 and minute == 0:
        return NotATime(
            what="24:00 is no time of the 24-hour clock.", mend="Write 00:00, with the date of the day that begins."
        )
    if hour > 23:
        return NotATime(what=f"There is no hour {hour} in a day.", mend=WRITE_TIME)
    return f"{hour:02}:{minute:02}"


def _year(day: int, month: int, year: str, *, today: date, sort: str) -> date | NotADay:
    """The day with its whole year, or what is wrong with day, month or year."""
    if not 1 <= month <= 12:
        return NotADay(what=f"There is no month {month}.", mend="Write the day first, then the month: dd/mm/yy.")
    if not 1 <= day <= 31:
        return NotADay(what=f"No month has a day {day}.", mend=WRITE)
    if len(year) == 2:
        return _century(day, month, int(year), today=today, sort=sort)
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return NotADay(
            what=f"{year[:8]} is no year.", mend="Write the year with two figures or four, such as 10 or 2010."
        )
    return _real(day, month, int(year)) or _too_many(day, month, int(year), year)


def _century(day: int, month: int, short: int, *, today: date, sort: str) -> date | NotADay:
    years = [century + short for century in range(FIRST_YEAR, LAST_YEAR, 100)]
    if sort == "due":
        # The nearest of all that were meant; a leap day keeps to the years that have one near by.
        near = min(years, key=lambda year: abs(_days(day, month, year) - today.toordinal()))
        return _real(day, month, near) or _too_many(day, month, near, f"{short:02}")
    past = max(year for year in years if _days(day, month, year) <= today.toordinal())
    written = f"{day:02}/{month:02}"
    if sort == "event" and today.year % 100 == short and past != today.year:
        return NotADay(
            what=f"{written}/{short:02} is still to come.",
            mend=f"Check it, or write the whole year: {written}/{today.year} or {written}/{past}.",
        )
    if sort == "event" and today.toordinal() - _days(day, month, past) > OLDEST_EVENT * 365.25:
        return NotADay(
            what=f"{written}/{short:02} is more than {OLDEST_EVENT} years back, or still to come.",
            mend=f"Check it, or write the whole year: {written}/{past} or {written}/{past + 100}.",
        )
    return _real(day, month, past) or _too_many(day, month, past, f"{short:02}")


def _days(day: int, month: int, year: int) -> int:
    """Where a day stands in the calendar, near enough for one that is no day at all (31 February)."""
    return date(year, month, 1).toordinal() + day - 1


def _real(day: int, month: int, year: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _too_many(day: int, month: int, year: int, written: str) -> NotADay:
    last = calendar.monthrange(year, month)[1]
    return NotADay(
        what=f"{day:02}/{month:02}/{written} is no day: {MONTHS[month - 1]} {year} has {last} days.",
        mend=WRITE,
    )
