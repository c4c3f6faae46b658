"""Finds the addresses and organisations of a key: whole, shortened, misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from imrassist.privacy import lists, why
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry
from imrassist.privacy.likeness import CLEAR, SAME
from imrassist.privacy.mention import Mention

_PART = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*\.?")
_INNER = frozenset(("of", "and", "for", "with"))
"""Small words within what an organisation is: Church of England Infant School."""
_NUMBER = re.compile(r"\d+[a-z]?$")
_FLAT = re.compile(r"(?i)\b(?:flat|apartment|apt|room|unit)\.?\s*\w{1,4}[,\s]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """One word or number of a text, as addresses are read."""

    start: int
    end: int
    text: str
    key: str
    gap: str


@dataclass(frozen=True, slots=True)
class Place:
    """One address or organisation of the key."""

    entry: int
    words: tuple[str, ...]
    """Its own words, folded: of a street without the type, of a school without the head."""
    number: str = ""
    kind: str = ""
    """Of a street: its type. Of a house name: empty."""
    heads: frozenset[str] = frozenset()
    """Of an organisation: the words that say what it is."""
    whole: tuple[str, ...] = field(default=())


class KeyedPlaces:
    """The places of a key, ready to be looked for."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """For these entries, of which people do not count."""
        self._starts: dict[str, list[Place]] = defaultdict(list)
        self._all: list[Place] = []
        self._near: dict[str, tuple[Place, ...]] = {}
        for number, entry in enumerate(entries):
            for written in (entry.real, *entry.forms):
                if entry.kind == "address":
                    self._put(address(number, written))
                elif entry.kind == "organisation":
                    self._put(organisation(number, written))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every place of the key that is named; ``first`` and ``after`` mean nothing here."""
        if not self._all:
            return
        parts = parts_of(text)
        at = 0
        while at < len(parts):
            found = self._at(text, parts, at)
            if found is None:
                at += 1
            else:
                yield found
                while at < len(parts) and parts[at].start < found.end:
                    at += 1

    def _put(self, place: Place | None) -> None:
        if place is not None and place not in self._all:
            self._all.append(place)
            self._starts[place.words[0]].append(place)

    def _at(self, text: str, parts: list[Part], at: int) -> Mention | None:
        best: Mention | None = None
        for place in self._possible(parts[at].key):
            found = self._organisation(parts, at, place) if place.heads or place.whole else None
            if found is None and not place.heads:
                found = self._address(text, parts, at, place)
            if found is not None and (best is None or (-found.end, found.grade) < (-best.end, best.grade)):
                best = found
        return best

    def _possible(self, key: str) -> tuple[Place, ...]:
        """Places whose first own word is this one, or is misspelt so."""
        found = self._near.get(key)
        if found is None:
            if len(self._near) > 50_000:
                self._near.clear()
            alike = [first for first in self._starts if first == key or _alike(key, first) is not None]
            found = self._near[key] = tuple(place for first in alike for place in self._starts[first])
        return found

    def _address(self, text: str, parts: list[Part], at: int, place: Place) -> Mention | None:
        run = _run(parts, at, place.words)
        if run is None:
            return None
        after, grade = run
        if place.kind:
            typed = _street_type(parts, after, place.kind)
            if typed is None:
                return None
            after, grade = after + 1, max(grade, typed)
        elif not place.number and len(place.words) < 2:
            return None
        end = parts[after - 1].end
        if text[end - 1] == "." and parts[after - 1].key == place.kind:
            end -= 1
        start = _house(text, parts, at, place)
        if start is None:
            return None
        if start == parts[at].start and (not parts[at].text[0].isupper() or (grade and len("".join(place.words)) < 6)):
            return None
        reason = why.PLACE if grade == SAME else why.PLACE_ALIKE
        return Mention(at, after, start, end, (place.entry,), grade, reason)

    def _organisation(self, parts: list[Part], at: int, place: Place) -> Mention | None:
        if not parts[at].text[0].isupper():
            return None
        run = _run(parts, at, place.words)
        if run is None:
            return None
        after, grade = run
        heads: list[str] = []
        while after < len(parts) and parts[after].gap in (" ", "\n") and len(heads) < 8:
            key = parts[after].key
            inner = key in place.heads and key in _INNER
            if not inner and (key not in _head_words() or not parts[after].text[0].isupper()):
                break
            heads.append(key)
            after += 1
        ending = "".join(heads)
        same = ending == "".join(place.whole)
        if not same and (not heads or not set(heads) <= place.heads | {"school"}):
            return None
        if not heads and len(place.words) == 1 and place.words[0] in lists.words():
            return None
        reason = why.ORGANISATION if same and grade == SAME else why.ORGANISATION_ALIKE
        last = parts[after - 1]
        end = last.end - last.text.endswith(".")
        return Mention(at, after, parts[at].start, end, (place.entry,), grade, reason)


def parts_of(text: str) -> list[Part]:
    """The words and numbers of a text."""
    found: list[Part] = []
    last = 0
    for match in _PART.finditer(text):
        found.append(Part(match.start(), match.end(), match.group(), fold(match.group()), text[last : match.start()]))
        last = match.end()
    return found


def address(number: int, written: str) -> Place | None:
    """An address of the key: its house number, the words of its street, the type of street. None when it is empty."""
    lines = [line.strip() for line in re.split(r"[,\n]", written) if line.strip()]
    read = [[part.key for part in parts_of(line)] for line in lines]
    types = lists.street_types()
    for at, line in enumerate(read):
        numbers = [key for key in line if _NUMBER.match(key)]
        own = [key for key in line if not _NUMBER.match(key)]
        if len(own) > 1 and own[-1] in types:
            number_before = read[at - 1] if at and not numbers else []
            numbers = numbers or [key for key in number_before if _NUMBER.match(key)]
            return Place(number, tuple(own[:-1]), numbers[-1] if numbers else "", types[own[-1]])
    for line in read:
        own = [key for key in line if not _NUMBER.match(key)]
        numbers = [key for key in line if _NUMBER.match(key)]
        if own:
            return Place(number, tuple(own), numbers[-1] if numbers else "")
    return None


def organisation(number: int, written: str) -> Place | None:
    """A school, surgery or the like of the key: its own words, and those that say what it is."""
    keys = [part.key for part in parts_of(written)]
    if keys[:1] == ["the"] and len(keys) > 2:
        keys = keys[1:]
    at = len(keys)
    while at > 1 and keys[at - 1] in _head_words():
        at -= 1
    if not keys:
        return None
    return Place(number, tuple(keys[:at]), heads=frozenset(keys[at:]), whole=tuple(keys[at:]) or ("",))


def _head_words() -> frozenset[str]:
    names = (("schools", "heads"), ("schools", "kinds"), ("surgeries", "heads"), ("not_names", "heads"))
    if not _HEADS:
        for table, name in names:
            for phrase in lists.phrases(table, name):
                _HEADS.update(map(fold, phrase.split()))
    return frozenset(_HEADS)


_HEADS: set[str] = set()


def _run(parts: list[Part], at: int, words: tuple[str, ...]) -> tuple[int, int] | None:
    """Where these words end that begin here, with one edit over all of them, and the grade."""
    if at + len(words) > len(parts):
        return None
    edits = 0
    for offset, word in enumerate(words):
        part = parts[at + offset]
        if offset and not (part.gap.isspace() or part.gap == ""):
            return None
        if part.key == word:
            continue
        near = _alike(part.key, word)
        if near is None:
            return None
        edits += near
    return (at + len(words), SAME if edits == 0 else CLEAR) if edits <= 2 else None


def _street_type(parts: list[Part], at: int, kind: str) -> int | None:
    """The grade at which the word at this place is this type of street; None when it is not."""
    if at >= len(parts) or not parts[at].gap.isspace():
        return None
    found = lists.street_types().get(parts[at].key)
    if found == kind:
        return SAME
    return CLEAR if found is None and _alike(parts[at].key, kind) is not None else None


def _house(text: str, parts: list[Part], at: int, place: Place) -> int | None:
    """Where an address begins whose street begins at a word; None when it is another house of that street."""
    before = parts[at - 1] if at else None
    if before is None or not _NUMBER.match(before.key) or parts[at].gap.strip() not in ("", ","):
        return parts[at].start
    if _is_day(text, before):
        return parts[at].start
    if place.number and before.key != place.number:
        return None
    flat = _FLAT.search(text[max(0, before.start - 24) : before.start])
    return before.start - (len(flat.group()) if flat else 0)


def _is_day(text: str, part: Part) -> bool:
    """Whether a number is the end of a day, and no house: 23/4/2001, Mill Lane."""
    return text[part.start - 1 : part.start] in ("/", ".", "-") or re.fullmatch(r"(?:19|20)\d\d", part.key) is not None


def _alike(key: str, word: str) -> int | None:
    """The edits between two words when there are few for their length, and the misspelt one is no other word."""
    shorter = min(len(key), len(word))
    if shorter < 4 or abs(len(key) - len(word)) > 2 or not key.isalpha():
        return None
    most = 1 if shorter < 7 else 2
    edits = int(OSA.distance(key, word, score_cutoff=most))
    if edits > most or key in lists.words() or key in lists.places():
        return None
    return edits
