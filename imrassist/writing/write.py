"""Writer: a draft -> the report. Remembers what it wrote, so that a change costs what it touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Form
from imrassist.model.draft import FIRST, OWN, BlockEdit, Draft
from imrassist.writing.build import build, home, in_place, key_of, points_to, spec_of
from imrassist.writing.report import Block, Named, Report, SectionText
from imrassist.writing.rows import in_order
from imrassist.writing.tables import GridWriter

_NAMED = ("terms", "findings", "lessons", "recommendations")
"""Roles of the tables whose rows texts call by a number."""


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
        report = Report(form=self.form.id, sections=sections, named=tuple(named_rows(self.form, draft)))
        self._last = (draft, report)
        return report

    def beside(self, draft: Draft, document: str) -> tuple[SectionText, ...]:
        """The sections of a document that the form words beside the report; empty for one that it has not."""
        return tuple(self._section(draft, section.id) for section in self.form.sections if section.document == document)

    def section(self, draft: Draft, section_id: str) -> SectionText:
        """One section alone."""
        if self._last and self._last[0] is draft and (found := self._last[1].section(section_id)):
            return found
        return self._section(draft, section_id)

    def _section(self, draft: Draft, section_id: str) -> SectionText:
        section = self.form.section(section_id)
        specs = [spec for spec in self.form.blocks if spec.section == section_id and not spec.into]
        scope = self._scope(draft)
        turn = [each for group in specs_in_turn(specs, self.form) for each in self._group(scope, group)]
        blocks = with_own(turn, own_paragraphs(draft, section_id), self._left_over(draft, section_id))
        return SectionText(id=section.id, heading=section.heading, blocks=tuple(blocks), note=section.note)

    def _scope(self, draft: Draft) -> Scope:
        # One for a draft, so that what one section worked out is known to the next.
        if self._root is None or self._root.draft is not draft:
            self._root = Scope(form=self.form, draft=draft)
        return self._root

    def _group(self, scope: Scope, group: tuple[str, tuple[BlockSpec, ...]]) -> Iterator[Block | str]:
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

    def _block(self, scope: Scope, spec: BlockSpec, outer: str = "") -> Iterator[Block | str]:
        """The block; or its key alone when it says nothing now, so that its place is known all the same."""
        if spec.kind == "grid":
            if parse(spec.when).holds(scope):
                yield Block(key=spec.id, kind="grid", text="", grid=self._grids[spec.say].write(scope))
            return
        self._count()
        block = build(spec, scope, outer)
        yield block or key_of(spec, scope.row, outer)

    def _left_over(self, draft: Draft, section_id: str) -> list[Block]:
        """The author's wording of blocks that have no place any more, because their row is gone: kept, at the end."""
        found = []
        for key, edit in sorted(draft.blocks.items()):
            spec = None if edit.deleted or key.startswith(OWN) else spec_of(self.form, key)
            if spec and home(self.form, spec) == section_id and not in_place(self.form, draft, key):
                state = "out_of_step" if edit.base else "edited"
                found.append(Block(key=key, kind="para", text=edit.text, state=state))
        return found

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


def specs_in_turn(specs: list[BlockSpec], form: Form) -> Iterator[tuple[str, tuple[BlockSpec, ...]]]:
    """Blocks grouped as they are built: those of one table that stand together are built row by row."""

    def table(spec: BlockSpec) -> str:
        return form.questions[spec.under].of if spec.under in form.questions else spec.each

    for name, group in groupby(specs, table):
        yield name, tuple(group)


def own_paragraphs(draft: Draft, section_id: str) -> dict[str, BlockEdit]:
    """The author's own paragraphs of a section, keyed ``own.<section>.<id>``, deleted ones too; never built."""
    prefix = f"{OWN}{section_id}."
    return {key: edit for key, edit in sorted(draft.blocks.items()) if key.startswith(prefix)}


def with_own(turn: list[Block | str], own: Mapping[str, BlockEdit], left_over: list[Block]) -> list[Block]:
    """The blocks of a section with the author's own paragraphs, each after the block it follows.

    `turn` holds the key alone of a block that says nothing now. A paragraph that follows a block that is gone, or
    none, comes at the end; so does what is left over of blocks without a place.
    """
    placing = _Placing(own)
    placing.follow(FIRST)
    for each in turn:
        placing.put(each)
    for block in left_over:
        placing.put(block)
    for edit in own.values():
        if edit.after not in own:
            placing.follow(edit.after)
    for key in own:
        placing.own(key)  # what is left follows itself in a ring, as only a hand at the file can make it
    return placing.blocks


class _Placing:
    """Puts blocks in their order, each followed by the author's own paragraphs that belong after it."""

    def __init__(self, own: Mapping[str, BlockEdit]) -> None:
        self.blocks: list[Block] = []
        self._own = own
        self._done: set[str] = set()
        self._following: dict[str, list[str]] = {}
        for key, edit in own.items():
            self._following.setdefault(edit.after, []).append(key)

    def put(self, each: Block | str) -> None:
        """A block, or the place of one that says nothing; and what follows it."""
        if not isinstance(each, str):
            self.blocks.append(each)
        self.follow(each if isinstance(each, str) else each.key)

    def follow(self, after: str) -> None:
        """What follows this key."""
        for key in self._following.get(after, ()):
            self.own(key)

    def own(self, key: str) -> None:
        """One of the author's paragraphs, unless it stands already; and those that follow it, and one another."""
        waiting = [key]
        while waiting:
            key = waiting.pop()
            if key in self._done:
                continue
            self._done.add(key)
            if not self._own[key].deleted:
                self.blocks.append(Block(key=key, kind="para", text=self._own[key].text, state="edited"))
            waiting += self._following.get(key, [])[::-1]
