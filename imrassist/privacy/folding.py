"""Folding: one spelling for all that is read as the same word, whatever its accents, capitals, hyphens and signs."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "l", "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d"}
    | {"æ": "ae", "Æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
)
"""Letters that no decomposition makes plain."""


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    r"""``word`` in lower case, with letters and digits only and without accents.

    Apostrophes, hyphens, line ends, soft hyphens and signs without width go: ``O’Brien-\nŁuk`` is ``obrienluk``.
    """
    if word.isascii():
        return word.lower() if word.isalnum() else "".join(filter(str.isalnum, word)).lower()
    plain = unicodedata.normalize("NFKD", word.translate(_PLAIN)).casefold().translate(_PLAIN)
    return "".join(sign for sign in plain if sign.isalnum())
