"""From paper: verdicts of a quality form that was filled in by hand, or in Word, taken into an open draft."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import VerdictGiven
from imrassist.model.quality import Verdict
from imrassist.session.copying_back import CopyingBack
from imrassist.session.recording import Step, same_person
from imrassist.session.review_values import TakenIn
from imrassist.storage.submissions import all_read
from imrassist.writing.as_read import chosen, code_of, read_digest

if TYPE_CHECKING:
    from collections.abc import Callable

    from imrassist.writing.paper_form import PaperForm


_AS_NOW = "The code on the form is that of the report as it is now."
_NO_CODE = (
    "There is no code on the form, so nothing on it shows which text was read: its verdicts are kept as being about "
    "the report as it is now."
)
_OLDER = (
    "The report was changed since the form was printed. Its verdicts are kept on the text that was read; those whose "
    "passages changed must be looked at again."
)
_UNKNOWN = (
    "The code on the form is that of another text, of which no copy is left here. Its verdicts are kept; each must be "
    "looked at again."
)


class FromPaper(CopyingBack):
    """The quality form, filled back in (guidance QA.1)."""

    def read_paper(self, text: str) -> PaperForm:
        """A filled-in form: the path of a Word file, or verdicts typed one a line. Raises ImrError as intake does."""
        from imrassist.writing.paper_form import code_in, from_lines, from_tables

        text = self.clean(text)[0].strip()
        if "\n" in text or not text.lower().endswith(".docx"):
            return from_lines(self.form, text)
        from imrassist.intake.values import WordTable, paragraphs_of
        from imrassist.intake.word import read

        body = read(Path(text).expanduser()).body
        found = [
            [[self.clean(cell.text)[0] for cell in line.cells] for line in table.lines]
            for table in body
            if isinstance(table, WordTable)
        ]
        code = code_in("\n".join(each.text for each in paragraphs_of(body)))
        return replace(from_tables(self.form, found), code=code)

    def take_paper(self, paper: PaperForm) -> TakenIn:
        """Keeps the verdicts of a form as those of the countersigning person, on the text that the form's code names.

        Without a code that is the text as it is now. Of a text that is another one by now the verdicts are kept as
        they are, and those whose passages changed are told as such. They are the words of who signed the paper, typed
        by whoever sits here: the trail says so. Raises ImrError
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
        digest, of_each, note = self._read_on_paper(paper.code)
        taken: list[str] = []
        steps: list[Step] = []
        for each in paper.verdicts:
            criterion = self.criterion(each.criterion)
            before = self.draft.verdicts.get(f"approver:{criterion.id}")
            if before and before.by and not same_person(before.by, approver.name):
                steps.append(self._shaded(criterion.id, before))
            comment = self.clean(each.comment)[0].strip()
            verdict = Verdict(
                answer=each.answer, comment=comment, digest=digest, read=of_each(criterion.id),
                asked=criterion.text, by=approver.name, post=approver.post, on=self._time(),
            )  # fmt: skip
            act = VerdictGiven(who="approver", criterion=criterion.id, verdict=verdict)
            steps.append(("entered", f"verdict:approver:{criterion.id}", act))
            taken.append(f"Criterion {criterion.number}: {self._labelled(each.answer)}.")
        self._record(steps, "a quality form filled in on paper", writer)
        return TakenIn(taken=tuple(taken), both=paper.unread, notes=(note,))

    def _read_on_paper(self, code: str) -> tuple[str, Callable[[str], str], str]:
        """The digest of the text that was read, that of each criterion's passages in it, and what to know of it."""
        if code in ("", self.code()):
            self._keep_read()
            return self._whole(), self._read, _AS_NOW if code else _NO_CODE
        then = next((each for each in all_read(self.path) if code_of(each[1]) == code), None)
        if then is None:
            return code, lambda _: code, _UNKNOWN
        digest, read = then
        return digest, lambda each: read_digest(chosen(read, self.form, self._reads(each))), _OLDER

    def _labelled(self, answer: str) -> str:
        return next((each.label for each in self.form.scale if each.id == answer), answer)
