"""in_order: the rows of a table in the order the report shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from imrassist.interview.question import Form
from imrassist.model.differing import differing, replaced
from imrassist.model.draft import Draft, Row

_Sorted = tuple[Form, tuple[Row, ...], tuple[Row, ...], dict[str, int]]
_LOOKED_AT = 4
"""How many drafts are looked at in turn: the one at hand, the same with what is being typed, one sent before."""
_last: dict[str, tuple[_Sorted, ...]] = {}
"""By table: the rows that were put in order last, as they came and in order, and where each stands; newest first."""


def in_order(form: Form, draft: Draft, table: str) -> tuple[Row, ...]:
    """The rows of a table: by day and time, or by what was chosen, where the form sorts it; then as entered.

    Rows without a day or a choice come last.
    """
    rows = draft.rows.get(table, ())
    key = _key(form, table)
    return rows if key is None or not rows else _ordered(form, table, rows, key)[2]


def alike(form: Form, table: str, one: Row, other: Row) -> bool:
    """Whether nothing but the order of entry parts two rows: only then does moving one show."""
    key = _key(form, table)
    return key is None or key(one) == key(other)


def sorted_by(form: Form, table: str) -> frozenset[str]:
    """The questions that the order of a table hangs on; none where rows stand as they were entered."""
    spec = form.tables.get(table)
    if spec is None or not spec.sort:
        return frozenset()
    if spec.sort == "day":
        return frozenset(_roles(form, table).values())
    return frozenset({spec.sort} & form.questions.keys())


def _ordered(form: Form, table: str, rows: tuple[Row, ...], key: Callable[[Row], Any]) -> _Sorted:
    """In order; rows put in order lately, or that differ from such in other answers than the order hangs on, are not
    sorted again.
    """
    known = _last.get(table, ())
    if known and known[0][1] is rows and known[0][0] is form:
        return known[0]
    found = next((each for each in known if each[1] is rows and each[0] is form), None)
    if found is None:
        found = next((made for each in known if each[0] is form and (made := _mended(each, rows, key))), None)
    if found is None:
        in_turn = tuple(sorted(rows, key=key))
        found = (form, rows, in_turn, {row.id: n for n, row in enumerate(in_turn)})
    _last[table] = (found, *(each for each in known if each is not found))[:_LOOKED_AT]
    return found


def _mended(known: _Sorted, rows: tuple[Row, ...], key: Callable[[Row], Any]) -> _Sorted | None:
    """What is known of other rows, brought up to these; None where they may stand in another order."""
    form, before, ordered, places = known
    at = differing(before, rows)
    if at is None or any(before[n].id != rows[n].id or key(before[n]) != key(rows[n]) for n in at):
        return None
    return form, rows, replaced(ordered, [(places[rows[n].id], rows[n]) for n in at]), places


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
