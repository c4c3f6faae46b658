"""Backups: the last versions of a draft as they were saved, and one of each day, in its private folder."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imrassist.errors import ImrError
from imrassist.storage.whole_write import write_whole

VERSIONS = 5
DAYS = 14
_NAME = re.compile(r"(v\d+-)?(\d{8,})-(\d+)-(\d{4}-\d\d-\d\d)-([0-9a-f]{16})\.imr\.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One kept version; its name says what it is, so that a damaged one is known without any other file."""

    path: Path
    seq: int
    """`Draft.saved_seq`: the higher is the newer; no clock decides that."""
    upto: int
    """The number of the last journal record that it holds."""
    day: str
    sha: str
    """Start of the SHA-256 of its bytes."""
    before: bool = False
    """Kept for ever: as it was before an upgrade."""

    def intact(self) -> bytes | None:
        """Its bytes; None when they are not those that were kept, or cannot be read."""
        try:
            raw = self.path.read_bytes()
        except OSError:
            return None
        return raw if hashlib.sha256(raw).hexdigest().startswith(self.sha) else None


class Backups:
    """The kept versions of one draft."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def newest(self) -> Iterator[Backup]:
        """Every kept version, the newest save first; not all need be intact."""
        found = []
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                if match := _NAME.fullmatch(path.name):
                    before, seq, upto, day, sha = match.groups()
                    backup = Backup(path=path, seq=int(seq), upto=int(upto), day=day, sha=sha, before=bool(before))
                    found.append(backup)
        yield from sorted(found, key=lambda each: (each.seq, each.upto, each.sha), reverse=True)

    def holds(self, sha: str) -> bool:
        """Whether the version with this SHA-256 is kept."""
        return any(sha.startswith(each.sha) for each in self.newest())

    def keep(self, raw: bytes, *, seq: int, upto: int, today: date, before: int | None = None) -> str:
        """Keeps a version that is known to be intact, and lets old ones go; "" or, in a sentence, why it could not be.

        ``before`` is the format of a file that is about to be upgraded; such a version is kept for ever.
        """
        sha = hashlib.sha256(raw).hexdigest()
        if before is None and self.holds(sha):
            return ""
        mark = "" if before is None else f"v{before}-"
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            write_whole(self.folder / f"{mark}{seq:08d}-{upto}-{today.isoformat()}-{sha[:16]}.imr.toml", raw)
        except (OSError, ImrError):
            return "A backup could not be kept on this computer; the draft itself was saved."
        self._let_go()
        return ""

    def forget(self, but: str) -> None:
        """Lets every version go but the one with this SHA-256: after a name was taken out of the text."""
        for each in self.newest():
            if not but.startswith(each.sha):
                each.path.unlink(missing_ok=True)

    def _let_go(self) -> None:
        versions = [each for each in self.newest() if not each.before]
        kept = set(versions[:VERSIONS])
        days: dict[str, Backup] = {}
        for each in versions:
            days.setdefault(each.day, each)
        kept |= {days[day] for day in sorted(days, reverse=True)[:DAYS]}
        for each in versions:
            if each not in kept:
                with contextlib.suppress(OSError):
                    each.path.unlink()
