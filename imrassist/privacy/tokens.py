"""Tokens: the words of a text with their places, as names are looked for in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from imrassist.privacy.folding import fold

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0dff\u0e31-\u0e4e"
)
"""Signs that belong to the letter before them."""
_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Signs that nobody sees."""
_LETTER = rf"[^\W\d_][{_MARKS}{_HIDDEN}]*"
_JOINT = r"['’‘ʼ´`\-‐‑]|-\r?\n"
_WORD = re.compile(rf"(?:{_LETTER})+(?:(?:{_JOINT})(?:{_LETTER})+)*")
_POSSESSIVE = re.compile(r"['’‘ʼ´`][sS]$")
_ENDS = frozenset('.!?:;|•·\n\r\t"“”([/=–—*')
_BREAK = re.compile(r"\n\s*\n")
SHORT = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "dr", "prof", "st", "rev", "revd", "sgt", "insp", "supt", "cllr", "no", "nos"),
        *("tel", "ref", "eg", "ie", "etc", "approx", "vs", "v", "jr", "sr", "mt", "det", "con"),
    )
)
"""Abbreviations whose full stop ends no sentence."""


@dataclass(slots=True, eq=False)
class Token:
    """One word."""

    start: int
    end: int
    """After the word, without a possessive ending."""
    text: str
    key: str
    """Folded."""
    capital: bool
    """It begins with a capital, or with a letter of a script that has none."""
    shouted: bool
    """All of it is in capitals, and it is longer than one letter."""
    gap: str = field(default="")
    """What stands between the word before and this one."""
    possessive: bool = False
    first: bool = False
    """It begins a sentence, a line or a cell."""
    hidden: bool = False
    """It belongs to a code, or to something that was found already."""

    @property
    def initial(self) -> bool:
        """One capital letter, as of a first name."""
        return len(self.text) == 1 and self.capital


def tokens(text: str) -> list[Token]:
    """The words of a text, in order."""
    found: list[Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        possessive = _POSSESSIVE.search(word) is not None
        if possessive:
            word, end = word[:-2], end - 2
        letter = word[0]
        token = Token(
            start=start,
            end=end,
            text=word,
            key=fold(word),
            capital=letter.isupper() or (letter.isalpha() and not letter.islower()),
            shouted=len(word) > 1 and word.isupper(),
            gap=text[last:start],
            possessive=possessive or (text[end : end + 1] in ("'", "’") and word[-1:] in "sS" and word[-1:] != ""),
        )
        token.first = _begins(token, found)
        found.append(token)
        last = end + 2 if possessive else end
    return found


def beside(token: Token) -> bool:
    """Whether only blank space, of one line end at most, stands between this word and the one before."""
    gap = token.gap
    return gap == " " or (gap != "" and gap.isspace() and not _BREAK.search(gap))


def dotted(token: Token) -> bool:
    """Whether a full stop, as after an initial or a short form, stands between this word and the one before."""
    return token.gap in (".", ". ", ".\n", ".\u00a0")


def same_line(token: Token) -> bool:
    """Whether this word and the one before stand in one line, with only blank space between."""
    return token.gap == " " or (token.gap != "" and token.gap.isspace() and "\n" not in token.gap)


def _begins(token: Token, before: list[Token]) -> bool:
    if not before:
        return True
    gap = token.gap
    if gap == " ":
        return False
    marks = _ENDS.intersection(gap)
    if not marks or (marks == {"\n"} and not _BREAK.search(gap) and before[-1].text.islower() and token.text.islower()):
        return False
    return not (gap.strip() == "." and (before[-1].key in SHORT or before[-1].initial))
