"""tally: the numbers that a form works out from rows, such as how often Child 1 was seen."""

from __future__ import annotations

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import Tally
from imrassist.model.draft import Row


def tally(spec: Tally, scope: Scope) -> int:
    """How many rows count; 0 for a tally of each row when the scope has none.

    Rows whose condition is not known yet do not count.
    """
    if spec.each and scope.row is None:
        return 0
    return sum(1 for row in scope.draft.rows.get(spec.rows, ()) if counts_for(spec, scope, row))


def counts_for(spec: Tally, scope: Scope, row: Row) -> bool:
    """Whether this row counts, for the row of the scope where the tally is of each."""
    own = scope.of(row)
    if spec.where and not parse(spec.where).holds(own):
        return False
    if spec.offered:
        question = scope.form.questions[spec.offered]
        if own.asked(question) is not True:
            return False
    if spec.holds and scope.row is not None:
        answer = row.answers.get(spec.holds)
        return bool(answer and isinstance(answer.value, tuple) and scope.row.id in answer.value) or bool(
            answer and answer.value == scope.row.id
        )
    return True
