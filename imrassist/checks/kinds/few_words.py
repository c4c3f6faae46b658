"""few_words: an answer of too few words to say anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import counted, words
from imrassist.interview.question import Form
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that the questions are asked of; they must all be asked of the same."""
    found: dict[str, set[str]] = {}
    for name in check["questions"]:
        found.setdefault(form.questions[name].each, set(check.names - set(check["questions"]))).add(name)
    return {table: frozenset(names) for table, names in found.items()}


def judge(check: Check, facts: Facts, table: str, row: Row | None) -> Iterator[Hit]:
    """One hit for each given answer with fewer words than `least`."""
    if not facts.holds(check["where"], row):
        return
    for name in check["questions"]:
        text = facts.text(name, row) if facts.question(name).each == table else ""
        count = len(words(text))
        if 0 < count < check["least"] and facts.asked(name, row) is not False:
            yield Hit(question=name, row=row.id if row else "", words={"words": counted(count, "word")}, judged=text)


KIND = RowKind(
    keys={
        "questions": Key(type="questions", need=True),
        "least": Key(type="number", need=True),
        "where": Key(type="condition"),
    },
    gives=frozenset({"words"}),
    judge=judge,
    parts=parts,
)
