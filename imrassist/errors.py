"""ImrError: what went wrong, where, how to mend it, and what became of the work."""

from __future__ import annotations


class ImrError(Exception):
    """Something that cannot be done, told so that a tired person can act on it.

    Never holds a real name, an answer or draft text: it may be shown on a
    screen, printed by a command or written to a log.
    """

    def __init__(self, where: str, what: str, mend: str, kept: str = "Nothing was changed.") -> None:
        super().__init__(where, what, mend, kept)
        self.where = where
        """The file and line, section or question it is about: ``case-7.toml, line 12``."""
        self.what = what
        """What is wrong, a whole sentence."""
        self.mend = mend
        """What to do about it, a whole sentence."""
        self.kept = kept
        """What became of the work, a whole sentence."""

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.where}:", self.what, self.mend, self.kept) if part)


class UnknownNameError(ImrError):
    """A form or a document that was asked for by a name that there is none of."""


class ReadOnlyError(ImrError):
    """A change that was refused because the draft is open to be read only."""
