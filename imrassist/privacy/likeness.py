"""How alike a word of a text and a name of the key are: the same, misspelt, or only something like it."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

SAME = 0
CLEAR = 1
"""A misspelling that stands for itself."""
FAIR = 2
"""One that holds when the word is no other word and no other name."""
FAINT = 3
"""One that needs support: the other name of the same person beside it."""
FURTHEST = 3
"""More edits than these are never looked for."""

_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh(?=t|$)"), ""),
    (re.compile(r"ck|q|c(?![eihy])|kh"), "k"),
    (re.compile(r"ch(?=[rl])"), "k"),
    (re.compile(r"c(?=[eiy])|z|sch|sz"), "s"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"wh"), "w"),
    (re.compile(r"^kn|^gn"), "n"),
    (re.compile(r"^wr"), "r"),
    (re.compile(r"^mac|^mc"), "mk"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w(?=[aeiou])"), "v"),
    (re.compile(r"dg(?=e)"), "j"),
    (re.compile(r"th"), "t"),
    (re.compile(r"gh|h(?![aeiou])"), ""),
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyj]+")


@lru_cache(maxsize=32_768)
def skeleton(key: str) -> str:
    """How a folded word sounds: spellings of one sound made one, doubled letters single, no vowel after the first."""
    sound = key
    for pattern, plain in _SOUNDS:
        sound = pattern.sub(plain, sound)
    sound = _TWICE.sub(r"\1", sound)
    head = "a" if sound[:1] in tuple("aeiouyj") else sound[:1]
    return _TWICE.sub(r"\1", head + _VOWELS.sub("", sound[1:]))


def likeness(word: str, name: str, edits: int | None = None) -> int | None:
    """The grade, `SAME` to `FAINT`, at which a folded word is this folded name; None when it is not.

    ``edits`` is their distance where it is known: letters put in, left out, changed, or two beside each other swapped.
    """
    if word == name:
        return SAME
    shorter = min(len(word), len(name))
    if edits is None:
        edits = OSA.distance(word, name, score_cutoff=FURTHEST)
    if shorter < 3 or edits > FURTHEST:
        return None
    start = word[0] == name[0] or (word[0] == name[1:2] and word[1:2] == name[0])
    if edits <= max(2, shorter // 3) and shorter > 3 and skeleton(word) == skeleton(name):
        return CLEAR
    if edits == 2 and shorter == 3 and start and len(skeleton(word)) > 1 and skeleton(word) == skeleton(name):
        return FAINT
    return _grade(edits, shorter, start=start)


def _grade(edits: int, shorter: int, *, start: bool) -> int | None:
    if edits == 1:
        if shorter == 3:
            return FAINT
        return CLEAR if start or shorter >= 5 else FAINT
    if edits == 2:
        if shorter < 4:
            return None
        if shorter < 6:
            return FAINT if start or shorter == 5 else None
        if start:
            return CLEAR if shorter >= 7 else FAIR
        return FAIR if shorter >= 8 else FAINT
    if shorter >= 10:
        return FAIR if start else FAINT
    return FAINT if shorter >= 6 and start else None
