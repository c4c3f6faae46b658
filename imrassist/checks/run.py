"""Checker: a draft and its report -> remarks. Remembers what it found, so that a change costs what it touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from threading import RLock

from imrassist.checks.check import Check, GatherKind, IndexKind, Kind, RowKind, TextKind, WholeKind
from imrassist.checks.collecting import Collection, Reasons, Swap
from imrassist.checks.facts import Facts
from imrassist.checks.gathers import Gathers
from imrassist.checks.load import CheckSet, kind_for
from imrassist.checks.reading import Read, Reading
from imrassist.checks.remark import Remark
from imrassist.checks.texts import Texts
from imrassist.checks.units import IndexUnit, RowUnit, WholeUnit
from imrassist.interview.changes import Changes, between
from imrassist.interview.counts import Counts
from imrassist.interview.question import Form
from imrassist.model.draft import Draft, Row
from imrassist.model.quality import Aside
from imrassist.writing.report import Report

_OfAnswers = RowUnit | WholeUnit | IndexUnit


class Checker:
    """Judges drafts of one form. The same draft and report give the same remarks, whatever was judged before."""

    def __init__(self, form: Form, checks: CheckSet) -> None:
        self.form = form
        self.checks = checks
        self.work: Counter[str] = Counter()
        """How often each check has judged something anew, for the tests of cost."""
        # Asked by what looks at the draft beside the keys too: two at once would mix what is remembered.
        self._one_at_a_time = RLock()
        self._start()

    def _start(self) -> None:
        """Remembers nothing."""
        form, checks = self.form, self.checks
        self._answers: list[_OfAnswers] = []
        gathers: list[tuple[Check, GatherKind]] = []
        texts: list[tuple[Check, TextKind]] = []
        for check in checks.checks:
            kind: Kind = kind_for(check)
            if isinstance(kind, RowKind):
                parts = kind.parts(check, form).items()
                self._answers += [RowUnit(form, check, kind, table, names) for table, names in parts]
            elif isinstance(kind, WholeKind):
                self._answers.append(WholeUnit(form, check, kind))
            elif isinstance(kind, IndexKind):
                self._answers.append(IndexUnit(form, check, kind, kind.table(check, form)))
            elif isinstance(kind, GatherKind):
                gathers.append((check, kind))
            elif isinstance(kind, TextKind):
                texts.append((check, kind))
        self._by: dict[str, list[int]] = {}
        """Which of these lean on a question, or on a table."""
        for at, unit in enumerate(self._answers):
            questions, tables = unit.leans_on
            for name in questions | {f"[{table}]" for table in tables}:
                self._by.setdefault(name, []).append(at)
        self._texts = Texts(form, texts, self.work)
        self._gathers = Gathers(form, gathers, self.work)
        self._reading = Reading(form)
        self._collected = Collection(form, checks)
        self._counts = Counts(form)
        self._draft: Draft | None = None
        self._today: date | None = None
        self._by_id: dict[str, Row] = {}
        self._asides: tuple[Aside, ...] = ()
        self._reasons: Reasons = {}
        self._begun = False

    def run(self, draft: Draft | None, report: Report, *, today: date) -> list[Remark]:
        """Everything there is to say: by grade, then in the order of sections, then of places.

        Remarks that the author set aside are among them, with their reason. Without a draft (a document from
        elsewhere) only the text is judged.
        """
        with self._one_at_a_time:
            try:
                return self._run(draft, report, today)
            except BaseException:
                # Half a run must not be taken for a whole one the next time.
                self._start()
                raise

    def _run(self, draft: Draft | None, report: Report, today: date) -> list[Remark]:
        if today != self._today or (draft is None) != (self._draft is None):
            self._draft, self._today, self._begun = None, today, False
        changes = between(self._draft, draft) if draft else Changes(everything=True)
        asides = draft.asides if draft else ()
        anew = not self._begun or changes.everything or bool(changes.tables) or asides != self._asides
        self._draft = draft
        read = self._reading.read(report)
        if not anew and changes.nothing and read.nothing:
            return self._collected.remarks()
        facts = self._facts(draft, changes, today)
        leaning = self._leaning(changes) if facts else []
        self._judge(facts, changes, read, leaning)
        if asides != self._asides:
            self._asides = asides
            self._reasons = {(each.check, each.where, each.digest): each.reason for each in asides}
        self._collect(draft, changes, self._answers if anew or read.moved else leaning, anew=anew or read.moved)
        self._begun = True
        return self._collected.remarks()

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
        self._counts.move(draft, changes)
        return Facts(self.form, draft, today, self._by_id, self._counts)

    def _judge(self, facts: Facts | None, changes: Changes, read: Read, leaning: list[_OfAnswers]) -> None:
        for unit in leaning if facts else ():
            if work := unit.update(facts, changes) if facts else 0:
                self.work[unit.check.id] += work
        self._texts.update(facts, changes, read)
        self._gathers.update(facts, changes, read, self._reading.place)

    def _leaning(self, changes: Changes) -> list[_OfAnswers]:
        """The units that the changes may touch."""
        if changes.everything:
            return self._answers
        names = {*changes.questions, *(f"[{table}]" for table in changes.tables)}
        return [self._answers[at] for at in sorted({at for name in names for at in self._by.get(name, ())})]

    def _collect(self, draft: Draft | None, changes: Changes, leaning: list[_OfAnswers], *, anew: bool) -> None:
        self._collected.order.update(draft, changes)
        of_answers: Iterator[Swap] = chain.from_iterable([unit.found.news() for unit in leaning])
        of_text = [*self._texts.found.news(), *self._gathers.news()]
        blocks = self._reading.blocks
        if not anew:
            self._collected.swap(of_answers, of_text, blocks, self._reasons)
            return
        self._collected.anew(
            chain.from_iterable(unit.found for unit in self._answers) if draft else (),
            chain(self._texts.found, self._gathers),
            blocks,
            self._reasons,
        )
