"""Taking a picture into a draft: the file that the author names, cleaned, and kept beside the draft."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.interview.reading import Misread
from imrassist.model.answer import Answer
from imrassist.model.picture import is_stored
from imrassist.writing.report import Report

if TYPE_CHECKING:
    from imrassist.export.documents import Part

_ESCAPED = re.compile(r"\\(.)")


def attach(draft: Path, typed: str) -> Answer | Misread:
    """Keeps the picture of a file with the draft; the answer holds the name of the copy, never a path.

    `typed` is a path as people type it, or as a terminal writes it when a file is dragged in: in quotes, with a
    backslash before each blank, or as a ``file:`` address. The name of a picture that is kept already stays as it
    is. A Misread says why a file is not taken.
    """
    if is_stored(typed.strip()):
        return Answer(value=typed.strip())
    if not typed.strip():
        return Misread("Nothing was written.", "Give the whole path of a PNG or JPEG file.", "")
    from imrassist.export.pictures import LARGEST, Refused, cleaned
    from imrassist.storage import pictures

    try:
        found = cleaned(_bytes(_path(typed), LARGEST + 1))
    except _NoFileError as error:
        return Misread(str(error), "Give the whole path of a PNG or JPEG file.", typed)
    if isinstance(found, Refused):
        return Misread(found.what, found.mend, typed)
    try:
        return Answer(value=pictures.attach(draft, found.data, found.ending))
    except ImrError as error:
        return Misread(error.what, error.mend, typed)


def over_a_page(form: Form, parts: Sequence[Part], document: str) -> tuple[str, ...]:
    """That a front sheet alone does not fit on the page it is signed on, and what makes it so long (guidance 3.1)."""
    if document != "front-sheet":
        return ()
    from imrassist.export.docx.front_sheet import too_long

    found = [label for part in parts if (label := too_long(form, part.section))]
    return tuple(
        f'The front sheet may take more than one page, and is signed on one: shorten what stands at "{label}".'
        for label in found
    )


def attached(
    draft: Path, report: Report, form: Form, parts: Sequence[Part]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The bytes of every attached picture of these sections and of the letterhead, by the name the report gives them.

    And, in sentences, what is missing.
    """
    from imrassist.export.documents import letterhead
    from imrassist.storage import pictures

    found: dict[str, bytes] = {}
    missing: list[str] = []
    blocks = [*letterhead(report, form), *(block for part in parts for block in part.section.blocks)]
    names = dict.fromkeys(block.picture.stored for block in blocks if block.picture)
    for name in filter(None, names):
        try:
            found[name] = pictures.read(draft, name)
        except ImrError as error:
            missing.append(f"A picture could not be put in. {error.what} {error.mend}")
    return found, tuple(missing)


class _NoFileError(ValueError):
    """What was typed leads to no file that can be read; says so in a sentence."""


def _path(typed: str) -> Path:
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif os.name != "nt" and "\\" in text and not Path(text).expanduser().exists():
        text = _ESCAPED.sub(r"\1", text)
    if text.startswith("file://"):
        text = unquote(text.removeprefix("file://"))
        text = text[1:] if re.match(r"/[A-Za-z]:", text) else text
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise _NoFileError("There is no file at this place.") from None


def _bytes(path: Path, most: int) -> bytes:
    """The beginning of a plain file, no more of it than this. A device or pipe might never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _NoFileError("This is no file.")
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError) as error:
        if isinstance(error, _NoFileError):
            raise
        raise _NoFileError("There is no file at this place, or it cannot be read.") from None
