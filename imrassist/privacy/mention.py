"""Mention: one place where somebody of the key is named, before it becomes a finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from imrassist.privacy.key import Entry
from imrassist.privacy.titles import Title


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name somebody of the key."""

    first: int
    """The number of its first word, title included."""
    after: int
    """The number of the word after it."""
    start: int
    end: int
    entries: tuple[int, ...]
    """Who may be meant, by number, the likeliest first."""
    grade: int
    """The worst grade of likeness among its names."""
    why: str
    all_meant: tuple[int, ...] = ()
    """All who are meant at once: a couple, a family."""


class Choice:
    """Who is meant where several people bear a name: by title, sex, and who was named last."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """For the people of a key, in a text that is read from its beginning."""
        self._entries = entries
        self._last: dict[int, int] = {}
        self._read = 0

    def named(self, entry: int) -> None:
        """Note that a person has been named here, for where the name comes again."""
        self._read += 1
        self._last[entry] = self._read

    def ranked(self, grades: dict[int, int], title: Title | None = None) -> tuple[int, ...]:
        """These people, each with the grade of likeness, the likeliest first."""

        def rank(entry: int) -> tuple[int, int, int, int, int]:
            known = self._entries[entry]
            child = title is not None and not known.title and not known.sex
            return (
                self.misfit(entry, title),
                grades[entry],
                int(title is not None and known.title.rstrip(".").lower() != title.key) + child,
                -self._last.get(entry, 0),
                entry,
            )

        return tuple(sorted(grades, key=rank))

    def misfit(self, entry: int, title: Title | None) -> int:
        """1 when the title is one that this person cannot bear, else 0."""
        if title is None:
            return 0
        known = self._entries[entry]
        own = known.title.rstrip(".").lower()
        if title.sex:
            return int(bool(known.sex) and known.sex[:1].upper() != title.sex)
        return int(title.post and own != title.key)
