"""The small pieces of WordprocessingML that every part is written with: escaped text, runs, paragraphs, bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imrassist.gate import clean

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{WORD}" xmlns:r="{LINKS}"'

_TABS = re.compile("(\t)")


def safe(text: str) -> str:
    """Text that XML can hold, with the line ends of `imrassist.gate`.

    Nearly all text is printable as it stands (it was cleaned when it came in), and one look at it is cheap.
    """
    return text if text.isprintable() else clean(text).text


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, parted by its line ends; blank ones are left out, so none for a blank text."""
    return [line for line in safe(text).split("\n") if line.strip()]


def escape(text: str) -> str:
    """Text as XML writes it between tags, cleaned of what XML cannot hold."""
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text as XML writes it in a quoted attribute: one line."""
    return escape(text).replace("\n", " ").replace("\t", " ").replace('"', "&quot;")


def words(text: str) -> str:
    """The content of a run: its text, with a tab as Word has it.

    `xml:space` stands only where Word would otherwise trim: it costs a tenth of a long table.
    """
    text = safe(text)  # before its edges are looked at: what is taken out may have hidden a blank
    if "\t" in text:
        return "".join("<w:tab/>" if part == "\t" else words(part) for part in _TABS.split(text) if part)
    trimmed = text[:1].isspace() or text[-1:].isspace()
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if trimmed else f"<w:t>{escape(text)}</w:t>"


def run(text: str, style: str = "") -> str:
    """A run of text, in a character style where one is named; nothing for no text."""
    if not text:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{words(text)}</w:r>"


def paragraph(style: str, content: str = "", extra: str = "") -> str:
    """A paragraph in a paragraph style: `content` is runs, `extra` further paragraph properties, both XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def field(code: str, shown: str) -> str:
    """A field as Word writes it, with what it last showed: ``PAGE``, ``NUMPAGES``."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(root: str, content: Iterable[str] | str, more: str = "") -> str:
    """A whole part of the package under one root element: ``part("w:hdr", "...")``."""
    inner = content if isinstance(content, str) else "".join(content)
    return f"{DECLARATION}<{root} {NAMESPACES}{more}>{inner}</{root}>"
