"""scanning: files of others -> the documents that `imrassist scan` searches: text, lines of JSON, Word files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from imrassist.checks.naming import words_of_name
from imrassist.errors import ImrError
from imrassist.intake.hidden import PICTURES, words_in
from imrassist.privacy.key import KINDS, Entry
from imrassist.privacy.passages import FILE_NAME, Passage
from imrassist.privacy.scanned import Scannable

WORD = (".docx", ".docm", ".dotx", ".dotm")
MOST_BYTES = 200_000_000
"""A file larger than this is no text that a person wrote."""
_KNOWN_TO_LACK = (".doc", ".rtf", ".odt", ".pdf", ".xlsx", ".xls", ".pages")


def documents_of(path: Path) -> Iterator[Scannable | ImrError]:
    """The documents in a file, and what of it cannot be read, in order.

    Raises ImrError when nothing of it can be read: it is not there, or of a kind that is not read.
    """
    ending = path.suffix.lower()
    if ending in WORD:
        yield Scannable(doc=str(path), passages=(name_passage(path), *_word(path)))
    elif ending in PICTURES:
        words = Passage(text=words_in(_bytes_of(path)), where="words hidden in the picture")
        yield Scannable(doc=str(path), passages=(name_passage(path), words))
    elif ending in _KNOWN_TO_LACK:
        raise ImrError(str(path), "A file of this kind is not searched.", "Save it as .docx or .txt, and search that.")
    elif ending == ".jsonl":
        yield from _json_lines(path)
    else:
        yield Scannable(doc=str(path), passages=(Passage(text=text_of(path)), name_passage(path)))


def text_of(path: Path) -> str:
    """The text of a plain file as it stands, line ends untouched; in UTF-8 or UTF-16, else as Windows wrote it."""
    raw = _bytes_of(path)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:4096]:
        raise ImrError(str(path), "It is no text.", "Search a text, a Word file or a draft.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImrError(str(path), "It is too large for a text.", "Search the parts that matter by themselves.")
        return path.read_bytes()
    except FileNotFoundError:
        raise ImrError(str(path), "There is no such file.", "Look at its name and folder.") from None
    except OSError as error:
        raise ImrError(str(path), f"It cannot be read: {error.strerror}.", "Mend that, and try again.") from None


def name_passage(path: Path) -> Passage:
    """The name of a file, which travels with it."""
    return Passage(text=words_of_name(path.name), where=FILE_NAME)


def _word(path: Path) -> Iterator[Passage]:
    from imrassist.intake.word import texts

    return (Passage(text=each.text, where=each.where) for each in texts(path))


def _json_lines(path: Path) -> Iterator[Scannable | ImrError]:
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            yield _document(line, f"{path}, line {number}")


def _document(line: str, where: str) -> Scannable | ImrError:
    mend = "Mend that line; the others are searched."
    try:
        plain = json.loads(line)
    except (ValueError, RecursionError):
        return ImrError(where, "It is no JSON.", mend)
    if not isinstance(plain, dict) or not isinstance(plain.get("text"), str):
        return ImrError(where, 'It holds no "text".', mend)
    doc = plain.get("doc", where)
    allow = plain.get("allow", [])
    if not isinstance(doc, str) or not isinstance(allow, list) or not all(isinstance(each, str) for each in allow):
        return ImrError(where, '"doc" is to be a text, and "allow" a list of texts.', mend)
    entries: tuple[Entry, ...] | None = None
    if "key" in plain:
        read = _entries(plain["key"])
        if read is None:
            return ImrError(where, '"key" is to be a list of entries, each with "real", "code" and "kind".', mend)
        entries = read
    return Scannable(doc=doc, passages=(Passage(text=plain["text"]),), entries=entries, allow=tuple(allow))


def _entries(plain: Any) -> tuple[Entry, ...] | None:
    if not isinstance(plain, list):
        return None
    found = []
    for number, each in enumerate(plain, 1):
        if not isinstance(each, dict) or each.get("kind", "person") not in KINDS:
            return None
        texts = {name: each.get(name) or "" for name in ("real", "code", "kind", "sex", "title")}
        forms = each.get("forms", [])
        if not all(isinstance(text, str) for text in (*texts.values(), *forms)) or not texts["real"]:
            return None
        found.append(
            Entry(
                id=str(each.get("id", f"key-{number}")),
                real=texts["real"],
                code=texts["code"],
                kind=texts["kind"] or "person",
                sex=texts["sex"],
                title=texts["title"],
                forms=tuple(forms),
            )
        )
    return tuple(found)
