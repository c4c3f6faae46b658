"""picture_block: a block that becomes a picture: the genogram drawn from the answers, or the one that is attached."""

from __future__ import annotations

from dataclasses import astuple

from imrassist.interview.condition import Scope
from imrassist.interview.question import BlockSpec, Form
from imrassist.model.answer import Place
from imrassist.model.digest import digest
from imrassist.writing.fill import fill
from imrassist.writing.genogram.reading import family_of
from imrassist.writing.genogram.words import words
from imrassist.writing.report import Block, Picture


def picture_block(spec: BlockSpec, scope: Scope) -> Block | None:
    """The block as the answers make it: its text is what the picture shows, in words (guidance S5.2).

    A gap where there is nothing to draw, or nothing attached; None where the form has no words for that.
    """
    if spec.kind == "logo":
        return _logo(spec, scope)
    family = family_of(scope.form, scope.draft)
    stored = _attached(spec, scope)
    seen = digest([astuple(family), stored])
    shown = bool(family.people) if spec.kind == "genogram" else bool(stored)
    places = _places(spec, scope.form)
    if not shown:
        gap = fill(spec.gap, scope).text or spec.gap
        return Block(key=spec.id, kind="picture", text=gap, places=places, gap=True, seen=seen) if gap else None
    return Block(
        key=spec.id,
        kind="picture",
        text=words(family) or fill(spec.say, scope).text,
        places=places,
        picture=Picture(title=fill(spec.say, scope).text, family=None if stored else family, stored=stored),
        seen=seen,
    )


def _logo(spec: BlockSpec, scope: Scope) -> Block | None:
    """The agency's logo (guidance 3.1); None where none is attached, for not every agency has one."""
    stored = _attached(spec, scope)
    if not stored:
        return None
    words = fill(spec.say, scope).text
    shown = Picture(title="", stored=stored)
    return Block(
        key=spec.id, kind="logo", text=words, places=_places(spec, scope.form), picture=shown, seen=digest([stored])
    )


def _attached(spec: BlockSpec, scope: Scope) -> str:
    if spec.kind not in ("picture", "logo") or not spec.uses:
        return ""
    value = scope.value(spec.uses[0])
    return value if isinstance(value, str) else ""


def _places(spec: BlockSpec, form: Form) -> tuple[Place, ...]:
    """Where to mend it: what is attached, else how the genogram is to be made."""
    if spec.kind in ("picture", "logo") and spec.uses:
        return (Place(spec.uses[0]),)
    question = form.by_role("genogram")
    return (Place(question.id),) if question and not question.each else ()
