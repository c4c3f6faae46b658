"""Session: one open draft, whole: interview, report, checks, files and export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from imrassist import resources
from imrassist.checks.remark import Remark
from imrassist.errors import ImrError
from imrassist.session.asking import Asking
from imrassist.session.judging import Judging
from imrassist.session.values import Exported

DOCUMENTS = (("imr", "the whole report"),)
"""What can be exported: id, and what it is."""
COPIES = ("working", "submission")


class Session(Asking, Judging):
    """One open draft. All that the screens and the commands call."""

    @classmethod
    def demo(cls, folder: Path, *, form: str = "stockport-2010", today: date | None = None) -> Session:
        """A private copy of the form's made-up example, opened. Raises ImrError when the form has none."""
        source = resources.folder("prompts") / form / "example" / "example.imr.toml"
        target = folder / "example.imr.toml"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not target.exists():
                target.write_bytes(source.read_bytes())
                target.chmod(0o600)
        except OSError as error:
            raise ImrError(
                "the example", f"It cannot be copied: {error.strerror}.", "Name a folder that can be written."
            ) from None
        return cls.open(target, today=today)

    def hindrances(self, document: str = "imr", copy: str = "submission") -> list[Remark]:
        """What would make `export` refuse: the *must* remarks that stand, for a submission copy; nothing else."""
        if copy != "submission":
            return []
        return [
            remark
            for remark in self.remarks()
            if remark.grade == "must" and not remark.aside and _about(remark, document)
        ]

    def export(
        self, document: str = "imr", copy: str = "working", out: Path | None = None, *, override: str = ""
    ) -> Exported:
        """Writes one document for Word; refuses a submission copy while *must* remarks stand, unless there is a reason.

        `out` is a folder or a file; without it the draft's folder. Raises ImrError
        when it cannot be written, or the document or copy is not known.
        """
        from imrassist import export as exporting

        if document not in dict(DOCUMENTS) or copy not in COPIES:
            raise ImrError(
                f"export of {document}, {copy} copy",
                "There is no such document or copy.",
                f"Choose one of: {', '.join(dict(DOCUMENTS))}; {' or '.join(COPIES)}.",
            )
        standing = self.hindrances(document, copy)
        if standing and not override.strip():
            count = len(standing)
            return Exported(
                refused=f"{count} thing{'s' if count > 1 else ''} must be mended before a submission copy can be made.",
                notes=tuple(dict.fromkeys(f"{remark.say} {remark.mend}" for remark in standing)),
            )
        target = _target(out or self.path.parent, f"{document}-{copy}.docx")
        notes = exporting.write_docx(self.report(), self.form, copy=copy, document=document, path=target)
        if override.strip() and standing:
            notes = [*notes, f"Made although {len(standing)} things are still to be mended: {override.strip()}"]
        return Exported(path=target, notes=tuple(notes))


def _about(remark: Remark, document: str) -> bool:  # every remark is about the whole report, so far the only document
    return document in dict(DOCUMENTS) and bool(remark.check)


def _target(out: Path, name: str) -> Path:
    if out.suffix.lower() == ".docx":
        return out
    return out / name

