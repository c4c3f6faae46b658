"""Journal: every change the moment it is made, added to the end of a file and flushed; read back whatever happened."""

from __future__ import annotations

import contextlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from imrassist.storage.whole_write import flush, flush_folder, write_all

MARKERS = ("from", "saving")
MOST_BYTES = 256 << 20
"""The largest journal file that is read; one file holds what was done between two saves."""
_NAME = re.compile(r"(\d{8})\.journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line of a journal."""

    n: int
    """Its number: each change of a draft has the next one, through all its journals. Markers repeat the last one."""
    kind: str
    """``act``, ``undo``, ``redo``, ``typing``; and the markers ``from`` (what follows was done to the draft file
    of this SHA-256) and ``saving`` (the file of this SHA-256, which holds all up to ``upto``, is about to be put
    in its place)."""
    data: Mapping[str, Any]
    file: int = 0
    """Number of the journal file it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that could be read of a draft's journals."""

    records: tuple[Record, ...] = ()
    """In the order they were written; a record that was written twice stands once."""
    torn: Mapping[int, int] = field(default_factory=dict)
    """By the number of each file: lines that could not be read, and were skipped. An empty file counts as one."""
    last: Mapping[int, int] = field(default_factory=dict)
    """By the number of each file: the highest record number in it."""

    @property
    def next(self) -> int:
        """The number for the next record."""
        return max((record.n for record in self.records), default=0) + 1

    @property
    def next_file(self) -> int:
        """The number for the next file."""
        return max(self.last, default=0) + 1


def line(record: Record) -> bytes:
    """The record as a line: a checksum of the rest, and the rest as JSON."""
    text = json.dumps({"n": record.n, "k": record.kind, **record.data}, ensure_ascii=True, separators=(",", ":"))
    return f"{zlib.crc32(text.encode()):08x} {text}\n".encode()


def read_line(raw: bytes, file: int = 0) -> Record | None:
    """The record on a line; None when it is torn or altered."""
    checksum, _, text = raw.partition(b" ")
    if len(checksum) != 8 or not text or checksum != f"{zlib.crc32(text):08x}".encode():
        return None
    try:
        values = json.loads(text)
        n, kind = values.pop("n"), values.pop("k")
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return None
    right = isinstance(n, int) and isinstance(kind, str)
    return Record(n=n, kind=kind, data=values, file=file) if right else None


def read_journals(folder: Path) -> Records:
    """Everything that can be read of the journals in a folder; torn or altered lines are skipped and counted."""
    records: dict[tuple[int, bytes, int], Record] = {}
    torn: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, path in _files(folder):
        last[number] = 0
        try:
            raw = path.read_bytes() if path.stat().st_size <= MOST_BYTES else b"?\n"
        except OSError:
            raw = b""
        torn[number] = 0 if raw else 1
        for each in raw.replace(b"\r\n", b"\n").split(b"\n"):
            if not each:
                continue
            record = read_line(each, number)
            if record is None:
                torn[number] += 1
            else:
                last[number] = max(last[number], record.n)
                # One that failed to be flushed may be there all the same, and again in the next file.
                at = len(records) if record.kind in MARKERS else -1
                records.setdefault((record.n, each, at), record)
    return Records(records=tuple(records.values()), torn=torn, last=last)


class Journal:
    """The journal that one program writes for one draft."""

    def __init__(self, folder: Path, next_file: int) -> None:
        self.folder = folder
        self.file = 0
        """Number of the file being written; 0 for none."""
        self.next_file = next_file
        """Number for the next file."""
        self._fd = -1

    def append(self, records: Iterable[Record]) -> None:
        """Adds records to the file being written, and flushes them. Needs `begin` before. Raises OSError.

        After an error nothing may be added to that file any more, for its last line may be torn: `begin` a new one.
        """
        if self._fd < 0:
            raise OSError("no journal is open")
        try:
            write_all(self._fd, b"".join(line(each) for each in records))
            flush(self._fd)
        except OSError:
            self.stop()
            raise

    def begin(self, records: Iterable[Record]) -> None:
        """Starts a new file with these records, the first of them a marker. Raises OSError."""
        self.stop()
        self.folder.mkdir(mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        while True:
            number, self.next_file = self.next_file, self.next_file + 1
            try:
                self._fd = os.open(self.folder / f"{number:08d}.journal", flags, 0o600)
                break
            except FileExistsError:
                continue  # left by an attempt that failed half-way
        self.file = number
        self.append(records)
        try:
            flush_folder(self.folder)
        except OSError:
            self.stop()
            raise

    @property
    def open(self) -> bool:
        """Whether a file is being written."""
        return self._fd >= 0

    def stop(self) -> None:
        """Closes the file being written; never raises."""
        if self._fd >= 0:
            with contextlib.suppress(OSError):
                os.close(self._fd)
            self._fd = -1

    def let_go(self, before: int) -> None:
        """Removes the files below this number; one that cannot be removed stays, and does no harm."""
        for number, path in _files(self.folder):
            if number < before and number != self.file:
                with contextlib.suppress(OSError):
                    path.unlink()


def _files(folder: Path) -> list[tuple[int, Path]]:
    try:
        return sorted((int(match[1]), path) for path in folder.iterdir() if (match := _NAME.fullmatch(path.name)))
    except OSError:
        return []
