"""A report as somebody reads it: passage by passage, and the digest of what was read (DESIGN section 8)."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from imrassist.interview.condition import parse
from imrassist.interview.question import Form
from imrassist.model.digest import digest
from imrassist.model.draft import OWN
from imrassist.writing.fill import names_in
from imrassist.writing.report import Block, Cell, Line, Report, SectionText

SENT_ROLES = ("first_submitted", "revised", "final_submitted")
"""Questions whose cells change because a report was sent, and so are no part of what was read."""
_PREFIX = "imrassist/read/1\n"


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
    sent = _Sent(form)
    wanted = _wanted(form, reads)
    return tuple(
        each for section in report.sections for each in _section(form, section, sent) if wanted(section.id, each.key)
    )


def read_digest(read: Sequence[Passage]) -> str:
    """The digest of passages: the same for the same words in the same order, whatever their rows are called."""
    return digest(_canonical(read))


def code_of(read: Sequence[Passage]) -> str:
    """Sixteen letters and figures for the same, to be written down and compared by eye: ``ABCD-EFGH-IJKL-MNOP``."""
    text = _PREFIX + json.dumps(_canonical(read), ensure_ascii=False, separators=(",", ":"))
    letters = base64.b32encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:10]).decode()
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def _canonical(read: Sequence[Passage]) -> list[Any]:
    return [[each.section, each.kind, each.says] for each in read]


def _wanted(form: Form, reads: Sequence[str] | None) -> Callable[[str, str], bool]:
    if reads is None:
        return lambda _section, _key: True
    whole = {each for each in reads if any(section.id == each for section in form.sections)}
    exact = {each for each in reads if each not in whole and not each.endswith("*")}
    begun = tuple(each[:-1] for each in reads if each.endswith("*"))
    named = {each.partition("#")[0] for each in exact}
    homes = {spec.section for spec in form.blocks if spec.id in named or _begins(spec.id, begun)}

    def wanted(section: str, key: str) -> bool:
        if section in whole:
            return True
        if key.startswith(OWN):
            return section in homes
        name, _, row = key.partition("#")
        block = name.partition("@")[0]
        return block in exact or (f"{block}#{row}" in exact) or _begins(block, begun)

    return wanted


def _begins(block: str, begun: tuple[str, ...]) -> bool:
    return bool(begun) and block.startswith(begun)


def _section(form: Form, section: SectionText, sent: _Sent) -> Iterator[Passage]:
    if section.heading:
        yield Passage(section=section.id, key=f"={section.id}", kind="section", says=((section.heading,),))
    for block in section.blocks:
        if block.grid is None:
            yield Passage(section=section.id, key=block.key, kind=block.kind, says=((block.text,), *_picture(block)))
            continue
        if block.grid.above:
            yield Passage(section=section.id, key=block.key, kind="above", says=(block.grid.above,))
        grid = form.grids[block.grid.grid]
        labels = {column.id: " ".join(column.label.split()) for column in grid.columns}
        for line in block.grid.lines:
            away = sent.line(grid.id, line.row)
            says = tuple(() if away or sent.cell(cell) else cell.paragraphs for cell in line.cells)
            heads = tuple(labels.values()) if grid.kind == "rows" else (labels.get(line.row, line.row),)
            yield Passage(section=section.id, key=_key(block, line), kind="line", says=says, heads=heads)


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
