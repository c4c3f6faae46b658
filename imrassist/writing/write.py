"""Writer: a draft -> the report. Remembers what it wrote, so that a change costs what it touched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Form
from imrassist.model.draft import Draft, Row
from imrassist.writing.build import build, points_to
from imrassist.writing.report import Block, Report, SectionText
from imrassist.writing.rows import in_order
from imrassist.writing.tables import GridWriter


class Writer:
    """Writes drafts of one form out as reports."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.built = 0
        """How many blocks and lines have been built anew, for the tests of cost."""
        self._grids = {grid.id: GridWriter(form, grid, self._count) for grid in form.grids.values()}
        self._last: tuple[Draft, Report] | None = None

    def write(self, draft: Draft) -> Report:
        """The whole report. The same draft gives the same report, whatever was written before."""
        if self._last and self._last[0] is draft:
            return self._last[1]
        sections = tuple(self._section(draft, section.id) for section in self.form.sections if section.printed)
        report = Report(form=self.form.id, sections=sections)
        self._last = (draft, report)
        return report

    def section(self, draft: Draft, section_id: str) -> SectionText:
        """One section alone."""
        if self._last and self._last[0] is draft and (found := self._last[1].section(section_id)):
            return found
        return self._section(draft, section_id)

    def _section(self, draft: Draft, section_id: str) -> SectionText:
        section = self.form.section(section_id)
        specs = [spec for spec in self.form.blocks if spec.section == section_id and not spec.into]
        blocks = [block for spec in specs_in_turn(specs, self.form) for block in self._group(draft, spec)]
        blocks += own_paragraphs(draft, section_id)
        return SectionText(id=section.id, heading=section.heading, blocks=tuple(blocks), note=section.note)

    def _group(self, draft: Draft, group: tuple[str, tuple[BlockSpec, ...]]) -> Iterator[Block]:
        table, specs = group
        if not table:
            for spec in specs:
                yield from self._block(draft, spec, None)
            return
        for row in in_order(self.form, draft, table):
            for spec in specs:
                if not spec.under:
                    yield from self._block(draft, spec, row)
                    continue
                for inner in in_order(self.form, draft, spec.each):
                    if points_to(inner, spec.under, row.id):
                        yield from self._block(draft, spec, inner, row.id)

    def _block(self, draft: Draft, spec: BlockSpec, row: Row | None, outer: str = "") -> Iterator[Block]:
        if spec.kind == "grid":
            scope = Scope(form=self.form, draft=draft)
            if parse(spec.when).holds(scope):
                grid = self._grids[spec.say].write(draft)
                yield Block(key=spec.id, kind="grid", text="", grid=grid)
            return
        self._count()
        block = build(spec, Scope(form=self.form, draft=draft, row=row), outer)
        if block:
            yield block

    def _count(self) -> None:
        self.built += 1


def specs_in_turn(specs: list[BlockSpec], form: Form) -> Iterator[tuple[str, tuple[BlockSpec, ...]]]:
    """Blocks grouped as they are built: those of one table that stand together are built row by row."""

    def table(spec: BlockSpec) -> str:
        return form.questions[spec.under].of if spec.under in form.questions else spec.each

    for name, group in groupby(specs, table):
        yield name, tuple(group)


def own_paragraphs(draft: Draft, section_id: str) -> list[Block]:
    """The author's own paragraphs of a section, keyed ``own.<section>.<n>``; never built, never touched."""
    prefix = f"own.{section_id}."
    return [
        Block(key=key, kind="para", text=edit.text, places=(), state="edited")
        for key, edit in sorted(draft.blocks.items())
        if key.startswith(prefix) and not edit.deleted
    ]
