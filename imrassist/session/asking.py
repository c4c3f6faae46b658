"""Asking: the interview of an open draft: what is asked, reading an answer, parking, rows, going about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from imrassist.interview import order
from imrassist.interview.condition import Scope, parse
from imrassist.interview.order import Progress
from imrassist.interview.probe import thin
from imrassist.interview.question import Question
from imrassist.interview.reading import Misread, box_text, echo, offers, read
from imrassist.interview.turning import Turned, turned
from imrassist.interview.wording import in_words, listed, row_called
from imrassist.model.acts import Answered
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft
from imrassist.session.rowing import Rowing
from imrassist.session.values import Asked, Changed
from imrassist.writing.fill import fill, names_here

NAMED = 3
"""Other answers that are called by name, at most; the rest are counted."""


class Asking(Rowing):
    """The interview of one open draft."""

    @property
    def here(self) -> Place | None:
        """Where the author is; None before the first question, or when that question is gone."""
        place = self.draft.here
        known = place and place.question in self.form.questions and (not place.row or self.draft.row(place.row))
        return place if known else None

    def go(self, place: Place | None) -> None:
        """Goes to a place; it is kept with the draft, and is no step of history."""
        self.draft = self.draft.with_(here=place)

    def close(self) -> None:
        """Saves, and lets the draft go for others; notes the question left at. Raises ImrError as `save` does."""
        from imrassist.storage.greeting import keep_greeting

        writes = not self.read_only
        super().close()
        if self.here is not None and writes:
            asked = self.asked(self.here)
            section = self.form.section(asked.question.section)
            number = f"{section.id} " if section.id[:1].isdigit() else ""
            parts = (f"{number}{section.title}", asked.row_label, asked.question.short)
            keep_greeting(self.path, " > ".join(part for part in parts if part), asked.ask)

    def after(self, place: Place | None) -> Place | None:
        """The next place that still wants an answer, in the form's order; None when none is left."""
        return order.next_place(self.form, self.draft, place)

    def before(self, place: Place | None) -> Place | None:
        """The place that is asked before this one, answered or not; None at the start."""
        return order.step(self.form, self.draft, place, -1)

    def places(self, section: str = "") -> list[Place]:
        """All places that are asked now, or may be, in the form's order."""
        return order.places(self.form, self.draft, (section,) if section else ())

    def first_open(self, section: str) -> Place | None:
        """Where to carry on in a section: its first place without an answer, else its first place."""
        stops = [stop for stop in order.walk(self.form, self.draft, section) if stop.certain]
        return next((stop.place for stop in stops if stop.open), stops[0].place if stops else None)

    def progress(self, section: str = "") -> Progress:
        """How far the author has come, as a range while branches are open."""
        return order.progress(self.form, self.draft, (section,) if section else ())

    def asked(self, place: Place) -> Asked:
        """Everything a face shows of one question. Raises KeyError when the form has no such question."""
        question = self.form.questions[place.question]
        row = self.draft.row(place.row) if place.row else None
        scope = Scope(form=self.form, draft=self.draft, row=row)
        answer = self.draft.answer(place)
        offered = offers(question, self.form, self.draft, place.row)
        typed = self.typed(place)
        return Asked(
            place=place,
            question=question,
            ask=self._wording(question, scope),
            row_label=row_called(self.form, self.draft, row) if row else "",
            why=question.why,
            help=question.help,
            example=question.example,
            guide=self.form.in_guidance(*question.guide),
            options=tuple((offer.typed, offer.label) for offer in offered),
            ids=tuple(offer.key for offer in offered),
            box=typed or box_text(question, answer, form=self.form, draft=self.draft, row=place.row),
            answer=answer,
            shown=in_words(question, answer, self.form, self.draft) if answer else "",
            when_why=_when_why(question, scope),
            asked_now=order.asked(self.form, self.draft, question, row) is not False,
        )

    def asked_now(self, place: Place) -> bool:
        """Whether this is asked now, or may be. Raises KeyError when the form has no such question."""
        row = self.draft.row(place.row) if place.row else None
        return order.asked(self.form, self.draft, self.form.questions[place.question], row) is not False

    def answer(self, place: Place, text: str) -> Changed | Misread:
        """Reads what was typed and gives it as the answer; a Misread says what is wrong, and the text stays kept."""
        question = self.form.questions[place.question]
        clean, notes = self.clean(text)
        if question.kind == "picture" and not self.read_only:
            from imrassist.session.picturing import attach

            answer = attach(self.path, clean)
        else:
            answer = read(question, clean, form=self.form, draft=self.draft, row=place.row, today=self.today)
        if isinstance(answer, Misread):
            self.typing(place, clean)
            return answer
        changed = self._give(place, answer, notes)
        return self._with_probe(question, changed, place, answer)

    def echo(self, place: Place, text: str) -> str:
        """How typed text would be read: a day with its weekday and whole year; empty when there is nothing to add."""
        question = self.form.questions[place.question]
        return echo(question, text, form=self.form, draft=self.draft, row=place.row, today=self.today)

    def park(self, place: Place, park: Park, note: str = "", who: str = "") -> Changed:
        """Leaves a question open with a reason: later, ask (who), no record or does not apply (because)."""
        note, who = self.clean(note)[0].strip(), self.clean(who)[0].strip()
        return self._give(place, Answer(parked=park, note=note, who=who), ())

    def unsure(self, place: Place, unsure: bool) -> Changed | None:
        """Marks a given answer as one to come back to, or no longer; None when there is no answer."""
        answer = self.draft.answer(place)
        if answer is None:
            return None
        marked = Answer(
            value=answer.value,
            parked=answer.parked,
            note=answer.note,
            who=answer.who,
            unsure=unsure,
            asked=answer.asked,
        )
        return self._give(place, marked, ())

    def clear(self, place: Place) -> Changed:
        """Takes an answer away; undo brings it back."""
        return self.do(Answered(place=place, answer=None), f"clearing {self._called(place)}")

    def _give(self, place: Place, answer: Answer, notes: tuple[str, ...]) -> Changed:
        if not place.row:
            asked = self.form.questions[place.question].ask
            answer = Answer(
                value=answer.value,
                parked=answer.parked,
                note=answer.note,
                who=answer.who,
                unsure=answer.unsure,
                asked=asked,
            )
        if self._typed.get(place):
            self.typing(place, "")
        return self.do(Answered(place=place, answer=answer), f"the answer to {self._called(place)}", notes)

    def _turned(self, before: Draft, places: Sequence[Place], rows: Sequence[str]) -> tuple[str, ...]:
        came_or_went = (row for each in rows for row in (before.row(each), self.draft.row(each)) if row)
        every = {*places, *(Place(question, row.id) for row in came_or_went for question in row.answers)}
        return _told(turned(self.form, before, self.draft, *every), self._called) if every else ()

    def _with_probe(self, question: Question, changed: Changed, place: Place, answer: Answer) -> Changed:
        fresh = question.probe and place not in self._probed and isinstance(answer.value, str) and thin(answer.value)
        if not fresh:
            return changed
        self._probed.add(place)
        return replace(changed, probe=question.probe)

    def _wording(self, question: Question, scope: Scope) -> str:
        """The question with its row's labels put in; "this person" where the row has no such answer yet."""
        ask = question.ask
        for name in names_here(ask):
            answer = scope.answer(name)
            if answer is None or not answer.given:
                one = self.form.tables[question.each].one if question.each else "one"
                ask = re.sub(rf"\{{{name}(\|[^{{}}]*)?\}}", f"this {one}", ask)
        return fill(ask, scope).text

    def _called(self, place: Place) -> str:
        question = self.form.questions[place.question]
        of = f" of {self.row_label(place.row)}" if place.row else ""
        return f'"{question.short or question.ask}"{of}'


def _when_why(question: Question, scope: Scope) -> str:
    names = [name for name in sorted(parse(question.when).names) if name in scope.form.questions]
    because = []
    for name in names:
        other, answer = scope.form.questions[name], scope.answer(name)
        if answer:
            because.append(
                f'"{other.short or other.ask}" was answered: {in_words(other, answer, scope.form, scope.draft)}'
            )
    return f"Asked because {'; '.join(because)}." if because else ""


def _told(found: Turned, called: Callable[[Place], str]) -> tuple[str, ...]:
    off, on = ([called(each) for each in places] for places in (found.off, found.on))
    return (*_kept(off, "kept, but no longer asked for"), *_kept(on, "kept, and asked for again"))


def _kept(names: list[str], how: str) -> tuple[str, ...]:
    if len(names) < 2:
        return tuple(f"Your answer to {name} is {how}." for name in names)
    shown = names if len(names) <= NAMED else [*names[: NAMED - 1], f"{len(names) - NAMED + 1} more"]
    return (f"{len(names)} answers are {how}: {listed(shown)}.",)
