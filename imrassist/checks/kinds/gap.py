"""gap: a stretch of many days without an entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import counted
from imrassist.model.dates import Day
from imrassist.model.draft import Row


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for each stretch longer than `days`, placed on the entry that ends it.

    Only between two entries for which `where` holds: how long nothing was done before the first and after the last is
    for the period's own checks.
    """
    name = check["day"]
    dated = [(day, row) for row in facts.rows(facts.question(name).each) if (day := _day(check, facts, row))]
    dated.sort(key=lambda each: each[0])
    for (before, _), (after, row) in pairwise(dated):
        days = (after - before).days
        if days > check["days"]:
            words = {"found": Day(before).short, "other": Day(after).short, "days": counted(days, "day")}
            judged = [before.isoformat(), after.isoformat()]
            yield Hit(question=check["place"] or name, row=row.id, words=words, judged=judged)


def _day(check: Check, facts: Facts, row: Row) -> date | None:
    return facts.day(check["day"], row) if facts.holds(check["where"], row) else None


KIND = WholeKind(
    keys={
        "day": Key(type="question", need=True),
        "days": Key(type="number", need=True),
        "where": Key(type="condition"),
        "place": Key(type="place"),
    },
    gives=frozenset({"found", "other", "days"}),
    judge=judge,
)
