"""What an amendment of the terms would do, before it is done: each reference with its fate, the rest in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.interview.amending import (
    MERGE,
    REINSTATE,
    REMOVE,
    REWORD,
    SPLIT,
    Amendment,
    fate_of,
    joined_questions,
    name_of,
    says_amended,
    withdrawn,
)
from imrassist.interview.question import Form
from imrassist.interview.ties import Ties, about, number_of, pointed, ties
from imrassist.interview.wording import row_label
from imrassist.model.answer import Park, Place
from imrassist.model.draft import Draft

SHOWN = 90
"""So many characters of a paragraph are shown, that it may be known again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an amendment would do, before it is done."""

    name: str
    """What undo will call it: ``splitting 2``."""
    after: tuple[str, ...]
    """The terms that would stand in place of those it is about: number and wording."""
    ties: Ties
    references: tuple[tuple[Place, tuple[str, ...]], ...]
    """Each answer that names one of them, and what it would name afterwards."""
    targets: tuple[tuple[str, str], ...]
    """What a reference may name afterwards: id of a row, and what it is called."""
    told: tuple[str, ...]
    """What else happens, and what to look at, in sentences."""
    look: tuple[str, ...] = ()
    """Where the author's own words stand that hang on it: answers that speak of it, paragraphs in place of ours."""


def preview(form: Form, draft: Draft, amendment: Amendment) -> Preview:
    """What it would do: every reference with its fate, and the rest in sentences."""
    found = ties(form, draft, amendment.rows)
    fates = tuple((place, fate_of(form, amendment, place)) for place in found.references)
    after = [f"{part.called}: {part.text.value if part.text else '(no wording)'}" for part in amendment.parts]
    return Preview(
        name=name_of(form, draft, amendment),
        after=tuple(after),
        ties=found,
        references=fates,
        targets=targets_of(form, draft, amendment),
        told=tuple(_told(form, draft, amendment, found)),
        look=tuple(_look(form, draft, amendment, found)),
    )


def targets_of(form: Form, draft: Draft, amendment: Amendment) -> tuple[tuple[str, str], ...]:
    """What a reference may name afterwards: the parts; or the row itself, and the other rows that stand."""
    if amendment.does in (SPLIT, MERGE):
        return tuple((part.row, part.called) for part in amendment.parts)
    others = [
        (row.id, row_label(form, draft, row))
        for row in draft.rows.get(draft.table_of(amendment.rows[0]) or "", ())
        if row.id not in amendment.rows and not withdrawn(form, row)
    ]
    return ((amendment.rows[0], "left as a remark" if amendment.does == REMOVE else "as it is"), *others)


def _told(form: Form, draft: Draft, amendment: Amendment, found: Ties) -> Iterator[str]:
    yield from twice(form, draft, amendment)
    yield from _own_told(form, draft, amendment, found)
    emptied = sum(_emptied(form, draft, amendment, place) for place in found.references)
    if emptied:
        yield f"{_count(emptied, 'answer')} would name nothing any more, and will be asked again."
    if amendment.does == REMOVE and (left := [place for place, to in amendment.fates.items() if to == amendment.rows]):
        yield f"{_count(len(left), 'answer')} would go on naming what is gone: each is a remark until it is mended."
    gone = {MERGE: amendment.rows[1:], REMOVE: amendment.rows}.get(amendment.does, ())
    if asides := sum(1 for aside in found.asides if about(aside.where, gone)):
        yield f"{_count(asides, 'remark')} set aside on what goes will not be kept."
    if (found.spoken or found.worded) and _number_goes(form, draft, amendment):
        places = _count(len(found.spoken) + len(found.worded), "place")
        yield f"Your own words speak of it by its number in {places}. They are not changed: look at them."
    if any(True for _ in says_amended(form, draft)) and amendment.does != REMOVE:
        question = form.by_role("terms_amended")
        yield f'"{question.ask}" becomes Yes.' if question else ""


def _look(form: Form, draft: Draft, amendment: Amendment, found: Ties) -> Iterator[str]:
    goes = _number_goes(form, draft, amendment)
    for place in found.spoken if goes else ():
        question = form.questions[place.question]
        row = draft.row(place.row) if place.row else None
        of = f"{row_label(form, draft, row)}, " if row else ""
        yield f"{of}{question.short or question.ask}"
    for key in (*found.blocks, *(found.worded if goes else ())):
        edit = draft.blocks[key]
        words = " ".join(edit.text.split())
        taken = " (taken out)" if edit.deleted else ""
        yield f"Your wording: {words if len(words) <= SHOWN else words[: SHOWN - 3].rstrip() + '...'}{taken}"


def _number_goes(form: Form, draft: Draft, amendment: Amendment) -> bool:
    """Whether a number that the author's words may speak of means something else afterwards, or nothing."""
    if amendment.does == REWORD:
        return number_of(form, draft, amendment.rows[0]) != amendment.parts[0].called
    return amendment.does != REINSTATE


def _own_told(form: Form, draft: Draft, amendment: Amendment, found: Ties) -> Iterator[str]:
    own = _count(len(found.own), "answer of its own", "answers of its own")
    match amendment.does:
        case "split" if found.own:
            keeper = next(part for part in amendment.parts if part.row == amendment.rows[0])
            yield f"Its own answers ({len(found.own)}) stay with {keeper.called}; the others are asked anew."
        case "merge":
            if found.own:
                yield "What was answered under each of them is put together, one paragraph after another."
            yield from _conflicts(form, draft, amendment)
        case "withdraw":
            yield "It keeps its number, is printed as withdrawn, and is asked about no more."
            if found.own:
                yield f"{own[:1].upper()}{own[1:]} {_is(len(found.own))} kept, but no longer printed."
        case "reinstate" if found.own:
            yield f"{own} {_is(len(found.own))} printed again."
        case "remove":
            number = sum(len(row.answers) for each in amendment.rows if (row := draft.row(each)))
            yield f"Its own answers ({number}) go with it." if number else "Nothing is answered in it."


def _conflicts(form: Form, draft: Draft, amendment: Amendment) -> Iterator[str]:
    table = draft.table_of(amendment.rows[0]) or ""
    for question in joined_questions(form, table):
        answers = [answer for row in amendment.rows if (answer := draft.answer(Place(question.id, row)))]
        values = {answer.value for answer in answers if answer.given}
        if len(values) > 1 and question.kind not in ("long", "text", "multi", "refs"):
            yield f"{question.short or question.ask}: they differ, and one answer can stand. Look at it afterwards."
        parked = {answer.parked for answer in answers} & {Park.NO_RECORD, Park.NOT_APPLY}
        if values and parked:
            yield f"{question.short or question.ask}: one was answered, the other parked; the answer stands."


def twice(form: Form, draft: Draft, amendment: Amendment) -> Iterator[str]:
    """Numbers that two terms would have, in sentences. The board may want it so; nothing is refused."""
    question = form.by_role("term_number")
    if question is None or not amendment.parts:
        return
    others = {
        str(answer.value).casefold()
        for row in draft.rows.get(question.each, ())
        if row.id not in amendment.rows and (answer := row.answers.get(question.id))
    }
    seen: set[str] = set()
    for part in amendment.parts:
        if part.number and (name := part.called.casefold()) in others | seen:
            yield f"There would be two with the number {part.called}."
            seen.discard(name)
        seen.add(part.called.casefold())


def _emptied(form: Form, draft: Draft, amendment: Amendment, place: Place) -> bool:
    answer = draft.answer(place)
    return answer is not None and pointed(answer, amendment.rows, fate_of(form, amendment, place)) is None


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
