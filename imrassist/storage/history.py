"""History: what can be undone and redone, as a frozen value; it is kept beside the journal and outlives the program."""

from __future__ import annotations

from dataclasses import dataclass

from imrassist.model.acts import Act

LIMIT = 500
"""Steps that can be undone; older ones are let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the author did, and what takes it back."""

    act: Act
    back: Act
    """`model.acts.inverse` of ``act``, for the draft as it was before it."""
    name: str = ""
    """What undo calls it: ``answered "Who was seen alone?"``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The steps done, and the steps undone that may be done again; never changed, each method gives a new one."""

    done: tuple[Step, ...] = ()
    """Oldest first, `LIMIT` at most."""
    undone: tuple[Step, ...] = ()
    """The one to be done again first is the last."""

    def did(self, step: Step) -> History:
        """After something new was done: it can be undone, and nothing can be redone any more."""
        return History(done=(*self.done, step)[-LIMIT:])

    def undo(self) -> tuple[History, Step | None]:
        """After the last step was taken back; apply the step's ``back``. None when there is nothing to undo."""
        if not self.done:
            return self, None
        step = self.done[-1]
        return History(done=self.done[:-1], undone=(*self.undone, step)), step

    def redo(self) -> tuple[History, Step | None]:
        """After the last undone step was done again; apply the step's ``act``. None when there is nothing to redo."""
        if not self.undone:
            return self, None
        step = self.undone[-1]
        return History(done=(*self.done, step)[-LIMIT:], undone=self.undone[:-1]), step
