"""Store: one draft on disk, open: journal, whole saves, backups, lock, recovery. All that a session calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from imrassist.interview.question import Form
from imrassist.model.acts import Act
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.storage.history import History

Kind = Literal["act", "undo", "redo"]


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

    path: Path
    """Where saves go. Changes when another program has changed the file: then to a conflict copy beside it."""
    doc_id: str
    read_only: bool

    @classmethod
    def create(cls, path: Path, draft: Draft, *, now: Callable[[], datetime] = datetime.now) -> Store:
        """Starts a draft: writes the file, which must not be there yet, and holds it.

        A draft without a ``doc_id`` is given one (`Store.doc_id`; take it over: ``draft.with_(doc_id=...)``).
        Raises ImrError when the name is taken or cannot be written.
        """
        raise NotImplementedError

    @classmethod
    def open(
        cls,
        path: Path,
        form_lookup: Callable[[str], Form | None] | None = None,
        *,
        read_only: bool = False,
        anyway: bool = False,
        now: Callable[[], datetime] = datetime.now,
    ) -> tuple[Store, Opened]:
        """Opens a draft, with all that was ever acknowledged, whatever happened since.

        ``form_lookup`` gives the form of an id (for renamed questions), or None; it may raise ImrError. Opens
        read-only, with a notice, when somebody else has it open (unless ``anyway``), when the file is of a newer
        format, or when its folder cannot be written. Raises ImrError when there is nothing to be read.
        """
        raise NotImplementedError

    def append(self, kind: Kind, act: Act, name: str = "") -> bool:
        """Keeps one change; call after `model.acts.apply`. True once it is safe on disk (under a millisecond).

        ``act`` is what was applied: with ``undo`` the step's ``back``, with ``redo`` its ``act``. ``name`` is what
        undo will call it. False when it could not be written: nothing is lost as long as the program runs, it is
        tried again with the next call, and `state_of_save` says so. Raises ImrError only when read-only.
        """
        raise NotImplementedError

    def typing(self, place: Place, text: str) -> bool:
        """Keeps text that stands in an answer box and is not given yet; ``""`` forgets it. An answer given at
        the place forgets it too. As `append`; call 150 ms after the last key, 400 ms after the first.
        """
        raise NotImplementedError

    def save(self, draft: Draft, history: History) -> None:
        """Writes the draft file whole, or not at all. ``draft`` must be the state after the last `append`.

        Does nothing when nothing changed since the last save. When another program changed the file, both are kept: saves go to a
        conflict copy from then on (`path`, and one sentence in `news`). Raises ImrError when it cannot be
        written; what was appended stays kept, and typing may go on.
        """
        raise NotImplementedError

    def close(self, draft: Draft, history: History) -> None:
        """Saves, and lets the draft go, also when the save raises ImrError."""
        raise NotImplementedError

    @property
    def state_of_save(self) -> str:
        """For the status line: ``saved 14:32``, ``kept 14:33`` (safe on this computer, not in the file yet),
        ``not saved since 14:32: the disk is full``, ``read only``."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether something is not in the draft file yet: time for `save` (once a minute, and on leaving)."""
        raise NotImplementedError

    def news(self) -> list[str]:
        """Sentences for the author since the last call: a conflict copy, a backup that failed. Taken once."""
        raise NotImplementedError

    def changed_outside(self) -> bool:
        """Whether another program has changed the file since we last read or wrote it; cheap, for every 10 s."""
        raise NotImplementedError
