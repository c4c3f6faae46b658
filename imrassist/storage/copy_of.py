"""Copies of a draft: one made as a review of its own, and one that came back from somebody else."""

from __future__ import annotations

from pathlib import Path

from imrassist.errors import ImrError
from imrassist.model.draft import Draft
from imrassist.storage import kept
from imrassist.storage.beside import put_new
from imrassist.storage.draft_file import read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.recover import FormOf, bytes_of
from imrassist.storage.toml_guard import Damage, Mark


def copy_as_new(source: Path, target: Path) -> None:
    """Writes the draft at `source` to `target` under a new id, whole or not at all, for the user alone.

    So it has a journal, undo and backups of its own.

    Raises ImrError when the source is damaged, OSError when it cannot be read, and when the target is there already
    (FileExistsError) or cannot be written.
    """
    read = read_draft(source.read_bytes())
    if isinstance(read, Damage):
        raise ImrError(source.name, f"It cannot be read: {read}.", "Take another draft.")
    # Whoever judged, signed or sent the other review has not done so to this one.
    own = {key: verdict for key, verdict in read.draft.verdicts.items() if key.startswith("author:")}
    draft = read.draft.with_(verdicts=own, points={}, signatures=(), submissions=(), overrides=(), trail=(), sealed="")
    put_new(target, draft_text(draft.with_(doc_id=kept.new_doc_id(), saved_seq=1)).encode())


def read_copy(path: Path, form_of: FormOf | None = None) -> tuple[Draft, bool]:
    """A copy that came back, as its file has it, and whether the file is as the program wrote it.

    What this computer keeps of the draft, journals and backups, is no part of it: it is of our own file, of the same
    id. So a damaged copy is told, never put together. Raises ImrError when it cannot be read.
    """
    read = read_draft(bytes_of(path), form_of)
    if isinstance(read, Damage):
        raise ImrError(path.name, f"It cannot be read: {read}.", "Ask for the copy once more.")
    if read.newer:
        raise ImrError(path.name, "It was written by a newer imrassist.", "Use that one here too; then take it in.")
    return read.draft, read.mark is Mark.RIGHT
