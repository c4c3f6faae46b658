"""How an answer and a row are called in words: option labels, dates as the form wants them, codes, honest sentences."""

from __future__ import annotations

import re

from imrassist.interview.condition import Scope
from imrassist.interview.phrase import is_bare
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer, Park
from imrassist.model.dates import Day
from imrassist.model.draft import Draft, Row

_CAPITALS = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May \\d|June|July|August|"
    "September|October|November|December|Christmas|Easter|English|British|Polish|Welsh|Muslim|Christian|Jewish"
)
_SMALL = "After|Although|As|At|Because|Before|By|During|For|From|If|In|On|Since|That|The|This|Until|When|While|With"
_CODE = re.compile(rf"(?!(?:{_SMALL})\b)[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,4}} \d")
_NAME = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|[^{}]*)?\}")


_TELLING = re.compile(r"[^\W\d_]{2}|\d\d/\d\d")
"""In a label: a word, or a day."""


def in_words(question: Question, answer: Answer, form: Form, draft: Draft) -> str:
    """A given answer as it is printed: dates dd/mm/yy, options by label, rows by their label.

    A parked one is worded by `parked_words`.
    """
    value = answer.value
    if value is None:
        return parked_words(answer)
    if isinstance(value, tuple):
        return listed([_one(question, each, form, draft) for each in value]) or "none"
    return _one(question, value, form, draft)


def parked_words(answer: Answer) -> str:
    """What stands for a parked answer, as a clause: "not known to the agency, because ..."."""
    reason = f", {because(answer.note)}" if as_clause(answer.note) else ""
    match answer.parked:
        case Park.NO_RECORD:
            return f"not known to the agency{reason}"
        case Park.NOT_APPLY:
            return f"not applicable{reason}"
        case Park.ASK:
            return f"to be asked of {answer.who}" if answer.who else "to be asked"
        case _:
            return "to be answered later"


def as_clause(text: str) -> str:
    """A text as it may stand inside a sentence, after "because" too: no stop at its end, no mere capital at its start.

    Codes and names keep theirs (Child 1, Mrs A), as does a word in capitals.
    """
    text = re.sub(r"^because,? +", "", text.strip().rstrip(".;, "), flags=re.IGNORECASE)
    return lower_first(text)


_FEW = 4
"""A reason of more words follows "because" whatever they are: most are clauses."""


def because(text: str) -> str:
    """A reason behind what it is the reason of: ``because the note is torn``, or ``for this reason: too young``."""
    clause = as_clause(text)
    return f"for this reason: {clause}" if is_bare(clause, _FEW) else f"because {clause}"


def lower_first(text: str) -> str:
    """The same with a small letter at its start, unless it begins with a code, a name or a word in capitals.

    A code may be of several words with a number behind: Health Visitor 2. "On 3 May" and "When Child 1 fell" are none.
    """
    if _CODE.match(text):
        return text
    word = re.match(rf"(?!(?:{_CAPITALS})\b)[A-Z][a-z]+(?=[\s,.;:]|$)(?!\s[A-Z]\b)", text)
    return text[:1].lower() + text[1:] if word or re.match(r"(A|An)\s[a-z]", text) else text


def listed(parts: list[str]) -> str:
    """Parts in a row: ``a``, ``a and b``, ``a, b and c``; ``a and b, and c`` where a part has an "and" of its own."""
    if len(parts) < 2:
        return "".join(parts)
    if any(" and " in part for part in parts):
        return f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def row_label(form: Form, draft: Draft, row: Row) -> str:
    """What a row is called in lists and references: ``Child 1``, ``ToR 2a``.

    Where the parts of its label have no answer yet: ``contact 3``, by its position.
    """
    table_id = row.id.rpartition("-")[0]
    table = form.tables.get(table_id) or form.tables.get(draft.table_of(row.id) or "")
    if table is None:
        return "an entry that is no longer there"
    scope = Scope(form=form, draft=draft, row=row)
    known = False

    def put(match: re.Match[str]) -> str:
        nonlocal known
        question, answer = scope.question(match[1]), scope.answer(match[1])
        if question is None or answer is None or answer.value is None:
            return ""
        known = True
        words = in_words(question, answer, form, draft).split("\n", 1)[0]
        return words if len(words) <= 60 else f"{words[:57].rstrip()}..."

    label = _NAME.sub(put, table.label)
    if known:
        return re.sub(r"\s+", " ", label).strip(" ,;:-")
    at = draft.position(row.id) + 1 if draft.table_of(row.id) == table.id else 0
    return f"{table.one} {at}" if at else table.one


def row_called(form: Form, draft: Draft, row: Row) -> str:
    """The same where it is to be told what it is: a label that is hardly more than a number gets the table's own word.

    ``Child 1``, ``17/09/09, Mrs A``; but ``term of reference 3.1``, ``contact 3``.
    """
    label = row_label(form, draft, row)
    table = form.tables.get(draft.table_of(row.id) or "")
    return label if table is None or _TELLING.search(label) else f"{table.one} {label}"


def _one(question: Question, value: str, form: Form, draft: Draft) -> str:
    match question.kind:
        case "choice" | "multi":
            return next((option.label for option in question.options if option.id == value), value)
        case "yesno":
            return {"yes": "Yes", "no": "No"}.get(value, value)
        case "date":
            day = Day.known(value)
            return day.short if day else value
        case "ref" | "refs":
            row = draft.row(value)
            return row_label(form, draft, row) if row else "[an entry that was removed]"
        case _:
            return value
