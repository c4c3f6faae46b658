"""Copies a draft as a review of its own: with an id of its own, so that it has its own journal, undo and backups."""

from __future__ import annotations

from pathlib import Path

from imrassist.errors import ImrError
from imrassist.storage import kept
from imrassist.storage.beside import put_new
from imrassist.storage.draft_file import read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.toml_guard import Damage


def copy_as_new(source: Path, target: Path) -> None:
    """Writes the draft at `source` to `target` under a new id, whole or not at all, for the user alone.

    Raises ImrError when the source is damaged, OSError when it cannot be read, and when the target is there already
    (FileExistsError) or cannot be written.
    """
    read = read_draft(source.read_bytes())
    if isinstance(read, Damage):
        raise ImrError(source.name, f"It cannot be read: {read}.", "Take another draft.")
    # Whoever judged, signed or sent the other review has not done so to this one.
    own = {key: verdict for key, verdict in read.draft.verdicts.items() if key.startswith("author:")}
    draft = read.draft.with_(verdicts=own, points={}, signatures=(), submissions=(), trail=(), sealed="")
    put_new(target, draft_text(draft.with_(doc_id=kept.new_doc_id(), saved_seq=1)).encode())
