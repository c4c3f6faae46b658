"""date_order: a day that lies before or after another, or today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import counted
from imrassist.interview.question import Form
from imrassist.model.dates import Day
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that the day is asked of, or the whole review."""
    return {form.questions[check["day"]].each: check.names}


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit when the day lies there.

    The other day is the row's own, the review's, or that of rows of another table: those the row points to with `of`,
    or all for which `than_where` holds; then it must lie there against each of them. Whole days: the same day is
    neither before nor after. An uncertain day is not judged unless `uncertain` is true.
    """
    day = facts.day(check["day"], row)
    if day is None or not facts.holds(check["where"], row):
        return
    if facts.uncertain(check["day"], row) and not check["uncertain"]:
        return
    others = [] if facts.asked(check["day"], row) is False else _others(check, facts, row)
    if not others or not all(_lies(check["is"], day, other) for other in others):
        return
    other = min(others) if check["is"] == "before" else max(others)
    words = {"found": Day(day).short, "other": Day(other).short, "days": counted(abs((day - other).days), "day")}
    judged = [check["day"], day.isoformat(), "today" if check["than"] == "today" else other.isoformat()]
    yield Hit(question=check["place"] or check["day"], row=row.id if row else "", words=words, judged=judged)


def _lies(relation: str, day: date, other: date) -> bool:
    return day < other if relation == "before" else day > other


def _others(check: Check, facts: Facts, row: Row | None) -> list[date]:
    than = check["than"]
    if than == "today":
        return [facts.today]
    question = facts.question(than)
    if not question.each or (row and question.each == facts.question(check["day"]).each):
        rows: list[Row | None] = [row]
    elif check["of"]:
        rows = [facts.by_id[target] for target in facts.ids(check["of"], row) if target in facts.by_id]
    else:
        rows = [each for each in facts.rows(question.each) if facts.holds(check["than_where"], each)]
    days = [facts.day(than, each) for each in rows if facts.asked(than, each) is not False]
    return [] if None in days else [day for day in days if day]


KIND = RowKind(
    keys={
        "day": Key(type="question", need=True),
        "is": Key(type="choice", among=("before", "after"), need=True),
        "than": Key(type="than", need=True),
        "of": Key(type="question"),
        "than_where": Key(type="condition"),
        "where": Key(type="condition"),
        "uncertain": Key(type="flag", default=False),
        "place": Key(type="place"),
    },
    gives=frozenset({"found", "other", "days"}),
    judge=judge,
    parts=parts,
)
