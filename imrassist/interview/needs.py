"""Needs: which answers and tables a piece of work leans on, so that a change redoes only what it touched."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from imrassist.interview.condition import HELPERS
from imrassist.interview.lives import by_life, life_questions
from imrassist.interview.question import Form, Question
from imrassist.interview.split import Split
from imrassist.interview.uses import uses

_BRACES = re.compile(r"\{([a-z][a-z0-9_]*)")


@dataclass(frozen=True, slots=True)
class Needs:
    """What a piece of work leans on."""

    own: frozenset[str]
    """Questions of the row at hand."""
    questions: frozenset[str]
    """Questions elsewhere: of the whole review, or of any row of another table."""
    tables: frozenset[str]
    """Tables whose rows it looks through."""


def needs_of(
    form: Form,
    names: Iterable[str],
    table: str,
    *,
    across: Iterable[str] = (),
    labels: Iterable[str] = (),
    worded: bool = False,
) -> Needs:
    """Everything that these names lean on in turn, for work on a row of this table (empty: on no row).

    `across` are names that are looked up in other rows, be they of the same table. `labels` are tables whose rows are
    called by their labels; with `worded` so are those that an answer points to.
    """
    walk = _Walk(form, table, worded=worded)
    for name in names:
        walk.name(name, across=False)
    for name in across:
        walk.name(name, across=True)
    for each in labels:
        walk.label(each)
    return Needs(frozenset(walk.own), frozenset(walk.questions), frozenset(walk.tables))


def needs_of_condition(form: Form, text: str, table: str) -> Needs:
    """The same for a condition."""
    walk = _Walk(form, table)
    walk.condition(text, across=False)
    return Needs(frozenset(walk.own), frozenset(walk.questions), frozenset(walk.tables))


class _Walk:
    def __init__(self, form: Form, table: str, *, worded: bool = False) -> None:
        self._form = form
        self._table = table
        self._worded = worded
        self._seen: set[tuple[str, bool]] = set()
        self.own: set[str] = set()
        self.questions: set[str] = set()
        self.tables: set[str] = set()

    def name(self, name: str, *, across: bool) -> None:  # noqa: C901 - one branch for each sort of name
        if (name, across) in self._seen:
            return
        self._seen.add((name, across))
        form = self._form
        if question := form.questions.get(name):
            if question.each and question.each == self._table and not across:
                self.own.add(name)
            else:
                self.questions.add(name)
                self.tables |= {question.each} - {""}
            self.condition(question.when, across=across)
            if self._worded and question.of:
                self._offered(question, across=across)
        elif tally := form.tallies.get(name):
            self.tables.add(tally.rows)
            if tally.each:
                self.tables.add(tally.each)
            self.condition(tally.where, across=True)
            for each in (tally.holds, tally.offered):
                if each:
                    self.name(each, across=True)
            if by_life(form, tally):
                self._lives(across=True)
        elif split := form.splits.get(name):
            self.split(split)
        elif name in form.tables:
            self.tables.add(name)

    def _offered(self, question: Question, *, across: bool) -> None:
        """What is offered to choose from, and how that is called."""
        self.condition(question.where, across=True)
        self.label(question.of)
        if question.within:
            self.name(question.within, across=across)
        if by_life(self._form, question):
            self._lives(across=across)

    def _lives(self, *, across: bool) -> None:
        """What it hangs on who lived on the day of the contact."""
        for each in life_questions(self._form):
            self.name(each, across=across or self._form.questions[each].each != self._table)

    def split(self, split: Split) -> None:
        """All rows that it counts, whatever the row at hand, and how its parts are called."""
        day = self._form.by_role("day")
        said = " ".join((split.called, split.undated, *(each.say for each in split.says)))
        for name in (*split.of, split.within, day.id if day else "", *_BRACES.findall(said)):
            if name:
                self.name(name, across=True)
        for condition in (split.where, *(each.when for each in split.says)):
            self.condition(condition, across=True)
        self.label(split.by)

    def condition(self, text: str, *, across: bool) -> None:
        own, through = own_and_across(text)
        for name in own:
            self.name(name, across=across)
        for name in through:
            self.name(name, across=True)

    def label(self, table: str) -> None:
        spec = self._form.tables.get(table)
        if spec is None:
            return
        self.tables.add(table)
        found = uses(self._form, [name for name in self._form.questions if f"{{{name}" in spec.label])
        for name in found.questions:
            self.name(name, across=self._form.questions[name].each != self._table)
        self.tables |= found.tables


def own_and_across(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names of a condition that speak of the row at hand, and those that look through a table (count, any_row)."""
    if not text.strip():
        return frozenset(), frozenset()
    own: set[str] = set()
    across: set[str] = set()

    def walk(node: ast.AST, into: set[str]) -> None:
        if isinstance(node, ast.Name) and node.id not in HELPERS:
            into.add(node.id)
        through = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("count", "any_row")
        )
        for child in ast.iter_child_nodes(node):
            walk(child, across if through else into)

    walk(ast.parse(text.strip(), mode="eval"), own)
    return frozenset(own), frozenset(across)
