"""examples: the bad and the good of each check, made into drafts and held against it"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from imrassist.checks.check import Check, GatherKind, Passage, TextKind, reads
from imrassist.checks.facts import Facts
from imrassist.checks.load import CheckSet, kind_for
from imrassist.checks.names import LackingError, Names, UnknownNameError
from imrassist.checks.run import Checker
from imrassist.interview.load import Fault
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.writing.write import Writer

TODAY = date(2010, 6, 1)
"""The day of examples that give none."""


class ExampleFault(ValueError):  # noqa: N818 - the project's word for what is not understood is a fault
    """An example that cannot be made into a draft; says so in a sentence."""


def example_faults(form: Form, checks: CheckSet, check: Check) -> list[Fault]:
    """The examples of one check that do not hold, each as a fault at the check."""
    faults = []
    for key, examples in (("bad", check.bad), ("good", check.good)):
        for number, example in enumerate(examples, 1):
            try:
                raised = raises(form, checks, check, example)
            except ExampleFault as fault:
                faults.append(Fault(check.file, check.line, key, f"{check.id}: example {number}: {fault}"))
                continue
            if raised != (key == "bad"):
                what = "does not raise it" if key == "bad" else "raises it"
                faults.append(Fault(check.file, check.line, key, f"{check.id}: example {number} {what}."))
    return faults


def raises(form: Form, checks: CheckSet, check: Check, example: Any) -> bool:
    """Whether a check has anything to say of this example: text, or a small draft."""
    if isinstance(example, str):
        return _text_raises(form, check, example)
    if not isinstance(example, dict):
        raise ExampleFault("is neither text nor a draft.")
    try:
        draft, today = draft_of(form, checks, check, example)
    except ExampleFault:
        raise
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise ExampleFault("cannot be made into a draft.") from error
    report = Writer(form).write(draft)
    alone = Checker(form, replace(checks, checks=(check,)))
    return bool(alone.run(draft, report, today=today))


def _text_raises(form: Form, check: Check, text: str) -> bool:
    kind = kind_for(check)
    asked = (check["from"] or check["sections_of"] or ("",))[0]
    section = form.questions[asked].section if asked else form.sections[0].id
    passage = Passage(
        section=section,
        block="example",
        kind=(check["blocks"] or ("para",))[0],
        text=text,
        questions=frozenset(check["from"] or ()),
    )
    if not reads(check, passage, form):
        raise ExampleFault("the check would not read it.")
    if isinstance(kind, TextKind):
        return any(True for _ in kind.judge(check, passage))
    if isinstance(kind, GatherKind):
        value = kind.gather(check, passage)
        facts = Facts(form, Draft(doc_id="example", form_id=form.id), TODAY)
        return value is not None and any(True for _ in kind.judge(check, facts, [(passage, value)]))
    raise ExampleFault("is text, and this check judges answers.")


def draft_of(form: Form, checks: CheckSet, check: Check, example: Mapping[str, Any]) -> tuple[Draft, date]:
    """The draft that an example stands for, and its day.

    Keys are names of questions and tables as the check's file speaks of them; ``today``; a meaning with true; ``id``
    in a row; and ``all = true`` for an answer to every question of the whole review. An answer is text, a list, or
    ``{ parked = "later" }``, ``{ given = "...", unsure = true }``, or ``{ words = 200 }`` for that much text.
    """
    maker = _Maker(form, checks, check)
    today = date.fromisoformat(str(example.get("today", TODAY.isoformat())))
    answers = dict(maker.everything()) if example.get("all") else {}
    rows: dict[str, tuple[Row, ...]] = {}
    for key, value in example.items():
        if key in ("today", "all"):
            continue
        if isinstance(value, list) and (table := maker.table(key)):
            rows[table] = tuple(maker.row(table, number, each) for number, each in enumerate(value, 1))
        else:
            answers.update(maker.answers(key, value))
    return Draft(doc_id="example", form_id=form.id, answers=answers, rows=rows), today


class _Maker:
    """Makes answers and rows out of an example's keys."""

    def __init__(self, form: Form, checks: CheckSet, check: Check) -> None:
        self._form = form
        self._meanings = checks.meanings
        self._names = Names(form, {}, frozenset(), common=check.common)

    def table(self, key: str) -> str:
        """The id of the table of this name; empty when there is none."""
        return self._names.table(key) if self._names.is_table(key) else ""

    def row(self, table: str, number: int, raw: Mapping[str, Any]) -> Row:
        """One row of an example."""
        answers: dict[str, Answer] = {}
        for key, value in raw.items():
            if key != "id":
                answers.update(self.answers(key, value))
        return Row(id=f"{table}-{raw.get('id', number)}", answers=answers)

    def answers(self, key: str, value: Any) -> Iterator[tuple[str, Answer]]:
        """The answer that one key stands for: one, or for a meaning the one that makes it true."""
        if key in self._meanings:
            name, literal = self._true(key)
            yield name, self._answer(self._form.questions[name], literal)
            return
        try:
            question = self._form.questions[self._names.question(key)]
        except LackingError:
            return
        except UnknownNameError as error:
            raise ExampleFault(str(error)) from error
        yield question.id, self._answer(question, value)

    def everything(self) -> Iterator[tuple[str, Answer]]:
        """An answer to every question of the whole review."""
        for question in self._form.questions.values():
            if question.each or question.kind == "note":
                continue
            plain: dict[str, Any] = {"date": "2010-01-01", "time": "10:00", "table": "done", "yesno": "no"}
            plain |= {"multi": [], "refs": [], "choice": question.options[0].id if question.options else ""}
            yield question.id, self._answer(question, plain.get(question.kind, "Some words."))

    def _answer(self, question: Question, value: Any) -> Answer:
        if isinstance(value, dict):
            if "parked" in value:
                return Answer(parked=Park(value["parked"]), note=value.get("note", ""), who=value.get("who", ""))
            if "words" in value:
                return Answer(value=" ".join(f"word{n}" for n in range(value["words"])))
            return Answer(value=value["given"], unsure=value.get("unsure", False))
        if question.kind in ("ref", "refs", "multi"):
            several = [] if value == "none" else [value] if isinstance(value, str) else list(value)
            ids = tuple(f"{question.of}-{each}" if question.of else each for each in several)
            return Answer(value=ids[0] if question.kind == "ref" and ids else ids)
        if isinstance(value, list):
            raise ExampleFault(f'"{question.id}" takes one answer, not a list.')
        return Answer(value=str(value))

    def _true(self, meaning: str) -> tuple[str, Any]:
        """The question of a meaning and an answer that makes it true.

        For ``q == 'x'``, ``q in ('x', 'y')`` and ``'x' in q``.
        """
        match ast.parse(self._meanings[meaning], mode="eval").body:
            case ast.Compare(left=ast.Name(id=name), ops=[ast.Eq()], comparators=[ast.Constant(value=str(literal))]):
                return name, literal
            case ast.Compare(
                left=ast.Name(id=name),
                ops=[ast.In()],
                comparators=[ast.Tuple(elts=[ast.Constant(value=str(literal)), *_])],
            ):
                return name, literal
            case ast.Compare(left=ast.Constant(value=str(literal)), ops=[ast.In()], comparators=[ast.Name(id=name)]):
                return name, [literal]
        raise ExampleFault(f'the meaning "{meaning}" cannot be made true by one answer.')
