"""OfFile: a screen about a Word file, whose path it asks for first of all, and which is read beside the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from imrassist.errors import ImrError
from imrassist.tui.screens.base import Speaks
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin

F = TypeVar("F")


class OfFile(Speaks[None], Generic[F]):
    """Asks which file, reads it, and shows what is in it; another file is one key away."""

    ASK: ClassVar[str] = ""
    """What is said above the line for the path."""
    read: Callable[[Path], F]
    """What is in a file; called away from the keys. Raises ImrError for one that cannot be read."""
    show: Callable[[F], None]
    """Draws what was found, and says what to do with it."""
    found: F | None = None
    """What is in the file that was read last."""
    path = ""

    def on_mount(self) -> None:
        """First of all: which file?"""
        self.query_one("#list").focus()
        self.action_file()

    def action_file(self) -> None:
        """Its path."""

        def named(text: str | None) -> None:
            if text is not None and text.strip():
                self.path = text.strip().strip("\"'")
                self.say("One moment ...")
                begin(self, self._work, "file")
            elif self.found is None:
                self.dismiss(None)

        self.desk.push_screen(Prompt("Which file?", self.ASK, self.path or self.beginning(), use="Read"), named)

    async def _work(self) -> None:
        path = Path(self.path).expanduser()
        try:
            found = await self.desk.thinker.think("file", partial(self.read, path))
        except ImrError as error:
            self.say(str(error))
            return
        if found is not None:
            self.found = found
            self.show(found)

    def beginning(self) -> str:
        """What stands in the line for the path at first."""
        return ""
