"""A desk to try the store at: does what a session does, remembers what was acknowledged, and can lose its power."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from imrassist.model.acts import Act, Answered, apply, inverse
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft
from imrassist.storage.history import History, Step
from imrassist.storage.store import Opened, Store


def answered(question: str, value: str) -> Act:
    return Answered(place=Place(question), answer=Answer(value=value))


class Desk:
    """One author, one draft, one program at a time."""

    def __init__(self, path: Path, now: datetime) -> None:
        self.path = path
        self.now = now
        self.store: Store
        self.draft: Draft
        self.history: History
        self.opened: Opened

    def clock(self) -> datetime:
        return self.now

    def later(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def create(self) -> Desk:
        draft = Draft(doc_id="", form_id="made-up", form_version="1")
        self.store = Store.create(self.path, draft, now=self.clock)
        self.draft, self.history = draft.with_(doc_id=self.store.doc_id), History()
        return self

    def open(self, *, read_only: bool = False, anyway: bool = False) -> Opened:
        self.store, self.opened = Store.open(self.path, read_only=read_only, anyway=anyway, now=self.clock)
        self.draft, self.history = self.opened.draft, self.opened.history
        return self.opened

    def do(self, act: Act, name: str = "") -> bool:
        step = Step(act=act, back=inverse(self.draft, act), name=name)
        safe = self.store.append("act", act, name)
        self.draft, self.history = apply(self.draft, act), self.history.did(step)
        return safe

    def say(self, question: str, value: str) -> bool:
        return self.do(answered(question, value))

    def undo(self) -> None:
        self.history, step = self.history.undo()
        assert step is not None
        self.store.append("undo", step.back, step.name)
        self.draft = apply(self.draft, step.back)

    def redo(self) -> None:
        self.history, step = self.history.redo()
        assert step is not None
        self.store.append("redo", step.act, step.name)
        self.draft = apply(self.draft, step.act)

    def save(self) -> None:
        self.store.save(self.draft, self.history)

    def close(self) -> None:
        self.store.close(self.draft, self.history)

    def crash(self) -> None:
        """The program ends without another word; the system lets its locks go."""
        if self.store._log is not None:
            self.store._log.stop()
        self.store._held.release()

    def given(self, question: str) -> object:
        answer = self.draft.answer(Place(question))
        return answer.value if answer else None

    def beside(self) -> list[str]:
        """The names of what lies in the draft's folder besides it."""
        return sorted(
            each.name for each in self.path.parent.iterdir() if each != self.path and each.name not in ("state", "keys")
        )
