"""Reads the bytes of one of our TOML files, whoever wrote them: its values and its end mark, or where it is damaged."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from imrassist.storage.toml_quick import quick

MOST_BYTES = 64 << 20
"""The largest file that is read at all; ours are a few hundred thousand bytes, 20,000 contacts make some 15 million."""
MOST_FOREIGN_BYTES = 16 << 20
"""The largest that is read without our own end mark."""
_DEPTH = 32
_KEY_PARTS = 16

_MARK = "# end sha256:"
_MARK_LINE = re.compile(r"^# end sha256:([0-9a-f]{64})\s*\Z", re.MULTILINE)
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = rf"(?:^|[{{,\[])[ \t]*{_PART}(?:[ \t]*\.[ \t]*{_PART}){{{_KEY_PARTS}}}"
_TEXTS = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|'
    r"'''(?:[^']|'(?!''))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'|#[^\n]*"
)
_AT = r"\(at line (\d+), column (\d+)\)"
_WORDS = {
    "Invalid value": "a value cannot be read",
    "Cannot overwrite a value": "the same name stands twice",
    "Cannot declare": "the same heading stands twice",
    "Unterminated string": "a text has no closing quotation marks",
    "Illegal character '\\n'": "closing quotation marks are missing",
    "Illegal character": "a character stands here that a text file does not hold",
    "Found invalid character": "a character stands here that a text file does not hold",
    "Expected '='": 'there is no "=" after a name',
    "Expected newline or end of document": "something follows that does not belong on this line",
    "Unclosed array": "a list has no closing bracket",
    "Expected ']": "a closing bracket is missing",
    "Invalid statement": "this line is neither a heading nor a name with a value",
    "Invalid initial character": "a name begins with a character that it must not hold",
    "Invalid date": "a day or a time cannot be read",
    "Cannot mutate": "the same name stands twice",
    "Cannot redefine": "the same name stands twice",
    "Duplicate": "the same name stands twice",
    "Unescaped": "a backslash in a text must be doubled",
    "Unclosed inline table": "a closing brace is missing",
}
"""How a parser's message begins, and what it means."""


class Mark(Enum):
    """What the last line says of the rest."""

    NONE = "none"
    """No end mark: written by hand, or cut off."""
    RIGHT = "right"
    WRONG = "wrong"
    """Changed since imrassist wrote it, by a person or by a fault of the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Why a file cannot be read."""

    what: str
    """A sentence without its full stop, holding nothing of the text: ``a text has no closing quotation marks``."""
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.at}{self.what}"

    @property
    def at(self) -> str:
        """``line 12, column 5: ``, or nothing when it is the file as a whole."""
        if self.line is None:
            return ""
        return f"line {self.line}, column {self.column}: " if self.column else f"line {self.line}: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The values of a TOML file."""

    data: Mapping[str, Any]
    text: str
    """The whole file; lines end in LF, no byte order mark."""
    mark: Mark


def end_mark(body: str) -> str:
    """The last line of a file that holds `body` (which ends in LF): tells cut, edited and whole files apart."""
    return f"{_MARK}{hashlib.sha256(body.encode()).hexdigest()}\n"


def parse(raw: bytes) -> Parsed | Damage:
    """The values of these bytes, or why there are none. Never raises, whatever the bytes are.

    UTF-8, with or without byte order mark, lines ending in LF or CRLF. Files that would keep the parser busy
    for long (too large, too deep, keys of hundreds of parts) are refused before they are parsed.
    """
    text = _decoded(raw)
    if isinstance(text, Damage):
        return text
    mark = _mark(text)
    if len(raw) > (MOST_BYTES if mark is Mark.RIGHT else MOST_FOREIGN_BYTES):
        return Damage(what=f"the file is {len(raw) >> 20} million bytes long, which no draft is")
    if (data := quick(text)) is not None:
        return Parsed(data=data, text=text, mark=mark)
    if harm := _too_deep(text):
        return harm
    import tomllib

    try:
        data = tomllib.loads(text, parse_float=_number)
    except RecursionError:
        return Damage(what="values stand in one another far too deep")
    except ValueError as error:
        return _told(error, text)
    if _depth(data) > _DEPTH:
        return Damage(what="values stand in one another far too deep")
    return Parsed(data=data, text=text, mark=mark)


def _decoded(raw: bytes) -> str | Damage:
    if len(raw) > MOST_BYTES:
        return Damage(what=f"the file is {len(raw) >> 20} million bytes long, which no draft is")
    if not raw.strip(b"\0 \t\r\n"):
        return Damage(what="the file is empty")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Damage(what="it was saved as UTF-16, and must be UTF-8")
    if raw.startswith(b"PK\x03\x04"):
        kind = "Word document" if b"word/" in raw else "packed file, such as a spreadsheet or a zip file"
        return Damage(what=f"this is a {kind}, and no draft")
    if (at := raw.find(b"\0")) >= 0:
        if b"[form]" not in raw:
            return Damage(what="this is not a text file")
        return Damage(what="a stretch of the file is blank", line=raw.count(b"\n", 0, at) + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        return Damage(what="a character cannot be read (the file must be UTF-8)", line=line, column=column)
    return text.replace("\r\n", "\n")


def _mark(text: str) -> Mark:
    found = _MARK_LINE.search(text, max(0, len(text) - 200))
    if not found:
        return Mark.WRONG if f"\n{_MARK}" in text else Mark.NONE
    body = text[: found.start()]
    return Mark.RIGHT if hashlib.sha256(body.encode()).hexdigest() == found[1] else Mark.WRONG


def _too_deep(text: str) -> Damage | None:
    # The quick look takes texts for keys too; only what it finds is worth the slow one.
    if not re.search(_LONG_KEY, text, re.MULTILINE):
        return None
    bare = re.sub(_TEXTS, lambda found: '""' + "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    if found := re.search(_LONG_KEY, bare, re.MULTILINE):
        return Damage(what="a name has too many parts", line=bare.count("\n", 0, found.end()) + 1)
    return None


def _number(text: str) -> float | str:
    # Not a number and infinity are unequal to themselves or unwritable elsewhere: kept as the words they are.
    number = float(text)
    return number if math.isfinite(number) else text


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level and depth <= _DEPTH:
        depth += 1
        inner = [each.values() if isinstance(each, dict) else each for each in level]
        level = [one for values in inner for one in values if isinstance(one, (dict, list))]
    return depth


def _told(error: ValueError, text: str) -> Damage:
    message = str(error)
    what = next((words for start, words in _WORDS.items() if message.startswith(start)), "it is not well-formed TOML")
    line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
    if line is None and (found := re.search(_AT, message)):
        line, column = int(found[1]), int(found[2])
    if line is None and "end of document" in message:
        line, column = text.rstrip("\n").count("\n") + 1, None
    return Damage(what=what, line=line, column=column)
