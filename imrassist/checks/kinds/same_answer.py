"""same_answer: two questions that must have different answers, and have the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.checks.kinds.repeated_answer import same_form
from imrassist.interview.question import Form
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that both are asked of, or the whole review."""
    return {form.questions[check["question"]].each: check.names}


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit, placed on the second question. Titles such as Mrs make no difference."""
    first, second = (_bare(facts.text(check[key], row)) for key in ("question", "other"))
    if first and first == second:
        yield Hit(question=check["other"], row=row.id if row else "", judged=first)


def _bare(text: str) -> str:
    words = same_form(text).replace(".", " ").split()
    return " ".join(word for word in words if word not in ("mr", "mrs", "ms", "miss", "dr", "prof", "professor"))


KIND = RowKind(
    keys={"question": Key(type="question", need=True), "other": Key(type="question", need=True)},
    judge=judge,
    parts=parts,
)
