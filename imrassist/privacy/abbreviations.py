"""Abbreviations and initials in a text, and whether its reader is told what each means (guidance 2.5)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from imrassist.privacy.spelt_out import SpeltOut, bare, pairs

Status = Literal["allowed", "defined", "before", "undefined"]
"""On the board's list; spelt out here or before; spelt out only later; never."""

_CAPITALS = re.compile(
    r"(?<![\w@])(?=[A-Za-z&]{0,8}?[A-Z][a-z&]{0,3}[A-Z])[A-Za-z][A-Za-z&]{1,8}(?:\d{1,2})?(?:['\u2019]s)?(?![\w@])"
)
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,6}(?:[A-Z](?![\w.]))?s?(?!\w)")
_SLASHED = re.compile(r"(?<![\w/])[A-Za-z]/[A-Za-z](?![\w/])")
_NUMBERED = re.compile(r"(?<![\w.])(?:ss?\.?\d{1,3}|s\s\d{2,3}|S\.?\d{2,3}|Y(?:1[0-3]|\d)|KS\s?[1-5])(?![\w]|\.\d|/\d)")
_STRUCTURED = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+"
    r"|(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{2}\d{2}\s?[A-Z]{3}|[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z]"
    r"|[A-Z]{2}(?:\s?\d{2}){3}\s?[A-D]|[A-Z]{2,4}[-/ ]?\d{3,}\w*)(?!\w)"
)
_PLAIN_CAPITALS = re.compile(r"[A-Z]{2,}\Z")
_ROMAN = re.compile(r"(?:I{2,3}|IV|VI{0,3}|IX|X{1,3}(?:I{1,3}|IV|VI{0,3}|IX)?)\Z")
_DIGITS = re.compile(r"\d+\Z")
_NAME = re.compile(r"(?:Mc|Mac|O)[A-Z][a-z]|[a-z]{3}")
_AREA = frozenset((
    "AB", "AL", "BA", "BB", "BD", "BH", "BL", "BN", "BR", "BS", "BT", "CA", "CB", "CF", "CH", "CM", "CO", "CR",
    "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT", "DY", "EC", "EH", "EN", "EX", "FK", "FY",
    "GL", "GU", "HA", "HD", "HG", "HP", "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW",
    "KY", "LA", "LD", "LE", "LL", "LN", "LS", "LU", "ME", "MK", "ML", "NE", "NG", "NN", "NP", "NR", "NW", "OL",
    "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "SA", "SE", "SG", "SK", "SL", "SM", "SN", "SO",
    "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR", "TS", "TW", "UB", "WA", "WC", "WD",
    "WF", "WN", "WR", "WS", "WV", "YO", "ZE",
))  # fmt: skip
"""The letters that British postcodes begin with."""
_SLASHES_THAT_ARE_NONE = frozenset(("y/n", "m/f", "f/m", "n/y"))
_ANY_WORD = re.compile(r"(?<![\w/.'\u2019-])(?:[A-Za-z][a-z']{1,5}|[A-Za-z]/[a-z])(?![\w/'\u2019-])")
_VOWEL = re.compile("[aeiouy]", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|an|no|this|that|each|every|her|his|their)\s+\Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s+([a-z]+)")
_SURNAME = re.compile(r"\s[A-Z][a-z]")
_RUN = re.compile(
    r"(?<![\w&'\u2019])[A-Z][A-Z'\u2019&]{1,30}"
    r"(?:[ \t]{1,4}(?:[-\u2013&/]|\d{1,4}[.:]?)?[ \t]{0,4}[A-Z][A-Z'\u2019&]{1,30})+(?!\w)"
)
_RUN_WORD = re.compile(r"[A-Z][A-Z'\u2019&]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The lists that decide. Nothing in it is of one board: a board's own list is ``allow`` of `read`."""

    known: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations with their long forms, as they are written."""
    everyday: frozenset[str] = frozenset()
    """Capitals that everybody knows: UK, TV."""
    stressed: frozenset[str] = frozenset()
    """Words, in small letters, that people shout: must, not, only."""
    heads: frozenset[str] = frozenset()
    """What may stand behind initials that look like a word: targets, group."""
    is_word: Callable[[str], bool] = lambda _word: False
    """Whether a word in small letters is English."""
    is_name: Callable[[str], bool] = lambda _word: False
    """Whether a word in small letters is a first name or a surname."""


@dataclass(frozen=True, slots=True)
class Use:
    """One abbreviation, where it stands. Depends on its own passage alone."""

    start: int
    end: int
    short: str
    """Bare: as `spelt_out.bare` gives it."""
    weak: bool = False
    """Looks like a word that is shouted; an abbreviation only if it is spelt out somewhere."""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One abbreviation and whether its reader is told what it means."""

    start: int
    end: int
    text: str
    status: Status
    long: str
    """Its long form, from the text or else the lexicon; empty when neither has it."""


@dataclass(frozen=True, slots=True)
class ReadThrough:
    """What `read` found in a text."""

    abbreviations: tuple[Abbreviation, ...]
    pairs: tuple[SpeltOut, ...]


class AbbreviationFinder:
    """Finds abbreviations with one lexicon; made once, used for every passage."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._by_bare = {bare(short): long for short, long in lexicon.known.items()}
        self._known = frozenset(lexicon.known)
        self._everyday = frozenset(bare(each) for each in lexicon.everyday)
        self._small = frozenset(_small_ones(lexicon))

    def long_form(self, short: str) -> str:
        """What it usually stands for; empty when that is not known."""
        return self.lexicon.known.get(short) or self._by_bare.get(bare(short), "")

    def pairs(self, text: str) -> list[SpeltOut]:
        """Where the text spells abbreviations out."""
        return pairs(text, self._by_bare)

    def uses(self, text: str, codes: Iterable[str] = ()) -> list[Use]:
        """Every abbreviation of a passage, in order. Codes, numbers with letters, addresses and headings are none."""
        if not text:
            return []
        plain = _STRUCTURED.sub(lambda found: " " * len(found[0]), text)
        for code in codes:
            pattern = rf"(?<!\w){re.escape(code)}(?!\w)"
            plain = re.sub(pattern, lambda found: " " * len(found[0]), plain)
        shouted = list(self._shouted(plain))
        covered = bytearray(len(plain))
        taken = []
        for use in self._all(plain, shouted):
            if not covered[use.start]:
                covered[use.start : use.end] = b"x" * (use.end - use.start)
                taken.append(use)
        return sorted(taken, key=lambda use: use.start)

    def read(self, text: str, allow: Iterable[str] = (), codes: Iterable[str] = ()) -> ReadThrough:
        """All abbreviations of a text with their verdicts, and all that it spells out."""
        spelt = self.pairs(text)
        first = firsts(spelt)
        longs = {bare(pair.short): pair.long for pair in reversed(spelt)}
        allowed = {bare(each) for each in allow}
        found = []
        for use in self.uses(text, codes):
            if use.weak and use.short not in first:
                continue
            written = text[use.start : use.end]
            long = longs.get(use.short) or self.long_form(written)
            found.append(Abbreviation(use.start, use.end, written, verdict(use, allowed, first), long))
        return ReadThrough(tuple(found), tuple(spelt))

    def _all(self, text: str, shouted: list[tuple[int, int]]) -> Iterator[Use]:
        for found in _DOTTED.finditer(text):
            before = _ARTICLE.search(text, max(0, found.start() - 12), found.start())
            if before or not _SURNAME.match(text, found.end()):
                yield Use(found.start(), found.end(), bare(found[0]))
        for found in _NUMBERED.finditer(text):
            yield Use(found.start(), found.end(), bare(found[0].replace(" ", "")))
        for found in _SLASHED.finditer(text):
            if found[0].casefold() not in _SLASHES_THAT_ARE_NONE and bare(found[0]) not in self._everyday:
                yield Use(found.start(), found.end(), bare(found[0]))
        for found in _ANY_WORD.finditer(text):
            # At the beginning of a sentence the first letter of shorthand is a capital.
            small = found[0] in self._small or (found[0][0].isupper() and found[0].lower() in self._small)
            if small and bare(found[0]) not in self._everyday:
                yield Use(found.start(), found.end(), bare(found[0]))
        for found in _CAPITALS.finditer(text):
            if (use := self._capitals(text, found, shouted)) is not None:
                yield use

    def _capitals(self, text: str, found: re.Match[str], shouted: list[tuple[int, int]]) -> Use | None:
        written = re.sub(r"['\u2019]s\Z", "", found[0])
        letters = _DIGITS.sub("", written)
        end = found.start() + len(written)
        short = bare(written if written in self._known else letters)
        known = letters in self._known or written in self._known
        if letters != written and not known and (letters in _AREA or len(letters) < 2):
            return None
        if (
            sum(char.isupper() for char in letters) < 2
            or {short, bare(written)} & self._everyday
            or _ROMAN.match(letters)
        ):
            return None
        if not known and (_NAME.search(letters) or sum(map(str.islower, letters)) > sum(map(str.isupper, letters))):
            return None
        stem = letters[:-1] if letters.endswith("s") and letters[:-1].isupper() else letters
        if not _PLAIN_CAPITALS.match(stem):
            return Use(found.start(), end, short)
        at = bisect_right(shouted, (found.start(), len(text))) - 1
        loud = at >= 0 and found.start() < shouted[at][1]
        return Use(found.start(), end, short, self._weak(text, stem, found, loud=loud, known=known))

    def _weak(self, text: str, stem: str, found: re.Match[str], *, loud: bool, known: bool) -> bool:
        """Whether capitals are more likely a word that is shouted than initials."""
        word = stem.casefold()
        if word in self.lexicon.stressed:
            return not (known and not loud and found[0] != stem)
        if len(word) < 3:
            return False
        english = self._english(word) or (len(word) > 4 and word[-1] == "s" and self._english(word[:-1]))
        name = len(word) > (2 if loud else 4) and self.lexicon.is_name(word)
        if loud:
            return english or (not known and (len(stem) > 6 or name))
        if known or not (english or name):
            return False
        behind = _NEXT_WORD.match(text, found.end())
        return not (behind and behind[1] in self.lexicon.heads)

    def _english(self, word: str) -> bool:
        # Dictionaries hold abbreviations in small letters too; a word has a vowel.
        return bool(_VOWEL.search(word)) and self.lexicon.is_word(word)

    def _shouted(self, text: str) -> Iterator[tuple[int, int]]:
        """Runs of capitals that hold a word: headings and shouts, in which only what is no word is an abbreviation."""
        for found in _RUN.finditer(text):
            for each in _RUN_WORD.findall(found[0]):
                word = each.casefold()
                long = len(each) > 4 and each not in self._known
                if word in self.lexicon.stressed or long or (len(each) > 3 and self.lexicon.is_word(word)):
                    yield found.span()
                    break


def _small_ones(lexicon: Lexicon) -> Iterator[str]:
    """Abbreviations written small: shorthand as it is listed, and others that look like no word."""
    for each in lexicon.known:
        if (
            each[:1].islower()
            or "/" in each
            or each[1:].islower()
            or (each.isalpha() and not lexicon.is_word(each.lower()) and (len(each) > 2 or not _VOWEL.search(each)))
        ):
            yield each.lower()


def firsts(spelt: Iterable[SpeltOut]) -> dict[str, int]:
    """Where each abbreviation is first spelt out: the beginning of its pair, by bare short form."""
    first: dict[str, int] = {}
    for pair in spelt:
        first[bare(pair.short)] = min(pair.start, first.get(bare(pair.short), pair.start))
    return first


def verdict(use: Use, allowed: Iterable[str], first: Mapping[str, int]) -> Status:
    """Whether the reader of this use is told what it means; both lists hold bare short forms."""
    if use.short in allowed:
        return "allowed"
    if use.short not in first:
        return "undefined"
    return "defined" if first[use.short] <= use.start else "before"
