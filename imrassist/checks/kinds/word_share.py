"""word_share: one part of the report that is long against another: much history, little analysis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged, Order
from imrassist.interview.question import Form


def gather(_check: Check, passage: Passage) -> int | None:
    """The number of its words."""
    return len(passage.words) or None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, int]]) -> Iterator[Hit]:
    """One hit when the sections of `long` have more than `times` the words of those of `against`.

    Nothing is said while either has fewer than `least` words.
    """
    if facts is None:
        return
    sums: Counter[str] = Counter()
    for passage, count in gathered:
        sums[passage.section] += count
    yield from _held(check, facts.form, sums)


def _held(check: Check, form: Form, sums: Counter[str]) -> Iterator[Hit]:
    long, against = (
        sum(sums[section] for section in {form.questions[name].section for name in check[key]})
        for key in ("long", "against")
    )
    if against >= check["least"] and long > check["times"] * against:
        words = {"n": str(long), "all": str(against)}
        yield Hit(question=check["place"], words=words, judged=[])


class Sums:
    """The words of each section, added up."""

    def __init__(self, check: Check, form: Form) -> None:
        self._check = check
        self._form = form
        self._sums: Counter[str] = Counter()
        self._stale = True

    def put(self, passage: Passage, value: int) -> None:
        """See `PassageIndex`."""
        self._sums[passage.section] += value
        self._stale = True

    def drop(self, passage: Passage, value: int) -> None:
        """See `PassageIndex`."""
        self._sums[passage.section] -= value
        self._stale = True

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        del order
        if self._stale or anew:
            self._stale = False
            yield "", list(_held(self._check, self._form, self._sums)) if facts else []


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
    index=Sums,
    only_places=True,
)
