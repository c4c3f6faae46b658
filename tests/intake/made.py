"""Word files made by hand for tests, in the XML that Word itself writes; and harmful ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOTS = {
    "styles": "w:styles",
    "header1": "w:hdr",
    "footer1": "w:ftr",
    "footnotes": "w:footnotes",
    "endnotes": "w:endnotes",
    "comments": "w:comments",
    "commentsExtended": "w15:commentsEx",
    "settings": "w:settings",
    "theme1": "a:theme",
    "numbering": "w:numbering",
}


def word(body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """A file with this content of `w:body`; `parts` by name (``comments``, ``header1``), `extra` whole members."""
    parts = parts or {}
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for at, name in enumerate(parts, 1)
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{DECLARATION}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
    }
    for name, content in parts.items():
        root = _ROOTS[name]
        members[f"word/{name}.xml"] = f"{DECLARATION}<{root} {SPACES}>{content}</{root}>"
    return zipped({**members, **(extra or {})})


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, part: str, before: str, after: str) -> bytes:
    """A file in which these words of one part, which stand there, are others."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    text = members[part].decode("utf-8")
    assert before in text, f"{part} has no {before}"
    members[part] = text.replace(before, after, 1).encode("utf-8")
    return zipped(members)


def put(path: Path, data: bytes) -> Path:
    """The file, written."""
    path.write_bytes(data)
    return path


def p(text: str, style: str = "", more: str = "") -> str:
    """A paragraph of one run."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{more}{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(content: str, author: str = "Pat Reviewer") -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="900" w:author="{author}" w:date="2010-05-04T10:00:00Z">{content}</w:ins>'


def out(text: str, author: str = "Pat Reviewer") -> str:
    """A tracked deletion."""
    return (
        f'<w:del w:id="901" w:author="{author}" w:date="2010-05-04T10:00:00Z"><w:r><w:delText xml:space="preserve">'
        f"{text}</w:delText></w:r></w:del>"
    )


def tbl(*lines: str, properties: str = "") -> str:
    """A table of these lines."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(lines)}</w:tbl>"


def tr(*cells: str) -> str:
    """A line of these cells: text, or whole paragraphs."""
    inner = (each if each.startswith("<w:tc") else tc(each) for each in cells)
    return f"<w:tr>{''.join(inner)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell."""
    inner = content if content.startswith("<w:") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"
