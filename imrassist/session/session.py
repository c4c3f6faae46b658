"""Session: one open draft, whole: interview, report, checks, files and export."""

from __future__ import annotations

from pathlib import Path

from imrassist.checks.remark import Remark
from imrassist.errors import ImrError, UnknownNameError
from imrassist.model.answer import Place
from imrassist.session.amending import Amending
from imrassist.session.joining import Joining
from imrassist.session.jotting import Jotting
from imrassist.session.looking import Looking
from imrassist.session.marking import Marking
from imrassist.session.merging import Merging
from imrassist.session.searching import Searching
from imrassist.session.sieving import Sieving
from imrassist.session.values import Exported

DOCUMENTS = (
    ("imr", "the whole report"),
    ("main-body", "the report without chronology and action plan"),
    ("chronology", "the chronology alone"),
    ("action-plan", "the action plan alone"),
    ("family", "the family composition alone"),
    ("front-sheet", "the front sheet alone, for signing"),
)
"""What can be exported: id, and what it is."""
PAPERS = (("to-find-out", "what is left to find out, by whom to ask; for use inside the agency"),)
"""Papers that no board gets: written when they are asked for by name, never with the rest."""
COPIES = ("working", "submission")
_TO_BE = ("to be written", "to be completed")
"""How the words of a gap end, or say that something is missing."""


class Session(Looking, Joining, Searching, Merging, Marking, Amending, Sieving, Jotting):
    """One open draft. All that the screens and the commands call."""

    def hindrances(self, document: str = "imr", copy: str = "submission") -> list[Remark]:
        """What makes `export` refuse: for a submission copy, the *must* remarks on what the document holds.

        A working copy is never refused.
        """
        if copy != "submission":
            return []
        from imrassist.export import missing

        report = self.report()
        lacks = [lack for lack in missing(report, self.form, document) if lack.must]
        found = [remark for remark in self.remarks() if remark.grade == "must" and not remark.aside]
        if document != "imr":
            sections = self._sections_of(document)
            found = [remark for remark in found if self._section_of(remark) in sections]
        # Where a check speaks of the question, its grade decides, and so does the author who set it aside.
        told = {remark.place for remark in self.remarks()}
        for lack in lacks:
            place = Place(lack.question, lack.at) if lack.question else None
            if place is None or place not in told:
                found.append(
                    Remark(
                        check="export.missing",
                        grade="must",
                        say=f"{lack.title}: {_named(lack.what)}",
                        mend="Answer the question, or say that the agency holds no record of it.",
                        source="2.2",
                        section=lack.section,
                        block=lack.block,
                        row=lack.row,
                        place=place,
                    )
                )
        return found

    def export_folder(self) -> Path:
        """Where documents go by themselves: beside the draft; of the example, where they are not taken away with it."""
        from imrassist.storage.exports import folder_for

        return folder_for(self.path)

    def export(
        self,
        document: str = "imr",
        copy: str = "working",
        out: Path | None = None,
        *,
        override: str = "",
        replace: bool = False,
    ) -> Exported:
        """Writes one document for Word; refuses a submission copy while *must* remarks stand, unless there is a reason.

        `out` is a folder or a file; without it `export_folder`. A file there that we did not write, or that was
        changed since, stays, and the document goes beside it (`Exported.spared`) unless ``replace`` is set.
        Raises ImrError when it cannot be written, or the document or copy is not known.
        """
        if document in dict(PAPERS) and copy in COPIES:
            return self._export_paper(document, copy, out, replace=replace)
        if document not in dict(DOCUMENTS) or copy not in COPIES:
            raise UnknownNameError(
                f"export of {document}, {copy} copy",
                "There is no such document or copy.",
                f"Choose one of: {', '.join(dict((*DOCUMENTS, *PAPERS)))}; {' or '.join(COPIES)}.",
                "Nothing was written.",
            )
        standing = self.hindrances(document, copy)
        count = f"{len(standing)} thing{'' if len(standing) == 1 else 's'}"
        if standing and not override.strip():
            return Exported(
                refused=f"A submission copy cannot be made yet: {count} must be mended first.",
                notes=tuple(dict.fromkeys(f"{remark.say} {remark.mend}" for remark in standing)),
            )
        target = _target(out or self.export_folder(), f"{document}-{copy}.docx")
        written, notes = self._built(target, document, copy)
        if standing:
            notes = (f"Made although {count} must still be mended. Your reason: {override.strip()}", *notes)
        return _put(target, written, notes, replace=replace)

    def _built(self, target: Path, document: str, copy: str) -> tuple[bytes, tuple[str, ...]]:
        """The file, and in sentences what could not be put into it."""
        from imrassist.export import format_of
        from imrassist.session.picturing import attached

        if target.suffix.lower() != ".docx":
            raise ImrError(
                target.name,
                "Only Word documents can be made.",
                "Name a file that ends in .docx, or a folder.",
                "Nothing was written.",
            )
        report = self.report()
        pictures, missing = attached(self.path, report, self.form, document)
        made = format_of(".docx").build(report, self.form, copy=copy, document=document, pictures=pictures)
        return made, missing

    def _export_paper(self, document: str, copy: str, out: Path | None, *, replace: bool) -> Exported:
        """Writes an internal paper, as a Word document or as text; there is no submission copy of one."""
        from imrassist.export import FORMATS, format_of
        from imrassist.writing.papers import to_find_out_paper

        if copy == "submission":
            raise ImrError(
                f"export of {document}",
                "This paper is for use inside the agency, so there is no submission copy of it.",
                "Ask for its working copy.",
                "Nothing was written.",
            )
        target = _target(out or self.export_folder(), f"{document}-{copy}.docx")
        if target.suffix.lower() not in FORMATS:
            raise ImrError(
                target.name,
                "This paper is made for Word, or as plain text.",
                "Name a file that ends in .docx or .txt, or a folder.",
                "Nothing was written.",
            )
        paper = to_find_out_paper(self.form, self.to_find_out())
        return _put(target, format_of(target.suffix).build_paper(paper, self.report(), self.form), replace=replace)

    def genogram_sketch(self) -> tuple[str, ...]:
        """The family as lines of plain signs, for a screen (S5.2); none where nobody is entered."""
        from imrassist.writing.genogram.reading import family_of
        from imrassist.writing.genogram.sketch import sketch

        return sketch(family_of(self.form, self.draft))

    def draw_genogram(self, out: Path | None = None, *, replace: bool = False) -> Exported:
        """Writes the family's outline genogram alone: ``genogram.svg``, or a .png where that is named (S5.2).

        `out` and `replace` as for `export`. Raises ImrError for another ending, for nobody to draw, and when it
        cannot be written.
        """
        from imrassist.export.genogram import drawn

        target = _target(out or self.path.parent, "genogram.svg")
        return _put(target, drawn(self.form, self.draft, target.suffix.lower()), replace=replace)

    def _sections_of(self, document: str) -> set[str]:
        from imrassist.export.documents import parts

        return {part.section.id for part in parts(self.report(), self.form, document)}


def _named(what: str) -> str:
    """What is missing, in a sentence, from the words that a working copy marks the gap with."""
    name, _, how = what.partition(":")
    if how.strip() in _TO_BE:
        return f"{name.strip()} is missing."
    return f"{what.rstrip('.')}." if any(each in what for each in _TO_BE) else f"{what} is missing."


def _target(out: Path, name: str) -> Path:
    return out if out.suffix and not out.is_dir() else out / name


def _put(target: Path, written: bytes, notes: tuple[str, ...] = (), *, replace: bool) -> Exported:
    """Writes a document, and says so when it could not have the name that was asked for."""
    from imrassist.storage.exports import put_document

    path = put_document(target, written, replace=replace)
    if path == target:
        return Exported(path=path, notes=notes)
    told = f"{target.name} is not as imrassist wrote it, so it was left alone; the document is now in {path}."
    return Exported(path=path, notes=(*notes, told), spared=target)
