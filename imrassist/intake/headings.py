"""Headings: which section of a form begins with a paragraph: by bookmark, by the look of a heading, or by its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from imrassist.intake.keys import BookmarkKeys
from imrassist.intake.values import WordMark, WordParagraph
from imrassist.interview.question import Form, Section

_LONGEST = 160
"""Characters; a heading has no more."""
_ALIKE = 88
"""Out of 100: how like a known heading an unknown one must be."""
_LONG_ENOUGH = 20
"""A shorter heading is known by its own words only: one letter more makes it another."""
_TELLING = 4
"""Characters; a shorter text does not tell what it is the beginning of."""
_NUMBER = re.compile(r"(?:section |part )?(\d{1,2})(?: (.*))?$")
_APOSTROPHES = re.compile("['’‘`´]")
_SIGNS = re.compile(r"[\W_]+")


def bare(text: str) -> str:
    """A text by its letters and figures alone, so that two spellings of a heading are one."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text).casefold())
    return _SIGNS.sub(" ", plain).strip()


class Headings:
    """The headings of one form."""

    def __init__(self, form: Form, keys: BookmarkKeys) -> None:
        self._keys = keys
        self._known: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, str]] = {}
        for section in form.sections:
            if not section.printed:
                continue
            for heading in _headings(section):
                self._known.setdefault(bare(heading), section.id)
                if found := _NUMBER.match(bare(heading)):
                    self._numbers.setdefault(found[1], (section.id, found[2] or ""))
                    self._titles.setdefault(found[2] or "", section.id)
            self._titles.setdefault(bare(section.title), section.id)
        self._titles.pop("", None)

    def section(self, paragraph: WordParagraph) -> tuple[str, int]:
        """The section that begins with this paragraph, and how sure that is, from 4 (a bookmark) to 1; else empty."""
        for piece in paragraph.pieces:
            if isinstance(piece, WordMark) and piece.opens and (found := self._keys.section(piece.name)):
                return found, 4
        if paragraph.style.lower().startswith("toc"):
            return "", 0
        text = bare(paragraph.text) if 0 < len(paragraph.text) <= _LONGEST else ""
        if not text:
            return "", 0
        looks_it = 1 if paragraph.level or _is_bold(paragraph) else 0
        # Where Word counts, the number is no part of the text.
        counted = self._known.get(bare(f"{paragraph.label} {paragraph.text}"), "") if paragraph.label else ""
        found = counted or self._known.get(text, "") or self._numbered(text, looks_it)
        if not found and looks_it:
            return (alike, 1) if (alike := self._titles.get(text, "") or self._alike(text)) else ("", 0)
        return (found, 2 + looks_it) if found else ("", 0)

    def _numbered(self, text: str, looks_it: int) -> str:
        """By "section 8", with or without the words of the form behind it; by "8" alone only with them."""
        found = _NUMBER.match(text)
        if not found or found[1] not in self._numbers:
            return ""
        section, words = self._numbers[found[1]]
        said = found[2] or ""
        if text.startswith("section "):
            return section if not said or looks_it or begins(said, words) or _ratio(said, words) >= 60 else ""
        return section if said and looks_it and (said in (words, "") or _ratio(said, words) >= _ALIKE) else ""

    def _alike(self, text: str) -> str:
        known = ((each, section) for each, section in self._known.items() if len(each) >= _LONG_ENOUGH)
        return next((section for each, section in known if _ratio(text, each) >= _ALIKE), "")


def begins(one: str, other: str) -> bool:
    """Whether one of two bare texts is the other's first words, and not only a word too short to tell by."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _TELLING and f"{long} ".startswith(f"{short} ")


def _headings(section: Section) -> Iterator[str]:
    if section.heading:
        yield section.heading
    yield from section.also


def _is_bold(paragraph: WordParagraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.look.bold for run in runs)


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
