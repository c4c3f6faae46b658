"""pattern: anything that a bounded pattern finds in the report."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, Passage, TextKind
from imrassist.checks.prose import Span, in_quotes, phrases_of, says, sentence_at


def judge(check: Check, passage: Passage) -> Iterator[Hit]:
    """One hit for each thing found, none overlapping another.

    With `unless`, none in a sentence that holds one of those words elsewhere.
    """
    text = passage.text
    spans = sorted((found.start(), -found.end()) for pattern in check["find"] for found in pattern.finditer(text))
    done = 0
    for start, minus_end in spans:
        if start < done or (not check["quoted"] and in_quotes(text, start)):
            continue
        done = -minus_end
        if check["unless"] and says(text, Span(start, start), phrases_of(check["unless"])):
            continue
        words = {"found": " ".join(text[start:done].split())}
        yield Hit(passage=passage, start=start, end=done, words=words, judged=sentence_at(text, start))


KIND = TextKind(
    keys={
        "find": Key(type="pattern", need=True),
        "quoted": Key(type="flag", default=True),
        "unless": Key(type="words"),
    },
    gives=frozenset({"found"}),
    judge=judge,
)
