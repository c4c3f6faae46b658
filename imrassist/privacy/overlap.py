"""Overlap: which findings stand, when several want the same words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from imrassist.privacy.span import Span
from imrassist.privacy.tokens import Token


class Taken:
    """The findings of one text so far. What comes first keeps its place; its words are hidden from what comes later."""

    def __init__(self, text: str, words: Sequence[Token]) -> None:
        """For a text and its words, of which none is hidden yet."""
        self._text = text
        self._words = words
        self._starts = [word.start for word in words]
        self._spans: list[Span] = []
        self._ends: list[int] = []
        self._begins: list[int] = []

    @property
    def spans(self) -> tuple[Span, ...]:
        """The findings, in the order of the text."""
        return tuple(self._spans)

    def put(self, span: Span) -> bool:
        """Take this finding, if its place is free. Whether it was."""
        if span.start >= span.end:
            return False
        at = bisect_left(self._begins, span.start)
        if (at < len(self._spans) and self._begins[at] < span.end) or (at > 0 and self._ends[at - 1] > span.start):
            return False
        self._spans.insert(at, span)
        self._begins.insert(at, span.start)
        self._ends.insert(at, span.end)
        self.hide(span.start, span.end)
        return True

    def hide(self, start: int, end: int) -> None:
        """Keep the words of this stretch from being found as anything else."""
        at = bisect_left(self._starts, start)
        if at > 0 and self._words[at - 1].end > start:
            at -= 1
        while at < len(self._words) and self._words[at].start < end:
            self._words[at].hidden = True
            at += 1

    def next_word(self, end: int) -> int:
        """Where the word begins that follows this place; -1 when there is none in the same line."""
        at = bisect_right(self._starts, end - 1)
        if at >= len(self._words) or self._text[end : self._starts[at]].strip(" ") or self._words[at].hidden:
            return -1
        return self._starts[at]
