"""Reading a Word file in tests: its parts, paragraphs and tables as they stand in the XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def members(data: bytes) -> dict[str, bytes]:
    """Every member of the package, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """One part, parsed."""
    return etree.fromstring(members(data)[part])


def text_of(element: etree._Element) -> str:
    """The words of a paragraph or cell; a tab as a tab, paragraphs parted by a line end."""
    paragraphs = [element] if element.tag == f"{W}p" else element.iter(f"{W}p")
    return "\n".join(
        "".join("\t" if x.tag == f"{W}tab" else x.text or "" for x in each.iter(f"{W}t", f"{W}tab") if in_run(x))
        for each in paragraphs
    )


def in_run(element: etree._Element) -> bool:
    """Whether it stands in a run; a tab stop of a style does not."""
    parent = element.getparent()
    return parent is not None and parent.tag == f"{W}r"


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of an element; empty when there is no such element or attribute."""
    return "" if element is None else element.get(f"{W}{name}", "")


def style_of(paragraph: etree._Element) -> str:
    """The id of the paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def body(data: bytes) -> etree._Element:
    """`w:body` of the document."""
    found = tree(data).find(f"{W}body")
    assert found is not None
    return found


def outline(data: bytes) -> Iterator[tuple[str, str]]:
    """The body in order, in pairs: a paragraph's style and words, ``tbl`` and its words, ``sectPr`` and direction."""
    for child in body(data):
        if child.tag == f"{W}tbl":
            yield "tbl", text_of(child)
            continue
        section = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            yield "sectPr", value(section.find(f"{W}pgSz"), "orient") or "portrait"
        else:
            yield style_of(child), text_of(child)
