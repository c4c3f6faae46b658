"""Details that are told by their shape: numbers, postcodes, addresses of the net, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from imrassist.privacy import lists
from imrassist.privacy.found import Found

_POSTCODE = re.compile(
    r"(?<![\w-])(?P<area>[A-Z]{1,2})(?:\d[A-Z]|\d\d?)(?P<gap>[ \t\u00a0]{0,2})\d[ABD-HJLNP-UW-Z]{2}(?![\w-])",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<!\(0\))(?<![\w/.+-])(\d{3})([ \-‐‑\u00a0]?)(\d{3})([ \-‐‑\u00a0]?)(\d{4})(?![\w/]|[-.]\d)")
_NHS_BEFORE = re.compile(r"(?i)\bnhs\b[^\n]{0,24}$")
_NHS_AFTER = re.compile(r"(?i)^\W{0,3}\(?\s*nhs\b")
_ORDINARY_NUMBER = re.compile(
    r"(?i)\b(?:order|invoice|account|serial|purchase|receipt|isbn|model|product|part|item|tel|telephone|phone|mobile|fax)\b[^\n.]{0,16}$"
)
_NI = re.compile(
    r"(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ \-]?\d\d[ \-]?\d\d[ \-]?\d\d[ \-]?[A-D]?(?![\w-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/+.-])(?:\+44|0044|\(\+44\)|\(?0)[\s\-.]?(?:\(0\)[\s\-]?)?[()\d](?:[\s\-.()]{0,2}\d){7,10}(?![\w/]|[-.]\d)"
)
_LOCAL = re.compile(
    r"(?i)(?:\b(?:tel|telephone|phone|mobile|mob|ring|rang|call|called|fax|number is|ext|extension)\b[^\n\d]{0,16})"
    r"(\d{3,4}[ \-]?\d{3,4})(?![\d/])"
)
_EXTENSION = re.compile(r"(?i)\b(?:ext|extension)\b\.?:?\s?(\d{3,5})(?![\d/])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+(?<![._-])", re.UNICODE)
_URL = re.compile(
    r"(?i)\b(?:https?://|ftp://|www\d?\.)[^\s<>|\"“”]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|nhs\.uk|police\.uk|com|org|net|info|me|tv)(?:/[^\s<>|\"“”]*)?(?![\w@])"
)
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}\d{2}[ \u00a0]?[A-Z]{3}|[A-HJ-NPR-Y]\d{1,3}[ \u00a0]?[A-Z]{3}|"
    r"[A-Z]{3}[ \u00a0]?\d{1,3}[A-HJ-NPR-Y])(?![\w-])"
)
_SMALL_PLATE = re.compile(r"(?<![\w-])[a-z]{2}\d{2} ?[a-z]{3}(?![\w-])")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    r"(?<![\w/])(?:\d{1,2}(?P<mark>[/.\-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|"
    r"\d{1,2}[ \-]?(?:st|nd|rd|th)?[ \-]?(?:of )?"
    + _MONTH
    + r"[,.]?[ \-](?:\d{4}|['’]?\d{2})|"
    + _MONTH
    + r" \d{1,2}(?:st|nd|rd|th)?,? \d{4}|(?<=birthday is )\d{1,2}(?:st|nd|rd|th)? (?:of )?"
    + _MONTH
    + r")(?![\w/])",
    re.IGNORECASE,
)
_BORN_BEFORE = re.compile(
    r"(?i)(?:\b(?:d\.?\s?o\.?\s?b\.?|date[s]? of birth|birth ?date|birthday|born(?: on)?(?: the)?)\b[^\w\n]{0,6}"
    r"(?:is|was|of|(?:given |recorded )?as|on|the)?\s{0,2}(?:the\s)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?|"
    r"\bb\.\s?)$"
)
_BORN_AFTER = re.compile(
    r"(?i)^[\s,;:\-–—]{0,4}[(\[]?\s?(?:d\.?o\.?b\.?|date of birth|birth ?date|"
    r"is (?:his|her|their|the child's) (?:date of birth|birthday))\b"
)


def by_shape(text: str) -> Iterator[Found]:
    """Everything of this text that its shape gives away, in no order; findings may overlap."""
    if any(sign.isdigit() for sign in text) or "@" in text or "." in text:
        for kind in _KINDS:
            yield from kind(text)


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses."""
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Found(*match.span(), "email", "It is an e-mail address.")


def urls(text: str) -> Iterator[Found]:
    """Addresses of the net."""
    for match in _URL.finditer(text):
        end = match.start() + len(match.group().rstrip(".,;:!?)'’]"))
        if end - match.start() > 5:
            yield Found(match.start(), end, "url", "It is an address on the internet.")


def postcodes(text: str) -> Iterator[Found]:
    """Whole postcodes of a postal area that exists."""
    for match in _POSTCODE.finditer(text):
        word = match.group()
        if match.group("area").lower() not in lists.group("codes", "postal_areas"):
            continue
        if not word.isupper() and not match.group("gap") and not (word.islower() and len(word) >= 6):
            continue
        yield Found(*match.span(), "postcode", "It has the shape of a postcode, and its area exists.")


def nhs_numbers(text: str) -> Iterator[Found]:
    """NHS numbers: with the right check digit, or beside the word NHS, where a wrong one is probably mistyped."""
    for match in _NHS.finditer(text):
        digits = match.group(1) + match.group(3) + match.group(5)
        before = text[max(0, match.start() - 40) : match.start()]
        named = _NHS_BEFORE.search(before) or _NHS_AFTER.match(text[match.end() : match.end() + 10])
        right = nhs_check(digits)
        if named and right:
            yield Found(*match.span(), "nhs_number", "It stands beside the word NHS, and its check digit is right.")
        elif named:
            reason = "It stands beside the word NHS, but its check digit is wrong, so it is probably mistyped."
            yield Found(*match.span(), "nhs_number", reason)
        elif right and match.group(2) and match.group(4) and not _ORDINARY_NUMBER.search(before):
            reason = "It is grouped like an NHS number, and its check digit is right."
            yield Found(*match.span(), "nhs_number", reason)
        elif right and digits[0] != "0" and not _ORDINARY_NUMBER.search(before):
            reason = "Its check digit is that of an NHS number, so it is possibly one."
            yield Found(*match.span(), "nhs_number", reason)


def nhs_check(digits: str) -> bool:
    """Whether the last of these ten digits is the check digit that the other nine ask for."""
    if len(set(digits)) == 1:
        return False
    left = 11 - sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return left != 10 and left % 11 == int(digits[9])


def ni_numbers(text: str) -> Iterator[Found]:
    """National Insurance numbers."""
    for match in _NI.finditer(text):
        if match.group()[-1].isalpha() or re.search(
            r"(?i)\bN\.?I\b|insurance", text[max(0, match.start() - 30) : match.start()]
        ):
            yield Found(*match.span(), "ni_number", "It has the shape of a National Insurance number.")


def phones(text: str) -> Iterator[Found]:
    """Telephone numbers of the United Kingdom, and short ones after a word such as telephone."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        length = len(digits) - (2 if digits.startswith("44") else 4 if digits.startswith("0044") else 1)
        if "(0)" in match.group():
            length -= 1
        if length in (9, 10) and (match.group()[0] in "+(" or digits[1] in "1235789" or digits.startswith("0044")):
            yield Found(*match.span(), "phone", "It has the shape of a telephone number.")
    for match in _LOCAL.finditer(text):
        yield Found(*match.span(1), "phone", "It is a number that follows a word for telephoning.")
    for match in _EXTENSION.finditer(text):
        yield Found(*match.span(1), "phone", "It is the number of an extension.")


def plates(text: str) -> Iterator[Found]:
    """Vehicle registrations."""
    for match in _PLATE.finditer(text):
        yield Found(*match.span(), "vehicle_registration", "It has the shape of a vehicle registration.")
    for match in _SMALL_PLATE.finditer(text):
        yield Found(*match.span(), "vehicle_registration", "It has the shape of a vehicle registration.")


def births(text: str) -> Iterator[Found]:
    """Dates that are said to be somebody's birth."""
    for match in _DATE.finditer(text):
        if _BORN_BEFORE.search(text[max(0, match.start() - 48) : match.start()]):
            yield Found(*match.span(), "date_of_birth", "A word for birth stands before this date.")
        elif _BORN_AFTER.match(text[match.end() : match.end() + 40]):
            yield Found(*match.span(), "date_of_birth", "A word for birth stands after this date.")


def dates(text: str) -> Iterator[tuple[int, int]]:
    """Where dates stand, whatever they are of."""
    return (match.span() for match in _DATE.finditer(text))


_KINDS: tuple[Callable[[str], Iterator[Found]], ...] = (
    emails,
    urls,
    postcodes,
    nhs_numbers,
    ni_numbers,
    phones,
    plates,
    births,
)


@cache
def _ranks() -> str:
    names = sorted(lists.phrases("titles", "ranks"), key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)


@cache
def collar_pattern() -> re.Pattern[str]:
    """A rank and a number, or a word such as collar number and a number."""
    labels = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in lists.phrases("titles", "before_number"))
    return re.compile(
        rf"(?i)(?<!\w)(?:(?P<rank>{_ranks()})\.?\s?(?P<one>[A-Z]?\d{{2,6}}[A-Z]?)|"
        rf"(?:{_ranks()})\s(?-i:[A-Z][\w'’-]+)\s(?P<three>\d{{3,6}})|(?:{labels})\.?:?\s*(?:is\s+)?(?P<two>[A-Z]{{0,2}}\d{{2,6}}[A-Z]?))(?![\w/]|[-.:]\d)"
    )
