"""A genogram as a file: SVG text, or a PNG at 300 dots an inch."""

from imrassist.export.genogram.png import DPI, png
from imrassist.export.genogram.svg import svg

__all__ = ["DPI", "png", "svg"]
