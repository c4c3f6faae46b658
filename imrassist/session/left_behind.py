"""Left behind: files beside a draft that names of the key still stand in: conflict copies, what was sent ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.privacy.span import KEYED
from imrassist.session.replacing import Replacing
from imrassist.storage.beside import copies_of, others_of
from imrassist.storage.submissions import folder_of

CONFLICT, DAMAGED, RECOVERED, OTHER, SENT = "conflict", "damaged", "recovered", "other", "sent"
_WHAT = {
    CONFLICT: "a copy that was saved while another program held the draft",
    DAMAGED: "a damaged original that was put aside",
    RECOVERED: "a version that was brought back",
    OTHER: "another copy of this draft",
    SENT: "a frozen copy of what was sent to the board; it is a record and stays as it is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """One file that holds names of the key."""

    path: Path
    kind: str
    """`CONFLICT`, `DAMAGED`, `RECOVERED`, `OTHER` or `SENT`."""
    counts: tuple[tuple[str, int], ...]
    """Codes, and how often the name behind each stands in it; no names."""

    @property
    def removable(self) -> bool:
        """Whether it may be removed from here: a record of what was sent may not."""
        return self.kind != SENT

    @property
    def codable(self) -> bool:
        """Whether codes can be put in the place of its names from here."""
        return self.kind in (CONFLICT, RECOVERED, OTHER)

    def told(self) -> str:
        """A sentence."""
        codes = ", ".join(f"{code} {'once' if times == 1 else f'{times} times'}" for code, times in self.counts)
        name = self.path.name if self.removable else f"{self.path.parent.name}/{self.path.name}"
        return f"{name}: what stands behind {codes}. It is {_WHAT[self.kind]}."


class LeftBehind(Replacing):
    """What a name was not taken out of, since it is no part of the draft."""

    def names_left_behind(self) -> tuple[Leftover, ...]:
        """The files beside the draft in which names of the key stand, with counts; looked at anew each time."""
        found = []
        for kind, path in self._files_beside():
            counts = Counter(span.code for text in _texts(path) for span in self.name_spans(text) if span.kind == KEYED)
            if counts:
                found.append(Leftover(path=path, kind=kind, counts=tuple(counts.most_common())))
        return tuple(found)

    def files_beside(self) -> int:
        """How many copies and records lie beside the draft, whether a name stands in them or not."""
        return sum(1 for _ in self._files_beside())

    def remove_left_behind(self, leftover: Leftover) -> None:
        """Removes such a file for good. Raises ImrError for a record of what was sent, and when that fails."""
        if not leftover.removable or (leftover.kind, leftover.path) not in set(self._files_beside()):
            what = "It is a record of what was sent to the board, and stays as it is."
            raise ImrError(leftover.path.name, what, "Ask the board's manager what is to become of it.")
        try:
            leftover.path.unlink()
        except OSError:
            mend = "Close other programs that may hold it, and try again."
            raise ImrError(leftover.path.name, "It could not be removed.", mend) from None

    def code_left_behind(self, leftover: Leftover) -> None:
        """Puts codes in the place of the names of the key in such a copy, wherever they stand in it; no undo.

        Raises ImrError, and changes nothing, for a record of what was sent, for a damaged original, and when the copy
        cannot be read or written.
        """
        name = leftover.path.name
        if not leftover.codable or (leftover.kind, leftover.path) not in set(self._files_beside()):
            what = "It cannot be read as a draft." if leftover.removable else "It is a record of what was sent."
            raise ImrError(name, what, "Remove it here, once nothing in it is wanted any more.")
        from imrassist.storage.draft_file import ReadDraft, read_draft
        from imrassist.storage.draft_text import draft_text
        from imrassist.storage.whole_write import write_whole

        try:
            read = read_draft(leftover.path.read_bytes(), lambda _: self.form)
        except OSError:
            raise ImrError(name, "It cannot be read.", "Close other programs that may hold it.") from None
        if not isinstance(read, ReadDraft):
            raise ImrError(name, f"It cannot be read as a draft: {read}.", "Remove it here, or mend it first.")
        write_whole(leftover.path, draft_text(self._all_coded(read.draft), self.form).encode())

    def _files_beside(self) -> Iterator[tuple[str, Path]]:
        yield from copies_of(self.path)
        yield from ((OTHER, path) for path in others_of(self.path, self.draft.doc_id))
        for path in sorted(folder_of(self.path).glob("*/*")):
            if path.is_file():
                yield SENT, path


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file; none of one that cannot be read."""
    from imrassist.intake.scanning import documents_of, text_of

    try:
        if path.suffix.lower() == ".docx":
            for document in documents_of(path):
                if not isinstance(document, ImrError):
                    yield from (passage.text for passage in document.passages)
        else:
            yield text_of(path)
    except ImrError:
        return
