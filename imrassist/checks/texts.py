"""Texts: all checks that judge a passage by itself, together; what was found is remembered by the words."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from imrassist.checks.check import Check, Hit, Passage, TextKind, reads
from imrassist.checks.facts import Facts
from imrassist.checks.making import remark_of_text
from imrassist.checks.reading import Key, Read
from imrassist.checks.remark import GRADES
from imrassist.checks.units import MOST_IN_A_PASSAGE, Found
from imrassist.interview.changes import Changes
from imrassist.interview.question import Form

_REMEMBERED = 50_000
"""Texts whose judgement is remembered; more are forgotten all at once."""
_WORDS_REMEMBERED = 20_000
"""The same of words, and the checks that may find something that begins with them."""


class Texts:
    """What these checks have to say of the passages of one report after another."""

    def __init__(self, form: Form, checks: list[tuple[Check, TextKind]], work: Counter[str]) -> None:
        self._form = form
        self._checks = checks
        self._work = work
        self.found: Found[Key] = Found()
        self._meant: dict[
            tuple[str, str, frozenset[str]], tuple[tuple[str, ...], tuple[tuple[Check, TextKind], ...]]
        ] = {}
        self._judged: dict[tuple[tuple[str, ...], str], tuple[tuple[Check, Hit], ...]] = {}
        self._openings: dict[str, frozenset[str]] = {}
        self._held: dict[Key, tuple[Passage, tuple[tuple[Check, Hit], ...]]] = {}
        self._keys: dict[str, set[Key]] = {}
        """The passages with a remark that are built from a question: where to mend it may change with its answers."""

    def update(self, facts: Facts | None, changes: Changes, read: Read) -> None:
        """Judges the passages that came, and looks again where to mend those whose answers changed."""
        for key, passage in read.went.items():
            if self._held.pop(key, None):
                self.found.put(key, ())
                for name in passage.questions:
                    self._keys.get(name, set()).discard(key)
        again: set[Key] = set(self._held) if changes.everything else set()
        for name in changes.questions & self._keys.keys():
            again |= self._keys[name]
        for key, passage in read.came.items():
            if hits := self._hits(passage):
                self._held[key] = (passage, hits)
                again.add(key)
                for name in passage.questions:
                    self._keys.setdefault(name, set()).add(key)
        for key in again:
            passage, hits = self._held[key]
            self.found.put(key, tuple(remark_of_text(check, hit, passage, facts, self._form) for check, hit in hits))

    def _hits(self, passage: Passage) -> tuple[tuple[Check, Hit], ...]:
        sort = (passage.section, passage.kind, passage.questions)
        meant = self._meant.get(sort)
        if meant is None:
            those = tuple(each for each in self._checks if reads(each[0], passage, self._form))
            meant = self._meant[sort] = (tuple(check.id for check, _ in those), those)
        name = (meant[0], passage.text)
        hits = self._judged.get(name)
        if hits is None:
            if len(self._judged) >= _REMEMBERED:
                self._judged.clear()
            self._work.update(meant[0])
            openings = frozenset().union(*(self._opens(word.text) for word in passage.words))
            found = [
                (check, hit)
                for check, kind in meant[1]
                if kind.begins is None or check.id in openings
                for hit in islice(kind.judge(check, passage), MOST_IN_A_PASSAGE)
            ]
            hits = tuple(each for each in found if not _within_another(each, found))
            self._judged[name] = hits
        return hits

    def _opens(self, word: str) -> frozenset[str]:
        """The checks of which a phrase may begin with this word."""
        opens = self._openings.get(word)
        if opens is None:
            if len(self._openings) >= _WORDS_REMEMBERED:
                self._openings.clear()
            opens = frozenset(
                check.id for check, kind in self._checks if kind.begins and kind.begins(check).may_begin(word)
            )
            self._openings[word] = opens
        return opens


def _within_another(one: tuple[Check, Hit], found: list[tuple[Check, Hit]]) -> bool:
    """Whether a wider remark that asks for the same mending already covers these words."""
    check, hit = one
    return any(
        other is not check
        and other.mend == check.mend
        and wide.start <= hit.start
        and hit.end <= wide.end
        and wide.end - wide.start > hit.end - hit.start
        and GRADES.index(other.grade) <= GRADES.index(check.grade)
        for other, wide in found
    )
