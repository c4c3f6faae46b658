"""Pictures in the document: drawn or attached, each on a page of its own, with what it shows in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from imrassist.errors import ImrError
from imrassist.export.documents import Part
from imrassist.export.docx.page import BOTTOM, LONG, SHORT, TOP, text_width
from imrassist.export.docx.xml import LINKS, attribute
from imrassist.export.pictures import Cleaned, Refused, cleaned, smaller
from imrassist.writing.report import Block, Picture

_A_POINT = 12700
"""English metric units, in which Word has pictures."""
_LOGO = (200, 54)
"""Points, the most a logo is shown wide and high: some seven centimetres by two."""
_LOGO_DOTS = 1200
"""Dots along its longer side, more than a printer shows of it: agencies keep their logos as large as posters."""
_ABOVE = 60
"""Points kept free on the page for the title above a picture."""
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_TYPES = {"png": "image/png", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture as a document holds it."""

    link: str
    """Id of its relationship."""
    name: str
    """Of its part, without folder: ``picture1.png``; tells nothing of where it came from."""
    data: bytes
    width: float
    """In points, as it would be shown with room enough."""
    height: float
    logo: bool = False
    """It stands among the lines above, in little."""

    @property
    def landscape(self) -> bool:
        """Whether it is shown clearly larger on a page across."""
        return self.scale(landscape=True) > 1.05 * self.scale(landscape=False)

    def scale(self, *, landscape: bool) -> float:
        """What it must be shrunk to so as to fit a page under its title; never more than 1."""
        if self.logo:
            return min(1.0, _LOGO[0] / self.width, _LOGO[1] / self.height)
        high = (SHORT if landscape else LONG) - TOP - BOTTOM
        wide = text_width(landscape=landscape)
        return min(1.0, wide / 20 / self.width, (high / 20 - _ABOVE) / self.height)


def gather(
    parts: Sequence[Part], attached: Mapping[str, bytes], *, working: bool, opening: Sequence[Block] = ()
) -> dict[str, Shown]:
    """Every picture of a document by the key of its block: drawn from the family, or taken from those attached.

    `opening` are the lines above the title, which may hold a logo. `attached` holds the bytes by the name that the
    report gives them. They are cleaned once more, whoever kept them. One that is not there or cannot be shown is
    left to its words in a working copy; for a submission copy it raises `ImrError`.
    """
    found: dict[str, Shown] = {}
    within = [block for part in parts for block in part.section.blocks if block.key not in part.separate]
    for block in (*opening, *within):
        if block.picture and not block.gap and block.key not in found:
            shown = _shown(block.picture, attached, len(found) + 1, logo=block.kind == "logo")
            if isinstance(shown, Shown):
                found[block.key] = shown
            elif not working:
                raise ImrError("the attached picture", shown.what, "Attach it again.", "Nothing was written.")
    return found


def _shown(picture: Picture, attached: Mapping[str, bytes], number: int, *, logo: bool) -> Shown | Refused:
    if picture.family is not None:
        from imrassist.export.genogram import png
        from imrassist.writing.genogram.shapes import draw

        drawing = draw(picture.family)
        name = f"picture{number}.png"
        return Shown(
            link=f"rIdPicture{number}", name=name, data=png(drawing), width=drawing.width, height=drawing.height
        )
    if picture.stored not in attached:
        return Refused(what="The picture is not there.", mend="Attach it again.")
    found = cleaned(attached[picture.stored])
    if isinstance(found, Cleaned) and logo:
        found = smaller(found, _LOGO_DOTS)
    if isinstance(found, Refused):
        return found
    # 150 dots an inch, but as large as the page where it has more: a board's drawing is often a scan of a whole page.
    return Shown(
        link=f"rIdPicture{number}", name=f"picture{number}.{found.ending}", data=found.data,
        width=found.width * 72 / 150, height=found.height * 72 / 150, logo=logo,
    )  # fmt: skip


def placed(shown: Shown, words: str, number: int) -> str:
    """The run that shows a picture in the line, scaled to its page; `words` are its alternative text."""
    scale = shown.scale(landscape=shown.landscape)
    wide, high = (round(length * scale * _A_POINT) for length in (shown.width, shown.height))
    size = f'cx="{wide}" cy="{high}"'
    # A line's end as it is would come back from a reader of XML as a blank.
    lines = "&#10;".join(attribute(line) for line in words.split("\n"))
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="Picture {number}" descr="{lines}"/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{shown.name}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{shown.link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def content_types(pictures: Mapping[str, Shown]) -> str:
    """What [Content_Types].xml says of them."""
    endings = sorted({each.name.rpartition(".")[2] for each in pictures.values()})
    return "".join(f'<Default Extension="{each}" ContentType="{_TYPES[each]}"/>' for each in endings)


def links(pictures: Mapping[str, Shown]) -> str:
    """What the document's relationships say of them."""
    return "".join(
        f'<Relationship Id="{each.link}" Type="{LINKS}/image" Target="media/{each.name}"/>'
        for each in pictures.values()
    )


def files(pictures: Mapping[str, Shown]) -> Iterator[tuple[str, bytes]]:
    """Their parts, by name."""
    for each in pictures.values():
        yield f"word/media/{each.name}", each.data
