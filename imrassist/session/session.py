"""Session: one open draft, whole: interview, report, checks, files and export."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.checks.remark import Remark
from imrassist.errors import ImrError
from imrassist.session.amending import Amending
from imrassist.session.exporting import COPIES, DOCUMENTS, PACK, PAPERS, Exporting, put, target
from imrassist.session.from_paper import FromPaper
from imrassist.session.jotting import Jotting
from imrassist.session.listing import Listing
from imrassist.session.returning import Returning
from imrassist.session.searching import Searching
from imrassist.session.sieving import Sieving
from imrassist.session.submitting import NAMES, sent_documents
from imrassist.session.values import Changed, Exported

if TYPE_CHECKING:
    from imrassist.model.submission import Submission
    from imrassist.writing.papers import Paper


class Session(FromPaper, Exporting, Searching, Returning, Listing, Amending, Sieving, Jotting):
    """One open draft. All that the screens and the commands call."""

    def _built(self, where: Path, document: str, copy: str) -> tuple[bytes, tuple[str, ...]]:
        """As `Exporting._built`. Which text a quality form is about is kept, to be compared when it is back."""
        made = super()._built(where, document, copy)
        if document == "quality-form":
            self._keep_read()
        return made

    def hindrances(self, document: str = "imr", copy: str = "submission") -> list[Remark]:
        """As `Exporting.hindrances`; on a quality form no verdict stands that was given on another text."""
        found = super().hindrances(document, copy)
        if document != "quality-form" or copy == "working":
            return found
        return found + [
            Remark(
                check="export.lapsed",
                grade="must",
                say=f"Quality form: criterion {each.criterion.number} is to be judged again: {each.lapsed}.",
                mend="The countersigning person reads it and judges it once more.",
                source="2.7i",
                block="paper.quality",
                row=each.criterion.id,
            )
            for each in self.all_judged()
            if each.lapsed
        ]

    def _paper(self, document: str) -> Paper:
        from imrassist.writing.papers import with_code

        paper = super()._paper(document)
        return with_code(paper, self.code()) if document == "quality-form" else paper

    def to_mend(self, stage: str) -> list[Remark]:
        """What must be mended before a stage is submitted without a reason."""
        found = [each for name in self._going(stage) for each in self.hindrances(name)]
        return list(dict.fromkeys(found))

    def submit(self, stage: str, *, day: date | None = None, not_seen: str = "", reason: str = "") -> Changed:
        """Submits the review to the board: makes its documents, keeps them frozen, and puts the day on the front sheet.

        While *must* remarks stand, `reason` must say why it goes all the same. Raises ImrError as `keep_submission`.
        """
        self._submittable(stage, day or self.today, not_seen.strip())
        names, standing = self._going(stage), self.to_mend(stage)
        if standing and not reason.strip():
            count = f"{len(standing)} thing{'' if len(standing) == 1 else 's'}"
            raise ImrError(
                "the submission",
                f"{count} must be mended first.",
                "Or say why it goes all the same; the reason is kept.",
                "Nothing was submitted.",
            )
        made = {f"{name}-submission.docx": self._built(Path(f"{name}.docx"), name, "submission")[0] for name in names}
        reason = reason if standing else ""
        return self.keep_submission(stage, made, day=day, not_seen=not_seen, reason=reason)

    def _going(self, stage: str) -> tuple[str, ...]:
        """What goes at a stage, of what this form has; the quality form only with a signature."""
        read = bool(self.seen_by(stage))
        return tuple(each for each in sent_documents(stage) if self._has(each) and (read or each != "quality-form"))

    def named_submission(self, since: str) -> Submission | None:
        """The submission that is meant by what changes are to be told since; None where a named version is meant.

        Without a name the last submission, where there is no named version.
        """
        if not since.strip():
            return self.draft.submissions[-1] if self.draft.submissions and not self.versions() else None
        wanted = since.strip().casefold()
        if wanted in {version.name.casefold() for version in self.versions()}:
            return None
        found = [each for each in self.draft.submissions if each.stage == wanted]
        if not found and wanted.isdigit() and not any(str(each.number) == wanted for each in self.versions()):
            found = [each for at, each in enumerate(self.draft.submissions, 1) if str(at) == wanted]
        return found[-1] if found else None

    def _inside(self, document: str, since: str) -> Paper:
        """What changed since a submission, where that is meant: it is called by its stage or number."""
        from imrassist.writing.papers import changes_paper

        sent = self.named_submission(since) if document == "changes" else None
        if sent is None:
            return super()._inside(document, since)
        changes = self.changes(self.submitted_draft(sent))
        day = f"{sent.day[8:10]}/{sent.day[5:7]}/{sent.day[2:4]}"
        return changes_paper(self.form, changes, f"{NAMES[sent.stage]} of {day}")

    def export(
        self,
        document: str = "imr",
        copy: str = "working",
        out: Path | None = None,
        *,
        override: str = "",
        replace: bool = False,
        since: str = "",
    ) -> Exported:
        """One document; ``genogram`` is drawn, without a copy of either sort: a .png, or .svg where that is named."""
        if document == GENOGRAM:
            if copy == "published":
                raise ImrError(
                    GENOGRAM, "It shows years and codes.", "Publish the report without it.", "Nothing was drawn."
                )
            return self.draw_genogram(out, replace=replace)
        return super().export(document, copy, out, override=override, replace=replace, since=since)

    def genogram_words(self) -> str:
        """The genogram in sentences, for those who cannot see it (S5.2); empty where nobody is entered."""
        from imrassist.writing.genogram.reading import family_of
        from imrassist.writing.genogram.words import words

        return words(family_of(self.form, self.draft))

    def genogram_sketch(self) -> tuple[str, ...]:
        """The family as lines of plain signs, for a screen (S5.2); none where nobody is entered."""
        from imrassist.writing.genogram.reading import family_of
        from imrassist.writing.genogram.sketch import sketch

        return sketch(family_of(self.form, self.draft))

    def genogram_note(self) -> str:
        """What stands in the way of a whole genogram, in sentences; empty when nothing does."""
        from imrassist.writing.genogram.reading import family_of

        family = family_of(self.form, self.draft)
        if not family.people:
            return "Nobody is entered yet."
        if len(family.people) > 1 and not family.related:
            return "Who is whose child and partner is not told: section 5 asks it where the genogram is drawn here."
        return " ".join(family.left_out)

    def draw_genogram(self, out: Path | None = None, *, replace: bool = False) -> Exported:
        """Writes the family's outline genogram alone: ``genogram.png``, or an .svg where that is named (S5.2).

        `out` and `replace` as for `export`. Raises ImrError for another ending, for nobody to draw, and when it
        cannot be written.
        """
        from imrassist.export.genogram import drawn

        where = target(out or self.export_folder(), f"{GENOGRAM}.png")
        return put(where, drawn(self.form, self.draft, where.suffix.lower()), replace=replace)


GENOGRAM = "genogram"
"""The document that is a picture."""

__all__ = ["COPIES", "DOCUMENTS", "GENOGRAM", "PACK", "PAPERS", "Session"]
