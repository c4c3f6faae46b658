"""in_order: the rows of a table in the order the report shows them."""

from __future__ import annotations

from imrassist.interview.question import Form
from imrassist.model.draft import Draft, Row


def in_order(form: Form, draft: Draft, table: str) -> tuple[Row, ...]:
    """The rows of a table: by day and time, or by what was chosen, where the form sorts it; then as entered.

    Rows without a day or a choice come last.
    """
    rows = draft.rows.get(table, ())
    spec = form.tables.get(table)
    if spec is None or not spec.sort:
        return rows
    chosen = form.questions.get(spec.sort)
    if chosen is not None and chosen.kind == "choice":
        at = {option.id: number for number, option in enumerate(chosen.options)}
        return tuple(sorted(rows, key=lambda row: at.get(_given(row, chosen.id), len(at))))
    if spec.sort != "day":
        return rows
    roles = {q.role: q.id for q in form.questions.values() if q.each == table and q.role in ("day", "time")}
    return tuple(
        sorted(rows, key=lambda row: (_given(row, roles.get("day", "")) or "9999", _given(row, roles.get("time", ""))))
    )


def _given(row: Row, question: str) -> str:
    answer = row.answers.get(question)
    return answer.value if answer and isinstance(answer.value, str) else ""
