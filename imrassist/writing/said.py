"""said: every text that an author typed into a draft, with its place, as names are looked for in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft
from imrassist.privacy.passages import Passage

NAMES_SOMEBODY = frozenset(["author", "approver", "lead_person", "quality_contact", "action_lead", "agreed_by"])
"""Roles of the questions whose answer is to name a person who works on the review, and no one else."""
WHO_WORKS = frozenset(["person", "phone", "email"])
_TYPED = frozenset(["text", "long", "code"])


def said(form: Form, draft: Draft) -> Iterator[Passage]:
    """All of it: answers, the reasons for missing ones, whom to ask, the author's own wording, verdicts and asides.

    An answer stands under the id of its question, one of a row under ``question of row``. What chose an option, a day
    or another row is no text. The names that a front sheet asks for may stand where it asks for them.
    """
    yield from _answers(form, draft.answers, "")
    for rows in draft.rows.values():
        for row in rows:
            yield from _answers(form, row.answers, f" of {row.id}")
    for key, edit in draft.blocks.items():
        if not edit.deleted and edit.text:
            yield Passage(text=edit.text, where=key)
    for name, verdict in draft.verdicts.items():
        if verdict.comment:
            yield Passage(text=verdict.comment, where=f"comment on {name}")
    for aside in draft.asides:
        if aside.reason:
            yield Passage(text=aside.reason, where=f"reason for setting aside {aside.check}")


def _answers(form: Form, answers: Mapping[str, Answer], of: str) -> Iterator[Passage]:
    for question_id, answer in answers.items():
        question = form.questions.get(question_id)
        where = f"{question_id}{of}"
        if isinstance(answer.value, str) and answer.value.strip() and _is_typed(question):
            somebody = question is not None and question.role in NAMES_SOMEBODY
            yield Passage(text=answer.value, where=where, may_hold=WHO_WORKS if somebody else frozenset())
        if answer.note.strip():
            yield Passage(text=answer.note, where=f"{where}, reason")
        if answer.who.strip():
            yield Passage(text=answer.who, where=f"{where}, whom to ask", may_hold=WHO_WORKS)


def _is_typed(question: Question | None) -> bool:
    return question is None or question.kind in _TYPED
