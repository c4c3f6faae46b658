"""What must be answered leaves a visible gap in the working copies until it is; what is settled without one is said."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from imrassist.interview.condition import Scope, parse
from imrassist.interview.load import load_form
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.resources import folder
from imrassist.writing.build import spec_names
from imrassist.writing.fill import names_in
from imrassist.writing.write import Writer

FORMS = sorted(each.parent.name for each in folder("prompts").glob("*/form.toml"))
SAMPLES = {
    "text": "plain words",
    "long": "The author wrote a whole sentence.",
    "code": "Child 1",
    "date": "2009-09-17",
    "time": "10:15",
    "picture": f"picture-{'0' * 20}.png",
    "table": "done",
}
NOTE = "the file of that year was destroyed"
SETTLED = re.compile(rf"{NOTE}|not known|not applicable|n/a|\b00:00\b", re.IGNORECASE)
"""What the report says of a question that has no record, or does not apply: the reason, or what the form wants."""

Words = tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
Values = Mapping[str, str | tuple[str, ...] | Answer]


@cache
def form_of(name: str) -> Form:
    return load_form(name)


def must(name: str) -> list[Question]:
    """What must be answered and is printed, in the report or in a document beside it."""
    form = form_of(name)
    printed = set(itertools.chain.from_iterable(spec_names(block) for block in form.blocks))
    for column in itertools.chain.from_iterable(grid.columns for grid in form.grids.values()):
        printed |= set(names_in(column.say)) | parse(column.when).names
    printed |= {name for grid in form.grids.values() for line in grid.above for name in names_in(line)}
    printed |= {question.id for question in form.questions.values() if question.kind == "table"}
    return [question for question in form.questions.values() if question.need == "must" and question.id in printed]


CASES = [pytest.param(name, question.id, id=question.id) for name in FORMS for question in must(name)]
PARKED = [
    pytest.param(name, question.id, Park(way), id=f"{question.id}-{way}")
    for name in FORMS
    for question in must(name)
    for way in question.park
]


def sample(question: Question) -> str | tuple[str, ...]:
    """An answer of this kind."""
    return next(candidates(question))


def candidates(question: Question) -> Iterator[str | tuple[str, ...]]:
    """The answers of this kind that conditions may tell apart."""
    options = [option.id for option in question.options]
    match question.kind:
        case "yesno":
            yield from ("yes", "no")
        case "choice":
            yield from options
        case "multi":
            yield from ((option,) for option in options)
            yield ()
        case "ref":
            yield f"{question.of}-1"
        case "refs":
            yield (f"{question.of}-1",)
            yield ()
        case "table":
            yield from ("done", "none")
        case _:
            yield SAMPLES[question.kind]


def as_answer(value: str | tuple[str, ...] | Answer) -> Answer:
    return value if isinstance(value, Answer) else Answer(value=value)


def draft_of(form: Form, values: Values, empty: str = "") -> Draft:
    """One row of each table but `empty`, with these answers."""

    def answers(table: str) -> dict[str, Answer]:
        return {name: as_answer(value) for name, value in values.items() if form.questions[name].each == table}

    rows = {table: (Row(id=f"{table}-1", answers=answers(table)),) for table in form.tables if table != empty}
    return Draft(doc_id="d1", form_id=form.id, answers=answers(""), rows=rows)


def wanted(form: Form, draft: Draft, question: Question) -> bool:
    """Whether it is certainly asked."""
    row = draft.row(f"{question.each}-1") if question.each else None
    if question.kind == "note" or question.unasked:
        return False
    return Scope(form=form, draft=draft, row=row).asked(question) is True


def reach(form: Form, question: Question, values: Values, empty: str) -> Iterator[Values]:
    """Answers under which this question is asked, and so are those that it is asked because of."""
    leaders = [form.questions[name] for name in sorted(parse(question.when).names) if name in form.questions]
    free = [each for each in leaders if each.id not in values]
    for chosen in itertools.product(*(tuple(candidates(each)) for each in free)):
        tried = {**values, **{each.id: value for each, value in zip(free, chosen, strict=True)}}
        for found in reach_all(form, leaders, tried, empty):
            if wanted(form, draft_of(form, found, empty), question):
                yield found


def reach_all(form: Form, questions: list[Question], values: Values, empty: str) -> Iterator[Values]:
    """Answers under which all of these are asked."""
    if not questions:
        yield values
        return
    for found in reach(form, questions[0], values, empty) if questions[0].when else (values,):
        yield from reach_all(form, questions[1:], found, empty)


@cache
def whole(name: str, question_id: str, answer: Answer | None = None) -> Draft:
    """A draft in which all questions that are asked have an answer, this one that answer; no row in a table of it."""
    form = form_of(name)
    question = form.questions[question_id]
    empty = question.of if question.kind == "table" else ""
    values = next(reach(form, question, {}, empty), None)
    assert values is not None, f"no answers lead to {question.id}"
    values = {**values, question.id: answer or ("none" if empty else sample(question))}
    while True:
        draft = draft_of(form, values, empty)
        more = [each for each in form.questions.values() if each.id not in values and wanted(form, draft, each)]
        if not more:
            return draft
        values = {**values, **{each.id: sample(each) for each in more}}


def without(draft: Draft, question: Question, answer: Answer | None) -> Draft:
    """The same draft with this answer in place of the question's; None for none."""

    def put(answers: Mapping[str, Answer]) -> dict[str, Answer]:
        return {**{k: v for k, v in answers.items() if k != question.id}, **({question.id: answer} if answer else {})}

    if not question.each:
        return draft.with_(answers=put(draft.answers))
    rows = tuple(Row(id=row.id, answers=put(row.answers)) for row in draft.rows[question.each])
    return draft.with_(rows={**draft.rows, question.each: rows})


@cache
def writer(name: str) -> Writer:
    return Writer(form_of(name))


@cache
def complete(name: str, question_id: str) -> Words:
    """What is written while nothing is missing."""
    return written(name, whole(name, question_id))


def written(name: str, draft: Draft) -> Words:
    """Where and what: all that stands in the report, and the gaps that a working copy shows."""
    said: set[tuple[str, str]] = set()
    gaps: set[tuple[str, str]] = set()
    documents = {section.document for section in form_of(name).sections} - {""}
    sections = [*writer(name).write(draft).sections]
    sections += itertools.chain.from_iterable(writer(name).beside(draft, each) for each in sorted(documents))
    for block in itertools.chain.from_iterable(section.blocks for section in sections):
        (gaps if block.gap else said).add((block.key, block.text))
        for line in block.grid.lines if block.grid else ():
            for at, cell in enumerate(line.cells):
                where = f"{block.key} {line.row} {at}"
                (gaps if cell.gap else said).update((where, text) for text in cell.paragraphs)
                gaps.update((where, each.text) for each in cell.missing)
    return frozenset(said), frozenset(gaps)


@pytest.mark.parametrize(("name", "question_id"), CASES)
def test_what_must_be_answered_leaves_a_gap_until_it_is(name: str, question_id: str) -> None:
    open_ = without(whole(name, question_id), form_of(name).questions[question_id], None)
    assert written(name, open_)[1] - complete(name, question_id)[1]


@pytest.mark.parametrize(("name", "question_id", "way"), PARKED)
def test_what_is_left_to_find_out_stays_a_gap_and_what_is_settled_is_said(
    name: str, question_id: str, way: Park
) -> None:
    question = form_of(name).questions[question_id]
    before, open_before = complete(name, question_id)
    if way in (Park.LATER, Park.ASK):
        parked = Answer(parked=way, who="the team manager" if way is Park.ASK else "")
        assert written(name, without(whole(name, question_id), question, parked))[1] - open_before
        return
    said, gaps = written(name, whole(name, question_id, Answer(parked=way, note=NOTE)))
    assert not gaps - open_before
    assert any(SETTLED.search(text) for _, text in said - before), said - before


TABLES = [pytest.param(name, each.id, id=each.id) for name in FORMS for each in must(name) if each.kind == "table"]


@pytest.mark.parametrize(("name", "question_id"), TABLES)
def test_a_table_that_was_done_and_then_emptied_leaves_a_gap(name: str, question_id: str) -> None:
    done = Answer(value="done")
    assert written(name, whole(name, question_id, done))[1] - complete(name, question_id)[1]
