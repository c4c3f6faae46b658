"""Looking: the checks beside one place, run while the author types and never in the way of the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen
from textual.timer import Timer

from imrassist.checks.remark import Remark
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.showing import came_of, findings
from imrassist.tui.thinking import Thinker, begin, code_place
from imrassist.tui.widgets.checks import ChecksPanel, Findings
from imrassist.tui.widgets.plain import GRADES, cut
from imrassist.tui.widgets.transcript import Came

REST = 0.4
"""Seconds without a key before the checks look at what is being typed."""
_NAME = "checks"


class Looker:
    """Keeps a checks panel up to date with the place the author is at."""

    def __init__(
        self,
        screen: Screen[None],
        thinker: Thinker,
        session: Session,
        panel: ChecksPanel,
        told: Callable[[Findings], None],
    ) -> None:
        self._screen, self._thinker, self._session, self._panel, self._told = screen, thinker, session, panel, told
        self._timer: Timer | None = None

    def look(self, place: Place, text: str | None) -> None:
        """Look now: at the draft, and at what stands in the box if that has not been given."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        begin(self._screen, partial(self._look, place, text), _NAME)

    def soon(self, place: Place, text: str | None) -> None:
        """Look when the keys rest."""
        self._thinker.forget(_NAME)
        if self._timer:
            self._timer.stop()
        self._timer = self._screen.set_timer(REST, partial(self.look, place, text))

    def came(self, place: Place, then: Callable[[Place, tuple[Came, ...]], None]) -> None:
        """What came of an answer in the report, when it has been found."""
        begin(self._screen, partial(self._came, place, then), "came")

    async def _look(self, place: Place, text: str | None) -> None:
        try:
            found = await self._thinker.think(_NAME, partial(findings, self._session, place, text))
        except ImrError as error:
            self._screen.call_later(self._fail, str(error))
        except Exception as error:  # a check that breaks must not take the author's screen away
            self._screen.call_later(self._fail, f"The checks stopped ({code_place(error)}). Your answers are safe.")
        else:
            if found is not None:
                self._panel.tell(found)
                self._told(found)

    async def _came(self, place: Place, then: Callable[[Place, tuple[Came, ...]], None]) -> None:
        try:
            found = await self._thinker.think("came", partial(came_of, self._session, place))
        except Exception:  # it is a courtesy; the checks tell what is wrong
            found = None
        if found is not None:
            then(place, found)

    def _fail(self, text: str) -> None:
        from imrassist.tui.screens.base import DraftScreen

        if isinstance(self._screen, DraftScreen):
            self._screen.say(text)


def hinted(remark: Remark, hint: str, width: int) -> str:
    """A remark, cut to leave room for what to do about it on a line of this many cells."""
    return f"{cut(remark_line(remark), width - len(hint) - 4)}  {hint}"


def remark_line(remark: Remark) -> str:
    """A remark on one line: what was found and how to mend it."""
    return f"{GRADES.get(remark.grade, '?')} {remark.say} {remark.mend}"
