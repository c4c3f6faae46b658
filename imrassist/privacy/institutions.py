"""Schools, nurseries and doctors' surgeries that are not in the key: own words before a word that says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.common_words import is_word
from imrassist.privacy.folding import fold
from imrassist.privacy.found import Found
from imrassist.privacy.tokens import Token, tokens

_INNER = frozenset(["of", "and", "the", "for", "at", "in", "on", "upon", "le"])
_MOST_OWN = 6
_KINDS = (
    ("school", "schools", "It is the name of a school, a nursery or a college."),
    ("gp_surgery", "surgeries", "It is the name of a surgery or a health centre."),
)


def institutions(words: Sequence[Token]) -> Iterator[Found]:
    """Schools and surgeries named among these words."""
    for at, word in enumerate(words):
        if not word.capital:
            continue
        for kind, table, reason in _KINDS:
            size = _head_at(words, at, table)
            if not size:
                continue
            after = words[at + size] if at + size < len(words) else None
            if after is not None and after.gap == " " and (after.capital or after.key == "of"):
                continue
            first = _first_own(words, at, table)
            if first is not None and _own(words, first, at, size, table):
                yield Found(words[first].start, words[at + size - 1].end, kind, reason)


@cache
def _heads(table: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lists.phrases(table, "heads"):
        keys = tuple(token.key for token in tokens(phrase))
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(ways, key=len, reverse=True)) for first, ways in found.items()}


def _head_at(words: Sequence[Token], at: int, table: str) -> int:
    """How many words a head has that begins here; the longest."""
    for keys in _heads(table).get(words[at].key, ()):
        run = words[at : at + len(keys)]
        same = len(run) == len(keys) and all(word.key == key for word, key in zip(run, keys, strict=True))
        inner = all(word.capital or word.key in _INNER for word in run)
        if same and inner and all(word.gap in (" ", "\n", "' ", "’ ") for word in run[1:]):
            return len(keys)
    return 0


def _first_own(words: Sequence[Token], at: int, table: str) -> int | None:
    """The first of the own words before a head; None when there are none."""
    first = at
    while first > 0 and at - first < _MOST_OWN:
        joined = words[first].gap in (" ", ". ", "\n", " & ", "' ", "’ ")
        before = words[first - 1]
        if not joined or before.hidden or (words[first].gap == ". " and before.key != "st"):
            break
        if before.capital:
            first -= 1
        elif before.key in _INNER - {"at", "in", "the"} and first > 1 and words[first - 2].capital and first < at:
            first -= 2
        else:
            break
    plain = _plain(table)
    while first < at and words[first].key in plain:
        inside = not words[first].first or words[first].gap.endswith("(")
        if inside and words[first].text[0].isupper() and words[first + 1].key not in plain and first + 1 < at:
            break  # in capitals in mid-sentence it is part of the name: The Limes Surgery, High Elms School
        first += 1
    return first if first < at else None


def _own(words: Sequence[Token], first: int, at: int, size: int, table: str) -> bool:
    own = [word for word in words[first:at] if word.key not in lists.group("schools", "kinds") | _plain(table) | _INNER]
    if not own:
        return False
    if size == 1 and words[at].key in lists.group("schools", "wordy"):
        plain = is_word(own[0].key) and not own[0].possessive and own[0].key != "st"
        return len(own) > 1 or not plain or not own[0].first
    opens = words[first].first and not words[first].gap.endswith("(")
    return not (opens and len(own) == 1 and is_word(own[0].key) and size == 1)


@cache
def _plain(table: str) -> frozenset[str]:
    return frozenset(map(fold, lists.phrases(table, "plain")))
