"""svg: shapes -> SVG text, the same for the same shapes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from imrassist.gate import clean
from imrassist.writing.genogram.shapes import Drawing, Line, Outline, Shape, Text

_FONT = "Arial, Helvetica, sans-serif"


def svg(drawing: Drawing, words: str = "", title: str = "") -> str:
    """A whole SVG document, in points. `words` tell what it shows, for those who cannot see it."""
    about = f"<title>{_text(title)}</title>" if title else ""
    about += f"<desc>{_text(words)}</desc>" if words else ""
    wide, high = _n(drawing.width), _n(drawing.height)
    shapes = "\n".join(map(_shape, drawing.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}"'
        f' role="img" font-family="{_FONT}" stroke-linejoin="round">{about}\n'
        f'<rect width="{wide}" height="{high}" fill="white"/>\n{shapes}\n</svg>\n'
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Line():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            dash = f' stroke-dasharray="{" ".join(map(_n, shape.dash))}"' if shape.dash else ""
            name = "polygon" if shape.closed else "polyline"
            return f'<{name} points="{points}" fill="none" stroke="black" stroke-width="{_n(shape.width)}"{dash}/>'
        case Text():
            anchor = "middle" if shape.middle else "start"
            return (
                f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}"'
                f" text-anchor={quoteattr(anchor)}>{_text(shape.text)}</text>"
            )
        case Outline():
            return f'{_outline(shape)} fill="white" stroke="black" stroke-width="{_n(shape.width)}"/>'


def _outline(shape: Outline) -> str:
    left, top, right, bottom = shape.box
    if shape.kind == "circle":
        return f'<circle cx="{_n((left + right) / 2)}" cy="{_n((top + bottom) / 2)}" r="{_n((right - left) / 2)}"'
    if shape.kind == "square":
        return f'<rect x="{_n(left)}" y="{_n(top)}" width="{_n(right - left)}" height="{_n(bottom - top)}"'
    corners = ((left + right) / 2, top, right, bottom, left, bottom)
    return f'<polygon points="{" ".join(map(_n, corners))}"'


def _text(text: str) -> str:
    return escape(clean(text).text)


def _n(number: float) -> str:
    return f"{round(number, 2):g}"
