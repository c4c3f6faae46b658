"""sheets: what each member of staff is to be asked: what was parked for them, and what the record leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from imrassist.interview.question import Form
from imrassist.interview.to_find_out import Batch, Open, same_person
from imrassist.interview.way import Stop
from imrassist.interview.wording import in_words
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row

REASONS = ("decision_why", "action_taken", "action_not_taken_why", "standard_gap", "risk_managed_how")
"""Roles of questions about a contact whose answer those who were there may know when the record does not."""
EXPLANATIONS = ("why", "context_how", "finding_why")
"""Roles of questions that anyone who worked there may help to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The questions for one interview."""

    row: str
    """Id of the interview's row."""
    who: str
    """A code or a post."""
    state: str
    """Whether it was agreed to and held, in a sentence; empty when neither is answered."""
    warns: bool
    """It was refused, or not agreed to yet: nobody should be approached."""
    parked: tuple[Open, ...]
    """What the author parked to ask this person."""
    gaps: tuple[Open, ...]
    """What the record does not say of contacts that name this person, and what is not explained yet."""
    always: tuple[str, ...]
    """What everybody is asked: the form's own list."""


def sheets(
    form: Form,
    draft: Draft,
    stops: Iterable[Stop],
    batches: Iterable[Batch],
    wording: Callable[[Place], tuple[str, str]],
) -> tuple[Sheet, ...]:
    """A sheet for each interview whose person is named, in the author's order.

    `stops` are the places that are asked; `wording` gives a place's question and the name of its row. What a
    contact leaves open is for those who are named in its texts; what is not explained under a term or a finding
    is for all. A question that was parked to ask of somebody else is not asked again here.
    """
    table, who = form.table_by_role("interviews"), form.by_role("interview_who")
    if table is None or who is None:
        return ()
    gaps = [(stop, _thing(form, stop, wording)) for stop in stops if _open(form, stop)]
    asked = {same_person(batch.who): batch for batch in batches if batch.who}
    found = []
    for row in draft.rows.get(table.id, ()):
        name = row.answers.get(who.id)
        if name is None or not isinstance(name.value, str):
            continue
        batch = asked.get(same_person(name.value))
        mine = tuple(thing for stop, thing in gaps if _concerns(form, draft, stop, name.value))
        state, warns = _state(form, draft, row)
        found.append(
            Sheet(
                row=row.id,
                who=name.value,
                state=state,
                warns=warns,
                parked=batch.things if batch else (),
                gaps=mine,
                always=form.interview_questions,
            )
        )
    return tuple(found)


def _open(form: Form, stop: Stop) -> bool:
    """A reason that is not known yet, or that the record does not give."""
    role = form.questions[stop.place.question].role
    if stop.truth is not True or role not in (*REASONS, *EXPLANATIONS):
        return False
    return stop.answer is None or stop.answer.parked in (Park.LATER, Park.NO_RECORD)


def _thing(form: Form, stop: Stop, wording: Callable[[Place], tuple[str, str]]) -> Open:
    ask, of = wording(stop.place)
    said = stop.answer.note if stop.answer else ""
    question = form.questions[stop.place.question]
    return Open(place=stop.place, section=question.section, ask=ask, of=of, so_far=" ".join(said.split()))


def _concerns(form: Form, draft: Draft, stop: Stop, who: str) -> bool:
    if form.questions[stop.place.question].role in EXPLANATIONS:
        return True
    row = draft.row(stop.place.row)
    return row is not None and _names(row.answers.values(), who)


def _names(answers: Iterable[Answer], who: str) -> bool:
    """Whether a text names this person: the same words, next to no figure that would make them another's."""
    wanted = same_person(who)
    for answer in answers:
        text = answer.value if isinstance(answer.value, str) else ""
        at = text.casefold().find(wanted)
        while at >= 0:
            around = (text[at - 1 : at], text[at + len(wanted) : at + len(wanted) + 1])
            if not any(each.isalnum() for each in around):
                return True
            at = text.casefold().find(wanted, at + 1)
    return False


def _state(form: Form, draft: Draft, row: Row) -> tuple[str, bool]:
    held, cleared = form.by_role("interview_held"), form.by_role("interview_cleared")
    said = row.answers.get(held.id) if held else None
    if said and said.value == "yes":
        return "This interview has been held.", False
    agreed = row.answers.get(cleared.id) if cleared else None
    if cleared is None:
        return "", False
    if agreed is None or agreed.parked or _first(agreed.value) in ("asked", "refused"):
        words = in_words(cleared, agreed, form, draft) if agreed and agreed.given else "not answered yet"
        return f"Whether this person may be interviewed: {words}. Approach nobody before it is agreed.", True
    return f"Whether this person may be interviewed: {in_words(cleared, agreed, form, draft)}.", False


def _first(value: str | Sequence[str] | None) -> str:
    return value if isinstance(value, str) else ""
