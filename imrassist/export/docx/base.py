"""The fixed parts of the package: our own, so that nothing of any program's template comes along."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from imrassist.export.docx import picture
from imrassist.export.docx.numbers import HeadingNumbers
from imrassist.export.docx.picture import Shown
from imrassist.export.docx.xml import DECLARATION, LINKS, WORD, attribute, field, paragraph, part, run
from imrassist.interview.question import Form

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NONE: Mapping[str, Shown] = MappingProxyType({})
_PARTS = (
    # part, content type, relationship
    ("styles", "styles", "rIdStyles"),
    ("numbering", "numbering", "rIdNumbering"),
    ("settings", "settings", "rIdSettings"),
    ("fontTable", "fontTable", "rIdFonts"),
    ("header", "header", "rIdHeader"),
    ("footer", "footer", "rIdFooter"),
)


_COMMENTS = ("comments", "comments", "rIdComments")


def content_types(pictures: Mapping[str, Shown], *, commented: bool) -> str:
    """[Content_Types].xml."""
    own = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind, _ in _own(commented=commented)
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{picture.content_types(pictures)}"
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{own}'
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def package_links() -> str:
    """_rels/.rels."""
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rIdDocument" Type="{LINKS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rIdCore" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>'
    )


def _own(*, commented: bool) -> tuple[tuple[str, str, str], ...]:
    return (*_PARTS, _COMMENTS) if commented else _PARTS


def document_links(pictures: Mapping[str, Shown], *, commented: bool) -> str:
    """word/_rels/document.xml.rels."""
    own = "".join(
        f'<Relationship Id="{link}" Type="{LINKS}/{name}" Target="{name}.xml"/>'
        for name, _, link in _own(commented=commented)
    )
    return (
        f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{own}'
        f'<Relationship Id="rIdTheme" Type="{LINKS}/theme" Target="theme/theme1.xml"/>'
        f"{picture.links(pictures)}</Relationships>"
    )


def core(form: Form) -> str:
    """docProps/core.xml: a title and a language. No person, no day, no program.

    It must be there: readers that miss it make one up, with their own name in it.
    """
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{attribute(form.title)}</dc:title><dc:language>{attribute(form.style.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def settings(form: Form, *, working: bool) -> str:
    """word/settings.xml: today's Word (mode 15), this language; a submission copy also sheds names when it is saved.

    Not so a working copy: Word would blank the names of those who comment on it.
    """
    shed = "" if working else "<w:removePersonalInformation/><w:removeDateAndTime/>"
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    language = attribute(form.style.language)
    return part(
        "w:settings",
        f'<w:zoom w:percent="100"/>{shed}<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{modes}</w:compat><w:themeFontLang w:val="{language}"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def fonts(form: Form) -> str:
    """word/fontTable.xml: the form's one font."""
    return part("w:fonts", f'<w:font w:name="{attribute(form.style.font)}"><w:family w:val="swiss"/></w:font>')


def numbering(form: Form, numbers: HeadingNumbers) -> str:
    """word/numbering.xml: the bullet of a list, in the form's font (Symbol and Wingdings are other fonts); headings."""
    font = attribute(form.style.font)
    levels, lists = numbers.xml()
    return part(
        "w:numbering",
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/></w:rPr></w:lvl>'
        f'</w:abstractNum>{levels}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{lists}',
    )


def header(form: Form, *, working: bool) -> str:
    """word/header.xml, on every page: the form's marking centred, first line bold; DRAFT in a working copy."""
    lines = [
        paragraph("Header" if at else "IMRMarking", run(line.replace("\n", " ")))
        for at, line in enumerate(form.marking)
    ]
    if working:
        lines.append(paragraph("IMRMarking", run("DRAFT - working copy")))
    return part("w:hdr", lines or paragraph("Header"))


def footer() -> str:
    """word/footer.xml, on every page: Page X of Y, counted by the program that shows it."""
    return part("w:ftr", paragraph("Footer", run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")))


def theme(form: Form) -> str:
    """word/theme/theme1.xml: the form's font and black, so that what the author adds in Word looks the same."""
    font = attribute(form.style.font)
    faces = "".join(
        f'<a:{sort}Font><a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface="{font}"/></a:{sort}Font>'
        for sort in ("major", "minor")
    )
    dark = attribute(form.style.colour)
    shades = {"dk1": dark, "lt1": "FFFFFF", "dk2": dark, "lt2": "FFFFFF"}
    shades |= dict.fromkeys([*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"], dark)
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in shades.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Form">'
        f'<a:themeElements><a:clrScheme name="Form">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Form">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="Form"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def parts(
    form: Form,
    styles: str,
    numbers: HeadingNumbers,
    *,
    working: bool,
    pictures: Mapping[str, Shown] = _NONE,
    comments: str = "",
) -> dict[str, str | bytes]:
    """Every part but the document itself, by its name in the package; `comments` is their part, "" for none."""
    commented = bool(comments)
    return {
        "[Content_Types].xml": content_types(pictures, commented=commented),
        "_rels/.rels": package_links(),
        "docProps/core.xml": core(form),
        "word/_rels/document.xml.rels": document_links(pictures, commented=commented),
        "word/fontTable.xml": fonts(form),
        "word/footer.xml": footer(),
        "word/header.xml": header(form, working=working),
        "word/numbering.xml": numbering(form, numbers),
        "word/settings.xml": settings(form, working=working),
        "word/styles.xml": styles,
        "word/theme/theme1.xml": theme(form),
        **({"word/comments.xml": comments} if commented else {}),
        **dict(picture.files(pictures)),
    }


__all__ = ["WORD", "parts"]
