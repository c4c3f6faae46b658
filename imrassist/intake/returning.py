"""bring_back: a Word file -> what is different in it from the draft, what reviewers say in it, what has no place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from imrassist.intake.compare import Held, compare
from imrassist.intake.finder import find
from imrassist.intake.found import ReadReport, Unplaced
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.notes import OURS, Readings, review_notes
from imrassist.intake.returned import Returned
from imrassist.intake.settle import settled
from imrassist.intake.values import WordDocument, paragraphs_of
from imrassist.intake.word import read


def bring_back(path: Path, held: Held) -> Returned:
    """What a report finished in Word brings back to the draft it was exported from. Changes nothing.

    What the author wrote is held against the draft with every tracked change rejected: those are proposals, and come
    as notes with the name of whoever made them. Raises ImrError for a file that cannot be read.
    """
    document = read(path)
    keys = [block.key for section in held.report.sections for block in section.blocks]
    rows = [row.id for those in held.draft.rows.values() for row in those]
    known = BookmarkKeys(held.form, [*keys, *held.draft.blocks], rows)

    def reading(*, accepted: bool) -> ReadReport:
        return find(settled(document.body, accepted=accepted), held.form, known)

    original = reading(accepted=False)
    found = compare(held, original)
    tracked = any(each.end or any(run.change for run in each.runs) for each in paragraphs_of(document.body))
    lines = any(line.change for item in document.body if hasattr(item, "lines") for line in item.lines)
    raw = find(document.body, held.form, known)
    accepted = reading(accepted=True) if tracked or lines else original
    notes = tuple(review_notes(document, Readings(raw, original, accepted)))
    unplaced = (*found.unplaced, *_beside(document))
    return replace(found, notes=notes, unplaced=unplaced, said=tuple(_said(document, original)))


def _beside(document: WordDocument) -> Iterator[Unplaced]:
    for note in document.notes:
        if note.part in ("footnote", "endnote"):
            yield Unplaced(where=note.part, why="a draft has no notes of this kind", text=note.text)
    for each in document.unread:
        yield Unplaced(where="the file", why="a part could not be read", text=each)


def _said(document: WordDocument, found: ReadReport) -> Iterator[str]:
    if "bookmark" not in found.found_by.values():
        yield "The file has none of our bookmarks, so that all was found by headings and words."
    done = sum(1 for note in document.comments() if note.done)
    if done:
        yield f"Comments that are marked as settled in Word, and left out: {done}."
    ours = sum(1 for note in document.comments() if note.author in OURS)
    if ours:
        yield f"Comments that this program wrote itself, and that are left out: {ours}."
