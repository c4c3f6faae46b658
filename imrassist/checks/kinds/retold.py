"""retold: a passage that repeats whole runs of words from another part of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged, Order
from imrassist.interview.question import Form

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
    index = Runs(check, facts.form)
    for passage, runs in gathered:
        index.put(passage, runs)
    hits = dict(index.judge(facts, lambda _: (0,), anew=True))
    for passage, _ in gathered:
        yield from hits.get(_group(passage), ())


class Runs:
    """How often each run is told, and which passages hold it that must not merely tell it again."""

    def __init__(self, check: Check, form: Form) -> None:
        self._check = check
        self._told_in = {form.questions[name].section for name in check["told_in"]}
        self._judged_in = {form.questions[name].section for name in check["judged"]}
        self._told: Counter[int] = Counter()
        self._judged: dict[str, tuple[Passage, frozenset[int]]] = {}
        self._holds: dict[int, set[str]] = {}
        self._again: Counter[str] = Counter()
        """How many runs of a judged passage are told."""
        self._touched: set[str] = set()

    def put(self, passage: Passage, value: frozenset[int]) -> None:
        """See `PassageIndex`."""
        if passage.section in self._told_in:
            for run in value:
                self._told[run] += 1
                if self._told[run] == 1:
                    self._tell(run, 1)
        if passage.section in self._judged_in and len(value) >= self._check["least"]:
            group = _group(passage)
            self._judged[group] = (passage, value)
            for run in value:
                self._holds.setdefault(run, set()).add(group)
            self._again[group] = sum(1 for run in value if self._told[run] > 0)
            self._touched.add(group)

    def drop(self, passage: Passage, value: frozenset[int]) -> None:
        """See `PassageIndex`."""
        group = _group(passage)
        if self._judged.pop(group, None):
            for run in value:
                self._holds[run].discard(group)
            del self._again[group]
            self._touched.add(group)
        if passage.section in self._told_in:
            for run in value:
                self._told[run] -= 1
                if not self._told[run]:
                    del self._told[run]
                    self._tell(run, -1)

    def _tell(self, run: int, by: int) -> None:
        for group in self._holds.get(run, ()):
            self._again[group] += by
            self._touched.add(group)

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        del order
        groups = {*self._touched, *(self._judged if anew else ())}
        self._touched = set()
        for group in groups:
            held = self._judged.get(group)
            share = self._again[group] / len(held[1]) if held else 0
            hits = []
            if held and facts and share >= self._check["share"]:
                words = {"percent": str(round(100 * share))}
                text = held[0].text
                hits.append(Hit(passage=held[0], start=0, end=len(text), words=words, judged=text))
            yield group, hits


def _group(passage: Passage) -> str:
    return repr(passage.key)


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
    index=Runs,
    only_places=True,
)
