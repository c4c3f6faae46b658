"""no_reason_words: an answer to a why question that gives no reason, only more of what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import phrases_of, words
from imrassist.interview.question import Form
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that the question is asked of, or the whole review."""
    return {form.questions[check["question"]].each: check.names}


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit for an answer with no word that gives a reason, or fewer than one in `every` words.

    Answers shorter than `least` words are left alone: a reason may be one clause.
    """
    name = check["question"]
    text = facts.text(name, row)
    tokens = words(text)
    if len(tokens) < check["least"] or facts.asked(name, row) is False:
        return
    reasons = sum(1 for _ in phrases_of(check["words"]).find(text, tokens))
    if reasons * check["every"] < len(tokens):
        counted = {"n": str(len(tokens)), "found": str(reasons) if reasons else "none"}
        yield Hit(question=name, row=row.id if row else "", words=counted, judged=text)


KIND = RowKind(
    keys={
        "question": Key(type="question", need=True),
        "words": Key(type="words", need=True),
        "least": Key(type="number", default=20),
        "every": Key(type="number", default=120),
    },
    gives=frozenset({"n", "found"}),
    judge=judge,
    parts=parts,
)
