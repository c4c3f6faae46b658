"""SectionWriter: one printed section, block by block; a block whose answers did not change is not built again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from imrassist.interview.changes import Changes
from imrassist.interview.condition import Scope, parse
from imrassist.interview.needs import Needs
from imrassist.interview.question import BlockSpec, Form
from imrassist.interview.row_order import in_order, sorted_by
from imrassist.model.differing import replaced
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.build import build, key_of, points_to
from imrassist.writing.needs import block_needs
from imrassist.writing.placing import own_paragraphs, with_own
from imrassist.writing.report import Block, SectionText
from imrassist.writing.tables import GridWriter

Put = Block | str
"""A block, or its key alone where it says nothing now."""
Redone = Mapping[str, tuple[Put, Put]]
"""By key, what stood there and what stands there now."""


class SectionWriter:
    """Writes one section of drafts of one form, again and again."""

    def __init__(self, form: Form, section_id: str, grids: Mapping[str, GridWriter], count: Callable[[], None]) -> None:
        specs = [spec for spec in form.blocks if spec.section == section_id and not spec.into]
        self._section = form.section(section_id)
        self._groups = [
            _RowGroup(form, table, group, count) if table else _PlainGroup(form, group, grids, count)
            for table, group in specs_in_turn(specs, form)
        ]
        needs = [each for group in self._groups for each in group.needs]
        self._questions = frozenset(name for each in needs for name in (*each.own, *each.questions))
        self._tables = frozenset(table for each in needs for table in each.tables)
        self._own: Mapping[str, BlockEdit] = {}
        self._left: tuple[Block, ...] = ()
        self._text: SectionText | None = None
        self._at: dict[str, int] = {}

    def write(
        self, scope: Scope, changes: Changes, edited: frozenset[str], left_over: tuple[Block, ...]
    ) -> SectionText:
        """The section as it stands; the very same object where nothing in it is different.

        `edited` are the keys of blocks that the author's hand has changed since; `left_over` the blocks of this
        section that have lost their place.
        """
        if self._text is not None and not edited and left_over == self._left and not self._leans_on(changes):
            return self._text
        redone: dict[str, tuple[Put, Put]] = {}
        anew = self._text is None or left_over != self._left
        for group in self._groups:
            found = group.write(scope, changes, edited)
            anew = anew or found is None
            redone |= found or {}
        if edited or changes.everything:
            own = own_paragraphs(scope.draft, self._section.id)
            anew = anew or own != self._own
            self._own = own
        self._left = left_over
        anew = anew or any(isinstance(old, str) != isinstance(new, str) for old, new in redone.values())
        if anew or self._text is None:
            self._text = self._all()
        elif redone:
            self._text = self._some(self._text, redone)
        return self._text

    def _leans_on(self, changes: Changes) -> bool:
        return (
            changes.everything
            or not changes.questions.isdisjoint(self._questions)
            or not changes.tables.isdisjoint(self._tables)
        )

    def _all(self) -> SectionText:
        turn = [each for group in self._groups for each in group.turn()]
        blocks = tuple(with_own(turn, self._own, list(self._left)))
        self._at = {block.key: n for n, block in enumerate(blocks)}
        return self._shown(blocks)

    def _some(self, text: SectionText, redone: Redone) -> SectionText:
        others = [(self._at[key], new) for key, (_, new) in redone.items() if not isinstance(new, str)]
        return self._shown(replaced(text.blocks, others)) if others else text

    def _shown(self, blocks: tuple[Block, ...]) -> SectionText:
        section = self._section
        return SectionText(id=section.id, heading=section.heading, blocks=blocks, note=section.note)


class _PlainGroup:
    """Blocks of the whole review that stand one after another, and tables."""

    def __init__(
        self, form: Form, specs: tuple[BlockSpec, ...], grids: Mapping[str, GridWriter], count: Callable[[], None]
    ) -> None:
        self._specs = specs
        self._grids = grids
        self._count = count
        self._needs = {spec.id: block_needs(form, spec) for spec in specs}
        self._built: dict[str, Put] = {}
        self.needs = (
            *self._needs.values(),
            *(each for spec in specs if spec.kind == "grid" for each in grids[spec.say].needs),
        )
        """All that these blocks lean on."""

    def write(self, scope: Scope, changes: Changes, edited: frozenset[str]) -> Redone | None:
        """What is different; None where all is new."""
        redone: dict[str, tuple[Put, Put]] = {}
        first = not self._built
        for spec in self._specs:
            before = self._built.get(spec.id)
            if spec.kind == "grid":
                now = self._grid(spec, scope, changes, edited, before)
            elif before is not None and not changes.touch(self._needs[spec.id]) and spec.id not in edited:
                continue
            else:
                self._count()
                now = build(spec, scope) or spec.id
            if before is None or (now is not before and now != before):
                self._built[spec.id] = now
                redone[spec.id] = (before or "", now)
        return None if first else redone

    def _grid(self, spec: BlockSpec, scope: Scope, changes: Changes, edited: frozenset[str], before: Put | None) -> Put:
        if spec.when and not parse(spec.when).holds(scope):
            self._grids[spec.say].missed()
            return spec.id
        grid = self._grids[spec.say].write(scope, changes, edited)
        if isinstance(before, Block) and before.grid is grid:
            return before
        return Block(key=spec.id, kind="grid", text="", grid=grid)

    def turn(self) -> Iterator[Put]:
        """All of them, in their order."""
        return iter(self._built[spec.id] for spec in self._specs)


class _RowGroup:
    """Blocks of one table that stand together: built row by row."""

    def __init__(self, form: Form, table: str, specs: tuple[BlockSpec, ...], count: Callable[[], None]) -> None:
        self._form = form
        self._table = table
        self._specs = specs
        self._count = count
        self._needs: dict[str, Needs] = {spec.id: block_needs(form, spec) for spec in specs}
        tables = {table, *(spec.each for spec in specs)}
        under = {spec.under for spec in specs if spec.under}
        self._order = Needs(
            frozenset(),
            frozenset({name for each in tables for name in sorted_by(form, each)} | under),
            frozenset(tables),
        )
        self.needs = (*self._needs.values(), self._order)
        """All that these blocks lean on."""
        self._built: dict[str, tuple[Row, Put]] = {}
        self._keys: list[str] = []
        self._where: dict[str, tuple[BlockSpec, str, str]] = {}
        """By key: its spec, its row, the row it stands under."""
        self._of: dict[tuple[str, str], list[str]] = {}
        """The keys of one spec and one row."""

    def write(self, scope: Scope, changes: Changes, edited: frozenset[str]) -> Redone | None:
        """What is different; None where the order is new."""
        if changes.touch(self._order):
            self._all(scope, changes, edited)
            return None
        keys: dict[str, None] = dict.fromkeys(key for key in edited if key in self._where)
        for spec in self._specs:
            needs = self._needs[spec.id]
            if changes.touch(needs):
                keys |= dict.fromkeys(key for key in self._keys if self._where[key][0] is spec)
            else:
                for row in changes.rows_touched(spec.each, needs):
                    keys |= dict.fromkeys(self._of.get((spec.id, row.id), ()))
        redone: dict[str, tuple[Put, Put]] = {}
        for key in keys:
            spec, row_id, outer = self._where[key]
            found = scope.draft.row(row_id)
            if found is None:
                continue
            before = self._built[key][1]
            now = self._one(spec, scope, found, outer)
            if now != before:
                redone[key] = (before, now)
            self._built[key] = (found, before if now == before else now)
        return redone

    def _all(self, scope: Scope, changes: Changes, edited: frozenset[str]) -> None:
        before, self._built = self._built, {}
        self._keys, self._where, self._of = [], {}, {}
        touched = {spec.id for spec in self._specs if changes.touch(self._needs[spec.id])}
        for spec, row, outer in self._walk(scope.draft):
            key = key_of(spec, row, outer)
            held = before.get(key)
            if held is None or held[0] is not row or spec.id in touched or key in edited:
                self._built[key] = (row, self._one(spec, scope, row, outer))
            else:
                self._built[key] = held
            self._keys.append(key)
            self._where[key] = (spec, row.id, outer)
            self._of.setdefault((spec.id, row.id), []).append(key)

    def _walk(self, draft: Draft) -> Iterator[tuple[BlockSpec, Row, str]]:
        for row in in_order(self._form, draft, self._table):
            for spec in self._specs:
                if not spec.under:
                    yield spec, row, ""
                    continue
                for inner in in_order(self._form, draft, spec.each):
                    if points_to(inner, spec.under, row.id):
                        yield spec, inner, row.id

    def _one(self, spec: BlockSpec, scope: Scope, row: Row, outer: str) -> Put:
        self._count()
        return build(spec, scope.of(row), outer) or key_of(spec, row, outer)

    def turn(self) -> Iterator[Put]:
        """All of them, in their order."""
        return iter(self._built[key][1] for key in self._keys)


def specs_in_turn(specs: list[BlockSpec], form: Form) -> Iterator[tuple[str, tuple[BlockSpec, ...]]]:
    """Blocks grouped as they are built: those of one table that stand together are built row by row."""

    def table(spec: BlockSpec) -> str:
        return form.questions[spec.under].of if spec.under in form.questions else spec.each

    for name, group in groupby(specs, table):
        yield name, tuple(group)
