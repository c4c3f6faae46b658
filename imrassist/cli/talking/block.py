"""Block: lines that are typed for a word, such as a pasted list, up to a single full stop; kept as they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imrassist.model.answer import Place

if TYPE_CHECKING:
    from imrassist.cli.talking.talk import Talk
    from imrassist.session.amending import Amendment, PastePlan
    from imrassist.session.listing import CodesTaken


@dataclass
class Waiting:
    """What of a list, or of the terms of reference, is under way in a talk."""

    block: Block | None = None
    """What takes the lines in place of the open question: a list that is being pasted."""
    pasted: PastePlan | None = None
    """A pasted list that was read out, and waits for `/paste yes`."""
    amendment: Amendment | None = None
    """An amendment that was foretold, and waits for `/amend yes`."""
    codes: CodesTaken | None = None
    """The board's codes, pasted and told, that wait for `/take codes yes`."""


class Block:
    """Takes lines in place of the open question, and hands them over as one text."""

    def __init__(self, then: Callable[[Talk, str], None], keep: Place | None, begun: str = "") -> None:
        self._then = then
        self._keep = keep
        """Where what was typed is journalled, so that nothing that ends the talk loses it."""
        self.lines = begun.split("\n") if begun else []

    def hear(self, talk: Talk, line: str) -> None:
        """One line, or several that were pasted together; a full stop alone ends it."""
        if "\n" not in line and line.strip() == ".":
            talk.terms.block = None
            self._then(talk, "\n".join(self.lines).strip("\n"))
            return
        self.lines += ["." if each.strip() == ".." else each for each in line.split("\n")]
        self.keep(talk)

    def keep(self, talk: Talk, begun: str = "") -> None:
        """Journal what was typed so far, and what stands in the line."""
        if self._keep is not None:
            talk.session.typing(self._keep, "\n".join([*self.lines, *([begun] if begun else [])]))
