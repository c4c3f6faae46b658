"""Thinking: one thread that checks while the author types, and only ever answers the newest question."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from textual.dom import DOMNode
from textual.worker import Worker

T = TypeVar("T")


class Thinker:
    """Runs slow looks at the draft one after another, away from the keys.

    Work of one name replaces older work of the same name: what has not begun
    is not begun any more, and what comes back late is dropped.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imr-checks")
        self._newest: Counter[str] = Counter()
        self._stopped = False

    async def think(self, name: str, work: Callable[[], T]) -> T | None:
        """What the work gives; None when newer work of this name has come in, or the app is leaving.

        Raises what the work raises.
        """
        self._newest[name] += 1
        mine = self._newest[name]
        if self._stopped:
            return None

        def run() -> T | None:
            return work() if self._newest[name] == mine else None

        result = await asyncio.get_running_loop().run_in_executor(self._pool, run)
        return result if self._newest[name] == mine else None

    def forget(self, name: str) -> None:
        """Whatever is under way under this name is no longer wanted."""
        self._newest[name] += 1

    def stop(self) -> None:
        """No more work; what has not begun is dropped."""
        self._stopped = True
        self._pool.shutdown(wait=False, cancel_futures=True)


def begin(node: DOMNode, work: Callable[[], Coroutine[None, None, object]], name: str) -> None:
    """Start work beside the keys; older work of this name is given up.

    The work is named, not called: given up before it began, a coroutine would complain that nobody awaited it.
    """

    async def run() -> object:
        # A coroutine function, whatever the work is: of a lambda Textual cannot tell that it gives a coroutine.
        return await work()

    _: Worker[object] = node.run_worker(run, group=name, exclusive=True)


def code_place(error: BaseException) -> str:
    """Where in the code an error came up: file, line and sort of error, and nothing of what it held."""
    trace, place = error.__traceback__, "?"
    while trace:
        code = trace.tb_frame.f_code
        if "imrassist" in code.co_filename or place == "?":
            file = code.co_filename.replace("\\", "/").rsplit("/imrassist/", 1)[-1]
            place = f"{file.rsplit('/site-packages/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"
