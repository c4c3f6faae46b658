"""Where codes stand in a text, so that no code is taken for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from imrassist.privacy import lists
from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry

_LETTER_OR_NUMBER = re.compile(r"(?:[A-Z]|\d{1,3})$")
_STOP_AND_WORD = re.compile(r"\.\s?([A-Z][\w'\u2019-]*)")
OPENERS = frozenset((
    "a", "after", "again", "all", "also", "an", "and", "as", "at", "because", "before", "both", "but", "by", "child",
    "during", "each", "everyone", "for", "from", "he", "health", "her", "his", "how", "however", "if", "in", "is", "it",
    "its", "later", "many", "most", "mr", "mrs", "ms", "neither", "no", "nobody", "none", "not", "nothing", "now", "of",
    "on", "one", "only", "our", "police", "school", "she", "since", "so", "social", "some", "that", "the", "their",
    "then", "there", "these", "they", "this", "those", "to", "two", "until", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "why", "with", "within", "without",
))  # fmt: skip
"""Words that begin sentences, some of which are surnames too."""
_LETTERS_NUMBER = re.compile(r"([A-Z]{2,5})\d{1,2}$")


def code_pattern(entries: Sequence[Entry]) -> re.Pattern[str] | None:
    """The codes of a key and their like: where ``Child 1`` is a code, ``Child 7`` is none of anybody's names.

    A code that is also somebody's name in the key is left out, for then it hides nobody. None when there are none.
    """
    names = {fold(form) for entry in entries for form in (entry.real, *entry.forms)}
    names |= {fold(word) for entry in entries for form in (entry.real, *entry.forms) for word in form.split()}
    ways: set[str] = set()
    for code in {entry.code.strip() for entry in entries}:
        if not code or fold(code) in names:
            continue
        ways.add(_spaced(code))
        ways.update(_shapes(code))
    if not ways:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?!\w|['’\-](?!s\b)\w)")


def is_initial(text: str, end: int) -> bool:
    """Whether what looks like a code and ends here is a title and an initial: ``Mrs A. Smith``.

    A code at the end of a sentence is followed by a word that names nobody: ``Mrs A. She``.
    """
    behind = _STOP_AND_WORD.match(text, end)
    if behind is None:
        return False
    word = behind[1].lower()
    if len(word) < 2:
        return True
    named = word in lists.surnames() or word in lists.first_names()
    return word not in OPENERS and (named or word not in lists.words())


def _shapes(code: str) -> Iterable[str]:
    words = code.split()
    letters = _LETTERS_NUMBER.match(code)
    if letters is not None:
        yield rf"{letters.group(1)}\d{{1,2}}"
    if len(words) > 1 and _LETTER_OR_NUMBER.match(words[-1]):
        before = _spaced(" ".join(words[:-1]))
        yield before + r"\s+" + (r"[A-Z]" if words[-1].isalpha() else r"\d{1,3}")


def _spaced(code: str) -> str:
    return r"\s+".join(re.escape(word) for word in code.split())
