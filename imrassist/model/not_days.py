"""Why a typed text is no day, or no time of day: what is wrong, and how to write it; repeats no typed words."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Own names, not those of strftime: they must not change with the language of the machine.
MONTH_OF = {name.casefold(): n for n, name in enumerate(MONTHS, 1)}
MONTH_OF |= {name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}

SEP = r"(?:\s*(?://|\.\.|--|[./,\\-])\s*|\s+)"
"""What stands between day, month and year; a mark typed twice is one."""

NO_DAY = "This cannot be read as a day."
"""What is wrong with a text that holds nothing of a day."""
WRITE = "Write the day as dd/mm/yy, such as 28/02/10."
WRITE_TIME = "Write the time by the 24-hour clock, such as 17:56."
NO_TIME = "This cannot be read as a time of day."

_DOUBT = f"{WRITE} Put ? before it if you are not sure."
_FIGURES = rf"[0-9]{{1,2}}(?:st|nd|rd|th)?{SEP}(?:[0-9]{{1,2}}|[a-z]{{3,9}}\.?){SEP}[0-9]{{2,4}}"
_ABOUT = re.compile(
    r"^(?:ca?\.?(?=[\s0-9])|circa|approx\.?|approximately|about|around|~|probably|possibly|perhaps|before|after|by|since"
    r"|from|until|till|early|mid|late|week (?:beginning|commencing|ending)|w/[bce])[\s:-]*(?=\S)"
    r"|\s*[(\[]?(?:approx\.?|approximately|circa|or so|or thereabouts)[)\]]?$"
)
_A_MONTH = rf"(?:{'|'.join(MONTH_OF)})"
_RANGE = re.compile(
    rf"{_FIGURES}\s*(?:-|to|and|until|or|&|/)\s*{_FIGURES}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s*(?:-|/|to|and|or|&)\s*[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s*{_A_MONTH}\b"
    r"|^between\b"
)
_TIME_BEHIND = re.compile(
    rf"^{_FIGURES}(?:,|\s+at\b|t)?\s*(?:[0-9]{{1,2}}[:.][0-9]{{2}}|[0-9]{{4}}\b|[0-9]{{0,2}}\s*[ap]\.?m\b)"
)
_SEASON = (
    r"\b(?:spring|summer|autumn|winter|christmas|xmas|easter|new year|boxing day|half.?term|bank holiday|whitsun"
    r"|term|quarter|q[1-4]|beginning|start|middle|end)\b"
)
_MONTH_ALONE = re.compile(rf"(?:(?P<number>[0-9]{{1,2}}){SEP}|(?P<name>[a-z]{{3,9}})\.?{SEP}?)(?P<year>[0-9]{{4}})")
_TODAY = re.compile(
    r"(?:today|yesterday|tomorrow|now|(?:last|next|this)\s.+|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)


_SOME_MISSING = ("The day, the month or the year is missing.", _DOUBT)
_PARTS = tuple(
    (re.compile(form), said)
    for form, said in (
        (
            "^[0-9]{4}$",
            (
                "This is a year, without its day and month.",
                "Write the day and month too, with ? before them if you are not sure: ?15/03/09.",
            ),
        ),
        (
            "^(?:[0-9]{6}|[0-9]{8})$",
            ("The figures stand together.", "Put marks between day, month and year, as in 28/02/10."),
        ),
        (
            rf"(?=.*[0-9]{{2}}).*(?:{_SEASON})",
            (
                "This is a part of a year, and no day.",
                "Write the day, with ? before it if you are not sure: ?15/03/09. Say in the text what the record says.",
            ),
        ),
        (
            rf"^[0-9?x]{{1,2}}{SEP}[0-9?x]{{1,2}}{SEP}?$|^[?x-]{{1,2}}{SEP}.*[0-9]|^[0-9]{{4}}/[0-9]{{2}}$",
            _SOME_MISSING,
        ),
    )
)
_NO_YEAR = re.compile(rf"(?<![0-9])[0-9]{{1,2}}\s?(?:st|nd|rd|th)?(?:\s+of)?{SEP}?(?P<name>[a-z]{{3,9}})$")
_NO_YEAR_MONTH_FIRST = re.compile(rf"(?P<name>[a-z]{{3,9}})\.?{SEP}?[0-9]{{1,2}}(?:st|nd|rd|th)")
_NAME_AND_FIGURES = re.compile(rf"(?P<name>[a-z]{{3,9}})\.?{SEP}?[0-9]{{1,2}}")
_PART_OF_A_DAY = re.compile(
    r"(?:in the |early |late |mid.?)*(?:[ap]\.?m|morning|afternoon|evening|night|hours|lunch ?time|tea ?time|overnight"
    r"|during the (?:day|night))"
)


def plain_text(text: str) -> str:
    """Typed text, made even: one kind of dash, blank and figure, small letters, no stop at its end.

    Figures as wide as Chinese characters are the same figures; those of other scripts stay what they are.
    """
    even = "".join(chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign for sign in text)
    even = re.sub("[\u2010-\u2015\u2212]", "-", " ".join(even.split()))
    return re.sub("[\u2018\u2019\u02bc`]", "'", even).casefold().rstrip(".,;: ")


def why_no_day(plain: str, reads: Callable[[str], bool]) -> tuple[str, str]:
    """What is wrong with a text that is no day, and what to write; `reads` says whether a text is one."""
    if re.search("[oil|]", plain) and reads(_as_figures(plain)):
        return "A letter stands where a figure belongs: O for 0, or l for 1.", WRITE
    if _TIME_BEHIND.match(plain):
        return "There is a time behind the day.", "Write the day alone: the time is asked by itself."
    if _RANGE.search(plain):
        return "This is more than one day.", "Write the first of them, and say in the text how long it went on."
    about = _ABOUT.sub("", plain)
    if about != plain and reads(about):
        return (
            "Only a day can stand here.",
            "Put ? before it if it is not certain: ?28/02/10. Say in the text what the record says.",
        )
    if _TODAY.fullmatch(plain):
        return "This is a day only for whoever reads it today.", WRITE
    return _part_of_a_day(about, reads) or (NO_DAY, _DOUBT)


def _part_of_a_day(plain: str, reads: Callable[[str], bool]) -> tuple[str, str] | None:
    """What is missing, where that can be seen."""
    alone = _MONTH_ALONE.fullmatch(re.sub(r"^(?:the )?(?:end|beginning|start|middle) of ", "", plain))
    if alone and (alone["name"] or "jan") in MONTH_OF and 1 <= int(alone["number"] or 1) <= 12:
        return (
            "This is a month, without its day.",
            "Write the day too, with ? before it if you are not sure: ?15/03/09.",
        )
    for form, said in _PARTS:
        if form.search(plain):
            return said
    named = _NO_YEAR.search(plain) or _NO_YEAR_MONTH_FIRST.fullmatch(plain)
    if named and named["name"] in MONTH_OF:
        return "The year is missing.", "Write it too, with ? before the day if you are not sure: ?22/05/16."
    if (named := _NAME_AND_FIGURES.fullmatch(plain)) and named["name"] in MONTH_OF:
        return _SOME_MISSING
    return _misspelt(plain, reads)


def _misspelt(plain: str, reads: Callable[[str], bool]) -> tuple[str, str] | None:
    for word in re.findall("[a-z]{3,9}", plain):
        near = get_close_matches(word, MONTH_OF, n=1, cutoff=0.75)
        if near and word not in MONTH_OF and reads(plain.replace(word, near[0])):
            return "The month is not spelt as a month is.", f"Write it again, or as a number. {WRITE}"
    return None


def why_no_time(plain: str, reads: Callable[[str], bool]) -> tuple[str, str]:
    """What is wrong with a text that is no time of day, and what to write; `reads` says whether a text is one."""
    if re.search("[oil|]", plain) and reads(_as_figures(plain)):
        return "A letter stands where a figure belongs: O for 0, or l for 1.", WRITE_TIME
    if _PART_OF_A_DAY.fullmatch(plain):
        return (
            "This is a part of the day, and no time.",
            "If the record gives no time, write unknown, and say as the reason what it does give.",
        )
    if re.fullmatch("[0-9]{1,2}", plain) and int(plain) < 24:
        return "The minutes are missing.", f"Write them too: {int(plain):02}:00."
    parts = re.split(r"\s*(?:-|\bto\b|\band\b|\buntil\b)\s*", re.sub(r"^(?:between|from)\s+", "", plain))
    if len(parts) == 2 and all(re.match("[0-9]", part) for part in parts) and reads(parts[1]):
        return "This is more than one time.", "Write the first of them, and say in the event how long it took."
    about = re.sub(r"^\?\s*|\s*\?$|(?<=[0-9m])ish$", "", _ABOUT.sub("", plain))
    if about != plain and reads(about):
        return (
            "Only a time can stand here.",
            "Say in the event that it is not certain, or write unknown and why.",
        )
    return NO_TIME, WRITE_TIME


def _as_figures(plain: str) -> str:
    """With the letters that are taken for figures put right, where they stand in a word with no other letter."""
    words = re.split(r"([^a-z0-9|]+)", plain)
    return "".join(
        word.replace("o", "0").translate(str.maketrans("il|", "111")) if re.fullmatch("[0-9oil|]+", word) else word
        for word in words
    )
