"""build: one block of the form -> words, with the author's own wording in place of ours where there is one."""

from __future__ import annotations

from dataclasses import replace

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Form
from imrassist.interview.uses import uses
from imrassist.model.answer import Place
from imrassist.model.digest import digest
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.fill import fill, names_in
from imrassist.writing.report import Block


def points_to(row: Row, question: str, target: str) -> bool:
    """Whether this row's answer to a ref or refs question holds the target's id."""
    answer = row.answers.get(question)
    if answer is None or answer.value is None:
        return False
    return target in answer.value if isinstance(answer.value, tuple) else target == answer.value


def key_of(spec: BlockSpec, row: Row | None, outer: str = "") -> str:
    """The permanent name of a block: ``s8.why@term-k3x9q2``."""
    return "@".join(part for part in (spec.id, row.id if row else "", outer) if part)


def build(spec: BlockSpec, scope: Scope, outer: str = "") -> Block | None:
    """One block, with the author's own wording in place of ours where there is one.

    None when it does not apply, says nothing, lacks an answer and has no gap, or
    was deleted by the author. The author's wording stands whatever becomes of the
    answers; where these would now say something else, or nothing, it is out of step.
    """
    built = build_ours(spec, scope, outer)
    edit = scope.draft.blocks.get(key_of(spec, scope.row, outer)) if scope.draft.blocks else None
    if edit is None:
        return built
    if edit.deleted:
        return None
    state = _state(edit, built)
    if built is None:
        return Block(key=key_of(spec, scope.row, outer), kind=_shown(spec), text=edit.text, state=state)
    return replace(built, text=edit.text, gap=False, state=state)


def build_ours(spec: BlockSpec, scope: Scope, outer: str = "") -> Block | None:
    """One block as the answers alone make it, whatever the author did to it; None as `build`."""
    if spec.where and not parse(spec.where).holds(scope):
        return None
    if spec.when and not parse(spec.when).holds(scope):
        return None
    if spec.kind in ("genogram", "picture", "logo"):
        from imrassist.writing.pictures import picture_block

        return picture_block(spec, scope)
    filled = fill(spec.say, scope)
    missing = filled.missing or not spec.say
    if filled.void or (missing and not spec.gap) or not (filled.text or missing):
        return None
    return Block(
        key=key_of(spec, scope.row, outer),
        kind=_shown(spec),
        text=(fill(spec.gap, scope).text or spec.gap) if missing else filled.text,
        places=filled.places or (_unanswered(spec, scope) if missing else ()),
        gap=missing,
        run=spec.kind == "run",
        seen=seen_by(spec, scope),
    )


def _unanswered(spec: BlockSpec, scope: Scope) -> tuple[Place, ...]:
    """Where what is missing would be answered: the questions without an answer that its condition speaks of."""
    found = []
    for name in sorted(parse(spec.when).names):
        question = scope.question(name)
        answer = scope.answer(name)
        here = question is not None and (not question.each or (scope.row is not None and question.each == spec.each))
        if question and here and (answer is None or answer.parked) and scope.asked(question) is not False:
            found.append(Place(question.id, scope.row.id if question.each and scope.row else ""))
    return tuple(found)


def build_alone(form: Form, draft: Draft, key: str) -> Block | None:
    """The block of this key as the answers alone make it; None when form, rows or answers give it no place, or none."""
    spec = spec_of(form, key)
    if spec is None or not in_place(form, draft, key):
        return None
    row, outer = rows_in(key)
    return build_ours(spec, Scope(form=form, draft=draft, row=draft.row(row) if row else None), outer)


def spec_of(form: Form, key: str) -> BlockSpec | None:
    """What the form says of the block of this key; None when it has no such block (any more)."""
    block_id = key.partition("@")[0]
    return next((each for each in form.blocks if each.id == block_id), None)


def rows_in(key: str) -> tuple[str, str]:
    """The row that a block is built for, and the one it stands under; empty where there is none."""
    row, _, outer = key.partition("@")[2].partition("@")
    return row, outer


def in_place(form: Form, draft: Draft, key: str) -> bool:
    """Whether the report has a place for the block of this key, said or not: its rows are there, its cell is printed.

    False for one whose row was removed, no longer points where it stood, or is no line of the table any more.
    """
    spec = spec_of(form, key)
    if spec is None or spec.kind == "grid" or not form.section(home(form, spec)).printed:
        return False
    row_id, outer_id = rows_in(key)
    row = draft.row(row_id) if row_id else None
    table = _table_of(form, spec)
    if bool(table) != bool(row_id) or (row_id and (row is None or draft.table_of(row_id) != table)):
        return False
    if spec.under:
        return bool(row and outer_id and draft.row(outer_id) and points_to(row, spec.under, outer_id))
    return not outer_id and (not spec.into or _cell_printed(spec, Scope(form=form, draft=draft, row=row)))


def leans_on(form: Form, key: str, place: Place) -> bool:
    """Whether the block of this key is made from the answer at this place, in its words, counts or conditions."""
    spec, question = spec_of(form, key), form.questions.get(place.question)
    if spec is None or question is None:
        return False
    names = spec_names(spec)
    if place.question not in uses(form, names).questions:
        return False
    own, outer = rows_in(key)
    # Counted, or called by its label, any row of the table may be behind it; named, it is its own.
    if place.question not in names or not question.each:
        return True
    if question.each == _table_of(form, spec):
        return place.row == own
    return not spec.under or question.each != form.questions[spec.under].of or place.row == outer


def home(form: Form, spec: BlockSpec) -> str:
    """The section in which a block is printed: its own, or that of the table whose cell it is part of."""
    grid = spec.into.partition(".")[0]
    return next((b.section for b in form.blocks if b.kind == "grid" and b.say == grid), spec.section)


def _table_of(form: Form, spec: BlockSpec) -> str:
    grid = form.grids.get(spec.into.partition(".")[0])
    return grid.of if grid and grid.kind == "rows" else spec.each


def _cell_printed(spec: BlockSpec, scope: Scope) -> bool:
    name, _, column_id = spec.into.partition(".")
    grid = scope.form.grids[name]
    column = next((each for each in grid.columns if each.id == column_id), None)
    around = scope.of(None)
    grids = (block for block in scope.form.blocks if block.kind == "grid" and block.say == name)
    shown = any(parse(block.when).holds(around) for block in grids)
    if column is None or column.say or not shown:
        return False
    if grid.kind == "fields":
        return parse(column.when).value(around) is not False
    return not grid.where or parse(grid.where).holds(scope)


def _state(edit: BlockEdit, built: Block | None) -> str:
    return "edited" if edit.base == (built.text if built else "") else "out_of_step"


def seen_by(spec: BlockSpec, scope: Scope) -> str:
    """Digest of the answers a block is built from."""
    answers = []
    for name in sorted(uses(scope.form, spec_names(spec)).questions):
        answer = scope.answer(name)
        if answer:
            answers.append([name, answer.value, answer.parked, answer.note])
    return digest(answers)


def spec_names(spec: BlockSpec) -> frozenset[str]:
    """Every question, tally and table that a block's template and conditions speak of."""
    return frozenset(names_in(spec.say)) | parse(spec.when).names | parse(spec.where).names | set(spec.uses)


def _shown(spec: BlockSpec) -> str:
    return {"run": "para", "genogram": "picture"}.get(spec.kind, spec.kind)
