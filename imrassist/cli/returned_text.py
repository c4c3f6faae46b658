"""What came back from Word, told line by line, for the command and for line mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from imrassist.checks.coming import Coming
    from imrassist.intake.filled import Filled
    from imrassist.intake.returned import Difference, Returned, ReviewNote

_LONGEST = 300
"""Characters of a text that are told."""
_BEFORE = 80
"""Of these, how many stand before the first difference."""
_KINDS = {"text": "changed", "cell": "changed", "new": "new", "row": "new", "gone": "not in the file"}


def difference_lines(returned: Returned) -> Iterator[str]:
    """Each difference: where it is, what both say, and what becomes of it."""
    for each in returned.differences:
        yield f"{each.id}. {_where(each)}: {_KINDS[each.kind]}."
        now, file = _beside(each.now, each.file)
        if now:
            yield f"   The draft says: {now}"
        if file:
            yield f"   The file says: {file}"
        if each.collides:
            yield "   Both were changed since the export: look at the two, and choose."
        elif each.kind != "gone" and not each.taken:
            yield "   It is not taken."
        if each.why:
            yield f"   {each.why}"


def note_lines(returned: Returned) -> Iterator[str]:
    """What reviewers say in the file, and what has no place in the draft."""
    yield from _notes(returned.notes)
    for each in returned.unplaced:
        yield f"Could not be placed: {each.where}: {each.why}: {_short(each.text)}"


def _notes(notes: Sequence[ReviewNote]) -> Iterator[str]:
    for note in notes:
        what = "Comment" if note.kind == "comment" else "Tracked change"
        by = f" by {note.by}" if note.by else ""
        section = f"section {note.section}, " if note.section else ""
        yield f"{what}{by} ({section}{note.label}): {_short(note.text)}"


def filled_lines(filled: Filled) -> Iterator[str]:
    """What a filled form gives, and what of it has no place."""
    yield f"In the form: {', '.join(filled.taken)}."
    yield from filled.said
    yield from _notes(filled.notes)
    for each in filled.unplaced:
        yield f"Could not be placed: {each.where}: {each.why}: {_short(each.text)}"


def summary(returned: Returned, *, taken: bool) -> Iterator[str]:
    """How much of each there is, in sentences."""
    yield from returned.said
    changed = [each for each in returned.differences if each.taken and each.acts]
    collides = sum(each.collides for each in returned.differences)
    left = sum(1 for each in returned.differences if not (each.taken and each.acts))
    yield f"As in the draft: {returned.same} paragraphs and table lines."
    if returned.older:
        yield f"As an earlier export had them, so left as the draft has them now: {returned.older}."
    yield f"{'Taken' if taken else 'To be taken'} from the file: {len(changed)}. Left as they are: {left}."
    if collides:
        yield f"Changed in both, for you to settle: {collides}."
    if returned.notes:
        yield f"Comments and tracked changes to answer: {len(returned.notes)}."
    if returned.unplaced:
        yield f"Could not be placed: {len(returned.unplaced)}."


def names_coming(found: Coming, *, codes: str = "") -> Iterator[str]:
    """How many names and identifying details stand in what comes in, before it is taken; quotes none.

    ``codes``: what puts codes in the place of the names, a sentence.
    """
    yield from found.told()
    if found.codes and codes:
        yield codes


def _where(each: Difference) -> str:
    return f"section {each.section}, {each.label}" if each.section not in ("", "0") else each.label


def _beside(now: str, file: str) -> tuple[str, str]:
    """Two texts, short; where long ones first differ far within, both from a little before that place."""
    one, other = _in_line(now), _in_line(file)
    alike = (a == b for a, b in zip(one, other, strict=False))
    same = sum(1 for _ in takewhile(bool, alike))
    if not one or not other or same <= _LONGEST - _BEFORE:
        return _short(now), _short(file)
    start = one.rfind(" ", 0, same - _BEFORE) + 1
    return f"... {_cut(one[start:])}", f"... {_cut(other[start:])}"


def _short(text: str) -> str:
    return _cut(_in_line(text))


def _in_line(text: str) -> str:
    return " / ".join(line for line in text.split("\n") if line.strip())


def _cut(words: str) -> str:
    return f"{words[:_LONGEST]} ..." if len(words) > _LONGEST else words
