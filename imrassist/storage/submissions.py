"""Frozen copies of a review in ``NAME.submissions/``: what was read, and what was sent; never changed afterwards.

They lie beside the draft and travel with it, for both people need them: the author to see which words of a passage are
others since it was read, the board's panel to be answered from what it really got.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.storage.beside import put_new
from imrassist.storage.draft_file import read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.toml_guard import Damage, Mark
from imrassist.storage.whole_write import reason

DRAFT = "draft.imr.toml"
"""Name of the frozen draft in the folder of a submission."""
_READ = "read"
_ENDING = ".imr.toml"
_DIGEST = re.compile(r"[0-9a-f]{16}")
FormOf = Callable[[str], Form | None]


def folder_of(draft: Path) -> Path:
    """The folder of a draft's frozen copies: ``case-7.submissions`` beside ``case-7.imr.toml``."""
    name = draft.name.removesuffix(".toml").removesuffix(".imr")
    return draft.with_name(f"{name}.submissions")


def keep_read(draft_path: Path, draft: Draft, report: str, form: Form | None = None) -> str:
    """Keeps the draft whose report has this digest, as it was read; once for each. Why it could not, or nothing.

    Never raises: without it a later change is still seen, only not told in words.
    """
    if not _DIGEST.fullmatch(report):
        return "It has no digest."
    path = folder_of(draft_path) / _READ / f"{report}{_ENDING}"
    if path.exists():
        return ""
    try:
        _made(path.parent)
        put_new(path, draft_text(draft, form).encode())
    except FileExistsError:
        return ""
    except OSError as error:
        return reason(error)
    return ""


def read_then(draft_path: Path, report: str, form_of: FormOf | None = None) -> Draft | None:
    """The draft whose report had this digest, as it was read; None when no such copy is left, or it is damaged."""
    if not _DIGEST.fullmatch(report):
        return None
    return _read(folder_of(draft_path) / _READ / f"{report}{_ENDING}", form_of)


def forget_read(draft_path: Path) -> None:
    """Lets go of every draft that was kept as it was read, since a name was taken out. Raises OSError when one stays.

    What was sent to the board stays: it is what was sent.
    """
    for old in (folder_of(draft_path) / _READ).glob(f"*{_ENDING}"):
        old.unlink(missing_ok=True)


def freeze(
    draft_path: Path, folder: str, draft: Draft, others: Mapping[str, bytes], form: Form | None = None
) -> tuple[str, str]:
    """Keeps a submission: the draft, and other files by name. Gives its folder's name and the SHA-256 of the draft.

    A folder of that name stays as it is, and the new one gets a number. Raises ImrError when it cannot be written:
    what of it was written is taken away again.
    """
    raw = draft_text(draft, form).encode()
    made: list[Path] = []
    place: Path | None = None
    try:
        place = _new_folder(folder_of(draft_path), folder)
        for name, content in {**others, DRAFT: raw}.items():
            put_new(place / name, content)
            made.append(place / name)
        for path in made:
            path.chmod(0o400)
    except OSError as error:
        with contextlib.suppress(OSError):
            for path in made:
                path.unlink()
            if place is not None:
                place.rmdir()
        raise ImrError(
            "the frozen copy", f"It could not be written: {reason(error)}.", "Mend that; then submit again."
        ) from None
    return place.name, hashlib.sha256(raw).hexdigest()


def frozen(draft_path: Path, folder: str, sha: str, form_of: FormOf | None = None) -> Draft:
    """The draft as it was sent. Raises ImrError when the copy is not there, or is not what was kept."""
    path = folder_of(draft_path) / Path(folder).name / DRAFT
    where = f"{folder_of(draft_path).name}/{Path(folder).name}"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ImrError(where, f"It cannot be read: {reason(error)}.", "Put the folder back beside the draft.") from None
    draft = None if hashlib.sha256(raw).hexdigest() != sha else _read(path, form_of)
    if draft is None:
        raise ImrError(where, "The frozen copy was changed since it was kept.", "Bring it back from a backup.")
    return draft


def fault_of(draft_path: Path, folder: str, sha: str) -> str:
    """What is wrong with a frozen copy, in a few words; empty when it is as it was kept."""
    path = folder_of(draft_path) / Path(folder).name / DRAFT
    try:
        raw = path.read_bytes()
    except OSError:
        return "is not there"
    return "" if hashlib.sha256(raw).hexdigest() == sha else "was changed since it was kept"


def _read(path: Path, form_of: FormOf | None) -> Draft | None:
    try:
        read = read_draft(path.read_bytes(), form_of)
    except OSError:
        return None
    return None if isinstance(read, Damage) or read.mark is not Mark.RIGHT else read.draft


def _made(folder: Path) -> None:
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _new_folder(above: Path, name: str) -> Path:
    above.mkdir(mode=0o700, exist_ok=True)
    for number in range(1, 1000):
        place = above / (name if number == 1 else f"{name}-{number}")
        with contextlib.suppress(FileExistsError):
            place.mkdir(mode=0o700)
            return place
    raise FileExistsError(name)
