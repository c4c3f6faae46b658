"""Amending the terms of reference: what the author wants -> one act, in which no reference is left dangling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from imrassist.interview.question import Form, Question, Table
from imrassist.interview.reading import Misread
from imrassist.interview.ties import about, ids_in, own_questions, pointed, references
from imrassist.interview.wording import listed, row_label
from imrassist.model.acts import Act, Answered, RemarkSetAside, RowAdded, RowRemoved, Together
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row

REWORD, SPLIT, MERGE, WITHDRAW, REINSTATE, REMOVE = "reword", "split", "merge", "withdraw", "reinstate", "remove"
DOES = (REWORD, SPLIT, MERGE, WITHDRAW, REINSTATE, REMOVE)
"""What may be done to a term. `REMOVE` may be done to a row of any table."""
_DOING = {
    REWORD: "rewording",
    SPLIT: "splitting",
    MERGE: "merging",
    WITHDRAW: "withdrawing",
    REINSTATE: "reinstating",
    REMOVE: "removing",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the terms that stand after an amendment."""

    row: str
    """Its id: that of a row which is there, or one that was drawn for a new row."""
    number: Answer | None
    """None leaves the number open: the board has not given it yet."""
    text: Answer | None

    @property
    def called(self) -> str:
        """Its number, for a list of what to choose from."""
        return str(self.number.value) if self.number and self.number.given else "(no number)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One amendment as the author wants it. Nothing is changed before `act_of` is done."""

    does: str
    """One of `DOES`."""
    rows: tuple[str, ...]
    """What it is about. With `MERGE` the first is the row that stays."""
    parts: tuple[Part, ...] = ()
    """With `REWORD`, `SPLIT` and `MERGE`: what stands afterwards, in order. One of them has the id of the first row,
    and so its own answers."""
    fates: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    """What a reference names afterwards, by ids of rows; one that is not here goes the usual way (`fate_of`)."""
    on: Answer | None = None
    """With `WITHDRAW`: the day."""
    why: Answer | None = None


def terms_of(form: Form) -> Table | None:
    """The table of the terms of reference; None for a form without one, or without their number and wording."""
    table = form.table_by_role("terms")
    asked = [form.by_role(role) for role in ("term_number", "term_text")]
    return table if table and all(question and question.each == table.id for question in asked) else None


def withdrawn(form: Form, row: Row) -> bool:
    """Whether this term was withdrawn by the board."""
    question = form.by_role("term_withdrawn")
    answer = row.answers.get(question.id) if question else None
    return answer is not None and answer.value == "yes"


def amiss(form: Form, draft: Draft, amendment: Amendment) -> Misread | None:
    """Why this cannot be done, as a value; None when it can."""
    rows = [draft.row(row) for row in amendment.rows]
    there = [row for row in rows if row is not None]
    if not rows or len(there) < len(rows) or len(set(amendment.rows)) < len(rows):
        return Misread("This is not there any more.", "Choose again from what stands now.", "")
    if amendment.does == MERGE and len(rows) < 2:
        return Misread("There is only one here.", "Choose two or more to make one of them.", "")
    if amendment.does == SPLIT and len(amendment.parts) < 2:
        return Misread(
            "This is one term still.", "Write two or more, each beginning with its number on a new line.", ""
        )
    if any(part.number is None and part.text is None for part in amendment.parts):
        return Misread("One of them has neither number nor wording.", "Write at least one of the two.", "")
    if amendment.does in (WITHDRAW, REINSTATE) and form.by_role("term_withdrawn") is None:
        return Misread("In this form nothing can be withdrawn.", "Remove it instead.", "")
    gone = [row for row in there if withdrawn(form, row)]
    if gone and amendment.does in (WITHDRAW, MERGE, SPLIT):
        return Misread(f"{row_label(form, draft, gone[0])} was withdrawn.", "Reinstate it first.", "")
    if amendment.does == REINSTATE and not gone:
        return Misread("This was not withdrawn.", "There is nothing to take back.", "")
    return None


def fate_of(form: Form, amendment: Amendment, place: Place) -> tuple[str, ...]:
    """What this reference would name in place of the rows that the amendment is about.

    The usual way, where the author has not chosen: after a split each part (the one that keeps the answers, where
    only one may be named); after a merger what was made; else as before; nothing after a removal.
    """
    if place in amendment.fates:
        return amendment.fates[place]
    match amendment.does:
        case "split" if form.questions[place.question].kind == "refs":
            return tuple(part.row for part in amendment.parts)
        case "remove":
            return ()
    return amendment.rows[:1]


def keep_with(amendment: Amendment, index: int) -> Amendment:
    """The same split, with the row's own answers going to another part."""
    kept, other = amendment.rows[0], amendment.parts[index].row
    swap = {kept: other, other: kept}
    return replace(
        amendment,
        parts=tuple(replace(part, row=swap.get(part.row, part.row)) for part in amendment.parts),
        fates={place: tuple(swap.get(row, row) for row in to) for place, to in amendment.fates.items()},
    )


def act_of(form: Form, draft: Draft, amendment: Amendment) -> Together:
    """The whole amendment as one act: one step to undo."""
    acts: list[Act] = [*_references(form, draft, amendment)]
    match amendment.does:
        case "reword":
            acts += _put_part(form, draft, amendment.parts[0])
        case "split":
            acts += _split(form, draft, amendment)
        case "merge":
            acts += _merged(form, draft, amendment)
        case "withdraw":
            acts += _marked(form, draft, amendment)
        case "reinstate":
            question = form.by_role("term_withdrawn")
            acts += [Answered(place=Place(question.id, amendment.rows[0]), answer=None)] if question else []
        case "remove":
            acts += [RowRemoved(table=draft.table_of(row) or "", row=row) for row in amendment.rows]
    acts += _asides_gone(draft, [act.row for act in acts if isinstance(act, RowRemoved)])
    if amendment.does != REMOVE:
        acts += says_amended(form, draft)
    return Together(acts=tuple(acts), name=name_of(form, draft, amendment))


def says_amended(form: Form, draft: Draft) -> Iterator[Act]:
    """That the terms were amended is an answer of its own; it follows from an amendment."""
    question = form.by_role("terms_amended")
    if question is None or question.each:
        return
    answer = draft.answers.get(question.id)
    if answer is None or answer.value != "yes":
        yield Answered(place=Place(question.id), answer=Answer(value="yes", asked=question.ask))


def name_of(form: Form, draft: Draft, amendment: Amendment) -> str:
    """What undo will call it: ``splitting 2``."""
    labels = [row_label(form, draft, row) for each in amendment.rows if (row := draft.row(each))]
    return f"{_DOING[amendment.does]} {listed(labels)}"


def _references(form: Form, draft: Draft, amendment: Amendment) -> Iterator[Act]:
    for place in references(form, draft, amendment.rows):
        answer = draft.answer(place)
        if answer is None:
            continue
        after = pointed(answer, amendment.rows, fate_of(form, amendment, place))
        if after != answer:
            yield Answered(place=place, answer=after)


def _put_part(form: Form, draft: Draft, part: Part) -> Iterator[Act]:
    for role, answer in (("term_number", part.number), ("term_text", part.text)):
        question = form.by_role(role)
        place = Place(question.id, part.row) if question else None
        if place and draft.answer(place) != answer:
            yield Answered(place=place, answer=answer)


def row_of(form: Form, part: Part) -> Row:
    """A new row with this number and wording."""
    said = {form.by_role("term_number"): part.number, form.by_role("term_text"): part.text}
    return Row(id=part.row, answers={q.id: answer for q, answer in said.items() if q and answer})


def _split(form: Form, draft: Draft, amendment: Amendment) -> Iterator[Act]:
    table = draft.table_of(amendment.rows[0]) or ""
    at = next(n for n, row in enumerate(draft.rows[table]) if row.id == amendment.rows[0])
    for n, part in enumerate(amendment.parts):
        if part.row == amendment.rows[0]:
            yield from _put_part(form, draft, part)
        else:
            yield RowAdded(table=table, row=row_of(form, part), at=at + n)


def _merged(form: Form, draft: Draft, amendment: Amendment) -> Iterator[Act]:
    kept, *others = amendment.rows
    table = draft.table_of(kept) or ""
    yield from _put_part(form, draft, amendment.parts[0])
    for question in joined_questions(form, table):
        answers = [answer for row in amendment.rows if (answer := draft.answer(Place(question.id, row)))]
        whole = joined(question, answers)
        # What the merged rows named of one another would be themselves now.
        whole = pointed(whole, others, ()) if whole and question.kind in ("ref", "refs") else whole
        if whole != draft.answer(Place(question.id, kept)):
            yield Answered(place=Place(question.id, kept), answer=whole)
    for row in others:
        yield RowRemoved(table=table, row=row)


def joined_questions(form: Form, table: str) -> list[Question]:
    """What is answered under a term beside its number and wording."""
    return [q for q in own_questions(form, table) if q.role not in ("term_number", "term_text")]


def joined(question: Question, answers: Sequence[Answer]) -> Answer | None:
    """One answer made of several to the same question: no word and no choice of them is lost, where it can hold them.

    Given ones come before parked ones. A term that concerns the agency in one of its parts concerns it. Of other
    answers of which there can be only one, the first stands.
    """
    given = [answer for answer in answers if answer.given] or list(answers)
    if not given:
        return None
    first, *rest = given
    if not first.given:
        notes = dict.fromkeys(answer.note for answer in given if answer.note and answer.parked == first.parked)
        return replace(first, note="; ".join(notes))
    if isinstance(first.value, tuple):
        value: str | tuple[str, ...] = tuple(dict.fromkeys(each for answer in given for each in ids_in(answer)))
    elif question.kind in ("long", "text"):
        texts = dict.fromkeys(str(answer.value) for answer in given)
        value = ("\n" if question.kind == "long" else "; ").join(texts)
    elif question.role == "term_relevant" and any(answer.value == "yes" for answer in given):
        value = "yes"
    else:
        value = first.value or ""
    return replace(first, value=value, unsure=any(answer.unsure for answer in (first, *rest)))


def _marked(form: Form, draft: Draft, amendment: Amendment) -> Iterator[Act]:
    said = (
        ("term_withdrawn", Answer(value="yes")),
        ("term_withdrawn_on", amendment.on),
        ("term_withdrawn_why", amendment.why),
    )
    for role, answer in said:
        question = form.by_role(role)
        if question and answer is not None and draft.answer(place := Place(question.id, amendment.rows[0])) != answer:
            yield Answered(place=place, answer=answer)


def _asides_gone(draft: Draft, rows: Sequence[str]) -> Iterator[Act]:
    for aside in draft.asides:
        if about(aside.where, rows):
            yield RemarkSetAside(aside=aside, back=True)
