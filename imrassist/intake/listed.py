"""listed: the rows of a list that came as a file: csv, xlsx, a table of a Word file, or plain lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from imrassist import gate
from imrassist.errors import ImrError

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".docx")

Rows = list[tuple[str, ...]]


def read_list(path: Path) -> Rows:
    """Every row of the file, cells cleaned, rows without a word left out; of a Word file, of all its tables.

    Raises ImrError, which quotes nothing of it, when it cannot be read.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ImrError(path.name, "This kind of file is not read here.", f"Give one of: {', '.join(ENDINGS)}.", "")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImrError(path.name, "It is too large for a list.", "Save the list alone as a file.", "")
        if ending == ".docx":
            return _rows(_word(path))
        if ending in (".csv", ".tsv", ".txt"):
            return rows_of_text(_decoded(path.read_bytes()))
        return _rows(_sheets(path))
    except OSError as error:
        raise ImrError(path.name, f"It cannot be read: {error.strerror}.", "Look at its name and folder.", "") from None


def rows_of_text(text: str) -> Rows:
    """The rows of pasted text or of a csv: cells parted by tabs, commas or semicolons, whichever parts them all."""
    text = gate.clean(text).text if len(text) <= gate.FIELD_CHARACTERS else _by_pieces(text)
    lines = [line for line in text.split("\n") if line.strip()]
    for sign in ("\t", ";", ","):
        if lines and sum(sign in line for line in lines) * 2 > len(lines):
            try:
                return _rows(csv.reader(io.StringIO(text), delimiter=sign))
            except csv.Error:
                break
    return _rows([line] for line in lines)


def _by_pieces(text: str) -> str:
    step = gate.FIELD_CHARACTERS // 2
    return "".join(gate.clean(text[at : at + step]).text for at in range(0, len(text), step))


def _rows(rows: Iterable[Sequence[object]]) -> Rows:
    found: Rows = []
    for row in rows:
        cells = tuple(" ".join(gate.clean(str(cell)).text.split()) for cell in row)
        if any(cells):
            found.append(cells)
        if len(found) > MOST_ROWS:
            raise ImrError("the list", f"It has more than {MOST_ROWS:,} rows.", "Save the list alone as a file.", "")
    return found


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _sheets(path: Path) -> Rows:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_path(str(path))
        return [tuple(map(str, row)) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    except OSError:
        raise
    except Exception:  # the reader has errors of many sorts, and their texts may quote cells
        raise ImrError(path.name, "It is no spreadsheet that can be read.", "Save it anew, or as .csv.", "") from None


def _word(path: Path) -> Rows:
    from imrassist.intake.values import WordTable
    from imrassist.intake.word import read

    return [
        tuple(cell.text for cell in line.cells)
        for item in read(path).body
        if isinstance(item, WordTable)
        for line in item.lines
    ]
