"""Walker: the XML of a Word file -> paragraphs and tables, with all that a reader of the page sees, and no more.

Taken: inserted and moved text, content controls, links, fields as last shown, text boxes. What is taken out by a
tracked change is kept apart (`values.Tracked`). The running text is read as it comes, and let go at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import etree

from imrassist.errors import ImrError
from imrassist.intake.looks import Looks, W, is_numbered, level_of, value
from imrassist.intake.numbers import Numbers
from imrassist.intake.package import LARGEST_PARAGRAPH, WordPackage
from imrassist.intake.runs import FALLBACK, WRAPPERS, RunReader, change_of
from imrassist.intake.tables import TableLook, flags_of, parts_of
from imrassist.intake.values import BLANK, WordCell, WordItem, WordLine, WordMark, WordParagraph, WordTable

_P, _TR, _TBL = f"{W}p", f"{W}tr", f"{W}tbl"
_MARKS = tuple(f"{W}{each}" for each in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"))
_MOST_COLUMNS = 63
"""Word has no more; a file that says so is not believed."""
_MOST_CELLS = 10 * _MOST_COLUMNS
"""In one line: more would be read for minutes."""
_ALONE = f"{W}altChunk"


class Walker:
    """Reads the parts of one file. Holds what goes from part to part: bookmarks that are open, what is not text."""

    def __init__(self, looks: Looks, numbers: Numbers, refusal: Callable[[str, str], ImrError]) -> None:
        """`refusal` makes what is raised where the file is past its limits, of what is wrong and how to mend it."""
        self.looks = looks
        self._numbers = numbers
        self._refusal = refusal
        self.pictures: list[tuple[str, str]] = []
        """Name and description of each picture."""
        self.reformatted: Counter[str] = Counter()
        """Tracked changes of looks alone, by author."""
        self.unread: list[str] = []
        """What stands in the text and could not be read, in sentences."""
        self._names: dict[str, str] = {}
        self._waiting: list[WordMark] = []
        self._table: TableLook | None = None

    # ---- the running text, piece by piece

    def stream(self, package: WordPackage, name: str) -> Iterator[WordItem]:
        """The items of a part, in order. Raises ImrError where it is damaged, or one paragraph is without end."""
        pull = etree.XMLPullParser(
            events=("start", "end"),
            tag=(_P, _TR, _TBL, *_MARKS, _ALONE),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
        )
        reader = _Stream(self)
        since = 0
        try:
            for piece in package.xml(name):
                pull.feed(piece)
                before = reader.done
                yield from reader.take(_events(pull))
                since = 0 if reader.done != before else since + len(piece)
                if since > LARGEST_PARAGRAPH:
                    raise package.refusal(
                        "One paragraph or table line of it is longer than any report.",
                        "Divide the document, or copy its text into a new one.",
                    )
            pull.close()
            yield from reader.take(_events(pull))
        except etree.XMLSyntaxError:
            raise package.damaged(name) from None
        yield from self.left()

    def left(self) -> Iterator[WordItem]:
        """A blank paragraph with the marks that no paragraph came after."""
        if self._waiting:
            yield WordParagraph(pieces=tuple(self._waiting))
            self._waiting = []

    # ---- elements that are held whole

    def inside(self, element: etree._Element) -> tuple[WordItem, ...]:
        """The paragraphs and tables within an element: a header, a note, a cell, a text box."""
        return tuple(self._within(element))

    def _within(self, element: etree._Element) -> Iterator[WordItem]:
        for child in element:
            tag = child.tag
            if tag == _P:
                yield from self.paragraph(child)
            elif tag == _TBL:
                yield self.table(child)
            elif tag in WRAPPERS:
                yield from self._within(child)
            elif tag in _MARKS:
                self.mark(child)

    def paragraph(self, element: etree._Element) -> Iterator[WordParagraph]:
        """A paragraph, and those in its text boxes after it."""
        properties = element.find(f"{W}pPr")
        style = self.looks.paragraph_style(value(properties.find(f"{W}pStyle")) if properties is not None else "")
        reader = RunReader(self, style, (self._table.style, self._table.parts) if self._table else ("", ()))
        pieces = (*self.take_waiting(), *reader.read(element))
        end = None
        level = self.looks.level(style)
        listed = self.looks.is_list(style)
        if properties is not None:
            end = change_of(properties.find(f"{W}rPr"))
            own = level_of(properties.find(f"{W}outlineLvl"))
            level = level if own is None else own
            numbered = is_numbered(properties.find(f"{W}numPr"))
            listed = listed if numbered is None else numbered
            if (changed := properties.find(f"{W}pPrChange")) is not None:
                self.reformatted[value(changed, "author")] += 1
        name = self.looks.name(style)
        if pieces or end or level or listed or reader.pictures or name.lower() not in ("", "normal"):
            pictures = tuple(reader.pictures)
            label = self._label(style, properties) if listed else ""
            yield WordParagraph(
                pieces=pieces, style=name, level=level, listed=listed, label=label, end=end, pictures=pictures
            )
        else:
            yield BLANK
        yield from reader.boxes

    def _label(self, style: str, properties: etree._Element | None) -> str:
        """What Word puts before a paragraph of a numbered list: its own list, else that of its style."""
        number, level = self.looks.list_of(style)
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            number = value(own.find(f"{W}numId")) or number
            level = value(own.find(f"{W}ilvl")) or level
        at = int(level) if level in tuple("012345678") else self._numbers.level_of(number, style)
        return self._numbers.next(number, at)

    def table(self, element: etree._Element) -> WordTable:
        """A table that is held whole."""
        outer, self._table = self._table, TableLook.of(element, self.looks)
        try:
            lines = tuple(self.line(each, at) for at, each in enumerate(_rows(element)))
        finally:
            self._table = outer
        return WordTable(lines=lines)

    def line(self, element: etree._Element, number: int) -> WordLine:
        """A line of a table, its cells in their columns."""
        properties = element.find(f"{W}trPr")
        at = _count(properties, "gridBefore") if properties is not None else 0
        cells: list[WordCell] = []
        marks: list[WordMark] = []
        row_flags = flags_of(properties)
        for child in _cells(element):
            if child.tag != f"{W}tc":
                marks += [mark] if (mark := self._mark_of(child)) else []
                continue
            if len(cells) >= _MOST_CELLS:
                raise self._refusal(
                    "A table line of it has more cells than Word can draw.",
                    "Divide the table, or copy its text into a new document.",
                )
            cell = self._cell(child, at, number, row_flags)
            cells.append(cell)
            at += cell.span
        return WordLine(cells=tuple(cells), marks=tuple(marks), change=change_of(properties))

    def _cell(self, element: etree._Element, at: int, number: int, row_flags: str) -> WordCell:
        properties = element.find(f"{W}tcPr")
        span = max(1, _count(properties, "gridSpan")) if properties is not None else 1
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        table = self._table
        if table:
            parts = parts_of(table, number, at, flags_of(properties) or row_flags)
            self._table = TableLook(table.style, parts, table.flags)
        try:
            items = self.inside(element)
        finally:
            self._table = table
        goes_on = merged is not None and value(merged) in ("", "continue")
        return WordCell(items=items, span=span, at=min(at, _MOST_COLUMNS), goes_on=goes_on)

    # ---- marks

    def mark(self, element: etree._Element) -> None:
        """A bookmark, or the words of a comment, that begins or ends between paragraphs: kept for the next one."""
        if mark := self._mark_of(element):
            self._waiting.append(mark)

    def take_waiting(self) -> list[WordMark]:
        """The marks that came before this paragraph."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def _mark_of(self, element: etree._Element) -> WordMark | None:
        tag = str(element.tag)[len(W) :]
        number = value(element, "id")
        if tag == "bookmarkStart":
            name = value(element, "name")
            self._names[number] = name
            return WordMark("bookmark", name, opens=True)
        if tag == "bookmarkEnd":
            return WordMark("bookmark", self._names[number], opens=False) if number in self._names else None
        if tag in ("commentRangeStart", "commentRangeEnd"):
            return WordMark("comment", number, opens=tag == "commentRangeStart")
        return None

    def inline_mark(self, element: etree._Element) -> WordMark | None:
        """The same within a paragraph."""
        return self._mark_of(element)

    def start_table(self, element: etree._Element) -> Callable[[etree._Element, int], WordLine]:
        """How the lines of a table that is read as it comes are read."""
        del element

        def line(row: etree._Element, number: int) -> WordLine:
            around = next(row.iterancestors(_TBL), None)
            self._table = TableLook.of(around, self.looks) if around is not None else None
            try:
                return self.line(row, number)
            finally:
                self._table = None

        return line


class _Stream:
    """The running text of one part, as it is parsed: what stands at the top is taken whole, and then cleared."""

    def __init__(self, walker: Walker) -> None:
        self.done = 0
        """How many paragraphs and lines have come to their end."""
        self._walker = walker
        self._depth = 0
        self._lines: list[WordLine] | None = None
        self._old: etree._Element | None = None

    def take(self, events: Iterable[tuple[str, etree._Element]]) -> Iterator[WordItem]:
        """What these events bring."""
        for event, element in events:
            tag = element.tag
            if tag in (_P, _TR):
                self._depth += 1 if event == "start" else -1
                if event == "end" and not self._depth:
                    yield from self._whole(element)
            elif self._depth:
                continue
            elif tag == _TBL:
                if event == "start":
                    self._lines = []
                elif self._lines is not None:
                    yield WordTable(lines=tuple(self._lines))
                    self._lines = None
            elif event == "start" and tag == _ALONE:
                self._walker.unread.append("A document that is put in as a whole, which Word shows when it is opened.")
            elif event == "start":
                self._walker.mark(element)

    def _whole(self, element: etree._Element) -> Iterator[WordItem]:
        self.done += 1
        if not any(each.tag == FALLBACK for each in element.iterancestors()):
            if element.tag == _P:
                yield from self._walker.paragraph(element)
            elif self._lines is not None:
                self._lines.append(self._walker.start_table(element)(element, len(self._lines)))
        element.clear()
        if self._old is not None and (parent := self._old.getparent()) is not None:
            parent.remove(self._old)
        self._old = element


def _events(pull: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    found: Any = pull.read_events()  # of the many sorts there are, only starts and ends of elements are asked for
    yield from found


def whole(package: WordPackage, name: str) -> etree._Element | None:
    """A part that is held whole; None where it is not there or cannot be read."""
    try:
        return package.tree(name) if name in package.names else None
    except ImrError:
        return None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == _TR:
            yield child
        elif child.tag in WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a line, and the marks between them."""
    for child in row:
        if child.tag == f"{W}tc" or child.tag in _MARKS:
            yield child
        elif child.tag in WRAPPERS:
            yield from _cells(child)


def _count(properties: etree._Element, name: str) -> int:
    number = value(properties.find(f"{W}{name}"))
    return min(int(number[:6]), _MOST_COLUMNS) if number.isascii() and number.isdigit() else 0
