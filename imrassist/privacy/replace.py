"""Replacing names by codes: longest first, from right to left, with possessives, families and sentences kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

from imrassist.privacy.span import Span

_SENTENCE_START = re.compile(r"(?:\A|[.!?:]\s+|\n\s*)[\"'\u2018\u201c(]*\Z")
_BARE_APOSTROPHE = re.compile(r"['\u2019](?!\w)")
_STOP_IS_LAST = re.compile(r"\s*\Z|\s+[\"'\u2018\u201c(]?[A-Z]|\s*\n")


def words_for(span: Span, code: str = "") -> str:
    """What stands for a keyed finding: its code, the codes of a couple, or "the family of" the first one.

    ``code`` is what the author chose of the alternatives; the likeliest when empty.
    """
    if span.together and not code:
        if span.text[:4].casefold() == "the ":
            return f"{span.text[:3]} family of {span.together[0]}"
        *firsts, last = span.together
        return f"{', '.join(firsts)} and {last}" if firsts else last
    return code or span.code


def replaced(text: str, choices: Iterable[tuple[Span, str]]) -> str:
    """The text with each of these findings replaced; a finding without words for it is left as it stands."""
    for span, code in sorted(choices, key=lambda each: each[0].start, reverse=True):
        words = words_for(span, code)
        if words:
            text = _put(text, span, words)
    return text


def _put(text: str, span: Span, words: str) -> str:
    before, after = text[: span.start], text[span.end :]
    if words[0].islower() and _SENTENCE_START.search(before[-40:]):
        words = words[0].upper() + words[1:]
    if span.text.endswith(".") and not words.endswith(".") and _STOP_IS_LAST.match(after):
        words += "."
    bare = _BARE_APOSTROPHE.match(after)
    if bare and span.text[-1:] in "sS" and words[-1] not in "sS" and before[-1:] not in ("'", "\u2018"):
        # "Mrs Jones' son": what does not end in s takes another ending.
        after = f"{after[0]}s{after[1:]}"
    return before + words + after
