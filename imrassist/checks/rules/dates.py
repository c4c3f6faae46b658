"""Rules about days in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from imrassist.checks.check import Check, Hit, Passage, TextKind
from imrassist.checks.prose import sentence_at
from imrassist.model.not_days import MONTHS

_NUMBERS = re.compile(r"(?<![\w./-])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\w/]|\.\d)")
_MONTHS = "|".join(MONTHS)
_NAMED = re.compile(rf"(?<!\w)(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?({_MONTHS})(?:\s(\d{{4}}))?(?!\w)")


def no_such_day(_check: Check, passage: Passage) -> Iterator[Hit]:
    """Days written in the text that are in no calendar, such as 31/02/10 or 31 June (guidance S6.1).

    Read day first, as the form is. A day without a year is held against a leap year.
    """
    text = passage.text
    found = [(each, int(each[1]), int(each[3]), each[4]) for each in _NUMBERS.finditer(text)]
    found += [(each, int(each[1]), MONTHS.index(each[2]) + 1, each[3] or "2000") for each in _NAMED.finditer(text)]
    for match, day, month, year in found:
        if not _is_day(day, month, int(year) if len(year) == 4 else 2000 + int(year)):
            words = {"found": match[0]}
            judged = sentence_at(text, match.start())
            yield Hit(passage=passage, start=match.start(), end=match.end(), words=words, judged=judged)


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


NO_SUCH_DAY = TextKind(gives=frozenset({"found"}), judge=no_such_day)
