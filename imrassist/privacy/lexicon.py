"""The shipped lists that decide what is a word, a name or a known abbreviation; each read once, when it is needed."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from imrassist import resources
from imrassist.privacy import lists
from imrassist.privacy.abbreviations import AbbreviationFinder, Lexicon


def is_word(word: str) -> bool:
    """Whether a word in small letters is English."""
    return word in lists.words()


def is_name(word: str) -> bool:
    """Whether a word in small letters is a first name or a surname."""
    return word in lists.first_names() or word in lists.surnames()


@cache
def shipped() -> AbbreviationFinder:
    """A finder with the shipped lists alone, for text that belongs to no draft."""
    return AbbreviationFinder(
        Lexicon(
            known={one["find"]: one["use"] for one in _toml("abbreviations")["phrase"]},
            everyday=frozenset(_toml("everyday_capitals")["words"]),
            stressed=frozenset(_toml("shouted")["words"]),
            heads=frozenset(_toml("capital_heads")["words"]),
            is_word=is_word,
            is_name=is_name,
        )
    )


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.folder("checks") / "words" / f"{name}.toml").read_text("utf-8"))
