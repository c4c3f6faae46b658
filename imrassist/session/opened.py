"""OpenDraft: one draft that is open: its history, its journal, what is typed and not given yet, saving and closing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Self

from imrassist import gate, resources
from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.acts import Act, Answered, RowAdded, RowMoved, RowRemoved, Together, apply, inverse
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.session.values import Changed
from imrassist.storage.history import History, Step
from imrassist.storage.store import Store


class OpenDraft:
    """One open draft. Every change goes through `do`, and is on disk when `do` returns."""

    def __init__(self, form: Form, draft: Draft, store: Store, *, today: date, history: History | None = None) -> None:
        self.form = form
        self.draft = draft
        self.at_open = draft
        """The draft as it was when it was opened here."""
        self.today = today
        self.notices: list[str] = []
        """What was recovered, cleaned or could not be read, in sentences."""
        self.fresh_id: Callable[[], str] = random_id
        """Where ids of rows come from: random, so that the rows of two people never have the same one."""
        self._store = store
        self._history = history or History()
        self._typed: dict[Place, str] = {}
        self._probed: set[Place] = set()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        form: str | None = None,
        today: date | None = None,
        read_only: bool = False,
        anyway: bool = False,
    ) -> Self:
        """Opens a draft where the author left it, with all that was ever acknowledged.

        `form` names the folder of its form when it is not a shipped one. Raises
        ImrError when the file or its form cannot be read.
        """
        form_of = cache(partial(_form, form))  # the file's reader asks for it as well
        store, opened = Store.open(path, form_of, read_only=read_only, anyway=anyway)
        session = cls(
            form_of(opened.draft.form_id),
            opened.draft,
            store,
            today=today or date.today(),
            history=opened.history,
        )
        session._typed = dict(opened.typed)
        session.notices += opened.notices
        session._go_where_it_ended()
        return session

    @classmethod
    def new(cls, path: Path, form: str = "", *, today: date | None = None) -> Self:
        """Starts a draft in a file that is not there yet, of the form that is meant where none is named.

        Raises ImrError when the file is there, or cannot be written.
        """
        read = load_form(form or resources.default_form(), keep=True)
        draft = Draft(doc_id="", form_id=read.id, form_version=read.version, form_digest=read.digest)
        store = Store.create(path, draft)
        return cls(read, draft.with_(doc_id=store.doc_id), store, today=today or date.today())

    @property
    def path(self) -> Path:
        """The draft's file."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; why stands in the notices."""
        return self._store.read_only

    def do(self, act: Act, name: str = "", cleaned: Sequence[str] = ()) -> Changed:
        """Makes one change: one step of history, on disk when this returns. Raises ImrError when read-only."""
        back = inverse(self.draft, act)
        before, after = self.draft, apply(self.draft, act)
        if after != before:
            self._store.append("act", act, name)
            self._history = self._history.did(Step(act=act, back=back, name=name))
            self.draft = after
        return self._changed(before, act, name, cleaned)

    def record(self, act: Act, name: str = "") -> Changed:
        """Makes one change of a review: on disk when this returns, and no step of history: no undo takes it back."""
        before, after = self.draft, apply(self.draft, act)
        if after != before:
            self._store.append("review", act, name)
            self.draft = after
        return self._changed(before, act, name)

    def undo(self) -> Changed | None:
        """Takes the last change back; None when there is nothing to take back."""
        history, step = self._history.undo()
        if step is None:
            return None
        self._store.append("undo", step.back, step.name)
        before = self.draft
        self._history, self.draft = history, apply(before, step.back)
        return self._changed(before, step.back, step.name)

    def redo(self) -> Changed | None:
        """Makes again what was last taken back; None when there is nothing."""
        history, step = self._history.redo()
        if step is None:
            return None
        self._store.append("redo", step.act, step.name)
        before = self.draft
        self._history, self.draft = history, apply(before, step.act)
        return self._changed(before, step.act, step.name)

    def typing(self, place: Place, text: str) -> None:
        """Keeps what stands in an answer box and is not given yet, so that nothing that ends the program loses it."""
        if self.read_only:
            return
        text = gate.clean(text).text
        if text == self._typed.get(place, ""):
            return
        if text:
            self._typed[place] = text
        else:
            self._typed.pop(place, None)
        question = self.form.questions.get(place.question)
        if question is None or question.kind != "picture":  # the path of a picture may hold a name: not to the disk
            self._store.typing(place, text)

    def typed(self, place: Place) -> str:
        """What was typed at a place and not given yet; empty when nothing was."""
        return self._typed.get(place, "")

    def save(self) -> None:
        """Writes the draft file. Raises ImrError when it cannot be written; nothing is lost then."""
        if not self._store.read_only:
            self._store.save(self.draft, self._history_on_disk())
            self.notices += self._store.news()

    def close(self) -> None:
        """Saves, and lets the draft go for others. Raises ImrError as `save` does; let go all the same."""
        try:
            self._store.close(self.draft, self._history_on_disk())
        finally:
            self.notices += self._store.news()

    def saved(self) -> str:
        """How it stands with the file, for a status line: ``saved 14:32``."""
        return self._store.state_of_save

    def tick(self) -> str:
        """To be called now and then: saves what the file lacks, and says what the author should know, or nothing."""
        from imrassist.errors import ImrError

        try:
            if self._store.due:
                self._store.save(self.draft, self._history_on_disk())
        except ImrError as error:
            return str(error)
        return " ".join(self._store.news())

    def clean(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Text from outside made safe, and what was done to it, in sentences."""
        cleaned = gate.clean(text)
        return cleaned.text, cleaned.notes

    def _history_on_disk(self) -> History:
        """What is kept of undo when the program ends."""
        return self._history

    def _go_where_it_ended(self) -> None:
        """After an end without a save, the file's own place is too old: what was typed, or comes next, is nearer."""
        if self._typed:
            self.draft = self.draft.with_(here=next(reversed(self._typed)))
        elif self._store.changed and self._history.done:
            done = [act for act in _single(self._history.done[-1].act) if isinstance(act, Answered)]
            if done:
                from imrassist.interview.order import next_place

                last = done[-1].place
                self.draft = self.draft.with_(here=next_place(self.form, self.draft, last) or last)

    def _changed(self, before: Draft, act: Act, name: str, cleaned: Sequence[str] = ()) -> Changed:
        places = tuple(each.place for each in _single(act) if isinstance(each, Answered))
        for place in places:
            self._typed.pop(place, None)
        rows = tuple(row for each in _single(act) if (row := _row_of(each)))
        return Changed(
            act=act,
            name=name,
            places=places,
            rows=rows,
            cleaned=tuple(cleaned),
            turned=self._turned(before, places, rows) if before is not self.draft else (),
            here=self.draft.here,
        )

    def _turned(self, before: Draft, places: Sequence[Place], rows: Sequence[str]) -> tuple[str, ...]:
        """What a change did to other answers, in sentences; the interview knows."""
        del before, places, rows
        return ()


def random_id() -> str:
    """Eight letters and figures that nobody has drawn before: of those that cannot be taken for one another."""
    return "".join(secrets.choice("23456789abcdefghjkmnpqrstuvwxyz") for _ in range(8))


def _single(act: Act) -> list[Act]:
    return [one for each in act.acts for one in _single(each)] if isinstance(act, Together) else [act]


def _row_of(act: Act) -> str:
    match act:
        case RowAdded(row=row):
            return row.id
        case RowRemoved(row=row) | RowMoved(row=row):
            return row
    return ""


def _form(named: str | None, form_id: str) -> Form:
    return load_form(named or form_id, keep=True)
