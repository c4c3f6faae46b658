"""Scanned: documents with what was found in them, told as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from imrassist.privacy.key import Entry
from imrassist.privacy.passages import Marked, Passage, Short

VERSION = 1
"""Of the JSON that `as_json` makes; what may change in it stands in docs/contracts.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scannable:
    """One document to be searched."""

    doc: str
    """What it is called in the findings: a path, or what its line of a file says."""
    passages: tuple[Passage, ...]
    entries: tuple[Entry, ...] | None = None
    """Its own key; None for the key of the whole run."""
    allow: tuple[str, ...] = ()
    """Words that are never found in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """One document that was searched."""

    doc: str
    found: tuple[Marked, ...]
    abbreviations: tuple[Short, ...] = ()
    definitions: tuple[tuple[str, str], ...] = ()


def as_json(documents: Sequence[Scanned]) -> dict[str, Any]:
    """The object of the contract. Offsets count characters of the passage, which is the whole text of a plain file."""
    return {
        "version": VERSION,
        "spans": [_span(document.doc, marked) for document in documents for marked in document.found],
        "abbreviations": [_short(document.doc, each) for document in documents for each in document.abbreviations],
        "definitions": [
            {"doc": document.doc, "abbr": short, "long": long}
            for document in documents
            for short, long in document.definitions
        ],
    }


def as_text(documents: Sequence[Scanned]) -> str:
    """One line a finding, with place, kind, the words found, the code and the reason; and a last line that counts."""
    lines = [line for document in documents for line in _lines(document)]
    total = sum(len(document.found) for document in documents)
    docs = f"{len(documents)} {'document' if len(documents) == 1 else 'documents'}"
    # It is never said that a text is anonymous: only a person can judge that.
    lines.append(f"{total} found in {docs}." if total else f"Nothing found in {docs}.")
    return "\n".join(lines) + "\n"


def _lines(document: Scanned) -> Iterator[str]:
    for marked in document.found:
        span, passage = marked.span, marked.passage
        before = passage.text[: span.start]
        row, column = before.count("\n") + 1, span.start - (before.rfind("\n") + 1) + 1
        place = ", ".join(part for part in (passage.where, f"line {row}, column {column}") if part)
        words = json.dumps(span.text, ensure_ascii=False)
        codes = " or ".join((span.code, *span.alternatives)) if span.code else ""
        named = f"{words} -> {codes}" if codes else words
        yield f"{document.doc}: {place}: {span.kind.replace('_', ' ')}: {named} - {span.why}"


def _short(doc: str, short: Short) -> dict[str, Any]:
    return {
        "doc": doc,
        "start": short.start,
        "end": short.end,
        "text": short.text,
        "status": short.status,
        "where": short.passage.where,
    }


def _span(doc: str, marked: Marked) -> dict[str, Any]:
    span = marked.span
    return {
        "doc": doc,
        "start": span.start,
        "end": span.end,
        "kind": span.kind,
        "code": span.code,
        "text": span.text,
        "why": span.why,
        "alternatives": list(span.alternatives),
        "where": marked.passage.where,
    }
