"""word_budget: a part of the report, or any one passage of it, that is far longer or shorter than such parts are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged, Order
from imrassist.interview.question import Form

_WHOLE = ""


def gather(_check: Check, passage: Passage) -> int | None:
    """The number of its words."""
    return len(passage.words) or None


def judge(check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, int]]) -> Iterator[Hit]:
    """One hit when all words together are more than `most`, or fewer than `least`; with `each`, one for each passage.

    What is not written yet is not too short: nothing is said while there are no words at all.
    """
    index = Words(check)
    for passage, count in gathered:
        index.put(passage, count)
    hits = dict(index.judge(facts, lambda _: (0,), anew=True))
    yield from hits.get(_WHOLE, ())
    for passage, _ in gathered:
        yield from hits.get(repr(passage.key), ())


class Words:
    """The words of each passage, and of all of them."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._words: dict[str, tuple[Passage, int]] = {}
        self._sum = 0
        self._touched: set[str] = set()

    def put(self, passage: Passage, value: int) -> None:
        """See `PassageIndex`."""
        self._words[repr(passage.key)] = (passage, value)
        self._sum += value
        self._touched.add(repr(passage.key))

    def drop(self, passage: Passage, value: int) -> None:
        """See `PassageIndex`."""
        self._words.pop(repr(passage.key), None)
        self._sum -= value
        self._touched.add(repr(passage.key))

    def judge(self, facts: Facts | None, order: Order, *, anew: bool) -> Judged:
        """See `PassageIndex`."""
        del facts, order, anew  # neither answers nor the order of the passages change how many words there are
        groups, self._touched = self._touched, set()
        if self._check["each"]:
            for group in groups:
                yield group, list(self._one(group))
        elif groups:
            yield _WHOLE, list(self._all())

    def _one(self, group: str) -> Iterator[Hit]:
        held = self._words.get(group)
        if held and self._is_off(held[1]):
            passage, count = held
            yield Hit(passage=passage, start=0, end=len(passage.text), words=self._said(count), judged=passage.text)

    def _all(self) -> Iterator[Hit]:
        if self._sum and self._is_off(self._sum):
            yield Hit(question=self._check["place"] or "", words=self._said(self._sum), judged=[])

    def _is_off(self, count: int) -> bool:
        most, least = self._check["most"], self._check["least"]
        return (most is not None and count > most) or (least is not None and count < least)

    def _said(self, count: int) -> dict[str, str]:
        return {"n": str(count), "most": str(self._check["most"] or ""), "least": str(self._check["least"] or "")}


def index(check: Check, _form: Form) -> Words:
    """What is kept from change to change."""
    return Words(check)


KIND = GatherKind(
    keys={
        "most": Key(type="number"),
        "least": Key(type="number"),
        "each": Key(type="flag", default=False),
        "place": Key(type="place"),
    },
    gives=frozenset({"n", "most", "least"}),
    gather=gather,
    judge=judge,
    index=index,
    only_places=True,
)
