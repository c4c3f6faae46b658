"""greeting: the question at which an author left a draft, noted so that it is shown before the draft is read."""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from imrassist import settings
from imrassist.errors import ImrError


def keep_greeting(path: Path, where: str, ask: str) -> None:
    """Notes the question, its own words and no answer, for the draft file as it is now; never raises."""
    from imrassist.storage.whole_write import write_whole

    with contextlib.suppress(OSError, ImrError):
        note = _note(path)
        note.parent.mkdir(mode=0o700, exist_ok=True)
        write_whole(note, json.dumps({"sha": _sha(path), "where": where, "ask": ask}).encode())


def kept_greeting(path: Path) -> tuple[str, str] | None:
    """Where the author was and what is asked there; None when that is not known of exactly this file."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        noted = json.loads(_note(path).read_bytes())
        where, ask = noted.get("where"), noted.get("ask")
        if isinstance(where, str) and isinstance(ask, str) and ask and noted.get("sha") == _sha(path):
            return where, ask
    return None


def _note(path: Path) -> Path:
    name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return settings.state_dir() / "left" / f"{name}.json"


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
