"""ties: all that hangs on a row: answers that name it, its own answers, wording of the author's, remarks set aside."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from imrassist.interview.question import Form, Question
from imrassist.interview.wording import listed
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.model.quality import Aside

_WORDS = r"(?<!\w)(?:terms?(?:\s+of\s+reference)?|tors?)\s+(?:numbers?\s+|nos?\.?\s+)?"
_STARTS = ("term", "tor")
_OTHERS = r"(?:[0-9a-z().]{1,8}(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+to\s+)){0,20}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All in a draft that hangs on one row, or on several."""

    rows: tuple[str, ...]
    references: tuple[Place, ...] = ()
    """Answers elsewhere that name them, in the form's order, rows in the author's."""
    own: tuple[Place, ...] = ()
    """Their own answers in other sections than the one where their table is filled."""
    blocks: tuple[str, ...] = ()
    """Keys of the blocks built for them that the author reworded or took out, and of own paragraphs that follow one."""
    asides: tuple[Aside, ...] = ()
    """Remarks on them that are set aside."""
    spoken: tuple[Place, ...] = ()
    """Answers whose words speak of a term by its number; these are nobody's to change but the author's."""
    worded: tuple[str, ...] = ()
    """Keys of other blocks in the author's wording that do."""

    @property
    def none(self) -> bool:
        """Whether nothing hangs on them."""
        return not (self.references or self.own or self.blocks or self.asides or self.spoken or self.worded)


def ties(form: Form, draft: Draft, rows: Sequence[str]) -> Ties:
    """All that hangs on these rows of one table."""
    numbers = [number for row in rows if (number := number_of(form, draft, row))]
    blocks = tuple(key for key, edit in sorted(draft.blocks.items()) if about(key, rows) or about(edit.after, rows))
    return Ties(
        rows=tuple(rows),
        references=tuple(references(form, draft, rows)),
        own=tuple(_own(form, draft, rows)),
        blocks=blocks,
        asides=tuple(aside for aside in draft.asides if about(aside.where, rows)),
        spoken=tuple(_spoken(form, draft, rows, numbers)),
        worded=tuple(key for key in sorted(draft.blocks) if key not in blocks and _worded(draft, key, numbers)),
    )


def references(form: Form, draft: Draft, rows: Collection[str]) -> list[Place]:
    """Every answer to a ref or refs question that names any of these rows, but for those of the rows themselves."""
    pointing = [question for question in form.questions.values() if question.kind in ("ref", "refs")]
    found = []
    for question in pointing:
        for row in draft.rows.get(question.each, ()) if question.each else (None,):
            answer = (row.answers if row else draft.answers).get(question.id)
            if (row is None or row.id not in rows) and not set(ids_in(answer)).isdisjoint(rows):
                found.append(Place(question.id, row.id if row else ""))
    return found


def named_counts(form: Form, draft: Draft) -> dict[str, int]:
    """How many answers name each row that any names."""
    counts: dict[str, int] = {}
    for question in form.questions.values():
        if question.kind not in ("ref", "refs"):
            continue
        for row in draft.rows.get(question.each, ()) if question.each else (None,):
            for each in ids_in((row.answers if row else draft.answers).get(question.id)):
                counts[each] = counts.get(each, 0) + 1
    return counts


def ids_in(answer: Answer | None) -> tuple[str, ...]:
    """The rows, or options, that an answer holds; none for one that is parked or missing."""
    if answer is None or answer.value is None:
        return ()
    return answer.value if isinstance(answer.value, tuple) else (answer.value,)


def pointed(answer: Answer, gone: Collection[str], targets: Sequence[str]) -> Answer | None:
    """A ref or refs answer with other rows in place of those that are gone, where the first of them stood.

    None where nothing is left that it could name: then the question is asked anew.
    """
    found: list[str] = []
    for each in ids_in(answer):
        found += targets if each in gone else (each,)
    kept = tuple(dict.fromkeys(found))
    if not kept:
        return None
    return replace(answer, value=kept if isinstance(answer.value, tuple) else kept[0])


def about(where: str, rows: Collection[str]) -> bool:
    """Whether a block's key, or what a remark set aside is about, names one of these rows."""
    return not set(where.split("@")).isdisjoint(rows)


def own_questions(form: Form, table: str) -> list[Question]:
    """What is asked of each row of a table, but for notes and tables."""
    return [q for q in form.questions.values() if q.each == table and q.kind not in ("note", "table")]


def home_of(form: Form, table: str) -> str:
    """The section in which the rows of a table are added; that of their first question where nothing says so."""
    asked = next((q.section for q in form.questions.values() if q.kind == "table" and q.of == table), "")
    return asked or next((q.section for q in form.questions.values() if q.each == table), "")


def number_of(form: Form, draft: Draft, row_id: str) -> str:
    """The board's number of a term; empty for a row of another table, and where it is not given."""
    question = form.by_role("term_number")
    row = draft.row(row_id)
    answer = row.answers.get(question.id) if row and question else None
    return answer.value if answer and isinstance(answer.value, str) else ""


def _own(form: Form, draft: Draft, rows: Sequence[str]) -> Iterator[Place]:
    for row_id in rows:
        row = draft.row(row_id)
        if row is None:
            continue
        table = draft.table_of(row_id) or ""
        home = home_of(form, table)
        for question in own_questions(form, table):
            if question.section != home and question.id in row.answers:
                yield Place(question.id, row_id)


def _spoken(form: Form, draft: Draft, rows: Sequence[str], numbers: Sequence[str]) -> Iterator[Place]:
    patterns = [_speaks_of(number) for number in numbers]
    own = form.by_role("term_text")
    if not patterns:
        return
    for question in form.questions.values():
        if question.kind not in ("text", "long"):
            continue
        for row in draft.rows.get(question.each, ()) if question.each else (None,):
            if row is not None and question == own and row.id in rows:
                continue
            if _says(row, draft, question, patterns):
                yield Place(question.id, row.id if row else "")


def _says(row: Row | None, draft: Draft, question: Question, patterns: Sequence[re.Pattern[str]]) -> bool:
    answer = (row.answers if row else draft.answers).get(question.id)
    text = answer.value if answer else None
    if not isinstance(text, str):
        return False
    # Most texts speak of no term at all, and that is seen sooner without a pattern.
    low = text.lower()
    return any(word in low for word in _STARTS) and any(pattern.search(text) for pattern in patterns)


def _worded(draft: Draft, key: str, numbers: Sequence[str]) -> bool:
    edit = draft.blocks[key]
    return not edit.deleted and any(_speaks_of(number).search(edit.text) for number in numbers)


def _speaks_of(number: str) -> re.Pattern[str]:
    """Finds a term named by its number in running text: "term of reference 2a", "ToR 1 and 2a"."""
    return re.compile(rf"{_WORDS}{_OTHERS}{re.escape(number)}(?![\w(]|\.\w)", re.IGNORECASE)


def named_by(form: Form, found: Ties) -> str:
    """Who names it, counted: ``14 contacts (Terms), 2 findings (Terms) and one answer (Lead)``; empty for nobody."""
    counts: dict[str, int] = {}
    for place in found.references:
        counts[place.question] = counts.get(place.question, 0) + 1
    parts = []
    for name, count in counts.items():
        question = form.questions[name]
        table = form.tables.get(question.each)
        many = (table.one if count == 1 else table.many) if table else "answer"
        parts.append(f"{count} {many} ({question.short or question.ask})")
    return listed(parts)
