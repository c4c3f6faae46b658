"""Replays what the journals hold beyond a draft file: the draft, what can be undone, and what was being typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from imrassist.model.acts import Act, Answered, Together, apply, inverse
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.storage.acts_text import read_act, read_place
from imrassist.storage.history import History, Step
from imrassist.storage.journal import MARKERS, Record, Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """A draft with all that its journals hold."""

    draft: Draft
    history: History
    typed: Mapping[Place, str] = field(default_factory=dict)
    changes: int = 0
    """Changes made again."""
    count: int = 0
    """Records after ``upto``, typing included: what the file lacks."""
    missing: int = 0
    """Records that should be there and could not be read."""


def replay(draft: Draft, history: History, records: Records, upto: int) -> Replayed:
    """The draft after every record beyond number ``upto``, in their order.

    A record that is not as it should be is skipped and counted; what follows it is made all the same, for an act
    holds whole values. The author is taken back to where the last of them was.
    """
    typed: dict[Place, str] = {}
    changes = 0
    beyond: set[int] = set()
    missing = 0
    for record in sorted(records.records, key=lambda each: each.n):
        if record.kind in MARKERS:
            continue
        new = record.n > upto
        try:
            if record.kind == "typing":
                place = read_place(record.data)
                typed[place] = str(record.data["text"])
                draft = draft.with_(here=place) if new else draft
            elif record.kind in ("act", "undo", "redo", "review"):
                act = read_act(record.data.get("act"))
                for place in places(act):
                    typed.pop(place, None)
                if new:
                    draft, history = _again(draft, history, record, act)
                    changes += 1
        except (ValueError, KeyError, TypeError):
            missing += new
            continue
        if new:
            beyond.add(record.n)
    missing += _gaps(beyond, upto) or _torn(records)
    typed = {place: text for place, text in typed.items() if text}
    return Replayed(draft=draft, history=history, typed=typed, changes=changes, count=len(beyond), missing=missing)


def places(act: Act) -> Iterator[Place]:
    """The places that an act answers."""
    if isinstance(act, Answered):
        yield act.place
    elif isinstance(act, Together):
        for each in act.acts:
            yield from places(each)


def _again(draft: Draft, history: History, record: Record, act: Act) -> tuple[Draft, History]:
    after = apply(draft, act)
    if record.kind == "review":
        return after, history
    last = next(reversed([*places(act)]), None)
    if last is not None:
        after = after.with_(here=last)
    if record.kind == "act":
        step = Step(act=act, back=inverse(draft, act), name=str(record.data.get("name", "")))
        return after, history.did(step)
    moved, step_or_none = history.undo() if record.kind == "undo" else history.redo()
    expected = step_or_none and (step_or_none.back if record.kind == "undo" else step_or_none.act)
    # A step that is not the one taken back then: what can be undone is no longer known.
    return after, moved if expected == act else History()


def _gaps(beyond: set[int], upto: int) -> int:
    return max(beyond) - upto - len(beyond) if beyond else 0


def _torn(records: Records) -> int:
    """Whether the last file has lines that cannot be read: at its end they leave no gap in the numbers."""
    return min(1, records.torn.get(max(records.last, default=0), 0))
