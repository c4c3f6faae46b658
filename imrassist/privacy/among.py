"""Where a word that could be a name stands among people: in a row of them, or doing what only people do."""

from __future__ import annotations

from collections.abc import Sequence

from imrassist.privacy import lists
from imrassist.privacy.common_words import is_place, is_word
from imrassist.privacy.name_like import last_like, strange
from imrassist.privacy.tokens import Token, beside, same_line

_TOWARDS = frozenset(["by", "with", "to", "from"])


def said_of_somebody(words: Sequence[Token], at: int, second: Token) -> bool:
    """Whether a strange word and a likely surname stand where people are named: by Mingmei Sharp."""
    word = words[at]
    if not strange(word) or word.shouted or second.shouted or second is not words[at + 1]:
        return False
    if not strange(second) and (not last_like(second) or second.key not in lists.surnames()):
        return False
    before = words[at - 1] if at and same_line(word) else None
    after = words[at + 2] if at + 2 < len(words) else None
    acts = after is not None and after.gap == " " and after.key in lists.group("cues", "verbs")
    return acts or ":" in word.gap or (before is not None and before.key in _TOWARDS)


def in_a_row(words: Sequence[Token], at: int, last: Token) -> bool:
    """Whether a town, or a word that no list has, stands after an initial where people are named in a row."""
    word = words[at]
    before = words[at - 1] if at and beside(word) else None
    joined = before is not None and before.key in _TOWARDS | {"and"} and not word.first
    return is_place(last.key) and not is_word(last.key) and (joined or word.gap in (", ", "; ", ": "))
