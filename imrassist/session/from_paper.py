"""From paper: verdicts of a quality form that was filled in by hand, or in Word, taken into an open draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import VerdictGiven
from imrassist.model.quality import Verdict
from imrassist.session.copying_back import CopyingBack
from imrassist.session.recording import Step, same_person
from imrassist.session.review_values import TakenIn

if TYPE_CHECKING:
    from imrassist.writing.paper_form import PaperForm


class FromPaper(CopyingBack):
    """The quality form, filled back in (guidance QA.1)."""

    def read_paper(self, text: str) -> PaperForm:
        """A filled-in form: the path of a Word file, or verdicts typed one a line. Raises ImrError as intake does."""
        from imrassist.writing.paper_form import from_lines, from_tables

        text = self.clean(text)[0].strip()
        if "\n" in text or not text.lower().endswith(".docx"):
            return from_lines(self.form, text)
        from imrassist.intake.word import tables

        found = [
            [[cell.text for cell in line.cells] for line in table.lines] for table in tables(Path(text).expanduser())
        ]
        return from_tables(self.form, found)

    def take_paper(self, paper: PaperForm) -> TakenIn:
        """Keeps the verdicts of a form as those of the countersigning person, on the text as it is now.

        They are the words of who signed the paper, typed by whoever sits here: the trail says so. Raises ImrError
        when the front sheet does not name author and countersigning person as two, or the form names another.
        """
        approver = self.reviewer or self.person("approver")
        writer = self.reviewer or self.person("author")
        self.check_separate(approver.name, approver.post)
        surname = approver.name.split()[-1].casefold() if approver.name else ""
        if paper.person and surname not in paper.person.casefold():
            raise ImrError(
                "the quality form",
                "It names somebody else than the front sheet does as countersigning.",
                "Put the right person on the front sheet, then take the form in.",
            )
        if not paper.verdicts:
            return TakenIn(both=paper.unread)
        self._keep_read()
        taken: list[str] = []
        steps: list[Step] = []
        for each in paper.verdicts:
            criterion = self.criterion(each.criterion)
            before = self.draft.verdicts.get(f"approver:{criterion.id}")
            if before and before.by and not same_person(before.by, approver.name):
                steps.append(self._shaded(criterion.id, before))
            verdict = Verdict(
                answer=each.answer, comment=each.comment, digest=self._whole(), read=self._read(criterion.id),
                asked=criterion.text, by=approver.name, post=approver.post, on=self._time(),
            )  # fmt: skip
            act = VerdictGiven(who="approver", criterion=criterion.id, verdict=verdict)
            steps.append(("entered", f"verdict:approver:{criterion.id}", act))
            taken.append(f"Criterion {criterion.number}: {self._labelled(each.answer)}.")
        self._record(steps, "a quality form filled in on paper", writer)
        return TakenIn(taken=tuple(taken), both=paper.unread)

    def _labelled(self, answer: str) -> str:
        return next((each.label for each in self.form.scale if each.id == answer), answer)
