"""The gate: every text from outside (typed, pasted, from a file) is cleaned here, so that nothing later need do it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

FIELD_CHARACTERS = 200_000
"""The most that one field takes: some seventy pages."""
LINE_CHARACTERS = 1_000
"""The most that a one-line field takes: about a third of a page."""

_SEQUENCE = re.compile(
    # What a program says to a terminal: colours, places of the cursor, titles and links; whole, or its end would stay.
    # Only such as begin with ESC: the short ones in one character stand in badly read text for a quotation mark.
    "\x1b\\[[0-?]{0,64}[ -/]{0,2}[@-~]|\x1b\\][^\x07\x1b\r\n]{0,512}(?:\x07|\x1b\\\\)|\x1b[()#%][0-9A-Za-z]"
)
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_A_CHARACTER = "\ufdd0-\ufdef" + "".join(
    chr((plane << 16) | 0xFFFE) + chr((plane << 16) | 0xFFFF) for plane in range(17)
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, but for TAB and the ends of lines
    "\u202a-\u202e\u2066-\u2069"  # turn the direction of writing; LRM and RLM, which only hint at it, stay
    f"\ud800-\udfff{_NOT_A_CHARACTER}]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a text cannot go into the field it was meant for."""

    what: str
    """What is wrong, a whole sentence; holds nothing of the text."""
    mend: str
    """What to do about it, a whole sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text that has passed the gate."""

    text: str
    """Lines end in LF; NFC; no control characters but TAB and LF; safe in TOML, in XML and on a terminal.
    Always whole: a text that is too long is refused, never cut."""
    notes: tuple[str, ...] = ()
    """What was done that the author should know, in sentences: ``3 hidden characters were removed.``"""
    refused: Refused | None = None
    """Set when the text may not go into the field; whoever asked keeps ``text`` where it was typed."""


def clean(text: str) -> Cleaned:
    """The text made safe to keep, to show and to export.

    CRLF, CR, VT (the line break of Word), FF, NEL, U+2028 and U+2029 become LF. TAB stays. Other control
    characters, with the rest of a sequence for a terminal that begins with one, noncharacters, lone surrogates and
    the characters that turn the direction of writing are taken out and counted in a note. Then NFC. Cleaning twice
    gives the same. Over `FIELD_CHARACTERS` it is refused.
    """
    text = _PAIR.sub(_join, text)
    text = _LINE_END.sub("\n", text)
    whole = len(text)
    text = _HIDDEN.sub("", _SEQUENCE.sub("", text))
    hidden = whole - len(text)
    text = unicodedata.normalize("NFC", text)
    refused = None
    if len(text) > FIELD_CHARACTERS:
        refused = Refused(
            what=f"This is {len(text):,} characters long, and one answer holds {FIELD_CHARACTERS:,}.",
            mend="Divide it over several answers, or give a shorter account.",
        )
    return Cleaned(text=text, notes=_note(hidden), refused=refused)


def one_line(text: str) -> Cleaned:
    """As `clean`, for a field of one line: no space at either end, no line break within, `LINE_CHARACTERS` at most.

    A pasted page is refused as it stands: lines are neither joined nor cut off.
    """
    cleaned = clean(text)
    line = cleaned.text.strip()
    refused = cleaned.refused
    lines = sum(1 for each in line.split("\n") if each.strip())
    if lines > 1:
        refused = Refused(
            what=f"This is {lines} lines, and there is room for one.",
            mend="Give it in one line here, and put the rest under a question that takes a longer answer.",
        )
    elif refused is None and len(line) > LINE_CHARACTERS:
        refused = Refused(
            what=f"This is {len(line):,} characters long, and there is room for {LINE_CHARACTERS:,}.",
            mend="Give a shorter answer here, and put the rest under a question that takes a longer answer.",
        )
    return Cleaned(text=line, notes=cleaned.notes, refused=refused)


def _join(pair: re.Match[str]) -> str:
    # Two halves that belong together are one character: some consoles hand it over in halves.
    return pair[0].encode("utf-16", "surrogatepass").decode("utf-16")


def _note(hidden: int) -> tuple[str, ...]:
    if not hidden:
        return ()
    return ("1 hidden character was removed.",) if hidden == 1 else (f"{hidden:,} hidden characters were removed.",)
