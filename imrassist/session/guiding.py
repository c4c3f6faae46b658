"""Guiding: where an author can go in an open draft, how each section stands, and which dates are near."""

from __future__ import annotations

from imrassist.interview import order
from imrassist.interview.timetable import sent
from imrassist.interview.wording import in_words
from imrassist.session.opened import OpenDraft
from imrassist.session.values import Due, SectionState, Target


class Guiding(OpenDraft):
    """The map of one open draft."""

    def name(self) -> str:
        """What the review is called: the child's code and the agency where they are known, else the file's name."""
        known = []
        for role in ("subject", "agency"):
            question = self.form.by_role(role)
            answer = self.draft.answers.get(question.id) if question and not question.each else None
            if question and answer and answer.given:
                known.append(in_words(question, answer, self.form, self.draft))
        return " - ".join(known) or self.path.name.removesuffix(".toml").removesuffix(".imr")

    def sections(self) -> list[SectionState]:
        """Every section in which something is asked or printed, in the form's order of printing."""
        asked = {question.section for question in self.form.questions.values()}
        return [self._section(each.id) for each in self.form.sections if each.printed or each.id in asked]

    def targets(self) -> list[Target]:
        """Every section, question and row that one can go to, in the order of asking."""
        found = []
        for section_id in self.form.order:
            section = self.form.section(section_id)
            stops = [stop for stop in order.walk(self.form, self.draft, section_id) if stop.truth is not False]
            first = next((stop.place for stop in stops if stop.open), stops[0].place if stops else None)
            number = f"{section.id} " if section.id[:1].isdigit() else ""
            found.append(Target(label=f"{number}{section.title}", place=first, section=section_id))
            labels: dict[str, str] = {}
            for stop in stops:
                question = self.form.questions[stop.place.question]
                row = stop.place.row
                if row and row not in labels:
                    labels[row] = self.row_label(row)
                label = f"{labels[row]}: " if row else ""
                found.append(
                    Target(label=f"{label}{question.short or question.ask}", place=stop.place, section=section_id)
                )
        return found

    def find(self, words: str) -> list[Target]:
        """The places that best fit some words, best first: a section's number or title, a question, a row."""
        wanted = words.casefold().strip()
        targets = self.targets()
        if not wanted:
            return targets
        by_id = [t for t in targets if t.place and t.place.question == wanted]
        by_section = [
            t for t in targets if t.label == self._section_label(t.section) and t.section.casefold() == wanted
        ]
        starts = [t for t in targets if t.label.casefold().startswith(wanted)]
        holds = [t for t in targets if wanted in t.label.casefold()]
        asks = [t for t in targets if t.place and wanted in self.form.questions[t.place.question].ask.casefold()]
        near = [] if starts or holds or asks else self._near(wanted, targets)
        return list(dict.fromkeys((*by_section, *by_id, *starts, *holds, *asks, *near)))

    def deadlines(self) -> list[Due]:
        """The dates by which something must be sent, in the form's order; without a day where none was given."""
        return [
            Due(what=each.what, day=each.day, days_left=each.days_left, place=each.place, done=each.done)
            for each in sent(self.form, self.draft, self.today)
        ]

    def _section_label(self, section_id: str) -> str:
        section = self.form.section(section_id)
        return f"{section.id} {section.title}" if section.id[:1].isdigit() else section.title

    def _near(self, wanted: str, targets: list[Target]) -> list[Target]:
        from rapidfuzz import fuzz, process

        labels = [target.label.casefold() for target in targets]
        found = process.extract(wanted, labels, scorer=fuzz.WRatio, limit=8, score_cutoff=75)
        return [targets[at] for _, _, at in found]

    def _section(self, section_id: str) -> SectionState:
        section = self.form.section(section_id)
        progress = order.progress(self.form, self.draft, (section_id,))
        finished = section_id in self.draft.finished
        begun = progress.done > 0
        mark = "[Y]" if finished or (begun and progress.most == 0) else "[~]" if begun else "[ ]"
        if not progress.most:
            line = "all answered" if begun else "nothing to answer here"
        else:
            line = f"{progress.done} answered, {progress}" if begun else f"not begun, {progress}"
        if finished:
            line = f"finished; {line}"
        return SectionState(
            id=section_id,
            title=section.title,
            mark=mark,
            line=line,
            progress=progress,
            finished=finished,
            printed=section.printed,
        )

    def row_label(self, row: str) -> str:
        """What a row is called; words that say so when it is gone."""
        from imrassist.interview.wording import row_called

        found = self.draft.row(row)
        return row_called(self.form, self.draft, found) if found else "an entry that was removed"
