"""row_condition: every row of a table for which a condition is known to be true."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, RowKind, table_part
from imrassist.checks.facts import Facts
from imrassist.model.draft import Row


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit for the row."""
    if row is not None and facts.holds(check["when"], row):
        yield Hit(question=check["place"], row=row.id)


KIND = RowKind(
    keys={
        "table": Key(type="table", need=True),
        "when": Key(type="condition", need=True),
        "place": Key(type="place", need=True),
    },
    judge=judge,
    parts=table_part,
)
