"""why_not: why a question of the form is not asked now, in words: the other way round from "why am I asked this"."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from imrassist.interview import order
from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import Form, Question
from imrassist.interview.wording import in_words, listed
from imrassist.model.answer import Park
from imrassist.model.draft import Draft, Row

_DEEP = 3
"""So far back is it told why the question before was not asked either."""


def why_not(form: Form, draft: Draft, question: Question, row: Row | None = None) -> str:
    """Why this question is not asked now, of this row; empty when it is asked, sentences otherwise.

    Of a question that is asked of each row of a table, without a row: that there is none; or, where none of the rows
    brings it up, what keeps it from being asked of the first.
    """
    if question.each and row is None:
        rows = draft.rows.get(question.each, ())
        if any(not why_not(form, draft, question, each) for each in rows):
            return ""
        return of_none(form, draft, question)
    scope = Scope(form=form, draft=draft, row=row)
    if scope.asked(question) is not False:
        turned = order.asked(form, draft, question, row) is not False
        return "" if turned else "It is never asked in turn: something else that you do answers it."
    return _because(question, scope, _DEEP)


def of_none(form: Form, draft: Draft, question: Question) -> str:
    """The same for a question of rows that is known to be asked of none: what keeps it from the first."""
    rows, table = draft.rows.get(question.each, ()), form.tables[question.each]
    if not rows:
        return f"It is asked of each {table.one}, and there is none yet."
    first = why_not(form, draft, question, rows[0])
    return f"It is asked of none of the {table.many} so far. Of the first: {first}" if len(rows) > 1 else first


def waits_for(form: Form, draft: Draft, question: Question, row: Row | None = None) -> str:
    """What must be answered before it is known whether this question is asked; empty when that is known."""
    scope = Scope(form=form, draft=draft, row=row)
    if not question.when or (question.each and row is None) or scope.asked(question) is not None:
        return ""
    names = sorted(name for name in parse(question.when).names if name in form.questions)
    waited = [_called(form.questions[name]) for name in names if _open(form.questions[name], scope)]
    are = "are" if len(waited) > 1 else "is"
    return f"Whether it is asked hangs on {listed(waited)}, which {are} open." if waited else ""


def _because(question: Question, scope: Scope, deep: int) -> str:
    """What the parts of its condition that do not hold speak of."""
    names = list(dict.fromkeys(name for part in _failing(question.when, scope) for name in sorted(parse(part).names)))
    told = [said for name in names if (said := _one(name, scope))]
    reasons = (
        f"It is not asked because {'; '.join(told)}." if told else "What was answered so far does not call for it."
    )
    for name in names if deep else ():
        other = scope.question(name)
        if other and other.each in ("", question.each) and scope.asked(other) is False:
            return f"{reasons} And that: {_lower(_because(other, scope, deep - 1))}"
    return reasons


def _failing(text: str, scope: Scope) -> Iterable[str]:
    """The parts, joined by "and", that are known not to hold; all of it when no part alone does not."""
    node = ast.parse(text.strip(), mode="eval").body
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        parts = [ast.unparse(each) for each in node.values]
        return [part for part in parts if parse(part).value(scope) is False] or [text]
    return [text]


def _one(name: str, scope: Scope) -> str:
    """One name of a condition, as it stands now; empty for what cannot be told in a few words."""
    form, question = scope.form, scope.question(name)
    if question is None:
        table = form.tables.get(name)
        if table is None:
            return ""
        count = len(scope.draft.rows.get(name, ()))
        return f"there {'is' if count == 1 else 'are'} {count or 'no'} {table.one if count == 1 else table.many}"
    if question.each and (scope.row is None or scope.draft.table_of(scope.row.id) != question.each):
        return f"of the {form.tables[question.each].many}, {_called(question)} does not call for it"
    if scope.asked(question) is False:
        return f"{_called(question)} is not asked either"
    answer = scope.answer(name)
    if answer is None:
        return f"{_called(question)} has no answer yet"
    if answer.parked in (Park.LATER, Park.ASK):
        return f"{_called(question)} was left open"
    if question.kind == "table":
        return f"{_called(question)} was answered: {'there are none' if answer.value == 'none' else 'all are there'}"
    said = " ".join(in_words(question, answer, form, scope.draft).split())
    return f"{_called(question)} was answered: {said if len(said) <= 80 else said[:77].rstrip() + '...'}"


def _called(question: Question) -> str:
    return f'"{question.short or question.ask}"'


def _open(question: Question, scope: Scope) -> bool:
    answer = scope.answer(question.id)
    return answer is None or answer.parked in (Park.LATER, Park.ASK)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
