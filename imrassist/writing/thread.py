"""Thread: from a term of reference through findings, lessons and recommendations to actions, with what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from imrassist.interview.condition import Condition, Scope
from imrassist.interview.question import Form, Question, Table
from imrassist.interview.row_order import in_order
from imrassist.interview.wording import in_words, row_label
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row

WHAT, WHY, LEARNT, CHANGE, HOW = (
    "What happened", "Why it happened", "What we learnt", "What must change", "How we will change it",
)  # fmt: skip
PHRASES = (WHAT, WHY, LEARNT, CHANGE, HOW)
"""The inspector's five phrases, in the order of the thread (guidance S10.4)."""

LEVELS = ("terms", "findings", "lessons", "recommendations", "actions")
"""Roles of the tables that the thread runs through, from its beginning. A form may lack any of them."""
_PHRASE = {"findings": WHY, "lessons": LEARNT, "recommendations": CHANGE, "actions": HOW}
"""Which phrase a row of a level speaks to; a term to the first two, in its own answers."""
_LINKS = {
    "findings": ("finding_term",),
    "lessons": ("lesson_findings", "lesson_terms"),
    "recommendations": ("recommendation_lessons",),
    "actions": ("action_recommendation",),
}
"""Roles of the questions that tie a row to the one before it. The first is the thread; a row that it ties to nothing
stands where the next one puts it."""
_ASKS = {
    "terms": (("term_relevant", WHAT), ("term_not_relevant_why", WHY), ("what_happened", WHAT), ("why", WHY)),
    "findings": (("finding_text", WHY), ("finding_kind", WHY), ("finding_contacts", WHAT), ("finding_why", WHY)),
    "lessons": (("lesson_text", LEARNT),),
    "recommendations": (("recommendation_text", CHANGE), ("outcome", CHANGE)),
    "actions": tuple(
        (role, HOW)
        for role in (
            "action_text",
            "action_evidence",
            "action_outcome",
            "action_evaluated",
            "action_lead",
            "action_due",
        )
    ),
}
"""What each row of a level must say for the thread to hold: roles of questions, each with its phrase."""
_TEXT = {
    "terms": "term_text", "findings": "finding_text", "lessons": "lesson_text",
    "recommendations": "recommendation_text", "actions": "action_text",
}  # fmt: skip
_FACTS = {
    "terms": (
        ("term_withdrawn_on", ""),
        ("term_withdrawn_why", ""),
        ("term_not_relevant_why", ""),
        ("what_happened", WHAT),
        ("why", WHY),
    ),
    "findings": (("finding_kind", ""), ("finding_contacts", ""), ("finding_why", WHY)),
    "recommendations": (("outcome", ""),),
    "actions": (("action_lead", ""), ("action_due", "")),
}
_SHOWN = 3
"""So many rows are named in a fact; of more it is said how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The next link that a row wants: a new row of a table, tied to it by a question."""

    table: str
    question: str
    """The ref or refs question of the new row that holds the old one."""
    row: str
    """The row that is to be held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One place where the thread is broken."""

    phrase: str
    """One of `PHRASES`."""
    say: str
    """What is missing, without a full stop: ``no lesson yet``."""
    place: Place
    """The question that mends it; for a missing row the one under which such rows are added."""
    step: Step | None = None
    """With a missing row: what it would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that a row says, in words."""

    say: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """One row on the thread."""

    row: str
    table: str
    role: str
    name: str
    """What it is called: ``Finding 3``, ``Term of reference 2a``."""
    text: str
    """What it says; empty when it says nothing yet."""
    place: Place
    """Its first question on the thread."""
    phrase: str = ""
    tie: str = ""
    """The question by which it is tied to the row it stands under; empty when it is tied to none."""
    above: str = ""
    """The row it stands under."""
    again: bool = False
    """It is written out further up; here it only says that it belongs here too."""
    facts: tuple[Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    knots: tuple[Knot, ...] = ()
    """The rows of the next level that are tied to it."""
    steps: tuple[Step, ...] = ()
    """The links that may follow it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The whole of it: terms in the board's order, and what is tied to none."""

    knots: tuple[Knot, ...] = ()
    loose: tuple[Knot, ...] = ()
    """Rows that are tied to nothing on the thread."""
    levels: tuple[str, ...] = ()
    """What the rows of its levels are called in this form: ``term of reference``, ``finding`` ..."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap once, in the order of the thread."""
        return tuple(gap for _, knot in walk(self) for gap in knot.gaps)


def walk(thread: Thread, *, only_gaps: bool = False) -> Iterator[tuple[int, Knot]]:
    """Every row with its depth, as it is written down; `only_gaps` keeps those that have a gap at or below them."""
    for knot in (*thread.knots, *thread.loose):
        yield from _walk(knot, 0, only_gaps=only_gaps)


def thread_of(form: Form, draft: Draft, to_improve: Condition | None = None) -> Thread:
    """The thread of a draft, by the roles of tables and questions; levels that the form lacks are passed over.

    `to_improve` says which findings owe a lesson; without it every finding does. A row that is tied to several is
    written out under the first, and only named under the others. Rows that hold each other in a ring are written
    out once, among the loose ones (guidance S10.4).
    """
    return _Weaver(form, draft, to_improve).thread()


def _walk(knot: Knot, depth: int, *, only_gaps: bool) -> Iterator[tuple[int, Knot]]:
    if not only_gaps or _holed(knot):
        yield depth, knot
        for each in knot.knots:
            yield from _walk(each, depth + 1, only_gaps=only_gaps)


def _holed(knot: Knot) -> bool:
    return bool(knot.gaps) or any(_holed(each) for each in knot.knots)


@dataclass(slots=True)
class _Weaver:
    """Builds one thread; remembers which rows were written out."""

    form: Form
    draft: Draft
    to_improve: Condition | None
    done: set[str] = field(default_factory=set)
    by_role: Mapping[str, Question] = field(init=False)
    tables: list[Table] = field(init=False)
    scope: Scope = field(init=False)
    rows: Mapping[str, Row] = field(init=False)
    under: dict[str, list[tuple[Table, Row, str]]] = field(init=False)
    """By the row they stand under: the rows tied to it, each with the question that ties it."""
    loose: list[tuple[Table, Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_role = {question.role: question for question in self.form.questions.values() if question.role}
        found = (self.form.table_by_role(role) for role in LEVELS)
        self.tables = [table for table in found if table is not None]
        self.scope = Scope(form=self.form, draft=self.draft)
        self.rows = {row.id: row for rows in self.draft.rows.values() for row in rows}
        self.under, self.loose = {}, []
        for table in self.tables:
            for row in in_order(self.form, self.draft, table.id):
                ties = self._ties(table, row)
                for above, question in ties:
                    self.under.setdefault(above, []).append((table, row, question))
                if not ties and table.role != LEVELS[0]:
                    self.loose.append((table, row))

    def thread(self) -> Thread:
        first = [table for table in self.tables if table.role == LEVELS[0]]
        knots = tuple(self._knot(table, row) for table in first for row in in_order(self.form, self.draft, table.id))
        loose = [self._knot(table, row) for table, row in self.loose]
        for table in self.tables:  # rows in a ring are under one another only, and so were reached from nowhere
            loose += [self._knot(table, row) for row in self.draft.rows.get(table.id, ()) if row.id not in self.done]
        return Thread(knots=knots, loose=tuple(loose), levels=tuple(table.one for table in self.tables))

    def _ties(self, table: Table, row: Row) -> list[tuple[str, str]]:
        """The rows that this one is tied to, each with the question; of the first question that ties it to any."""
        for question in self._links(table):
            answer = row.answers.get(question.id)
            held = [each for each in _ids(answer) if each != row.id and each in self.rows]
            if held:
                return [(each, question.id) for each in dict.fromkeys(held)]
        return []

    def _links(self, table: Table) -> list[Question]:
        """The questions of a table that tie its rows to another level."""
        ids = {each.id for each in self.tables}
        found = (self.by_role.get(role) for role in _LINKS.get(table.role, ()))
        return [question for question in found if question and question.each == table.id and question.of in ids]

    def _knot(self, table: Table, row: Row, tie: str = "", above: str = "") -> Knot:
        again = row.id in self.done
        self.done.add(row.id)
        asked = [question for role, _ in _ASKS[table.role] if (question := self._asks(table, role))]
        text = self._text(table, row)
        return Knot(
            row=row.id,
            table=table.id,
            role=table.role,
            name=self._name(table, row),
            text=text,
            place=Place(asked[0].id if asked else "", row.id),
            phrase=_PHRASE.get(table.role, ""),
            tie=tie,
            above=above,
            again=again,
            facts=() if again else tuple(self._facts(table, row)),
            gaps=() if again else tuple(self._gaps(table, row)),
            knots=() if again else tuple(self._knot(t, r, q, row.id) for t, r, q in self.under.get(row.id, ())),
            steps=tuple(step for step, _ in self._steps(table, row)),
        )

    def _asks(self, table: Table, role: str) -> Question | None:
        question = self.by_role.get(role)
        return question if question and question.each == table.id else None

    def _text(self, table: Table, row: Row) -> str:
        question = self._asks(table, _TEXT[table.role])
        answer = row.answers.get(question.id) if question else None
        return " ".join(answer.value.split()) if answer and isinstance(answer.value, str) else ""

    def _name(self, table: Table, row: Row) -> str:
        """Terms go by the board's own numbers, all else by its place in the report."""
        label = row_label(self.form, self.draft, row)
        number = self._asks(table, "term_number")
        if number and (answer := row.answers.get(number.id)) and isinstance(answer.value, str):
            label = answer.value
        else:
            rows = [each.id for each in in_order(self.form, self.draft, table.id)]
            label = str(rows.index(row.id) + 1)
        return f"{table.one[:1].upper()}{table.one[1:]} {label}"

    def _facts(self, table: Table, row: Row) -> Iterator[Fact]:
        for role, phrase in _FACTS.get(table.role, ()):
            question = self._asks(table, role)
            answer = row.answers.get(question.id) if question else None
            if question is None or answer is None or self._asked(question, row) is False:
                continue
            said = self._said(question, answer)
            if said:
                head = "" if question.kind == "refs" else phrase or question.short
                yield Fact(say=f"{head}: {said}" if head else said, place=Place(question.id, row.id))

    def _said(self, question: Question, answer: Answer) -> str:
        if question.kind == "refs" and answer.value:
            table, held = self.form.tables[question.of], [self.rows[each] for each in _ids(answer) if each in self.rows]
            named = "; ".join(row_label(self.form, self.draft, each) for each in held[:_SHOWN])
            more = f" and {len(held) - _SHOWN} more" if len(held) > _SHOWN else ""
            count = f"{len(held)} {table.one if len(held) == 1 else table.many}"
            return f"{count}: {named}{more}" if held else ""
        if answer.value == () or answer.parked in (Park.LATER, Park.ASK):
            return ""
        return " ".join(in_words(question, answer, self.form, self.draft).split())

    def _gaps(self, table: Table, row: Row) -> Iterator[Gap]:
        if table.role == LEVELS[0] and self._set_aside(table, row):
            asks: tuple[tuple[str, str], ...] = tuple(each for each in _ASKS[LEVELS[0]] if "relevant" in each[0])
        else:
            asks = _ASKS[table.role]
        yield from self._loose_gap(table, row)
        for role, phrase in asks:
            question = self._asks(table, role)
            if question and self._asked(question, row) is True:
                missing = self._missing(question, row)
                if missing:
                    yield Gap(phrase=phrase, say=missing, place=Place(question.id, row.id))
        for step, wanted in self._steps(table, row):
            following = self.form.tables[step.table]
            if wanted and not any(t.id == step.table for t, _, _ in self.under.get(row.id, ())):
                place = Place(self._under_which(step.table) or step.question)
                yield Gap(phrase=_PHRASE[following.role], say=f"no {following.one} yet", place=place, step=step)

    def _loose_gap(self, table: Table, row: Row) -> Iterator[Gap]:
        """A row that the thread itself does not reach. "Does not apply" is an answer."""
        for question in self._links(table)[:1]:
            answer = row.answers.get(question.id)
            ids = _ids(answer)
            if any(each in self.rows for each in ids) or self._settled(answer):
                return
            what = self.form.tables[question.of].one
            say = f"its {what} was removed" if ids else f"tied to no {what}"
            yield Gap(phrase=_PHRASE[table.role], say=say, place=Place(question.id, row.id))

    def _missing(self, question: Question, row: Row) -> str:
        """What is missing at one question, in words; empty when nothing is."""
        answer = row.answers.get(question.id)
        name = question.short or question.ask
        if question.kind in ("ref", "refs"):
            if self._settled(answer) or any(each in self.rows for each in _ids(answer)):
                return ""
            return f"no {self.form.tables[question.of].one} shows it"
        if answer is None:
            return f"{name}: no answer yet"
        if answer.parked is Park.ASK:
            return f"{name}: to be asked of {answer.who}" if answer.who else f"{name}: to be asked"
        return f"{name}: left for later" if answer.parked is Park.LATER else ""

    def _steps(self, table: Table, row: Row) -> Iterator[tuple[Step, bool]]:
        """The links that may follow a row, each with whether the thread wants one."""
        if table.role == LEVELS[0] and self._set_aside(table, row):
            return
        at = LEVELS.index(table.role)
        for following in self.tables:
            for number, question in enumerate(self._links(following)):
                if question.of == table.id and LEVELS.index(following.role) > at and not number:
                    yield Step(table=following.id, question=question.id, row=row.id), self._owes(table, row)

    def _owes(self, table: Table, row: Row) -> bool:
        """Whether a row wants something to follow it: a finding only when it is one to improve."""
        if table.role != "findings" or self.to_improve is None:
            return True
        return self.to_improve.holds(self.scope.of(row))

    def _set_aside(self, table: Table, row: Row) -> bool:
        """Whether nothing has to follow a term: it does not concern the agency, or was withdrawn."""
        question = self._asks(table, "term_relevant")
        answer = row.answers.get(question.id) if question else None
        return bool(answer and answer.value == "no") or bool(question and self._asked(question, row) is False)

    def _under_which(self, table: str) -> str:
        return next((q.id for q in self.form.questions.values() if q.kind == "table" and q.of == table), "")

    def _asked(self, question: Question, row: Row) -> bool | None:
        return self.scope.of(row).asked(question)

    @staticmethod
    def _settled(answer: Answer | None) -> bool:
        return answer is not None and answer.parked in (Park.NO_RECORD, Park.NOT_APPLY)


def _ids(answer: Answer | None) -> tuple[str, ...]:
    if answer is None or answer.value is None:
        return ()
    return (answer.value,) if isinstance(answer.value, str) else answer.value
