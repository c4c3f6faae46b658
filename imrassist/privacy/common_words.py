"""Words that are names too: where a word such as Rose, May or Will stands for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.folding import fold
from imrassist.privacy.titles import title_at
from imrassist.privacy.tokens import Token, beside, same_line

_DATE_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+$")
_PART_OF = re.compile(r"(?i)\b(?:end|ends|month|beginning|start|middle|rest|half|part|most|weeks?|days?) of $")
_WEAK = ("of", "from", "to", "between", "before", "after")
_AT_NUMBER = re.compile(r" at \d")
_SPOKEN_OF = re.compile(
    r" (?:is|was) (?:(?:the|an?|not|one|his|her) (?:[a-z]+ ){0,3}(?:word|term|entry|phrase|virtue)s?\b"
    r"|(?:expressed|needed|required|essential|in short supply)\b)"
)
"""What is said of a word, or of what it means, and not of a person."""
_DATE_AFTER = re.compile(r"^\s+\d")


@cache
def is_word(key: str) -> bool:
    """Whether a folded word is in the dictionary, or is a month, a people, a trade mark or the like."""
    return key in lists.words() or key in _other_words()


@cache
def is_place(key: str) -> bool:
    """Whether a folded word is a town, a county or a country."""
    return key in lists.places()


@cache
def _other_words() -> frozenset[str]:
    names = ("times", "peoples", "lands", "agencies", "brands")
    return frozenset().union(*(lists.group("not_names", name) for name in names))


@cache
def _fixed() -> frozenset[tuple[str, str]]:
    pairs = (tuple(phrase.split()) for phrase in lists.phrases("phrases", "fixed"))
    return frozenset((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


def a_thing_follows(words: Sequence[Token], at: int) -> bool:
    """Whether the next word makes a thing of this one: Marsh House, Kennedy Report, Baker Street."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if not beside(after) or "\n" in after.gap:
        return False
    if words[at].possessive:
        return after.key in lists.group("not_names", "possessive_heads")
    if not after.capital:
        return after.key in lists.group("not_names", "small_heads")
    if after.key in lists.group("not_names", "heads"):
        return True
    return after.capital and after.key in lists.street_types() and after.key not in ("st", "dr", "la", "cr", "pl", "ct")


def the_follows(words: Sequence[Token], at: int) -> bool:
    """Whether an article and a word in capitals follow: Thomas the Tank Engine."""
    after = words[at + 1 : at + 3]
    return len(after) == 2 and after[0].key == "the" and after[0].gap == after[1].gap == " " and after[1].capital


def is_no_name(text: str, words: Sequence[Token], at: int, *, given: bool) -> bool:
    """Whether a word that is a name of the key, and an English word too, is here only the word.

    ``given``: it is somebody's first name, which begins a sentence more often than a surname.
    """
    word = words[at]
    if not word.capital:
        return True
    before = words[at - 1] if at and same_line(word) else None
    after = words[at + 1] if at + 1 < len(words) and beside(words[at + 1]) else None
    if before is not None and ((before.key, word.key) in _fixed() or (not given and _describes(before))):
        return True
    if after is not None and (word.key, after.key) in _fixed():
        return True
    if word.key in lists.group("not_names", "times") and _in_a_date(text, word, before):
        return not (given and after is not None and _acts(after, given=False))
    if before is not None and before.key in lists.group("cues", "articles"):
        return True
    if not word.first or word.possessive:
        return False
    if word.shouted and not (after is not None and after.shouted) and word.key not in lists.group("cues", "modals"):
        return False
    behind = text[word.end : word.end + 60]
    if given and _AT_NUMBER.match(behind):
        return False
    if after is not None and ("\n" not in after.gap or _acts(after, given=given)):
        acts = _acts(after, given=given) and not _SPOKEN_OF.match(behind)
        return not (acts or (given and after.key == "and" and _capital_after(words, at + 1)))
    return not (given and _in_a_list(text, word))


def _describes(before: Token) -> bool:
    """The Paediatric Ward, Father's Day: a word in capitals, and no name, that belongs to the next one."""
    if not before.capital or before.initial or title_at([before], 0) is not None:
        return False
    return before.key in lists.words() and before.key not in lists.first_names()


def _capital_after(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and beside(words[at + 1]) and words[at + 1].capital


def _in_a_list(text: str, word: Token) -> bool:
    """Whether a word stands by itself between a colon or a stroke and a bracket or semicolon: Parents: Deb (...)."""
    after = text[word.end : word.end + 2]
    return word.gap.rstrip()[-1:] in (":", "/") or after == " (" or (after == "; " and not word.gap.endswith("\n"))


def _in_a_date(text: str, word: Token, before: Token | None) -> bool:
    if _DATE_BEFORE.search(text[max(0, word.start - 8) : word.start]) or _DATE_AFTER.match(
        text[word.end : word.end + 4]
    ):
        return True
    if before is None:
        return False
    if before.key == "on" and not word.key.endswith("day"):
        return False
    if before.key in lists.group("cues", "before_dates") or before.key in lists.group("not_names", "times"):
        return True
    if before.key == "of" and _PART_OF.search(text[max(0, word.start - 24) : word.start]):
        return True
    after = text[word.end : word.end + 14].lower()
    return before.key in _WEAK and any(fold(part) in lists.group("not_names", "times") for part in after.split())


def _acts(word: Token, *, given: bool) -> bool:
    """Whether this word says that somebody does something."""
    if word.capital:
        return False
    if word.key in lists.group("cues", "states"):
        return given
    return word.key in lists.group("cues", "verbs")
