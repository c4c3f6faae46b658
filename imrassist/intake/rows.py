"""answers: what stands in the cells and sentences of a file -> answers, as far as the form lets them be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from imrassist.intake.unfill import fields, is_bare, is_constant, leads, unfill
from imrassist.interview.choosing import NO, YES
from imrassist.interview.condition import Scope, parse
from imrassist.interview.question import BlockSpec, Column, Form, Grid, Question
from imrassist.interview.reading import Misread, offers, read
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row

Answers = dict[str, Answer]
_PRINTED = re.compile(r"(?P<day>[0-9]{2}/[0-9]{2}/)(?P<year>[0-9]{2})")


class AnswerReader:
    """Reads answers out of texts that stand where the form prints them. Guesses nothing: what is unclear is left."""

    def __init__(self, form: Form, draft: Draft, today: date) -> None:
        self.form = form
        self.draft = draft
        """Gives the rows that may be chosen."""
        self.today = today
        # Whether a question is asked may hang on answers that a file does not show; what it prints was asked.
        self._open = replace(form, questions={name: replace(each, when="") for name, each in form.questions.items()})
        self._into: dict[str, tuple[BlockSpec, ...]] = {}
        for spec in form.blocks:
            if spec.into:
                self._into[spec.into] = (*self._into.get(spec.into, ()), spec)

    def value(self, name: str, text: str, row: str = "") -> Answer | None:
        """One text as an answer to a question; None where it is none."""
        answer = self._read(name, text, row)
        return None if isinstance(answer, Misread) else answer

    def misread(self, name: str, text: str, row: str = "") -> Misread | None:
        """Why a text is no answer to a question; None where it is one, or the question takes no text."""
        answer = self._read(name, text, row)
        return answer if isinstance(answer, Misread) else None

    def _read(self, name: str, text: str, row: str) -> Answer | Misread | None:
        question = self.form.questions.get(name)
        if question is None or question.kind in ("table", "note", "picture"):
            return None
        said = text.replace(" and ", ", ") if question.kind in ("refs", "multi") else text
        found = read(question, said, form=self.form, draft=self.draft, row=row, today=self.today)
        if isinstance(found, Misread) and question.kind == "date" and (whole := self._whole_year(text)):
            return read(question, whole, form=self.form, draft=self.draft, row=row, today=self.today)
        return found

    def _whole_year(self, text: str) -> str:
        """A day of long ago as a form prints it, with its whole year: it was typed so, or is a slip to be judged."""
        printed = _PRINTED.fullmatch(text.strip())
        if printed is None:
            return ""
        year = self.today.year - (self.today.year - int(printed["year"])) % 100
        return f"{printed['day']}{year}" if year < self.today.year else ""

    def sentence(self, spec: BlockSpec, text: str, row: Row | None = None) -> Answers | None:
        """The answers in a text that this block of the form was filled to; None where it was not."""
        said = unfill(spec.say, text)
        if said is None:
            return None
        found: Answers = {}
        for name, words in said.items():
            question = self.form.questions.get(name)
            answer = self.value(name, words, row.id if row else "") if question else None
            if answer is None or (question and bool(question.each) != bool(row)):
                return None
            found[name] = answer
        return found

    def cell(self, grid: Grid, column: Column, texts: tuple[str, ...], row: Row) -> tuple[Answers, tuple[str, ...]]:
        """The answers in a cell, and its texts that are none."""
        if not texts:
            return {}, ()
        if column.say:
            said = unfill(column.say, "\n".join(texts)) or {}
            found = self._of_row(said, row)
            return (found, ()) if found and len(found) == len(said) else ({}, texts)
        specs = self._into.get(f"{grid.id}.{column.id}", ())
        found = {}
        free: list[str] = []
        for text in texts:
            for at in range(len(specs)):
                answers = self._part(specs, at, text, row, found)
                if answers is not None:
                    found |= answers
                    break
            else:
                free.append(text)
        more, left = self._free(specs, free, row)
        return found | more, left

    def shown_in(self, grid: Grid, column: Column) -> tuple[str, ...]:
        """The questions whose answers a column shows, in the order they first come up; else those it hangs on."""
        specs = self._into.get(f"{grid.id}.{column.id}", ())
        says = (column.say, *(spec.say for spec in specs))
        named = [name for say in says for name in fields(say)] or sorted(_common(specs))
        return tuple(dict.fromkeys(name for name in named if name in self.form.questions))

    def _of_row(self, said: Mapping[str, str], row: Row) -> Answers:
        asked = {name: words for name, words in said.items() if name in self.form.questions}
        read_ = {name: self.value(name, words, row.id) for name, words in asked.items()}
        return {name: answer for name, answer in read_.items() if answer}

    def _part(self, specs: tuple[BlockSpec, ...], at: int, text: str, row: Row, found: Answers) -> Answers | None:
        """The answers that make one of a cell's blocks say this text: a constant, or words of its own in front."""
        spec = specs[at]
        if is_constant(spec.say):
            return self._condition(spec, row, found, _common(specs)) if _same_word(spec.say, text) else None
        if not leads(spec.say) or any(each.kind == "run" for each in specs[at + 1 : at + 2]):
            return None
        answers = self.sentence(spec, text, row)
        return None if answers is None else answers | (self._condition(spec, row, found | answers) or {})

    def _condition(
        self, spec: BlockSpec, row: Row, found: Answers, first: frozenset[str] = frozenset()
    ) -> Answers | None:
        """One answer that makes the block's condition hold, beside those that are known; None where none alone does."""
        return self.told_by(spec, row, {**row.answers, **found}, first)

    def told_by(
        self, spec: BlockSpec, row: Row | None, known: Mapping[str, Answer], first: frozenset[str] = frozenset()
    ) -> Answers | None:
        """The one more answer, beside those known, that this block can be printed for.

        Nothing for a block that is printed anyway; None where no one answer alone makes it so, or more than one. One of
        the questions that come ``first`` is taken before others.
        """
        condition = parse(spec.when)
        if condition.holds(self._scope(row, known)):
            return {}
        ways: Answers = {}
        for name in sorted(condition.names):
            question = self.form.questions.get(name)
            if question is None or (question.each and row is None):
                continue
            fits = [
                answer
                for answer in self._candidates(question, known.get(name), row)
                if condition.holds(self._scope(row, {**known, name: answer}))
            ]
            given = [answer for answer in fits if answer.given]
            if len(given) == 1 or (len(fits) == 1 and not given):
                ways[name] = (given or fits)[0]
        before = {name: answer for name, answer in ways.items() if name in first}
        ways = before or ways
        return ways if len(ways) == 1 else None

    def _scope(self, row: Row | None, known: Mapping[str, Answer]) -> Scope:
        whole = {name: each for name, each in known.items() if not self._open.questions[name].each}
        own = {name: each for name, each in known.items() if name not in whole}
        draft = self.draft.with_(answers={**self.draft.answers, **whole}) if whole else self.draft
        return Scope(form=self._open, draft=draft, row=Row(id=row.id, answers=own) if row else None)

    def _candidates(self, question: Question, known: Answer | None, row: Row | None) -> Iterator[Answer]:
        if question.kind == "yesno":
            yield from (Answer(value=each) for each in ("yes", "no"))
        elif question.kind == "choice":
            yield from (Answer(value=option.id) for option in question.options)
        elif question.kind == "multi":
            before = known.value if known and isinstance(known.value, tuple) else ()
            yield from (Answer(value=(*before, option.id)) for option in question.options if option.id not in before)
        elif question.kind == "refs":
            yield Answer(value=())
            offered = offers(question, self.form, self.draft, row.id if row else "")
            if len(offered) == 1:
                yield Answer(value=(offered[0].key,))
        yield from (Answer(parked=Park(each)) for each in ("no_record", "not_apply") if each in question.park)

    def _free(self, specs: tuple[BlockSpec, ...], texts: list[str], row: Row) -> tuple[Answers, tuple[str, ...]]:
        """Texts that belong to none of the form's own sentences, shared out over the fields that stand alone."""
        names = list(dict.fromkeys(fields(spec.say)[0] for spec in specs if is_bare(spec.say)))
        if not texts or not names:
            return {}, tuple(texts)
        whole = self.value(names[0], "\n".join(texts), row.id)
        if len(names) == 1 or len(texts) == 1:
            return ({names[0]: whole}, ()) if whole else ({}, tuple(texts))
        first, second = self.value(names[0], texts[0], row.id), self.value(names[1], "\n".join(texts[1:]), row.id)
        return ({names[0]: first, names[1]: second}, ()) if first and second else ({}, tuple(texts))


def _common(specs: tuple[BlockSpec, ...]) -> frozenset[str]:
    """The questions that every sentence of a column hangs on."""
    names = [parse(spec.when).names for spec in specs]
    return frozenset.intersection(*map(frozenset, names)) if names else frozenset()


def _same_word(word: str, text: str) -> bool:
    """Whether a text is what a form prints here; a yes or no, however it was written."""
    both = {word.casefold(), text.strip().casefold()}
    return word == text or both <= YES or both <= NO
