"""tally: the numbers that a form works out from rows, such as how often Child 1 was seen."""

from __future__ import annotations

from functools import partial

from imrassist.interview.condition import Scope, counted, parse
from imrassist.interview.lives import by_life, life_questions, lives
from imrassist.interview.question import Form, Tally

_ALL = ""


def tally(spec: Tally, scope: Scope) -> int:
    """How many rows count; 0 for a tally of each row when the scope has none.

    Rows whose condition is not known yet do not count.
    """
    if spec.each and scope.row is None:
        return 0
    return counted(scope, f"tally {spec.id}", spec.rows, leans_on(spec, scope.form), partial(counts_under, spec))[
        under_of(spec, scope)
    ]


def leans_on(spec: Tally, form: Form) -> list[str]:
    """All names that a tally looks at in the rows it counts."""
    life = life_questions(form) if by_life(form, spec) else []
    return [*parse(spec.where).names, *filter(None, (spec.offered, spec.holds)), *life]


def under_of(spec: Tally, scope: Scope) -> str:
    """Under what the rows that count are found: the row of the scope, where the tally is of each."""
    own = spec.holds or by_life(scope.form, spec)
    return scope.row.id if own and scope.row is not None else _ALL


def counts_under(spec: Tally, own: Scope) -> tuple[str, ...]:
    """Under what a row counts: for all, and for each row that it points to.

    Where people could have been seen it counts for nobody who was not yet born, or had died; without `holds` for
    everybody else.
    """
    if spec.where and not parse(spec.where).holds(own):
        return ()
    if spec.offered and own.asked(own.form.questions[spec.offered]) is not True:
        return ()
    living = lives(own.form, own.draft).on(own.row) if own.row and by_life(own.form, spec) else None
    if living is not None and not spec.holds:
        return (_ALL, *living)
    answer = own.row.answers.get(spec.holds) if spec.holds and own.row else None
    if answer is None or answer.value is None:
        return (_ALL,)
    held = set(answer.value if isinstance(answer.value, tuple) else (answer.value,))
    return (_ALL, *(held if living is None else held & living))
