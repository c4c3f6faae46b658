"""build: one block of the form -> words, with the author's own wording in place of ours where there is one."""

from __future__ import annotations

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec
from imrassist.interview.uses import uses
from imrassist.model.digest import digest
from imrassist.model.draft import Row
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
    was deleted by the author.
    """
    if spec.where and not parse(spec.where).holds(scope):
        return None
    if spec.when and not parse(spec.when).holds(scope):
        return None
    filled = fill(spec.say, scope)
    key = key_of(spec, scope.row, outer)
    seen = seen_by(spec, scope)
    run = spec.kind == "run"
    edit = scope.draft.blocks.get(key)
    if edit is not None:
        if edit.deleted:
            return None
        state = "edited" if edit.seen == seen or edit.base == filled.text else "out_of_step"
        return Block(key=key, kind=_shown(spec), text=edit.text, places=filled.places, run=run, state=state, seen=seen)
    missing = filled.missing or not spec.say
    if filled.void or (missing and not spec.gap) or not (filled.text or missing):
        return None
    if missing:
        gap = fill(spec.gap, scope).text or spec.gap
        return Block(key=key, kind=_shown(spec), text=gap, places=filled.places, gap=True, run=run, seen=seen)
    return Block(key=key, kind=_shown(spec), text=filled.text, places=filled.places, run=run, seen=seen)


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
