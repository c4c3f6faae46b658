"""Amending: terms of reference pasted and amended in an open draft, and rows taken out that others refer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from imrassist import gate
from imrassist.interview import amending
from imrassist.interview.amending import MERGE, REINSTATE, REMOVE, REWORD, SPLIT, WITHDRAW, Amendment, Part
from imrassist.interview.foretelling import Preview, preview
from imrassist.interview.pasting import APART, INSIDE, Pasted, PastedTerm, parse_terms
from imrassist.interview.question import Table
from imrassist.interview.reading import Misread, read
from imrassist.interview.ties import Ties, about, named_by, named_counts, ties
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded, RowRemoved, Together, apply
from imrassist.model.answer import Answer, Place
from imrassist.session.rowing import Rowing
from imrassist.session.values import Changed
from imrassist.writing.moving import moved, stirred

__all__ = [
    "APART",
    "INSIDE",
    "MERGE",
    "REINSTATE",
    "REMOVE",
    "REWORD",
    "SPLIT",
    "WITHDRAW",
    "Amending",
    "Amendment",
    "PasteLine",
    "PastePlan",
    "Preview",
    "TermNow",
    "Ties",
]

NEW, SAME, REWORDED = "new", "same", "reworded"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNow:
    """One term of reference as it stands."""

    row: str
    number: str
    """As the board writes it; empty when it is not given."""
    text: str
    withdrawn: bool
    named: int = 0
    """How many answers name it; counted by `Amending.terms` alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteLine:
    """What one pasted term would become."""

    does: str
    """`NEW`; `SAME` when it is there already, word for word; `REWORDED` when its number is, with other words."""
    term: PastedTerm
    row: str
    """The row that is there, or the id drawn for a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePlan:
    """What a pasted block of terms would become. Nothing is changed before `Amending.take_terms`."""

    text: str
    """The block, cleaned."""
    pasted: Pasted
    lines: tuple[PasteLine, ...]
    missing: tuple[str, ...] = ()
    """Numbers of terms that stand now and are not in the block, where it is a new version of them."""
    told: tuple[str, ...] = ()
    """What to look at, in sentences."""

    def of(self, does: str) -> int:
        """How many of its terms are new, the same, or reworded."""
        return sum(1 for line in self.lines if line.does == does)


class Amending(Rowing):
    """The terms of reference of one open draft."""

    def terms_table(self) -> Table | None:
        """The table of the terms of reference; None in a form without one."""
        return amending.terms_of(self.form)

    def terms(self) -> list[TermNow]:
        """Every term as it stands, in the author's order."""
        table, counts = self.terms_table(), named_counts(self.form, self.draft)
        rows = self.draft.rows.get(table.id, ()) if table else ()
        return [replace(self.term(row.id), named=counts.get(row.id, 0)) for row in rows]

    def term(self, row: str) -> TermNow:
        """One term as it stands; empty when it is gone."""
        said = []
        for role in ("term_number", "term_text"):
            question = self.form.by_role(role)
            answer = self.draft.answer(Place(question.id, row)) if question else None
            said.append(answer.value if answer and isinstance(answer.value, str) else "")
        there = self.draft.row(row)
        gone = there is not None and amending.withdrawn(self.form, there)
        return TermNow(row=row, number=said[0], text=said[1], withdrawn=gone)

    def terms_place(self) -> Place | None:
        """The question under which terms are added; what is being pasted is kept there until it is taken."""
        table = self.terms_table()
        asked = (q.id for q in self.form.questions.values() if table and q.kind == "table" and q.of == table.id)
        return next((Place(question) for question in asked), None)

    # -- pasting

    def read_terms(self, text: str, points: str = APART) -> PastePlan | Misread:
        """What a pasted block of terms would become; changes nothing.

        A term whose number stands already is that term: as before, or with new
        words. A Misread when the block is too long, or nothing in it is a term.
        """
        table = self.terms_table()
        cleaned = gate.clean(text)
        if cleaned.refused:
            return Misread(cleaned.refused.what, cleaned.refused.mend, cleaned.text)
        pasted = parse_terms(cleaned.text, points=points)
        if table is None or not pasted.terms:
            return Misread(
                "No term of reference was found in this.", "Paste the whole list, or add terms.", cleaned.text
            )
        known = self._by_number()
        doubled = Counter(term.number.casefold() for term in pasted.terms)
        lines = []
        for term in pasted.terms:
            row = known.get(term.number.casefold(), "") if doubled[term.number.casefold()] == 1 else ""
            does = NEW if not row else SAME if self.term(row).text == term.text else REWORDED
            lines.append(PasteLine(does=does, term=term, row=row or f"{table.id}-{self.fresh_id()}"))
        found = {line.row for line in lines}
        missing = [self.term(row).number for number, row in known.items() if number not in doubled]
        return PastePlan(
            text=cleaned.text,
            pasted=pasted,
            lines=tuple(lines),
            missing=tuple(missing) if found & set(known.values()) else (),
            told=(*cleaned.notes, *pasted.remarks),
        )

    def take_terms(self, plan: PastePlan) -> Changed | None:
        """Takes the terms of a pasted block: one step to undo. None when all of them stand already."""
        table, place = self.terms_table(), self.terms_place()
        if table is None:
            return None
        empty = self._empty(table)
        acts: list[Act] = [RowRemoved(table=table.id, row=row) for row in sorted(empty)]
        order = [row.id for row in self.draft.rows.get(table.id, ()) if row.id not in empty]
        at = 0 if any(line.row in order for line in plan.lines) else len(order)
        for line in plan.lines:
            part = self._part(line.row, line.term.number, line.term.text)
            if line.row in order:
                at = order.index(line.row) + 1
                acts += self._reworded(part) if line.does == REWORDED else ()
            else:
                acts.append(RowAdded(table=table.id, row=amending.row_of(self.form, part), at=at))
                order.insert(at, line.row)
                at += 1
        if plan.of(REWORDED):
            acts += amending.says_amended(self.form, self.draft)
        if place and self.typed(place):
            self.typing(place, "")
        changes = plan.of(NEW) + plan.of(REWORDED)
        if not changes:
            return None
        return self.do(Together(acts=tuple(acts)), f"pasting {changes} {table.one if changes == 1 else table.many}")

    def _by_number(self) -> dict[str, str]:
        """The rows whose number no other row has, by that number."""
        found: dict[str, list[str]] = {}
        for term in self.terms():
            if term.number:
                found.setdefault(term.number.casefold(), []).append(term.row)
        return {number: rows[0] for number, rows in found.items() if len(rows) == 1}

    def _empty(self, table: Table) -> set[str]:
        """Rows in which nothing was answered or typed yet: begun, and left for the paste."""
        begun = {place.row for place, text in self._typed.items() if text}
        return {row.id for row in self.draft.rows.get(table.id, ()) if not row.answers and row.id not in begun}

    def _reworded(self, part: Part) -> list[Act]:
        question = self.form.by_role("term_text")
        return [Answered(place=Place(question.id, part.row), answer=part.text)] if question else []

    # -- amending

    def amendment(
        self, does: str, rows: Sequence[str], parts: Sequence[tuple[str, str]] = (), *, on: str = "", why: str = ""
    ) -> Amendment | Misread:
        """What the author wants, made ready to be looked at: changes nothing.

        `parts` are the number and wording of each term that shall stand
        afterwards; `on` and `why` the day and the reason of a withdrawal, as
        typed, or empty. A Misread says what cannot be so.
        """
        made = Amendment(does=does, rows=tuple(rows))
        table = self.draft.table_of(rows[0]) if rows else None
        read_parts = []
        for n, (number, text) in enumerate(parts):
            row = rows[0] if n == 0 else f"{table}-{self.fresh_id()}"
            read_parts.append(part := self._read_part(row, number, text))
            if isinstance(part, Misread):
                return part
        day, reason = self._read_as("term_withdrawn_on", rows, on), self._read_as("term_withdrawn_why", rows, why)
        for each in (day, reason):
            if isinstance(each, Misread):
                return each
        made = replace(
            made,
            parts=tuple(part for part in read_parts if isinstance(part, Part)),
            on=day if isinstance(day, Answer) else None,
            why=reason if isinstance(reason, Answer) else None,
        )
        return amending.amiss(self.form, self.draft, made) or made

    def preview(self, amendment: Amendment) -> Preview:
        """What it would do; changes nothing."""
        found = preview(self.form, self.draft, amendment)
        act = self._act(amendment)
        after = apply(self.draft, act)
        gone = [row for row in amendment.rows if after.row(row) is None]
        counts = {
            "go to the term that stays": sum(
                isinstance(each, BlockEdited) and each.edit is not None for each in act.acts
            ),
            "will be out of step with the answers": len(stirred(self.form, self.draft, after)),
            "stay at the end of their section until you take them out": sum(
                about(key, gone) and not edit.deleted for key, edit in after.blocks.items()
            ),
        }
        told = [f"Paragraphs in your wording that {what}: {count}." for what, count in counts.items() if count]
        return replace(found, told=(*found.told, *told))

    def amend(self, amendment: Amendment) -> Changed | Misread:
        """Does it: one step to undo."""
        if wrong := amending.amiss(self.form, self.draft, amendment):
            return wrong
        act = self._act(amendment)
        return self.do(act, act.name)

    def keep_with(self, amendment: Amendment, part: int) -> Amendment:
        """The same split, with the term's own answers going to another of its parts."""
        return amending.keep_with(amendment, part)

    def ties(self, row: str) -> Ties:
        """All that hangs on a row."""
        return ties(self.form, self.draft, (row,))

    def named_by(self, found: Ties) -> str:
        """Who names it, counted: ``14 contacts (Terms) and 1 finding (Terms)``; empty for nobody."""
        return named_by(self.form, found)

    def removal(self, row: str, *, take_out: bool) -> Amendment:
        """Taking out a row that others refer to: they no longer name it, or they stay as remarks."""
        found = self.ties(row)
        fates: Mapping[Place, tuple[str, ...]] = {} if take_out else dict.fromkeys(found.references, (row,))
        return Amendment(does=REMOVE, rows=(row,), fates=fates)

    def _act(self, amendment: Amendment) -> Together:
        act = amending.act_of(self.form, self.draft, amendment)
        if amendment.does != MERGE:
            return act
        into = dict.fromkeys(amendment.rows[1:], amendment.rows[0])
        wording = tuple(moved(self.form, self.draft, apply(self.draft, act), into))
        return replace(act, acts=(*act.acts, *wording))

    def _part(self, row: str, number: str, text: str) -> Part:
        part = self._read_part(row, number, text)
        return part if isinstance(part, Part) else Part(row=row, number=None, text=Answer(value=text))

    def _read_part(self, row: str, number: str, text: str) -> Part | Misread:
        answers = [self._read_as(role, (row,), said) for role, said in (("term_number", number), ("term_text", text))]
        for answer in answers:
            if isinstance(answer, Misread):
                return answer
        known = [answer if isinstance(answer, Answer) else None for answer in answers]
        return Part(row=row, number=known[0], text=known[1])

    def _read_as(self, role: str, rows: Sequence[str], text: str) -> Answer | Misread | None:
        question = self.form.by_role(role)
        if question is None or not text.strip():
            return None
        return read(question, text, form=self.form, draft=self.draft, row=rows[0] if rows else "", today=self.today)
