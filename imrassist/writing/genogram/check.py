"""faults: what is wrong with a drawing: words or symbols that overlap, lines that cut either, lines on top of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from imrassist.writing.genogram.shapes import Box, Drawing, Line, Outline, Text

_SPARE = 0.6
"""Lengths up to this are the width of a pen, and no fault."""


def faults(drawing: Drawing) -> list[str]:
    """Every fault, in a few words each; none for a drawing that can be read.

    Words and symbols keep clear of one another. A line touches no words, and of the symbols only those of the
    people it joins. No line runs along another for more than the width of a pen, but where one goes on from the
    other. Everything lies on the page.
    """
    return [*_overlaps(drawing), *_cuts(drawing), *_doubled(drawing), *_outside(drawing)]


def _overlaps(drawing: Drawing) -> Iterator[str]:
    words, symbols = _words(drawing), _symbols(drawing)
    boxes = [*words, *((box, f"the symbol of {person}") for box, person in symbols)]
    for (one, name), (other, second) in combinations(boxes, 2):
        if _overlap(one, other):
            yield f"{name} and {second} overlap"


def _words(drawing: Drawing) -> list[tuple[Box, str]]:
    return [(shape.box, shape.text) for shape in drawing.shapes if isinstance(shape, Text)]


def _symbols(drawing: Drawing) -> list[tuple[Box, str]]:
    return [(shape.box, shape.person) for shape in drawing.shapes if isinstance(shape, Outline) and shape.person]


def _overlap(one: Box, other: Box) -> bool:
    return (
        one[0] + _SPARE < other[2]
        and other[0] + _SPARE < one[2]
        and one[1] + _SPARE < other[3]
        and other[1] + _SPARE < one[3]
    )


def _cuts(drawing: Drawing) -> Iterator[str]:
    words, symbols = _words(drawing), _symbols(drawing)
    for line in drawing.shapes:
        if not isinstance(line, Line):
            continue
        for part in _parts(line):
            for box, text in words:
                if _meets(part, box):
                    yield f"a line of {' and '.join(line.ends) or 'several'} cuts {text}"
            for box, person in symbols:
                if person not in line.ends and _meets(part, box):
                    yield f"a line of {' and '.join(line.ends) or 'several'} cuts the symbol of {person}"


Part = tuple[tuple[float, float], tuple[float, float]]


def _parts(line: Line) -> Iterator[Part]:
    points = (*line.points, line.points[0]) if line.closed else line.points
    yield from pairwise(points)


def _meets(part: Part, box: Box) -> bool:
    """Whether a straight line enters a box by more than the width of a pen."""
    (x, y), (to_x, to_y) = part
    enters, leaves = 0.0, 1.0
    sides = ((x, to_x - x, box[0], box[2]), (y, to_y - y, box[1], box[3]))
    for start, step, first, last in sides:
        low, high = first + _SPARE, last - _SPARE
        if step == 0:
            if not low < start < high:
                return False
            continue
        early, late = sorted(((low - start) / step, (high - start) / step))
        enters, leaves = max(enters, early), min(leaves, late)
    return leaves > enters


def _doubled(drawing: Drawing) -> Iterator[str]:
    """Lines between people that lie on one another; the line round a household may lie anywhere."""
    parts = [
        (part, line) for line in drawing.shapes if isinstance(line, Line) and not line.closed for part in _parts(line)
    ]
    for axis in (0, 1):
        straight = [(p, line) for p, line in parts if p[0][axis] == p[1][axis] and p[0] != p[1]]
        for (one, first), (other, second) in combinations(straight, 2):
            if first is second or abs(one[0][axis] - other[0][axis]) > _SPARE:
                continue
            a, b = sorted((one[0][1 - axis], one[1][1 - axis]))
            c, d = sorted((other[0][1 - axis], other[1][1 - axis]))
            if min(b, d) - max(a, c) > _SPARE:
                yield f"lines of {first.ends} and {second.ends} lie on one another"


def _outside(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.shapes:
        boxes = [shape.box] if not isinstance(shape, Line) else [(*point, *point) for point in shape.points]
        for left, top, right, bottom in boxes:
            if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height:
                yield f"{shape.text if isinstance(shape, Text) else 'a line or symbol'} lies outside the page"
                break
