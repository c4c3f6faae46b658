"""needs: which answers and tables a block or a table of the report leans on, so that only those are written anew."""

from __future__ import annotations

from dataclasses import replace

from imrassist.interview.condition import parse
from imrassist.interview.needs import Needs, needs_of
from imrassist.interview.question import BlockSpec, Form, Grid
from imrassist.interview.row_order import sorted_by
from imrassist.writing.build import spec_names
from imrassist.writing.fill import names_in


def block_needs(form: Form, spec: BlockSpec) -> Needs:
    """What one block leans on, built for a row of its table or for none."""
    if spec.kind in ("genogram", "picture", "logo"):
        return _family(form, spec)
    names = spec_names(spec) | set(names_in(spec.gap))
    return _with_order(form, needs_of(form, names, spec.each, worded=True), spec.each if "{no" in spec.say else "")


def grid_needs(form: Form, grid: Grid, into: tuple[BlockSpec, ...]) -> Needs:
    """What the lines of a table lean on; `into` are the blocks that stand in its cells."""
    table = grid.of if grid.kind == "rows" else ""
    names = set(parse(grid.where).names)
    numbered = grid.numbered
    for column in grid.columns:
        names |= set(names_in(column.say)) | set(names_in(column.gap)) | parse(column.when).names
        numbered = numbered or "{no" in column.say
    for spec in into:
        names |= spec_names(spec) | set(names_in(spec.gap))
        numbered = numbered or "{no" in spec.say
    needs = needs_of(form, names, table, worded=True)
    beside = {spec.each for spec in into if spec.each and spec.each != table}
    needs = replace(needs, tables=needs.tables | beside)
    return _with_order(form, needs, table if numbered else "")


def _with_order(form: Form, needs: Needs, numbered: str) -> Needs:
    """With what the order of every table hangs on that it looks through, or whose numbers it prints."""
    tables = needs.tables | ({numbered} if numbered else set())
    order = {name for table in tables for name in sorted_by(form, table)}
    return replace(needs, questions=needs.questions | order, tables=tables)


def _family(form: Form, spec: BlockSpec) -> Needs:
    """A drawing of the family leans on all that is said of people, in ways of its own."""
    people = {table.id for table in form.tables.values() if table.role == "people"}
    asked = {q.id for q in form.questions.values() if not q.each or q.each in people}
    return Needs(frozenset(), frozenset(asked | spec_names(spec)), frozenset(people))
