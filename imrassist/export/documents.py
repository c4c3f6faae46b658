"""Which parts of a report each document holds: all of it, or the chronology, the plan, the front sheet alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.writing.papers import Paper
from imrassist.writing.report import Block, Report, SectionText

COPIES = ("working", "submission")
"""A working copy shows guidance notes and marks what is missing; a submission copy holds neither."""

DOCUMENTS = ("imr", "main-body", "front-sheet", "family", "chronology", "action-plan")
"""The documents that one report gives; others are `writing.papers`."""

WHOLE = ("imr", "main-body")
"""Those that hold what is about the report as a whole."""
_ALONE = {"family": "people", "chronology": "contacts", "action-plan": "actions"}
"""Documents made of the sections that hold the table of a role."""
_SEPARATE = ("contacts", "actions")
"""Roles of the tables that are documents of their own, and so are left out of the main body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section, as a document shows it."""

    section: SectionText
    front: bool = False
    """A front sheet: on a page of its own, under the title of the form."""
    separate: frozenset[str] = frozenset()
    """Keys of the tables that this document leaves to a document of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Something that a form asks for and a document lacks; a submission copy of it has a blank there."""

    section: str
    """Id of the section."""
    title: str
    """What the section is called."""
    block: str
    """Key of the report's block."""
    row: str = ""
    """Id of the table's line; empty outside a table."""
    what: str = ""
    """What is missing, in the form's words: the heading of a column, or the gap a working copy shows."""
    question: str = ""
    """Id of the question that would fill it; empty when the report does not say."""
    at: str = ""
    """Id of the row it is asked of."""
    must: bool = False
    """Whether the form requires it."""


def parts(report: Report, form: Form, document: str) -> tuple[Part, ...]:
    """The sections of a document, in the form's order.

    Raises `ImrError` for a document that nobody knows, or that this form has not.
    """
    if document not in DOCUMENTS:
        names = ", ".join(DOCUMENTS)
        raise ImrError(
            "export", f'There is no document "{document}".', f"Choose one of: {names}.", "Nothing was written."
        )
    found = tuple(_chosen(report, form, document))
    if not found:
        raise ImrError(
            "export",
            f'This form has nothing to put into a document "{document}".',
            'Choose another document; "imr" is the whole review.',
            "Nothing was written.",
        )
    return found


def paper_parts(paper: Paper) -> tuple[Part, ...]:
    """The sections of a document beside the report."""
    return tuple(Part(section=section) for section in paper.sections)


def form_of(form: Form, paper: Paper) -> Form:
    """The form with the title and the tables of a document beside the report."""
    return replace(form, title=paper.title, grids={**form.grids, **paper.grids})


def letterhead(report: Report, form: Form) -> tuple[Block, ...]:
    """The lines that open every document: what a front sheet says above its table, the agency's name and logo."""
    for section in report.sections:
        if _is_front(section, form):
            return tuple(block for block in section.blocks if block.grid is None)
    return ()


def subject(report: Report, form: Form) -> str:
    """Whom the review is about, as the front sheet says it: its own label, then the code.

    It heads the documents that go without a front sheet. Empty where no line of a front sheet is filled from
    the question that plays this part.
    """
    question = form.by_role("subject")
    for section in report.sections:
        for block in section.blocks if _is_front(section, form) else ():
            columns = {each.id: each for each in form.grids[block.grid.grid].columns} if block.grid else {}
            for line in block.grid.lines if block.grid else ():
                cell = line.cells[-1]
                asked = question is not None and any(place.question == question.id for place in cell.places)
                if asked and cell.paragraphs and not cell.gap and line.row in columns:
                    return f"{' '.join(columns[line.row].label.split())}: {cell.paragraphs[0]}"
    return ""


def missing(report: Report, form: Form, document: str = "imr") -> tuple[Missing, ...]:
    """Everything a document lacks, in its order; raises `ImrError` as `parts` does.

    What a working copy marks, a submission copy leaves out or blank: whether that may be sent is for
    whoever asked to decide, above all where ``must`` is set.
    """
    return missing_in(parts(report, form, document), form)


def missing_in(those: Iterable[Part], form: Form) -> tuple[Missing, ...]:
    """Everything that these sections lack, in their order."""
    return tuple(
        lack
        for part in those
        for block in part.section.blocks
        if block.key not in part.separate
        for lack in _lacking(part.section, block, form)
    )


def _chosen(report: Report, form: Form, document: str) -> Iterator[Part]:
    for section in report.sections:
        front = _is_front(section, form)
        if document in _ALONE:
            if _tables(section, form, (_ALONE[document],)):
                yield Part(section=section)
        elif document == "front-sheet":
            if front:
                yield Part(section=section, front=True)
        elif document == "main-body":
            yield Part(section=section, front=front, separate=_tables(section, form, _SEPARATE))
        else:
            yield Part(section=section, front=front)


def _is_front(section: SectionText, form: Form) -> bool:
    return any(block.grid is not None and form.grids[block.grid.grid].kind == "fields" for block in section.blocks)


def _tables(section: SectionText, form: Form, roles: tuple[str, ...]) -> frozenset[str]:
    return frozenset(
        block.key for block in section.blocks if block.grid is not None and _role(block.grid.grid, form) in roles
    )


def _role(grid: str, form: Form) -> str:
    table = form.tables.get(form.grids[grid].of)
    return table.role if table else ""


def _lacking(section: SectionText, block: Block, form: Form) -> Iterator[Missing]:
    if block.grid is None:
        if block.gap:
            yield _missing(form, section, block.key, block.places, what=block.text.strip("[] \n"))
        return
    columns = form.grids[block.grid.grid].columns
    for line in block.grid.lines:
        for at, cell in enumerate(line.cells):
            if cell.gap:
                label = next((each.label for each in columns if each.id == line.row), columns[at].label)
                yield _missing(form, section, block.key, cell.places, row=line.row, what=" ".join(label.split()))
            for each in cell.missing:
                yield _missing(form, section, block.key, each.places, row=line.row, what=each.text.strip("[] \n"))


def _missing(
    form: Form, section: SectionText, block: str, places: tuple[Place, ...], *, what: str, row: str = ""
) -> Missing:
    asked = [(form.questions[place.question], place) for place in places if place.question in form.questions]
    # The first required one: a block often leans on several answers, and a face opens one question.
    asked.sort(key=lambda each: each[0].need != "must")
    question, place = asked[0] if asked else (None, None)
    return Missing(
        section=section.id,
        title=next((each.title for each in form.sections if each.id == section.id), " ".join(form.title.split())),
        block=block,
        row=row,
        what=what,
        question=place.question if place else "",
        at=place.row if place else "",
        must=question is not None and question.need == "must",
    )
