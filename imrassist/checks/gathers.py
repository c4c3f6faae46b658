"""Gathers: all checks that take something from each passage and judge these together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from imrassist.checks.check import Check, GatherKind, Hit, Passage, reads
from imrassist.checks.collecting import Swap
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Order, PassageIndex, WholeIndex
from imrassist.checks.making import remark_of_answers, remark_of_text
from imrassist.checks.reading import Key, Read
from imrassist.checks.remark import Remark
from imrassist.checks.units import MOST_IN_A_PASSAGE, Found, called_by_name
from imrassist.interview.changes import Changes
from imrassist.interview.needs import needs_of
from imrassist.interview.question import Form


class Gathers:
    """What these checks have to say of one report after another. A passage goes only to those meant for it."""

    def __init__(self, form: Form, checks: list[tuple[Check, GatherKind]], work: Counter[str]) -> None:
        self._form = form
        self._work = work
        self._units = [GatherUnit(form, check, kind) for check, kind in checks]
        self._meant: dict[tuple[str, str, frozenset[str]], tuple[GatherUnit, ...]] = {}
        """The checks meant for passages of a section and kind that are built from some questions."""

    def update(self, facts: Facts | None, changes: Changes, read: Read, order: Order) -> None:
        """Takes up what is different, and judges again what that touches. `order`: that of the report."""
        for passage in read.went.values():
            for unit in self._for(passage):
                unit.forget(passage)
        for passage in read.came.values():
            for unit in self._for(passage):
                unit.take(passage)
        for unit in self._units:
            if work := unit.update(facts, changes, order, moved=read.moved):
                self._work[unit.check.id] += work

    def _for(self, passage: Passage) -> tuple[GatherUnit, ...]:
        sort = (passage.section, passage.kind, passage.questions)
        meant = self._meant.get(sort)
        if meant is None:
            meant = tuple(unit for unit in self._units if reads(unit.check, passage, self._form))
            self._meant[sort] = meant
        return meant

    def news(self) -> list[Swap]:
        """What is different since this was asked last."""
        return [swap for unit in self._units for swap in unit.found.news()]

    def __iter__(self) -> Iterator[Remark]:
        for unit in self._units:
            yield from unit.found


class GatherUnit:
    """One check that takes something from each passage and judges these together."""

    def __init__(self, form: Form, check: Check, kind: GatherKind) -> None:
        self.check = check
        self.found: Found[str] = Found()
        self._form = form
        self._kind = kind
        names = kind.leans(form) | (frozenset() if kind.only_places else check.names)
        self._needs = needs_of(form, names, "", labels=called_by_name(form, check))
        self._index: PassageIndex = kind.index(check, form) if kind.index else WholeIndex(check, kind.judge)
        self._touched = True
        """Whether passages came or went since it judged last."""
        self._values: dict[Key, tuple[Passage, Any]] = {}
        self._hits: dict[str, list[Hit]] = {}
        self._groups: dict[str, set[str]] = {}
        """The groups with a remark on words that come of a question: where to mend it may change with its answers."""

    def forget(self, passage: Passage) -> None:
        """A passage went."""
        held = self._values.pop(passage.key, None)
        if held is not None:
            self._index.drop(*held)
            self._touched = True

    def take(self, passage: Passage) -> None:
        """A passage came or changed."""
        value = self._kind.gather(self.check, passage)
        if value is not None:
            self._values[passage.key] = (passage, value)
            self._index.put(passage, value)
            self._touched = True

    def update(self, facts: Facts | None, changes: Changes, order: Order, *, moved: bool) -> int:
        """Judges again when a passage or an answer that it leans on changed; how much work that was.

        `order` is that of the report, which is different from last time when it has `moved`.
        """
        anew = moved or changes.touch(self._needs)
        again = {group for name in changes.questions & self._groups.keys() for group in self._groups[name]}
        work = 0
        judged = self._index.judge(facts, order, anew=anew) if anew or self._touched else ()
        for group, hits in judged:
            work += 1
            again.discard(group)
            if hits or group in self._hits:
                self._hits[group] = list(_few_in_each(iter(hits)))
                self._say(group, facts)
        for group in again:
            self._say(group, facts)
        self._touched = False
        return work

    def _say(self, group: str, facts: Facts | None) -> None:
        hits = self._hits[group]
        for hit in hits:
            for name in hit.passage.questions if hit.passage else ():
                self._groups.setdefault(name, set()).add(group)
        self.found.put(group, tuple(remark for hit in hits if (remark := self._remark(hit, facts))))
        if not hits:
            del self._hits[group]
            for groups in self._groups.values():
                groups.discard(group)

    def _remark(self, hit: Hit, facts: Facts | None) -> Remark | None:
        if hit.passage:
            return remark_of_text(self.check, hit, hit.passage, facts, self._form)
        return remark_of_answers(self.check, hit, facts, sorted(hit.words.items())) if facts else None


def _few_in_each(hits: Iterator[Hit]) -> Iterator[Hit]:
    """The hits, but of each passage no more than anybody would read."""
    counts: Counter[Key] = Counter()
    for hit in hits:
        if hit.passage:
            counts[hit.passage.key] += 1
            if counts[hit.passage.key] > MOST_IN_A_PASSAGE:
                continue
        yield hit
