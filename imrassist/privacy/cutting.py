"""Short forms that no list has: the beginning of a first name, with or without a pet ending."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.privacy import lists

_VOWELS = "aeiouy"
_ENDINGS = ("", "y", "ie", "i", "s")
_LEAST, _MOST = 3, 5


def cut_short(key: str) -> Iterator[str]:
    """What a folded first name may be cut short to: ``harv`` and ``channy``, but no word, place or name of its own."""
    seen: set[str] = set()
    for size in range(_LEAST, min(_MOST, len(key) - 2) + 1):
        front = key[:size]
        if front[-1] in _VOWELS:
            continue
        stems = (front,) if front[-1] == front[-2] else (front, front + front[-1])
        for short in (stem + ending for stem in stems for ending in _ENDINGS):
            if short not in seen and short != key and not _is_something(short):
                seen.add(short)
                yield short


def _is_something(short: str) -> bool:
    known = (lists.words(), lists.places(), lists.first_names(), lists.surnames())
    return any(short in words for words in known) or short in lists.group("phrases", "abbreviations")
