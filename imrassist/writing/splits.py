"""splits: the numbers of tallies told part by part: year by year, or child by child within one term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from imrassist.interview.condition import Scope, counted, parse
from imrassist.interview.question import Question, Tally
from imrassist.interview.row_order import in_order
from imrassist.interview.split import Split
from imrassist.interview.tally import counts_under, leans_on, under_of
from imrassist.model.answer import Answer
from imrassist.model.dates import Day
from imrassist.model.draft import Row

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
    day = _day_of(scope, tallies[0].rows) if spec.by == "year" else None
    names = {name for tally in tallies for name in leans_on(tally, scope.form)} | {
        spec.within,
        day.id if day else "",
    } - {""}
    one = partial(_words, spec, tallies, day.id if day else "")
    counts = counted(scope, f"split {spec.id}", tallies[0].rows, sorted(names - {""}), one)
    inside = (scope.row.id if scope.row else None) if spec.within else ""
    if inside is None:
        return []
    parts = list(_by_year(spec, scope, counts, inside) if spec.by == "year" else _by_row(spec, scope, counts, inside))
    found = [part for part in parts if part.numbers[spec.of[0]]]
    return found if len(found) >= spec.least else []


def _words(spec: Split, tallies: list[Tally], day: str, own: Scope) -> tuple[str, ...]:
    """Under what a row counts: within which rows, in which year, for which row and tally."""
    answers = own.row.answers if own.row else {}
    held = answers.get(spec.within) if spec.within else None
    inside = _ids(held) if spec.within else ("",)
    known = Day.known(answers[day].value) if day in answers else None
    year = str(known.date.year) if known else ""
    under = [(tally.id, each) for tally in tallies for each in counts_under(tally, own)] if inside else []
    return tuple(_word(each, year if spec.by == "year" else "", *pair) for each in inside for pair in under)


def _word(inside: str, year: str, tally: str, under: str) -> str:
    return f"{inside}\t{year}\t{tally}\t{under}"


def _ids(answer: Answer | None) -> tuple[str, ...]:
    if answer is None or answer.value is None:
        return ()
    return tuple(dict.fromkeys(answer.value)) if isinstance(answer.value, tuple) else (answer.value,)


def template_of(spec: Split, scope: Scope) -> str:
    """The template of a part, from the scope of it: all that its numbers give reason to say."""
    return " ".join(each.say for each in spec.says if parse(each.when).holds(scope))


def scope_of(part: Part, scope: Scope) -> Scope:
    """A scope in which each tally has the number of this part, and ``{part}`` its name."""
    known = {**part.numbers, PART: part.called}
    return Scope(form=scope.form, draft=scope.draft, row=part.row, alias=scope.alias, known=known, shared=scope.shared)


def _by_row(spec: Split, scope: Scope, counts: Mapping[str, int], inside: str) -> Iterator[Part]:
    """A part for each row of a table that the form wants, in the order of the report."""
    where = parse(spec.where)
    for row in in_order(scope.form, scope.draft, spec.by):
        if where.holds(scope.of(row)):
            yield Part("", row, _numbers(spec, scope.of(row), counts, inside, ""))


def _by_year(spec: Split, scope: Scope, counts: Mapping[str, int], inside: str) -> Iterator[Part]:
    """A part for each year, in their order; last what has no day."""
    years = {word.split("\t")[1] for word, count in counts.items() if count and word.startswith(f"{inside}\t")}
    for year in sorted(years, key=lambda each: (not each, each)):
        called = spec.called.replace("{year}", year) if year else spec.undated
        yield Part(called, scope.row, _numbers(spec, scope, counts, inside, year))


def _numbers(spec: Split, scope: Scope, counts: Mapping[str, int], inside: str, year: str) -> dict[str, int]:
    """How often each tally counts in one part."""
    return {name: counts[_word(inside, year, name, under_of(scope.form.tallies[name], scope))] for name in spec.of}


def _day_of(scope: Scope, table: str) -> Question | None:
    day = scope.form.by_role("day")
    return day if day and day.each == table else None
