"""required_link: a row that no other row points to, or that points to none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.model.draft import Row


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for each such row of the table.

    `linked_from`: questions of other rows, one of which must hold this row. `links_to`: the row's own questions, one
    of which must hold a row that is still there. A link that is parked as "does not apply" is an answer.
    """
    reached = [
        facts.counted(
            f"links {check.id} {name}",
            facts.question(name).each,
            [name, *(check["by"].names if check["by"] else ())],
            partial(_targets, check, facts, name),
        )
        for name in check["linked_from"] or ()
    ]
    for row in facts.rows(check["table"]):
        if not facts.holds(check["where"], row):
            continue
        if check["linked_from"] and not any(those[row.id] for those in reached):
            yield Hit(question=check["place"], row=row.id, judged=[row.id, "not reached"])
        if check["links_to"] and not any(_points(facts, name, row.id) for name in check["links_to"]):
            yield Hit(question=check["place"], row=row.id, judged=[row.id, "points nowhere"])


def _targets(check: Check, facts: Facts, name: str, row: Row) -> tuple[str, ...]:
    return tuple(set(facts.ids(name, row))) if facts.holds(check["by"], row) else ()


def _points(facts: Facts, name: str, row_id: str) -> bool:
    row = facts.by_id[row_id]
    answer = facts.answer(name, row)
    if answer is not None and answer.parked is not None:
        return answer.parked in ("no_record", "not_apply")
    return any(target in facts.by_id for target in facts.ids(name, row)) or facts.asked(name, row) is False


KIND = WholeKind(
    keys={
        "table": Key(type="table", need=True),
        "where": Key(type="condition"),
        "linked_from": Key(type="questions"),
        "by": Key(type="condition"),
        "links_to": Key(type="questions"),
        "place": Key(type="place", need=True),
    },
    judge=judge,
)
