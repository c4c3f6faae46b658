"""RunReader: what stands in one paragraph, in the order it is read: words with their looks, and marks between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from imrassist.intake.looks import W, value
from imrassist.intake.values import Tracked, WordMark, WordParagraph, WordRun, paragraphs_of

if TYPE_CHECKING:
    from imrassist.intake.walk import Walker

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FALLBACK = f"{_MC}Fallback"
_CHOICE = f"{_MC}Choice"
_ALTERNATES = f"{_MC}AlternateContent"

WRAPPERS = frozenset(
    f"{W}{each}"
    for each in (
        "sdt",
        "sdtContent",
        "customXml",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
        "ruby",
        "rubyBase",
    )
) | {_ALTERNATES, _CHOICE}
"""Elements that stand around text and are none; of an alternative, what today's Word shows."""
_IN = (f"{W}ins", f"{W}moveTo")
_OUT = (f"{W}del", f"{W}moveFrom")
_MARKS = tuple(f"{W}{each}" for each in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


class RunReader:
    """Reads one paragraph."""

    def __init__(self, walker: Walker, style: str, table: tuple[str, tuple[str, ...]]) -> None:
        self.boxes: list[WordParagraph] = []
        """The paragraphs of text boxes that hang on this one."""
        self.pictures: list[str] = []
        """What the pictures in it show, in words."""
        self._walker = walker
        self._style = style
        self._table = table
        self._pieces: list[WordRun | WordMark] = []
        self._ranges: set[str] = set()

    def read(self, element: etree._Element) -> tuple[WordRun | WordMark, ...]:
        """The pieces of this paragraph; runs that look the same are one."""
        self._inline(element, None)
        return tuple(self._pieces)

    def _inline(self, element: etree._Element, change: Tracked | None) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, change)
            elif tag in WRAPPERS:
                self._inline(_shown(child), change)
            elif tag in _IN:
                self._inline(child, change or _change(child, "in"))
            elif tag in _OUT:
                # What one has written and another taken out again is in neither reading of the text.
                if change is None or change.kind == "out":
                    self._inline(child, change or _change(child, "out"))
            elif tag in _MARKS:
                self._mark(child)
            elif isinstance(tag, str) and tag.startswith(_M):
                words = "".join(each.text or "" for each in child.iter(f"{_M}t"))
                self._words(words, None, change)

    def _mark(self, element: etree._Element) -> None:
        mark = self._walker.inline_mark(element)
        if mark:
            self._pieces.append(mark)
            if mark.kind == "comment":
                self._ranges.add(mark.name)

    def _run(self, element: etree._Element, change: Tracked | None) -> None:
        properties = element.find(f"{W}rPr")
        if properties is not None and (changed := properties.find(f"{W}rPrChange")) is not None:
            self._walker.reformatted[value(changed, "author")] += 1
        text: list[str] = []
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag in (f"{W}t", f"{W}delText"):
                text.append(child.text or "")
            elif tag == f"{W}commentReference":
                self._words("".join(text), properties, change)
                text = []
                self._point(value(child, "id"))
            elif (sign := _sign(child)) is not None:
                text.append(sign)
            elif tag in (f"{W}ruby", f"{W}rubyBase"):
                self._inline(child, change)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", _ALTERNATES):
                self._drawn(child)
        self._words("".join(text), properties, change)

    def _point(self, comment: str) -> None:
        """A comment that is hung on no words, but on a place."""
        if comment not in self._ranges:
            self._ranges.add(comment)
            self._pieces += [WordMark("comment", comment, opens=True), WordMark("comment", comment, opens=False)]

    def _words(self, text: str, properties: etree._Element | None, change: Tracked | None) -> None:
        if not text:
            return
        character = value(properties.find(f"{W}rStyle")) if properties is not None else ""
        look = self._walker.looks.look(self._style, character, properties, self._table)
        last = self._pieces[-1] if self._pieces else None
        if isinstance(last, WordRun) and last.look is look and last.change == change:
            self._pieces[-1] = WordRun(last.text + text, look, change)
        else:
            self._pieces.append(WordRun(text, look, change))

    def _drawn(self, element: etree._Element) -> None:
        """A drawing: the words in its text boxes, and what it is called."""
        for each in _drawings(element):
            for about in each.iter(f"{_WP}docPr"):
                shown = about.get("descr", "") or about.get("title", "")
                self._walker.pictures.append((about.get("name", ""), shown))
                self.pictures.append(shown)
            for about in each.iter(f"{_V}shape", f"{_V}imagedata"):
                if named := about.get("alt") or about.get("title"):
                    self._walker.pictures.append((about.get("id", ""), named))
            for box in _outermost(each, f"{W}txbxContent"):
                inner = paragraphs_of(self._walker.inside(box))
                self.boxes += [replace(paragraph, box=True) for paragraph in inner]
            words = [painted.get("string", "") for painted in each.iter(f"{_V}textpath")]
            words += ["".join(run.text or "" for run in line.iter(f"{_A}t")) for line in each.iter(f"{_A}p")]
            look = self._walker.looks.look(self._style, "", None, self._table)
            self.boxes += [WordParagraph(pieces=(WordRun(word, look),), box=True) for word in words if word.strip()]


def change_of(properties: etree._Element | None) -> Tracked | None:
    """The tracked change that `w:rPr` of a paragraph's end, or `w:trPr` of a line, tells of; None for none."""
    for child in properties if properties is not None else ():
        if child.tag in _IN:
            return _change(child, "in")
        if child.tag in _OUT:
            return _change(child, "out")
    return None


def _change(element: etree._Element, kind: str) -> Tracked:
    return Tracked(kind, value(element, "author"), value(element, "date")[:10])


def _sign(element: etree._Element) -> str | None:
    """What an element of a run stands for, in text; None for one that is no sign."""
    name = str(element.tag)[len(W) :] if str(element.tag).startswith(W) else ""
    if name == "br":
        return "" if value(element, "type") == "page" else "\n"
    if name == "sym":
        code = value(element, "char")
        try:
            sign = chr(int(code[:6], 16))
        except (ValueError, OverflowError):
            return ""
        return "" if "\ud800" <= sign <= "\udfff" else sign
    return _SIGNS.get(name)


def _shown(element: etree._Element) -> etree._Element:
    """Of a content control what it holds, of alternatives what today's Word takes; else the element itself."""
    if element.tag == f"{W}sdt":
        content = element.find(f"{W}sdtContent")
        return element if content is None else content
    if element.tag == _ALTERNATES:
        choice = element.find(_CHOICE)
        fallback = element.find(FALLBACK)
        return choice if choice is not None else element if fallback is None else fallback
    return element


def _drawings(element: etree._Element) -> Iterator[etree._Element]:
    """A drawing; of alternatives the one that holds words, else the first."""
    if element.tag != _ALTERNATES:
        yield element
        return
    either = [each for each in element if each.tag in (_CHOICE, FALLBACK)]
    yield from [each for each in either if next(each.iter(f"{W}txbxContent", f"{_A}t"), None) is not None][
        :1
    ] or either[:1]


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of a name that stand in none of the same name; of alternatives only one is looked into."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == _ALTERNATES:
            for each in _drawings(child):
                yield from _outermost(each, tag)
        else:
            yield from _outermost(child, tag)
