"""family_of: what a draft tells of people and how they belong together -> Family, by the roles of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.interview.condition import MISSING, Scope
from imrassist.interview.question import Form, Question
from imrassist.interview.wording import row_label
from imrassist.model.dates import Day
from imrassist.model.draft import Draft, Row
from imrassist.writing.genogram.family import Couple, Family, Person, family


def family_of(form: Form, draft: Draft) -> Family:
    """The family as the draft tells it, without anybody where the form has no table of people.

    Of each person: ``sex`` (an option ``male`` or ``female``), ``parents`` (rows, at most two; parked as no record:
    not known), ``partners`` (rows) and for all of these ``partner_state`` (one of `family.STATES`). Where two people
    name each other and say it differently, whoever names fewer is right: that answer is about this couple alone.
    ``adopted`` and ``household`` are asked of each person (yes), or once (rows). ``twin_of`` is asked once (rows):
    those of the same parents born on the same day are twins. An answer that is no longer asked for does not count.
    """
    table = form.table_by_role("people")
    if table is None:
        return Family(people=())
    reader = _Reader(form, draft, draft.rows.get(table.id, ()))
    return family(
        [reader.person(row) for row in reader.rows],
        [couple for _, couple in sorted(reader.couples(), key=lambda told: told[0])],
        reader.twins(),
        reader.chosen("household"),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    form: Form
    draft: Draft
    rows: tuple[Row, ...]

    def person(self, row: Row) -> Person:
        dead = self._text("person_event", row) == "died"
        parents = self._value("parents", row)
        return Person(
            id=row.id,
            name=row_label(self.form, self.draft, row),
            sex=self._text("sex", row),
            born=self._day("born", row),
            dead=dead,
            died=self._day("died", row) if dead else "",
            subject=self._text("subject_child", row) == "yes",
            relation=self._text("relationship", row),
            parents=_ids(parents),
            parents_unknown=parents is MISSING,
            adopted=row.id in self.chosen("adopted"),
        )

    def couples(self) -> Iterator[tuple[int, Couple]]:
        """Each couple that a row tells of, and how many partners this row names."""
        for row in self.rows:
            named = _ids(self._value("partners", row))
            for other in named:
                yield len(named), Couple(a=row.id, b=other, state=self._text("partner_state", row))

    def twins(self) -> Iterator[tuple[str, ...]]:
        """Those who are said to be twins, by the day they were born; who has no day goes with the rest of these."""
        chosen = [row for row in self.rows if row.id in self.chosen("twin_of")]
        groups: dict[tuple[frozenset[str], str], list[str]] = {}
        for row in chosen:
            parents = frozenset(_ids(self._value("parents", row)))
            same = [each for each in groups if each[0] == parents]
            day = self._day("born", row)
            key = next((each for each in same if not day or not each[1] or each[1] == day), (parents, day))
            groups.setdefault(key, []).append(row.id)
        yield from (tuple(group) for group in groups.values())

    def chosen(self, role: str) -> frozenset[str]:
        """The rows that an answer to a question of the whole review holds, or that say yes themselves."""
        question = self.form.by_role(role)
        if question is None:
            return frozenset()
        if question.each:
            return frozenset(row.id for row in self.rows if self._text(role, row) == "yes")
        return frozenset(_ids(Scope(form=self.form, draft=self.draft).value(question.id)))

    def _value(self, role: str, row: Row) -> object:
        question = self._question(role)
        return Scope(form=self.form, draft=self.draft, row=row).value(question.id) if question else None

    def _text(self, role: str, row: Row) -> str:
        value = self._value(role, row)
        return value if isinstance(value, str) else ""

    def _day(self, role: str, row: Row) -> str:
        day = Day.known(self._value(role, row))
        return day.iso if day else ""

    def _question(self, role: str) -> Question | None:
        question = self.form.by_role(role)
        return question if question and question.each else None


def _ids(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(each) for each in value)
    return (value,) if isinstance(value, str) else ()
