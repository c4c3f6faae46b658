"""Where the surname ends that follows the first name of somebody of the key, with other names between or not."""

from __future__ import annotations

from collections.abc import Sequence

from imrassist.privacy import lists
from imrassist.privacy.forms import FAMILY, LAST, MIDDLE, Forms
from imrassist.privacy.likeness import SAME
from imrassist.privacy.tokens import Token, beside, dotted


def surname_after(forms: Forms, words: Sequence[Token], at: int, entry: int) -> tuple[int, int] | None:
    """Where this person's surname ends that follows the first name at a word, and its grade."""
    strange = 0
    best: tuple[int, int] | None = None
    for next_at in range(at + 1, min(at + 6, len(words))):
        word, before = words[next_at], words[next_at - 1]
        near = beside(word) or (dotted(word) and before.initial)
        if word.hidden or not near or before.possessive:
            break
        roles = {e.role: e.grade for e in forms.alike(word.key) if e.entry == entry and e.role in FAMILY}
        if roles and (word.capital or min(roles.values()) == SAME):
            grade = min(roles.values())
            if best is None or LAST not in roles:
                best = (next_at + 1, grade if best is None else max(grade, best[1]))
                continue
            break
        if best is not None or not word.capital:
            break
        known = any(e.entry == entry and e.role == MIDDLE for e in forms.alike(word.key))
        strange += not known
        if strange > 1 or (not known and not word.initial and not _may_be_middle(word)):
            break
    return best


def _may_be_middle(word: Token) -> bool:
    return word.key in lists.first_names() or word.key not in lists.words()
