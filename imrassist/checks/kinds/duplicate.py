"""duplicate: two rows that say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import content_words
from imrassist.model.draft import Row

_LOOKED_BACK = 40
"""How many rows of the same sort one is held against."""


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for each row that repeats an earlier one, placed on the later.

    Rows are alike when all answers of `same` are equal and given, and at least `share` of the words of `similar` are
    in both.
    """
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in facts.rows(check["table"]):
        answers = [facts.answer(name, row) for name in check["same"]]
        values = tuple(answer.value for answer in answers if answer and answer.value is not None)
        if len(values) == len(answers):
            groups.setdefault(values, []).append(row)
    for rows in groups.values():
        told: set[str] = set()
        for first, second in _pairs(rows):
            if second.id not in told and _alike(check, facts, first, second):
                told.add(second.id)
                texts = [facts.text(check["similar"], row) for row in (first, second)]
                yield Hit(
                    question=check["similar"],
                    row=second.id,
                    words={"other": facts.label(first)},
                    judged=[first.id, *texts],
                )


def _pairs(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Each row with those just before it, the earliest first: a table all of one day must not take for ever."""
    for at, second in enumerate(rows):
        for first in islice(rows, max(0, at - _LOOKED_BACK), at):
            yield first, second


def _alike(check: Check, facts: Facts, first: Row, second: Row) -> bool:
    a = content_words(facts.text(check["similar"], first))
    b = content_words(facts.text(check["similar"], second))
    return len(a | b) >= 3 and len(a & b) >= check["share"] * len(a | b)


KIND = WholeKind(
    keys={
        "table": Key(type="table", need=True),
        "same": Key(type="questions", need=True),
        "similar": Key(type="question", need=True),
        "share": Key(type="number", default=0.8),
    },
    gives=frozenset({"other"}),
    judge=judge,
)
