"""recoded: new codes in the place of old ones, all at once, so that two may change places; where codes stand."""

from __future__ import annotations

import re
from collections.abc import Iterable


def recoded(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The text with each old code, where it stands by itself, written as the new one; (old, new), longest first."""
    new = {_plain(old): code for old, code in pairs}
    return _pattern(new).sub(lambda found: new[_plain(found[0])], text) if new else text


def standing(text: str, codes: Iterable[str]) -> list[str]:
    """Every time that one of these codes stands in the text by itself."""
    by_plain = {_plain(code): code for code in codes}
    return [by_plain[_plain(found[0])] for found in _pattern(by_plain).finditer(text)] if by_plain else []


def _pattern(codes: Iterable[str]) -> re.Pattern[str]:
    ways = (r"\s+".join(map(re.escape, code.split())) for code in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _plain(code: str) -> str:
    return " ".join(code.split())
