"""retold: a passage that repeats whole runs of words from another part of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts

_RUN = 6
"""Words in a row that are a run."""


def gather(_check: Check, passage: Passage) -> frozenset[int] | None:
    """The runs of six words, as numbers; None for short passages."""
    texts = [word.text for word in passage.words]
    runs = frozenset(hash(tuple(texts[n : n + _RUN])) for n in range(len(texts) - _RUN + 1))
    return runs or None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, frozenset[int]]]) -> Iterator[Hit]:
    """One hit for each passage of the sections of `judged` with at least `share` of its runs in those of `told_in`."""
    if facts is None:
        return
    told_in = {facts.question(name).section for name in check["told_in"]}
    judged = {facts.question(name).section for name in check["judged"]}
    told = frozenset().union(*(runs for passage, runs in gathered if passage.section in told_in))
    for passage, runs in gathered:
        if passage.section not in judged or len(runs) < check["least"]:
            continue
        share = len(runs & told) / len(runs)
        if share >= check["share"]:
            yield Hit(
                passage=passage,
                start=0,
                end=len(passage.text),
                words={"percent": str(round(100 * share))},
                judged=passage.text,
            )


KIND = GatherKind(
    keys={
        "judged": Key(type="questions", need=True),
        "told_in": Key(type="questions", need=True),
        "share": Key(type="number", default=0.5),
        "least": Key(type="number", default=15),
    },
    gives=frozenset({"percent"}),
    gather=gather,
    judge=judge,
)
