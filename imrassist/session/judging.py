"""Judging: the report of an open draft, and what the checks and the criteria say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from imrassist.checks.remark import Remark, Standing
from imrassist.interview.reading import Misread, read
from imrassist.model.acts import (
    Answered,
    BlockEdited,
    RemarkSetAside,
    SectionFinished,
    VerdictGiven,
    apply,
)
from imrassist.model.answer import Place
from imrassist.model.draft import BlockEdit, Draft
from imrassist.model.quality import Aside, Verdict
from imrassist.session.opened import OpenDraft
from imrassist.session.values import Changed
from imrassist.writing.report import Block, Report, SectionText
from imrassist.writing.write import Writer

if TYPE_CHECKING:
    from imrassist.checks.load import CheckSet
    from imrassist.checks.run import Checker


class _Judge:
    """A writer and a checker that remember; one for the draft, another for what is being typed."""

    def __init__(self, checker: Checker, writer: Writer) -> None:
        self.checker = checker
        self.writer = writer


class Judging(OpenDraft):
    """What an open draft reads like, and how it stands."""

    def report(self) -> Report:
        """The whole report as it stands."""
        return self._writer.write(self.draft)

    def section_text(self, section: str) -> SectionText:
        """One section of the report alone, cheaper than all of it."""
        return self._writer.section(self.draft, section)

    def built(self, places: Iterable[Place]) -> list[Block]:
        """The blocks of the report that are built from any of these answers, tables left aside."""
        wanted = set(places)
        sections = {self.form.questions[place.question].section for place in wanted}
        blocks = [block for section in self.report().sections for block in section.blocks]
        found = [block for block in blocks if not block.grid and not block.gap and wanted & set(block.places)]
        return sorted(found, key=lambda block: block.key.split(".")[0].lstrip("s") not in sections)

    def remarks(self, place: Place | None = None, section: str = "") -> list[Remark]:
        """What the checks have to say: of all, of one answer, or of one section. Those set aside are among them."""
        found = self._remarks(self.draft, self._judge)
        if place is not None:
            return [remark for remark in found if remark.place == place]
        return [remark for remark in found if self._section_of(remark) == section] if section else found

    def standings(self) -> tuple[Standing, ...]:
        """How each criterion of the quality form looks; only a person decides."""
        from imrassist.checks.quality import load_rules, standings

        draft = self.draft
        return standings(self.form, load_rules(self.form, self._checks), draft, self._remarks(draft, self._judge))

    def live(self, place: Place, text: str) -> list[Remark]:
        """What the checks would say of this answer if the text in the box were given; changes nothing."""
        draft = self.draft
        question = self.form.questions[place.question]
        answer = read(question, self.clean(text)[0], form=self.form, draft=draft, row=place.row, today=self.today)
        if not isinstance(answer, Misread):
            draft = apply(draft, Answered(place=place, answer=answer))
        found = self._remarks(draft, self._live_judge)
        return [remark for remark in found if remark.place == place and not remark.aside]

    def live_by_hand(self, key: str, text: str) -> list[Remark]:
        """What the checks would say of a paragraph if it were worded so by hand; changes nothing.

        In a table, what is said of the line that the paragraph stands in: a cell is put together from several.
        """
        edit = self.draft.blocks.get(key) or BlockEdit(base="", text=text)
        draft = apply(self.draft, BlockEdited(block=key, edit=replace(edit, text=text, deleted=False)))
        row = key.partition("@")[2].partition("@")[0]
        found = self._remarks(draft, self._live_judge)
        of_it = (each for each in found if each.block == key or (row and each.row == row and each.block))
        return [remark for remark in of_it if not remark.aside]

    def verdict(self, criterion: str, answer: str, comment: str = "", who: str = "author") -> Changed:
        """Keeps a person's own answer to one criterion; an empty answer takes it back."""
        from imrassist.checks.told import report_digest

        verdict = Verdict(answer=answer, comment=self.clean(comment)[0], digest=report_digest(self.report(), self.form))
        act = VerdictGiven(who=who, criterion=criterion, verdict=verdict if answer else None)
        return self.do(act, "a verdict")

    def set_aside(self, remark: Remark, reason: str) -> Changed:
        """Sets a remark aside, with a reason that is kept; it returns when what it is about changes."""
        aside = Aside(check=remark.check, where=remark.where, digest=remark.digest, reason=self.clean(reason)[0])
        return self.do(RemarkSetAside(aside=aside), "setting a remark aside")

    def take_up(self, remark: Remark) -> Changed | None:
        """Takes a remark up again that was set aside; None when it was not."""
        for aside in self.draft.asides:
            if (aside.check, aside.where, aside.digest) == (remark.check, remark.where, remark.digest):
                return self.do(RemarkSetAside(aside=aside, back=True), "taking a remark up again")
        return None

    def finish(self, section: str, finished: bool) -> Changed:
        """Keeps that the author has finished a section, or has not."""
        return self.do(SectionFinished(section=section, finished=finished), "finishing a section")

    def _section_of(self, remark: Remark) -> str:
        if remark.place:
            return self.form.questions[remark.place.question].section
        return remark.section

    def _remarks(self, draft: Draft, judge: _Judge) -> list[Remark]:
        return judge.checker.run(draft, judge.writer.write(draft), today=self.today)

    @cached_property
    def _writer(self) -> Writer:
        return Writer(self.form)

    @cached_property
    def _judge(self) -> _Judge:
        from imrassist.checks.run import Checker

        return _Judge(Checker(self.form, self._checks), self._writer)

    @cached_property
    def _live_judge(self) -> _Judge:
        from imrassist.checks.run import Checker

        return _Judge(Checker(self.form, self._checks), Writer(self.form))

    @cached_property
    def _checks(self) -> CheckSet:
        from imrassist.checks.load import load_checks

        return load_checks(self.form)
