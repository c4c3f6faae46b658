"""png: shapes -> a PNG at 300 dots an inch, drawn with the font that comes with Pillow."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from imrassist.writing.genogram.shapes import Drawing, Line, Outline, Text

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

DPI = 300
_FINER = 2
"""Drawn so many times as large, then made smaller, so that round and slanting lines are smooth."""
_MOST = 9000
"""Dots along one side: a drawing that would be larger has fewer dots an inch."""
_SHADES = 16


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file in shades of grey, the same bytes for the same shapes and the same Pillow.

    Nothing but the picture and its dots an inch is in the file. Letters that the built-in font has not are drawn
    without their accents, or as ``?``.
    """
    from PIL import Image, ImageDraw

    scale = min(DPI / 72, _MOST / max(drawing.width, drawing.height, 1))
    wide, high = max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale))
    image = Image.new("L", (wide * _FINER, high * _FINER), 255)
    _Pen(ImageDraw.Draw(image), scale * _FINER).draw(drawing)
    step = 255 // (_SHADES - 1)
    shades = image.reduce(_FINER).point([(grey + step // 2) // step for grey in range(256)])
    small = Image.frombytes("P", shades.size, shades.tobytes())
    small.putpalette([grey for n in range(_SHADES) for grey in (n * step,) * 3])
    out = io.BytesIO()
    dots = scale * 72
    small.save(out, "PNG", bits=4, compress_level=9, dpi=(dots, dots))
    return out.getvalue()


class _Pen:
    """Draws shapes at a scale."""

    def __init__(self, on: ImageDraw, scale: float) -> None:
        self._on = on
        self._scale = scale

    def draw(self, drawing: Drawing) -> None:
        for shape in drawing.shapes:
            match shape:
                case Line():
                    self._line(shape)
                case Outline():
                    self._outline(shape)
                case Text():
                    self._text(shape)

    def _line(self, shape: Line) -> None:
        points = [(x * self._scale, y * self._scale) for x, y in shape.points]
        if shape.closed:
            points.append(points[0])
        width = max(1, round(shape.width * self._scale))
        for part in _dashed(points, [each * self._scale for each in shape.dash]) if shape.dash else [points]:
            self._on.line(part, fill=0, width=width, joint="curve")

    def _outline(self, shape: Outline) -> None:
        left, top, right, bottom = (each * self._scale for each in shape.box)
        width = max(1, round(shape.width * self._scale))
        if shape.kind == "circle":
            self._on.ellipse((left, top, right, bottom), fill=255, outline=0, width=width)
        elif shape.kind == "square":
            self._on.rectangle((left, top, right, bottom), fill=255, outline=0, width=width)
        else:
            corners = [((left + right) / 2, top), (right, bottom), (left, bottom)]
            self._on.polygon(corners, fill=255)
            self._on.line([*corners, corners[0], corners[1]], fill=0, width=width, joint="curve")

    def _text(self, shape: Text) -> None:
        from PIL import ImageFont

        font = ImageFont.load_default(shape.size * self._scale)
        at = (shape.x * self._scale, shape.y * self._scale)
        self._on.text(at, drawable(shape.text), fill=0, font=font, anchor="ms" if shape.middle else "ls")


def drawable(text: str) -> str:
    """A text in the letters that the built-in font has: without accents, ``?`` for what is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    return "".join(each if " " <= each <= "~" else "?" for each in plain if not unicodedata.combining(each))


_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss",
     "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D"}
)  # fmt: skip


def _dashed(points: Sequence[tuple[float, float]], dash: Sequence[float]) -> Iterator[list[tuple[float, float]]]:
    """The parts of a line that are drawn."""
    turn, left = 0, dash[0]
    part = [points[0]]
    for (x, y), (to_x, to_y) in pairwise(points):
        length = hypot(to_x - x, to_y - y)
        at = 0.0
        while length - at > left:
            at += left
            here = (x + (to_x - x) * at / length, y + (to_y - y) * at / length)
            if turn % 2 == 0:
                yield [*part, here]
            turn += 1
            left = dash[turn % len(dash)]
            part = [here]
        left -= length - at
        part.append((to_x, to_y))
    if turn % 2 == 0 and len(part) > 1:
        yield part
