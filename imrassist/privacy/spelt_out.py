"""Where a text spells an abbreviation out: behind or before brackets, after "or", between dashes, in a glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "into", "of", "on", "or", "per", "the", "their",
    "to", "upon", "with", "within",
))  # fmt: skip
_SHORT = r"[A-Za-z0-9][\w.&/+\u2010-\u2013-]{0,11}"
_QUOTE = "[\"'\u2018\u2019\u201c\u201d]?"
_LEAD = (
    r"(?:(?:also |hereafter |hereinafter |henceforth |from here on |from now on |sometimes |often )*"
    r"(?:known as |referred to as |called |abbreviated (?:to|as) |shortened to |or |abbreviation:? )?(?:the )?)"
)
_BRACKET = re.compile(rf"[(\[]\s*{_LEAD}{_QUOTE}({_SHORT}){_QUOTE}\s*(?=[)\];,])", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?<![\w.])({_SHORT}){_QUOTE}\s{{0,2}}"
    rf"[(\[]\s*{_QUOTE}([^()\[\]]{{3,120}}?){_QUOTE}\s*[)\]]"
)
_OR = re.compile(
    r"(?:,\s+(?:or|known as|called|abbreviated (?:to|as)|referred to as)\s+(?:the )?"
    rf"{_QUOTE}({_SHORT}){_QUOTE}\s*[,.;)]"
    rf"|\s[-\u2013\u2014]\s{_QUOTE}({_SHORT}){_QUOTE}\s[-\u2013\u2014](?=[\s.,;:]))"
)
_INSIDE = re.compile(rf"[(\[]\s*([A-Za-z][^()\[\],;]{{3,120}}),\s+(?:or )?{_QUOTE}({_SHORT}){_QUOTE}\s*[)\]]")
_THAT_IS = re.compile(
    rf"(?<![\w.])({_SHORT})(?:,?\s+(?:that is|that is to say|meaning|i\.e\.),?\s+(?:the |an? )?"
    rf"|,?\s+(?:which )?(?:stands for|is short for|means)\s+(?:the |an? )?)"
    r"([^.;:()\n]{3,120}(?:\n[^.;:()\n]{3,80})?)"
)
_GLOSSARY = re.compile(
    rf"^[ \t|*\u2022-]*{_QUOTE}({_SHORT}){_QUOTE}[ \t]*(?:[-\u2013\u2014:=|\t]|[ ]{{3,}})[ \t]*"
    r"([A-Za-z][^\n|\t]{2,120}?)[ \t|.;]*$",
    re.MULTILINE,
)
_TURNED = re.compile(
    r"^[ \t|*\u2022-]*([A-Za-z][^\n|\t:=]{3,120}?)[ \t]*(?: [-\u2013\u2014] |[:=|\t]|[ ]{3,})[ \t]*"
    rf"({_SHORT})[ \t|.;]*$",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_STOP = re.compile(r"[.!?](?=\s+[\"'\u2018\u201c]?[A-Z])|\n[ \t]*\n|[;:]\s")
_MOST_LEFT = 220
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class SpeltOut:
    """One abbreviation and its long form, as they stand together in a text."""

    short: str
    """As it stands, without quotation marks."""
    long: str
    """As it stands, line ends as spaces."""
    start: int
    """Where the pair begins; offsets count characters, end excluded."""
    short_at: tuple[int, int]
    long_at: tuple[int, int]


def pairs(text: str, known: Mapping[str, str] | None = None) -> list[SpeltOut]:
    """All pairs of a text, in order; each way of writing them, also over the end of a line.

    ``known`` holds long forms by bare short form: a glossary line or a bracket that says the same is taken even
    where the letters do not fit.
    """
    found: dict[tuple[int, int], SpeltOut] = {}
    for pair in _all(text, known or {}):
        before = found.get(pair.short_at)
        if before is None or len(pair.long) < len(before.long):
            found[pair.short_at] = pair
    return sorted(found.values(), key=lambda pair: pair.start)


def bare(short: str) -> str:
    """What two ways of writing one abbreviation share: ``G.P.s``, ``GP's`` and ``gps`` are all ``gp``."""
    plain = re.sub(r"['\u2019]s?$", "", short.replace(".", ""))
    if len(plain) > 2 and plain.endswith("s") and plain[:-1].upper() == plain[:-1]:
        plain = plain[:-1]
    return plain.casefold()


def _all(text: str, known: Mapping[str, str]) -> Iterator[SpeltOut]:
    for pattern in (_BRACKET, _OR):
        for found in pattern.finditer(text):
            group = 1 if found[1] else 2
            if pair := _left(text, found.start(), found.span(group)):
                yield pair
    for pattern, short, long in ((_BEHIND, 1, 2), (_INSIDE, 2, 1), (_GLOSSARY, 1, 2), (_TURNED, 2, 1)):
        for found in pattern.finditer(text):
            if pair := _right(text, found.span(short), found.span(long), known):
                yield pair
    for found in _THAT_IS.finditer(text):
        if pair := _head(text, found.span(1), found.span(2)):
            yield pair


def _left(text: str, end: int, short_at: tuple[int, int]) -> SpeltOut | None:
    """The pair whose long form ends where the bracket, comma or dash begins."""
    short = text[slice(*short_at)]
    if not _may_be_short(short):
        return None
    begin = max(0, end - _MOST_LEFT)
    for stop in _STOP.finditer(text, begin, end):
        begin = stop.end()
    words = list(_WORD.finditer(text, begin, end))
    if not words or re.search(r"[^\s\"'\u2019\u201d,]", text[words[-1].end() : end]):
        return None
    letters = _letters(short)
    most = min(len(letters) + 5, 2 * len(letters)) + 3
    words = words[-most:]
    best, at = 0.0, -1
    for number in range(len(words) - 1, -1, -1):
        score = _score(letters, tuple(each[0].casefold() for each in words[number:]))
        if score > best + 1e-9:
            best, at = score, number
    if at < 0 or best < _least(letters):
        return None
    return _pair(text, short_at, (words[at].start(), words[-1].end()))


def _right(text: str, short_at: tuple[int, int], long_at: tuple[int, int], known: Mapping[str, str]) -> SpeltOut | None:
    """The pair whose long form is exactly what stands between the brackets, or in the line."""
    short, long = text[slice(*short_at)], text[slice(*long_at)]
    if not _may_be_short(short):
        return None
    words = tuple(each[0].casefold() for each in _WORD.finditer(long))
    letters = _letters(short)
    if not words or len(words) > 2 * len(letters) + 4 or (len(words) == 1 and words[0] == short.casefold()):
        return None
    agreed = known.get(bare(short), "").casefold() == " ".join(words)
    if not agreed and _score(letters, words) < _least(letters):
        return None
    return _pair(text, short_at, long_at)


def _head(text: str, short_at: tuple[int, int], rest_at: tuple[int, int]) -> SpeltOut | None:
    """The pair whose long form begins after "that is" and ends where its letters are used up."""
    short = text[slice(*short_at)]
    if not _may_be_short(short):
        return None
    letters = _letters(short)
    words = list(_WORD.finditer(text, *rest_at))[: 2 * len(letters) + 3]
    best, upto = 0.0, 0
    for number in range(1, len(words) + 1):
        score = _score(letters, tuple(each[0].casefold() for each in words[:number]))
        if score > best + 1e-9:
            best, upto = score, number
    if not upto or best < _least(letters):
        return None
    return _pair(text, short_at, (words[0].start(), words[upto - 1].end()))


def _pair(text: str, short_at: tuple[int, int], long_at: tuple[int, int]) -> SpeltOut:
    long = " ".join(text[slice(*long_at)].split())
    return SpeltOut(text[slice(*short_at)], long, min(short_at[0], long_at[0]), short_at, long_at)


def _may_be_short(short: str) -> bool:
    letters = [char for char in short if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    if not letters or not capitals or len(short) > 10:
        return False
    # "(Town)" is a word: one capital is enough only where little else stands.
    return capitals >= 2 or len(short) <= 3 or any(char.isdigit() for char in short)


def _letters(short: str) -> str:
    plain = "".join(char for char in short if char.isalnum())
    if len(plain) > 2 and plain.endswith("s") and plain[:-1].upper() == plain[:-1]:
        plain = plain[:-1]
    return plain.casefold()


def _least(letters: str) -> float:
    return 1.2 * len(letters)


def _score(letters: str, words: tuple[str, ...]) -> float:
    """How well the words spell the letters, 3 a letter at best; minus infinity when they do not.

    The first word must give its first letter; every letter is used, in order. A word left out costs, unless it is
    a small one.
    """
    if not letters or words[0][0] != letters[0]:
        return _NEVER

    @cache
    def rest(word: int, used: int) -> float:
        if word == len(words):
            return 0.0 if used == len(letters) else _NEVER
        small = words[word] in _SMALL
        best = _NEVER if word == 0 else rest(word + 1, used) - (0.0 if small else 2.2)
        gained, place = 0.0, -1
        for number in range(used, len(letters)):
            place = words[word].find(letters[number], place + 1)
            if number == used and place != 0:
                break
            if place < 0:
                break
            gained += (2.2 if small else 3.0) if number == used else 0.9
            best = max(best, gained + rest(word + 1, number + 1))
        if word and used < len(letters) and not small:
            best = max(best, _inside(words[word], letters, used, rest, word))
        return best

    return rest(0, 0) - (1.0 if words[0] in _SMALL else 0.0)


def _inside(word: str, letters: str, used: int, rest: object, at: int) -> float:
    """Letters from within a word whose first letter is not among them: "electroencephalogram" after "intracranial"."""
    best, gained, place = _NEVER, -1.5, 0
    for number in range(used, len(letters)):
        place = word.find(letters[number], place + 1)
        if place < 0:
            break
        gained += 0.6
        best = max(best, gained + rest(at + 1, number + 1))  # type: ignore[operator]
    return best
