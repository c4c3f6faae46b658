"""Frozen copies of a review in ``NAME.submissions/``: what was read, and what was sent; never changed afterwards.

They lie beside the draft and travel with it, for both people need them: the author to see which words of a passage are
others since it was read, the board's panel to be answered from what it really got.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from imrassist import gate
from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.storage.beside import put_new
from imrassist.storage.draft_file import read_draft
from imrassist.storage.draft_text import draft_text
from imrassist.storage.toml_guard import Damage, Mark
from imrassist.storage.whole_write import reason
from imrassist.writing.as_read import Passage, read_digest

DRAFT = "draft.imr.toml"
"""Name of the frozen draft in the folder of a submission."""
_READ = "read"
_KEPT = ".read.jsonl"
_HEAD = '{"imrassist":"read","version":1}'
"""First line of what was read; then a line for each passage."""
_LARGEST = 64_000_000
"""Bytes: forty times a report of 5,000 contacts."""
_DIGEST = re.compile(r"[0-9a-f]{16}")
FormOf = Callable[[str], Form | None]


def folder_of(draft: Path) -> Path:
    """The folder of a draft's frozen copies: ``case-7.submissions`` beside ``case-7.imr.toml``."""
    name = draft.name.removesuffix(".toml").removesuffix(".imr")
    return draft.with_name(f"{name}.submissions")


def keep_read(draft_path: Path, read: Sequence[Passage], report: str) -> str:
    """Keeps what was read, the whole report of this digest; once for each. Why it could not, or nothing.

    Never raises: without it a later change is still seen, only not told in words.
    """
    path = _read_path(draft_path, report)
    if path is None:
        return "It has no digest."
    if path.exists():
        return ""
    lines = (json.dumps(asdict(each), ensure_ascii=False, separators=(",", ":")) for each in read)
    try:
        _made(path.parent)
        put_new(path, "\n".join([_HEAD, *lines, ""]).encode())
    except FileExistsError:
        return ""
    except OSError as error:
        return reason(error)
    return ""


def has_read(draft_path: Path, report: str) -> bool:
    """Whether what was read is kept already."""
    path = _read_path(draft_path, report)
    return path is not None and path.exists()


def read_then(draft_path: Path, report: str) -> tuple[Passage, ...] | None:
    """The report of this digest, as it was read; None when no such copy is left, or it is not what was kept."""
    path = _read_path(draft_path, report)
    read = _read_at(path) if path else None
    return read if read is not None and read_digest(read) == report else None


def all_read(draft_path: Path) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Every report that is kept as it was read, with its digest; the latest first."""
    folder = folder_of(draft_path) / _READ
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(f"*{_KEPT}"), key=lambda each: each.stat().st_mtime, reverse=True):
            report = path.name.removesuffix(_KEPT)
            if (read := read_then(draft_path, report)) is not None:
                yield report, read


def forget_read(draft_path: Path) -> None:
    """Lets go of all that was kept as it was read, since a name was taken out. Raises OSError when something stays.

    What was sent to the board stays: it is what was sent.
    """
    for old in (folder_of(draft_path) / _READ).glob("*"):
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


def _read_path(draft_path: Path, report: str) -> Path | None:
    """Where a report of this digest is kept; None for what is no digest."""
    return folder_of(draft_path) / _READ / f"{report}{_KEPT}" if _DIGEST.fullmatch(report) else None


def _read_at(path: Path) -> tuple[Passage, ...] | None:
    """What a file keeps; None when it cannot be read, or holds what never passed the gate."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        head, *lines = path.read_text("utf-8").split("\n")
        if head != _HEAD:
            return None
        return tuple(_passage(json.loads(line)) for line in lines if line)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _passage(raw: Any) -> Passage:
    says = tuple(tuple(map(_clean, cell)) for cell in raw["says"])
    heads = tuple(map(_clean, raw["heads"]))
    return Passage(
        section=_clean(raw["section"]), key=_clean(raw["key"]), kind=_clean(raw["kind"]), says=says, heads=heads
    )


def _clean(text: str) -> str:
    """The text. Raises ValueError when the gate would change it: it was never ours."""
    if gate.clean(text).text != unicodedata.normalize("NFC", text):
        raise ValueError
    return text


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
