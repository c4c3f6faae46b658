"""repeated_answer: two rows with the same answer where each must have its own."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import plain


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for each row but the first; capitals, blanks and a full stop at the end make no difference."""
    seen: set[str] = set()
    name = check["question"]
    for row in facts.rows(facts.question(name).each):
        value = same_form(facts.text(name, row))
        if value and value in seen:
            yield Hit(question=name, row=row.id, words={"found": facts.text(name, row).strip()}, judged=value)
        seen.add(value)


def same_form(text: str) -> str:
    """A short answer without what makes no difference."""
    return " ".join(plain(text).split()).rstrip(".):")


KIND = WholeKind(keys={"question": Key(type="question", need=True)}, gives=frozenset({"found"}), judge=judge)
