"""tally: the numbers that a form works out from rows, such as how often Child 1 was seen."""

from __future__ import annotations

from functools import partial

from imrassist.interview.condition import Scope, counted, parse
from imrassist.interview.question import Tally
from imrassist.model.draft import Row

_ALL = ""


def tally(spec: Tally, scope: Scope) -> int:
    """How many rows count; 0 for a tally of each row when the scope has none.

    Rows whose condition is not known yet do not count.
    """
    if spec.each and scope.row is None:
        return 0
    return counted(scope, f"tally {spec.id}", spec.rows, _names(spec), partial(_counts, spec))[
        scope.row.id if spec.holds and scope.row is not None else _ALL
    ]


def _names(spec: Tally) -> list[str]:
    return [*parse(spec.where).names, *filter(None, (spec.offered, spec.holds))]


def counts_for(spec: Tally, scope: Scope, row: Row) -> bool:
    """Whether this row counts, for the row of the scope where the tally is of each."""
    under = scope.row.id if spec.holds and scope.row is not None else _ALL
    return under in _counts(spec, scope.of(row))


def _counts(spec: Tally, own: Scope) -> tuple[str, ...]:
    """Under what a row counts: for all, and for each row that it points to."""
    if spec.where and not parse(spec.where).holds(own):
        return ()
    if spec.offered and own.asked(own.form.questions[spec.offered]) is not True:
        return ()
    answer = own.row.answers.get(spec.holds) if spec.holds and own.row else None
    if answer is None or answer.value is None:
        return (_ALL,)
    return (_ALL, *set(answer.value if isinstance(answer.value, tuple) else (answer.value,)))
