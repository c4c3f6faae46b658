"""Writer: a draft -> the report. Remembers what it wrote, so that a change costs what it touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from threading import RLock

from imrassist.interview.changes import Changes, between
from imrassist.interview.condition import Scope
from imrassist.interview.counts import Counts
from imrassist.interview.needs import Needs, needs_of
from imrassist.interview.question import Form
from imrassist.interview.row_order import in_order, sorted_by
from imrassist.model.draft import BlockEdit, Draft
from imrassist.writing.placing import left_over, own_paragraphs, placed_by
from imrassist.writing.report import Block, Named, Report, SectionText
from imrassist.writing.section import SectionWriter
from imrassist.writing.tables import GridWriter

__all__ = ["Writer", "named_rows", "own_paragraphs"]

_NAMED = ("terms", "findings", "lessons", "recommendations")
"""Roles of the tables whose rows texts call by a number."""


class Writer:
    """Writes drafts of one form out as reports."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.built = 0
        """How many blocks and lines have been built anew, for the tests of cost."""
        self._placed = _placing_needs(form)
        self._naming = _naming_needs(form)
        # Asked by what looks at the draft beside the keys too: two at once would mix what is remembered.
        self._one_at_a_time = RLock()
        self._start()

    def _start(self) -> None:
        """Remembers nothing."""
        self._grids = {grid.id: GridWriter(self.form, grid, self._count) for grid in self.form.grids.values()}
        self._sections = {
            section.id: SectionWriter(self.form, section.id, self._grids, self._count)
            for section in self.form.sections
            if section.printed
        }
        self._counts = Counts(self.form)
        self._left: Mapping[str, list[Block]] = {}
        self._last: tuple[Draft, Report] | None = None

    def write(self, draft: Draft) -> Report:
        """The whole report. The same draft gives the same report, whatever was written before."""
        with self._one_at_a_time:
            if self._last and self._last[0] is draft:
                return self._last[1]
            try:
                return self._write(draft)
            except BaseException:
                # Half a report must not be taken for a whole one the next time.
                self._start()
                raise

    def _write(self, draft: Draft) -> Report:
        before = self._last[0] if self._last else None
        changes = between(before, draft)
        edited = _edited(before.blocks if before and not changes.everything else {}, draft.blocks)
        self._counts.move(draft, changes)
        if edited or changes.everything or (draft.blocks and changes.touch(self._placed)):
            self._left = left_over(self.form, draft)
        scope = Scope(form=self.form, draft=draft, counts=self._counts)
        sections = tuple(
            each.write(scope, changes, edited, tuple(self._left.get(section, ())))
            for section, each in self._sections.items()
        )
        last = self._last[1] if self._last else None
        named = last.named if last and not changes.touch(self._naming) else tuple(named_rows(self.form, draft))
        same = last is not None and all(a is b for a, b in zip(sections, last.sections, strict=True))
        if last is None or not same or last.named != named:
            last = Report(form=self.form.id, sections=sections, named=named)
        report = last
        self._last = (draft, report)
        return report

    def section(self, draft: Draft, section_id: str) -> SectionText:
        """One section alone."""
        if self._last and section_id in self._sections:
            return next(section for section in self.write(draft).sections if section.id == section_id)
        return self._alone(draft, section_id)

    def beside(self, draft: Draft, document: str) -> tuple[SectionText, ...]:
        """The sections of a document that the form words beside the report; empty for one that it has not."""
        return tuple(self._alone(draft, section.id) for section in self.form.sections if section.document == document)

    def _alone(self, draft: Draft, section_id: str) -> SectionText:
        grids = {grid.id: GridWriter(self.form, grid, self._count) for grid in self.form.grids.values()}
        once = SectionWriter(self.form, section_id, grids, self._count)
        left = left_over(self.form, draft).get(section_id, ())
        scope = Scope(form=self.form, draft=draft)
        return once.write(scope, Changes(everything=True), frozenset(draft.blocks), tuple(left))

    def _count(self) -> None:
        self.built += 1


def named_rows(form: Form, draft: Draft) -> Iterator[Named]:
    """Every row that texts call by a number, with that number."""
    given = form.by_role("term_number")
    for table in form.tables.values():
        if table.role not in _NAMED:
            continue
        for at, row in enumerate(in_order(form, draft, table.id), 1):
            number = str(at)
            if given is not None and given.each == table.id:
                own = row.answers.get(given.id)
                number = own.value if own and isinstance(own.value, str) else ""
            if number:
                yield Named(row=row.id, table=table.id, number=number)


def _naming_needs(form: Form) -> Needs:
    """All that the numbers of rows hang on: the order of their tables, and the board's own."""
    tables = frozenset(table.id for table in form.tables.values() if table.role in _NAMED)
    given = form.by_role("term_number")
    questions = {name for table in tables for name in sorted_by(form, table)} | ({given.id} if given else set())
    return Needs(frozenset(), frozenset(questions), tables)


def _edited(before: Mapping[str, BlockEdit], now: Mapping[str, BlockEdit]) -> frozenset[str]:
    """The keys of blocks whose wording by hand is different."""
    if before is now:
        return frozenset()
    return frozenset(key for key in before.keys() | now.keys() if before.get(key) != now.get(key))


def _placing_needs(form: Form) -> Needs:
    needs = needs_of(form, placed_by(form), "")
    return Needs(frozenset(), needs.questions | placed_by(form), frozenset(form.tables))
