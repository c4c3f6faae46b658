"""Passages: the stretches of a document, searched as one text, so that a name told in one is known in all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from imrassist.privacy.find import Finder
from imrassist.privacy.span import Span

_BETWEEN = "\n\n"
"""No finding reaches over a blank line."""


FILE_NAME = "name of the file"
"""Where a passage stands that is what a file is called."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """One abbreviation and the passage that it stands in."""

    passage: Passage
    start: int
    end: int
    text: str
    status: str
    """``undefined`` (never spelt out), ``before`` (spelt out only later), ``defined`` or ``allowed``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortened:
    """The abbreviations of a document, and what it spells out: short form and long form."""

    abbreviations: tuple[Short, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()


def shortened(passages: Sequence[Passage], allow: Iterable[str] = (), codes: Iterable[str] = ()) -> Shortened:
    """Every abbreviation in these passages, read one after the other as a person reads them."""
    from imrassist.privacy.lexicon import shipped

    passages = [each for each in passages if each.where != FILE_NAME]
    starts, whole = _joined(passages)
    read = shipped().read(whole, allow, codes)
    found = []
    for each in read.abbreviations:
        number = bisect_right(starts, each.start) - 1
        at = starts[number]
        found.append(
            Short(
                passage=passages[number],
                start=each.start - at,
                end=min(each.end - at, len(passages[number].text)),
                text=each.text,
                status=each.status,
            )
        )
    return Shortened(abbreviations=tuple(found), definitions=tuple((pair.short, pair.long) for pair in read.pairs))


def _joined(passages: Sequence[Passage]) -> tuple[list[int], str]:
    starts: list[int] = []
    at = 0
    for passage in passages:
        starts.append(at)
        at += len(passage.text) + len(_BETWEEN)
    return starts, _BETWEEN.join(passage.text for passage in passages)


def mark(finder: Finder, passages: Sequence[Passage], heard: Iterable[str] = ()) -> tuple[Marked, ...]:
    """Everything found in these passages, in their order.

    They are read one after the other, as a person reads them: of several people with one surname the one named last is
    likeliest, and a stranger's name told in full in one passage is known in each other. Cost grows with the length of
    all passages together, not with their number.
    """
    starts, whole = _joined(passages)
    found: list[Marked] = []
    for span in finder.spans(whole, heard):
        number = bisect_right(starts, span.start) - 1
        passage, start = passages[number], starts[number]
        end = min(span.end - start, len(passage.text))
        if span.kind not in passage.may_hold and end > span.start - start:
            text = passage.text[span.start - start : end]
            found.append(Marked(passage=passage, span=replace(span, start=span.start - start, end=end, text=text)))
    return tuple(found)
