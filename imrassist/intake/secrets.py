"""secrets: what travels in a Word file though no page shows it: properties, links, macros, words in pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from lxml import etree

from imrassist.errors import ImrError
from imrassist.intake.hidden import PICTURES, words_in
from imrassist.intake.looks import W, value
from imrassist.intake.package import LARGEST_TREE, PartLink, WordPackage
from imrassist.intake.values import Secret
from imrassist.intake.walk import Walker, whole

_PROPERTIES = {
    "creator": "author", "lastModifiedBy": "last saved by", "description": "description", "subject": "subject",
    "keywords": "keywords", "category": "category", "contentStatus": "status", "Company": "company",
    "Manager": "manager", "Template": "template", "HyperlinkBase": "address of links",
}  # fmt: skip
"""What of the file's properties tells of people and places; titles, counts and days do not."""
_CARRIED = (
    ("vbaProject", "macros"),
    ("/embeddings/", "a file put in as an object"),
    ("/activeX/", "a control"),
    ("customXml/item", "data of another program"),
    ("/glossary/", "building blocks"),
    ("printerSettings", "settings of a printer"),
    ("thumbnail", "a picture of its first page"),
)
_HARMLESS = ("Normal.dotm", "Normal", "Normal.dot")


def secrets_of(package: WordPackage, links: tuple[PartLink, ...], walker: Walker) -> Iterator[Secret]:
    """All of it, in no order that matters."""
    for part in ("docProps/core.xml", "docProps/app.xml"):
        root = whole(package, part)
        for each in root.iter() if root is not None else ():
            name = _PROPERTIES.get(str(each.tag).rpartition("}")[2])
            text = (each.text or "").strip()
            if name and text and text not in _HARMLESS:
                yield Secret(kind="property", name=name, text=text)
    custom = whole(package, "docProps/custom.xml")
    for each in custom if custom is not None else ():
        yield Secret(kind="property", name=each.get("name", ""), text=_text_of(each))
    yield from _settings(package, links)
    for name in package.names:
        for mark, what in _CARRIED:
            if mark in name and not name.endswith(".rels") and "itemProps" not in name:
                yield Secret(kind="part", name=what, text=_xml_text(package, name))
    yield from _in_pictures(package)
    yield from _outside(package)
    for name, description in walker.pictures:
        yield Secret(kind="picture", name=name, text=description)
    for author, count in walker.reformatted.items():
        yield Secret(kind="reformatted", name=author, text=str(count))


def _in_pictures(package: WordPackage) -> Iterator[Secret]:
    """What the pictures carry beside their dots: who made an agency's logo, where, with what."""
    number = 0
    for name in package.names:
        if name.lower().endswith(PICTURES):
            number += 1
            with suppress(ImrError):
                if words := words_in(b"".join(package.pieces(name, LARGEST_TREE))):
                    yield Secret(kind="in_picture", name=f"picture {number}", text=words)


def _settings(package: WordPackage, links: tuple[PartLink, ...]) -> Iterator[Secret]:
    name = next((each.target for each in links if each.kind == "settings" and not each.outside), "")
    root = whole(package, name)
    if root is None:
        return
    for each in root.iter(f"{W}docVar"):
        yield Secret(kind="settings", name=value(each, "name"), text=value(each))
    recording = root.find(f"{W}trackRevisions")
    if recording is not None and value(recording) not in ("0", "false"):
        yield Secret(kind="settings", name="track changes is switched on")


def _outside(package: WordPackage) -> Iterator[Secret]:
    """What lies outside the file and is named in it: web addresses are shown as links, all else is not."""
    for part in package.names:
        if not part.endswith(".rels"):
            continue
        folder, _, file = part.rpartition("/")
        owner = f"{folder.removesuffix('_rels')}{file.removesuffix('.rels')}"
        try:
            links = package.links(owner)
        except ImrError:
            continue
        for link in links:
            if link.outside:
                kind = "template" if link.kind == "attachedTemplate" else "link"
                yield Secret(kind=kind, name=link.kind, text=link.target)


def _xml_text(package: WordPackage, name: str) -> str:
    """The words of a part of another program's data; empty for what is no XML."""
    if not name.endswith(".xml") or package.size(name) > 2**20:
        return ""
    root = whole(package, name)
    return "" if root is None else _text_of(root)[:10_000]


def _text_of(element: etree._Element) -> str:
    return " ".join(" ".join(str(each) for each in element.itertext()).split())
