"""One word by itself that names somebody who is not in the key: by the lists, or by what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.common_words import is_place, is_word, the_follows
from imrassist.privacy.name_like import acronym, barred, cited, halves_in, strange, thing
from imrassist.privacy.tokens import Token, same_line

FIRST = "It is a first name."
CUED = "It looks like a name, and a word beside it says that a person is meant."


def alone(text: str, words: Sequence[Token], at: int) -> str:
    """Why this word in capitals names somebody; empty when it does not."""
    word = words[at]
    before = words[at - 1] if at and same_line(word) else None
    after = words[at + 1] if at + 1 < len(words) and same_line(words[at + 1]) else None
    cued = before is not None and not word.first and _cued(words, at - 1)
    if _is_thing(text, words, at, cued=cued) or _belongs(before, after):
        return ""
    key = word.key
    listed = key in lists.first_names() or halves_in(word, lists.first_names())
    if listed and not is_word(key) and not is_place(key):
        return FIRST
    if is_place(key) and key not in lists.words() and key in lists.common_first_names() and _somebody(before, after):
        return CUED
    speaks = word.first and after is not None and after.key in lists.group("cues", "speaks")
    if not (cued or speaks) or word.shouted:
        return ""
    sure = speaks or (before is not None and before.key in ("to", "with"))
    return CUED if _may_be_first(key, sure=sure) or strange(word) else ""


def _is_thing(text: str, words: Sequence[Token], at: int, *, cued: bool) -> bool:
    """Whether a word names a time, an agency, a make, a disease, a book or the author of one."""
    word = words[at]
    if len(word.key) < 3 or acronym(word) or (word.possessive and barred(word.key + "s")):
        return True
    if barred(word.key) and not (cued and word.key in lists.common_first_names()):
        return True
    return thing(words, at) or the_follows(words, at) or cited(text, word)


def _belongs(before: Token | None, after: Token | None) -> bool:
    """Whether the words beside it say that it is part of something else, or no name of a person."""
    if after is not None and after.capital and not after.hidden and not after.first:
        return True
    if before is None:
        return False
    if before.key == "st" or before.key in lists.group("cues", "never_before") | lists.group("cues", "consumed"):
        return True
    # Both in capitals belong together; but not after a post, as in: the Health Visitor Ying.
    joined = before.capital and not before.first and not before.hidden
    return joined and before.key not in lists.group("cues", "posts")


def _may_be_first(key: str, *, sure: bool) -> bool:
    """Whether a word is a first name where a person is meant; ``sure`` when somebody speaks or is spoken to."""
    if sure:
        return key in lists.first_names() and key not in _kin()
    return (key in lists.common_first_names() or key in lists.own_first_names()) and not is_place(key)


def _cued(words: Sequence[Token], at: int) -> bool:
    """Whether this word says that a person follows: told, disclosed to."""
    word = words[at]
    if word.key in lists.group("cues", "before") or (word.capital and word.key in lists.group("cues", "posts")):
        return True
    return word.key in ("to", "with") and at > 0 and words[at - 1].key in lists.group("cues", "speaks")


def _somebody(before: Token | None, after: Token | None) -> bool:
    """Whether what stands around a name that is a town too is said of people."""
    if before is not None and before.key in lists.group("cues", "somebody") | lists.group("cues", "before"):
        return True
    acts = after is not None and not after.capital and after.key in lists.group("cues", "people_do")
    return acts and (before is None or before.key in ("that", "when", "and", "because", "if", "as"))


@cache
def _kin() -> frozenset[str]:
    """Words such as mum and nan, which lists of first names hold, too."""
    return lists.group("titles", "perhaps") | frozenset(["mum", "mummy", "dad", "daddy", "mam", "ma", "pa", "baby"])
