"""Exporting: the documents of an open draft, each with what stands in its way, and the pack of them for the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace as _with
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.checks.name_checks import NAME_CHECKS, UNKNOWN_CHECK, UNREADABLE_CHECK
from imrassist.checks.remark import Remark
from imrassist.errors import ImrError, ReadOnlyError, UnknownNameError
from imrassist.model.answer import Place
from imrassist.model.review_acts import Overridden
from imrassist.model.submission import Override
from imrassist.session.looking import Looking
from imrassist.session.merging import Merging
from imrassist.session.publishing import PUBLISHED, Publishing
from imrassist.session.recording import Recording
from imrassist.session.returning import note_exported
from imrassist.session.values import Exported
from imrassist.session.versioning import moment

if TYPE_CHECKING:
    from imrassist.export import Comment
    from imrassist.export.documents import Part
    from imrassist.interview.question import Form
    from imrassist.writing.papers import Paper

DOCUMENTS = (
    ("imr", "the whole report"),
    ("main-body", "the report without chronology and action plan"),
    ("chronology", "the chronology alone"),
    ("action-plan", "the recommendations and action plan alone"),
    ("family", "the family composition alone"),
    ("front-sheet", "the front sheet alone, for signing"),
    ("quality-form", "the quality assurance form"),
    ("involvement", "the confirmation of involvement, naming the author"),
    ("progress", "the progress of the actions"),
)
"""What can be exported for the board: id, and what it is."""
PAPERS = (
    ("to-find-out", "what is left to find out, by whom to ask; for use inside the agency"),
    ("interview-sheets", "for each interview what to ask; for use inside the agency"),
    ("changes", "what has changed since a named version; for use inside the agency"),
)
"""Papers that no board gets: written when they are asked for by name, never with the rest."""
PACK = "all"
"""Asks for every document for the board at once, into a folder."""
COPIES = ("working", "submission", PUBLISHED)
"""A working copy is for the author, a submission copy for the board, a published one for everybody."""
_BESIDE = ("quality-form", "involvement", "progress")
"""Documents for the board that are no part of the report."""
_TITLES = {name: what[:1].upper() + what[1:] for name, what in DOCUMENTS if name in _BESIDE}
_TO_BE = ("to be written", "to be completed", "to be judged")
"""How the words of a gap end, or say that something is missing."""
_ANSWER = "Answer the question, or say that the agency holds no record of it."
_JUDGE = "The countersigning person gives a verdict on each criterion."


class Exporting(Merging, Looking, Publishing, Recording):
    """What an open draft gives as files."""

    def hindrances(self, document: str = "imr", copy: str = "submission") -> list[Remark]:
        """What makes `export` refuse: for a submission copy, the *must* remarks on what the document holds.

        A working copy is never refused. Of a published one names and days are looked for in what it would print.
        Of the pack, what stands in the way of any of its documents.
        """
        if copy == "working":
            return []
        if document == PACK:
            each = [remark for name in self.pack() for remark in self.hindrances(name, copy)]
            return list(dict.fromkeys(each))
        from imrassist.export.documents import missing_in

        parts, form = self._parts(document)
        found = self._standing(document, parts)
        if copy == PUBLISHED:
            found = [*self._not_names(found), *self._to_publish(parts)]
        # Where a check speaks of the question, its grade decides, and so does the author who set it aside.
        told = {remark.place for remark in self.remarks()}
        for lack in missing_in(parts, form):
            place = Place(lack.question, lack.at) if lack.question else None
            judged = document == "quality-form" and lack.block == "paper.quality"
            if (not lack.must and not judged) or (place is not None and place in told and document not in _BESIDE):
                continue
            found.append(
                Remark(
                    check="export.missing",
                    grade="must",
                    say=self._lacking(lack.row)
                    if judged
                    else f"{_TITLES.get(document, lack.title)}: {_named(lack.what)}",
                    mend=_JUDGE if judged else _ANSWER,
                    source="QA.1" if judged else "2.2",
                    section=lack.section,
                    block=lack.block,
                    row=lack.row,
                    place=place,
                )
            )
        return found

    def _standing(self, document: str, parts: Sequence[Part]) -> list[Remark]:
        """The must remarks on what these sections hold; of a document beside the report, on the answers it shows.

        And the identifying details there that are not in the key, unless they were set aside.
        """
        found = [
            remark
            for remark in self.remarks()
            if (remark.grade == "must" or remark.check == UNKNOWN_CHECK) and not remark.aside
        ]
        nowhere = [remark for remark in found if remark.check == UNREADABLE_CHECK]
        if document == "imr":
            return found
        if document == "quality-form":
            # Of names, those in comments on a criterion, which lie in no section.
            return [remark for remark in found if remark.check in NAME_CHECKS and not self._section_of(remark)]
        if document in _BESIDE:
            shown = _places(parts)
            return [remark for remark in found if remark.place in shown] + nowhere
        sections = {part.section.id for part in parts}
        return [remark for remark in found if self._section_of(remark) in sections] + nowhere

    def _lacking(self, criterion: str) -> str:
        number = next((each.number for each in self.form.criteria if each.id == criterion), 0)
        return f"Quality form: criterion {number} has not been judged."

    def export_folder(self) -> Path:
        """Where documents go by themselves: beside the draft; of the example, where they are not taken away with it."""
        from imrassist.storage.exports import folder_for

        return folder_for(self.path)

    def pack(self) -> tuple[str, ...]:
        """The documents that go to the board together: all that this form has, and that have anything to say."""
        return tuple(name for name, _ in DOCUMENTS if self._has(name))

    def _has(self, document: str) -> bool:
        if document == "progress":
            question = self.form.by_role("progress_status")
            rows = self.draft.rows.get(question.each, ()) if question else ()
            return question is not None and any(question.id in row.answers for row in rows)
        try:
            return bool(self._parts(document)[0])
        except ImrError:
            return False

    def export_pack(
        self, copy: str = "working", out: Path | None = None, *, override: str = "", replace: bool = False
    ) -> tuple[tuple[str, Exported], ...]:
        """Writes every document for the board into a folder; each is refused, or not, by itself.

        Raises ImrError as `export`.
        """
        folder = out or self.export_folder()
        if folder.suffix and not folder.is_dir():
            raise ImrError(
                folder.name,
                "All documents together need a folder.",
                "Name a folder, not a file.",
                "Nothing was written.",
            )
        done = []
        for name in self.pack():
            try:
                done.append((name, self.export(name, copy, folder, override=override, replace=replace)))
            except ImrError as error:
                if not done:
                    raise
                written = ", ".join(each.path.name for _, each in done if each.path)
                kept = f"Written before that: {written}." if written else "Nothing was written."
                raise ImrError(error.where, error.what, error.mend, kept) from None
        return tuple(done)

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
        """Writes one document for Word; all but a working copy is refused while *must* remarks stand without a reason.

        `out` is a folder or a file; without it `export_folder`. A file there that we did not write, or that was
        changed since, stays, and the document goes beside it (`Exported.spared`) unless ``replace`` is set.
        `since` is for `changes`: the version compared with, by name or number; without it the newest.
        Raises ImrError when it cannot be written, or the document or copy is not known.
        """
        _known(document, copy)
        if document in dict(PAPERS):
            return self._export_paper(document, copy, out, replace=replace, since=since)
        standing = self.hindrances(document, copy)
        where = target(out or self.export_folder(), f"{document}-{copy}.docx")
        if copy != "working":
            standing += self._in_file_name(where.name)
        count = f"{len(standing)} thing{'' if len(standing) == 1 else 's'}"
        if standing and not override.strip():
            return Exported(
                refused=f"A {copy} copy cannot be made yet: {count} must be mended first.",
                notes=tuple(dict.fromkeys(f"{remark.say} {remark.mend}" for remark in standing)),
            )
        written, notes = self._built(where, document, copy)
        if standing:
            self._keep_override(document, copy, standing, override)
            notes = (f"Made although {count} must still be mended. Your reason is kept: {override.strip()}", *notes)
        done = put(where, written, notes, replace=replace)
        return _with(done, looked=self._looked_for_names(standing, copy)) if copy != "working" else done

    def _keep_override(self, document: str, copy: str, standing: Sequence[Remark], reason: str) -> None:
        """Keeps why a document is made all the same, for whoever countersigns. Raises ImrError when it cannot."""
        if self.read_only:
            raise ReadOnlyError(
                f"export of {document}",
                "The reason cannot be kept: the draft cannot be changed now.",
                "Close it elsewhere, or open it to be changed.",
                "Nothing was written.",
            )
        names = sum(remark.check in NAME_CHECKS for remark in standing)
        who = self.reviewer or self.person("author")
        each = Override(
            id=self.fresh_id(), document=document, copy=copy, on=self._time(), reason=self.clean(reason)[0].strip(),
            by=who.name, post=who.post, names=names, gaps=len(standing) - names,
        )  # fmt: skip
        act = Overridden(overrides=(*self.draft.overrides, each))
        self._record([("overrode", f"override:{each.id}", act)], "the reason for a document", who)

    def _looked_for_names(self, standing: Sequence[Remark], copy: str) -> str:
        """What was looked for and whether it was found; never that the document is anonymised."""
        if any(remark.check in NAME_CHECKS for remark in standing):
            return ""
        if copy == PUBLISHED:
            return "Names, details that identify somebody and exact days were looked for: nothing found."
        if not self.keyring.key.entries:
            return "There is no key; details that identify somebody were looked for without one: nothing found."
        return "The names in the key and details that identify somebody were looked for: nothing found."

    def _built(self, where: Path, document: str, copy: str) -> tuple[bytes, tuple[str, ...]]:
        """The file, and in sentences what could not be put into it."""
        from imrassist.export import format_of
        from imrassist.session.picturing import attached, over_a_page

        if where.suffix.lower() != ".docx":
            raise ImrError(
                where.name,
                "Only Word documents can be made.",
                "Name a file that ends in .docx, or a folder.",
                "Nothing was written.",
            )
        report = self.report()
        pictures, missing = attached(self.path, report, self.form, self._parts(document)[0])
        written = format_of(".docx")
        how = "working" if copy == "working" else "submission"
        shown = self._publisher().report(report) if copy == PUBLISHED else report
        if document in _BESIDE:
            paper = self._paper(document)
            paper = self._publisher().paper(paper) if copy == PUBLISHED else paper
            return written.build_paper(paper, shown, self.form, copy=how, pictures=pictures), missing
        comments = self.comments() if copy == "working" else ()
        made = written.build(shown, self.form, copy=how, document=document, pictures=pictures, comments=comments)
        parts = self._parts(document)[0]
        if copy != PUBLISHED:
            note_exported(self.draft, report, {part.section.id for part in parts})
        return made, (*missing, *over_a_page(self.form, parts, document))

    def comments(self) -> tuple[Comment, ...]:
        """What a working copy says beside the text: the remarks that stand, and the points sent back to the author."""
        from imrassist.export.comments import from_points, from_remarks

        return (*from_points(self.draft.points.values(), self.form), *from_remarks(self.remarks(), self.form))

    def _parts(self, document: str) -> tuple[tuple[Part, ...], Form]:
        """What a document holds, and the form with its tables; raises ImrError where there is none of this name."""
        from imrassist.export.documents import form_of, paper_parts, parts

        if document in _BESIDE:
            paper = self._paper(document)
            return paper_parts(paper), form_of(self.form, paper)
        return parts(self.report(), self.form, document), self.form

    def _paper(self, document: str) -> Paper:
        """A document for the board beside the report."""
        from imrassist.writing.papers import form_paper, quality_paper

        if document == "quality-form":
            paper = quality_paper(self.form, self.draft)
        else:
            paper = form_paper(self.form, self._writer.beside(self.draft, document), document)
        if paper is None:
            raise ImrError(
                "export",
                f'This form has no document "{document}".',
                'Choose another document; "imr" is the whole review.',
                "Nothing was written.",
            )
        return paper

    def _export_paper(self, document: str, copy: str, out: Path | None, *, replace: bool, since: str) -> Exported:
        """Writes an internal paper, as a Word document or as text; there is no submission copy of one."""
        from imrassist.export import FORMATS, format_of

        if copy != "working":
            raise ImrError(
                f"export of {document}",
                f"This paper is for use inside the agency, so there is no {copy} copy of it.",
                "Ask for its working copy.",
                "Nothing was written.",
            )
        where = target(out or self.export_folder(), f"{document}-{copy}.docx")
        if where.suffix.lower() not in FORMATS:
            raise ImrError(
                where.name,
                "This paper is made for Word, or as plain text.",
                "Name a file that ends in .docx or .txt, or a folder.",
                "Nothing was written.",
            )
        paper = self._inside(document, since)
        return put(where, format_of(where.suffix).build_paper(paper, self.report(), self.form), replace=replace)

    def _inside(self, document: str, since: str) -> Paper:
        from imrassist.writing.papers import changes_paper, to_find_out_paper
        from imrassist.writing.sheets_paper import sheets_paper

        if document == "to-find-out":
            return to_find_out_paper(self.form, self.to_find_out())
        if document == "interview-sheets":
            return sheets_paper(self.form, self.sheets())
        versions = [self.version(since)] if since else self.versions()[:1]
        if not versions:
            raise ImrError(
                "export of changes",
                "No version has been named that this one could be compared with.",
                "Save a version with a name first.",
                "Nothing was written.",
            )
        version = versions[0]
        changes = self.changes(self.draft_of(version))
        return changes_paper(self.form, changes, f'"{version.name}", kept on {moment(version.when)}')


def _known(document: str, copy: str) -> None:
    """Raises UnknownNameError where there is no such document or copy."""
    if document not in dict((*DOCUMENTS, *PAPERS)) or copy not in COPIES:
        raise UnknownNameError(
            f"export of {document}, {copy} copy",
            "There is no such document or copy.",
            f"Choose one of: {', '.join(dict((*DOCUMENTS, *PAPERS)))}; {' or '.join(COPIES)}.",
            "Nothing was written.",
        )


def _places(parts: Sequence[Part]) -> set[Place]:
    """The answers that these sections show."""
    found: set[Place] = set()
    for part in parts:
        for block in part.section.blocks:
            found |= set(block.places)
            for line in block.grid.lines if block.grid else ():
                found |= {place for cell in line.cells for place in cell.places}
    return found


def _named(what: str) -> str:
    """What is missing, in a sentence, from the words that a working copy marks the gap with."""
    name, _, how = what.partition(":")
    if how.strip() in _TO_BE:
        return f"{name.strip()} is missing."
    return f"{what.rstrip('.')}." if any(each in what for each in _TO_BE) else f"{what} is missing."


def target(out: Path, name: str) -> Path:
    """The file that is meant: the one named, or this name in the folder."""
    return out if out.suffix and not out.is_dir() else out / name


def put(target: Path, written: bytes, notes: tuple[str, ...] = (), *, replace: bool) -> Exported:
    """Writes a document, and says so when it could not have the name that was asked for."""
    from imrassist.storage.exports import is_open, put_document

    path = put_document(target, written, replace=replace)
    if path == target:
        return Exported(path=path, notes=notes)
    why = "is open in another program" if is_open(target) else "is not as imrassist wrote it"
    told = f"{target.name} {why}, so it was left alone; the document is now in {path}."
    return Exported(path=path, notes=(*notes, told), spared=target)
