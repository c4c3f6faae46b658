"""notes: comments and tracked changes in a report that came back, as things for the author to answer, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from imrassist.intake.found import ReadReport, Spot
from imrassist.intake.returned import ReviewNote
from imrassist.intake.values import Tracked, WordDocument, WordMark
from imrassist.writing.report import Report

OURS = ("Checks", "Countersigning person", "Panel")
"""Whom the comments of a working copy name as their author: these are in the draft already."""


@dataclass(frozen=True, slots=True)
class Readings:
    """One file read three times."""

    raw: ReadReport
    """With every tracked change still in it."""
    original: ReadReport
    """With all of them rejected: what the author has."""
    accepted: ReadReport


def review_notes(document: WordDocument, read: Readings) -> Iterator[ReviewNote]:
    """The comments that are not settled, and what tracked changes propose, in the order of the text.

    A change is told whole: how the paragraph, cell or line would read. Comments that we wrote ourselves are left out.
    """
    yield from _comments(document, read.raw)
    yield from _changes(read)


def _comments(document: WordDocument, raw: ReadReport) -> Iterator[ReviewNote]:
    spots = {mark: spot for spot in reversed(raw.spots) for mark in _comments_at(spot)}
    asked = {note.id: note for note in document.comments()}
    for note in document.comments():
        if note.author in OURS or note.done or not note.text.strip():
            continue
        spot = spots.get(note.id) or spots.get(note.reply_to)
        answered = asked.get(note.reply_to)
        text = f'{note.text}\n(in reply to: "{answered.text}")' if answered else note.text
        yield _note("comment", note.author, note.day, text, spot)


def _comments_at(spot: Spot) -> Iterator[str]:
    for piece in spot.paragraph.pieces:
        if isinstance(piece, WordMark) and piece.kind == "comment" and piece.opens:
            yield piece.name


def _note(kind: str, by: str, day: str, text: str, spot: Spot | None) -> ReviewNote:
    return ReviewNote(
        kind=kind,
        by=by,
        day=day,
        text=text,
        section=spot.section if spot else "",
        block=spot.block if spot else "",
        row=spot.row if spot else "",
        label=spot.where if spot else "the file as a whole",
    )


def _changes(read: Readings) -> Iterator[ReviewNote]:
    before, after = _texts(read.original.report), _texts(read.accepted.report)
    told: set[tuple[str, str]] = set()
    for spot in read.raw.spots:
        changes = [run.change for run in spot.paragraph.runs if run.change]
        changes += [spot.paragraph.end] if spot.paragraph.end else []
        if not changes:
            continue
        keys = [(key, spot.row) for key in spot.blocks or ((spot.block,) if spot.row or spot.kind == "cell" else ())]
        differing = [key for key in keys if before.get(key, "") != after.get(key, "")]
        for key in differing:
            if key not in told:
                told.add(key)
                yield _proposed(changes, before.get(key, ""), after.get(key, ""), spot, key[0])
        if not differing and not any(key in told for key in keys):
            was, would = spot.paragraph.original, spot.paragraph.text
            yield _proposed(changes, was, would, spot, spot.block)


def _proposed(changes: list[Tracked], was: str, would: str, spot: Spot, block: str) -> ReviewNote:
    authors = " and ".join(dict.fromkeys(each.author for each in changes if each.author))
    day = max((each.day for each in changes), default="")
    if not would.strip():
        text = f'Take this out: "{was.strip()}"'
    elif not was.strip():
        text = f'Put this in: "{would.strip()}"'
    else:
        text = f'Write: "{would.strip()}" in place of: "{was.strip()}"'
    note = _note("change", authors, day, text, spot)
    return ReviewNote(
        kind=note.kind, by=note.by, day=note.day, text=text, section=note.section, block=block, row=note.row,
        label=note.label,
    )  # fmt: skip


def _texts(report: Report) -> Mapping[tuple[str, str], str]:
    """The words of each block, and of each line of a table, by key and row."""
    found: dict[tuple[str, str], str] = {}
    for section in report.sections:
        for block in section.blocks:
            if block.grid is None:
                found[(block.key, "")] = block.text
                continue
            for line in block.grid.lines:
                said = " | ".join(" ".join(cell.paragraphs) for cell in line.cells)
                found[(block.key, line.row)] = said
    return found
