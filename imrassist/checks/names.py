"""Names: how the words of a check file become ids of one form: roles in common checks, meanings that a form defines."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from imrassist.interview.condition import HELPERS, Condition, ConditionError, parse
from imrassist.interview.question import QUESTION_ROLES, TABLE_ROLES, Form


class UnknownNameError(ValueError):
    """A name that means nothing; says so in a sentence."""


class LackingError(ValueError):
    """A role or meaning that this form does not have, so that the check does not apply to it."""


class Names:
    """What the names in a check file stand for."""

    def __init__(self, form: Form, meanings: Mapping[str, str], known: frozenset[str], *, common: bool) -> None:
        """`meanings` are the form's own; `known` are all that common checks may speak of."""
        self.form = form
        self.common = common
        self._questions = {q.role: q.id for q in reversed([*form.questions.values()]) if q.role}
        self._tables = {t.role: t.id for t in reversed([*form.tables.values()]) if t.role}
        self._meanings = meanings
        self._known = known

    def question(self, name: str) -> str:
        """The id of the question of this name.

        Raises UnknownNameError when there can be no such name, LackingError when it is a role that the form lacks.
        """
        return self._look_up(name, self.form.questions, self._questions, QUESTION_ROLES, "question")

    def table(self, name: str) -> str:
        """The id of the table of this name. Raises as `question` does."""
        return self._look_up(name, self.form.tables, self._tables, TABLE_ROLES, "table")

    def is_table(self, name: str) -> bool:
        """Whether this can only be the name of a table."""
        return name in TABLE_ROLES if self.common else name in self.form.tables and name not in self.form.questions

    def table_question(self, table: str) -> str:
        """The question under which rows of a table are added; empty when there is none."""
        return next((q.id for q in self.form.questions.values() if q.kind == "table" and q.of == table), "")

    def condition(self, text: str) -> Condition:
        """A condition over the form's own ids. Raises UnknownNameError and LackingError."""
        try:
            tree = ast.parse(text.strip(), mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise UnknownNameError(f'"{text[:60]}" cannot be read as a condition.') from error
        try:
            return parse(ast.unparse(_Rename(self).visit(tree)))
        except ConditionError as error:
            raise UnknownNameError(str(error)) from error

    def any(self, name: str) -> ast.expr:
        """What a name in a condition stands for: an id, or a whole condition when it is a meaning."""
        if name in self._meanings:
            condition = Names(self.form, {}, frozenset(), common=False).condition(self._meanings[name])
            return ast.parse(condition.text, mode="eval").body
        if not self.common:
            if name in self.form.questions or name in self.form.tallies or name in self.form.tables:
                return ast.Name(id=name)
            raise UnknownNameError(f'"{name}" is no question, tally, table or meaning of this form.')
        if name in TABLE_ROLES:
            return ast.Name(id=self.table(name))
        if name in QUESTION_ROLES:
            return ast.Name(id=self.question(name))
        if name in self._known:
            raise LackingError(name)
        raise UnknownNameError(f'"{name}" is no role and no meaning.')

    def _look_up(
        self, name: str, ids: Mapping[str, object], roles: Mapping[str, str], known: tuple[str, ...], what: str
    ) -> str:
        if not self.common:
            if name in ids:
                return name
            raise UnknownNameError(f'"{name}" is no {what} of this form.')
        if name in roles:
            return roles[name]
        if name in known:
            raise LackingError(name)
        raise UnknownNameError(f'"{name}" is none of the roles of a {what}.')


class _Rename(ast.NodeTransformer):
    """Puts ids in place of roles and meanings."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def visit_Call(self, node: ast.Call) -> ast.AST:
        node.args = [self.visit(each) for each in node.args]
        return node

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return node if node.id in HELPERS else self._names.any(node.id)
