"""Passages: the stretches of a document, searched as one text, so that a name told in one is known in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from imrassist.privacy.find import Finder
from imrassist.privacy.span import Span

_BETWEEN = "\n\n"
"""No finding reaches over a blank line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One stretch of a document: an answer, a paragraph, a cell, a comment."""

    text: str = field(repr=False)
    where: str = ""
    """In words or by id, for whoever looks for it; empty for a document of one passage."""
    may_hold: frozenset[str] = frozenset()
    """Kinds of finding that belong here, such as the name of the author on the front sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One finding and the passage that it stands in."""

    passage: Passage
    span: Span
    """Its offsets count characters of that passage."""


def mark(finder: Finder, passages: Sequence[Passage], heard: Iterable[str] = ()) -> tuple[Marked, ...]:
    """Everything found in these passages, in their order.

    They are read one after the other, as a person reads them: of several people with one surname the one named last is
    likeliest, and a stranger's name told in full in one passage is known in each other. Cost grows with the length of
    all passages together, not with their number.
    """
    starts: list[int] = []
    at = 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + len(_BETWEEN)
    whole = _BETWEEN.join(passage.text for passage in passages)
    found: list[Marked] = []
    for span in finder.spans(whole, heard):
        number = bisect_right(starts, span.start) - 1
        passage, start = passages[number], starts[number]
        end = min(span.end - start, len(passage.text))
        if span.kind not in passage.may_hold and end > span.start - start:
            text = passage.text[span.start - start : end]
            found.append(Marked(passage=passage, span=replace(span, start=span.start - start, end=end, text=text)))
    return tuple(found)
