"""find: the running text of a Word file -> a report of the form, block by block, with what could not be placed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from imrassist.gate import clean
from imrassist.intake.found import ReadReport, Spot, Unplaced
from imrassist.intake.grids import NOTE_STYLE, ReadGrid, ReadLine, cell_texts, grid_of, is_gap
from imrassist.intake.headings import Headings, bare
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.places import block_places, cell_places, kind_of, section_of
from imrassist.intake.rowed import with_rows
from imrassist.intake.values import WordCell, WordItem, WordMark, WordParagraph, WordRun, WordTable, paragraphs_of
from imrassist.interview.question import Form
from imrassist.writing.report import Block, Cell, GridText, Line, Picture, Report, SectionText

ELSEWHERE = "This table is submitted as a document of its own."
"""What an export puts in the place of a table that it leaves out."""
ABOVE_STYLE = "IMR Above Table"
_SURE = {4: "bookmark", 3: "heading", 2: "words", 1: "heading"}


def find(items: tuple[WordItem, ...], form: Form, keys: BookmarkKeys) -> ReadReport:
    """The report that these paragraphs and tables are (`settle.settled` comes first: no change is in doubt here).

    A block is known by its bookmark: it is the paragraphs from where the bookmark begins to where it ends, and
    whatever was written on at their end. What has no bookmark is a block of the section it stands in, with a key
    of its own (``file.8.12``). Nothing is left out: what has no place stands in ``unplaced``.
    """
    return _Finder(form, keys).find(items)


@dataclass(slots=True)
class _Text:
    """A block on its way: its paragraphs so far."""

    key: str
    section: str
    kind: str
    lines: list[str] = field(default_factory=list)
    gap: bool = False
    run: bool = False
    picture: Picture | None = None


class _Finder:
    """Goes through one file."""

    def __init__(self, form: Form, keys: BookmarkKeys) -> None:
        self._form = form
        self._keys = keys
        self._starts: dict[int, tuple[str, int]] = {}
        self._front = next((s.id for s in form.sections if s.printed and _is_front(form, s.id)), "")
        self._section = self._front
        self._blocks: dict[str, list[Block | _Text]] = {}
        self._open = ""
        self._spots: list[Spot] = []
        self._unplaced: list[Unplaced] = []
        self._found_by: dict[str, str] = {}
        self._grids: dict[str, ReadGrid] = {}
        self._marked: set[str] = set()
        self._above: list[str] = []
        self._title = ""
        self._paragraphs = self._tables = 0
        self._structural = {bare(form.title), *map(bare, form.marking), bare(ELSEWHERE)}
        self._structural |= {bare(grid.title) for grid in form.grids.values() if grid.title}
        self._titles = [bare(spec.say) for spec in form.blocks if spec.kind in ("genogram", "picture")]
        fields = (grid for grid in form.grids.values() if grid.kind == "fields")
        self._labels = {bare(column.label) for grid in fields for column in grid.columns}
        self._notes = {bare(note) for section in form.sections for note in section.note}

    def find(self, items: tuple[WordItem, ...]) -> ReadReport:
        flow = list(_flow(items))
        self._starts = _starts(flow, Headings(self._form, self._keys))
        for number, item in enumerate(flow):
            if isinstance(item, WordTable):
                self._table(item)
            else:
                self._paragraphs += bool(item.text.strip())
                self._paragraph(item, number)
        printed = [section for section in self._form.sections if section.printed]
        sections = [
            SectionText(id=section.id, heading=section.heading, blocks=self._done(section.id))
            for section in printed
            if section.id in self._blocks or section.id in self._found_by
        ]
        there = {s.id for s in sections if s.id in self._found_by or not s.heading}
        return ReadReport(
            report=Report(form=self._form.id, sections=tuple(sections)),
            spots=tuple(self._spots),
            unplaced=tuple(self._unplaced),
            found_by=self._found_by,
            marked=frozenset(self._marked),
            grids=self._grids,
            missing=tuple(section.id for section in printed if section.id not in there),
        )

    def _done(self, section: str) -> tuple[Block, ...]:
        made = [
            each if isinstance(each, Block) else self._made(each)
            for each in self._blocks.get(section, ())
            if isinstance(each, Block) or each.lines or each.key in self._marked
        ]
        return with_rows(self._form, section, made)

    def _made(self, text: _Text) -> Block:
        return Block(
            key=text.key,
            kind=text.kind,
            text="\n".join(text.lines),
            places=block_places(self._form, text.key),
            gap=text.gap,
            run=text.run,
            picture=text.picture,
        )

    # ---- paragraphs

    def _paragraph(self, paragraph: WordParagraph, number: int) -> None:
        where = f"paragraph {max(self._paragraphs, 1)}"
        if number in self._starts:
            self._section, sure = self._starts[number]
            self._found_by[self._section] = _SURE[sure]
            self._blocks.setdefault(self._section, [])
            self._spot("heading", where, paragraph)
        elif paragraph.style == NOTE_STYLE or self._is_note(paragraph):
            self._spot("note", where, paragraph)
        elif paragraph.box:
            self._unplaced.append(Unplaced(where=where, why="it stands in a text box", text=paragraph.text))
            self._spot("text", where, paragraph)
        elif self._is_structural(paragraph):
            self._spot("heading", where, paragraph)
        else:
            self._text(paragraph, where)

    def _is_note(self, paragraph: WordParagraph) -> bool:
        """Guidance that was left in: the form's own notes, or all of it in blue italics."""
        runs = [run for run in paragraph.runs if run.text.strip()]
        if not runs:
            return False
        return bare(paragraph.text) in self._notes or all(run.look.italic and is_blue(run.look.colour) for run in runs)

    def _is_structural(self, paragraph: WordParagraph) -> bool:
        """Whether it is part of the form itself: its title, its marking, the title of a table."""
        if any(self._keys.block(mark.name) for mark in _opens(paragraph)):
            return False
        if paragraph.style == ABOVE_STYLE:
            self._above += [line for line in clean(paragraph.text).text.split("\n") if line.strip()]
            return True
        if bare(paragraph.text) in self._structural and paragraph.text.strip():
            return True
        if paragraph.style.lower() == "heading 2" and any(self._pictured(paragraph)):
            self._title = paragraph.text.strip()
            return True
        # The line that heads a document without a front sheet: whom the review is about.
        label, colon, _ = paragraph.text.partition(":")
        return bool(colon) and paragraph.style == "IMR Letterhead" and bare(label) in self._labels

    def _pictured(self, paragraph: WordParagraph) -> Iterable[bool]:
        """Whether this is the title of a picture: what a block of that kind is called in the form."""
        said = bare(paragraph.text)
        return (said == title for title in self._titles)

    def _text(self, paragraph: WordParagraph, where: str) -> None:
        segments, still = _segments(paragraph, self._open, self._keys)
        for at, (key, pieces) in enumerate(segments):
            self._segment(key, WordParagraph(pieces=pieces), paragraph, first=not at)
        self._open = still
        keys = tuple(dict.fromkeys(each for each, _ in segments if each))
        key = keys[0] if keys else ""
        if paragraph.text.strip() and not self._section and not key:
            why = "it stands in none of the form's sections"
            self._unplaced.append(Unplaced(where=where, why=why, text=paragraph.text))
        self._spot("text", where, paragraph, key or self._last_key(), keys)

    def _segment(self, key: str, segment: WordParagraph, whole: WordParagraph, *, first: bool) -> None:
        """One block's share of a paragraph: a new block, or the next paragraph of one that is open."""
        # A number that Word counts stands on the page; in a paragraph of ours there is none.
        counted = f"{whole.label} " if first and not key and not whole.level else ""
        words = clean(f"{counted.lstrip()}{segment.text}").text if segment.text.strip() else ""
        lines = [line.strip(" \t") for line in words.split("\n") if line.strip()]
        if not key and not lines:
            return
        section = (section_of(self._form, key) if key else "") or self._section
        blocks = self._blocks.setdefault(section, [])
        if key:
            self._marked.add(key)
            for each in blocks:
                if isinstance(each, _Text) and each.key == key:
                    each.lines += lines
                    return
        made = _Text(
            key=key or f"file.{section}.{len(self._spots)}",
            section=section,
            kind=kind_of(self._form, key) or _kind(whole),
            lines=lines,
            gap=is_gap((segment,)),
            run=not first,
        )
        if whole.pictures and made.kind == "picture":
            made.lines = [line for shown in whole.pictures for line in shown.split("\n") if line.strip()]
            made.picture = Picture(title=self._title)
            self._title = ""
        blocks.append(made)

    def _last_key(self) -> str:
        blocks = self._blocks.get(self._section)
        return blocks[-1].key if blocks else ""

    def _spot(
        self, kind: str, where: str, paragraph: WordParagraph, block: str = "", blocks: tuple[str, ...] = ()
    ) -> None:
        if paragraph.runs:
            section = self._section
            spot = Spot(kind=kind, section=section, where=where, paragraph=paragraph, block=block, blocks=blocks)
            self._spots.append(spot)

    # ---- tables

    def _table(self, table: WordTable) -> None:
        self._tables += 1
        self._open = ""
        found = grid_of(table, self._form, self._keys)
        if found is None or found.grid.id in self._grids:
            self._foreign(table, again=found is not None)
            return
        grid = found.grid
        self._grids[grid.id] = found
        spec = next((each for each in self._form.blocks if each.kind == "grid" and each.say == grid.id), None)
        section = spec.section if spec else self._section
        key = spec.id if spec else f"file.{section}.{grid.id}"
        self._marked.add(key)
        before = self._section
        self._section = section
        lines = tuple(self._line(found, line, key) for line in found.lines if line.row or grid.kind != "fields")
        for kind, cells in (("heading", found.heads), ("note", found.helps)):
            for cell in cells:
                for each in cell.paragraphs:
                    self._spot(kind, f"table {self._tables}, column {cell.at + 1}", each)
        block = Block(key=key, kind="grid", text="", grid=GridText(grid=grid.id, above=tuple(self._above), lines=lines))
        self._blocks.setdefault(section, []).append(block)
        self._above = []
        self._section = before if before != self._front or section == self._front else section

    def _line(self, found: ReadGrid, line: ReadLine, block: str) -> Line:
        grid = found.grid
        row = line.row or f"{grid.of or grid.id}-line{line.number}"
        columns = grid.columns if grid.kind != "fields" else [c for c in grid.columns if c.id == line.row]
        cells = []
        for at, (column, cell) in enumerate(zip(columns, line.cells, strict=True), 1):
            texts = cell_texts(cell, sign=column.sign)
            places = cell_places(self._form, grid, column, row)
            gap = cell is not None and is_gap(cell.paragraphs)
            cells.append(Cell(paragraphs=texts, places=places, sign=column.sign, gap=gap))
            self._cell_spots(cell, f"table {self._tables}, line {line.number}, column {at}", block, row, grid.id)
        for cell in line.extra:
            where = f"table {self._tables}, line {line.number}"
            why = "it stands under none of the form's headings"
            self._unplaced.append(Unplaced(where=where, why=why, text=cell.text))
            self._cell_spots(cell, where, block, row, grid.id)
        return Line(row=row, cells=tuple(cells))

    def _cell_spots(self, cell: WordCell | None, where: str, block: str, row: str, grid: str) -> None:
        start = 0
        for each in cell.paragraphs if cell else ():
            if each.runs:
                kind = "note" if each.style == NOTE_STYLE or self._is_note(each) else "cell"
                self._spots.append(
                    Spot(kind=kind, section=self._section, where=where, paragraph=each, block=block, row=row,
                         grid=grid, start=start)
                )  # fmt: skip
                start += len(each.text) + 1

    def _foreign(self, table: WordTable, *, again: bool) -> None:
        """A table that is none of the form's: its text is read like any, and it is told."""
        why = "a second table with the same headings" if again else "this table is none of the form's"
        text = "\n".join(" | ".join(" ".join(cell.text.split()) for cell in line.cells) for line in table.lines)
        if not text.strip(" |\n"):
            return
        self._unplaced.append(Unplaced(where=f"table {self._tables}", why=why, text=text))
        for number, line in enumerate(table.lines, 1):
            for cell in line.cells:
                where = f"table {self._tables}, line {number}, column {cell.at + 1}"
                for each in cell.paragraphs:
                    if lines := [words for words in clean(each.text).text.split("\n") if words.strip()]:
                        key = f"file.table.{len(self._spots)}"
                        text_ = _Text(key=key, section=self._section, kind="para", lines=lines)
                        self._blocks.setdefault(self._section, []).append(text_)
                        self._spot("text", where, each, key)


def is_blue(colour: str) -> bool:
    """Whether a colour, such as ``0070C0``, is some blue."""
    if len(colour) != 6:
        return False
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return blue >= 0x60 and blue > red + 0x28 and blue > green + 0x20


def _flow(items: tuple[WordItem, ...]) -> Iterable[WordItem]:
    """The items in order; what stands in a box of one column is running text."""
    for item in items:
        if isinstance(item, WordTable) and item.is_box:
            yield from paragraphs_of((item,))
        else:
            yield item


def _starts(flow: list[WordItem], headings: Headings) -> dict[int, tuple[str, int]]:
    """Where each section begins, and how sure that is. Of several places the surest counts, then the last."""
    found: dict[str, tuple[int, int]] = {}
    for number, item in enumerate(flow):
        if isinstance(item, WordParagraph):
            section, sure = headings.section(item)
            if section and (section not in found or sure >= found[section][1]):
                found[section] = (number, sure)
    return {number: (section, sure) for section, (number, sure) in found.items()}


def _segments(
    paragraph: WordParagraph, running: str, keys: BookmarkKeys
) -> tuple[list[tuple[str, tuple[WordRun | WordMark, ...]]], str]:
    """A paragraph parted by the blocks in it, and the block that goes on after it; each with its pieces."""
    segments: list[tuple[str, list[WordRun | WordMark]]] = [(running, [])]
    for piece in paragraph.pieces:
        if isinstance(piece, WordMark) and piece.kind == "bookmark" and (key := keys.block(piece.name)):
            if piece.opens:
                running = key
                segments.append((key, []))
            elif key == running:
                running = ""
            continue
        segments[-1][1].append(piece)
    filled = [(key, pieces) for key, pieces in segments if key or pieces]
    if len(filled) > 1 and not filled[0][0]:
        # What was written before a block's first words belongs to it.
        first, second = filled[0], filled[1]
        filled[:2] = [(second[0], [*first[1], *second[1]])]
    return [(key, tuple(pieces)) for key, pieces in filled], running


def _opens(paragraph: WordParagraph) -> Iterable[WordMark]:
    return (piece for piece in paragraph.pieces if isinstance(piece, WordMark) and piece.opens)


def _kind(paragraph: WordParagraph) -> str:
    return "heading" if paragraph.level else "item" if paragraph.listed and not paragraph.label else "para"


def _is_front(form: Form, section: str) -> bool:
    return any(
        form.grids[spec.say].kind == "fields" for spec in form.blocks if spec.kind == "grid" and spec.section == section
    )
