"""in_order: the rows of a table in the order the report shows them."""

from __future__ import annotations

from imrassist.interview.question import Form
from imrassist.model.draft import Draft, Row


def in_order(form: Form, draft: Draft, table: str) -> tuple[Row, ...]:
    """The rows of a table: by day, time, then as entered where the form sorts it; else as entered.

    Rows without a day come last.
    """
    rows = draft.rows.get(table, ())
    spec = form.tables.get(table)
    if spec is None or spec.sort != "day":
        return rows
    roles = {q.role: q.id for q in form.questions.values() if q.each == table and q.role in ("day", "time")}
    return tuple(
        sorted(rows, key=lambda row: (_given(row, roles.get("day", "")) or "9999", _given(row, roles.get("time", ""))))
    )


def _given(row: Row, question: str) -> str:
    answer = row.answers.get(question)
    return answer.value if answer and isinstance(answer.value, str) else ""
