"""What no validator sees (docs/word/): rules of our own for a Word file, each a function that yields faults."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from tests.export.wordxml import W, body, members, style_of, tree, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TEXT_PARTS = ("word/document.xml", "word/header.xml", "word/footer.xml")
FOREIGN = re.compile(rb"python-docx|Microsoft|LibreOffice|normal\.dotm|rsid|docVar|attachedTemplate", re.IGNORECASE)
# Word's own name for its settings is an address, not a trace of the program.
ADDRESS = rb'w:uri="http://schemas.microsoft.com/office/word"'
W3CDTF = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def faults(data: bytes) -> list[str]:
    """Everything wrong with a file by these rules."""
    return [fault for rule in RULES for fault in rule(data)]


def package(data: bytes) -> Iterator[str]:
    """Content types first, the rest by name, nothing twice, no clock; every part is known and none is foreign."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        infos = file.infolist()
    names = [info.filename for info in infos]
    if names != ["[Content_Types].xml", *sorted(set(names) - {"[Content_Types].xml"})]:
        yield f"package: order or doubles: {names}"
    if {info.date_time for info in infos} != {(1980, 1, 1, 0, 0, 0)}:
        yield "package: a member has a date of its own"
    yield from (
        f"package: {name} is not ours" for name in names if re.search("customXml|thumbnail|Effects|custom|app", name)
    )
    for name, content in members(data).items():
        if found := FOREIGN.search(content.replace(ADDRESS, b"")) if name not in TEXT_PARTS else None:
            yield f"package: {name} holds {found[0]!r}"


def core(data: bytes) -> Iterator[str]:
    """Nobody and no day in the properties; no element twice; a day, if any, as the standard writes it."""
    root = tree(data, "docProps/core.xml")
    names = [etree.QName(each).localname for each in root]
    yield from (f"core: {name} stands twice" for name, count in Counter(names).items() if count > 1)
    for each in root:
        name = etree.QName(each).localname
        if name not in ("title", "language"):
            yield f"core: {name}"
        if name in ("created", "modified") and not W3CDTF.fullmatch(each.text or ""):
            yield f"core: {name} is no day"


def fields(data: bytes) -> Iterator[str]:
    """Every field begins, parts and ends, in its own paragraph."""
    for part in TEXT_PARTS:
        for paragraph in tree(data, part).iter(f"{W}p"):
            kinds = [value(each, "fldCharType") for each in paragraph.iter(f"{W}fldChar")]
            if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
                yield f"fields: {kinds}"


def bookmarks(data: bytes) -> Iterator[str]:
    """Each starts and ends once, in that order; names differ by more than capitals and are short enough."""
    root = tree(data)
    starts = list(root.iter(f"{W}bookmarkStart"))
    ends = [value(each, "id") for each in root.iter(f"{W}bookmarkEnd")]
    order = [
        (each.tag == f"{W}bookmarkStart", value(each, "id"))
        for each in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")
    ]
    if sorted(value(each, "id") for each in starts) != sorted(ends) or len(set(ends)) != len(ends):
        yield "bookmarks: starts and ends are not pairs"
    elif any(order.index((True, each)) > order.index((False, each)) for each in ends):
        yield "bookmarks: one ends before it starts"
    names = Counter(value(each, "name").casefold() for each in starts)
    yield from (f"bookmarks: {name} is named twice" for name, count in names.items() if count > 1)
    yield from (f"bookmarks: {name}" for name in names if not re.fullmatch(r"_imr_[a-z0-9_]{1,35}", name))


def anchors(data: bytes) -> Iterator[str]:
    """Every link and reference within the document leads to a bookmark of it."""
    root = tree(data)
    names = {value(each, "name") for each in root.iter(f"{W}bookmarkStart")}
    wanted = [value(each, "anchor") for each in root.iter(f"{W}hyperlink")]
    codes = [each.text or "" for each in root.iter(f"{W}instrText")]
    wanted += [code.split()[1] for code in codes if code.split()[:1] in (["REF"], ["PAGEREF"])]
    yield from (f"anchors: {each} leads nowhere" for each in wanted if each not in names)


def comments(data: bytes) -> Iterator[str]:
    """Each comment is there once, starts before it ends, in one cell or none, and is referred to at its end."""
    root = tree(data)
    said = []
    if "word/comments.xml" in members(data):
        said = [value(each, "id") for each in tree(data, "word/comments.xml").iter(f"{W}comment")]
    places: dict[str, list[etree._Element]] = {each: [] for each in said}
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    for each in root.iter(*(f"{W}{kind}" for kind in kinds)):
        places.setdefault(value(each, "id"), []).append(each)
    for number, found in places.items():
        if said.count(number) != 1 or [etree.QName(each).localname for each in found] != list(kinds):
            yield f"comments: {number} is not whole"
        elif len({next(each.iterancestors(f"{W}tc"), None) for each in found}) != 1:
            yield f"comments: {number} goes over the edge of a cell"


def styles(data: bytes) -> Iterator[str]:
    """Every style that is used is defined, once; no theme font anywhere; no run with a look of its own."""
    root = tree(data, "word/styles.xml")
    ids = Counter(value(each, "styleId") for each in root.iter(f"{W}style"))
    names = Counter(value(each.find(f"{W}name")).casefold() for each in root.iter(f"{W}style"))
    yield from (f"styles: {each} stands twice" for each, count in (ids | names).items() if count > 1)
    used = {value(each) for each in root.iter(f"{W}basedOn", f"{W}next", f"{W}link")}
    for part in TEXT_PARTS:
        found = tree(data, part)
        used |= {value(each) for each in found.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
        looks = {child.tag for each in found.iter(f"{W}rPr") for child in each} - {f"{W}rStyle"}
        yield from (f"styles: {part} has runs with a look of their own: {each}" for each in looks)
    yield from (f"styles: {each} is not defined" for each in used if each not in ids)
    if b"Theme=" in members(data)["word/styles.xml"]:
        yield "styles: a theme font wins over the named one"


def numbering(data: bytes) -> Iterator[str]:
    """Every list that a style or paragraph uses is defined, and its levels name styles that are."""
    root = tree(data, "word/numbering.xml")
    lists = {value(each, "numId"): value(each.find(f"{W}abstractNumId")) for each in root.iter(f"{W}num")}
    kinds = {value(each, "abstractNumId") for each in root.iter(f"{W}abstractNum")}
    used = {
        value(each) for part in ("word/styles.xml", "word/document.xml") for each in tree(data, part).iter(f"{W}numId")
    } - {"0"}  # that takes a list off
    yield from (f"numbering: list {each} is not defined" for each in used if lists.get(each) not in kinds)
    defined = {value(each, "styleId") for each in tree(data, "word/styles.xml").iter(f"{W}style")}
    yield from (f"numbering: {value(each)}" for each in root.iter(f"{W}pStyle") if value(each) not in defined)


def tables(data: bytes) -> Iterator[str]:
    """Fixed widths that add up and fit the page; lines are whole, cells end with a paragraph; headings first."""
    for table in tree(data).iter(f"{W}tbl"):
        if not len(table):
            continue
        grid = [value(each, "w") for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        wide = value(table.find(f"{W}tblPr/{W}tblW"), "w")
        if sum(map(int, grid)) != int(wide) or value(table.find(f"{W}tblPr/{W}tblLayout"), "type") != "fixed":
            yield f"tables: {grid} are not {wide}, fixed"
        if int(wide) > _room(table):
            yield f"tables: {wide} is wider than the page"
        heads = []
        for row in table.iterfind(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            if [value(each.find(f"{W}tcPr/{W}tcW"), "w") for each in cells] != grid:
                yield "tables: a line's cells are not the columns"
            if any(each[-1].tag != f"{W}p" for each in cells):
                yield "tables: a cell does not end with a paragraph"
            heads.append(row.find(f"{W}trPr/{W}tblHeader") is not None)
        if heads != sorted(heads, reverse=True):
            yield "tables: headings that repeat stand below other lines"


def neighbours(data: bytes) -> Iterator[str]:
    """No table touches another, or the last section's properties, which stand last."""
    tags = [etree.QName(each).localname for each in body(data)]
    if tags[-1] != "sectPr" or "tbl" in tags[-2:]:
        yield "neighbours: a table before the last section's end"
    if any(pair == ("tbl", "tbl") for pair in pairwise(tags)):
        yield "neighbours: two tables touch"


def sections(data: bytes) -> Iterator[str]:
    """A4 whose sides and direction agree; each section has the header and the footer, and these are there."""
    links = {each.get("Id"): each.get("Target") for each in tree(data, "word/_rels/document.xml.rels")}
    for section in tree(data).iter(f"{W}sectPr"):
        size = section.find(f"{W}pgSz")
        shape = (value(size, "w"), value(size, "h"), value(size, "orient"))
        if shape not in (("11906", "16838", ""), ("16838", "11906", "landscape")):
            yield f"sections: {shape}"
        for kind in ("header", "footer"):
            found = section.find(f"{W}{kind}Reference")
            if found is None or links.get(found.get(f"{R}id")) != f"{kind}.xml":
                yield f"sections: no {kind}"


def section_ends(data: bytes) -> Iterator[str]:
    """What only parts sections is one point high and without words, so that it never makes a page."""
    for paragraph in tree(data).iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None and style_of(paragraph) != "IMRSectionEnd":
            yield "section_ends: an ordinary paragraph ends a section"


def _room(table: etree._Element) -> int:
    """The width between the margins of the section a table stands in: that of the next section end."""
    for each in table.itersiblings():
        section = each if each.tag == f"{W}sectPr" else each.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
            return int(value(size, "w")) - int(value(margins, "left")) - int(value(margins, "right"))
    return 0


RULES = (
    package, core, fields, bookmarks, anchors, comments, styles, numbering, tables, neighbours, sections, section_ends,
)  # fmt: skip
