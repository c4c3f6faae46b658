"""Coarse: exact days in a text -> month and year, in a sentence that still reads; and the days that are left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

from imrassist.model.not_days import MONTHS

_NUMBER_OF = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
_NUMBER_OF |= {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_NAME = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:Sept|{'|'.join(name[:3] for name in MONTHS)})\b\.?)"
_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_FIGURE = rf"{_D}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\b\.?)"
_YEAR = r"(?:(?:18|19|20|21)\d\d|['’]\d\d)"
_SPACE = r"[ \u00a0]"
_EARLIER = rf"(?P<earlier>(?:{_FIGURE}(?:,{_SPACE}?|{_SPACE}(?:and|or|to){_SPACE}|{_SPACE}?[-–]{_SPACE}?)(?:the )?)*)"
_NAMED = (
    rf"(?:the )?{_EARLIER}(?P<day>{_FIGURE})(?:{_SPACE}of)?[ \u00a0-]?(?P<name>{_NAME})"
    rf"(?:[, \u00a0-]{{1,2}}(?P<year>{_YEAR}|\d\d(?![\d:.]))\b)?"
)
_AMERICAN = rf"(?P<name2>{_NAME}){_SPACE}(?P<day2>{_FIGURE})(?![\d:/.]\d)\b(?:,?{_SPACE}(?P<year2>{_YEAR})\b)?"
_FIGURES = (
    rf"(?P<day3>{_D})(?P<mark>[/.-])(?P<month3>1[0-2]|0?[1-9])(?P=mark)(?P<year3>(?:18|19|20|21)\d\d|\d\d)(?![\d/])"
)
_ISO = r"(?P<year4>(?:18|19|20|21)\d\d)-(?P<month4>1[0-2]|0[1-9])-(?P<day4>3[01]|[12]\d|0[1-9])(?!\d)"
_BARE = rf"(?<=\bon ){_D}/(?P<month5>1[0-2]|0?[1-9])(?![/\d])"
_SAID = (
    rf"(?:the )?(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}) of (?P<name6>{_NAME})"
    rf"(?:,?{_SPACE}(?P<year6>{_YEAR})\b)?"
)
_CLOCK = (
    rf"(?:(?:at|about|around|by|just after|just before){_SPACE})+(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?"
    rf"(?:{_SPACE}?(?:[ap]\.?m\b\.?|hrs\b|hours\b|o['’]clock))?"
)
_EXACT = re.compile(
    rf"(?<![\w/.-])(?:{_WEEKDAY},?{_SPACE})?(?:{_ISO}|{_FIGURES}|{_SAID}|{_NAMED}|{_AMERICAN}|{_BARE})(?![\w/])",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:(?P<clock>\b{_CLOCK}{_SPACE}))?"
    rf"\b(?:(?P<on>on)|(?P<whole>between|from)|(?P<edge>before|after|since|until|till|by)|"
    rf"(?:(?P<at>on|in|during){_SPACE})?the (?P<part>morning|afternoon|evening|night|day|week|weekend) "
    rf"(?:of|beginning))"
    rf"{_SPACE}$",
    re.IGNORECASE,
)
_AFTER_CLOCK = re.compile(rf",?{_SPACE}{_CLOCK}(?!{_SPACE}?%)", re.IGNORECASE)
_MONTHS = "|".join(MONTHS)
_M = rf"(?:{_MONTHS})(?: \d{{4}})?"
_LIST = re.compile(rf"\b{_M}\b(?:(?:, and |, | and ){_M}\b)+")
_FROM_TO = re.compile(rf"\b(?P<how>[Bb]etween|[Ff]rom) (?P<m>{_M}) (?:and|to|until) (?P=m)\b(?! \d{{4}})")
_UNTIL = re.compile(rf"\b(?P<from>[Ff]rom {_M} (?:until|till)) a day in (?=[A-Z])")
_LEFT = re.compile(
    r"\b(?:on|by|until|since|from|before|after) (?:the )?(?:" + _WEEKDAY + r",? )?(?:the )?"
    r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|$|and\b|or\b|he\b|she\b|they\b))"
    r"|\b(?:Christmas|Boxing|New Year['’]s|Mothering|Armistice|Remembrance) (?:Day|Eve|Sunday)\b|\bGood Friday\b|"
    r"\bEaster (?:Sunday|Monday)\b|\bBonfire Night\b|\bHallowe['’]?en\b|\bShrove Tuesday\b|\bAsh Wednesday\b",
)
Instead = Callable[[date, str, str], str]
"""Of a day, and of what stands before and after it: the words for it; empty for its month and year."""


def coarsened(text: str, instead: Instead | None = None) -> str:
    """The text with each exact day as its month and year: "On 17/09/09" becomes "In September 2009".

    Times of the clock beside a day go with it; a day before, after, since or until which something was becomes "a
    day in September 2009" or "the end of September 2009", so that no sentence becomes untrue.
    """
    found = list(_EXACT.finditer(text))
    for match in reversed(found):
        read = _read(match)
        if read is None:
            continue
        month, year, day = read
        start, end = match.span()
        before, after = text[:start], text[end:]
        if instead is not None and day is not None and (other := instead(day, before, after)):
            text = _put_other(before, other) + after
        else:
            text = _put(before, after, f"{MONTHS[month - 1]}{f' {year}' if year else ''}", bool(match["earlier"]))
    text = _UNTIL.sub(r"\g<from> ", text)
    text = _FROM_TO.sub(lambda each: f"{'In' if each['how'][0].isupper() else 'in'} {each['m']}", text)
    return _LIST.sub(_once_each, text)


def days_left(text: str) -> Iterator[tuple[int, int]]:
    """Where a text still tells one certain day: "on the 17th", "Christmas Eve", a date; start and end of each."""
    for match in _LEFT.finditer(text):
        yield match.span()
    for match in _EXACT.finditer(text):
        if _read(match) is not None:
            yield match.span()


def age(born: date, at: date) -> str:
    """How old somebody was on a day: ``aged 7``, of a small child ``aged 14 months``; empty for a day before birth."""
    months = (at.year - born.year) * 12 + at.month - born.month - (at.day < born.day)
    if months < 0:
        return ""
    if months < 1:
        return "aged under 1 month"
    if months < 24:
        return f"aged {months} month{'' if months == 1 else 's'}"
    return f"aged {months // 12}"


def _read(match: re.Match[str]) -> tuple[int, str, date | None] | None:
    """Month, year as it is to be printed, and the day where all of it is there; None for what is no day."""
    got = match.groupdict()
    if name := got["name"] or got["name2"] or got["name6"]:
        if name.casefold() in ("may", "mar", "sun", "sat") and not name[0].isupper():
            return None
        month = _NUMBER_OF[name.rstrip(".").casefold()]
    else:
        month = int(got["month3"] or got["month4"] or got["month5"])
    if got["mark"] == "." and len(got["year3"]) == 2 and not re.search(r"\d\d\.\d\d\.\d\d", match.group()):
        return None  # a numbered paragraph: 8.1.10
    year = got["year"] or got["year2"] or got["year3"] or got["year4"] or got["year6"] or ""
    year = year.lstrip("'’")
    if len(year) == 2:
        # The century that a review can be about: its people may be old, its days are past or planned.
        year = f"{'19' if int(year) > 50 else '20'}{year}"
    day = got["day"] or got["day2"] or got["day3"] or got["day4"] or ""
    number = _WORDS.index(got["word"].casefold()) + 1 if got["word"] else int(re.sub(r"\D", "", day) or 0)
    whole: date | None = None
    with suppress(ValueError):
        whole = date(int(year), month, number) if year and number else None
    return month, year, whole


def _once_each(match: re.Match[str]) -> str:
    """A list of months with each of them once."""
    months = re.split(", and |, | and ", match.group())
    once = list(dict.fromkeys(months))
    if len(once) == len(months):
        return match.group()
    last = " and " if " and " in match.group() else ", "
    return f"{', '.join(once[:-1])}{last}{once[-1]}" if len(once) > 1 else once[0]


def _put_other(before: str, other: str) -> str:
    if re.fullmatch(r"\d{4}", other):
        return re.sub(r"\b([Oo])n (?:the )?$", lambda m: "In " if m[1] == "O" else "in ", before) + other
    begins = not before.strip() or before.rstrip()[-1] in ".!?"
    return before + (other[0].upper() + other[1:] if begins else other)


def _put(before: str, after: str, words: str, several: bool) -> str:
    """Month and year between what stands before and after, with the small words that go with them."""
    if clock := _AFTER_CLOCK.match(after):
        after = after[clock.end() :]
    lead = _BEFORE.search(before)
    if lead is None or (lead["whole"] and not several):
        return before + words + after
    edge, part = (lead["edge"] or "").lower(), (lead["part"] or "").lower()
    if edge:
        put = f"{edge} {'the end of' if edge in ('by', 'before') else 'a day in'} {words}"
    elif part:
        put = f"{'one' if lead['at'] else 'a'} {part} in {words}"
    else:
        put = f"in {words}"
    return before[: lead.start()] + (put[0].upper() + put[1:] if lead.group()[0].isupper() else put) + after
