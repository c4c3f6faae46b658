"""Reading: the report as passages; what stands as it stood is not cut up again."""

from __future__ import annotations

from dataclasses import dataclass, field

from imrassist.checks.check import Passage
from imrassist.checks.passages import block_passages, line_passages
from imrassist.interview.question import Form
from imrassist.model.differing import differing
from imrassist.writing.report import Block, Line, Report, SectionText

Key = tuple[str, str, int, int]
"""`Passage.key`."""
Place = tuple[int, int, int, int, int]
"""Where a passage stands: section, block, line, column, paragraph."""


@dataclass(slots=True)
class Read:
    """What is different in a report from the one before."""

    went: dict[Key, Passage] = field(default_factory=dict)
    """Passages that are no longer there, or whose words are others."""
    came: dict[Key, Passage] = field(default_factory=dict)
    moved: bool = False
    """Blocks or lines stand in another order."""

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not (self.went or self.came or self.moved)


class Reading:
    """Reads reports of one form, one after another."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._sections: dict[str, SectionText] = {}
        self._kept: dict[tuple[str, str], list[Passage]] = {}
        self.blocks: dict[str, tuple[int, int]] = {}
        """Where each block stands: section and block."""
        self._lines: dict[str, dict[str, int]] = {}

    def read(self, report: Report) -> Read:
        """What came and what went."""
        read = Read()
        now = {section.id: section for section in report.sections}
        for gone in self._sections.keys() - now.keys():
            self._anew(read, 0, self._sections[gone], None)
        for number, section in enumerate(report.sections):
            before = self._sections.get(section.id)
            if before is section:
                continue
            at = differing(before.blocks, section.blocks) if before else None
            if before is None or at is None or any(before.blocks[n].key != section.blocks[n].key for n in at):
                self._anew(read, number, before, section)
                continue
            for n in at:
                self._block(read, section.id, before.blocks[n], section.blocks[n])
        self._sections = now
        return read

    def place(self, passage: Passage) -> Place:
        """Where a passage stands in the report."""
        lines = self._lines.get(passage.block)
        line = lines.get(passage.row, -1) if lines else -1
        return (*self.blocks.get(passage.block, (-1, -1)), line, passage.column, passage.at)

    def _anew(self, read: Read, number: int, before: SectionText | None, now: SectionText | None) -> None:
        read.moved = True
        section = now.id if now else before.id if before else ""
        old = {block.key: block for block in before.blocks} if before else {}
        for n, block in enumerate(now.blocks if now else ()):
            self.blocks[block.key] = (number, n)
            held = old.pop(block.key, None)
            if held is not block:
                self._block(read, section, held, block)
        for key, block in old.items():
            self._block(read, section, block, None)
            self.blocks.pop(key, None)
            self._lines.pop(key, None)

    def _block(self, read: Read, section: str, before: Block | None, now: Block | None) -> None:
        old_grid, grid = before.grid if before else None, now.grid if now else None
        old_lines, lines = old_grid.lines if old_grid else (), grid.lines if grid else ()
        at = differing(old_lines, lines)
        if at is None or any(old_lines[n].row != lines[n].row for n in at):
            read.moved = True
            known = {line.row: line for line in old_lines}
            for line in lines:
                if known.pop(line.row, None) is not line:
                    self._part(read, section, now, line, line.row)
            for row in known:
                self._part(read, section, None, None, row, before)
            if now is not None:
                self._lines[now.key] = {line.row: n for n, line in enumerate(lines)}
        else:
            for n in at:
                if now is not None:
                    self._line(read, section, now, old_lines[n], lines[n])
        if (now or before) and not (old_grid and grid):
            self._part(read, section, None if grid else now, None, "", before or now)

    def _part(  # noqa: PLR0917 - a block, or a line of it, or what is left when either went
        self, read: Read, section: str, block: Block | None, line: Line | None, row: str, gone: Block | None = None
    ) -> None:
        """Cuts up one block, or one line of a table, that is new or different; with neither it went."""
        key = (block.key if block else gone.key if gone else "", row)
        now: list[Passage] = []
        if block is not None:
            now = list(
                line_passages(self._form, section, block, line)
                if line is not None
                else block_passages(self._form, section, block)
            )
        self._swap(read, self._kept.pop(key, []), now)
        if now:
            self._kept[key] = now

    def _line(self, read: Read, section: str, block: Block, was: Line, line: Line) -> None:
        """Cuts up those cells of one line that are others than before."""
        if len(was.cells) != len(line.cells):
            self._part(read, section, block, line, line.row)
            return
        same = {column for column, cell in enumerate(line.cells) if cell is was.cells[column]}
        kept: list[Passage] = []
        before: list[Passage] = []
        for passage in self._kept.pop((block.key, line.row), ()):
            (kept if passage.column in same else before).append(passage)
        now = list(line_passages(self._form, section, block, line, was))
        self._swap(read, before, now)
        if kept or now:
            self._kept[block.key, line.row] = kept + now

    @staticmethod
    def _swap(read: Read, went: list[Passage], now: list[Passage]) -> None:
        """Passages that stand in the place of others. Those that are as they were stay the very same."""
        before = {passage.key: passage for passage in went}
        for at, passage in enumerate(now):
            held = before.pop(passage.key, None)
            if held is not None and held == passage:
                now[at] = held
                continue
            if held is not None:
                read.went[held.key] = held
            read.came[passage.key] = passage
        for passage in before.values():
            read.went[passage.key] = passage
