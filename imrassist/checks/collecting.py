"""Collecting: the remarks of all checks in the order in which an author reads them, as they come and go."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from imrassist.checks.load import CheckSet
from imrassist.checks.remark import GRADES, Remark, where_of
from imrassist.interview.changes import Changes
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.draft import Draft

Swap = tuple[tuple[Remark, ...], tuple[Remark, ...]]
"""Remarks that went, and those that came in their place."""
Reasons = Mapping[tuple[str, str, str], str]
"""Why remarks were set aside, by check, place and digest."""
_Sort = tuple[int | str, ...]


class Order:
    """Where remarks stand among one another."""

    def __init__(self, form: Form, checks: CheckSet) -> None:
        self._sections = {section.id: n for n, section in enumerate(form.sections)}
        self._questions = {name: n for n, name in enumerate(form.questions)}
        self._checks = {check.id: n for n, check in enumerate(checks.checks)}
        self._grades = {grade: n for n, grade in enumerate(GRADES)}
        self._rows: dict[str, int] = {}

    def update(self, draft: Draft | None, changes: Changes) -> None:
        """Takes up where rows stand now."""
        if draft and (changes.everything or changes.tables):
            self._rows = {row.id: n for rows in draft.rows.values() for n, row in enumerate(rows)}

    def key(self, remark: Remark, blocks: Mapping[str, tuple[int, int]]) -> _Sort:
        """By grade, section, and place: answers in the order of asking, then text in the order of the report."""
        question = self._questions.get(remark.place.question, -1) if remark.place and not remark.block else -1
        return (
            self._grades[remark.grade],
            self._sections.get(remark.section, len(self._sections)),
            *blocks.get(remark.block, (-1, -1)),
            question,
            self._rows.get(remark.row, -1),
            remark.start,
            self._checks.get(remark.check, -1),
            remark.row,
            remark.digest,
        )


class Collection:
    """All that stands, in order."""

    def __init__(self, form: Form, checks: CheckSet) -> None:
        self.order = Order(form, checks)
        self._yielding = {check.id for check in checks.checks if check["gives_way"]}
        self._start()

    def _start(self) -> None:
        self._keys: list[_Sort] = []
        self._remarks: list[Remark] = []
        self._taken: Counter[Place] = Counter()
        """How many remarks of their own there are on an answer."""
        self._waiting: dict[Place, list[Remark]] = {}
        """The remarks of general checks on an answer: they give way to those of its own."""

    def remarks(self) -> list[Remark]:
        """All of them."""
        return list(self._remarks)

    def anew(
        self,
        of_answers: Iterable[Remark],
        of_text: Iterable[Remark],
        blocks: Mapping[str, tuple[int, int]],
        asides: Reasons,
    ) -> None:
        """Begins with these."""
        self._start()
        shown: list[Remark] = list(of_text)
        for remark in of_answers:
            if remark.check not in self._yielding:
                shown.append(remark)
                self._taken.update([remark.place] if remark.place else [])
            elif remark.place:
                self._waiting.setdefault(remark.place, []).append(remark)
            else:
                shown.append(remark)
        shown += [remark for place, those in self._waiting.items() if not self._taken[place] for remark in those]
        keyed = sorted(((self.order.key(each, blocks), n) for n, each in enumerate(shown)), key=lambda pair: pair[0])
        self._keys = [key for key, _ in keyed]
        self._remarks = [_set_aside(shown[n], asides) for _, n in keyed]

    def swap(
        self,
        of_answers: Iterable[Swap],
        of_text: Iterable[Swap],
        blocks: Mapping[str, tuple[int, int]],
        asides: Reasons,
    ) -> None:
        """Takes those out that went and puts those in that came; nothing stands in another order than before."""
        answers, texts = list(of_answers), list(of_text)
        places: set[Place] = set()
        hide: list[Remark] = [remark for went, _ in texts for remark in went]
        show: list[Remark] = [remark for _, came in texts for remark in came]
        for went, came in answers:
            for remarks, into in ((went, hide), (came, show)):
                for remark in remarks:
                    if remark.check in self._yielding and remark.place:
                        places.add(remark.place)
                    else:
                        into.append(remark)
                        if remark.place:
                            places.add(remark.place)
        if places:
            self._give_way(answers, places, hide, show)
        for remark in hide:
            self._out(remark, blocks)
        for remark in show:
            key = self.order.key(remark, blocks)
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._remarks.insert(at, _set_aside(remark, asides))

    def _give_way(self, answers: list[Swap], places: set[Place], hide: list[Remark], show: list[Remark]) -> None:
        hide += [each for place in places if not self._taken[place] for each in self._waiting.get(place, ())]
        for went, came in answers:
            for remark in went:
                self._on_answer(remark, -1)
            for remark in came:
                self._on_answer(remark, 1)
        show += [each for place in places if not self._taken[place] for each in self._waiting.get(place, ())]

    def _on_answer(self, remark: Remark, by: int) -> None:
        """Counts a remark on an answer in, or out."""
        if not remark.place:
            return
        if remark.check not in self._yielding:
            self._taken[remark.place] += by
        elif by > 0:
            self._waiting.setdefault(remark.place, []).append(remark)
        else:
            self._waiting[remark.place].remove(remark)

    def _out(self, remark: Remark, blocks: Mapping[str, tuple[int, int]]) -> None:
        at = bisect_left(self._keys, self.order.key(remark, blocks))
        while _plain(self._remarks[at]) != remark:
            at += 1
        del self._keys[at], self._remarks[at]


def _plain(remark: Remark) -> Remark:
    return replace(remark, aside="") if remark.aside else remark


def _set_aside(remark: Remark, asides: Reasons) -> Remark:
    reason = asides.get((remark.check, where_of(remark), remark.digest)) if asides else None
    return remark if reason is None else replace(remark, aside=reason or "set aside")
