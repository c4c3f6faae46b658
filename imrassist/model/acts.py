"""Acts: every change that can be made to a draft, as frozen values; `apply` makes them, `inverse` takes them back.

Undo, journal, line mode and the screens all work on acts, so nothing changes a draft in any other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from imrassist.model.answer import Answer, Place
from imrassist.model.differing import replaced
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.model.quality import Aside, Verdict
from imrassist.model.review_acts import (
    Overridden,
    PointPut,
    ReviewAct,
    Signed,
    Submitted,
    Trailed,
    review_applied,
    review_inverse,
)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The author gave, parked or changed an answer; with None it was cleared."""

    place: Place
    answer: Answer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAdded:
    """A row came in, whole: empty from the interview, filled from a form or from undo."""

    table: str
    row: Row
    at: int | None = None
    """Its position, from 0; None for the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRemoved:
    """A row was taken out. What refers to it keeps its id, and shows as a gap."""

    table: str
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMoved:
    """A row went to another position in its table."""

    table: str
    row: str
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockEdited:
    """The author changed, deleted or (with None) gave back a block of the report."""

    block: str
    edit: BlockEdit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictGiven:
    """A person judged one criterion; with None took the verdict back."""

    who: str
    """``author`` or ``approver``."""
    criterion: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFinished:
    """The author said that a section is finished, or is not."""

    section: str
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkSetAside:
    """A remark was set aside with a reason, or (``back``) taken up again."""

    aside: Aside
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Several acts that are done, undone and redone as one."""

    acts: tuple[Act, ...]
    name: str = ""
    """What undo calls it: ``replaced a name``."""


Act = (
    Answered
    | RowAdded
    | RowRemoved
    | RowMoved
    | BlockEdited
    | VerdictGiven
    | SectionFinished
    | RemarkSetAside
    | ReviewAct
    | Together
)


def apply(draft: Draft, act: Act) -> Draft:  # noqa: C901 - one case for each act
    """The draft after this act.

    An act on a row or table that is not there changes nothing: the same
    draft comes back (so that a journal replays on whatever is left of it).
    """
    match act:
        case Answered():
            return _answered(draft, act)
        case RowAdded():
            return _row_added(draft, act)
        case RowRemoved():
            return _with_rows(draft, act.table, tuple(r for r in _rows(draft, act.table) if r.id != act.row))
        case RowMoved():
            return _row_moved(draft, act)
        case BlockEdited():
            return draft.with_(blocks=_put(draft.blocks, act.block, act.edit))
        case VerdictGiven():
            return draft.with_(verdicts=_put(draft.verdicts, f"{act.who}:{act.criterion}", act.verdict))
        case SectionFinished():
            others = draft.finished - {act.section}
            return draft.with_(finished=others | {act.section} if act.finished else others)
        case RemarkSetAside():
            if act.back:
                return draft.with_(asides=tuple(aside for aside in draft.asides if aside != act.aside))
            return draft if act.aside in draft.asides else draft.with_(asides=(*draft.asides, act.aside))
        case PointPut() | Signed() | Submitted() | Overridden() | Trailed():
            return review_applied(draft, act)
        case Together():
            for run in _runs(act.acts):
                draft = _all_answered(draft, run) if isinstance(run, list) else apply(draft, run)
            return draft


def inverse(draft: Draft, act: Act) -> Act:  # noqa: C901, PLR0912 - one case for each act
    """The act that takes this act back, for the draft as it is *before* the act."""
    match act:
        case Answered():
            return Answered(place=act.place, answer=draft.answer(act.place))
        case RowAdded():
            # Where such a row is already there nothing is added, and so nothing may be taken away.
            there = draft.table_of(act.row.id)
            return Together(acts=()) if there else RowRemoved(table=act.table, row=act.row.id)
        case RowRemoved():
            at, row = _find(draft, act.table, act.row)
            return RowAdded(table=act.table, row=row, at=at) if row else act
        case RowMoved():
            at, row = _find(draft, act.table, act.row)
            return RowMoved(table=act.table, row=act.row, to=at) if row else act
        case BlockEdited():
            return BlockEdited(block=act.block, edit=draft.blocks.get(act.block))
        case VerdictGiven():
            before = draft.verdicts.get(f"{act.who}:{act.criterion}")
            return VerdictGiven(who=act.who, criterion=act.criterion, verdict=before)
        case SectionFinished():
            return SectionFinished(section=act.section, finished=act.section in draft.finished)
        case RemarkSetAside():
            return _aside_undone(draft, act)
        case PointPut() | Signed() | Submitted() | Overridden() | Trailed():
            return review_inverse(draft, act) or Together(acts=())
        case Together():
            back: list[Act] = []
            for run in _runs(act.acts):
                if isinstance(run, list):
                    back += _all_unanswered(draft, run)
                    draft = _all_answered(draft, run)
                else:
                    back.append(inverse(draft, run))
                    draft = apply(draft, run)
            return Together(acts=tuple(reversed(back)), name=act.name)


def _rows(draft: Draft, table: str) -> tuple[Row, ...]:
    return draft.rows.get(table, ())


def _find(draft: Draft, table: str, row_id: str) -> tuple[int, Row | None]:
    for at, row in enumerate(_rows(draft, table)):
        if row.id == row_id:
            return at, row
    return 0, None


def _with_rows(draft: Draft, table: str, rows: tuple[Row, ...]) -> Draft:
    if rows == _rows(draft, table):
        return draft
    tables = dict(draft.rows)
    if rows:
        tables[table] = rows
    else:
        tables.pop(table, None)
    return draft.with_(rows=tables)


def _put(values: Mapping[str, _T], key: str, value: _T | None) -> dict[str, _T]:
    rest = {k: v for k, v in values.items() if k != key} if value is None else dict(values)
    if value is not None:
        rest[key] = value
    return rest


def _answered(draft: Draft, act: Answered) -> Draft:
    if not act.place.row:
        return draft.with_(answers=_put(draft.answers, act.place.question, act.answer))
    table = draft.table_of(act.place.row)
    if table is None:
        return draft
    at = draft.position(act.place.row)
    before = draft.rows[table]
    row = before[at]
    answered = Row(id=row.id, answers=_put(row.answers, act.place.question, act.answer))
    return draft if answered == row else draft.with_(rows={**draft.rows, table: replaced(before, [(at, answered)])})


def _runs(acts: tuple[Act, ...]) -> Iterator[list[Answered] | Act]:
    """The acts in turn; answers that follow one another together, since thousands of them are given at once."""
    run: list[Answered] = []
    for act in acts:
        if isinstance(act, Answered):
            run.append(act)
            continue
        if run:
            yield run
            run = []
        yield act
    if run:
        yield run


def _all_answered(draft: Draft, run: list[Answered]) -> Draft:
    """The same as one after another, with each table gone through once."""
    said: dict[str, dict[str, Answer | None]] = {}
    for act in run:
        said.setdefault(act.place.row, {})[act.place.question] = act.answer
    for question, answer in said.pop("", {}).items():
        draft = draft.with_(answers=_put(draft.answers, question, answer))
    for table in {found for row in said if (found := draft.table_of(row))}:
        rows = (_row_said(row, said[row.id]) if row.id in said else row for row in draft.rows[table])
        draft = _with_rows(draft, table, tuple(rows))
    return draft


def _row_said(row: Row, said: Mapping[str, Answer | None]) -> Row:
    answers: Mapping[str, Answer] = row.answers
    for question, answer in said.items():
        answers = _put(answers, question, answer)
    return Row(id=row.id, answers=answers)


def _all_unanswered(draft: Draft, run: list[Answered]) -> list[Act]:
    """What takes each of them back, for the draft as it is before the first."""
    now: dict[Place, Answer | None] = {}
    back: list[Act] = []
    for act in run:
        before = now[act.place] if act.place in now else draft.answer(act.place)
        back.append(Answered(place=act.place, answer=before))
        now[act.place] = act.answer
    return back


def _row_added(draft: Draft, act: RowAdded) -> Draft:
    # No two rows have one id, whatever their tables: links hold the id alone.
    if draft.table_of(act.row.id):
        return draft
    rows = list(_rows(draft, act.table))
    rows.insert(len(rows) if act.at is None else act.at, act.row)
    return _with_rows(draft, act.table, tuple(rows))


def _row_moved(draft: Draft, act: RowMoved) -> Draft:
    at, row = _find(draft, act.table, act.row)
    if row is None:
        return draft
    rows = list(_rows(draft, act.table))
    rows.insert(act.to, rows.pop(at))
    return _with_rows(draft, act.table, tuple(rows))


def _aside_undone(draft: Draft, act: RemarkSetAside) -> Act:
    """Undoes setting a remark aside, or taking it up again: then it stands where it stood."""
    if (act.aside in draft.asides) != act.back:
        return Together(acts=())
    if not act.back:
        return RemarkSetAside(aside=act.aside, back=True)
    behind = draft.asides[draft.asides.index(act.aside) + 1 :]
    taken = [RemarkSetAside(aside=aside, back=True) for aside in behind]
    return Together(acts=(*taken, *(RemarkSetAside(aside=aside) for aside in (act.aside, *behind))))
