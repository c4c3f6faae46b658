"""Day, and the strict reading of days and times as authors write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""A year outside these was mistyped."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Own names, not those of strftime: they must not change with the language of the machine.

_MONTH_OF = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
_MONTH_OF |= {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_WEEKDAY_OF = {name.casefold(): n for n, name in enumerate(WEEKDAYS)}
_WEEKDAY_OF |= {name[:3].casefold(): n for n, name in enumerate(WEEKDAYS)} | {
    "tues": 1,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
}

_SEP = r"(?:\s*[./,-]\s*|\s+)"
_ISO = re.compile(rf"(?P<year>[0-9]{{4}}){_SEP}(?P<month>[0-9]{{1,2}}){_SEP}(?P<day>[0-9]{{1,2}})")
_NUMBERS = re.compile(rf"(?P<day>[0-9]{{1,2}}){_SEP}(?P<month>[0-9]{{1,2}}){_SEP}(?P<year>[0-9]+)")
_NAMED = re.compile(
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_SEP}?(?P<name>[a-z]{{3,9}})\.?{_SEP}?(?P<year>[0-9]+)"
)
_WEEKDAY = re.compile(r"(?P<weekday>[a-z]+)\.?\s*,?\s+(?=[0-9])")
_MONTH_ALONE = re.compile(rf"(?:(?P<number>[0-9]{{1,2}})|(?P<name>[a-z]{{3,9}})\.?){_SEP}?(?P<year>[0-9]{{4}})")
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2}?)(?:\s*[:.;,h]\s*(?=[0-9])|(?=[0-9]{2}(?![0-9])))(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?:hrs\.?|hours|h)?"
)
_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<half>[ap]\.?\s?m\.?)")

NO_DAY = "This cannot be read as a day."
"""What is wrong with a text that holds nothing of a day."""
_WRITE = "Write the day as dd/mm/yy, such as 28/02/10."
_WRITE_TIME = "Write the time by the 24-hour clock, such as 17:56."


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NotADay:
    """What was typed is no day."""

    what: str
    """What is wrong, a whole sentence. Repeats figures and months, never other words that were typed."""
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotATime:
    """What was typed is no time of day."""

    what: str
    mend: str


def read_day(text: str, *, today: date, sort: str = "event") -> Day | NotADay:
    """The day that was typed, day first, or why it is none.

    Takes 22/05/16, 22.05.2016, 22.05/16, 22-may-16, 22nd May 2016, Sunday 22 May 2016 and 2016-05-22, with
    ``?`` before or after for an uncertain one. Never supplies a part that was not typed, but for the century:

    - ``birth``: the latest such year in which the day is not in the future;
    - ``event``: the same, but a day of this year that is still to come is refused, because both it and the
      one a hundred years ago are more likely a slip;
    - ``due``: the year in which the day is nearest to today.

    A weekday must be the right one. Years are those from `FIRST_YEAR` to `LAST_YEAR`.
    """
    plain = re.sub("[\u2010-\u2015\u2212]", "-", " ".join(text.split())).casefold().rstrip(".")
    uncertain = plain.startswith("?") or plain.endswith("?")
    plain = plain.strip("? ")
    weekday = _WEEKDAY.match(plain)
    if weekday and weekday["weekday"] in _WEEKDAY_OF:
        plain = plain[weekday.end() :]
    match = _ISO.fullmatch(plain) or _NUMBERS.fullmatch(plain) or _NAMED.fullmatch(plain)
    if match is None or match.groupdict().get("name", "jan") not in _MONTH_OF:
        return _no_day(plain)
    parts = match.groupdict()
    day, month = int(parts["day"]), _MONTH_OF[parts["name"]] if "name" in parts else int(parts["month"])
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


def read_time(text: str) -> str | NotATime:
    """The time that was typed, as ``17:56``, or why it is none.

    Takes 17:56, 17.56, 1756, 17:56 hrs, 5.56pm, 5 pm, noon and midnight (00:00). A time that is not known is
    no time: it is parked, and so never mixed up with midnight. Seconds are refused unless they are 00.
    """
    plain = " ".join(text.split()).casefold().rstrip(".")
    if plain in ("noon", "midday", "12 noon", "midnight", "12 midnight"):
        return "00:00" if plain.endswith("midnight") else "12:00"
    match = _TIME.fullmatch(plain) or _HOUR.fullmatch(plain)
    if match is None:
        return NotATime(what="This cannot be read as a time of day.", mend=_WRITE_TIME)
    parts = match.groupdict()
    hour, minute = int(parts["hour"]), int(parts.get("minute") or 0)
    if (parts.get("second") or "00") != "00":
        return NotATime(what="Seconds are not kept here.", mend=_WRITE_TIME)
    if minute > 59:
        return NotATime(what=f"There is no minute {minute} in an hour.", mend=_WRITE_TIME)
    if half := parts["half"]:
        if not 1 <= hour <= 12:
            return NotATime(what=f"{hour} does not go with am or pm.", mend=_WRITE_TIME)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24 and minute == 0:
        return NotATime(
            what="24:00 is no time of the 24-hour clock.", mend="Write 00:00, with the date of the day that begins."
        )
    if hour > 23:
        return NotATime(what=f"There is no hour {hour} in a day.", mend=_WRITE_TIME)
    return f"{hour:02}:{minute:02}"


def _year(day: int, month: int, year: str, *, today: date, sort: str) -> date | NotADay:
    """The day with its whole year, or what is wrong with day, month or year."""
    if not 1 <= month <= 12:
        return NotADay(what=f"There is no month {month}.", mend="Write the day first, then the month: dd/mm/yy.")
    if not 1 <= day <= 31:
        return NotADay(what=f"No month has a day {day}.", mend=_WRITE)
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
    if sort == "event" and today.year % 100 == short and past != today.year:
        return NotADay(
            what=f"{day:02}/{month:02}/{short:02} is still to come.",
            mend=f"Check it, or write the whole year: {day:02}/{month:02}/{today.year} or {day:02}/{month:02}/{past}.",
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
        mend=_WRITE,
    )


def _no_day(plain: str) -> NotADay:
    """Says what is missing, where that can be seen. Words that were typed are not repeated."""
    alone = _MONTH_ALONE.fullmatch(plain)
    if alone and (alone["name"] or "jan") in _MONTH_OF and 1 <= int(alone["number"] or 1) <= 12:
        return NotADay(
            what="This is a month, without its day.",
            mend="Write the day too, with ? before it if you are not sure: ?15/03/09.",
        )
    if re.fullmatch("[0-9]{4}", plain):
        return NotADay(
            what="This is a year, without its day and month.",
            mend="Write the day and month too, with ? before them if you are not sure: ?15/03/09.",
        )
    if re.fullmatch(rf"[0-9]{{1,2}}{_SEP}[0-9]{{1,2}}", plain):
        return NotADay(
            what="The day, the month or the year is missing.",
            mend=f"{_WRITE} Put ? before it if you are not sure.",
        )
    named = re.search(rf"(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?{_SEP}(?P<name>[a-z]{{3,9}})$", plain)
    if named and named["name"] in _MONTH_OF:
        return NotADay(
            what="The year is missing.",
            mend="Write it too, with ? before the day if you are not sure: ?22/05/16.",
        )
    return NotADay(what=NO_DAY, mend=f"{_WRITE} Put ? before it if you are not sure.")
