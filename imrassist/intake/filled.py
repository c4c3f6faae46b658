"""fill_draft: the board's form, filled in by hand in Word -> what makes a new draft of it, and what has no place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from imrassist.checks.naming import texts_of
from imrassist.intake.finder import find
from imrassist.intake.found import ReadReport, Unplaced
from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.notes import Readings, review_notes
from imrassist.intake.rebuilt import rebuilt
from imrassist.intake.returned import ReviewNote
from imrassist.intake.rows import AnswerReader
from imrassist.intake.settle import settled
from imrassist.intake.under_terms import Told, under_terms
from imrassist.intake.unfill import fields, is_bare
from imrassist.intake.word import read
from imrassist.interview.condition import Scope
from imrassist.interview.pasting import parse_terms
from imrassist.interview.question import Form, Grid
from imrassist.model.acts import Act, Answered, BlockEdited, RowAdded, Together, apply
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import FIRST, OWN, BlockEdit, Draft, Row
from imrassist.writing.report import Block, GridText, Line, SectionText
from imrassist.writing.tables import GridWriter

_VIA = re.compile(r"\{([a-z0-9_]+)\|via:([a-z0-9_]+)(?:\|[a-z]+)*\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A filled form, read."""

    acts: tuple[Act, ...]
    """What makes a new draft of it."""
    answers: int
    rows: Mapping[str, int]
    """How many of each table, by its id."""
    paragraphs: int
    """How many paragraphs came as the author's own text."""
    taken: tuple[str, ...] = ()
    """How much there is of each, in words: ``12 contacts``."""
    unplaced: tuple[Unplaced, ...]
    notes: tuple[ReviewNote, ...] = ()
    """Comments and tracked changes in it."""
    missing: tuple[str, ...] = ()
    """Ids of the sections that were not found."""
    said: tuple[str, ...] = ()
    """What became of paragraphs whose place the text itself did or did not say, in sentences."""


def texts_of_filled(form: Form, filled: Filled) -> list[str]:
    """Everything that somebody wrote in a filled form, as it would stand in a draft, and what reviewers say in it."""
    draft = apply(Draft(doc_id="", form_id=form.id), Together(acts=filled.acts))
    return [*(each.text for each in texts_of(form, draft)), *(note.text for note in filled.notes)]


def fill_draft(path: Path, form: Form, *, today: date, fresh_id: Callable[[], str]) -> Filled:
    """Reads a form that was filled in by hand (guidance 1.3): tables become rows, the front sheet answers.

    Text in the boxes becomes paragraphs of the author's own, in their section and order; terms of reference are told
    by their numbers. In a section that goes term by term each stands under the term that it names. Tracked changes
    count as accepted. What cannot be read as an answer is listed with its place: nothing is guessed. Raises ImrError
    for a file that cannot be read.
    """
    document = read(path)
    keys = BookmarkKeys(form)
    found = find(settled(document.body, accepted=True), form, keys)
    original = find(settled(document.body, accepted=False), form, keys)
    raw = find(document.body, form, keys)
    filling = _Filling(form, found, today, fresh_id)
    acts = tuple(filling.acts())
    answers, paragraphs = (sum(isinstance(act, kind) for act in acts) for kind in (Answered, BlockEdited))
    titles = ", ".join(form.section(each).title for each in found.missing)
    lost = [f"Sections that were not found: {titles}."] if titles else []
    return Filled(
        acts=acts,
        answers=answers,
        rows=filling.counts,
        paragraphs=paragraphs,
        taken=tuple(_taken(form, answers, filling.counts, paragraphs)),
        unplaced=(*found.unplaced, *filling.unplaced),
        notes=tuple(review_notes(document, Readings(raw, original, found))),
        missing=found.missing,
        said=(*lost, *filling.said),
    )


def _taken(form: Form, answers: int, rows: Mapping[str, int], paragraphs: int) -> Iterator[str]:
    yield f"{answers} answer{'' if answers == 1 else 's'}"
    for table, count in rows.items():
        if count:
            yield f"{count} {form.tables[table].one if count == 1 else form.tables[table].many}"
    yield f"{paragraphs} paragraph{'' if paragraphs == 1 else 's'} of your own"


class _Filling:
    """Makes acts of what was read."""

    def __init__(self, form: Form, found: ReadReport, today: date, fresh_id: Callable[[], str]) -> None:
        self.unplaced: list[Unplaced] = []
        self.said: list[str] = []
        self.counts: dict[str, int] = {}
        self._form = form
        self._found = found
        self._today = today
        self._fresh_id = fresh_id
        read_so = rebuilt(form, found, today=today).draft
        draft = self._with_terms(self._with_called(read_so))
        # What names a term or a source could not be read before these were known.
        self._draft = self._again(draft) if draft is not read_so else draft
        self._named = {row.id: f"{table}-{fresh_id()}" for table, rows in self._draft.rows.items() for row in rows}

    def acts(self) -> Iterator[Act]:
        """Answers, rows, paragraphs."""
        self._draft = self._linked(self._draft)
        self._unread()
        for name, answer in self._draft.answers.items():
            yield Answered(place=Place(name), answer=answer)
        for table, rows in self._draft.rows.items():
            filled = [row for row in rows if row.answers]
            self.counts[table] = len(filled)
            for row in filled:
                answers = {name: self._renamed(answer) for name, answer in row.answers.items()}
                yield RowAdded(table=table, row=Row(id=self._named[row.id], answers=answers))
        for section in self._found.report.sections:
            yield from self._paragraphs(section)

    def _renamed(self, answer: Answer) -> Answer:
        if isinstance(answer.value, tuple):
            return replace(answer, value=tuple(self._named.get(each, each) for each in answer.value))
        named = self._named.get(answer.value or "")
        return replace(answer, value=named) if named else answer

    # ---- terms of reference

    def _with_terms(self, draft: Draft) -> Draft:
        """With the terms that stand in their section as a list with the board's numbers."""
        table = next((each.id for each in self._form.tables.values() if each.role == "terms"), "")
        number, text = self._form.by_role("term_number"), self._form.by_role("term_text")
        section = self._found.report.section(number.section) if number else None
        self._used: set[str] = set()
        if not table or not number or not text or section is None or draft.rows.get(table):
            return draft
        blocks = [block for block in section.blocks if block.grid is None and block.key.startswith("file.")]
        pasted = parse_terms("\n".join(block.text for block in blocks))
        terms = [each for each in pasted.terms if each.number]
        if not terms:
            return draft
        left = {line.text.strip() for line in pasted.leftovers}
        self._used = {block.key for block in blocks if block.text.strip() not in left}
        rows = tuple(
            Row(
                id=f"{table}-line{at}",
                answers={number.id: Answer(value=each.number), text.id: Answer(value=each.text)},
            )
            for at, each in enumerate(terms)
        )
        return draft.with_(rows={**draft.rows, table: rows})

    def _with_called(self, draft: Draft) -> Draft:
        """With a row for each text by which a table calls what the form lists nowhere: its sources of information."""
        listed = {grid.of for grid in self._form.grids.values()}
        rows = dict(draft.rows)
        for _, text in _grids(self._found):
            grid = self._form.grids[text.grid]
            for at, column in enumerate(grid.columns if grid.kind != "fields" else ()):
                ref = self._form.questions.get(fields(column.say)[0]) if is_bare(column.say) else None
                if ref is None or ref.kind != "ref" or ref.of in listed or draft.rows.get(ref.of):
                    continue
                label = self._form.tables[ref.of].label
                if not is_bare(label):
                    continue
                called = fields(label)[0]
                said = (" ".join(" ".join(line.cells[at].paragraphs).split()) for line in text.lines)
                known = [*dict.fromkeys([*(_says(row, called) for row in rows.get(ref.of, ())), *filter(None, said)])]
                rows[ref.of] = tuple(
                    Row(id=f"{ref.of}-line{number}", answers={called: Answer(value=each)})
                    for number, each in enumerate(known)
                )
        return draft if rows == draft.rows else draft.with_(rows=rows)

    def _again(self, draft: Draft) -> Draft:
        reader = AnswerReader(self._form, draft, self._today)
        rows = dict(draft.rows)
        for _, text in _grids(self._found):
            grid = self._form.grids[text.grid]
            if grid.kind == "fields" or grid.of not in rows:
                continue
            known = {row.id: row for row in rows[grid.of]}
            for line in text.lines:
                row = known.get(line.row)
                for column, cell in zip(grid.columns, line.cells, strict=True):
                    if row is not None and cell.paragraphs and not cell.gap:
                        answers, _ = reader.cell(grid, column, cell.paragraphs, row)
                        row = Row(id=row.id, answers={**answers, **row.answers})
                        known[line.row] = row
            rows[grid.of] = tuple(known.values())
        return draft.with_(rows=rows)

    # ---- what a column shows of another table

    def _linked(self, draft: Draft) -> Draft:
        """With the rows that a table only shows, such as the recommendations of an action plan, made of its texts."""
        rows = {table: list(those) for table, those in draft.rows.items()}
        for _, text in _grids(self._found):
            grid = self._form.grids[text.grid]
            for at, column in enumerate(grid.columns):
                via = _VIA.fullmatch(column.say)
                ref = self._form.questions.get(via[1]) if via else None
                if via and ref and grid.kind != "fields":
                    self._link(rows, grid, text, at, (ref.id, ref.of, via[2]))
        return draft.with_(rows={table: tuple(those) for table, those in rows.items()})

    def _link(self, rows: dict[str, list[Row]], grid: Grid, text: GridText, at: int, via: tuple[str, str, str]) -> None:
        ref, target, shown = via
        there = rows.setdefault(target, [])
        for line in text.lines:
            said = " ".join(line.cells[at].paragraphs)
            number = next((n for n, row in enumerate(rows.get(grid.of, [])) if row.id == line.row), None)
            if not said or number is None:
                continue
            linked = next((row for row in there if _says(row, shown) == said), None)
            if linked is None:
                linked = Row(id=f"{target}-line{len(there)}", answers={shown: Answer(value=said)})
                there.append(linked)
                self._named[linked.id] = f"{target}-{self._fresh_id()}"
            row = rows[grid.of][number]
            rows[grid.of][number] = Row(id=row.id, answers={**row.answers, ref: Answer(value=linked.id)})

    # ---- text

    def _paragraphs(self, section: SectionText) -> Iterator[Act]:
        grids = [spec.say for spec in self._form.blocks if spec.section == section.id and spec.kind == "grid"]
        front = any(self._form.grids[grid].kind == "fields" for grid in grids)
        mine = [block for block in section.blocks if not block.grid and block.key not in self._used]
        mine = [block for block in mine if self._is_own(block)]
        if front:
            for block in mine:
                self.unplaced.append(
                    Unplaced(
                        where=self._form.section(section.id).title, why="this page has no place for it", text=block.text
                    )
                )
            return
        after: dict[str, str] = {}
        for block, told in zip(mine, self._by_term(section.id, mine), strict=True):
            if told.heading:
                continue
            key = f"{OWN}{section.id}.{self._fresh_id()}"
            head = f"{self._heading(section.id)}@{self._named[told.term]}" if told.term else FIRST
            yield BlockEdited(block=key, edit=BlockEdit(base="", text=block.text, after=after.get(told.term, head)))
            after[told.term] = key

    def _heading(self, section: str) -> str:
        """The block that heads each term in a section; empty in one that does not go term by term."""
        table = self._form.table_by_role("terms")
        specs = (spec for spec in self._form.blocks if spec.section == section and spec.kind == "heading")
        return next((spec.id for spec in specs if table and spec.each == table.id), "")

    def _by_term(self, section: str, blocks: list[Block]) -> list[Told]:
        """The term that each paragraph is about, and in sentences how many were placed so, and which were not."""
        if not self._heading(section):
            return [Told()] * len(blocks)
        found = under_terms(self._form, self._draft, [block.text for block in blocks])
        title = self._form.section(section).title
        if placed := sum(1 for told in found if told.term and not told.heading):
            self.said.append(f"{title}: paragraphs that stand under the term they are about: {placed}.")
        self.said += [
            f'{title}: no one term is named, so it stands before them all: "{_first_words(block.text)}"'
            for block, told in zip(blocks, found, strict=True)
            if not told.term
        ]
        return found

    def _is_own(self, block: Block) -> bool:
        return block.key.startswith("file.") and not block.key.startswith("file.table.") and bool(block.text.strip())

    # ---- what could not be read

    def _unread(self) -> None:
        """Lists the cells that are no answers, and keeps each as a note with the first open question it shows."""
        reader = AnswerReader(self._form, self._draft, self._today)
        for _, text in _grids(self._found):
            grid = self._form.grids[text.grid]
            columns = {column.id: column for column in grid.columns}
            whole = grid.kind == "fields"
            for number, line in enumerate(text.lines, 1):
                those = [columns[line.row]] if whole and line.row in columns else grid.columns
                for at, (column, cell) in enumerate(zip(those, line.cells, strict=True)):
                    if cell.gap or (grid.numbered and at == 0) or _VIA.fullmatch(column.say):
                        continue
                    found, left = reader.cell(grid, column, cell.paragraphs, self._row(grid, line.row))
                    if whole and any(self._form.questions[name].each for name in found):
                        left = cell.paragraphs
                    if not left or (whole and self._says_so(grid, line)):
                        continue
                    names = reader.shown_in(grid, column)
                    why = self._why_unread(names, "" if whole else line.row, grid, "\n".join(left))
                    heading = " ".join(column.label.split())
                    line_of = "" if whole else f"{grid.caption or grid.id}, line {number}, "
                    self.unplaced.append(Unplaced(where=f"{line_of}{heading}", why=why, text="\n".join(left)))

    def _says_so(self, grid: Grid, line: Line) -> bool:
        """Whether the answers that were read make this line say the same."""
        writer = GridWriter(self._form, grid, lambda: None)
        made = writer.line(Scope(form=self._form, draft=self._draft), line.row)
        return made is not None and made.cells[0].paragraphs == line.cells[0].paragraphs

    def _why_unread(self, names: tuple[str, ...], row: str, grid: Grid, text: str) -> str:
        questions = [self._form.questions[name] for name in names]
        if questions and not row and all(each.each for each in questions):
            return "it is made of what is answered elsewhere, which says something else"
        for question in questions:
            place = Place(question.id, row if question.each else "")
            mine = question.each == (grid.of if row else "")
            if mine and Park.LATER in question.park and self._draft.answer(place) is None:
                later = Answer(parked=Park.LATER, note=text)
                self._draft = apply(self._draft, Answered(place=place, answer=later))
                return "it could not be read as an answer; it is kept as a note with its question, for later"
        return "it could not be read as an answer"

    def _row(self, grid: Grid, name: str) -> Row:
        rows = self._draft.rows.get(grid.of, ())
        return next((row for row in rows if row.id == name), Row(id=""))


def _first_words(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} ..."


def _grids(found: ReadReport) -> Iterator[tuple[str, GridText]]:
    for section in found.report.sections:
        for block in section.blocks:
            if block.grid:
                yield section.id, block.grid


def _says(row: Row, question: str) -> str:
    answer = row.answers.get(question)
    return " ".join(answer.value.split()) if answer and isinstance(answer.value, str) else ""
