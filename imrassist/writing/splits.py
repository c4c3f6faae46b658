"""splits: the numbers of tallies told part by part: year by year, or child by child within one term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import Question, Tally
from imrassist.interview.split import Split
from imrassist.interview.tally import counts_for
from imrassist.model.dates import Day
from imrassist.model.draft import Row
from imrassist.writing.rows import in_order

PART = "part"
"""``{part}`` in a split's sentence: what this part is called."""


@dataclass(slots=True)
class Part:
    """One part, and how often each tally counts in it."""

    called: str
    row: Row | None
    numbers: dict[str, int] = field(default_factory=dict)


def parts_of(spec: Split, scope: Scope) -> list[Part]:
    """The parts in which the first tally counts at all; none when there are fewer than the form wants."""
    tallies = [scope.form.tallies[name] for name in spec.of]
    rows = [row for row in scope.draft.rows.get(tallies[0].rows, ()) if _within(spec, row, scope)]
    parts = list(_by_year(spec, tallies, rows, scope) if spec.by == "year" else _by_row(spec, tallies, rows, scope))
    found = [part for part in parts if part.numbers[spec.of[0]]]
    return found if len(found) >= spec.least else []


def sentence_of(spec: Split, part: Part) -> str:
    """The template of a part: some forms say it in another way where the second tally counts nothing, or all."""
    first, second = (part.numbers[name] for name in (*spec.of, *spec.of)[:2])
    if len(spec.of) > 1 and spec.none and not second:
        return spec.none
    return spec.every if len(spec.of) > 1 and spec.every and second == first else spec.say


def scope_of(part: Part, scope: Scope) -> Scope:
    """A scope in which each tally has the number of this part, and ``{part}`` its name."""
    known = {**part.numbers, PART: part.called}
    return Scope(form=scope.form, draft=scope.draft, row=part.row, alias=scope.alias, known=known, shared=scope.shared)


def _within(spec: Split, row: Row, scope: Scope) -> bool:
    """Whether a row counts at all: it points to the row at hand, where the form says so."""
    if not spec.within:
        return True
    answer = row.answers.get(spec.within)
    held = answer.value if answer else None
    return scope.row is not None and (held == scope.row.id or (isinstance(held, tuple) and scope.row.id in held))


def _by_row(spec: Split, tallies: list[Tally], rows: list[Row], scope: Scope) -> Iterator[Part]:
    """A part for each row of a table that the form wants, in the order of the report."""
    where = parse(spec.where)
    for row in in_order(scope.form, scope.draft, spec.by):
        own = scope.of(row)
        if where.holds(own):
            part = Part("", row)
            part.numbers = {tally.id: sum(counts_for(tally, own, each) for each in rows) for tally in tallies}
            yield part


def _by_year(spec: Split, tallies: list[Tally], rows: list[Row], scope: Scope) -> Iterator[Part]:
    """A part for each year, in their order; last what has no day."""
    day = _day_of(scope, tallies[0].rows)
    years: dict[str, list[Row]] = {}
    for row in rows:
        answer = row.answers.get(day.id) if day else None
        known = Day.known(answer.value) if answer else None
        years.setdefault(str(known.date.year) if known else "", []).append(row)
    for year in sorted(years, key=lambda each: (not each, each)):
        part = Part(spec.called.replace("{year}", year) if year else spec.undated, scope.row)
        part.numbers = {tally.id: sum(counts_for(tally, scope, each) for each in years[year]) for tally in tallies}
        yield part


def _day_of(scope: Scope, table: str) -> Question | None:
    day = scope.form.by_role("day")
    return day if day and day.each == table else None
