"""The word lists under lists/: each read once, when it is first asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from imrassist import resources
from imrassist.privacy.folding import fold


@cache
def words() -> frozenset[str]:
    """English words as a dictionary has them, those only that begin with a small letter."""
    return frozenset(_text("words.txt").split())


@cache
def first_names() -> frozenset[str]:
    """First names of many countries, folded."""
    return frozenset(_text("first_names.txt").split()) | own_first_names()


@cache
def own_first_names() -> frozenset[str]:
    """First names of the list that was written for this project, folded; few of them are odd."""
    return _own("first_names_own.txt")


@cache
def surnames() -> frozenset[str]:
    """Surnames of many countries, folded."""
    return frozenset(_text("surnames.txt").split()) | own_surnames()


@cache
def own_surnames() -> frozenset[str]:
    """Surnames of the list that was written for this project, folded; few of them are odd."""
    return _own("surnames_own.txt")


@cache
def common_first_names() -> frozenset[str]:
    """The first names that everybody has met, folded: another one of these is another person, and no misspelling."""
    return frozenset(_text("common_first_names.txt").split())


@cache
def common_surnames() -> frozenset[str]:
    """The surnames that everybody has met, folded."""
    return frozenset(_text("common_surnames.txt").split())


@cache
def places() -> frozenset[str]:
    """Places of the United Kingdom, folded, each as one word: ``prestonpark``."""
    return frozenset(map(fold, _text("places.txt").splitlines())) | group("not_names", "lands")


@cache
def place_phrases() -> frozenset[str]:
    """Those places whose names are several words, folded: ``prestonpark``, but not ``peterlee``."""
    return frozenset(fold(name) for name in _text("places.txt").splitlines() if " " in name or "-" in name)


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """What a first name may be shortened to, both folded."""
    found: dict[str, set[str]] = {}
    for name in ("nicknames.txt", "nicknames_own.txt"):
        for line in _lines(name):
            whole, _, shorts = line.partition(":")
            found.setdefault(fold(whole), set()).update(map(fold, shorts.split()))
    return {name: frozenset(shorts) for name, shorts in found.items()}


@cache
def longer_names() -> dict[str, frozenset[str]]:
    """What a short form may stand for, both folded."""
    found: dict[str, set[str]] = {}
    for whole, shorts in nicknames().items():
        for short in shorts:
            found.setdefault(short, set()).add(whole)
    return {name: frozenset(wholes) for name, wholes in found.items()}


@cache
def phrases(table: str, name: str) -> tuple[str, ...]:
    """One list of the lexicon as it stands: in lower case, with spaces between words."""
    return tuple(_lexicon()[table][name])


@cache
def group(table: str, name: str) -> frozenset[str]:
    """One list of the lexicon, folded: the words of a phrase are run together."""
    return frozenset(map(fold, phrases(table, name)))


@cache
def street_types() -> dict[str, str]:
    """What each way of writing a type of street means, folded: ``rd`` is ``road``."""
    return {fold(way): kind for kind, ways in _lexicon()["streets"].items() for way in ways}


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_text("lexicon.toml"))


def _own(name: str) -> frozenset[str]:
    return frozenset(fold(word) for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    return [line for line in _text(name).splitlines() if line and not line.startswith("#")]


def _text(name: str) -> str:
    path: Path = resources.folder("lists") / name
    return path.read_text("utf-8")
