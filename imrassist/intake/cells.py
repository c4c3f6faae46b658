"""LineComparer: the cells of one line in a file and in the draft; a change goes to the answer or sentence it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from imrassist.intake.rows import AnswerReader
from imrassist.intake.unfill import fields, is_bare
from imrassist.interview.condition import Scope
from imrassist.interview.question import BlockSpec, Column, Form, Grid
from imrassist.interview.row_order import in_order
from imrassist.model.acts import Act, Answered, BlockEdited, apply
from imrassist.model.answer import Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.build import build, build_alone
from imrassist.writing.report import Block, Cell, Line
from imrassist.writing.tables import GridWriter


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that reads otherwise in the file."""

    heading: str
    now: str
    file: str
    acts: tuple[Act, ...]
    """What makes the draft read as the file does; none where that cannot be told for certain."""
    block: str = ""
    why: str = ""
    blank: bool = False
    """The file has nothing there: what takes it out of the draft is only offered."""


class LineComparer:
    """Compares lines of the tables of one draft. What it proposes it has tried: the cell then reads as in the file."""

    def __init__(self, form: Form, draft: Draft, today: date) -> None:
        self._form = form
        self._draft = draft
        self._reader = AnswerReader(form, draft, today)
        self._writers = {grid.id: GridWriter(form, grid, lambda: None) for grid in form.grids.values()}

    def changes(self, grid_id: str, ours: Line, theirs: Line) -> Iterator[CellChange]:
        """The cells that differ, and what takes each into the draft."""
        grid = self._form.grids[grid_id]
        fields = grid.kind == "fields"
        columns = [c for c in grid.columns if c.id == ours.row] if fields else list(grid.columns)
        for at, (column, one, other) in enumerate(zip(columns, ours.cells, theirs.cells, strict=True)):
            if _plain(one.paragraphs) == _plain(other.paragraphs) or (one.gap and (other.gap or not other.paragraphs)):
                continue
            if grid.numbered and at == 0:
                continue
            row = None if fields else self._draft.row(ours.row)
            acts = next(self._tried(grid, at, ours.row, self._ways(grid, column, row, other.paragraphs), other), ())
            blank = not _plain(other.paragraphs)
            acts = acts or (self._emptied(grid, at, ours, row) if blank else ())
            why = _why(blank=blank, offered=bool(acts)) if blank or acts else self._unread(one, other, row)
            block = next((act.block for act in acts if isinstance(act, BlockEdited)), "")
            now, file = "\n".join(one.paragraphs), "\n".join(other.paragraphs)
            yield CellChange(" ".join(column.label.split()), now, file, acts, block, why, blank)

    def new_row(self, grid_id: str, line: Line, name: str) -> tuple[Row, list[tuple[str, str]]]:
        """A row made of a line of the file, and what of it could not be read: heading and text."""
        grid = self._form.grids[grid_id]
        row = Row(id=f"{grid.of}-{name}")
        left: list[tuple[str, str]] = []
        for at, (column, cell) in enumerate(zip(grid.columns, line.cells, strict=True)):
            if cell.gap or (grid.numbered and at == 0):
                continue
            found, rest = self._reader.cell(grid, column, cell.paragraphs, row)
            own = {name: each for name, each in found.items() if self._form.questions[name].each == grid.of}
            row = Row(id=row.id, answers={**row.answers, **own})
            if rest:
                left.append((" ".join(column.label.split()), " ".join(rest)))
        return row, left

    def _unread(self, ours: Cell, theirs: Cell, row: Row | None) -> str:
        """Why a cell cannot be taken: its text is no answer to the one question it shows, or it shows several."""
        names = {place.question for place in ours.places}
        said = "\n".join(theirs.paragraphs)
        misread = self._reader.misread(names.pop(), said, row.id if row else "") if len(names) == 1 else None
        return f"{misread.what} {misread.mend}" if misread else _why(blank=False, offered=False)

    def _tried(
        self, grid: Grid, at: int, name: str, ways: Iterator[tuple[Act, ...]], cell: Cell
    ) -> Iterator[tuple[Act, ...]]:
        """Those of the ways that make the cell read as the file does."""
        texts = cell.paragraphs
        for acts in ways:
            if not acts:
                continue
            draft = self._draft
            for act in acts:
                draft = apply(draft, act)
            line = self._writers[grid.id].line(Scope(form=self._form, draft=draft), name)
            if line and _plain(line.cells[0 if grid.kind == "fields" else at].paragraphs) == _plain(texts):
                yield acts

    def _emptied(self, grid: Grid, at: int, line: Line, row: Row | None) -> tuple[Act, ...]:
        """What takes the answers of a cell back, where it shows those of one row alone, and is then a gap."""
        places = [place for place in line.cells[0 if grid.kind == "fields" else at].places if self._draft.answer(place)]
        if not places or any(place.row != (row.id if row else "") for place in places):
            return ()
        acts = tuple(Answered(place=place, answer=None) for place in dict.fromkeys(places))
        draft = self._draft
        for act in acts:
            draft = apply(draft, act)
        after = self._writers[grid.id].line(Scope(form=self._form, draft=draft), line.row)
        left = after.cells[0 if grid.kind == "fields" else at] if after else None
        return acts if left is not None and (left.gap or not _plain(left.paragraphs)) else ()

    def _ways(self, grid: Grid, column: Column, row: Row | None, texts: tuple[str, ...]) -> Iterator[tuple[Act, ...]]:
        bare = Row(id=row.id if row else "")
        found, left = self._reader.cell(grid, column, texts, bare)
        answers: list[Act] = []
        for name, answer in found.items():
            place = Place(name, bare.id if self._form.questions[name].each else "")
            if place.row or not self._form.questions[name].each:
                before = self._draft.answer(place)
                answers += [] if before == answer else [Answered(place=place, answer=answer)]
        blocks = self._parts(grid, column, row)
        if not left and answers and len(blocks) <= 1:
            yield tuple(answers)
        reworded = tuple(_reworded(blocks, texts, self._built(grid, column, row)))
        yield tuple(self._as_answer(act, blocks, row) for act in reworded)
        yield reworded
        if not left and answers:
            yield tuple(answers)

    def _as_answer(self, act: Act, blocks: list[tuple[BlockSpec, Block]], row: Row | None) -> Act:
        """The answer that a reworded sentence is, where the sentence is nothing but that answer; else the act."""
        if not isinstance(act, BlockEdited) or act.edit is None or act.edit.deleted:
            return act
        spec = next((spec for spec, block in blocks if block.key == act.block and block.state == "built"), None)
        name = fields(spec.say)[0] if spec and is_bare(spec.say) else ""
        question = self._form.questions.get(name)
        if question is None or bool(question.each) != (row is not None):
            return act
        answer = self._reader.value(name, act.edit.text, row.id if row else "")
        return Answered(place=Place(name, row.id if row else ""), answer=answer) if answer else act

    def _parts(self, grid: Grid, column: Column, row: Row | None) -> list[tuple[BlockSpec, Block]]:
        """The blocks that a cell is put together from, as they stand."""
        scope = Scope(form=self._form, draft=self._draft, row=row)
        found = []
        for spec in self._form.blocks:
            if spec.into != f"{grid.id}.{column.id}":
                continue
            rows: Sequence[Row | None] = (row,)
            if grid.kind == "fields":
                rows = in_order(self._form, self._draft, spec.each) if spec.each else (None,)
            for each in rows:
                block = build(spec, scope.of(each))
                if block and not block.gap and block.text:
                    found.append((spec, block))
        return found

    def _built(self, grid: Grid, column: Column, row: Row | None) -> dict[str, tuple[str, str]]:
        """What the answers alone make of each of them, and the digest of these answers."""
        found = {}
        for _, block in self._parts(grid, column, row):
            ours = build_alone(self._form, self._draft, block.key)
            found[block.key] = (ours.text, ours.seen) if ours else ("", "")
        return found


def _plain(paragraphs: Sequence[str]) -> list[str]:
    return [" ".join(each.split()) for each in paragraphs if each.strip()]


def _why(*, blank: bool, offered: bool) -> str:
    if blank:
        more = "unless you take it out here" if offered else "for it cannot be told which answer it is of"
        return f"The cell is blank in the file. It stays in the draft, {more}."
    return "" if offered else "It cannot be told which answer this is of. Change the answer in the draft."


def _reworded(
    blocks: list[tuple[BlockSpec, Block]], texts: tuple[str, ...], built: dict[str, tuple[str, str]]
) -> Iterator[Act]:
    """The edits of sentences by which a cell reads as the file does; nothing where a change goes over several."""
    old = _grouped(blocks)
    new = _plain(texts)
    matcher = SequenceMatcher(None, [_joined(each) for each in old], new, autojunk=False)
    acts: list[Act] = []
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = min(end - start, last - first)
        for at in range(pairs):
            edit = _within(old[start + at], new[first + at], built)
            if edit is None:
                return
            acts.append(edit)
        for group in old[start + pairs : end]:
            acts += [_edited(block, block.text, built, deleted=True) for _, block in group]
        more = new[first + pairs : last]
        if more:
            at = start + pairs - 1
            if at < 0 or not old:
                return
            block = old[at][-1][1]
            before = next((act for act in acts if isinstance(act, BlockEdited) and act.block == block.key), None)
            text = before.edit.text if before and before.edit else block.text
            acts = [act for act in acts if act is not before]
            acts.append(_edited(block, "\n".join((text, *more)), built))
    yield from acts


def _grouped(blocks: list[tuple[BlockSpec, Block]]) -> list[list[tuple[BlockSpec, Block]]]:
    """The blocks by the paragraph they stand in: a run goes on in the one before."""
    groups: list[list[tuple[BlockSpec, Block]]] = []
    for spec, block in blocks:
        if spec.kind == "run" and groups:
            groups[-1].append((spec, block))
        else:
            groups.append([(spec, block)])
    return groups


def _joined(group: list[tuple[BlockSpec, Block]]) -> str:
    return " ".join(" ".join(block.text.split()) for _, block in group)


def _within(group: list[tuple[BlockSpec, Block]], text: str, built: dict[str, tuple[str, str]]) -> Act | None:
    """The edit of the one sentence in which a paragraph was changed; None where the change goes over several."""
    if len(group) == 1:
        return _edited(group[0][1], text, built)
    old = _joined(group)
    at = 0
    for _, block in group:
        words = " ".join(block.text.split())
        start, end = at, at + len(words)
        at = end + 1
        before, after = old[:start], old[end:]
        if text.startswith(before) and text.endswith(after) and len(text) >= len(before) + len(after):
            mine = text[len(before) : len(text) - len(after)].strip()
            if mine and mine != words:
                return _edited(block, mine, built)
    return None


def _edited(block: Block, text: str, built: dict[str, tuple[str, str]], *, deleted: bool = False) -> BlockEdited:
    base, seen = built.get(block.key, ("", ""))
    return BlockEdited(block=block.key, edit=BlockEdit(base=base, text=text, seen=seen, deleted=deleted))
