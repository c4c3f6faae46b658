"""styles.xml: every look of the document, by named styles alone, from the form's font, sizes and colours."""

from __future__ import annotations

from dataclasses import dataclass

from imrassist.export.docx.numbers import LIST, shape_of
from imrassist.export.docx.xml import attribute, part
from imrassist.interview.question import Form, Style

GUIDANCE = "IMRGuidance"
"""Id of the one paragraph style that guidance notes have; a submission copy does not hold it."""
GAP = "IMRGap"
"""Id of the character style that marks what is missing; a submission copy does not hold it."""
NEW, GONE = "IMRNew", "IMRGone"
"""Ids of the character styles of words that came or went, in papers for use inside the agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One paragraph style."""

    id: str
    name: str
    """As Word lists it: ``heading 1``, ``IMR Cell``."""
    based_on: str = "Normal"
    next: str = ""
    size: float = 0
    """In points; 0 for the form's own size."""
    bold: bool = False
    layout: str = ""
    """Paragraph properties, XML, in the order of the schema."""
    listed: bool = True
    """Shown in Word's gallery of styles."""


def styles(form: Form, *, working: bool) -> str:
    """The part: defaults, Word's own styles that the document or its author may use, and ours (``IMR ...``)."""
    style = form.style
    tied = _tied() if shape_of(form) else {}
    looks = [_paragraph_style(look, style, tied.get(look.id, "")) for look in (*_BUILT_IN, *_own(style))]
    extra = _of_working(style) if working else ()
    return part("w:styles", [_defaults(style), _LATENT, *looks, *_plain(style), *extra, *_table_styles(style)])


def _of_working(style: Style) -> tuple[str, ...]:
    return (
        _guidance(style),
        _character(GAP, "IMR Gap", style, "<w:b/><w:bCs/>"),
        _character(NEW, "IMR New Words", style, "<w:b/><w:bCs/>", '<w:u w:val="single"/>'),
        _character(GONE, "IMR Gone Words", style, "<w:strike/>"),
    )


def _face(style: Style) -> str:
    # All four slots, and no theme: a theme's font wins over a named one, and Word keeps it in every slot left out.
    font = attribute(style.font)
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _colour(colour: str) -> str:
    return f'<w:color w:val="{attribute(colour)}"/>'


def _defaults(style: Style) -> str:
    language = attribute(style.language)
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_face(style)}{_colour(style.colour)}{_size(style.size)}"
        f'<w:lang w:val="{language}" w:eastAsia="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )


# Word brings its own built-in styles, blue headings among them; hidden until used, an author does not meet them.
_LATENT = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)

_KEEP = "<w:keepNext/><w:keepLines/>"
_EDGE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'


def _outline(level: int, before: int, after: int) -> str:
    return f'{_KEEP}<w:spacing w:before="{before}" w:after="{after}"/><w:outlineLvl w:val="{level}"/>'


_BUILT_IN = (
    Look(id="Normal", name="Normal", based_on="",
         layout='<w:spacing w:before="80" w:after="80" w:line="259" w:lineRule="auto"/>'),
    Look(id="Heading1", name="heading 1", next="Normal", bold=True, layout=_outline(0, 360, 160)),
    Look(id="Heading2", name="heading 2", next="Normal", bold=True, layout=_outline(1, 240, 100)),
    Look(id="Heading3", name="heading 3", next="Normal", bold=True, layout=_outline(2, 200, 80)),
    Look(id="Title", name="Title", next="Normal", bold=True,
         layout=f'{_KEEP}<w:spacing w:before="200" w:after="240"/><w:jc w:val="center"/>'),
    Look(id="Header", name="header", layout=_EDGE),
    Look(id="Footer", name="footer", layout=_EDGE),
    Look(id="ListParagraph", name="List Paragraph", layout='<w:ind w:left="567"/>'),
    Look(id="ListBullet", name="List Bullet",
         layout='<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="40" w:after="40"/>'),
    Look(id="TOC1", name="toc 1", next="Normal", listed=False),
    Look(id="TOC2", name="toc 2", next="Normal", listed=False, layout='<w:ind w:left="284"/>'),
    Look(id="CommentText", name="annotation text", listed=False),
)  # fmt: skip


def _own(style: Style) -> tuple[Look, ...]:
    cell = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
    small = style.small
    return (
        Look(id="IMRLetterhead", name="IMR Letterhead", bold=True,
             layout=f'{_KEEP}<w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>'),
        Look(id="IMRAbove", name="IMR Above Table", bold=True,
             layout=f'{_KEEP}<w:spacing w:before="60" w:after="60"/>'),
        Look(id="IMRMarking", name="IMR Marking", based_on="Header", bold=True),
        Look(id="IMRCell", name="IMR Cell", layout=cell),
        Look(id="IMRCellSmall", name="IMR Cell Small", based_on="IMRCell", size=small,
             layout='<w:spacing w:before="20" w:after="20"/>'),
        Look(id="IMRLabel", name="IMR Label", based_on="IMRCell", bold=True),
        Look(id="IMRColumn", name="IMR Column Heading", based_on="IMRCell", bold=True, layout="<w:keepNext/>"),
        Look(id="IMRColumnSmall", name="IMR Column Heading Small", based_on="IMRColumn", size=small, bold=True),
        Look(id="IMRSignature", name="IMR Signature", based_on="IMRCell",
             layout='<w:keepLines/><w:spacing w:before="360" w:after="40"/>'),
        Look(id="IMRPicture", name="IMR Picture", listed=False,
             layout='<w:spacing w:before="60" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'),
        Look(id="IMRBetween", name="IMR Between Tables", listed=False,
             layout='<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>'),
        Look(id="IMRSectionEnd", name="IMR Section End", listed=False,
             layout='<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'),
    )  # fmt: skip


def _tied() -> dict[str, str]:
    """The list that headings are numbered by, by the id of their style: `w:numPr`, XML."""
    return {
        f"Heading{at + 1}": f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{LIST}"/></w:numPr>' for at in range(3)
    }


def _paragraph_style(look: Look, style: Style, numbered: str = "") -> str:
    default = ' w:default="1"' if look.id == "Normal" else ""
    custom = ' w:customStyle="1"' if look.id.startswith("IMR") else ""
    based = f'<w:basedOn w:val="{look.based_on}"/>' if look.based_on else ""
    after = f'<w:next w:val="{look.next}"/>' if look.next else ""
    shown = "<w:qFormat/>" if look.listed else ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    inside = look.layout.replace(_KEEP, f"{_KEEP}{numbered}", 1) if numbered else look.layout
    layout = f"<w:pPr>{inside}</w:pPr>" if inside else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f"{based}{after}{shown}{layout}"
        f"<w:rPr>{_face(style)}{bold}{_colour(style.colour)}{_size(look.size or style.size)}</w:rPr></w:style>"
    )


def _guidance(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{GUIDANCE}"><w:name w:val="IMR Guidance"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="80" w:after="80" w:line="240"'
        f' w:lineRule="auto"/></w:pPr><w:rPr>{_face(style)}<w:i/><w:iCs/>{_colour(style.note_colour)}'
        f"{_size(style.small)}</w:rPr></w:style>"
    )


def _character(style_id: str, name: str, style: Style, more: str = "", last: str = "") -> str:
    custom = ' w:customStyle="1"' if style_id.startswith("IMR") else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>{_face(style)}{more}{_colour(style.colour)}'
        f"{last}</w:rPr></w:style>"
    )


def _plain(style: Style) -> tuple[str, ...]:
    # No size in these: a link in a table keeps the size of the table.
    return (
        _default("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _character("Hyperlink", "Hyperlink", style),
        _character("FollowedHyperlink", "FollowedHyperlink", style),
        _character("CommentReference", "annotation reference", style),
        _default("numbering", "NoList", "No List"),
    )


def _default(kind: str, style_id: str, name: str, layout: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/>{layout}</w:style>'
    )


def _table_styles(style: Style) -> tuple[str, ...]:
    margins = "".join(
        f'<w:{edge} w:w="{wide}" w:type="dxa"/>'
        for edge, wide in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    )
    plain = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    lines = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:rPr>{_face(style)}{_colour(style.colour)}{_size(style.size)}</w:rPr>"
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr></w:style>"
    )
    return _default("table", "TableNormal", "Normal Table", plain), grid
