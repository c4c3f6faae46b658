"""Condition: the short strings over question ids that say when something applies; three-valued, never run as code."""

from __future__ import annotations

import ast
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row

if TYPE_CHECKING:
    from imrassist.interview.counts import Counts

Truth = bool | None
"""True, False, or None: not known yet."""


class _Unknown:
    """No answer yet, but there may be one."""


class _Missing:
    """Answered by "no record" or "does not apply", or never asked in turn and not done: known to have no value."""


class _NotAsked:
    """Its own condition is false: nothing compares with it."""


_TRUE, _OPEN = "true", "open"
UNKNOWN, MISSING, NOT_ASKED = _Unknown(), _Missing(), _NotAsked()
_Compare = Callable[[Any, Any], bool]
_ORDER: dict[type[ast.cmpop], _Compare] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
HELPERS = ("answered", "parked", "no_record", "not_apply", "count", "any_row")


class ConditionError(ValueError):
    """The text is no condition; says what is wrong in a sentence, without a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a condition is asked of: a draft, and a row of it where it is asked of a row."""

    form: Form
    draft: Draft
    row: Row | None = None
    alias: Mapping[str, str] = field(default_factory=dict)
    """Other names for questions and tables: a common check speaks in roles."""
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out already, by name: neither draft nor row ever changes, and many blocks ask the same."""
    shared: dict[str, dict[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """The same for every row of the draft, by its id."""
    counts: Counts | None = field(default=None, compare=False, repr=False)
    """What was counted in the rows of drafts before this one, where somebody keeps it."""

    def of(self, row: Row | None) -> Scope:
        """The same, asked of another row."""
        known = self.shared.setdefault(row.id if row else "", {})
        return Scope(
            form=self.form,
            draft=self.draft,
            row=row,
            alias=self.alias,
            known=known,
            shared=self.shared,
            counts=self.counts,
        )

    def question(self, name: str) -> Question | None:
        """The question of this name (or alias); None for a tally or a table."""
        return self.form.questions.get(self.alias.get(name, name))

    def answer(self, name: str) -> Answer | None:
        """The answer to this question, of the scope's row when it is one of its questions."""
        question = self.question(name)
        if question is None:
            return None
        if question.each:
            return self.row.answers.get(question.id) if self.row else None
        return self.draft.answers.get(question.id)

    def value(self, name: str) -> Any:
        """What the name stands for: text, tuple, whole number, or one of UNKNOWN, MISSING, NOT_ASKED."""
        if name not in self.known:
            self.known[name] = self._value(name)
        return self.known[name]

    def asked(self, question: Question) -> Truth:
        """Whether this question is asked here; None while an answer it depends on is open."""
        if not question.when:
            return True
        key = f"?{question.id}"
        if key not in self.known:
            self.known[key] = parse(question.when).value(self._plain())
        truth: Truth = self.known[key]
        return truth

    def _value(self, name: str) -> Any:
        question = self.question(name)
        if question is None:
            if name in self.form.tallies:
                from imrassist.interview.tally import tally

                return tally(self.form.tallies[name], self)
            return UNKNOWN
        if self.asked(question) is False:
            return NOT_ASKED
        answer = self.answer(name)
        if answer is None and question.unasked:
            return MISSING  # nothing will ask it, so what would answer it has not been done
        if answer is None or answer.parked in (Park.LATER, Park.ASK):
            return UNKNOWN
        return MISSING if answer.parked else answer.value

    def _plain(self) -> Scope:
        """The same without aliases: a form's own conditions speak in its own ids."""
        return Scope(form=self.form, draft=self.draft, row=self.row, counts=self.counts) if self.alias else self


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition."""

    text: str
    names: frozenset[str]
    """Every question, tally and table it speaks of."""
    _value: Callable[[Scope], Truth]

    def value(self, scope: Scope) -> Truth:
        """True, False, or None when an answer it needs is not there yet."""
        return self._value(scope)

    def holds(self, scope: Scope) -> bool:
        """Whether it is known to be true."""
        return self._value(scope) is True


@lru_cache(maxsize=4096)
def parse(text: str) -> Condition:
    """Reads a condition; the empty one is always true.

    Raises ConditionError for anything but comparisons, ``and or not`` and the
    helpers over names, quoted text and whole numbers.
    """
    if not text.strip():
        return Condition(text, frozenset(), lambda _scope: True)
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ConditionError(f'"{text}" cannot be read as a condition.') from error
    if sum(1 for _ in ast.walk(tree)) > 200:
        raise ConditionError(f'"{text[:60]}..." is too long for a condition.')
    return Condition(text, frozenset(_names(tree.body)), _truth(tree.body))


def _names(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id not in HELPERS:
            yield each.id


def _truth(node: ast.expr) -> Callable[[Scope], Truth]:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return _all([_truth(each) for each in values])
        case ast.BoolOp(op=ast.Or(), values=values):
            return _any([_truth(each) for each in values])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _not(_truth(operand))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(left, op, right)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in HELPERS and name != "count":
            return _helper(name, argument)
        case ast.Constant(value=bool(value)):
            return lambda _scope: value
        case _:
            raise ConditionError(f'"{ast.unparse(node)}" says neither yes nor no; compare it with something.')


def _all(parts: list[Callable[[Scope], Truth]]) -> Callable[[Scope], Truth]:
    def value(scope: Scope) -> Truth:
        known: Truth = True
        for part in parts:
            truth = part(scope)
            if truth is False:
                return False
            known = None if truth is None else known
        return known

    return value


def _any(parts: list[Callable[[Scope], Truth]]) -> Callable[[Scope], Truth]:
    def value(scope: Scope) -> Truth:
        known: Truth = False
        for part in parts:
            truth = part(scope)
            if truth is True:
                return True
            known = None if truth is None else known
        return known

    return value


def _not(part: Callable[[Scope], Truth]) -> Callable[[Scope], Truth]:
    def value(scope: Scope) -> Truth:
        truth = part(scope)
        return None if truth is None else not truth

    return value


def _helper(name: str, argument: ast.expr) -> Callable[[Scope], Truth]:
    if name == "any_row":
        rows = _row_truths(argument)

        def any_row(scope: Scope) -> Truth:
            truths = rows(scope)
            return True if truths[_TRUE] else None if truths[_OPEN] else False

        return any_row
    if not isinstance(argument, ast.Name):
        raise ConditionError(f"{name}() takes the id of one question.")
    question = argument.id

    def value(scope: Scope) -> Truth:
        asked = scope.question(question)
        if asked and scope.asked(asked) is False:
            return False
        answer = scope.answer(question)
        if answer is None:
            return False
        if name in ("answered", "parked"):
            return answer.given == (name == "answered")
        return answer.parked == Park(name)

    return value


def _row_truths(argument: ast.expr) -> Callable[[Scope], Mapping[str, int]]:
    """How many rows it is true of, and of how many that is open."""
    condition, names, text = _truth(argument), sorted(set(_names(argument))), ast.unparse(argument)

    def one(scope: Scope) -> tuple[str, ...]:
        truth = condition(scope)
        return (_TRUE,) if truth else (_OPEN,) if truth is None else ()

    def truths(scope: Scope) -> Mapping[str, int]:
        tables = (question.each for name in names if (question := scope.question(name)) and question.each)
        return counted(scope, f"count {text}", next(tables, ""), names, one)

    return truths


def counted(
    scope: Scope, what: str, table: str, names: Iterable[str], one: Callable[[Scope], tuple[str, ...]]
) -> Mapping[str, int]:
    """How often each word is given when `one` is asked of every row of a table.

    `names` are all that it leans on; `what` names the work, so that it is remembered where somebody keeps counts.
    """
    if scope.counts is not None and not scope.alias:
        kept = scope.counts.of(scope, what, table, names, one)
        if kept is not None:
            return kept
    return Counter(word for row in scope.draft.rows.get(table, ()) for word in one(scope.of(row)))


def _term(node: ast.expr) -> Callable[[Scope], Any]:
    match node:
        case ast.Name(id=name):
            return lambda scope: scope.value(name)
        case ast.Constant(value=value) if isinstance(value, (str, int)) and not isinstance(value, bool):
            return lambda _scope: value
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            values = tuple(part.value for part in parts if isinstance(part, ast.Constant))
            if len(values) != len(parts):
                raise ConditionError("A list in brackets holds quoted text or whole numbers only.")
            return lambda _scope: values
        case ast.Call(func=ast.Name(id="count"), args=[ast.Name(id=table)], keywords=[]):
            return lambda scope: len(scope.draft.rows.get(scope.alias.get(table, table), ()))
        case ast.Call(func=ast.Name(id="count"), args=[argument], keywords=[]):
            rows = _row_truths(argument)
            return lambda scope: rows(scope)[_TRUE]
        case _:
            raise ConditionError(f'"{ast.unparse(node)}" is not allowed in a condition.')


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr) -> Callable[[Scope], Truth]:
    first, second = _term(left), _term(right)
    compare = _compare(op)
    refuses = isinstance(op, (ast.NotEq, ast.NotIn))

    def value(scope: Scope) -> Truth:
        a, b = first(scope), second(scope)
        if a is NOT_ASKED or b is NOT_ASKED:
            return False
        if a is UNKNOWN or b is UNKNOWN:
            return None
        if a is MISSING or b is MISSING:
            return refuses
        return compare(a, b)

    return value


def _compare(op: ast.cmpop) -> _Compare:
    match op:
        case ast.Eq():
            return _equal
        case ast.NotEq():
            return lambda a, b: not _equal(a, b)
        case ast.In():
            return _inside
        case ast.NotIn():
            return lambda a, b: not _inside(a, b)
    order = _ORDER.get(type(op))
    if order is None:
        raise ConditionError("Compare with == != in, not in, < <= > >= only.")
    return lambda a, b: type(a) is type(b) and order(a, b)


def _equal(a: Any, b: Any) -> bool:
    if isinstance(b, tuple) and not isinstance(a, tuple):
        a, b = b, a
    if isinstance(a, tuple) and isinstance(b, str):
        return a == () if b == "none" else a == (b,)
    return bool(a == b)


def _inside(a: Any, b: Any) -> bool:
    if isinstance(b, tuple):
        return any(part in b for part in a) if isinstance(a, tuple) else a in b
    return bool(a == b)
