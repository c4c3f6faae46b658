"""A report as somebody reads it: passage by passage, and the digest of what was read (DESIGN section 8).

A digest is made of the digests of sections, and these of the digests of passages. So one changed word costs one
passage, and of the rest no more than to see that it is the same.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from typing import Any

from imrassist.interview.condition import parse
from imrassist.interview.question import Form, Grid
from imrassist.model.digest import digest
from imrassist.model.draft import OWN
from imrassist.writing.fill import names_in
from imrassist.writing.report import Block, Cell, Line, Report, SectionText

SENT_ROLES = ("first_submitted", "revised", "final_submitted")
"""Questions whose cells change because a report was sent, and so are no part of what was read."""
_PREFIX = "imrassist/read/1\n"
CODE = re.compile(r"(?<![A-Z0-9-])[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}(?![A-Z0-9-])", re.IGNORECASE)
"""What `code_of` gives, as it is found in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, or one line of a table."""

    section: str
    key: str
    """The block's key, or ``block#row`` of a line."""
    kind: str
    """The block's kind; ``line`` of a table, ``above`` for what stands over one."""
    says: tuple[tuple[str, ...], ...]
    """Its cells, each with its paragraphs; of a paragraph one cell with one."""
    heads: tuple[str, ...] = ()
    """Of a line of a table: what its cells are called."""

    @property
    def text(self) -> str:
        """All that it says, cell by cell, each on a line of its own."""
        return "\n".join(" ".join(cell) for cell in self.says if any(cell))

    @property
    def in_words(self) -> str:
        """The same with what each cell is called."""
        heads = (*self.heads, *("",) * len(self.says))
        said = (
            f"{head}: {' '.join(cell)}" if head else " ".join(cell)
            for head, cell in zip(heads, self.says, strict=False)
        )
        return "\n".join(each for each, cell in zip(said, self.says, strict=False) if any(cell))


def passages(report: Report, form: Form, reads: Sequence[str] | None = None) -> tuple[Passage, ...]:
    """The report, or what of it somebody reads who reads only this, in its order.

    `reads` names sections (``8``), blocks (``s8.why``, ``s8.good*`` for all that begin so) and lines of a front sheet
    (``s0.sheet#author``); None stands for the whole report. The author's own paragraphs belong to whoever reads
    anything in their section. Cells that hold a day of submission are never among them, nor is a signature.
    """
    return Reading(form).passages(report, reads)


def chosen(read: Sequence[Passage], form: Form, reads: Sequence[str] | None) -> tuple[Passage, ...]:
    """Of a whole report as it was read, what `passages` gives for these names."""
    wanted = _Wanted(form, reads)
    return tuple(each for each in read if wanted(each.section, each.key))


def read_digest(read: Sequence[Passage]) -> str:
    """The digest of passages: the same for the same words in the same order, whatever their rows are called."""
    sections = [
        (section, [_of_many(_of(each) for each in those) for _, those in groupby(in_it, key=_block_of)])
        for section, in_it in groupby(read, key=lambda each: each.section)
    ]
    return _of_sections(sections)


class Reading:
    """Reports of one form, read one after the other: of the next one only what is new in it is read again."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._sent = _Sent(form)
        self._sections: dict[str, _Section] = {}
        self._wanted: dict[tuple[str, ...] | None, _Wanted] = {}
        # A page is read beside the keys while another is judged.
        self._one_at_a_time = Lock()

    def passages(self, report: Report, reads: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """As `passages`."""
        with self._one_at_a_time:
            wanted = self._wanting(reads)
            every = (each for section in report.sections for part in self._section(section).parts for each in part.read)
            return tuple(each for each in every if wanted(each.section, each.key))

    def digest(self, report: Report, reads: Sequence[str] | None = None) -> str:
        """As `read_digest` of these passages."""
        with self._one_at_a_time:
            wanted = self._wanting(reads)
            return _of_sections([(each.id, self._section(each).of(wanted)) for each in report.sections])

    def _wanting(self, reads: Sequence[str] | None) -> _Wanted:
        key = None if reads is None else tuple(reads)
        if key not in self._wanted:
            self._wanted[key] = _Wanted(self._form, key)
        return self._wanted[key]

    def _section(self, text: SectionText) -> _Section:
        known = self._sections.get(text.id)
        if known is None or known.text is not text:
            known = self._sections[text.id] = _Section(text, self._form, self._sent, known)
        return known


def code_of(read: Sequence[Passage]) -> str:
    """Sixteen letters and figures for the same, to be written down and compared by eye: ``ABCD-EFGH-IJKL-MNOP``."""
    text = _PREFIX + json.dumps(_canonical(read), ensure_ascii=False, separators=(",", ":"))
    letters = base64.b32encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:10]).decode()
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _canonical(read: Sequence[Passage]) -> list[Any]:
    return [[each.section, each.kind, each.says] for each in read]


def _of(read: Passage) -> str:
    return digest([read.section, read.kind, read.says])


def _of_many(digests: Iterable[str]) -> str:
    return digest(list(digests))


def _of_sections(sections: Iterable[tuple[str, Sequence[str]]]) -> str:
    return digest([[section, *digests] for section, digests in sections if digests])


def _block_of(read: Passage) -> str:
    return read.key.partition("#")[0]


class _Part:
    """A paragraph, or a table with its lines: what was made of one block of the report."""

    def __init__(self, block: Block | SectionText, made: Sequence[tuple[object, Passage, str]]) -> None:
        self.block = block
        self.key = _block_of(made[0][1]) if made else ""
        self.read = [passage for _, passage, _ in made]
        self.digests = [name for _, _, name in made]
        self.of_all = _of_many(self.digests)
        self._of_line = {id(source): at for at, (source, _, _) in enumerate(made)}
        self._sources = [source for source, _, _ in made]

    def known(self, line: Line) -> tuple[Passage, str] | None:
        """What was made of this very line."""
        at = self._of_line.get(id(line))
        return None if at is None or self._sources[at] is not line else (self.read[at], self.digests[at])


class _Section:
    """One section, as it was read last."""

    def __init__(self, text: SectionText, form: Form, sent: _Sent, before: _Section | None) -> None:
        self.text = text
        known: Mapping[int, _Part] = before.by_block if before else {}
        by_key = {part.key: part for part in before.parts} if before else {}
        self.parts: list[_Part] = []
        if text.heading:
            heading = Passage(section=text.id, key=f"={text.id}", kind="section", says=((text.heading,),))
            self.parts.append(_Part(text, [(text, heading, _of(heading))]))
        for block in text.blocks:
            part = known.get(id(block))
            if part is None or part.block is not block:
                part = _Part(block, _made(text.id, block, form, sent, by_key.get(block.key)))
            if part.read:
                self.parts.append(part)
        self.by_block: dict[int, _Part] = {id(part.block): part for part in self.parts}
        self._digests: dict[int, list[str]] = {}

    def of(self, wanted: _Wanted) -> list[str]:
        """The digest of each part of which something is wanted."""
        if id(wanted) not in self._digests:
            self._digests[id(wanted)] = [each for part in self.parts if (each := self._of(part, wanted))]
        return self._digests[id(wanted)]

    def _of(self, part: _Part, wanted: _Wanted) -> str:
        if part.key not in wanted.by_line:
            return part.of_all if wanted(self.text.id, part.key) else ""
        both = zip(part.read, part.digests, strict=True)
        found = [name for read, name in both if wanted(self.text.id, read.key)]
        return _of_many(found) if found else ""


class _Wanted:
    """Whether a passage is read by whoever reads these names."""

    def __init__(self, form: Form, reads: Sequence[str] | None) -> None:
        self._all = reads is None
        named = reads or ()
        self._sections = {each for each in named if any(section.id == each for section in form.sections)}
        self._exact = {each for each in named if each not in self._sections and not each.endswith("*")}
        self._begun = tuple(each[:-1] for each in named if each.endswith("*"))
        blocks = {each.partition("#")[0] for each in self._exact}
        self._homes = {spec.section for spec in form.blocks if spec.id in blocks or self._begins(spec.id)}
        self.by_line = {each.partition("#")[0] for each in self._exact if "#" in each}
        """The tables of which single lines are named."""

    def __call__(self, section: str, key: str) -> bool:
        if self._all or section in self._sections:
            return True
        if key.startswith(OWN):
            return section in self._homes
        name, _, row = key.partition("#")
        block = name.partition("@")[0]
        return block in self._exact or (f"{block}#{row}" in self._exact) or self._begins(block)

    def _begins(self, block: str) -> bool:
        return bool(self._begun) and block.startswith(self._begun)


def _made(
    section: str, block: Block, form: Form, sent: _Sent, before: _Part | None
) -> list[tuple[object, Passage, str]]:
    """The passages of a block, each with what it was made of and its digest; lines that are the same as they were."""
    if block.grid is None:
        passage = _paragraph(section, block)
        return [(block, passage, _of(passage))]
    made: list[tuple[object, Passage, str]] = []
    if block.grid.above:
        over = Passage(section=section, key=block.key, kind="above", says=(block.grid.above,))
        made.append((block, over, _of(over)))
    grid = form.grids[block.grid.grid]
    labels = {column.id: " ".join(column.label.split()) for column in grid.columns}
    for line in block.grid.lines:
        known = before.known(line) if before else None
        if known is None:
            passage = _line((section, _key(block, line)), line, grid, labels, sent)
            known = (passage, _of(passage))
        made.append((line, *known))
    return made


def _paragraph(section: str, block: Block) -> Passage:
    return Passage(section=section, key=block.key, kind=block.kind, says=((block.text,), *_picture(block)))


def _line(where: tuple[str, str], line: Line, grid: Grid, labels: Mapping[str, str], sent: _Sent) -> Passage:
    section, key = where
    away = sent.line(grid.id, line.row)
    says = tuple(() if away or sent.cell(cell) else cell.paragraphs for cell in line.cells)
    heads = tuple(labels.values()) if grid.kind == "rows" else (labels.get(line.row, line.row),)
    return Passage(section=section, key=key, kind="line", says=says, heads=heads)


def _key(block: Block, line: Line) -> str:
    return f"{block.key}#{line.row}"


def _picture(block: Block) -> tuple[tuple[str, ...], ...]:
    """What tells one picture from another, beside the words on it."""
    return ((block.picture.title, block.picture.stored),) if block.picture else ()


class _Sent:
    """Which cells hold nothing but a day of submission."""

    def __init__(self, form: Form) -> None:
        self._questions = {question.id for question in form.questions.values() if question.role in SENT_ROLES}
        self._lines: set[tuple[str, str]] = set()
        for grid in form.grids.values():
            for column in grid.columns if grid.kind == "fields" else ():
                into = [spec for spec in form.blocks if spec.into == f"{grid.id}.{column.id}"]
                names = {*names_in(column.say), *(name for spec in into for name in names_in(spec.say))}
                names |= {name for spec in into for name in parse(spec.when).names}
                if names and names <= self._questions:
                    self._lines.add((grid.id, column.id))

    def line(self, grid: str, row: str) -> bool:
        """Whether this line of a front sheet is one."""
        return (grid, row) in self._lines

    def cell(self, cell: Cell) -> bool:
        """Whether this cell is one."""
        return bool(cell.places) and all(place.question in self._questions for place in cell.places)
