"""Which names of a key one word may stand for when no other name stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from imrassist.privacy import lists
from imrassist.privacy.around import listed_name, other_name
from imrassist.privacy.common_words import is_place, is_word
from imrassist.privacy.forms import FIRST, LAST, OTHER, Candidate, Forms
from imrassist.privacy.likeness import CLEAR, FAINT, FAIR, SAME, skeleton
from imrassist.privacy.tokens import Token, same_line

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
        near = [each for each in forms.alike(word.key) if each.grade == CLEAR] if titled else []
        # What has a title is no town; but it may be another word that is a name.
        return tuple(each for each in near if not is_word(word.key) or _sounds(forms, word.key, each))
    if not word.capital and len(word.key) < _LEAST_SMALL:
        return ()
    if word.shouted and len(word.key) < _LEAST_SHOUTED:
        return ()
    # A title before it is support enough for a short surname with two slips.
    most = CLEAR if not word.capital else FAINT if titled and len(word.key) < 7 else FAIR
    found = [each for each in forms.alike(word.key) if SAME < each.grade <= most]
    if other_name(word.key):
        found = [each for each in found if _sounds(forms, word.key, each)]
    elif listed_name(word.key) and not titled:
        found = [each for each in found if each.grade == CLEAR]
    return tuple(found)


def supported(forms: Forms, words: Sequence[Token], at: int) -> tuple[Candidate, ...]:
    """First names that a strange word may be with two slips, where it does what only people do, or owns something."""
    word = words[at]
    if not word.capital or word.shouted or len(word.key) < 4 or is_word(word.key) or is_place(word.key):
        return ()
    after = words[at + 1] if at + 1 < len(words) and same_line(words[at + 1]) else None
    before = words[at - 1] if at and same_line(word) else None
    acts = any(each and not each.capital and each.key in lists.group("cues", "verbs") for each in (before, after))
    if listed_name(word.key) or not (acts or word.possessive):
        return ()
    near = [each for each in forms.alike(word.key) if each.role == FIRST and each.grade == FAINT]
    return tuple(each for each in near if any(key[0] == word.key[0] for key in forms.written(each)))


def told_by_title(key: str, grade: int, forms: Forms) -> bool:
    """Whether a misspelt word beside another name of the same person is not simply another name or word."""
    if not other_name(key):
        return True
    return any(each.grade == grade and _sounds(forms, key, each) for each in forms.alike(key))


def _sounds(forms: Forms, key: str, candidate: Candidate) -> bool:
    sound = skeleton(key)
    return any(skeleton(form) == sound for form in forms.written(candidate))
