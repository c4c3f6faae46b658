"""Whether what a file gives as an answer can be one: a day that there is, an option that the form has."""

from __future__ import annotations

from dataclasses import replace

from imrassist.interview.question import Form
from imrassist.interview.reading import amiss
from imrassist.model.answer import Answer

_SEVERAL = ("multi", "refs")
_SHORT = 40
"""Characters; longer answers are hardly given twice."""


class Fitting:
    """Looks at the answers of one file; the same short ones again and again, so each is looked at once."""

    def __init__(self, form: Form | None) -> None:
        self._form = form
        self._fine: set[tuple[str, str]] = set()

    def fitted(self, question_id: str, answer: Answer) -> Answer | str:
        """The answer as its question takes it, or in sentences why it cannot be one.

        A parked answer fits, and so does any to a question that the form does not have. One thing chosen where
        several may be is a list of one. Whether a row that is named is there is not asked here.
        """
        value = answer.value
        if isinstance(value, str) and (question_id, value) in self._fine:
            return answer
        question = self._form.questions.get(question_id) if self._form else None
        if value is None or question is None:
            return answer
        if question.kind in _SEVERAL and isinstance(value, str):
            value = (value,)
            answer = replace(answer, value=value)
        if wrong := amiss(question, value):
            return f"{wrong} What stands there is kept, and the question is open."
        if isinstance(value, str) and len(value) < _SHORT:
            self._fine.add((question_id, value))
        return answer
