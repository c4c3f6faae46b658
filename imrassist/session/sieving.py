"""Sieving: rows of a table picked by an answer, by what is left, or by words in them; for thousands of rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import is_not
from typing import Any

from imrassist.interview import order
from imrassist.interview.condition import Scope, parse
from imrassist.interview.needs import own_and_across
from imrassist.interview.question import Question
from imrassist.interview.row_order import alike, in_order
from imrassist.interview.wording import in_words, row_label
from imrassist.model.draft import Row
from imrassist.session.rowing import Rowing

MOST_TO_NAME = 60
"""A question that points to more rows than this is no help in picking among others."""
LEFT = "Something left to answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """One way to pick rows."""

    label: str
    """``Terms: 2a``."""
    question: str = ""
    """Its answer decides; empty: what is left decides."""
    value: str = ""
    """Id of an option or a row, ``yes`` or ``no``; `NOTHING` for "none of them"; empty for an open answer."""


NOTHING = "none"


@dataclass(slots=True)
class _Kept:
    """What was worked out of the rows of one table; good for as long as nothing but single rows changed."""

    around: tuple[Any, ...] = ()
    labels: dict[str, tuple[Row, str]] = field(default_factory=dict)
    """By id: the row, and what it is called."""
    left: dict[str, tuple[Row, int]] = field(default_factory=dict)
    """By id: the row, and how many questions it leaves open."""
    told: dict[str, tuple[Row, str]] = field(default_factory=dict)
    """By id: the row, and all its words in small letters, once they were looked through."""
    chosen: dict[tuple[str, str | tuple[str, ...] | None], str] = field(default_factory=dict)
    """By question and answer: an answer that was chosen, in words; thousands of rows share a few."""


class Sieving(Rowing):
    """The rows of one open draft, picked."""

    def row_state(self, table: str, row: Row) -> tuple[str, int]:
        """What a row is called, and how many of its questions have no answer yet. Remembered until it changes."""
        kept = self._kept(table)
        return self._label(row, kept), self._left(table, row, kept)

    def _label(self, row: Row, kept: _Kept) -> str:
        known = kept.labels.get(row.id)
        if known is None or known[0] is not row:
            known = kept.labels[row.id] = (row, row_label(self.form, self.draft, row))
        return known[1]

    def _left(self, table: str, row: Row, kept: _Kept) -> int:
        known = kept.left.get(row.id)
        if known is None or known[0] is not row:
            asked = (q for q in self._asked_of(table) if q.id not in row.answers)
            left = sum(1 for q in asked if order.asked(self.form, self.draft, q, row) is not False)
            known = kept.left[row.id] = (row, left)
        return known[1]

    def told_of(self, question: Question, row: Row) -> str:
        """A row's answer to one question in words; empty when there is none."""
        answer = row.answers.get(question.id)
        return in_words(question, answer, self.form, self.draft) if answer else ""

    def left_in(self, table: str) -> int:
        """How many rows of a table have a question without an answer."""
        kept = self._kept(table)
        return sum(1 for row in self.draft.rows.get(table, ()) if self._left(table, row, kept))

    def sieves(self, table: str) -> list[Sieve]:
        """Every way to pick rows of a table: by what is left first, then by each answer that can be chosen."""
        found = [Sieve(label=LEFT)]
        for question in self._asked_of(table):
            name = question.short or question.ask
            many = len(self.draft.rows.get(question.of, ())) if question.of else 0
            if question.kind not in ("yesno", "choice", "multi", "ref", "refs") or many > MOST_TO_NAME:
                continue
            found += [
                Sieve(label=f"{name}: {label}", question=question.id, value=key) for key, label in self._keys(question)
            ]
            if question.kind in ("multi", "refs"):
                found.append(Sieve(label=f"{name}: none", question=question.id, value=NOTHING))
            found.append(Sieve(label=f"{name}: left open", question=question.id))
        return found

    def sieved(self, table: str, sieve: Sieve | None = None, words: str = "") -> list[Row]:
        """The rows that a sieve lets through and that hold all these words, in the order of the report."""
        rows = in_order(self.form, self.draft, table)
        wanted, kept = words.casefold().split(), self._kept(table)
        return [
            row
            for row in rows
            if (sieve is None or self._through(table, row, sieve)) and (not wanted or self._holds(row, wanted, kept))
        ]

    def stand_apart(self, table: str, one: str, other: str) -> bool:
        """Whether their days, or what was chosen, part two rows in the report: so that moving one changes nothing."""
        found = self.draft.row(one), self.draft.row(other)
        return None not in found and not alike(self.form, table, *(row for row in found if row))

    def named_sieve(self, table: str, name: str) -> Sieve | None:
        """The way to pick that is called so, or that alone begins so or holds these words; None when none is meant."""
        wanted = " ".join(name.casefold().replace(":", " ").split())
        labels = [(" ".join(each.label.casefold().replace(":", " ").split()), each) for each in self.sieves(table)]
        if wanted in ("left", "to finish", "unfinished"):
            return labels[0][1]
        exact = [each for label, each in labels if label == wanted]
        starts = [each for label, each in labels if label.startswith(wanted)]
        holds = [each for label, each in labels if wanted in label]
        return next((found[0] for found in (exact, starts, holds) if len(found) == 1), None)

    def _through(self, table: str, row: Row, sieve: Sieve) -> bool:
        if not sieve.question:
            return self.row_state(table, row)[1] > 0
        answer = row.answers.get(sieve.question)
        asked = order.asked(self.form, self.draft, self.form.questions[sieve.question], row) is not False
        if not sieve.value or answer is None or not answer.given:
            return asked and not sieve.value and (answer is None or not answer.given)
        if isinstance(answer.value, tuple):
            return asked and (sieve.value in answer.value if sieve.value != NOTHING else not answer.value)
        return asked and answer.value == sieve.value

    def _holds(self, row: Row, wanted: list[str], kept: _Kept) -> bool:
        known = kept.told.get(row.id)
        if known is None or known[0] is not row:
            words = " ".join((self._label(row, kept), *self._told(row, kept))).casefold()
            known = kept.told[row.id] = (row, words)
        return all(word in known[1] for word in wanted)

    def _told(self, row: Row, kept: _Kept) -> Iterator[str]:
        for name, answer in row.answers.items():
            question = self.form.questions.get(name)
            if question is None:
                continue
            if not answer.given or question.kind in ("text", "long", "code"):
                yield answer.value if isinstance(answer.value, str) else answer.note
                continue
            said = kept.chosen.get((name, answer.value))
            if said is None:
                said = kept.chosen[name, answer.value] = in_words(question, answer, self.form, self.draft)
            yield said

    def _keys(self, question: Question) -> list[tuple[str, str]]:
        from imrassist.interview.reading import choices

        if question.kind in ("ref", "refs"):
            rows = self.draft.rows.get(question.of, ())
            where = parse(question.where)
            fit = (r for r in rows if where.value(Scope(form=self.form, draft=self.draft, row=r)) is not False)
            return [(row.id, row_label(self.form, self.draft, row)) for row in fit]
        return choices(question, self.form, self.draft, "")

    def _asked_of(self, table: str) -> list[Question]:
        return [q for q in self.form.questions.values() if q.each == table and q.kind not in ("table", "note")]

    @cached_property
    def _sieved(self) -> dict[str, _Kept]:
        return {}

    @cached_property
    def _looking(self) -> dict[str, bool]:
        return {}

    def _kept(self, table: str) -> _Kept:
        """What is known of the rows of a table: forgotten when an answer of the review or another table changed."""
        rows = self.draft.rows
        # A condition that looks through rows may look through these very ones.
        own = rows.get(table, ()) if self._looks_at_itself(table) else ()
        around = (self.draft.answers, own, *(each for name, each in sorted(rows.items()) if name != table))
        kept = self._sieved.get(table)
        if kept is None or len(around) != len(kept.around) or any(map(is_not, around, kept.around)):
            # Another one, and not the same one emptied: who works beside the keys goes on with what was true then.
            kept = self._sieved[table] = _Kept(around=around)
        return kept

    def _looks_at_itself(self, table: str) -> bool:
        known = self._looking.get(table)
        if known is None:
            # The row's own answers may stand beside a count of other rows; only what is counted looks further.
            names = {name for q in self._asked_of(table) for name in own_and_across(q.when)[1]}
            found = (self.form.questions[name] for name in names & self.form.questions.keys())
            known = self._looking[table] = table in names or any(q.each == table for q in found)
        return known
