"""tally: the numbers that a form works out from rows, such as how often Child 1 was seen."""

from __future__ import annotations

from functools import partial

from imrassist.interview.condition import Scope, counted, parse
from imrassist.interview.question import Tally

_ALL = ""


def tally(spec: Tally, scope: Scope) -> int:
    """How many rows count; 0 for a tally of each row when the scope has none.

    Rows whose condition is not known yet do not count.
    """
    if spec.each and scope.row is None:
        return 0
    return counted(scope, f"tally {spec.id}", spec.rows, leans_on(spec), partial(counts_under, spec))[
        under_of(spec, scope)
    ]


def leans_on(spec: Tally) -> list[str]:
    """All names that a tally looks at in the rows it counts."""
    return [*parse(spec.where).names, *filter(None, (spec.offered, spec.holds))]


def under_of(spec: Tally, scope: Scope) -> str:
    """Under what the rows that count are found: the row of the scope, where the tally is of each."""
    return scope.row.id if spec.holds and scope.row is not None else _ALL


def counts_under(spec: Tally, own: Scope) -> tuple[str, ...]:
    """Under what a row counts: for all, and for each row that it points to."""
    if spec.where and not parse(spec.where).holds(own):
        return ()
    if spec.offered and own.asked(own.form.questions[spec.offered]) is not True:
        return ()
    answer = own.row.answers.get(spec.holds) if spec.holds and own.row else None
    if answer is None or answer.value is None:
        return (_ALL,)
    return (_ALL, *set(answer.value if isinstance(answer.value, tuple) else (answer.value,)))
