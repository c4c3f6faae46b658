"""merge: the author's wording and the answers' newer wording side by side, and joined where they do not collide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\s+|\w+(?:['’\-/]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in a comparison of two texts."""

    kind: str
    """``same``, ``out`` (only in the older text) or ``in`` (only in the newer one)."""
    text: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """Words of the base from `start` to `end` (excluded) give way to others."""

    start: int
    end: int
    words: tuple[str, ...]


def combine(base: str, mine: str, now: str) -> str | None:
    """Both changes to `base` in one text: the author's (`mine`) and the answers' (`now`), word by word.

    None where they change the same words differently, or put different words in
    one place: then a person must write it. Joined words can still say something
    false, so the result is offered and never used unseen (DESIGN section 4).
    """
    words = _TOKEN.findall(base)
    edits = _joined(list(_edits(words, _TOKEN.findall(mine))), list(_edits(words, _TOKEN.findall(now))))
    if edits is None:
        return None
    out: list[str] = []
    at = 0
    for edit in edits:
        out += words[at : edit.start]
        out += edit.words
        at = edit.end
    return re.sub(r"(?<=\S)[ \t]+", " ", "".join(out + words[at:]))


def compare(before: str, after: str) -> list[Piece]:
    """How one text became another, in words; an ``out`` stands before the ``in`` that takes its place."""
    words = _TOKEN.findall(before)
    pieces: list[Piece] = []
    at = 0
    for edit in _edits(words, _TOKEN.findall(after)):
        pieces.append(Piece("same", "".join(words[at : edit.start])))
        pieces.append(Piece("out", "".join(words[edit.start : edit.end])))
        pieces.append(Piece("in", "".join(edit.words)))
        at = edit.end
    pieces.append(Piece("same", "".join(words[at:])))
    return [piece for piece in pieces if piece.text]


def _edits(base: list[str], other: list[str]) -> Iterator[_Edit]:
    from rapidfuzz.distance import Indel

    pending: _Edit | None = None
    for code in Indel.opcodes(base, other):
        if code.tag == "equal":
            same = base[code.src_start : code.src_end]
            if pending and all(word.isspace() for word in same) and code.src_end - code.src_start == 1:
                # A blank alone between two changes parts nothing: the words around it changed as one.
                pending = _Edit(pending.start, code.src_end, (*pending.words, *same))
                continue
            if pending:
                yield _without_blank(pending, base)
            pending = None
            continue
        words = tuple(other[code.dest_start : code.dest_end])
        start = code.src_start if pending is None else pending.start
        pending = _Edit(start, code.src_end, words if pending is None else (*pending.words, *words))
    if pending:
        yield _without_blank(pending, base)


def _without_blank(edit: _Edit, base: list[str]) -> _Edit:
    """The edit without blanks that both sides end in."""
    start, end, words = edit.start, edit.end, edit.words
    while end > start and words and base[end - 1] == words[-1] and words[-1].isspace():
        end, words = end - 1, words[:-1]
    return _Edit(start, end, words)


def _joined(mine: list[_Edit], now: list[_Edit]) -> list[_Edit] | None:
    """Both lists of edits in order of place; None where two touch and are not the same."""
    edits: list[_Edit] = []
    for edit in sorted({*mine, *now}, key=lambda each: (each.start, each.end)):
        if edits and _collide(edits[-1], edit):
            return None
        edits.append(edit)
    return edits


def _collide(first: _Edit, second: _Edit) -> bool:
    return (
        second.start < first.end
        or (second.start == first.start)
        or (second.start == first.end and second.start == second.end)
    )
