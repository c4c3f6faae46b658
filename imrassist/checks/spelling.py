"""spelling: words that no British dictionary has, and the words that may have been meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from imrassist.checks.prose import Span, sentences
from imrassist.privacy.lists import words as dictionary

_WORD = re.compile(r"(?<![\w@./’'&])[A-Za-z]+(?:['’][A-Za-z]+)?(?![\w@/&]|\.\w)")
_NOT = frozenset({
    "ain", "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mightn", "mustn", "needn",
    "shouldn", "wasn", "weren", "won", "wouldn",
})  # fmt: skip
"""What stands before 't."""
_ENDS = frozenset({"s", "d", "ll", "re", "ve", "m"})
_BEFORE_HYPHEN = 4
"""Letters up to which the first part of a hyphened word is no word by itself: re-opened, co-ordinate."""
MOST = 5
"""Suggestions for one word."""
_MEMORY = 4096


def unknown_words(text: str, known: Callable[[str], bool]) -> Iterator[Span]:
    """The words of a text that are in no dictionary, nor known otherwise (asked in lower case).

    Words with a capital are left to the search for names, as are words all in capitals; only where a sentence begins
    with one that is a slip away from a word is it told. Words with figures, addresses and file names are no words.
    """
    starts = {span.start for span in sentences(text)}
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'")
        plain = word.lower()
        if len(word) < 3 or known(plain) or _is_known(plain) or _is_prefix(text, found.end(), plain):
            continue
        if word[0].isupper() and (found.start() not in starts or _is_name(text, found.end()) or not _slip(plain)):
            continue
        if any(each.isupper() for each in word[1:]):
            continue
        yield Span(found.start(), found.end())


def suggestions(word: str) -> tuple[str, ...]:
    """Words that may have been meant, the nearest first, in the case in which the word was written."""
    plain = word.replace("’", "'").lower()
    base, _, end = plain.partition("'")
    near = [f"{each}'{end}" if end in _ENDS and each != base else each for each in _near(base)]
    return tuple(each[:1].upper() + each[1:] if word[:1].isupper() else each for each in near)


def _is_known(word: str) -> bool:
    base, apostrophe, end = word.partition("'")
    if apostrophe:
        return (end == "t" and base in _NOT) or (end in _ENDS and _is_known(base))
    return word in dictionary()


def _is_name(text: str, end: int) -> bool:
    """Whether a word with a capital follows: Mr A, Anna Example."""
    return text[end : end + 2].strip()[:1].isupper()


def _is_prefix(text: str, end: int, word: str) -> bool:
    return text[end : end + 1] in ("-", "‑") and len(word) <= _BEFORE_HYPHEN


def _slip(word: str) -> bool:
    return any(_distance(word, each) == 1 for each in _near(word)[:1])


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


@lru_cache(maxsize=_MEMORY)
def _near(word: str) -> tuple[str, ...]:
    """The words of the dictionary at one slip or two: a letter more, less, another, or two changed about."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    among = [each for length in range(len(word) - 2, len(word) + 3) for each in _by_length().get(length, ())]
    found = process.extract(word, among, scorer=OSA.distance, score_cutoff=2 if len(word) > 4 else 1, limit=40)
    ranked = sorted(
        found, key=lambda each: (each[1], each[0][:1] != word[:1], sorted(each[0]) != sorted(word), each[0])
    )
    return tuple(each[0] for each in ranked[:MOST])


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    lengths: dict[int, list[str]] = {}
    for word in sorted(dictionary()):
        lengths.setdefault(len(word), []).append(word)
    return {length: tuple(those) for length, those in lengths.items()}
