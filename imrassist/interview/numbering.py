"""How boards number their terms of reference: the mark a line begins with, what goes under what, gaps and doubles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from imrassist.interview.wording import listed

BULLET = "bullet"
_WHOLE = "whole"
"""A number that says all by itself: 1, 2a, 2(a), 3.1.1, A1. Letters and Roman figures may go under another."""

_LABEL = (
    r"(?P<label>terms?\s+of\s+reference|tor|t\.\s?o\.\s?r\.?|term|question|item|point|issue|number|no)(?![A-Za-z])\.?"
)
_FIGURES = r"[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:\.?[A-Za-z](?![A-Za-z]))?(?:[ ]?\((?:[0-9]{1,2}|[A-Za-z]{1,5})\)){0,2}"
_CODED = r"[A-Z]{1,4}[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[a-z]?"
_BRACKETS = r"(?:\((?:[0-9]{1,3}[a-z]?|[A-Za-z]|[ivxlIVXL]{2,6})\)){1,2}|\[(?:[0-9]{1,3}[a-z]?|[A-Za-z])\]"
_LETTERS = r"[A-Za-z]|[ivxl]{2,7}|[IVXL]{2,7}"
_CLOSE = r"[.):]{1,2}(?:\s*[-\u2013\u2014](?=\s))?|\s*[-\u2013\u2014](?=\s)|\s+:"
_MARKS = tuple(
    re.compile(each, re.IGNORECASE if "label" in each else 0)
    for each in (
        rf"{_LABEL}\s*(?:(?:no|number)\b\.?)?\s*[:.]?\s*(?P<core>{_FIGURES}|\([A-Za-z]\))(?P<close>{_CLOSE})?(?P<rest>.*)",
        rf"(?P<core>{_FIGURES})(?P<close>{_CLOSE})?(?P<rest>.*)",
        rf"(?P<core>{_CODED})(?P<close>{_CLOSE}|(?=\t))(?P<rest>.*)",
        rf"(?P<core>{_BRACKETS})(?P<close>{_CLOSE})?(?P<rest>.*)",
        rf"(?P<core>{_LETTERS})(?P<close>[.)]{{1,2}}|(?=\t))(?P<rest>.*)",
    )
)
_BULLETS = re.compile(
    r"(?P<raw>[-*\u2022\u00b7\u25aa\u25e6\u2023\u25cb\u25cf\u2043\uf0b7\uf0a7\u2013\u2014]|o(?=\t))\s+(?P<rest>.*)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_NUMERAL = re.compile(r"l?x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with, if it begins a term."""

    number: str
    """Literally, without what closes it and without a word before it."""
    raw: str
    """As it stood there: ``a)``."""
    rest: str
    """The line behind it, with single blanks."""
    style: str
    """`BULLET`; a whole number; or the sort of letters or brackets, which tells levels apart."""
    label: str = ""
    """A word before the number: ``ToR``."""
    sure: bool = True
    """It is closed, or parted by a tab. If not, the line may as well be a sentence with a number at its start."""


def mark_of(line: str) -> Mark | None:
    """The mark at the start of a line that has no blanks at its ends; None when there is none."""
    if found := _BULLETS.match(line):
        return Mark("", found["raw"], " ".join(found["rest"].split()), BULLET)
    for each in _MARKS:
        found = each.match(line)
        if found and (mark := _mark(line, found)):
            return mark
    return None


def _mark(line: str, found: re.Match[str]) -> Mark | None:
    rest, close, core = found["rest"], found["close"] or "", found["core"]
    label = found.groupdict().get("label") or ""
    if rest and not rest[0].isspace() and not (close and re.match(r"[A-Z\"'\u2018\u201c(]", rest)):
        return None
    tab = rest.startswith("\t")
    if label and not (close or tab) and rest and not re.match(r"\s+[A-Z\"'\u2018\u201c]", rest):
        return None
    raw = line[: found.end("close") if close else found.end("core")].strip()
    compound = bool(re.search(r"[.(]", core)) and core[:1].isdigit()
    sure = bool(close) or tab or bool(label) or core[:1] in "([" or (compound and bool(re.match(r"\s+[A-Z]", rest)))
    return Mark(core, raw, " ".join(rest.split()), _style(core), label, sure)


def _style(core: str) -> str:
    if core[0] in "([" and not re.search(r"\)\(", core):
        inside = core[1:-1]
        return f"{core[0]}{'1' if inside[:1].isdigit() else 'A' if inside.isupper() else 'a'}"
    if core.isalpha():
        return "A" if core.isupper() else "a"
    return _WHOLE


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of the list, taken apart for counting."""

    number: str
    parts: tuple[int, ...]
    """``2(a)`` is 2, 1."""
    figures: bool
    """Its last part was written in figures."""
    roman: bool = False
    """Its last part was read as a Roman figure."""


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    number: str
    parts: tuple[int, ...]
    roman: bool
    unsaid: bool = False
    """No line begins with it alone."""


class Numbering:
    """Follows the numbers of one list: which of them are the next, and which go under another."""

    def __init__(self) -> None:
        self.counted: list[Counted] = []
        self.composed: list[str] = []
        """Numbers that were put together of a term's and a point's."""
        self._levels: list[_Level] = []
        self._top: set[str] = set()

    def fits(self, mark: Mark, *, going_on: bool, after_blank: bool) -> bool:
        """Whether a mark that is not sure begins a term here, and whether a letter with a stop is one, no initial."""
        if mark.style == _WHOLE:
            return mark.sure or self._next_whole(mark, going_on=going_on, after_blank=after_blank)
        if mark.style[0] in "([" or mark.raw.endswith(")"):
            return True
        first = mark.number.casefold() in ("a", "i")
        return first or any(level.style == mark.style for level in self._levels) or mark.style in self._top

    def _next_whole(self, mark: Mark, *, going_on: bool, after_blank: bool) -> bool:
        """A bare number: the next of the list, or the first one. "aged" before it makes it part of a sentence."""
        if going_on:
            return False
        first, *more = (_value(each, 0, was_roman=None)[0] for each in re.findall(r"[0-9]+|[A-Za-z]+", mark.number))
        number = first if mark.number[0].isdigit() else 0
        last = self.counted[-1].parts[0] if self.counted else 0
        if (number == last + 1 and all(each == 1 for each in more)) or (more and number == last):
            return True
        if not self.counted:
            return mark.rest[:1].isupper() or "(" in mark.number
        return mark.rest[:1].isupper() and after_blank and number > last

    def goes_under(self, mark: Mark) -> bool:
        """Whether this mark, coming next, would be a point under the term at hand."""
        if mark.style == BULLET:
            return True
        return bool(self._levels) and mark.style != _WHOLE and not self._siblings(mark.style)

    def _siblings(self, style: str) -> bool:
        return style in self._top or any(level.style == style for level in self._levels)

    def take(self, mark: Mark) -> tuple[str, bool]:
        """The number that it is called by, and whether it goes under another term."""
        if mark.style == _WHOLE:
            self._levels = []
            number = self._put(mark, None)
            self._first_point(mark)
            return number, False
        if mark.style in self._top:
            self._levels = [level for level in self._levels[:1] if level.style == mark.style]
        at = next((n for n, level in enumerate(self._levels) if level.style == mark.style), len(self._levels))
        before = self._levels[at] if at < len(self._levels) else None
        self._levels = self._levels[:at]
        number = self._put(mark, before)
        return number, any(not level.unsaid for level in self._levels[:-1])

    def _first_point(self, mark: Mark) -> None:
        """After 2(a) or 2a comes (b) or b: a point of 2, though no line says 2 alone."""
        found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)*)\.?[ ]?(\([A-Za-z]+\)|[A-Za-z])", mark.number)
        whole = self._levels.pop() if found else None
        if found and whole:
            self._levels.append(_Level(_WHOLE, found[1], whole.parts[:-1], roman=False, unsaid=True))
            self._levels.append(_Level(_style(found[2]), whole.number, whole.parts, whole.roman))

    def _put(self, mark: Mark, before: _Level | None) -> str:
        parent = self._levels[-1] if self._levels else None
        tokens = re.findall(r"[0-9]+|[A-Za-z]+", mark.number)
        parts = parent.parts if parent else ()
        roman = False
        for token in tokens:
            near = before.parts[-1] if before else self._near(parts)
            value, roman = _value(token, near, was_roman=before.roman if before else None)
            parts += (value,)
        number = _composed(parent.number, mark) if parent else mark.number
        if parent:
            self.composed.append(number)
        else:
            self._top.add(mark.style)
        self._levels.append(_Level(mark.style, number, parts, roman))
        self.counted.append(Counted(number, parts, tokens[-1].isdigit(), roman))
        return number

    def _near(self, parts: tuple[int, ...]) -> int:
        """The number that was last counted under these; 0 when none was."""
        before = self.counted[-1].parts if self.counted else ()
        return before[len(parts)] if before[: len(parts)] == parts and len(before) > len(parts) else 0


def _composed(parent: str, mark: Mark) -> str:
    own = mark.number
    if own[0] in "([":
        return parent + own
    bare = len(own) == 1 and parent[-1:].isdigit() and own.casefold() not in "ivx"
    bare = bare or (len(own) == 1 and parent[-1:].isdigit() and mark.style == "a" and own.casefold() != "i")
    return f"{parent}{own}" if bare else f"{parent}({own})"


def _value(token: str, near: int, *, was_roman: bool | None) -> tuple[int, bool]:
    """What a part counts for, and whether it was read as a Roman figure. i, v, x and l may be either."""
    if token.isdigit():
        return int(token), False
    letter = ord(token[0].casefold()) - 96 if len(token) == 1 else 0
    roman = _roman(token)
    if not roman or (letter and letter == near + 1 and was_roman is not True):
        return letter or 1, False
    if len(token) > 1 or was_roman or token.casefold() == "i" or roman == near + 1:
        return roman, True
    return letter, False


def _roman(token: str) -> int:
    """The value of a Roman figure up to 89; 0 when it is none."""
    if not _NUMERAL.fullmatch(token):
        return 0
    values = [_ROMAN[each] for each in token.casefold()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def remarks_on(counted: Sequence[Counted]) -> list[str]:
    """What is odd about a list of numbers, in sentences: one twice, one missing, one out of order."""
    told = []
    seen: dict[str, int] = {}
    for each in counted:
        seen[each.number.casefold()] = seen.get(each.number.casefold(), 0) + 1
    first = {each.number.casefold(): each.number for each in reversed(counted)}
    told += [f"The number {first[name]} is there {_times(count)}." for name, count in seen.items() if count > 1]
    if counted and len(counted[0].parts) == 1 and counted[0].figures and counted[0].parts[0] > 1:
        told.append(f"The list begins with {counted[0].number}.")
    for before, after in pairwise(counted):
        # Of a number that is there twice, that it stands in the wrong place has been said.
        again = seen[after.number.casefold()] > 1 and after.parts < before.parts
        if not again and (said := _step(before, after)):
            told.append(said)
    return list(dict.fromkeys(told))


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"


def _step(before: Counted, after: Counted) -> str:
    """What is odd between two numbers that follow one another; nothing when they count on."""
    if before.number.casefold() == after.number.casefold():
        return ""
    old, new = before.parts, after.parts
    if len(old) == len(new) == 1 and before.figures != after.figures:
        return ""  # A heading with a letter, and the numbers below it.
    shared = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    if shared == len(new) or (shared < len(old) and new[shared] < old[shared]):
        return f"{after.number} stands behind {before.number}."
    expected = old[shared] + 1 if shared < len(old) else 1
    if new[shared] == expected and all(part == 1 for part in new[shared + 1 :]):
        return ""
    missing = [] if after.roman or shared < len(new) - 1 else _missing(after.number, range(expected, new[shared]))
    if missing:
        return f"Between {before.number} and {after.number}, {listed(missing)} {_is(missing)} missing."
    return f"Something may be missing between {before.number} and {after.number}."


def _missing(number: str, values: range) -> list[str]:
    """The numbers that are not there, written as this one is; none where they are many, or cannot be written."""
    figures, letter = re.search(r"[0-9]+\Z", number), re.search(r"(?<![A-Za-z])[A-Za-z](?=[)\]]?\Z)", number)
    if not 0 < len(values) <= 3 or not (figures or letter) or (letter and values[-1] > 26):
        return []
    if figures:
        return [f"{number[: figures.start()]}{value}" for value in values]
    capital = letter is not None and letter[0].isupper()
    names = [chr(value + (64 if capital else 96)) for value in values]
    return [number[: letter.start()] + name + number[letter.end() :] for name in names] if letter else []


def _is(parts: Sequence[str]) -> str:
    return "is" if len(parts) == 1 else "are"
