"""gap: a stretch of many days without an entry."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from imrassist.checks.check import Check, Hit, IndexKind, Key
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged
from imrassist.checks.prose import counted
from imrassist.model.dates import Day
from imrassist.model.draft import Row


class Days:
    """The days on which there is an entry for which `where` holds, each with its rows.

    One hit for each stretch longer than `days` between two of them, placed on the first entry that ends it: how long
    nothing was done before the first and after the last is for the period's own checks.
    """

    def __init__(self, check: Check) -> None:
        self._check = check
        self._day: dict[str, date] = {}
        self._rows: dict[date, set[str]] = {}
        self._touched = False

    def put(self, facts: Facts, row: Row) -> None:
        """See `RowIndex`."""
        day = facts.day(self._check["day"], row) if facts.holds(self._check["where"], row) else None
        if day is not None and self._day.get(row.id) == day:
            return
        self.drop(row.id)
        if day is not None:
            self._day[row.id] = day
            self._rows.setdefault(day, set()).add(row.id)
            self._touched = True

    def drop(self, row_id: str) -> None:
        """See `RowIndex`."""
        day = self._day.pop(row_id, None)
        if day is not None:
            self._rows[day].discard(row_id)
            if not self._rows[day]:
                del self._rows[day]
            self._touched = True

    def judge(self, facts: Facts, *, anew: bool) -> Judged:
        """See `RowIndex`."""
        if not (self._touched or anew):
            return
        self._touched = False
        hits = []
        name = self._check["day"]
        for before, after in pairwise(sorted(self._rows)):
            days = (after - before).days
            if days > self._check["days"]:
                words = {"found": Day(before).short, "other": Day(after).short, "days": counted(days, "day")}
                row = min(self._rows[after], key=facts.draft.position)
                judged = [before.isoformat(), after.isoformat()]
                hits.append(Hit(question=self._check["place"] or name, row=row, words=words, judged=judged))
        yield "", hits


KIND = IndexKind(
    keys={
        "day": Key(type="question", need=True),
        "days": Key(type="number", need=True),
        "where": Key(type="condition"),
        "place": Key(type="place"),
    },
    gives=frozenset({"found", "other", "days"}),
    index=Days,
    table=lambda check, form: form.questions[check["day"]].each,
    needs=lambda check: frozenset({check["day"], *(check["where"].names if check["where"] else ())}),
)
