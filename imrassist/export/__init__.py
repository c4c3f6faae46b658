"""Report to file: one line in `FORMATS` for each format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from imrassist.export.comments import Comment
from imrassist.export.documents import COPIES, DOCUMENTS, Missing, missing
from imrassist.interview.question import Form
from imrassist.writing.papers import Paper
from imrassist.writing.report import Report

FORMATS = {
    ".docx": "imrassist.export.docx",
    ".txt": "imrassist.export.text",
}
"""The module that writes each format, by the ending of its files."""


class Format(Protocol):
    """What the module of a format offers."""

    def build(
        self,
        report: Report,
        form: Form,
        *,
        copy: str,
        document: str = "imr",
        pictures: Mapping[str, bytes] | None = None,
        comments: Sequence[Comment] = (),
    ) -> bytes:
        """The whole file. `pictures` holds what is attached, by the names the report gives."""
        ...

    def build_paper(
        self,
        paper: Paper,
        report: Report,
        form: Form,
        *,
        copy: str = "working",
        pictures: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """A document beside the report."""
        ...


def format_of(ending: str) -> Format:
    """The format of an ending such as ``.docx``; loaded when it is first asked for. Raises KeyError for another."""
    return cast("Format", import_module(FORMATS[ending.lower()]))


def file_name(document: str, copy: str, ending: str = ".docx") -> str:
    """What the file of a document is called: ``imr-submission.docx``. Neutral: it names nobody."""
    return f"{document}-{copy}{ending}"


__all__ = ["COPIES", "DOCUMENTS", "FORMATS", "Comment", "Format", "Missing", "file_name", "format_of", "missing"]
