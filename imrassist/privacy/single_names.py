"""Which names of a key one word may stand for when no other name stands beside it."""

from __future__ import annotations

from imrassist.privacy.around import listed_name, other_name
from imrassist.privacy.common_words import is_place, is_word
from imrassist.privacy.forms import FIRST, LAST, OTHER, Candidate, Forms
from imrassist.privacy.likeness import CLEAR, FAIR, SAME, skeleton
from imrassist.privacy.tokens import Token

_LEAST_SMALL = 6
"""Letters of a misspelt name that is written small, at least."""
_LEAST_SHOUTED = 6


def firm(forms: Forms, word: Token, *, titled: bool = False) -> tuple[Candidate, ...]:
    """The names of the key that this word is by itself: the same, or so near that it can hardly be anything else."""
    exact = forms.same(word.key)
    if exact:
        if word.capital:
            return exact if len(word.key) > 1 else ()
        small = len(word.key) > 2 and not is_word(word.key) and not is_place(word.key)
        return tuple(each for each in exact if small and each.role in (FIRST, LAST, OTHER))
    if len(word.key) < 4 and not titled:
        return ()
    if is_word(word.key) or is_place(word.key):
        near = forms.alike(word.key) if titled else ()
        return tuple(each for each in near if each.grade == CLEAR and _sounds(forms, word.key, each))
    if not word.capital and len(word.key) < _LEAST_SMALL:
        return ()
    if word.shouted and len(word.key) < _LEAST_SHOUTED:
        return ()
    most = CLEAR if not word.capital else FAIR
    found = [each for each in forms.alike(word.key) if SAME < each.grade <= most]
    if other_name(word.key) or (listed_name(word.key) and not titled):
        found = [each for each in found if _sounds(forms, word.key, each)]
    return tuple(found)


def told_by_title(key: str, grade: int, forms: Forms) -> bool:
    """Whether a misspelt word beside another name of the same person is not simply another name or word."""
    if not other_name(key):
        return True
    return any(each.grade == grade and _sounds(forms, key, each) for each in forms.alike(key))


def _sounds(forms: Forms, key: str, candidate: Candidate) -> bool:
    sound = skeleton(key)
    return any(skeleton(form) == sound for form in forms.written(candidate))
