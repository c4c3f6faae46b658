from __future__ import annotations

import pytest
from textual.css.query import NoMatches
from textual.worker import WorkerFailed

from imrassist.session import Session
from imrassist.tui.app import ImrApp
from imrassist.tui.leaving import CRASHED


async def test_a_screen_whose_parts_are_gone_because_the_author_left_is_no_fault(session: Session) -> None:
    app = ImrApp(session)
    async with app.run_test(size=(80, 24)):
        app.action_leave()
        app._handle_exception(NoMatches("a part of a screen"))
        app._handle_exception(WorkerFailed(NoMatches("a part of a screen")))
    assert app.return_code == 0


async def test_but_while_somebody_works_it_is_one(session: Session) -> None:
    app = ImrApp(session)
    with pytest.raises(NoMatches):
        async with app.run_test(size=(80, 24)):
            app._handle_exception(NoMatches("a part of a screen"))
    assert app.return_code == CRASHED
