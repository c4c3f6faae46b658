"""Forms: every way in which the people of a key may be named, and which words of a text could be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from imrassist.privacy import lists
from imrassist.privacy.cutting import cut_short
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry
from imrassist.privacy.likeness import CLEAR, FAINT, FURTHEST, SAME, likeness
from imrassist.privacy.tokens import tokens

FIRST, MIDDLE, LAST, PART, SHORT, OTHER = range(6)
"""First name, middle name, surname, half of a double surname or first name, short form, and what the author added."""
GIVEN = frozenset([FIRST, MIDDLE, SHORT, OTHER])
FAMILY = frozenset([LAST, PART, OTHER])
_MOST_KEPT = 50_000
"""Words remembered at most, so that a long session stays small."""
_HYPHENS = re.compile(r"[-‐‑]")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one person: what it is, and how it may be written."""

    key: str
    entry: int
    role: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be this name of this person."""

    entry: int
    role: int
    grade: int


class Forms:
    """The names of the people of a key. Each different word of a text is held against them once."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """For these entries, of which only people count."""
        self.entries = entries
        self.initials: dict[str, list[int]] = defaultdict(list)
        self.first_letters: dict[int, set[str]] = defaultdict(set)
        self._names: dict[str, list[Name]] = defaultdict(list)
        self._written: dict[tuple[int, int], list[str]] = defaultdict(list)
        self._made: set[str] = set()
        """Short forms that no list has: they are looked for as they are, never misspelt."""
        for number, entry in enumerate(entries):
            if entry.kind == "person":
                self._take(number, entry.real, own=True)
                for form in entry.forms:
                    self._take(number, form, own=False)
        self._fuzzy = [
            key
            for key, names in self._names.items()
            if any(name.role != SHORT for name in names) or (len(key) > 3 and key not in self._made)
        ]
        self._by_length: dict[int, list[str]] = {}
        self._known: dict[str, tuple[Candidate, ...]] = {}

    def same(self, key: str) -> tuple[Candidate, ...]:
        """The names that are written just so."""
        return tuple(Candidate(name.entry, name.role, SAME) for name in self._names.get(key, ()))

    def alike(self, key: str) -> tuple[Candidate, ...]:
        """The names that this folded word may be, misspelt or not; the best grade for each person and role."""
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            found = self._known[key] = self._look(key)
        return found

    def written(self, candidate: Candidate) -> list[str]:
        """How this name of this person is written in the key, folded."""
        return self._written[candidate.entry, candidate.role]

    def surname_letters(self, entry: int) -> set[str]:
        """The first letters of this person's surnames."""
        return {key[0] for role in (LAST, PART) for key in self._written[entry, role]}

    def _look(self, key: str) -> tuple[Candidate, ...]:
        exact = self.same(key)
        if len(key) < 3 or len(key) > 40:
            return exact
        best = {(each.entry, each.role): each.grade for each in exact}
        most = 1 if len(key) < 4 else 2 if len(key) < 6 else FURTHEST
        near = self._as_long_as(len(key), most)
        nearest = process.extract(key, near, scorer=OSA.distance, score_cutoff=most, limit=None)
        for form, edits, _ in nearest:
            grade = likeness(key, form, int(edits))
            if grade is None:
                continue
            for name in self._names[form]:
                mark = (name.entry, name.role)
                if (name.role != SHORT or (grade <= CLEAR and len(form) > 4)) and grade < best.get(mark, FAINT + 1):
                    best[mark] = grade
        return tuple(Candidate(entry, role, grade) for (entry, role), grade in best.items())

    def _as_long_as(self, length: int, most: int) -> list[str]:
        """The forms that differ in length by no more than the edits there may be."""
        found = self._by_length.get(length)
        if found is None:
            found = [form for form in self._fuzzy if abs(len(form) - length) <= most]
            self._by_length[length] = found
        return found

    def _take(self, number: int, written: str, *, own: bool) -> None:
        given, family = parts(written)
        alone = not given or not family
        for at, word in enumerate(given):
            role = (FIRST if own else OTHER) if at == 0 or alone else MIDDLE
            self._add(number, word, role)
            if at == 0:
                self.first_letters[number].add(fold(word)[:1])
                self._shorten(number, word)
        for word in family:
            self._add(number, word, LAST if own or given else OTHER)
        if given and family:
            letters = [fold(word)[:1] for word in given]
            last = fold(family[0])[:1]
            halves = "".join(fold(half)[:1] for half in _HYPHENS.split(family[0]))
            double = "".join(fold(half)[:1] for half in _HYPHENS.split(given[0]))
            for marks in {letters[0] + last, "".join(letters) + last, letters[0] + halves, double + last}:
                if number not in self.initials[marks]:
                    self.initials[marks].append(number)

    def _add(self, number: int, word: str, role: int) -> None:
        self._put(Name(fold(word), number, role))
        if _HYPHENS.search(word) and role != PART:
            for half in _HYPHENS.split(word):
                if len(half) > 2:
                    self._add(number, half, PART if role == LAST else SHORT)

    def _shorten(self, number: int, word: str) -> None:
        key = fold(word)
        longer = lists.longer_names().get(key, frozenset())
        # A short form in the key may be written in full; one that stands for many names says too little.
        for short in lists.nicknames().get(key, frozenset()) | (longer if len(longer) <= 6 else frozenset()):
            if len(short) > 1:
                self._put(Name(short, number, SHORT))
                self.first_letters[number].add(short[0])
        for short in cut_short(key):
            if short not in self._names:
                self._made.add(short)
            self._put(Name(short, number, SHORT))

    def _put(self, name: Name) -> None:
        if name.key and name not in self._names[name.key]:
            self._names[name.key].append(name)
            self._written[name.entry, name.role].append(name.key)


def parts(written: str) -> tuple[list[str], list[str]]:
    """The given names and the surnames of a name as it is written in a key, without titles.

    ``Ms Ana Maria de Souza`` is ``["Ana", "Maria"], ["Souza"]``; ``Hill, Poppy`` is turned round. A single word is a
    given name, and after a title a surname. Particles belong to no name of their own, but a surname may hold one.
    """
    surname_first = written.count(",") == 1
    if surname_first:
        last, _, first = written.partition(",")
        written = f"{first.strip()} {last.strip()}"
    found = tokens(written)
    titled = False
    while len(found) > 1 and found[0].key in _titles():
        found, titled = found[1:], True
    words = [token.text for token in found]
    if len(words) == 1:
        return ([], words) if titled else (words, [])
    if not words:
        return [], []
    small = lists.group("name", "particles")
    at = len(words) - 1
    while at > 1 and fold(words[at - 1]) in small:
        at -= 1
    family = words[at:]
    joined = ["".join(family)] if len(family) > 1 else []
    return [word for word in words[:at] if fold(word)], [family[-1], *joined]


def _titles() -> Iterable[str]:
    both = [lists.group("titles", name) for name in ("male", "female", "either", "ranks")]
    return frozenset().union(*both)
