"""Addresses that are not in the key: a number or the name of a house, and a street."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.folding import fold
from imrassist.privacy.found import Found

_WORD = r"(?:[A-Z][\w'’\-]*|of|the|St\.?)"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[-/–]\s?\d{1,4}[A-Za-z]?)?"
_NOT_OWN = frozenset(["the", "of", "a", "this", "that", "first", "second", "third", "new"])
_LIVES = re.compile(
    r"(?i)\b(?:lives?|lived|living|moved|address|home|house|flat|property|stay(?:s|ed|ing)?|resid\w+|tenancy|"
    r"accommodation|hostel)\b[^.\n]{0,18}\b(?:in|on|at|to|from|of|near|off)\s(?:the\s)?$"
)
_LAST = frozenset(
    (
        *("gardens", "court", "place", "way", "walk", "mews", "rise", "row", "square", "view"),
        *("fold", "hill", "green", "croft", "brow", "parade", "mount"),
    )
)
_PLAIN_TYPES = frozenset(["road", "street", "avenue", "lane", "crescent", "grove", "terrace", "drive", "close"])


def addresses(text: str) -> Iterator[Found]:
    """Numbers with streets, houses with streets, and streets where somebody is said to live."""
    for match in _matches(text):
        street = match.group("street")
        own = [word for word in re.findall(r"[\w'’\-]+", street) if fold(word) not in _NOT_OWN]
        numbered = bool(match.group("number") or match.group("room"))
        if not own and not (numbered and fold(street) == "the"):
            continue
        if own and fold(own[0]) in lists.group("not_names", "times"):
            continue
        end = _with_town(text, match.end())
        if numbered:
            yield Found(match.start(), end, "address", "It is a number and the name of a street.")
        elif match.group("house"):
            yield Found(match.start(), end, "address", "It is the name of a house and of a street.")
        elif fold(match.group("type")) in _PLAIN_TYPES and _LIVES.search(
            text[max(0, match.start() - 60) : match.start()]
        ):
            yield Found(match.start(), match.end(), "address", "It is a street, and somebody is said to live there.")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Every match; after one without a number or a house the search goes on within it."""
    at = 0
    while (match := _pattern().search(text, at)) is not None:
        yield match
        whole = match.group("number") or match.group("room") or match.group("house")
        at = match.end() if whole else match.start() + 1


def _with_town(text: str, end: int) -> int:
    """The end of the town that follows a street, or of the street."""
    match = re.compile(r",\s(?P<town>[A-Z][\w'’\-]+(?:[ \-][A-Z][\w'’\-]+){0,2})(?=[,.;:)\n]|\s|$)").match(text, end)
    while match is not None:
        town = match.group("town")
        if fold(town) in lists.places():
            return match.end()
        short = re.split(r"[ \-]", town)[0]
        return end + match.group().index(short) + len(short) if fold(short) in lists.places() else end
    return end


@cache
def _pattern() -> re.Pattern[str]:
    types = sorted(lists.street_types(), key=len, reverse=True)
    kinds = "|".join(f"(?i:{word})" for word in types)
    written = "|".join(f"(?i:{word})" for word in sorted(_PLAIN_TYPES | _LAST))
    rooms = "|".join(lists.phrases("houses", "rooms"))
    ends = "|".join(word.capitalize() for word in lists.phrases("houses", "ends"))
    room = rf"(?P<room>(?i:{rooms})\.?\s(?:\d{{1,4}}[A-Za-z]?|[A-Z])(?:,\s?|\s))?"
    house = rf"(?P<house>(?:The\s)?(?:[A-Z][\w'’\-]+\s){{1,3}}(?:{ends})(?:,\s?))?"
    number = rf"(?P<number>{_NUMBER}(?:,\s?|\s))?"
    street = rf"(?P<street>(?:St\.?|[A-Z][\w'’\-]*)(?:\s{_WORD}){{0,3}}?)"
    last = rf"\s(?P<type>{kinds})(?![\w'’\-]|\s(?:{written})\b)"
    return re.compile(
        rf"(?<![\w/.,\-£$])(?:(?<=\s)|(?<=[(\"“'‘=|])|^){room}{house}{number}{street}{last}", re.MULTILINE
    )
