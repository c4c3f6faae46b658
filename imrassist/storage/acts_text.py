"""Acts as plain values for JSON, and back: what the journal and the kept history hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from imrassist.model.acts import (
    Act,
    Answered,
    BlockEdited,
    RemarkSetAside,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionFinished,
    Together,
    VerdictGiven,
)
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Row
from imrassist.model.quality import Aside, Point, Verdict
from imrassist.model.review_acts import Overridden, PointPut, ReviewAct, Signed, Submitted, Trailed
from imrassist.model.submission import Override, Signature, Submission
from imrassist.model.trail import Line
from imrassist.storage.review_text import plain_thing, read_thing

Plain = dict[str, Any]

_DEPTH = 8
"""How deep acts may stand in one another; two is what is ever made."""


def plain_act(act: Act) -> Plain:  # noqa: C901 - one case for each act
    """The act as text, numbers, booleans, lists and dicts; `read_act` makes it again."""
    match act:
        case Answered():
            return {"do": "answered", **plain_place(act.place), "answer": act.answer and plain_answer(act.answer)}
        case RowAdded():
            return {"do": "row_added", "table": act.table, "row": plain_row(act.row), "at": act.at}
        case RowRemoved():
            return {"do": "row_removed", "table": act.table, "id": act.row}
        case RowMoved():
            return {"do": "row_moved", "table": act.table, "id": act.row, "to": act.to}
        case BlockEdited():
            return {"do": "block_edited", "block": act.block, "edit": act.edit and plain_edit(act.edit)}
        case VerdictGiven():
            verdict = act.verdict and plain_verdict(act.verdict)
            return {"do": "verdict_given", "who": act.who, "criterion": act.criterion, "verdict": verdict}
        case SectionFinished():
            return {"do": "section_finished", "section": act.section, "finished": act.finished}
        case RemarkSetAside():
            return {"do": "set_aside", "aside": plain_aside(act.aside), "back": act.back}
        case PointPut() | Signed() | Submitted() | Overridden() | Trailed():
            return _plain_review(act)
        case Together():
            return {"do": "together", "acts": [plain_act(each) for each in act.acts], "name": act.name}


def _plain_review(act: ReviewAct) -> Plain:
    match act:
        case PointPut():
            return {"do": "point_put", "id": act.id, "point": act.point and plain_thing(act.point)}
        case Signed():
            return {"do": "signed", "signatures": [plain_thing(each) for each in act.signatures]}
        case Submitted():
            return {"do": "submitted", "submissions": [plain_thing(each) for each in act.submissions]}
        case Overridden():
            return {"do": "overridden", "overrides": [plain_thing(each) for each in act.overrides]}
        case Trailed():
            return {"do": "trailed", "line": plain_thing(act.line)}


def plain_place(place: Place) -> Plain:
    """A place as a dict; without ``row`` for a question of the whole review."""
    return {"question": place.question, **({"row": place.row} if place.row else {})}


def plain_answer(answer: Answer) -> Plain:
    """An answer as a dict that leaves out what is not set."""
    plain: Plain = {}
    if answer.value is not None:
        plain["given"] = answer.value if isinstance(answer.value, str) else list(answer.value)
    if answer.parked is not None:
        plain["parked"] = answer.parked.value
    plain |= {key: text for key in ("note", "who", "asked") if (text := getattr(answer, key))}
    if answer.unsure:
        plain["unsure"] = True
    return plain


def read_act(plain: Any, depth: int = 0) -> Act:
    """The act that `plain_act` wrote. Raises ValueError when it is anything else."""
    if not isinstance(plain, dict) or depth > _DEPTH:
        raise ValueError("not an act")
    if plain.get("do") == "together":
        acts = plain.get("acts")
        if not isinstance(acts, list):
            raise ValueError("acts")
        return Together(acts=tuple(read_act(each, depth + 1) for each in acts), name=_text(plain, "name"))
    reader = _READERS.get(_text(plain, "do"))
    if reader is None:
        raise ValueError("no such act")
    return reader(plain)


def read_place(plain: Mapping[str, Any]) -> Place:
    """The place that `plain_place` wrote. Raises ValueError when it is anything else."""
    return Place(_text(plain, "question"), _text(plain, "row", ""))


def read_answer(plain: Mapping[str, Any]) -> Answer:
    """The answer that `plain_answer` wrote. Raises ValueError when it is anything else."""
    given = plain.get("given")
    if isinstance(given, list):
        given = tuple(_strings(given))
    elif given is not None and not isinstance(given, str):
        raise ValueError("given")
    parked = plain.get("parked")
    return Answer(
        value=given,
        parked=None if parked is None else Park(parked),
        note=_text(plain, "note", ""),
        who=_text(plain, "who", ""),
        asked=_text(plain, "asked", ""),
        unsure=_flag(plain, "unsure"),
    )


def _read_answered(plain: Plain) -> Act:
    answer = plain.get("answer")
    return Answered(place=read_place(plain), answer=None if answer is None else read_answer(_dict(answer)))


def _read_row_added(plain: Plain) -> Act:
    at = plain.get("at")
    row = _dict(plain.get("row"))
    answers = {str(key): read_answer(_dict(each)) for key, each in _dict(row.get("answers")).items()}
    return RowAdded(
        table=_text(plain, "table"),
        row=Row(id=_text(row, "id"), answers=answers),
        at=None if at is None else _number(plain, "at"),
    )


def _read_row_removed(plain: Plain) -> Act:
    return RowRemoved(table=_text(plain, "table"), row=_text(plain, "id"))


def _read_row_moved(plain: Plain) -> Act:
    return RowMoved(table=_text(plain, "table"), row=_text(plain, "id"), to=_number(plain, "to"))


def _read_block_edited(plain: Plain) -> Act:
    edit = plain.get("edit")
    return BlockEdited(block=_text(plain, "block"), edit=None if edit is None else _read_edit(_dict(edit)))


def _read_verdict_given(plain: Plain) -> Act:
    verdict = plain.get("verdict")
    return VerdictGiven(
        who=_text(plain, "who"),
        criterion=_text(plain, "criterion"),
        verdict=None if verdict is None else _read_verdict(_dict(verdict)),
    )


def _read_section_finished(plain: Plain) -> Act:
    return SectionFinished(section=_text(plain, "section"), finished=_flag(plain, "finished"))


def _read_set_aside(plain: Plain) -> Act:
    aside = _dict(plain.get("aside"))
    return RemarkSetAside(
        aside=Aside(
            check=_text(aside, "check"),
            where=_text(aside, "where"),
            digest=_text(aside, "digest"),
            reason=_text(aside, "reason"),
        ),
        back=_flag(plain, "back"),
    )


def _read_point_put(plain: Plain) -> Act:
    point = plain.get("point")
    return PointPut(id=_text(plain, "id"), point=None if point is None else read_thing(Point, _dict(point)))


def _read_signed(plain: Plain) -> Act:
    return Signed(signatures=tuple(read_thing(Signature, _dict(each)) for each in _list(plain, "signatures")))


def _read_submitted(plain: Plain) -> Act:
    return Submitted(submissions=tuple(read_thing(Submission, _dict(each)) for each in _list(plain, "submissions")))


def _read_overridden(plain: Plain) -> Act:
    return Overridden(overrides=tuple(read_thing(Override, _dict(each)) for each in _list(plain, "overrides")))


def _read_trailed(plain: Plain) -> Act:
    return Trailed(line=read_thing(Line, _dict(plain.get("line"))))


_READERS: dict[str, Callable[[Plain], Act]] = {
    "answered": _read_answered,
    "row_added": _read_row_added,
    "row_removed": _read_row_removed,
    "row_moved": _read_row_moved,
    "block_edited": _read_block_edited,
    "verdict_given": _read_verdict_given,
    "section_finished": _read_section_finished,
    "set_aside": _read_set_aside,
    "point_put": _read_point_put,
    "signed": _read_signed,
    "submitted": _read_submitted,
    "overridden": _read_overridden,
    "trailed": _read_trailed,
}


def plain_row(row: Row) -> Plain:
    """A row as a dict: its id, and its answers by question."""
    return {"id": row.id, "answers": {question: plain_answer(answer) for question, answer in row.answers.items()}}


def plain_edit(edit: BlockEdit) -> Plain:
    """A block's edit as a dict; without ``after`` where there is none, as in files of before there was any."""
    plain: Plain = {"base": edit.base, "text": edit.text, "seen": edit.seen, "deleted": edit.deleted}
    return plain | ({"after": edit.after} if edit.after else {})


def plain_verdict(verdict: Verdict) -> Plain:
    """A verdict as a dict; without what an author's own verdict has not."""
    return {"answer": verdict.answer, "comment": verdict.comment, "digest": verdict.digest, **plain_thing(verdict)}


def plain_aside(aside: Aside) -> Plain:
    """A remark set aside as a dict."""
    return {"check": aside.check, "where": aside.where, "digest": aside.digest, "reason": aside.reason}


def _read_edit(plain: Plain) -> BlockEdit:
    return BlockEdit(
        base=_text(plain, "base"),
        text=_text(plain, "text"),
        seen=_text(plain, "seen", ""),
        deleted=_flag(plain, "deleted"),
        after=_text(plain, "after", ""),
    )


def _read_verdict(plain: Plain) -> Verdict:
    return read_thing(Verdict, plain)


def _list(plain: Plain, key: str) -> list[Any]:
    value = plain.get(key)
    if not isinstance(value, list):
        raise ValueError(key)
    return value


def _dict(value: Any) -> Plain:
    if not isinstance(value, dict):
        raise ValueError("not a table")
    return value


def _text(plain: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
    value = plain.get(key, otherwise)
    if not isinstance(value, str):
        raise ValueError(key)
    return value


def _strings(values: list[Any]) -> list[str]:
    if not all(isinstance(each, str) for each in values):
        raise ValueError("not all text")
    return values


def _flag(plain: Mapping[str, Any], key: str) -> bool:
    value = plain.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(key)
    return value


def _number(plain: Mapping[str, Any], key: str) -> int:
    value = plain.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(key)
    return value
