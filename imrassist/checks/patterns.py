"""bounded: patterns that no text can make run away, or why one is refused."""

from __future__ import annotations

import re

_LIMIT = 10_000
"""The most ways in which a pattern may be tried from one character on."""
_QUANTIFIER = re.compile(r"\{(\d*)(,?)(\d*)\}")


class PatternError(ValueError):
    """A pattern that is broken or might run away; says so in a sentence."""


def bounded(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled.

    Refused, with PatternError: one that does not compile, one with ``*``, ``+`` or ``{n,}`` (write how many at most:
    ``{0,40}``), a repeated group that holds a repeat or a choice, a reference back, and one that could be tried in
    more than 10,000 ways from one character on.
    """
    _Reader(pattern).check()
    try:
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f'"{pattern}" is no pattern: {error}.') from error
    if compiled.match(""):
        raise PatternError(f'"{pattern}" is found in nothing at all; it must hold at least one character.')
    return compiled


class _Reader:
    """Reads a pattern once from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._ways = 1
        self._groups: list[bool] = []
        """For each open group, whether it holds a repeat or a choice."""
        self._last_group_moves = False

    def check(self) -> None:
        while self._at < len(self._pattern):
            self._step()

    def _step(self) -> None:
        char = self._pattern[self._at]
        if char == "\\":
            if self._pattern[self._at + 1 : self._at + 2] in tuple("123456789"):
                raise PatternError(f'"{self._pattern}" refers back to what it found, which may run away.')
            self._at += 2
            self._after(group=False)
        elif char == "[":
            self._at = self._class_end()
            self._after(group=False)
        elif char == "(":
            if self._pattern.startswith("(?P=", self._at):
                raise PatternError(f'"{self._pattern}" refers back to what it found, which may run away.')
            self._groups.append(False)
            self._at += 1
            if self._pattern.startswith("?", self._at):
                self._at += 1
        elif char == ")":
            self._last_group_moves = self._groups.pop() if self._groups else False
            self._at += 1
            self._after(group=True)
        else:
            if char == "|" and self._groups:
                self._groups = [True] * len(self._groups)
            self._at += 1
            self._after(group=False)

    def _class_end(self) -> int:
        at = self._at + 1
        if self._pattern[at : at + 1] == "^":
            at += 1
        if self._pattern[at : at + 1] == "]":
            at += 1
        while at < len(self._pattern) and self._pattern[at] != "]":
            at += 2 if self._pattern[at] == "\\" else 1
        return at + 1

    def _after(self, *, group: bool) -> None:
        """What stands behind one character, class or group: how often it may be repeated."""
        low, high, length = self._repeat()
        if not length:
            return
        self._at += length
        if self._pattern[self._at : self._at + 1] in ("?", "+"):
            self._at += 1
        if high is None:
            raise PatternError(f'"{self._pattern}" repeats without end; write how many at most, such as {{0,40}}.')
        if group and self._last_group_moves and high > 1:
            raise PatternError(
                f'"{self._pattern}" repeats a group that holds a repeat or a choice, which may run away.'
            )
        self._ways *= high - low + 1
        if self._ways > _LIMIT:
            raise PatternError(f'"{self._pattern}" could be tried in more than {_LIMIT} ways; make it narrower.')
        self._groups = [True] * len(self._groups)

    def _repeat(self) -> tuple[int, int | None, int]:
        char = self._pattern[self._at : self._at + 1]
        if char in ("*", "+"):
            return 0, None, 1
        if char == "?":
            return 0, 1, 1
        found = _QUANTIFIER.match(self._pattern, self._at)
        if char != "{" or not found or not (found[1] or found[3]):
            return 1, 1, 0
        low = int(found[1] or 0)
        if found[2] and not found[3]:
            return low, None, len(found[0])
        return low, int(found[3] or low), len(found[0])
