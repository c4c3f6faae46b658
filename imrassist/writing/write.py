"""Writer: a draft -> the report. Remembers what it wrote, so that a change costs what it touched."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Form
from imrassist.model.draft import Draft
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
        self._root: Scope | None = None

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
        scope = self._scope(draft)
        blocks = [block for group in specs_in_turn(specs, self.form) for block in self._group(scope, group)]
        blocks += self._left_over(draft, section_id, {block.key for block in blocks})
        blocks += own_paragraphs(draft, section_id)
        return SectionText(id=section.id, heading=section.heading, blocks=tuple(blocks), note=section.note)

    def _scope(self, draft: Draft) -> Scope:
        # One for a draft, so that what one section worked out is known to the next.
        if self._root is None or self._root.draft is not draft:
            self._root = Scope(form=self.form, draft=draft)
        return self._root

    def _group(self, scope: Scope, group: tuple[str, tuple[BlockSpec, ...]]) -> Iterator[Block]:
        table, specs = group
        if not table:
            for spec in specs:
                yield from self._block(scope, spec)
            return
        for row in in_order(self.form, scope.draft, table):
            own = scope.of(row)
            for spec in specs:
                if not spec.under:
                    yield from self._block(own, spec)
                    continue
                for inner in in_order(self.form, scope.draft, spec.each):
                    if points_to(inner, spec.under, row.id):
                        yield from self._block(scope.of(inner), spec, row.id)

    def _block(self, scope: Scope, spec: BlockSpec, outer: str = "") -> Iterator[Block]:
        if spec.kind == "grid":
            if parse(spec.when).holds(scope):
                yield Block(key=spec.id, kind="grid", text="", grid=self._grids[spec.say].write(scope))
            return
        self._count()
        block = build(spec, scope, outer)
        if block:
            yield block

    def _left_over(self, draft: Draft, section_id: str, shown: set[str]) -> Iterator[Block]:
        """The author's wording of blocks that are no longer built, because their row is gone: kept, at the end."""
        if not draft.blocks:
            return
        ours = {spec.id for spec in self.form.blocks if spec.section == section_id}
        for key, edit in sorted(draft.blocks.items()):
            row = key.partition("@")[2].partition("@")[0]
            if key not in shown and key.partition("@")[0] in ours and not edit.deleted and row and not draft.row(row):
                yield Block(key=key, kind="para", text=edit.text, state="out_of_step")

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
