"""rebuilt: a draft as far as a Word file shows one, so that checks of rows and dates see what a reader would see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from imrassist.intake.found import ReadReport
from imrassist.intake.rows import AnswerReader, Answers
from imrassist.interview.question import Form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.writing.build import rows_in, spec_of
from imrassist.writing.report import Block, GridText


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What could be told."""

    draft: Draft
    known: frozenset[str]
    """Questions and tables that a file shows: an answer that is missing there is missing indeed."""


def rebuilt(form: Form, read: ReadReport, *, today: date) -> Rebuilt:
    """The answers that stand in the file where the form prints them; rows are called as the file's bookmarks do.

    Whatever the form cannot show, or the file says in words of its own, is not there: nothing is guessed.
    """
    draft = Draft(doc_id="", form_id=form.id)
    known: set[str] = set()
    for _ in range(2):  # what refers to rows can be read once these are there
        known = set()
        maker = _Maker(form, draft, today)
        for section in read.report.sections:
            for block in section.blocks:
                known |= maker.grid(block.grid) if block.grid else set()
        for section in read.report.sections:
            for block in section.blocks:
                known |= maker.block(block)
        draft = maker.draft()
    return Rebuilt(draft, frozenset(known))


class _Maker:
    """Gathers answers, once through a file."""

    def __init__(self, form: Form, before: Draft, today: date) -> None:
        self._form = form
        self._reader = AnswerReader(form, before, today)
        self._answers: Answers = {}
        self._rows: dict[str, dict[str, Answers]] = {}
        self._grids: set[str] = set()

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
            for line in text.lines:
                column = next((each for each in grid.columns if each.id == line.row), None)
                if column is None or line.cells[-1].gap:
                    continue
                paragraphs = line.cells[-1].paragraphs
                found, _ = self._reader.cell(grid, column, paragraphs, Row(id=""))
                self._take({name: each for name, each in found.items() if not self._form.questions[name].each})
            return set()
        known = {grid.of}
        self._grids.add(grid.of)
        rows = self._rows.setdefault(grid.of, {})
        for line in text.lines:
            answers = rows.setdefault(line.row, {})
            for column, cell in zip(grid.columns, line.cells, strict=True):
                if not cell.gap:
                    found, _ = self._reader.cell(grid, column, cell.paragraphs, Row(id=line.row, answers=answers))
                    answers |= found
        known |= _shown(rows.values())
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
        found = self._reader.sentence(spec, block.text, row)
        if found is None:
            return set()
        if row_id and spec.each in self._grids and row_id not in self._rows.get(spec.each, {}):
            row_id = self._called(spec.each, found)
            if not row_id:
                return set()
        before = self._rows.get(spec.each, {}).get(row_id, {}) if row else self._answers
        found |= self._reader.told_by(spec, row, {**before, **found}) or {}
        if row is None:
            found = {name: each for name, each in found.items() if not self._form.questions[name].each}
            self._take(found)
            return set(found)
        whole = {name: each for name, each in found.items() if not self._form.questions[name].each}
        own = {name: each for name, each in found.items() if name not in whole}
        self._take(whole)
        self._rows.setdefault(spec.each, {}).setdefault(row_id, {}).update(own)
        return {spec.each, *found}

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


def _shown(rows: Iterable[Answers]) -> set[str]:
    """The questions that at least half the lines of a table answer: where the others are blank, they are blank."""
    counts: dict[str, int] = {}
    lines = list(rows)
    for answers in lines:
        for name in answers:
            counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count * 2 >= len(lines)}
