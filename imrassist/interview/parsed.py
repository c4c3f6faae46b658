"""parsed: the files of a form as plain tables, kept once they were read: reading TOML is most of opening a form."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from imrassist import settings

_KEPT = 8
"""Forms, and versions of forms, that are kept."""


class Files:
    """The TOML files of one folder, parsed; from the kept copy when exactly these bytes were parsed before.

    The copy holds nothing but the form's own data. It is named by the digest of all
    the bytes, so that a changed file is never taken from it; its first line is the
    digest of the rest, so that a damaged one is not taken for the form. Where it
    cannot be read or written nothing is lost but a moment.
    """

    def __init__(self, folder: Path) -> None:
        self.raw: dict[str, bytes] = {}
        """The bytes of each file that can be read, by name."""
        self.unreadable: dict[str, str] = {}
        """Why a file cannot be read, by name."""
        for path in sorted(folder.glob("*.toml")):
            try:
                self.raw[path.name] = path.read_bytes()
            except OSError as error:
                self.unreadable[path.name] = error.strerror or "it cannot be opened"
        every = hashlib.sha256()
        for name, raw in self.raw.items():
            every.update(f"{name}\0{len(raw)}\0".encode() + raw)
        self._copy: Path | None = None
        with contextlib.suppress(OSError):
            self._copy = settings.state_dir() / "forms" / f"{every.hexdigest()[:32]}.json"
        self._kept = _read(self._copy) if self._copy else {}
        self._new: dict[str, Any] = {}

    def parse(self, name: str) -> dict[str, Any]:
        """One file as tables. Raises ValueError or RecursionError when it is not sound TOML."""
        kept = self._kept.get(name)
        if isinstance(kept, dict):
            return kept
        import tomllib

        tables = tomllib.loads(self.raw[name].decode("utf-8"))
        self._new[name] = tables
        return tables

    def keep(self) -> None:
        """Keeps what was parsed for the next time; to be called when all of it was sound, and before it is used up."""
        if not self._new or self._copy is None:
            return
        with contextlib.suppress(OSError, ValueError, TypeError):
            text = json.dumps(self._new, ensure_ascii=False)
            if self._copy.exists():  # damaged, or it would have been taken
                self._copy.replace(self._copy.with_suffix(".damaged"))
            self._copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            others = sorted(self._copy.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for old in others[: max(0, len(others) - _KEPT + 1)]:
                old.unlink()
            part = self._copy.with_suffix(f".{os.getpid()}.tmp")
            part.touch(mode=0o600, exist_ok=False)
            part.write_text(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}", "utf-8")
            part.replace(self._copy)


def _read(copy: Path) -> dict[str, Any]:
    try:
        digest, _, text = copy.read_bytes().partition(b"\n")
        if digest != hashlib.sha256(text).hexdigest().encode():
            return {}
        tables = json.loads(text)
    except (OSError, ValueError, RecursionError):
        return {}
    return tables if isinstance(tables, dict) else {}
