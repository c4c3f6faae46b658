"""Good plain official English of ten made-up agencies, read from tests/cases/prose/ as drafts of the first form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row

FOLDER = Path(__file__).with_name("prose")
_TABLES = {
    "contact_event": "contact",
    "what_happened": "term",
    "finding_text": "finding",
    "lesson_text": "lesson",
    "recommendation_text": "recommendation",
    "action_text": "action",
}
"""The question that begins a row, and the table the row is of."""
_OF_TERM = frozenset((
    "why", "context_how", "practice", "evidence", "child_views", "family_views", "diversity", "good_practice",
    "changed_since",
))  # fmt: skip
_OF_ACTION = frozenset(("action_outcome", "action_evidence", "action_evaluated"))
_ALONE = frozenset(("contact_event", "finding_text", "finding_why", "beyond_expected", "lesson_text",
                    "recommendation_text"))  # fmt: skip
"""Questions of which each paragraph is an answer of its own, in a row of its own."""


def files() -> list[Path]:
    """One for each agency."""
    return sorted(FOLDER.glob("*.txt"))


def words_in(path: Path) -> int:
    """Its words, but for the ids of the questions."""
    return sum(len(line.split()) for line in path.read_text("utf-8").splitlines() if not line.startswith("## "))


def draft_of(path: Path, form: str) -> Draft:
    """The draft: what it says of the agency, then each answer under the id of its question."""
    head, *parts = path.read_text("utf-8").split("\n## ")
    answers = {
        name: Answer(value=value)
        for line in head.splitlines()
        if line.strip()
        for name, _, value in [line.partition(": ")]
    }
    rows: dict[str, list[dict[str, Answer]]] = {table: [] for table in _TABLES.values()}
    for part in parts:
        name, _, text = part.partition("\n")
        for value in _values(name.strip(), text):
            _put(name.strip(), Answer(value=value), answers, rows)
    _finished(rows)
    made = {
        table: tuple(Row(id=f"{table}-{n:04}", answers=row) for n, row in enumerate(of, 1))
        for table, of in rows.items()
    }
    return Draft(doc_id=f"prose-{path.stem}", form_id=form, answers=answers, rows=made)


def _values(name: str, text: str) -> Iterator[str]:
    if name in _ALONE:
        yield from (each.strip() for each in text.split("\n\n") if each.strip())
    else:
        yield "\n".join(each.strip() for each in text.split("\n\n") if each.strip())


def _put(name: str, answer: Answer, answers: dict[str, Answer], rows: dict[str, list[dict[str, Answer]]]) -> None:
    if name in _TABLES:
        rows[_TABLES[name]].append({name: answer})
    elif name in _OF_TERM:
        rows["term"][-1][name] = answer
    elif name in _OF_ACTION:
        rows["action"][-1][name] = answer
    elif name in ("finding_why", "beyond_expected"):
        next(row for row in rows["finding"] if len(row) == 1)[name] = answer
    else:
        answers[name] = answer


def _finished(rows: dict[str, list[dict[str, Answer]]]) -> None:
    """What is asked before these: each term concerns the agency, each finding is of one kind or the other."""
    for at, row in enumerate(rows["contact"]):
        row["contact_day"] = Answer(value=f"20{8 + at // 12:02}-{at % 12 + 1:02}-05")
    for at, row in enumerate(rows["term"], 1):
        row |= {"term_number": Answer(value=str(at)), "term_relevant": Answer(value="yes")}
    for row in rows["finding"]:
        row["finding_kind"] = Answer(value="good" if "beyond_expected" in row else "improve")
    for at, row in enumerate(rows["recommendation"], 1):
        if at <= len(rows["lesson"]):
            row["recommendation_lessons"] = Answer(value=(f"lesson-{at:04}",))
