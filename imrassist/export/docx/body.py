"""word/document.xml: the sections of a document in turn, upright and across, as pieces of XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from imrassist.export.comments import Mark, Marks
from imrassist.export.documents import Part
from imrassist.export.docx.front_sheet import fields_table
from imrassist.export.docx.links import Links
from imrassist.export.docx.names import Bookmarks
from imrassist.export.docx.numbers import HeadingNumbers
from imrassist.export.docx.page import between_tables, closing_line, section_break, section_properties
from imrassist.export.docx.picture import Shown, placed
from imrassist.export.docx.spans import closing, opening, runs
from imrassist.export.docx.styles import GAP, GUIDANCE
from imrassist.export.docx.tables import Inside, bracketed, rows_table
from imrassist.export.docx.xml import DECLARATION, NAMESPACES, paragraph, paragraphs, run, safe
from imrassist.interview.question import Form
from imrassist.writing.build import rows_in
from imrassist.writing.placing import bare_headings
from imrassist.writing.report import Block, GridText, Named, SectionText

_STYLES = {"heading": "Heading2", "para": "Normal", "item": "ListBullet", "picture": "Normal"}
_ELSEWHERE = "This table is submitted as a document of its own."
_SHORT = 1500
"""Characters; no more text than this goes on to the page across together with the table it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Something that stands on pages of one direction."""

    xml: Iterable[str]
    """An empty list for a piece that this copy has nothing of."""
    landscape: bool = False
    table: bool = False
    notes: bool = False
    front: bool = False
    """Belongs to a front sheet, after which a new page begins."""
    page: str = ""
    """Names what stands on pages of its own; empty for what follows one another."""

    def ends(self, before: _Piece) -> bool:
        """Whether a new page begins with it after that one."""
        return (self.front, self.landscape, self.page) != (before.front, before.landscape, before.page)


@dataclass(slots=True, kw_only=True)
class Body:
    """Writes the body of one document; holds what must be unique in it."""

    form: Form
    working: bool
    opening: tuple[Block, ...] = ()
    """The lines of the letterhead; a front sheet brings its own."""
    subject: str = ""
    """Whom the review is about, for documents without a front sheet."""
    pictures: Mapping[str, Shown] = field(default_factory=dict)
    """By key of their blocks; every picture that is to be shown."""
    named: tuple[Named, ...] = ()
    """The rows that texts call by a number."""
    marks: Marks = field(default_factory=Marks)
    """The comments, and where they stand."""
    numbers: HeadingNumbers = field(init=False)
    """How its section headings are numbered."""
    _bookmarks: Bookmarks = field(default_factory=Bookmarks)
    _links: Links = field(init=False)
    _placed: int = 0
    """How many pictures stand in it so far."""

    def document(self, parts: tuple[Part, ...]) -> Iterator[str]:
        """The whole part, piece by piece, in the order it is read."""
        self._links = Links(self.form, self.named, parts, working=self.working)
        yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
        before: _Piece | None = None
        after_table = False
        for piece in self._pieces(parts):
            if piece.xml == []:
                continue
            if before and piece.ends(before):
                yield section_break(landscape=before.landscape)
                after_table = False
            elif piece.table and after_table:
                yield between_tables()
            yield from piece.xml
            # Notes do not count: a submission copy has none, and is else the same paragraph by paragraph.
            after_table = piece.table or (piece.notes and after_table)
            before = piece
        if before is None or after_table:
            yield closing_line()
        yield f"{section_properties(landscape=before is not None and before.landscape)}</w:body></w:document>"

    def _pieces(self, parts: tuple[Part, ...]) -> Iterator[_Piece]:
        fronted = any(part.front for part in parts)
        if not fronted:
            first = _across(self.form, parts[0], _lead(self.form, parts[0]))
            subject = " ".join(safe(self.subject).split())
            about = [paragraph("IMRLetterhead", run(subject))] if subject else []
            yield _Piece(xml=[*self._letterhead(self.opening), *about, *self._title()], landscape=first)
        for part in parts:
            yield from self._front(part) if part.front else self._section(part)

    def _front(self, part: Part) -> Iterator[_Piece]:
        section = part.section
        start, end = self._bookmarks.around("s", section.id)
        lines = [*self._letterhead(tuple(block for block in section.blocks if block.grid is None))]
        marks = (*self.marks.title, *self.marks.sections.get(section.id, ()))
        yield _Piece(xml=[*lines, *self._title(section.heading, start, end, marks)], front=True)
        for block in section.blocks:
            if block.grid is not None:
                yield from self._grid(block.grid, block.key, front=True)
        yield _Piece(xml=self._notes(section), front=True, notes=True)

    def _section(self, part: Part) -> Iterator[_Piece]:
        section = part.section
        lead = _lead(self.form, part)
        across = _across(self.form, part, lead)
        yield _Piece(xml=self._heading(section), landscape=across)
        yield _Piece(xml=self._notes(section), landscape=across, notes=True)
        held: list[_Piece] = []
        bare = bare_headings(section.blocks, self._shows)
        for at, block in enumerate(section.blocks):
            if block.key in bare:
                continue
            if block.key in part.separate or block.grid is not None or block.key in self.pictures:
                yield from held
                held = []
            if block.key in part.separate:
                yield _Piece(xml=[paragraph("Normal", run(_ELSEWHERE))])
            elif block.grid is not None:
                yield from self._grid(block.grid, block.key)
            elif block.kind == "logo":
                yield _Piece(xml=self._logo(block))
            elif block.key in self.pictures:
                yield self._picture(block)
            else:
                leads = block.kind == "para" and [each.kind for each in section.blocks[at + 1 : at + 2]] == ["item"]
                lines = self._text(block, extra="<w:keepNext/>" if leads else "")
                if block.run and lines and held and held[-1].xml:
                    lines = [*_joined(list(held.pop().xml), lines)]
                held.append(_Piece(xml=lines, landscape=across and at < lead))
        yield from held

    def _shows(self, block: Block) -> bool:
        """Whether anything of a block stands in this copy."""
        if block.gap:
            return self.working
        return block.grid is not None or block.key in self.pictures or bool(block.text.strip())

    def _heading(self, section: SectionText) -> list[str]:
        if not section.heading.strip():
            return []
        start, end = self._bookmarks.around("s", section.id)
        marks = self.marks.sections.get(section.id, ())
        own, said = self.numbers.heading(section.id, section.heading)
        return [paragraph("Heading1", f"{start}{opening(marks)}{run(said)}{closing(marks)}{end}", own)]

    def _title(
        self, text: str = "", start: str = "", end: str = "", marks: tuple[Mark, ...] | None = None
    ) -> list[str]:
        """The document's title, a paragraph a line; what is about the whole of it is commented on here."""
        marks = self.marks.title if marks is None else marks
        lines = [run(line) for line in paragraphs(text or self.form.title)] or [""]
        lines[0] = f"{start}{opening(marks)}{lines[0]}"
        lines[-1] = f"{lines[-1]}{closing(marks)}{end}"
        return [paragraph("Title", line) for line in lines]

    def _notes(self, section: SectionText) -> list[str]:
        if not self.working:
            return []
        return [paragraph(GUIDANCE, run(line)) for note in section.note for line in paragraphs(note)]

    def _letterhead(self, blocks: tuple[Block, ...]) -> list[str]:
        return [
            line
            for block in blocks
            for line in (self._logo(block) if block.kind == "logo" else self._text(block, "IMRLetterhead"))
        ]

    def _text(self, block: Block, style: str = "", extra: str = "") -> list[str]:
        if block.gap and not self.working:
            return []
        text = safe(block.text)
        marks = self.marks.blocks.get(block.key, ())
        if block.gap:
            lines = runs(bracketed(text), GAP, marks=[Mark(each.id) for each in marks])
        else:
            lines = runs(text, links=self._links.in_text(text, rows_in(block.key)[0]), marks=marks)
        if not lines:
            return []
        start, end = self._bookmarks.around("b", block.key)
        lines[0] = start + lines[0]
        lines[-1] += end
        return [paragraph(style or _STYLES[block.kind], each, extra) for each in lines]

    def _logo(self, block: Block) -> list[str]:
        """A logo among the lines above, once as the text of its block and afterwards as a picture alone."""
        if block.key not in self.pictures:
            return []
        start, end = self._bookmarks.around("b", block.key)
        marks = self.marks.blocks.get(block.key, ())
        shown = placed(self.pictures[block.key], block.text, self._number())
        return [paragraph("IMRPicture", f"{start}{opening(marks)}{shown}{closing(marks)}{end}")]

    def _number(self) -> int:
        self._placed += 1
        return self._placed

    def _picture(self, block: Block) -> _Piece:
        """A page with a picture and what it is called."""
        shown = self.pictures[block.key]
        title = " ".join(block.picture.title.split()) if block.picture else ""
        start, end = self._bookmarks.around("b", block.key)
        marks = self.marks.blocks.get(block.key, ())
        xml = [paragraph("Heading2", run(title))] if title else []
        drawn = placed(shown, block.text, self._number())
        xml.append(paragraph("IMRPicture", f"{start}{opening(marks)}{drawn}{closing(marks)}{end}"))
        return _Piece(xml=xml, landscape=shown.landscape, page=block.key)

    def _grid(self, text: GridText, key: str, *, front: bool = False) -> Iterator[_Piece]:
        grid = self.form.grids[text.grid]
        logos = [block for block in self.opening if block.kind == "logo"] if grid.logo and not front else []
        above = [line for block in logos for line in self._logo(block)]
        above += [paragraph("Heading2", run(" ".join(grid.title.split())))] if grid.title else []
        above += [paragraph("IMRAbove", run(line)) for each in text.above for line in paragraphs(each)]
        yield _Piece(xml=above, landscape=grid.landscape, front=front)
        written = fields_table if grid.kind == "fields" else rows_table
        cells = {at[1:]: marks for at, marks in self.marks.cells.items() if at[0] == key}
        inside = Inside(bookmarks=self._bookmarks, links=self._links, marks=cells, working=self.working)
        xml = written(self.form, text, key, inside)
        yield _Piece(xml=xml, landscape=grid.landscape, table=True, front=front)


def _joined(before: list[str], lines: list[str]) -> Iterator[str]:
    """These paragraphs, the first of the second going on in the last of the first."""
    end = "</w:p>"
    goes_on = lines[0].partition("</w:pPr>")[2]
    yield from before[:-1]
    yield f"{before[-1].removesuffix(end)}{run(' ')}{goes_on}"
    yield from lines[1:]


def _lead(form: Form, part: Part) -> int:
    """How many blocks stand before the section's first table across; 0 also where there is none."""
    for at, block in enumerate(part.section.blocks):
        if block.grid is not None:
            return at if form.grids[block.grid.grid].landscape else 0
    return 0


def _across(form: Form, part: Part, lead: int) -> bool:
    """Whether a section starts on the page across: heading and a few lines would leave an upright page all but blank.

    A table with a title of its own begins its own page.
    """
    blocks = part.section.blocks
    text = blocks[lead].grid if lead < len(blocks) else None
    if text is None or blocks[lead].key in part.separate:
        return False
    grid = form.grids[text.grid]
    return grid.landscape and not grid.title and sum(len(block.text) for block in blocks[:lead]) <= _SHORT
