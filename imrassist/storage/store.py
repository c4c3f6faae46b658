"""Store: one draft on disk, open: journal, whole saves, backups, lock, recovery. All that a session calls."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from imrassist.errors import ImrError, ReadOnlyError
from imrassist.interview.question import Form
from imrassist.model.acts import Act
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.storage import beside, kept, reserve
from imrassist.storage.acts_text import plain_act, plain_place
from imrassist.storage.draft_text import DraftWriter
from imrassist.storage.history import History
from imrassist.storage.holding import Held
from imrassist.storage.journal import Records
from imrassist.storage.log import Base, Log
from imrassist.storage.recover import FormOf, Found, look
from imrassist.storage.replay import places
from imrassist.storage.saving import Saving, sha_of
from imrassist.storage.whole_write import reason, sweep

Kind = Literal["act", "undo", "redo", "review"]
Clock = Callable[[], datetime]

_EVERY = timedelta(seconds=60)
_AGAIN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was found when a draft was opened."""

    draft: Draft
    history: History = field(default_factory=History)
    typed: Mapping[Place, str] = field(default_factory=dict)
    """Text in answer boxes that was not given yet."""
    notices: tuple[str, ...] = ()
    """What the author should know, in sentences: what was recovered, cleaned, kept aside, not readable."""
    read_only: bool = False
    """Opened to be read only; why stands in the notices."""


class Store:
    """One draft on disk, held open by one program. One `Store` may be called from several threads."""

    def __init__(self, path: Path, doc_id: str, now: Clock) -> None:
        """Read-only; `open` and `create` make one that writes."""
        self.doc_id = doc_id
        self._path = path
        self._now = now
        self._held = Held()
        self._log: Log | None = None
        self._file: Saving | None = None
        self._last_news: list[str] = []  # of before it was closed
        self._changes = 0  # acts that the file lacks
        self._trouble = ""  # why the last save failed
        self._saved_at = self._tried_at = now()
        self._mutex = threading.RLock()  # the log, and the fields above
        self._saving = threading.Lock()  # one save at a time

    @classmethod
    def create(cls, path: Path, draft: Draft, form: Form | None = None, *, now: Clock = datetime.now) -> Store:
        """Starts a draft: writes the file, which must not be there yet, and holds it.

        A draft without a ``doc_id`` is given one (`Store.doc_id`; take it over: ``draft.with_(doc_id=...)``).
        Raises ImrError when the name is taken or cannot be written.
        """
        path = path.parent.resolve() / path.name
        beside.check_name(path)
        store = cls(path, draft.doc_id or kept.new_doc_id(), now)
        first = draft.with_(doc_id=store.doc_id, saved_seq=1)
        raw = DraftWriter(form).text(first).encode()
        try:
            beside.put_new(path, raw)
        except FileExistsError:
            mend = "Open it, or choose another name."
            raise ImrError(path.name, "There is a file of this name already.", mend) from None
        except OSError as error:
            mend = "Choose another folder."
            raise ImrError(path.name, f"It could not be written: {reason(error)}.", mend, "No file was made.") from None
        store._held.take(path, now(), anyway=True)
        store._held.also(store.doc_id, now())
        log, file = store._begin(raw, Base(sha=sha_of(raw), seq=1, upto=0), Records(), form)
        file.says = first
        log.saved(log.base)
        file.back_up(raw)
        return store

    @classmethod
    def open(
        cls,
        path: Path,
        form_lookup: FormOf | None = None,
        *,
        read_only: bool = False,
        anyway: bool = False,
        now: Clock = datetime.now,
    ) -> tuple[Store, Opened]:
        """Opens a draft, with all that was ever acknowledged, whatever happened since.

        ``form_lookup`` gives the form of an id (for renamed questions), or None; it may raise ImrError. Opens
        read-only, with a notice, when somebody else has it open (unless ``anyway``), when the file is of a newer
        format, or when its folder cannot be written. Raises ImrError when there is nothing to be read.
        """
        path = path.resolve()  # of a link it is the file that is to be replaced
        held = Held()
        try:
            if not read_only and path.exists():
                held.take(path, now(), anyway=anyway)
            found = look(path, form_lookup)
            store = cls(path, found.draft.doc_id or kept.new_doc_id(), now)
            if not (read_only or found.read.newer):
                held.also(store.doc_id, now())
                if not held.refused:
                    found.notices += store._take_over(found)
        except BaseException:
            held.release()
            raise
        if store.read_only:
            held.release()
        store._held = held
        return store, Opened(
            draft=found.draft.with_(doc_id=store.doc_id),
            history=found.history,
            typed=found.typed,
            notices=(*held.notices, *found.notices),
            read_only=store.read_only,
        )

    @property
    def path(self) -> Path:
        """Where saves go. When another program has changed the file: a conflict copy beside it, from then on."""
        return self._file.path if self._file else self._path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed: opened so, or closed."""
        return self._file is None

    def append(self, kind: Kind, act: Act, name: str = "") -> bool:
        """Keeps one change; before or after `model.acts.apply`. True once it is safe on disk (about a millisecond).

        ``act`` is what is applied: with ``undo`` the step's ``back``, with ``redo`` its ``act``. ``name`` is what
        undo will call it. False when it could not be written: nothing is lost as long as the program runs, it is
        tried again with the next call, and `state_of_save` says so. Raises ImrError only when read-only.
        """
        with self._mutex:
            log = self._writable()
            for place in places(act):
                log.typed.pop(place, None)
            self._changes += 1
            return log.add(kind, {"act": plain_act(act), **({"name": name} if name else {})})

    def typing(self, place: Place, text: str) -> bool:
        """Keeps text that stands in an answer box and is not given yet; ``""`` forgets it.

        An answer given at the place forgets it too. As `append`; call 150 ms after the last key, and at the
        latest 400 ms after the first.
        """
        with self._mutex:
            log = self._writable()
            if text:
                log.typed[place] = text
            else:
                log.typed.pop(place, None)
            return log.add("typing", {**plain_place(place), "text": text})

    def save(self, draft: Draft, history: History, *, upto: int | None = None) -> None:
        """Writes the draft file whole, or not at all. ``draft`` must be the state after the last `append`.

        From another thread than the one that appends: ``upto`` is `count` as it was when ``draft`` was taken.
        Does nothing when the file says the same already. When another program changed the file, both are kept:
        saves go to a conflict copy from then on (`path`, and a sentence in `news`). Raises ImrError when it
        cannot be written; what was appended stays kept, and typing may go on.
        """
        with self._saving:
            with self._mutex:
                log, file = self._log, self._file
                if log is None or file is None:
                    return
                upto, changes = log.n if upto is None else upto, self._changes
                if not (self._trouble or log.waiting or changes) and file.same(draft):
                    return
                self._tried_at = self._now()
            try:
                file.put(draft.with_(doc_id=self.doc_id), history, upto, self._mutex)
            except OSError as error:
                self._trouble = reason(error)
                log.write()
                raise _not_saved(self.path, self._trouble, log) from None
            with self._mutex:
                self._changes -= changes
                self._trouble = ""
                self._saved_at = self._now()

    def close(self, draft: Draft, history: History) -> None:
        """Saves, and lets the draft go, also when the save raises ImrError."""
        try:
            self.save(draft, history)
        finally:
            with self._mutex:
                if self._log is not None:
                    self._log.stop()
                self._path, self._last_news = self.path, self.news()
                self._file = self._log = None
            self._held.release()

    @property
    def state_of_save(self) -> str:
        """A few words for the status line.

        ``saved 14:32``; ``kept 14:33`` (safe on this computer, not in the file yet); ``not saved since 14:32: the
        disk is full`` (followed by ``; kept on this computer`` when it is at least that); ``read only``.
        """
        log = self._log
        if log is None:
            return "read only"
        if log.waiting:
            return f"not saved since {log.safe_at:%H:%M}: {log.trouble}"
        if self._trouble:
            return f"not saved since {self._saved_at:%H:%M}: {self._trouble}; kept on this computer"
        return f"kept {log.safe_at:%H:%M}" if self.changed else f"saved {self._saved_at:%H:%M}"

    @property
    def changed(self) -> bool:
        """Whether something was done that is not in the draft file yet."""
        return self._changes > 0

    @property
    def due(self) -> bool:
        """Whether it is time for `save`: a minute after the last one, or ten seconds after one that failed."""
        trouble = bool(self._trouble) or (self._log is not None and self._log.waiting)
        if self.read_only or not (self.changed or trouble):
            return False
        return self._now() - self._tried_at >= (_AGAIN if trouble else _EVERY)

    @property
    def count(self) -> int:
        """How many records there are; for `save` from another thread."""
        return self._log.n if self._log else 0

    def news(self) -> list[str]:
        """Sentences for the author since the last call: a conflict copy, a backup that failed. Taken once."""
        with self._mutex:
            news, self._last_news = self._last_news, []
            if self._file is not None:
                news, self._file.news = [*news, *self._file.news], []
            return news

    def changed_outside(self) -> bool:
        """Whether another program has changed the file since we last read or wrote it; cheap, for every 10 s."""
        with self._saving:
            return self._file is not None and self._file.changed_outside()

    def forget_typed(self) -> None:
        """Begins the journal anew with what stands typed now; what was typed before goes. Call after a `save`."""
        with self._saving, self._mutex:
            if self._log is not None and not self._changes:
                self._log.saved(self._log.base)
                self._log.forget_old()

    def forget_old(self) -> None:
        """Lets every earlier version go, journals and undo too: after a name was taken out. Call after a `save`.

        Raises OSError when one of them cannot be removed.
        """
        with self._saving, self._mutex:
            if self._file is not None:
                self._file.forget_old()

    def _writable(self) -> Log:
        if self._log is None:
            why = self._held.why or "It is open to be read only."
            raise ReadOnlyError(self.path.name, why, self._held.mend or "Open it to be changed.", "Nothing was saved.")
        return self._log

    def _begin(self, raw: bytes, base: Base, records: Records, form: Form | None) -> tuple[Log, Saving]:
        """Holds the draft from now on, whose file these bytes are."""
        log = Log(self.doc_id, base, records, self._now)
        file = Saving(self._path, raw, log, form, self._now, seq=base.seq)
        with contextlib.suppress(OSError):
            kept.remember(log.folder, self.doc_id, self._path)
            reserve.hold(log.folder)
        self._log, self._file = log, file
        return log, file

    def _take_over(self, found: Found) -> list[str]:
        """Holds the draft that was found, and puts in order what was not; what the author should know of it."""
        base = Base(sha=found.base, seq=found.read.draft.saved_seq, upto=found.upto)
        log, file = self._begin(found.raw, base, found.records, found.read.form)
        file.seq = max(file.seq, found.seq)
        if found.apart is not None:
            try:
                name = file.put_apart(found.apart.with_(doc_id=self.doc_id))
            except OSError as error:
                self._log = self._file = None
                told = f"Work of this computer that the file lacks could not be put beside it: {reason(error)}"
                return [f"{told}. It is kept, and the draft is open to be read only until that is mended."]
            file.news.append(f"The file was saved elsewhere since. What was done here since then is in {name}.")
            log.saved(base)
        log.typed.update(found.typed)
        file.damaged = found.damage is not None
        file.intact = not file.damaged
        file.before = found.read.format if found.read.upgraded else None
        self._changes = found.waiting + file.damaged
        file.says = None if self._changes else found.read.draft
        sweep(self._path)
        with contextlib.suppress(OSError):
            file.keep_aside(found.raw)
        return self.news()


def _not_saved(path: Path, trouble: str, log: Log) -> ImrError:
    left = "Everything up to the last answer is kept on this computer, and taken up again when it is opened."
    if log.waiting:
        left = f"The last answers are not on the disk at all ({log.trouble}): do not close the program yet."
    return ImrError(path.name, f"It could not be saved: {trouble}.", "Mend that; it is tried again by itself.", left)
