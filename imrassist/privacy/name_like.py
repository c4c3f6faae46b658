"""Whether words in capitals look like somebody's name, by the lists and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.common_words import a_thing_follows, is_place, is_word
from imrassist.privacy.titles import title_at
from imrassist.privacy.tokens import SHORT, Token, same_line

_CITED = re.compile(
    r"^(?:(?:,| and| &|,? et al\.?) ?(?:[A-Z][\w'’\-]+|colleagues|others)?){0,4},? ?\(?(?:19|20)\d\d[a-z]?\b"
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@cache
def _no_person() -> frozenset[str]:
    names = ("times", "peoples", "lands", "agencies", "brands", "known")
    return frozenset().union(*(lists.group("not_names", name) for name in names))


def barred(key: str) -> bool:
    """Whether a folded word names a time, a people, a land, an agency or a make, and never somebody unknown."""
    return key in _no_person()


def barred_run(words: Sequence[Token]) -> bool:
    """Whether words together are such a thing, or a town, or somebody whom everybody knows."""
    whole = "".join(word.key for word in words)
    if whole in _no_person() or whole in lists.place_phrases() or whole in lists.group("phrases", "abbreviations"):
        return True
    keys = [word.key + ("s" if word.possessive and not word.key.endswith("s") else "") for word in words]
    runs = ("".join(keys[at : at + size]) for size in (2, 3) for at in range(len(keys) - size + 1))
    return any(run in _no_person() for run in runs)


def ends_a_thing(words: Sequence[Token], at: int) -> bool:
    """Whether this word ends what is known by its name: Women's Aid."""
    return bool(at) and words[at - 1].possessive and barred_run(words[at - 1 : at + 1])


def first_like(word: Token) -> bool:
    """Whether a word could be a first name before a surname."""
    key = word.key
    if len(key) < 2 or (barred(key) and key not in lists.common_first_names()):
        return False
    if is_word(key):
        return key in lists.common_first_names() or key in lists.own_first_names()
    return key in lists.first_names() or halves_in(word, lists.first_names())


def last_like(word: Token) -> bool:
    """Whether a word could be a surname after a first name."""
    key = word.key
    of_a_people = key in lists.group("not_names", "peoples")
    if len(key) < 2 or (of_a_people and key not in lists.common_surnames() | lists.own_surnames()):
        return False
    if is_word(key) or barred(key):
        return key in lists.surnames() and not (key in heads() and key not in lists.group("not_names", "also_names"))
    return key not in heads()


def strange(word: Token) -> bool:
    """Whether a word is in no dictionary and names no place, so that in capitals it is probably a name."""
    key = word.key
    return len(key) > 2 and not is_word(key) and not is_place(key) and not barred(key) and not acronym(word)


def acronym(word: Token) -> bool:
    """Whether a word is an abbreviation in capitals."""
    inner = sum(letter.isupper() for letter in word.text)
    if word.shouted:
        return len(word.text) < 6 or word.key in lists.group("phrases", "abbreviations")
    return inner > 1 and len(word.text) < 6 and not re.match(r"(?:Mc|Mac|O['’]|D['’])", word.text)


def halves_in(word: Token, names: frozenset[str]) -> bool:
    """Whether each half of a double name is in a list."""
    halves = re.split(r"[-‐‑]", word.text)
    return len(halves) > 1 and all(half.casefold() in names for half in halves)


@cache
def heads() -> frozenset[str]:
    """Words that say that the words before name a thing."""
    return lists.group("not_names", "heads")


def thing(words: Sequence[Token], at: int) -> bool:
    """Whether this word, or the one after it, makes a thing of the words before."""
    return a_thing_follows(words, at)


def cited(text: str, word: Token) -> bool:
    """Whether a word is followed as the author of a published work is: Reder and Duncan (1999)."""
    return _CITED.match(text[word.end : word.end + 60]) is not None


def _particle(words: list[Token], at: int) -> bool:
    """Whether a small word, or two, of a name stands here, with a word in capitals after it: de la Cruz."""
    small = lists.group("name", "particles")
    for word, after in zip(words[at : at + 3], words[at + 1 : at + 4], strict=False):
        if word.key not in small or not same_line(after):
            return False
        if after.capital:
            return not after.hidden
    return False


def _titled(words: list[Token], at: int) -> bool:
    """Whether a title with a name after it begins at this word: Lord is none in Poppy Lord."""
    title = title_at(words, at)
    if title is None or title.after >= len(words):
        return False
    after = words[title.after]
    return after.capital and (same_line(after) or (after.gap == ". " and words[at].key in SHORT))


def run_from(words: list[Token], at: int, most: int = 5) -> list[Token]:
    """The words in capitals, in one line and one sentence, that begin here; small particles of names may be between."""
    found = [words[at]]
    while at + len(found) < len(words) and len(found) < most and not found[-1].possessive:
        word = words[at + len(found)]
        if word.hidden or word.first or not same_line(word) or _titled(words, at + len(found)):
            break
        if not word.capital and not _particle(words, at + len(found)):
            break
        found.append(word)
    while found and not found[-1].capital:
        found.pop()
    return found
