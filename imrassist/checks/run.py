"""Checker: a draft and its report -> remarks. Remembers what it found, so that a change costs what it touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, islice

from imrassist.checks.changes import Changes, between
from imrassist.checks.check import Check, GatherKind, Hit, Kind, Passage, RowKind, TextKind, WholeKind, reads
from imrassist.checks.facts import Facts
from imrassist.checks.load import CheckSet, kind_for
from imrassist.checks.making import remark_of_text
from imrassist.checks.passages import block_passages, line_passages
from imrassist.checks.remark import GRADES, Remark, where_of
from imrassist.checks.units import MOST_IN_A_PASSAGE, GatherUnit, Key, RowUnit, WholeUnit
from imrassist.interview.question import Form
from imrassist.model.draft import Draft, Row
from imrassist.writing.report import Block, Line, Report

_REMEMBERED = 50_000
"""Texts whose judgement is remembered; more are forgotten all at once."""


class Checker:
    """Judges drafts of one form. The same draft and report give the same remarks, whatever was judged before."""

    def __init__(self, form: Form, checks: CheckSet) -> None:
        self.form = form
        self.checks = checks
        self.work: Counter[str] = Counter()
        """How often each check has judged something anew, for the tests of cost."""
        self._start()

    def _start(self) -> None:
        """Remembers nothing."""
        form, checks = self.form, self.checks
        self._answers: list[RowUnit | WholeUnit] = []
        self._gathers: list[GatherUnit] = []
        texts: list[tuple[Check, TextKind]] = []
        for check in checks.checks:
            kind: Kind = kind_for(check)
            if isinstance(kind, RowKind):
                parts = kind.parts(check, form).items()
                self._answers += [RowUnit(form, check, kind, table, names) for table, names in parts]
            elif isinstance(kind, WholeKind):
                self._answers.append(WholeUnit(form, check, kind))
            elif isinstance(kind, GatherKind):
                self._gathers.append(GatherUnit(form, check, kind))
            elif isinstance(kind, TextKind):
                texts.append((check, kind))
        self._texts = _Texts(form, texts, self.work)
        self._reading = _Reading(form)
        self._order = _Order(form, checks)
        self._draft: Draft | None = None
        self._today: date | None = None
        self._by_id: dict[str, Row] = {}
        self._last: list[Remark] | None = None

    def run(self, draft: Draft | None, report: Report, *, today: date) -> list[Remark]:
        """Everything there is to say: by grade, then in the order of sections, then of places.

        Remarks that the author set aside are among them, with their reason. Without a draft (a document from
        elsewhere) only the text is judged.
        """
        try:
            return self._run(draft, report, today)
        except BaseException:
            # Half a run must not be taken for a whole one the next time.
            self._start()
            raise

    def _run(self, draft: Draft | None, report: Report, today: date) -> list[Remark]:
        if today != self._today:
            self._draft, self._today, self._last = None, today, None
        changes = between(self._draft, draft) if draft else Changes(everything=True)
        asides_same = bool(self._draft and draft and self._draft.asides == draft.asides)
        self._draft = draft
        went, came, moved = self._reading.read(report)
        if self._last is not None and changes.nothing and asides_same and not (went or came or moved):
            return list(self._last)
        facts = self._facts(draft, changes, today)
        self._judge(facts, changes, went, came, moved=moved)
        self._order.update(draft, changes)
        found = self._together(draft)
        self._last = found
        return list(found)

    def _facts(self, draft: Draft | None, changes: Changes, today: date) -> Facts | None:
        if draft is None:
            return None
        if changes.everything:
            self._by_id = {row.id: row for rows in draft.rows.values() for row in rows}
        for gone in changes.gone.values():
            for row_id in gone:
                self._by_id.pop(row_id, None)
        for rows in changes.rows.values():
            self._by_id.update((row.id, row) for row in rows)
        return Facts(self.form, draft, today, self._by_id)

    def _judge(
        self, facts: Facts | None, changes: Changes, went: list[Key], came: list[Passage], *, moved: bool
    ) -> None:
        if facts:
            for unit in self._answers:
                self._count(unit.check, unit.update(facts, changes))
        self._texts.update(facts, changes, went, came)
        for gather in self._gathers:
            for key in went:
                gather.forget(key)
            for passage in came:
                gather.take(passage)
            self._count(gather.check, gather.update(facts, changes, self._reading.order, moved=moved))

    def _count(self, check: Check, work: int) -> None:
        if work:
            self.work[check.id] += work

    def _together(self, draft: Draft | None) -> list[Remark]:
        of_answers = list(chain.from_iterable(unit.remarks() for unit in self._answers)) if draft else []
        of_text = list(chain(self._texts.remarks(), *(gather.remarks() for gather in self._gathers)))
        found = [*_without_yielding(of_answers, self.checks), *of_text]
        asides = {(aside.check, aside.where, aside.digest): aside.reason for aside in (draft.asides if draft else ())}
        if asides:
            found = [_set_aside(remark, asides) for remark in found]
        return sorted(found, key=lambda remark: self._order.key(remark, self._reading.blocks))


def _set_aside(remark: Remark, asides: Mapping[tuple[str, str, str], str]) -> Remark:
    reason = asides.get((remark.check, where_of(remark), remark.digest))
    return remark if reason is None else replace(remark, aside=reason or "set aside")


def _without_yielding(found: list[Remark], checks: CheckSet) -> Iterator[Remark]:
    """Without the remarks of general checks where a check of its own has something to say of the same answer."""
    yielding = {check.id for check in checks.checks if check["gives_way"]}
    taken = {remark.place for remark in found if remark.check not in yielding and remark.place}
    return (remark for remark in found if remark.check not in yielding or remark.place not in taken)


class _Reading:
    """The report as passages; a block or line that is the same as before keeps its own."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._kept: dict[tuple[str, str], tuple[Block | Line, list[Passage]]] = {}
        self.order: dict[Key, int] = {}
        """Where each passage stands in the report."""
        self.blocks: dict[str, int] = {}
        """Where each block stands."""
        self._keys: list[Key] = []

    def read(self, report: Report) -> tuple[list[Key], list[Passage], bool]:
        """Keys of passages that went, passages that came or changed, and whether the order is another."""
        before, self._kept = self._kept, {}
        came: list[Passage] = []
        keys: list[Key] = []
        self.blocks = {}
        for section in report.sections:
            for block in section.blocks:
                self.blocks[block.key] = len(self.blocks)
                parts: list[tuple[str, Block | Line]] = (
                    [(line.row, line) for line in block.grid.lines] if block.grid else [("", block)]
                )
                for row, part in parts:
                    kept = before.get((block.key, row))
                    if kept is not None and (kept[0] is part or kept[0] == part):
                        passages = kept[1]
                    else:
                        passages = self._cut(section.id, block, part)
                        came += [each for each in passages if kept is None or each not in kept[1]]
                    self._kept[(block.key, row)] = (part, passages)
                    keys += [passage.key for passage in passages]
        went = list(self.order.keys() - set(keys)) if keys != self._keys else []
        moved = keys != self._keys
        if moved:
            self._keys, self.order = keys, {key: n for n, key in enumerate(keys)}
        return went, came, moved

    def _cut(self, section: str, block: Block, part: Block | Line) -> list[Passage]:
        if isinstance(part, Line):
            return list(line_passages(self._form, section, block, part))
        return list(block_passages(self._form, section, part))


class _Texts:
    """All checks that judge a passage by itself, together: what was found is remembered by the words."""

    def __init__(self, form: Form, checks: list[tuple[Check, TextKind]], work: Counter[str]) -> None:
        self._form = form
        self._checks = checks
        self._work = work
        self._meant: dict[tuple[str, str, frozenset[str]], tuple[tuple[Check, TextKind], ...]] = {}
        self._judged: dict[tuple[tuple[str, ...], str], tuple[tuple[Check, Hit], ...]] = {}
        self._found: dict[Key, tuple[Passage, tuple[tuple[Check, Hit], ...]]] = {}
        self._remarks: dict[Key, tuple[Remark, ...]] = {}

    def update(self, facts: Facts | None, changes: Changes, went: list[Key], came: list[Passage]) -> None:
        """Judges the passages that came, and looks again where to mend those whose answers changed."""
        for key in went:
            self._found.pop(key, None)
            self._remarks.pop(key, None)
        for passage in came:
            hits = self._hits(passage)
            self._found.pop(passage.key, None)
            self._remarks.pop(passage.key, None)
            if hits:
                self._found[passage.key] = (passage, hits)
        for key, (passage, hits) in self._found.items():
            moved = changes.everything or not changes.questions.isdisjoint(passage.questions)
            if moved or key not in self._remarks:
                self._remarks[key] = tuple(
                    remark_of_text(check, hit, passage, facts, self._form) for check, hit in hits
                )

    def remarks(self) -> Iterator[Remark]:
        """Everything found, in no order."""
        return chain.from_iterable(self._remarks.values())

    def _hits(self, passage: Passage) -> tuple[tuple[Check, Hit], ...]:
        sort = (passage.section, passage.kind, passage.questions)
        meant = self._meant.get(sort)
        if meant is None:
            meant = tuple(each for each in self._checks if reads(each[0], passage, self._form))
            self._meant[sort] = meant
        name = (tuple(check.id for check, _ in meant), passage.text)
        hits = self._judged.get(name)
        if hits is None:
            if len(self._judged) >= _REMEMBERED:
                self._judged.clear()
            self._work.update(check.id for check, _ in meant)
            found = [
                (check, hit) for check, kind in meant for hit in islice(kind.judge(check, passage), MOST_IN_A_PASSAGE)
            ]
            hits = tuple(each for each in found if not _within_another(each, found))
            self._judged[name] = hits
        return hits


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


class _Order:
    """Where remarks stand among one another."""

    def __init__(self, form: Form, checks: CheckSet) -> None:
        self._sections = {section.id: n for n, section in enumerate(form.sections)}
        self._questions = {name: n for n, name in enumerate(form.questions)}
        self._checks = {check.id: n for n, check in enumerate(checks.checks)}
        self._rows: dict[str, int] = {}

    def update(self, draft: Draft | None, changes: Changes) -> None:
        """Takes up where rows stand now."""
        if draft and (changes.everything or changes.tables):
            self._rows = {row.id: n for rows in draft.rows.values() for n, row in enumerate(rows)}

    def key(self, remark: Remark, blocks: Mapping[str, int]) -> tuple[int | str, ...]:
        """By grade, section, and place: answers in the order of asking, then text in the order of the report."""
        question = self._questions.get(remark.place.question, -1) if remark.place and not remark.block else -1
        return (
            GRADES.index(remark.grade),
            self._sections.get(remark.section, len(self._sections)),
            blocks.get(remark.block, -1),
            question,
            self._rows.get(remark.row, -1),
            remark.start,
            self._checks.get(remark.check, -1),
            remark.row,
            remark.digest,
        )
