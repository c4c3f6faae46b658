"""What stands around a word: whether it is somebody else's name, or a word and no name at all."""

from __future__ import annotations

from collections.abc import Sequence

from imrassist.privacy import lists
from imrassist.privacy.common_words import a_thing_follows, is_place, is_word
from imrassist.privacy.forms import Forms
from imrassist.privacy.likeness import CLEAR
from imrassist.privacy.titles import title_at
from imrassist.privacy.tokens import Token, beside, dotted, same_line

_IN = frozenset(["in", "near", "around", "towards", "outside", "across", "within", "throughout", "beyond"])
_TO = frozenset(["from", "to", "at", "into", "for"])


def other_name(key: str) -> bool:
    """Whether a folded word is a name that everybody has met, so that it is hardly a misspelling of another."""
    return key in lists.common_first_names() or key in lists.common_surnames()


def listed_name(key: str) -> bool:
    """Whether a folded word is in any list of names."""
    return key in lists.first_names() or key in lists.surnames()


def stranger_after(forms: Forms, words: Sequence[Token], at: int, entry: int) -> bool:
    """Whether the next word is a surname, and not one of this person: so somebody else has this first name."""
    if at + 1 >= len(words) or words[at].possessive:
        return False
    after = words[at + 1]
    if not same_line(after) or not after.capital or after.first or after.hidden or len(after.text) < 2:
        return False
    if any(each.entry == entry for each in forms.alike(after.key)):
        return False
    if after.shouted != words[at].shouted and len(after.text) < 5:
        return False
    if title_at(list(words[at + 1 : at + 4]), 0) is not None or a_thing_follows(words, at + 1):
        return False
    if is_word(after.key):
        return after.key in lists.surnames() and after.key not in lists.group("not_names", "heads")
    return not is_place(after.key) or listed_name(after.key)


def stranger_before(forms: Forms, words: Sequence[Token], at: int, entry: int) -> bool:
    """Whether the word before is a first name or an initial, and not one of this person."""
    if not at or words[at].first:
        return False
    before = words[at - 1]
    if before.hidden or before.possessive or not before.capital:
        return False
    if before.initial:
        lettered = at > 1 and words[at - 2].key in lists.group("name", "lettered") and beside(before)
        near = beside(words[at]) or dotted(words[at])
        return near and not lettered and fold_letter(before) not in forms.first_letters[entry]
    if not same_line(words[at]) or any(
        each.entry == entry and each.grade <= CLEAR + 1 for each in forms.alike(before.key)
    ):
        return False
    if is_word(before.key):
        return before.key in lists.common_first_names() and not before.first
    strange = not before.first and not before.shouted and len(before.key) > 2
    return (before.key in lists.first_names() or strange) and not is_place(before.key)


def behind_first_name(forms: Forms, words: Sequence[Token], at: int, entry: int) -> bool:
    """Whether somebody else's first name stands right before a first name, so that this one is a surname."""
    if not at or not same_line(words[at]):
        return False
    before = words[at - 1]
    if before.hidden or before.possessive or not before.capital or before.shouted != words[at].shouted:
        return False
    if any(each.entry == entry for each in forms.alike(before.key)) or title_at([before], 0) is not None:
        return False
    known = before.key in lists.common_first_names() or before.key in lists.own_first_names()
    return known and not is_word(before.key) and not is_place(before.key) and not forms.same(before.key)


def after_initial(words: Sequence[Token], at: int) -> bool:
    """Whether an initial stands right before a word, so that the word is a surname."""
    if not at or not words[at - 1].initial or words[at - 1].hidden:
        return False
    lettered = at > 1 and words[at - 2].key in lists.group("name", "lettered") and beside(words[at - 1])
    article = words[at - 1].key in ("a", "i") and words[at].gap == " "
    return not lettered and not article and (same_line(words[at]) or dotted(words[at]))


def fold_letter(word: Token) -> str:
    """The letter of an initial, folded."""
    return word.key[:1]


def is_somewhere(words: Sequence[Token], at: int, *, given: bool) -> bool:
    """Whether a word that is a town, too, is here the town: in Preston."""
    word = words[at]
    if not is_place(word.key) or not at or not same_line(word):
        return False
    before = words[at - 1].key
    return before in _IN or (not given and before in _TO)
