"""The page: A4 upright and across, its margins, and where one section of the document ends and the next begins."""

from __future__ import annotations

from imrassist.export.docx.xml import paragraph

SHORT, LONG = 11906, 16838
"""A4, in twips."""
SIDE = 1134
"""Margin at the left and right: 2 cm."""
TOP, BOTTOM = 1644, 1191
"""The top leaves room for three lines of header: the marking in two, and DRAFT."""
EDGE = 567
"""From the edge of the page to header and footer."""


def text_width(*, landscape: bool) -> int:
    """The width between the margins, in twips."""
    return (LONG if landscape else SHORT) - 2 * SIDE


def text_height() -> int:
    """The height between the margins of an upright page, in twips."""
    return LONG - TOP - BOTTOM


def section_properties(*, landscape: bool) -> str:
    """`w:sectPr` of an upright page, or of one across: both the sides swapped and the direction said."""
    size = (
        f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
        if landscape
        else f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
    )
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        '<w:footerReference w:type="default" r:id="rIdFooter"/><w:type w:val="nextPage"/>'
        f'{size}<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{BOTTOM}" w:left="{SIDE}"'
        f' w:header="{EDGE}" w:footer="{EDGE}" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
    )


def section_break(*, landscape: bool) -> str:
    """The line, one point high, that ends a section whose pages lie this way; a new page follows."""
    return paragraph("IMRSectionEnd", extra=section_properties(landscape=landscape))


def closing_line() -> str:
    """The line, one point high, that parts a table from the end of the document.

    A table that touches the last `w:sectPr` loses LibreOffice its
    direction of page.
    """
    return paragraph("IMRSectionEnd")


def between_tables() -> str:
    """The line that parts two tables, which would become one in Word if they touched."""
    return paragraph("IMRBetween")
