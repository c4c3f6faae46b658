"""uncertain_day: a day that the author put a question mark to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.interview.question import Form
from imrassist.model.dates import Day
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that the day is asked of, or the whole review."""
    return {form.questions[check["day"]].each: check.names}


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit, unless the text of `explained_in` holds one of the words that explain it."""
    day = facts.day(check["day"], row)
    if day is None or not facts.uncertain(check["day"], row):
        return
    text = " ".join(facts.text(name, row) for name in check["explained_in"] or ()).casefold()
    if any(word in text for word in check["unless"] or ()):
        return
    yield Hit(question=check["day"], row=row.id if row else "", words={"found": Day(day).short})


KIND = RowKind(
    keys={
        "day": Key(type="question", need=True),
        "explained_in": Key(type="questions"),
        "unless": Key(type="texts"),
    },
    gives=frozenset({"found"}),
    judge=judge,
    parts=parts,
)
