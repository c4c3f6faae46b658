"""Where the key of a review lies: named by the user, remembered in the settings, or in the private keys folder."""

from __future__ import annotations

from pathlib import Path

from imrassist import settings
from imrassist.errors import ImrError
from imrassist.privacy.key import Key
from imrassist.storage.key_file import read_key

ENDING = ".key.toml"


def place_of(doc_id: str, draft: Path) -> Path | None:
    """Where the key of this review is, if there is one: as remembered, in the keys folder, or beside the draft.

    A place that is remembered counts though nothing is there: what was said once is not silently gone from.
    """
    remembered = settings.load()[0].keys.get(doc_id)
    if remembered:
        return Path(remembered)
    for path in (_own(doc_id), draft.with_name(draft.name.removesuffix(".imr.toml") + ENDING)):
        if path is not None and path.is_file():
            return path
    return None


def new_place(doc_id: str) -> Path:
    """Where a key is put that is started here: away from the draft, in a folder of the user's own. Raises ImrError."""
    path = _own(doc_id)
    if path is None:
        raise ImrError(
            "the key", "There is no private folder that it could be put in.", "Say where to put it, with --key.", ""
        )
    return path


def key_of(doc_id: str, draft: Path, named: Path | None = None) -> tuple[Key, str]:
    """The key of a review, to be read only, and why it cannot be read; without entries when there is none.

    ``named`` is where the user says it is; raises ImrError when that one cannot be read, or is of another review.
    """
    if named is not None:
        read = read_key(named).key
        if read.doc_id not in ("", doc_id):
            raise ImrError(named.name, "This is the key of another review.", "Name the key of this one.", "")
        return read, ""
    path = place_of(doc_id, draft)
    if path is None:
        return Key(doc_id=doc_id), ""
    try:
        return read_key(path).key, ""
    except ImrError as error:
        return Key(doc_id=doc_id), str(error)


def remember(doc_id: str, path: Path) -> None:
    """Notes in the settings where the key of this review lies."""
    settings.update(lambda known: known.with_key(doc_id, path))


def _own(doc_id: str) -> Path | None:
    try:
        return settings.keys_dir() / f"{doc_id}{ENDING}"
    except OSError:
        return None
