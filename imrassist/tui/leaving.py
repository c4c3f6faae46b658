"""Leaving: by key, by a signal, by a closed window or by a crash; on none of these ways is typed text lost."""

from __future__ import annotations

import contextlib
from typing import Any

from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from imrassist.errors import ImrError
from imrassist.tui.desk import Desk, tell_whole
from imrassist.tui.screens.base import Speaks
from imrassist.tui.thinking import code_place

CRASHED, INTERRUPTED = 70, 130


class Leaving(Desk):
    """The ends of the app."""

    def hand_over(self) -> None:
        """Every screen keeps what is typed on it and not kept yet."""
        for screen in self.screen_stack:
            if isinstance(screen, Speaks):
                with contextlib.suppress(NoMatches):
                    screen.flush()

    def let_go(self) -> bool:
        """Save and close the draft; False, once, when it cannot be written: it stays open, and all is tried again."""
        self.hand_over()
        if self.draft_open is None:
            return True
        if not self.warned:
            try:
                self.draft_open.save()
            except ImrError as error:
                self.warned = True
                tell_whole(self, "Not saved", str(error), "^q again leaves all the same; Esc goes on working.")
                return False
        with contextlib.suppress(ImrError):  # told above; or there is nobody left to tell
            self.draft_open.close()
        self.warned = False
        return True

    def action_leave(self) -> None:
        """Save and leave."""
        if self.let_go():
            self.exit(0)

    async def action_quit(self) -> None:
        """The same, under the name that the toolkit uses."""
        self.action_leave()

    def interrupted(self) -> None:
        """A signal, or a closed window: save what there is, and end."""
        self.warned = True
        self.let_go()
        self.exit(INTERRUPTED, return_code=INTERRUPTED)

    async def on_unmount(self) -> None:
        """No more checks."""
        self.thinker.stop()

    def _handle_exception(self, error: Exception) -> None:
        # A screen that was still being made when the author left finds its parts gone: that is no fault.
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (isinstance(cause, NoMatches) and (self._exit or not self._running)):
            super()._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """A fault in the program, told without anything of the draft."""
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        from rich.text import Text

        with contextlib.suppress(Exception):  # nothing that goes wrong now may hide the first fault
            self.warned = True
            self.let_go()
        self._return_code = CRASHED
        where = code_place(self._exception) if self._exception else "?"
        self._exit_renderables[:] = [Text(crash_text(where))]
        self._close_messages_no_wait()


def crash_text(where: str) -> str:
    """What is printed when the program itself fails."""
    return (
        f"imrassist stopped because of a fault in the program ({where}).\n"
        "Your answers and what you were typing are kept: open the draft again to go on.\n"
        "Nothing of the draft is in this message, so it may be passed on."
    )
