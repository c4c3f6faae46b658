"""Whether what a file gives as an answer can be one: a day that there is, an option that the form has."""

from __future__ import annotations

from dataclasses import replace

from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer
from imrassist.model.dates import Day, NotATime, read_time

_NO_FIT = {
    "date": "holds no day that there is. Write it as 2010-02-28",
    "time": "holds no time of day. Write it as 17:56",
    "yesno": 'holds neither "yes" nor "no". Write one of them',
    "choice": "holds nothing that can be chosen there. Write the id of an option",
    "multi": "holds something that cannot be chosen there. Write a list of ids of options",
    "table": 'holds neither "done" nor "none". Write one of them',
}
_LIST = "holds a list, where one text is wanted. Write one text"
_SEVERAL = ("multi", "refs")


class Fitting:
    """Looks at the answers of one file; the same short ones again and again, so each is looked at once."""

    def __init__(self, form: Form | None) -> None:
        self._form = form
        self._fine: set[tuple[str, str]] = set()

    def fitted(self, question_id: str, answer: Answer) -> Answer | str:
        """The answer as its question takes it, or why it cannot be one: what stands behind the question's name.

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
            answer = replace(answer, value=(value,))
        if why := _misfit(question, answer.value):
            return f"{why}, or answer the question; it is kept as it stands."
        if isinstance(answer.value, str) and len(answer.value) < 40:
            self._fine.add((question_id, answer.value))
        return answer


def _misfit(question: Question, value: object) -> str:
    if isinstance(value, tuple):
        known = {option.id for option in question.options}
        fits = question.kind == "refs" or (question.kind == "multi" and known.issuperset(value))
        return "" if fits else _NO_FIT.get(question.kind, _LIST)
    match question.kind:
        case "date":
            fits = Day.known(value) is not None
        case "time":
            read = read_time(str(value))
            fits = not isinstance(read, NotATime) and read == value
        case "yesno":
            fits = value in ("yes", "no")
        case "table":
            fits = value in ("done", "none")
        case "choice":
            fits = value in {option.id for option in question.options}
        case _:
            fits = True
    return "" if fits else _NO_FIT[question.kind]
