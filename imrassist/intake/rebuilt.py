"""rebuilt: a draft as far as a Word file shows one, so that checks of rows and dates see what a reader would see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from imrassist.intake.found import ReadReport
from imrassist.intake.rows import AnswerReader, Answers
from imrassist.intake.sentences import Sentences, always_told, silent
from imrassist.intake.unfill import fields
from imrassist.interview.condition import Scope
from imrassist.interview.question import BlockSpec, Column, Form, Grid
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.build import rows_in, spec_of
from imrassist.writing.report import Block, GridText, Line, Report, SectionText
from imrassist.writing.write import Writer


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What could be told."""

    draft: Draft
    known: frozenset[str]
    """Questions and tables that a file shows: an answer that is missing there is missing indeed."""
    missing: frozenset[Place] = frozenset()
    """Answers that a file would show if they were there: what the form says of them is gone from where all else is."""


def rebuilt(form: Form, read: ReadReport, *, today: date, freely: bool = False) -> Rebuilt:
    """The answers that stand in the file where the form prints them; rows are called as the file's bookmarks do.

    Whatever the form cannot show, or the file says in words of its own, is not there: nothing is guessed. With
    `freely`, for judging alone, more is read than could be printed again as it stands (`sentences`).
    """
    draft = Draft(doc_id="", form_id=form.id)
    known: set[str] = set()
    numbers: dict[str, dict[str, str]] = {}
    for _ in range(2):  # what refers to rows can be read once these are there
        known = set()
        maker = _Maker(form, draft, today, numbers if freely else None)
        for section in read.report.sections:
            for block in section.blocks:
                known |= maker.grid(block.grid) if block.grid else set()
        for section in read.report.sections:
            for block in section.blocks:
                known |= maker.block(block)
        known |= maker.finish()
        draft, numbers = maker.draft(), maker.numbers
        known |= set(_shown(form, draft, maker.in_cells | always_told(form)))
    if not freely:
        return Rebuilt(draft, frozenset(known))
    sure = {section.id for section in read.report.sections if _is_ours(section)}
    known |= {silent(spec) for spec in form.blocks if spec.section in sure and not spec.into} - {""}
    missing = {*maker.blank, *_left_out(form, draft, read.report, sure)}
    known |= {place.question for place in missing if not place.row}
    return Rebuilt(draft, frozenset(known), frozenset(missing))


def _is_ours(section: SectionText) -> bool:
    """Whether all text of a section stands in blocks of the form: then what is not there was not said."""
    texts = [block for block in section.blocks if not block.grid]
    return bool(texts) and not any(block.key.startswith("file.") for block in texts)


def _left_out(form: Form, draft: Draft, report: Report, sure: set[str]) -> Iterator[Place]:
    """The answers of blocks that would be printed if they had them, and are not."""
    there = {block.key for section in report.sections for block in section.blocks}
    for section in Writer(form).write(draft).sections:
        for block in section.blocks if section.id in sure else ():
            spec = spec_of(form, block.key)
            if block.gap and spec and not spec.into and block.key not in there:
                question = form.questions.get(_first_of(form, spec))
                place = Place(question.id, rows_in(block.key)[0] if question.each else "") if question else None
                if place and not draft.answer(place):
                    yield place


def _first_of(form: Form, spec: BlockSpec) -> str:
    """The question without whose answer a block is not printed: its own, or that of the block it stands in for."""
    if not spec.say:
        told = (each for each in form.blocks if f"not {each.when}" == spec.when and not each.into)
        spec = next(told, spec)
    return next(iter(fields(spec.say)), "")


class _Maker:
    """Gathers answers, once through a file."""

    def __init__(self, form: Form, before: Draft, today: date, numbers: dict[str, dict[str, str]] | None) -> None:
        self._form = form
        self._reader = AnswerReader(form, before, today)
        self._sentences = None if numbers is None else Sentences(self._reader, numbers)
        self._into: dict[str, list[BlockSpec]] = {}
        for spec in form.blocks:
            self._into.setdefault(spec.into, []).append(spec)
        self._answers: Answers = {}
        self._rows: dict[str, dict[str, Answers]] = {}
        self._grids: set[str] = set()
        self.in_cells: set[str] = set()
        """The questions that were read in lines of the form's tables."""
        self.numbers: dict[str, dict[str, str]] = {}
        """By table, then by number, the rows that the text numbers."""
        self.blank: set[Place] = set()
        """Lines of the front sheet with nothing in them."""

    def draft(self) -> Draft:
        """What has been gathered."""
        rows = {
            table: tuple(Row(id=row, answers=answers) for row, answers in those.items())
            for table, those in self._rows.items()
        }
        return Draft(doc_id="", form_id=self._form.id, answers=self._answers, rows=rows)

    def grid(self, text: GridText) -> set[str]:
        """The answers in a table, and what it shows."""
        grid = self._form.grids[text.grid]
        if grid.kind == "fields":
            return self._fields(grid, text)
        known = {grid.of}
        for template, said in zip(grid.above, text.above, strict=False):
            above = (self._sentences.read(template, said, None) if self._sentences else None) or {}
            self._take(above)
            known |= above.keys()
        self._grids.add(grid.of)
        rows = self._rows.setdefault(grid.of, {})
        for line in text.lines:
            answers = rows.setdefault(line.row, {})
            for column, cell in zip(grid.columns, line.cells, strict=True):
                if not cell.gap:
                    found = self._cell(grid, column, cell.paragraphs, Row(id=line.row, answers=answers))
                    self.in_cells |= found.keys()
                    answers |= found
            answers |= self._as_said(self._sentences, grid, line, answers) if self._sentences else {}
        if self._sentences:
            # What later tables refer to is there then.
            before, now = self._reader.draft, self.draft()
            self._reader.draft = before.with_(rows={**before.rows, **now.rows})
        return known

    def _cell(self, grid: Grid, column: Column, paragraphs: tuple[str, ...], row: Row) -> Answers:
        if self._sentences is None:
            return self._reader.cell(grid, column, paragraphs, row)[0]
        specs = self._into.get(f"{grid.id}.{column.id}", [])
        found: Answers = {}
        left: list[str] = []
        for paragraph in paragraphs:
            said = self._sentences.paragraph(specs, paragraph, row) if len(specs) > 1 else None
            if said is None:
                left.append(paragraph)
            else:
                found |= said
        more, _ = self._reader.cell(grid, column, tuple(left), Row(id=row.id, answers={**row.answers, **found}))
        if column.say and not more:
            more = self._sentences.read(column.say, "\n".join(paragraphs), row) or {}
        return {**more, **found}

    def _as_said(self, sentences: Sentences, grid: Grid, line: Line, answers: Answers) -> Answers:
        """A time that stands for one not known, and of which nothing says why: it is the time itself."""
        found: Answers = {}
        for column, cell in zip(grid.columns, line.cells, strict=True):
            for spec in self._into.get(f"{grid.id}.{column.id}", ()):
                if cell.paragraphs != (spec.say,):
                    continue
                for name in sentences.implied(spec.when, {}, Row(id=line.row)):
                    if self._form.questions[name].kind == "time" and not (answers.get(name) or Answer(value="")).note:
                        found[name] = self._reader.value(name, spec.say, line.row) or answers[name]
        return found

    def _fields(self, grid: Grid, text: GridText) -> set[str]:
        known: set[str] = set()
        for line in text.lines:
            column = next((each for each in grid.columns if each.id == line.row), None)
            if column is None or line.cells[-1].gap:
                continue
            cell = line.cells[-1]
            found, left = self._reader.cell(grid, column, cell.paragraphs, Row(id=""))
            whole = {name: each for name, each in found.items() if not self._form.questions[name].each}
            self._take(whole)
            names = {place.question for place in cell.places}
            if not any(each.strip() for each in left):
                known |= names
                self.blank |= {Place(name) for name in names - whole.keys()}
            known |= whole.keys()
        return known

    def block(self, block: Block) -> set[str]:
        """The answers in a sentence of the form."""
        spec = spec_of(self._form, block.key)
        if spec is None or block.gap:
            return set()
        row_id, outer = rows_in(block.key)
        if outer or not spec.say or (row_id and not row_id.startswith(f"{spec.each}-")):
            return set()
        row = Row(id=row_id) if row_id else None
        if row and self._sentences and (number := self._sentences.number(spec, block.text)):
            self.numbers.setdefault(spec.each, {})[number] = row_id
        found = self._reader.sentence(spec, block.text, row)
        if found is None and self._sentences:
            found = self._sentences.read(spec.say, block.text, row)
        if found is None:
            return set()
        if row_id and spec.each in self._grids and row_id not in self._rows.get(spec.each, {}):
            row_id = self._called(spec.each, found)
            if not row_id:
                return set()
        before = self._rows.get(spec.each, {}).get(row_id, {}) if row else self._answers
        said = set(found)
        found = self._implied(spec, row, {**before, **found})
        whole = {name: each for name, each in found.items() if not self._form.questions[name].each}
        self._take(whole)
        if row is None:
            return set(whole)
        own = {name: each for name, each in found.items() if name not in whole}
        self._rows.setdefault(spec.each, {}).setdefault(row_id, {}).update(own)
        return {spec.each, *whole, *said}

    def _implied(self, spec: BlockSpec, row: Row | None, found: Answers) -> Answers:
        """The answers of a block, and those without which it would not be there."""
        found |= self._reader.told_by(spec, row, found) or {}
        for condition in (spec.where, spec.when):
            found |= self._sentences.implied(condition, found, row) if self._sentences else {}
        return found

    def finish(self) -> set[str]:
        """What must have been answered for all the rest to be asked; and that tables with rows are there."""
        known: set[str] = set()
        if self._sentences is None:
            return known
        self._answers |= (whole := self._sentences.asked(self._answers, None))
        known |= set(whole)
        for table, rows in self._rows.items():
            for row_id, answers in rows.items():
                rows[row_id] = answers | self._sentences.asked(answers, Row(id=row_id))
            # What is only to be concluded is known where it is known of every row: else silence may mean a no.
            known |= set.intersection(*map(set, rows.values())) if rows else set()
            listing = next((q for q in self._form.questions.values() if q.kind == "table" and q.of == table), None)
            if rows and listing and not listing.each:
                self._answers.setdefault(listing.id, Answer(value="done"))
                known.add(listing.id)
        return known

    def _called(self, table: str, said: Answers) -> str:
        """The one line of a table that has an answer of these, such as the person's code; empty for none or several."""
        like = [
            row
            for row, answers in self._rows[table].items()
            if any(name in answers and answers[name].value == each.value for name, each in said.items())
        ]
        return like[0] if len(like) == 1 else ""

    def _take(self, found: Mapping[str, Answer]) -> None:
        self._answers.update(found)


def _shown(form: Form, draft: Draft, names: Iterable[str]) -> Iterator[str]:
    """Those that at least half the lines of their table that are asked them answer: a blank is a blank there."""
    scopes = {table: [Scope(form=form, draft=draft, row=row) for row in rows] for table, rows in draft.rows.items()}
    for name in names:
        question = form.questions[name]
        asked = [scope for scope in scopes.get(question.each, ()) if scope.asked(question) is True]
        if asked and 2 * sum(scope.answer(name) is not None for scope in asked) >= len(asked):
            yield name
