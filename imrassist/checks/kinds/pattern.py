"""pattern: anything that a bounded pattern finds in the report."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, Passage, TextKind
from imrassist.checks.prose import in_quotes, sentence_at


def judge(check: Check, passage: Passage) -> Iterator[Hit]:
    """One hit for each thing found, none overlapping another."""
    text = passage.text
    spans = sorted((found.start(), -found.end()) for pattern in check["find"] for found in pattern.finditer(text))
    done = 0
    for start, minus_end in spans:
        if start < done or (not check["quoted"] and in_quotes(text, start)):
            continue
        done = -minus_end
        words = {"found": " ".join(text[start:done].split())}
        yield Hit(passage=passage, start=start, end=done, words=words, judged=sentence_at(text, start))


KIND = TextKind(
    keys={"find": Key(type="pattern", need=True), "quoted": Key(type="flag", default=True)},
    gives=frozenset({"found"}),
    judge=judge,
)
