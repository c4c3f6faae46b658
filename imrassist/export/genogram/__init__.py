"""A genogram as a file: SVG text, or a PNG at 300 dots an inch."""

from __future__ import annotations

from imrassist.errors import ImrError
from imrassist.export.genogram.png import DPI, png
from imrassist.export.genogram.svg import svg
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.writing.genogram.reading import family_of
from imrassist.writing.genogram.shapes import draw
from imrassist.writing.genogram.words import words

ENDINGS = (".svg", ".png")


def drawn(form: Form, draft: Draft, ending: str) -> bytes:
    """The outline genogram of a draft's people as a file with this ending (guidance S5.2).

    Raises ImrError for another ending, and where nobody is entered.
    """
    family = family_of(form, draft)
    what = mend = ""
    if ending not in ENDINGS:
        what, mend = "A genogram is drawn as SVG or PNG.", f"Name a file that ends in {' or '.join(ENDINGS)}."
    elif not family.people:
        what, mend = "There is nobody to draw yet.", "Enter the people of the family first."
    if what:
        raise ImrError("the genogram", what, mend, "Nothing was written.")
    drawing = draw(family)
    return png(drawing) if ending == ".png" else svg(drawing, words(family)).encode()


__all__ = ["DPI", "ENDINGS", "drawn", "png", "svg"]
