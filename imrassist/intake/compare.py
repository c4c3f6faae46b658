"""compare: a report finished in Word, held against the draft: what the author changed, and what is as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from imrassist.intake.cells import CellChange, LineComparer
from imrassist.intake.found import ReadReport, Unplaced
from imrassist.intake.returned import Difference, Returned
from imrassist.intake.rising import longest_rise
from imrassist.intake.unmarked import ALIKE, by_words
from imrassist.interview.question import Form, Grid
from imrassist.interview.wording import row_label
from imrassist.model.acts import BlockEdited, RowAdded, RowRemoved
from imrassist.model.draft import FIRST, OWN, BlockEdit, Draft
from imrassist.writing.build import build_alone, rows_in
from imrassist.writing.fingerprint import of_line, of_text
from imrassist.writing.placing import bare_headings
from imrassist.writing.report import Block, GridText, Line, Report, SectionText

_BOTH = "The draft says something else here since it was exported. Compare the two, and choose."


@dataclass(frozen=True, slots=True)
class Held:
    """What a file is held against."""

    form: Form
    draft: Draft
    report: Report
    today: date
    exported: Mapping[str, list[str]]
    """Digests of what was exported, by key, the last one last."""
    fresh_id: Callable[[], str]


def compare(held: Held, read: ReadReport) -> Returned:
    """What is different in the file, and the acts that take it into the draft; changes nothing.

    Paragraphs are matched by bookmark, else by their words; a changed one becomes the author's own wording. Where the
    draft was changed as well since it was exported, it goes out of step, so that both stand beside one another.
    What is as an earlier export had it was not changed in Word. What is missing in the file stays in the draft.
    """
    comparing = _Comparing(held, read)
    found = [each for section in read.report.sections for each in comparing.section(section)]
    numbered = tuple(replace(each, id=str(number)) for number, each in enumerate(found, 1))
    unplaced = (*read.unplaced, *comparing.unplaced)
    return Returned(differences=numbered, unplaced=unplaced, same=comparing.same, older=comparing.older)


class _Comparing:
    """Goes through one file beside one draft."""

    def __init__(self, held: Held, read: ReadReport) -> None:
        self.same = self.older = 0
        self.unplaced: list[Unplaced] = []
        self._held = held
        self._read = read
        self._lines = LineComparer(held.form, held.draft, held.today)
        self._front = next((s.id for s in held.report.sections if any(_is_fields(held, b) for b in s.blocks)), "")

    def section(self, theirs: SectionText) -> Iterator[Difference]:
        """What is different in one section."""
        ours = self._held.report.section(theirs.id)
        known = {block.key: block for block in ours.blocks} if ours else {}
        pairs, new = self._matched(known, theirs)
        for block, file, unmarked in pairs:
            yield from self._pair(theirs.id, block, file, unmarked=unmarked)
        matched = {block.key for block, _, _ in pairs}
        self._elsewhere(theirs.id, known, [block.key for block, _, unmarked in pairs if not unmarked])
        yield from self._new(theirs, new)
        # A copy without guidance notes leaves away the headings under which it has nothing.
        bare = bare_headings(ours.blocks, lambda block: not block.gap) if ours else frozenset()
        marked = sum(1 for key in known if key in self._read.marked)
        for key, block in known.items():
            if key in matched or key in bare or block.gap or block.grid or not block.text.strip():
                continue
            if marked or pairs:
                why = "It is not in the file any more. It stays in the draft unless you take it out here."
                yield self._gone(theirs.id, block, why)

    def _matched(
        self, known: Mapping[str, Block], theirs: SectionText
    ) -> tuple[list[tuple[Block, Block, bool]], list[Block]]:
        """Each block of the draft with what the file has of it, by bookmark or by words; and what it has beside."""
        pairs = [(known[block.key], block, False) for block in theirs.blocks if block.key in known]
        left = [block for block in theirs.blocks if block.key not in known]
        there = {block.key for block, _, _ in pairs}
        grids = {block.grid.grid: block for block in known.values() if block.grid and block.key not in there}
        for block in list(left):
            if block.grid and block.grid.grid in grids:
                pairs.append((grids[block.grid.grid], block, True))
                left.remove(block)
        plain = [block for block in left if not (block.grid or block.gap or block.key.startswith("file.table."))]
        ours = [block for key, block in known.items() if key not in there and not block.grid and not block.gap]
        found = by_words([block for block in ours if block.text.strip()], plain)
        pairs += [(block, file, True) for block, file in found.pairs]
        return pairs, list(found.new)

    def _elsewhere(self, section: str, known: Mapping[str, Block], there: list[str]) -> None:
        """Lists the paragraphs that stand in another order in the file, which the draft does not take over."""
        turn = {key: at for at, key in enumerate(known)}
        left = set(longest_rise([turn[key] for key in there]))
        for at, key in enumerate(there):
            if at not in left:
                why = "it was moved in the file; the draft has it where it was"
                self.unplaced.append(Unplaced(where=self._title(section), why=why, text=known[key].text))

    # ---- paragraphs

    def _pair(self, section: str, block: Block, file: Block, *, unmarked: bool) -> Iterator[Difference]:
        if block.grid and file.grid:
            yield from self._grid(section, block.grid, file.grid)
            return
        if block.grid or file.grid or _words(block.text) == _words(file.text) or (file.gap and block.gap):
            self.same += 1
            return
        if not file.text.strip():
            if block.kind != "picture":
                yield self._gone(
                    section,
                    block,
                    "Its words were taken out in the file. It stays in the draft unless you take it out here.",
                )
            return
        past = self._held.exported.get(block.key, [])
        if of_text(file.text) in past:
            self.older += 1
            return
        moved = bool(past) and of_text(block.text) != past[-1]
        edit, before, collides = self._edit(block, file.text, moved=moved)
        yield Difference(
            id="",
            kind="text",
            section=section,
            label=self._label(block.key),
            block=block.key,
            now=block.text,
            file=file.text,
            before=before,
            acts=(BlockEdited(block=block.key, edit=edit),),
            collides=collides,
            why="It was found by its words, for its bookmark is gone." if unmarked else "",
        )

    def _edit(self, block: Block, text: str, *, moved: bool) -> tuple[BlockEdit, str, bool]:
        """The author's edit that a changed paragraph is, what stood there before, and whether both were changed."""
        before = self._held.draft.blocks.get(block.key)
        if block.key.startswith(OWN):
            edit = replace(before, text=text) if before else BlockEdit(base="", text=text)
            return edit, "", False
        built = build_alone(self._held.form, self._held.draft, block.key)
        now, seen = (built.text, built.seen) if built else ("", "")
        if before is not None and moved:
            # The wording that was in the draft stays beside this one, as the earlier version.
            return BlockEdit(base=before.text, text=text, seen=seen), before.text, True
        if before is not None:
            return BlockEdit(base=before.base, text=text, seen=before.seen), before.base, before.base != now
        if moved:
            return BlockEdit(base="", text=text, seen=seen), "", True
        return BlockEdit(base=now, text=text, seen=seen), now, False

    def _gone(self, section: str, block: Block, why: str) -> Difference:
        before = self._held.draft.blocks.get(block.key)
        edit = before or BlockEdit(base=block.text, text=block.text, seen=block.seen)
        return Difference(
            id="",
            kind="gone",
            section=section,
            label=self._label(block.key),
            block=block.key,
            now=block.text,
            acts=(BlockEdited(block=block.key, edit=replace(edit, deleted=True)),),
            taken=False,
            why=why,
        )

    def _new(self, theirs: SectionText, new: list[Block]) -> Iterator[Difference]:
        """Paragraphs of the file that the draft has not: the author's own, each after what it follows in the file."""
        after = FIRST
        order = [block.key for block in theirs.blocks]
        blocks = {block.key: block for block in new}
        for key in order:
            block = blocks.get(key)
            if block is None:
                after = key if not key.startswith("file.") else after
                continue
            if not block.text.strip():
                continue
            if theirs.id == self._front:
                why = "this page has no place for it"
                self.unplaced.append(Unplaced(where=self._title(theirs.id), why=why, text=block.text))
                continue
            own = f"{OWN}{theirs.id}.{self._held.fresh_id()}"
            yield Difference(
                id="",
                kind="new",
                section=theirs.id,
                label="a paragraph of your own",
                block=own,
                file=block.text,
                acts=(BlockEdited(block=own, edit=BlockEdit(base="", text=block.text, after=after)),),
            )
            after = own

    # ---- tables

    def _grid(self, section: str, ours: GridText, theirs: GridText) -> Iterator[Difference]:
        grid = self._held.form.grids[ours.grid]
        lines = {line.row: line for line in ours.lines}
        pairs: list[tuple[Line, Line]] = []
        new: list[Line] = []
        for line in theirs.lines:
            found = lines.pop(line.row, None)
            pairs += [(found, line)] if found else []
            new += [] if found else [line]
        for line in list(new):
            like = _like_line(line, lines.values())
            if like is not None:
                pairs.append((like, line))
                new.remove(line)
                del lines[like.row]
        for one, other in pairs:
            yield from self._line(section, ours.grid, one, other)
        for line in new:
            yield from self._row(section, ours.grid, line)
        if pairs and grid.kind != "fields":
            for line in lines.values():
                yield self._line_gone(section, grid, line)

    def _line_gone(self, section: str, grid: Grid, line: Line) -> Difference:
        there = self._held.draft.row(line.row) is not None
        return Difference(
            id="",
            kind="gone",
            section=section,
            label=self._line_label(grid.id, line.row),
            now=" | ".join(" ".join(cell.paragraphs) for cell in line.cells),
            acts=(RowRemoved(table=grid.of, row=line.row),) if there else (),
            taken=False,
            why="This line is not in the file any more. It stays in the draft unless you take it out here; what names"
            " it would then show a gap.",
        )

    def _line(self, section: str, grid: str, ours: Line, theirs: Line) -> Iterator[Difference]:
        past = self._held.exported.get(f"{grid}#{ours.row}", [])
        if of_line(theirs) in past and of_line(theirs) != of_line(ours):
            self.older += 1
            return
        found = list(self._lines.changes(grid, ours, theirs))
        self.same += not found
        moved = bool(past) and of_line(ours) != past[-1]
        for change in found:
            cell = self._cell(section, grid, ours.row, change)
            yield replace(cell, taken=False, collides=True, why=_BOTH) if moved and change.acts else cell

    def _cell(self, section: str, grid: str, row: str, change: CellChange) -> Difference:
        return Difference(
            id="",
            kind="cell",
            section=section,
            label=f"{self._line_label(grid, row)}: {change.heading}" if row else change.heading,
            block=change.block,
            now=change.now,
            file=change.file,
            acts=change.acts,
            taken=bool(change.acts) and not change.blank,
            why=change.why,
        )

    def _row(self, section: str, grid: str, line: Line) -> Iterator[Difference]:
        """A line that the draft has not."""
        spec = self._held.form.grids[grid]
        said = " | ".join(" ".join(cell.paragraphs) for cell in line.cells)
        if spec.kind == "fields":
            why = "the form has no such line now"
            self.unplaced.append(Unplaced(where=self._title(section), why=why, text=said))
            return
        row, left = self._lines.new_row(grid, line, self._held.fresh_id())
        table = self._held.form.tables[spec.of]
        why = "".join(f"{heading} could not be read: {text}. " for heading, text in left).strip()
        yield Difference(
            id="",
            kind="row",
            section=section,
            label=f"a new {table.one}",
            file=said,
            acts=(RowAdded(table=spec.of, row=row),),
            why=why,
        )

    def _label(self, key: str) -> str:
        """Where a block is, in words."""
        row = self._held.draft.row(rows_in(key)[0]) if "@" in key else None
        if key.startswith(OWN):
            return "your own paragraph"
        return f"what is said of {row_label(self._held.form, self._held.draft, row)}" if row else "a paragraph"

    def _title(self, section: str) -> str:
        """What a section is called, within a sentence."""
        title = self._held.form.section(section).title
        return title[:1].lower() + title[1:]

    def _line_label(self, grid: str, row: str) -> str:
        if self._held.form.grids[grid].kind == "fields":
            return self._title(self._front)
        found = self._held.draft.row(row)
        return row_label(self._held.form, self._held.draft, found) if found else "a line"


def _is_fields(held: Held, block: Block) -> bool:
    return block.grid is not None and held.form.grids[block.grid.grid].kind == "fields"


def _words(text: str) -> list[str]:
    return text.split()


def _like_line(line: Line, others: Iterable[Line]) -> Line | None:
    """The one line that this is, or nearly is: the same words, or like ones with no second as like."""
    from rapidfuzz import fuzz

    said = _said(line)
    same = next((each for each in others if _said(each) == said), None)
    if same is not None:
        return same
    scored = sorted(((fuzz.ratio(said, _said(each)), each.row, each) for each in others), reverse=True)
    if not scored or scored[0][0] < ALIKE or (len(scored) > 1 and scored[1][0] > scored[0][0] - 5):
        return None
    return scored[0][2]


def _said(line: Line) -> str:
    return "\n".join(text for cell in line.cells for text in cell.paragraphs)
