"""uses: which answers and which tables the words of a form lean on, worked out once from its data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from imrassist.interview.condition import parse
from imrassist.interview.lives import by_life, life_questions
from imrassist.interview.question import Form


@dataclass(frozen=True, slots=True)
class Uses:
    """What something is built from."""

    questions: frozenset[str]
    """Ids of questions, those in conditions and behind tallies too."""
    tables: frozenset[str]
    """Ids of tables of which more than the row at hand is read: counted, or called by their labels."""


def uses(form: Form, names: Iterable[str]) -> Uses:
    """Everything that these questions, tallies and tables lean on in turn."""
    return _uses(_Key(form), frozenset(names))


class _Key:
    """A form as a key that is compared by its digest, so that the work is remembered."""

    def __init__(self, form: Form) -> None:
        self.form = form

    def __hash__(self) -> int:
        return hash(self.form.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and (self.form is other.form)


@lru_cache(maxsize=4096)
def _uses(key: _Key, names: frozenset[str]) -> Uses:
    form = key.form
    questions: set[str] = set()
    tables: set[str] = set()
    waiting = list(names)
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if question := form.questions.get(name):
            questions.add(name)
            waiting += parse(question.when).names | parse(question.where).names
            if question.kind in ("ref", "refs"):
                tables.add(question.of)
                waiting += _label_names(form, question.of)
            waiting += life_questions(form) if by_life(form, question) else []
        elif counted := form.tallies.get(name):
            tables.add(counted.rows)
            waiting += parse(counted.where).names | {counted.holds, counted.offered} - {""}
            waiting += life_questions(form) if by_life(form, counted) else []
        elif split := form.splits.get(name):
            waiting += [*split.of, *filter(None, (split.within, _day(form))), *parse(split.where).names]
            waiting += [name for saying in split.says for name in parse(saying.when).names]
            tables |= {split.by} & form.tables.keys()
        elif name in form.tables:
            tables.add(name)
    return Uses(frozenset(questions), frozenset(tables))


def _day(form: Form) -> str:
    day = form.by_role("day")
    return day.id if day else ""


def _label_names(form: Form, table: str) -> list[str]:
    label = form.tables[table].label if table in form.tables else ""
    return [name for name in form.questions if f"{{{name}" in label]
