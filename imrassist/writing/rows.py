"""in_order: the rows of a table in the order the report shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from imrassist.interview.question import Form
from imrassist.model.differing import differing, replaced
from imrassist.model.draft import Draft, Row

_Sorted = tuple[Form, tuple[Row, ...], tuple[Row, ...], dict[str, int]]
_last: dict[str, _Sorted] = {}
"""By table: the rows that were put in order last, as they came and in order, and where each stands."""


def in_order(form: Form, draft: Draft, table: str) -> tuple[Row, ...]:
    """The rows of a table: by day and time, or by what was chosen, where the form sorts it; then as entered.

    Rows without a day or a choice come last.
    """
    rows = draft.rows.get(table, ())
    key = _key(form, table)
    return rows if key is None or not rows else _ordered(form, table, rows, key)[2]


def sorted_by(form: Form, table: str) -> frozenset[str]:
    """The questions that the order of a table hangs on; none where rows stand as they were entered."""
    spec = form.tables.get(table)
    if spec is None or not spec.sort:
        return frozenset()
    if spec.sort == "day":
        return frozenset(_roles(form, table).values())
    return frozenset({spec.sort} & form.questions.keys())


def _ordered(form: Form, table: str, rows: tuple[Row, ...], key: Callable[[Row], Any]) -> _Sorted:
    """In order; a row that has other answers than last time, and the same place, only takes that place."""
    known = _last.get(table)
    if known is not None and known[0] is form:
        if known[1] is rows:
            return known
        at = differing(known[1], rows)
        if at is not None and all(known[1][n].id == rows[n].id and key(known[1][n]) == key(rows[n]) for n in at):
            ordered = replaced(known[2], [(known[3][rows[n].id], rows[n]) for n in at])
            found = (form, rows, ordered, known[3])
            _last[table] = found
            return found
    in_turn = tuple(sorted(rows, key=key))
    _last[table] = found = (form, rows, in_turn, {row.id: n for n, row in enumerate(in_turn)})
    return found


def _key(form: Form, table: str) -> Callable[[Row], Any] | None:
    spec = form.tables.get(table)
    if spec is None or not spec.sort:
        return None
    chosen = form.questions.get(spec.sort)
    if chosen is not None and chosen.kind == "choice":
        at = {option.id: number for number, option in enumerate(chosen.options)}
        return lambda row: at.get(_given(row, chosen.id), len(at))
    if spec.sort != "day":
        return None
    roles = _roles(form, table)
    day, time = roles.get("day", ""), roles.get("time", "")
    return lambda row: (_given(row, day) or "9999", _given(row, time))


def _roles(form: Form, table: str) -> dict[str, str]:
    return {q.role: q.id for q in form.questions.values() if q.each == table and q.role in ("day", "time")}


def _given(row: Row, question: str) -> str:
    answer = row.answers.get(question)
    return answer.value if answer and isinstance(answer.value, str) else ""
