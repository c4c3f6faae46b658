"""Comments of a working copy: what the checks and the countersigning person have to say, and about which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from imrassist.checks.remark import Remark
from imrassist.export.documents import Part
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.quality import Point

CHECKS = "Checks"
"""Whom a comment made from a remark names as its author: no person, and no program."""
REVIEWER = "Countersigning person"
PANEL = "Panel"
_GRADES = {"must": "To be mended", "should": "Should be mended", "consider": "To consider"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment. Of block, section and place the first that this document holds says where it stands."""

    author: str
    """A part somebody plays, not a name: ``Checks``, ``Countersigning person``."""
    text: str
    """`\\n` parts paragraphs."""
    block: str = ""
    """Key of the report's block."""
    row: str = ""
    """Id of the line of a table."""
    section: str = ""
    place: Place | None = None
    """The answer that it is about."""
    start: int = 0
    """With a block: the characters it is about, end excluded; both 0 for all of it."""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One comment on something, and on which of its characters; both 0 for all of it."""

    id: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The comments of one document, numbered from 0 in its order, and where each stands."""

    comments: tuple[Comment, ...] = ()
    blocks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """By key of the block."""
    cells: Mapping[tuple[str, str, int], tuple[Mark, ...]] = field(default_factory=dict)
    """By key of the table's block, id of the line and number of the cell."""
    sections: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    """By id of the section: on its heading."""
    title: tuple[Mark, ...] = ()
    """On the document's title: what is about the whole of it."""


def from_remarks(remarks: Iterable[Remark], form: Form) -> list[Comment]:
    """A comment for each remark that stands; those set aside are left out."""
    return [
        Comment(
            author=CHECKS,
            text=f"{_GRADES.get(remark.grade, remark.grade)}: {remark.say} {remark.mend}{_source(remark, form)}",
            block=remark.block,
            row=remark.row or (remark.place.row if remark.place else ""),
            section=remark.section,
            place=remark.place,
            start=remark.start,
            end=remark.end,
        )
        for remark in remarks
        if not remark.aside
    ]


def from_points(points: Iterable[Point], form: Form) -> list[Comment]:
    """A comment for each point that is still open, with what the author has answered to it."""
    criteria = {each.id: f"criterion {each.number} ({each.short})" for each in form.criteria}
    found = []
    for point in points:
        if point.closed:
            continue
        kind, _, about = point.about.partition(":")
        block, _, row = about.partition("#") if kind == "block" else ("", "", "")
        answer = f"\nThe author's answer: {point.reason}" if point.reason else ""
        asked = f"On {criteria.get(about, 'a criterion')}: " if kind == "criterion" else ""
        found.append(
            Comment(
                author=PANEL if point.source == "panel" else REVIEWER,
                text=f"{asked}{point.text}{answer}",
                block=block,
                row=row,
                section=about if kind == "section" else "",
            )
        )
    return found


def placed(comments: Sequence[Comment], parts: Sequence[Part], *, whole: bool) -> Marks:
    """Where each comment stands in these sections; one about something they do not hold is left out.

    `whole`: the document is the whole report, so that what is about no one part of it stands on its title.
    """
    index = _Index(parts)
    found = [(at, comment) for comment in comments if (at := index.anchor(comment, whole=whole))]
    found.sort(key=lambda each: index.order(each[0]))
    where: dict[tuple[str, ...], list[Mark]] = {}
    for number, (anchor, comment) in enumerate(found):
        exact = anchor[0] == "block" and anchor[1] == comment.block
        mark = Mark(number, comment.start, comment.end) if exact else Mark(number)
        where.setdefault(anchor, []).append(mark)
    of = {kind: {at[1:]: tuple(marks) for at, marks in where.items() if at[0] == kind} for kind in _KINDS}
    return Marks(
        comments=tuple(comment for _, comment in found),
        blocks={at[0]: marks for at, marks in of["block"].items()},
        cells={(at[0], at[1], int(at[2])): marks for at, marks in of["cell"].items()},
        sections={at[0]: marks for at, marks in of["section"].items()},
        title=of["title"].get((), ()),
    )


_KINDS = ("title", "section", "block", "cell")


class _Index:
    """What a document holds that a comment can stand on, in its order."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._order: dict[tuple[str, ...], int] = {("title",): 0}
        self._by_place: dict[Place, tuple[str, ...]] = {}
        self._rows: dict[str, tuple[str, ...]] = {}
        for part in parts:
            self._put(("section", part.section.id))
            for block in part.section.blocks:
                if block.key in part.separate:
                    continue
                if block.grid is None:
                    self._put(("block", block.key), block.places)
                    continue
                for line in block.grid.lines:
                    for at, cell in enumerate(line.cells):
                        self._put(("cell", block.key, line.row, str(at)), cell.places)
                    self._rows.setdefault(line.row, ("cell", block.key, line.row, "0"))

    def _put(self, anchor: tuple[str, ...], places: Iterable[Place] = ()) -> None:
        self._order[anchor] = len(self._order)
        for place in places:
            self._by_place.setdefault(place, anchor)

    def order(self, anchor: tuple[str, ...]) -> int:
        """Its place in the document."""
        return self._order[anchor]

    def anchor(self, comment: Comment, *, whole: bool) -> tuple[str, ...] | None:
        """What a comment stands on; None when it is about something else."""
        return next((at for at in self._ways(comment, whole) if at in self._order), None)

    def _ways(self, comment: Comment, whole: bool) -> Iterator[tuple[str, ...]]:
        if comment.block:
            yield ("block", comment.block)
            yield ("cell", comment.block, comment.row, "0")
        if comment.place and comment.place in self._by_place:
            yield self._by_place[comment.place]
        if comment.row and comment.row in self._rows:
            yield self._rows[comment.row]
        if comment.section:
            yield ("section", comment.section)
        if whole:
            yield ("title",)


def _source(remark: Remark, form: Form) -> str:
    where = form.in_guidance(remark.source)
    return f" (Guidance: {where}.)" if where else ""
