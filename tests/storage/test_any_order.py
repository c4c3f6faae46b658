"""Whatever is done in whatever order, with crashes in between, a draft on disk says what an author was told it says."""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from imrassist.model.acts import Act, apply
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from tests.storage.arbitrary import acts, texts
from tests.storage.desk import Desk


class Author(RuleBasedStateMachine):
    """An author at work, and beside it a plain list of drafts that says what must be there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.fsync, os.fsync = os.fsync, lambda fd: None  # it is programs that end here, not the computer
        self.before = os.environ.get("IMRASSIST_STATE_DIR")
        os.environ["IMRASSIST_STATE_DIR"] = str(self.folder / "state")
        self.desk = Desk(self.folder / "case.imr.toml", datetime(2024, 9, 17)).create()
        self.past: list[Draft] = [self.desk.draft]
        self.future: list[Draft] = []
        self.typed: dict[Place, str] = {}

    @rule(act=acts)
    def does(self, act: Act) -> None:
        self.desk.do(act)
        self.past.append(apply(self.past[-1], act))
        self.future.clear()
        self.typed = {}
        for place in [*self.desk.store._log.typed]:  # type: ignore[union-attr]  # it is open
            self.typed[place] = self.desk.store._log.typed[place]  # type: ignore[union-attr]  # it is open

    @rule(name=st.sampled_from("abc"), text=texts)
    def types(self, name: str, text: str) -> None:
        self.desk.store.typing(Place(name), text)
        self.typed.pop(Place(name), None)
        if text:
            self.typed[Place(name)] = text

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undoes(self) -> None:
        self.desk.undo()
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redoes(self) -> None:
        self.desk.redo()
        self.past.append(self.future.pop())

    @rule()
    def saves(self) -> None:
        self.desk.save()

    @rule()
    def closes_and_opens(self) -> None:
        self.desk.close()
        assert self.desk.open().notices == ()

    @rule()
    def crashes_and_opens(self) -> None:
        self.desk.crash()
        self.desk.open()

    @rule(at=st.floats(0, 1), turn=st.integers(0, 7))
    def crashes_on_a_failing_disk_and_opens(self, at: float, turn: int) -> None:
        self.desk.crash()
        raw = bytearray(self.desk.path.read_bytes())
        raw[int(at * (len(raw) - 1))] ^= 1 << turn
        self.desk.path.write_bytes(raw)
        assert "is damaged" in self.desk.open().notices[0]
        self.desk.save()

    @invariant()
    def it_is_all_there(self) -> None:
        assert _without_place(self.desk.draft) == _without_place(self.past[-1])
        assert len(self.desk.history.done) >= len(self.past) - 1

    def teardown(self) -> None:
        self.desk.crash()
        os.fsync = self.fsync
        shutil.rmtree(self.folder)
        if self.before is not None:
            os.environ["IMRASSIST_STATE_DIR"] = self.before


def _without_place(draft: Draft) -> Draft:
    return draft.with_(here=None, saved_seq=0)


TestAuthor = Author.TestCase
TestAuthor.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
