"""by_words: paragraphs of a file that have lost their bookmarks, matched with the draft's by order and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from imrassist.writing.report import Block

ALIKE = 80
"""Out of 100: how like two texts must be for one to be the other reworded, where no bookmark says so."""


@dataclass(slots=True)
class _Entry:
    """One paragraph as the draft prints it."""

    parts: list[tuple[Block, int]] = field(default_factory=list)
    """The blocks in it, each with which of its lines."""

    @property
    def words(self) -> str:
        return " ".join(" ".join(block.text.split("\n")[line].split()) for block, line in self.parts)


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found."""

    pairs: tuple[tuple[Block, Block], ...]
    """The draft's blocks that the file has, each with how it reads there."""
    new: tuple[Block, ...]
    """The file's paragraphs that are none of the draft's."""


def by_words(ours: Sequence[Block], theirs: Sequence[Block]) -> Matched:
    """The draft's blocks that have no bookmark in the file, found among its paragraphs that have none either.

    The same words come first, in order; then, between these, the most alike, where they are `ALIKE`. A paragraph put
    together from several sentences is that sentence's whose words alone are others. Nothing else is matched.
    """
    entries = _entries(ours)
    lines: dict[str, list[str | None]] = {block.key: [None] * (block.text.count("\n") + 1) for block in ours}
    new: list[Block] = []
    matcher = SequenceMatcher(None, [each.words for each in entries], [_words(each) for each in theirs], autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            for entry in entries[start:end]:
                _keep(entry, lines)
            continue
        left = list(entries[start:end])
        for block in theirs[first:last]:
            like = _like(left, block)
            if like is None or not _put(like, _words(block), lines):
                new.append(block)
            else:
                left.remove(like)
    pairs = []
    for block in ours:
        found = [line for line in lines[block.key] if line is not None]
        if len(found) == len(lines[block.key]):
            pairs.append((block, replace(block, text="\n".join(found))))
        elif found:
            # Part of it is there: what is missing stays, for nothing is taken out here.
            both = zip(lines[block.key], _lines(block), strict=True)
            said = (old if line is None else line for line, old in both)
            pairs.append((block, replace(block, text="\n".join(said))))
    return Matched(tuple(pairs), tuple(new))


def _entries(blocks: Sequence[Block]) -> list[_Entry]:
    entries: list[_Entry] = []
    for block in blocks:
        for line in range(block.text.count("\n") + 1):
            if not (block.run and line == 0 and entries):
                entries.append(_Entry())
            entries[-1].parts.append((block, line))
    return entries


def _keep(entry: _Entry, lines: dict[str, list[str | None]]) -> None:
    for block, line in entry.parts:
        lines[block.key][line] = _lines(block)[line]


def _like(entries: Sequence[_Entry], block: Block) -> _Entry | None:
    from rapidfuzz import fuzz

    said = _words(block)
    scored = sorted(((fuzz.ratio(said, each.words), -at) for at, each in enumerate(entries)), reverse=True)
    return entries[-scored[0][1]] if scored and scored[0][0] >= ALIKE else None


def _put(entry: _Entry, text: str, lines: dict[str, list[str | None]]) -> bool:
    """Puts a changed paragraph where it belongs; False where its change goes over several sentences."""
    if len(entry.parts) == 1:
        block, line = entry.parts[0]
        lines[block.key][line] = text
        return True
    whole = entry.words
    at = 0
    for block, line in entry.parts:
        words = " ".join(_lines(block)[line].split())
        before, after = whole[:at], whole[at + len(words) :]
        at += len(words) + 1
        if text.startswith(before) and text.endswith(after) and len(text) > len(before) + len(after):
            _keep(entry, lines)
            lines[block.key][line] = text[len(before) : len(text) - len(after)].strip()
            return True
    return False


def _lines(block: Block) -> list[str]:
    return block.text.split("\n")


def _words(block: Block) -> str:
    return " ".join(block.text.split())
