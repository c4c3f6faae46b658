"""word_share: one part of the report that is long against another: much history, little analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts


def gather(_check: Check, passage: Passage) -> int | None:
    """The number of its words."""
    return len(passage.words) or None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, int]]) -> Iterator[Hit]:
    """One hit when the sections of `long` have more than `times` the words of those of `against`.

    Nothing is said while either has fewer than `least` words.
    """
    if facts is None:
        return
    long, against = (_count(facts, check[key], gathered) for key in ("long", "against"))
    if against >= check["least"] and long > check["times"] * against:
        words = {"n": str(long), "all": str(against)}
        yield Hit(question=check["place"], words=words, judged=[])


def _count(facts: Facts, names: tuple[str, ...], gathered: Sequence[tuple[Passage, int]]) -> int:
    sections = {facts.question(name).section for name in names}
    return sum(count for passage, count in gathered if passage.section in sections)


KIND = GatherKind(
    keys={
        "long": Key(type="questions", need=True),
        "against": Key(type="questions", need=True),
        "times": Key(type="number", default=1),
        "least": Key(type="number", default=100),
        "place": Key(type="place"),
    },
    gives=frozenset({"n", "all"}),
    gather=gather,
    judge=judge,
)
