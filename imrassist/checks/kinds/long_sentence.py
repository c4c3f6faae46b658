"""long_sentence: a sentence of more words than a reader holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from imrassist.checks.check import Check, Hit, Key, Passage, TextKind
from imrassist.checks.prose import sentences


def judge(check: Check, passage: Passage) -> Iterator[Hit]:
    """One hit for each; a list parted by semicolons is counted part by part."""
    text = passage.text
    if len(passage.words) <= check["most"]:
        return
    starts = [word.start for word in passage.words]
    for span in sentences(text):
        stops = [span.start, *(n for n in range(span.start, span.end) if text[n] in ";:"), span.end]
        longest = max(bisect_left(starts, end) - bisect_left(starts, start) for start, end in pairwise(stops))
        if longest > check["most"]:
            sentence = text[span.start : span.end]
            words = {"n": str(longest), "found": _opening(sentence)}
            yield Hit(passage=passage, start=span.start, end=span.end, words=words, judged=sentence)


def _opening(sentence: str) -> str:
    return " ".join(sentence.split()[:6]) + "..."


KIND = TextKind(
    keys={"most": Key(type="number", default=40)},
    gives=frozenset({"n", "found"}),
    judge=judge,
)
