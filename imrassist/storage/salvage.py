"""Reads what is left of a damaged draft of which no copy is kept: every entry that is whole, one by one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.storage.draft_file import ReadDraft, read_draft

_HEAD = re.compile(r"^\[", re.MULTILINE)
_ONCE = re.compile(r"\[[^\[\]\n]+\]")
_ACROSS = 40
"""So many lines that look like headings may stand within one long text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What is left of a draft."""

    text: str
    """A draft file of the entries that are whole, in their order, without an end mark."""
    lost: tuple[tuple[int, int], ...]
    """First and last line of each stretch that could not be read."""

    def told(self) -> str:
        """The lines that were lost, for a sentence: ``lines 12 to 15 and line 80``."""
        parts = [f"line {first}" if first == last else f"lines {first} to {last}" for first, last in self.lost]
        return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def salvage(raw: bytes) -> Salvaged | None:
    """The whole entries of these bytes; None when they make no draft, because no form or nothing else is left."""
    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    kept: list[str] = []
    lost: list[tuple[int, int]] = []
    seen: set[str] = set()
    for line, part, whole in _parts(text):
        head = _ONCE.match(part)
        if whole and "\ufffd" not in part and not (head and head[0] in seen):
            seen |= {head[0]} if head else set()
            kept.append(part if part.endswith("\n") else part + "\n")
        elif part.strip():
            last = line + part.rstrip("\n").count("\n")
            # Stretches that follow one another are one.
            first = lost.pop()[0] if lost and lost[-1][1] >= line - 2 else line
            lost.append((first, last))
    left = "".join(kept)
    return Salvaged(text=left, lost=tuple(lost)) if isinstance(read_draft(left.encode()), ReadDraft) else None


def _parts(text: str) -> Iterator[tuple[int, str, bool]]:
    """Line, text and whether it is whole: what stands before the first heading, line by line; then each entry."""
    starts = [match.start() for match in _HEAD.finditer(text)]
    top = text[: starts[0]] if starts else text
    line = 1
    for each in top.splitlines(keepends=True):
        yield line, each, _is_whole(each)
        line += 1
    ends = [*starts[1:], len(text)]
    at = 0
    while at < len(starts):
        # A line of a long text may look like a heading: then the entry goes on beyond it.
        reach = range(at, min(at + _ACROSS, len(starts)))
        end = next((to for to in reach if _is_whole(text[starts[at] : ends[to]])), None)
        part = text[starts[at] : ends[at if end is None else end]]
        yield line, part, end is not None
        line += part.count("\n")
        at = (at if end is None else end) + 1


def _is_whole(part: str) -> bool:
    try:
        tomllib.loads(part)
    except (ValueError, RecursionError):
        return False
    return True
