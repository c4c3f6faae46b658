"""without_words: a passage that has none of the words that such a passage should have."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, Passage, TextKind
from imrassist.checks.prose import phrases_of


def judge(check: Check, passage: Passage) -> Iterator[Hit]:
    """One hit for a passage of at least `least` words with none of `words`, and nothing that `find` finds."""
    if len(passage.words) < check["least"] or any(each.search(passage.text) for each in check["find"] or ()):
        return
    if any(True for _ in phrases_of(check["words"]).find(passage.text, passage.words)):
        return
    found = " ".join(passage.text.split()[:6])
    yield Hit(passage=passage, start=0, end=len(passage.text), words={"found": f"{found} ..."}, judged=passage.text)


KIND = TextKind(
    keys={
        "words": Key(type="words", need=True),
        "find": Key(type="pattern"),
        "least": Key(type="number", default=12),
    },
    gives=frozenset({"found"}),
    judge=judge,
)
