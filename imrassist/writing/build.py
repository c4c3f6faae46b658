"""build: one block of the form -> words, with the author's own wording in place of ours where there is one."""

from __future__ import annotations

from dataclasses import replace

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Form
from imrassist.interview.uses import uses
from imrassist.model.digest import digest
from imrassist.model.draft import Draft, Row
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
    state = "edited" if edit.base == (built.text if built else "") else "out_of_step"
    if built is None:
        return Block(key=key_of(spec, scope.row, outer), kind=_shown(spec), text=edit.text, state="out_of_step")
    return replace(built, text=edit.text, gap=False, state=state)


def build_ours(spec: BlockSpec, scope: Scope, outer: str = "") -> Block | None:
    """One block as the answers alone make it, whatever the author did to it; None as `build`."""
    if spec.where and not parse(spec.where).holds(scope):
        return None
    if spec.when and not parse(spec.when).holds(scope):
        return None
    filled = fill(spec.say, scope)
    missing = filled.missing or not spec.say
    if filled.void or (missing and not spec.gap) or not (filled.text or missing):
        return None
    return Block(
        key=key_of(spec, scope.row, outer),
        kind=_shown(spec),
        text=(fill(spec.gap, scope).text or spec.gap) if missing else filled.text,
        places=filled.places,
        gap=missing,
        run=spec.kind == "run",
        seen=seen_by(spec, scope),
    )


def build_alone(form: Form, draft: Draft, key: str) -> Block | None:
    """The block of this key as the answers alone make it; None when the form or the answers give none."""
    block_id, _, rows = key.partition("@")
    row_id, _, outer = rows.partition("@")
    spec = next((each for each in form.blocks if each.id == block_id), None)
    row = draft.row(row_id) if row_id else None
    if spec is None or spec.kind == "grid" or (row_id and row is None) or (outer and draft.row(outer) is None):
        return None
    return build_ours(spec, Scope(form=form, draft=draft, row=row), outer)


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
    return "para" if spec.kind == "run" else spec.kind
