"""Mending: from underlined words in a box to what can be done about them, for every screen that has such a box."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.timer import Timer

from imrassist.model.answer import Place
from imrassist.session import Mark, Session, Way
from imrassist.tui.looking import REST
from imrassist.tui.screens.base import Speaks
from imrassist.tui.thinking import Thinker, begin
from imrassist.tui.widgets.answer import WordBox
from imrassist.tui.widgets.underlined import following

NONE = "No words are underlined here."
_REMARK = "remark"
_MARKS = "marks"


class Marker:
    """Underlines words in whichever box of a screen is being typed in, when the keys rest."""

    def __init__(
        self, screen: Speaks[Any], thinker: Thinker, session: Session, then: Callable[[int], None] = lambda _: None
    ) -> None:
        """`then` is told how many marks there are."""
        self._screen, self._thinker, self._session, self._then = screen, thinker, session, then
        self._timer: Timer | None = None

    def soon(self, where: Place | str, box: WordBox) -> None:
        """Look when the keys rest: at an answer, or at a paragraph worded by hand, by its key."""
        if self._timer:
            self._timer.stop()
        self._timer = self._screen.set_timer(REST, partial(self.look, where, box))

    def look(self, where: Place | str, box: WordBox) -> None:
        """Look now."""
        begin(self._screen, partial(self._look, where, box), _MARKS)

    async def _look(self, where: Place | str, box: WordBox) -> None:
        text = box.typed
        look = self._session.marks_by_hand if isinstance(where, str) else self._session.marks
        marks = await self._thinker.think(_MARKS, partial(look, where, text))  # type: ignore[arg-type]
        if marks is not None and box.typed == text:
            box.underline(marks)
            self._then(len(marks))


def mend(screen: Speaks[Any], box: object) -> None:
    """Tell what is said of the underlined words at the cursor, or of the next ones, and do what is chosen."""
    from imrassist.tui.screens.mend import MendScreen

    mark = following(box.marks, box.place) if isinstance(box, WordBox) else None
    if not isinstance(box, WordBox) or mark is None:
        screen.say(NONE)
        return
    box.go_to(mark)
    screen.app.push_screen(MendScreen(mark), partial(_chosen, screen, box, mark))


def _chosen(screen: Speaks[Any], box: WordBox, mark: Mark, way: Way | None) -> None:
    if way is None:
        return
    if way.does == _REMARK and mark.remark is not None:
        screen.desk.remark(mark.remark)
        return
    done = screen.desk.doing(partial(screen.session.take_way, mark, way)) if way.does else None
    if done is not None:
        box.underline([each for each in box.marks if (each.kind, each.words) != (mark.kind, mark.words)])
    # The text may have changed since it was marked, if something came in behind the dialog.
    if way.put is not None and box.typed[mark.start : mark.end] == mark.words:
        box.mend(mark, way.put)
