"""Titles and ranks before a name, and what they say of who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.folding import fold
from imrassist.privacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Title:
    """A title in a text."""

    after: int
    """The number of the word after it."""
    sex: str = ""
    """``M`` or ``F`` when it says so."""
    key: str = ""
    """Folded: ``mrs``, ``detectivesergeant``."""
    post: bool = False
    """It is a rank or a profession, such as Dr or PC, rather than how anybody is addressed."""
    perhaps: bool = False
    """It is also a word for one of the family, such as Sister."""


@cache
def _known() -> dict[tuple[str, ...], Title]:
    found: dict[tuple[str, ...], Title] = {}
    for name in ("male", "female", "either", "perhaps", "ranks"):
        sex = {"male": "M", "female": "F"}.get(name, "")
        for phrase in lists.phrases("titles", name):
            words = tuple(fold(word) for part in phrase.split("/") for word in part.split())
            found[words] = Title(
                after=len(words),
                sex=sex,
                key=fold(phrase),
                post=name in ("either", "ranks"),
                perhaps=name == "perhaps",
            )
    return found


@cache
def _starts() -> dict[str, int]:
    most: dict[str, int] = {}
    for words in _known():
        most[words[0]] = max(most.get(words[0], 0), len(words))
    return most


def title_at(words: list[Token], at: int) -> Title | None:
    """The title that begins at this word, the longest one; None when there is none."""
    most = _starts().get(words[at].key)
    if most is None or words[at].hidden:
        return None
    for size in range(min(most, len(words) - at), 0, -1):
        named = words[at : at + size]
        known = _known().get(tuple(word.key for word in named))
        if (
            known
            and not named[-1].possessive
            and all(word.gap in (" ", "/", ". ", "\n", "  ") for word in named[1:])
            and _written(named)
        ):
            return Title(at + size, known.sex, known.key, known.post, known.perhaps)
    return None


def _written(named: list[Token]) -> bool:
    """In small letters only such titles are taken as nobody uses for a word: mr, but not sister or officer."""
    return named[0].capital or named[0].key in ("mr", "mrs", "ms", "dr", "mx")
