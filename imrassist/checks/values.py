"""values: what stands behind one key of a check, read as its kind wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from imrassist.checks.check import Key
from imrassist.checks.names import LackingError, Names, UnknownNameError
from imrassist.checks.patterns import PatternError, bounded
from imrassist.checks.prose import Phrase

TAKES: Mapping[str, str] = {
    "question": "the name of a question",
    "questions": "a list of names of questions",
    "place": "the name of a question, or of a table",
    "table": "the name of a table",
    "condition": "a condition in quotes",
    "than": 'the name of a question, or "today"',
    "text": "text in quotes",
    "texts": "a list of texts in quotes",
    "words": "a list of names of word lists",
    "pattern": "a list of patterns",
    "number": "a number",
    "flag": "true or false",
    "choice": "one of the words that its kind knows",
}
"""What each type of key takes, for a person."""


class ValueFault(ValueError):  # noqa: N818 - the project's word for what is not understood is a fault
    """A value that is not understood; says so in a sentence."""


class Values:
    """Reads the values of the checks of one folder."""

    def __init__(self, names: Names, words: Mapping[str, tuple[Phrase, ...]]) -> None:
        self._names = names
        self._words = words
        self._read: Mapping[str, Callable[[Any], Any]] = {
            "question": lambda value: names.question(value) if isinstance(value, str) else None,
            "questions": self._questions,
            "place": self._place,
            "table": lambda value: names.table(value) if isinstance(value, str) else None,
            "condition": lambda value: names.condition(value) if isinstance(value, str) else None,
            "than": self._than,
            "text": lambda value: value if isinstance(value, str) else None,
            "texts": lambda value: tuple(value) if texts(value) else None,
            "words": self._word_lists,
            "pattern": lambda value: tuple(bounded(each) for each in value) if texts(value) and value else None,
            "number": lambda value: value if isinstance(value, (int, float)) and not isinstance(value, bool) else None,
            "flag": lambda value: value if isinstance(value, bool) else None,
        }

    def read(self, spec: Key, value: Any) -> Any:
        """The value. Raises ValueFault when it is not understood, LackingError when the form lacks what it names."""
        if spec.type == "choice":
            if value in spec.among:
                return value
            raise ValueFault(f"must be one of: {', '.join(spec.among)}.")
        try:
            read = self._read[spec.type](value)
        except (UnknownNameError, PatternError) as error:
            raise ValueFault(str(error)) from error
        if read is None:
            raise ValueFault(f"has a value of the wrong kind; it takes {TAKES[spec.type]}.")
        return read

    def _than(self, value: Any) -> str | None:
        if not isinstance(value, str):
            return None
        return value if value == "today" else self._names.question(value)

    def _questions(self, value: Any) -> tuple[str, ...] | None:
        """Those that the form has; LackingError when it has none of them."""
        if not texts(value):
            return None
        found: list[str] = []
        lacking: LackingError | None = None
        for each in value:
            try:
                found.append(self._names.question(each))
            except LackingError as error:
                lacking = error
        if not found and lacking:
            raise lacking
        return tuple(found)

    def _place(self, value: Any) -> str | None:
        """A question; for a table, the question under which its rows are added; empty when the form has neither."""
        if not isinstance(value, str):
            return None
        try:
            if self._names.is_table(value):
                return self._names.table_question(self._names.table(value))
            return self._names.question(value)
        except LackingError:
            return ""

    def _word_lists(self, value: Any) -> tuple[Phrase, ...] | None:
        if not texts(value):
            return None
        for each in value:
            if each not in self._words:
                raise ValueFault(f'"{each}" is no list of words; there are: {", ".join(sorted(self._words))}.')
        if len(value) == 1:
            return self._words[value[0]]  # the very same for all checks: it is made ready once
        return tuple(phrase for each in value for phrase in self._words[each])


def texts(value: Any) -> bool:
    """Whether it is a list of nothing but text."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
