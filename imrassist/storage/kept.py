"""The private folder of one draft: journals, backups and kept undo; found by the draft's id, or by where it lay."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from imrassist import settings
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.storage.acts_text import plain_act, plain_place, read_act, read_place
from imrassist.storage.history import LIMIT, History, Step
from imrassist.storage.whole_write import write_whole

_ID = re.compile(r"[a-z0-9_-]{1,64}")
_DOC_ID = re.compile(rb"""^doc_id[ \t]*=[ \t]*["']([^"'\r\n]{1,200})["']""", re.MULTILINE)
_HISTORY_BYTES = 64 << 20


def new_doc_id() -> str:
    """A new name for a review: random, so that no two ever meet."""
    return "review-" + os.urandom(8).hex()


def folder_of(doc_id: str) -> Path:
    """The private folder of this draft, which may not be there yet. Raises OSError when there can be none."""
    # An id from a file that somebody sent must neither lead out of the folder nor meet another on a disk blind to case.
    name = f"d-{doc_id}" if _ID.fullmatch(doc_id) else "x-" + hashlib.sha256(doc_id.encode()).hexdigest()[:32]
    return settings.state_dir() / "drafts" / name


def made_folder(doc_id: str) -> Path:
    """The private folder of this draft, made when there is none. Raises OSError when there can be none."""
    folder = folder_of(doc_id)
    # One by one: of folders made on the way to another, the system decides who may enter.
    for each in (folder.parent, folder):
        each.mkdir(mode=0o700, exist_ok=True)
    return folder


def doc_id_in(raw: bytes) -> str:
    """The id that stands in the bytes of a damaged draft; "" when it cannot be made out."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    found = _DOC_ID.search(raw)
    return found[1].decode("utf-8", "replace") if found else ""


def doc_id_at(path: Path, *, moved: bool = False) -> str:
    """The id of the draft that was last opened at this path; "" when none was.

    With ``moved`` also that of a draft of the same name whose own place is empty now, if there is but one.
    """
    elsewhere = []
    with contextlib.suppress(OSError):
        for folder in sorted((settings.state_dir() / "drafts").iterdir()):
            where = _json(folder / "where.json")
            known, doc_id = where.get("path"), where.get("doc_id")
            if not (isinstance(known, str) and isinstance(doc_id, str)):
                continue
            if known == str(path):
                return doc_id
            if moved and Path(known).name == path.name and not Path(known).exists():
                elsewhere.append(doc_id)
    return elsewhere[0] if len(elsewhere) == 1 else ""


def remember(folder: Path, doc_id: str, path: Path) -> None:
    """Notes where the draft lies, so that it is known even when its file is damaged or gone; never raises."""
    where = {"doc_id": doc_id, "path": str(path)}
    if _json(folder / "where.json") != where:
        with contextlib.suppress(OSError, ImrError):
            write_whole(folder / "where.json", json.dumps(where).encode())


def keep_here(folder: Path, sha: str, here: Place) -> str:
    """Notes where the author was in the draft file of this SHA-256, which need not be written for that; always ""."""
    with contextlib.suppress(OSError, ImrError):
        write_whole(folder / "here.json", json.dumps({"sha": sha, **plain_place(here)}).encode())
    return ""


def kept_here(folder: Path, sha: str) -> Place | None:
    """Where the author was last in the draft file of this SHA-256, if that is newer than what the file says."""
    plain = _json(folder / "here.json")
    try:
        return read_place(plain) if plain.get("sha") == sha else None
    except ValueError:
        return None


def keep_history(folder: Path, history: History, sha: str, before: str) -> str:
    """Keeps what can be undone with the draft file of this SHA-256; "" or, in a sentence, why it could not be.

    That of the file ``before`` stays too; older ones go.
    """
    plain = {name: [_plain(step) for step in getattr(history, name)] for name in ("done", "undone")}
    text = json.dumps({"sha": sha, **plain}, separators=(",", ":")).encode()
    try:
        write_whole(_history(folder, sha), hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
        for old in folder.glob("undo-*.json"):
            if old not in (_history(folder, sha), _history(folder, before)):
                old.unlink(missing_ok=True)
    except (OSError, ImrError):
        return "What can be undone could not be kept; the draft itself was saved."
    return ""


def forget_history(folder: Path) -> None:
    """Lets go of all that can be undone. Raises OSError when it cannot be removed."""
    for old in folder.glob("undo-*.json"):
        old.unlink(missing_ok=True)


def kept_history(folder: Path, sha: str) -> tuple[History, bool]:
    """What could be undone when the draft file of this SHA-256 was saved; and whether what was kept is damaged."""
    path = _history(folder, sha)
    try:
        raw = path.read_bytes() if path.stat().st_size <= _HISTORY_BYTES else b""
    except FileNotFoundError:
        return History(), False
    except OSError:
        return History(), True
    digest, _, text = raw.partition(b"\n")
    try:
        if hashlib.sha256(text).hexdigest().encode() != digest:
            raise ValueError("altered")
        values = json.loads(text)
        done, undone = (tuple(_step(each) for each in values[name]) for name in ("done", "undone"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return History(), True
    return History(done=done[-LIMIT:], undone=undone), False


def _history(folder: Path, sha: str) -> Path:
    return folder / f"undo-{sha[:16]}.json"


def _plain(step: Step) -> dict[str, Any]:
    return {"act": plain_act(step.act), "back": plain_act(step.back), "name": step.name}


def _step(plain: Mapping[str, Any]) -> Step:
    return Step(act=read_act(plain["act"]), back=read_act(plain["back"]), name=str(plain["name"]))


def _json(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
