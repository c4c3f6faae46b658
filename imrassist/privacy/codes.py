"""Where codes stand in a text, so that no code is taken for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from imrassist.privacy.folding import fold
from imrassist.privacy.key import Entry

_LETTER_OR_NUMBER = re.compile(r"(?:[A-Z]|\d{1,3})$")
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
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(ways, key=len, reverse=True))})(?!\w|['’\-](?!s\b)\w|\.\s?[A-Z])")


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
