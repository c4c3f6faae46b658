"""Case references and collar numbers: a word that announces one and what follows, or a shape that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from imrassist.privacy.found import Found
from imrassist.privacy.shapes import collar_pattern, dates

_CUE = (
    r"(?:(?:our|your|my|their|case|crime|court|police|file|client|hospital|incident|log|custody|unit|record|records|"
    r"patient|patients|claim|complaint|family|child|pupil|pupils|service user|social care|care|ics|ich|urn|fwin|pnc|"
    r"crn|upn|niche|cad|iml|mps|nspis|system|liquid ?logic|swift|carefirst|marac|mappa|caf|cafcass|referral|"
    r"application|investigation|report|tribunal|charge|exhibit|op|occurrence|admission|lab|sample|asset|probation|"
    r"prison|prisoner|student|learner|candidate|safeguarding|emis|systmone|paris|rio|concern|job|event|"
    r"intelligence|licen[cs]e|tenancy|rent|(?-i:(?!NHS|NI|ISBN|VAT|ISSN)[A-Z]{2,8}))\s+)"
)
_LABEL = r"(?:reference(?: number| no\.?)?|ref\.?(?: no\.?)?|number|numbers|no\.?|nos\.?|id|identifier|record|log)"
_ALONE = (
    r"(?:reference(?: number| no\.?)?|refs?\.?(?: no\.?)?|fwin|urn|upn|crn|pnc ?id|cad|ics|niche|log|"
    r"application no\.?|applications? nos?\.?|docket)"
)
_VALUE = (
    r"(?P<value>(?:[A-Z]{1,6}[\-/ ]?)?(?=[A-Z0-9/\-.]*\d[A-Z0-9/\-.]*)[A-Z0-9]+(?:[/\-.][A-Z0-9]+)*"
    r"(?:\s+of\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4})?)"
)
_CUED = re.compile(rf"(?i:\b(?:{_CUE}{_LABEL}|{_ALONE}))(?i:\s*(?:is|was|:|=|#|-)?\s*)(?:\()?{_VALUE}(?![\w/])")
_KNOWN = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2}\d{2}[A-Z]\d{5}|[A-Z]{2,6}[-/]\d{4,7}|[A-Z]{2,4}/\d{2,5}/\d{2,5}|\d{5,7}[A-Z]/\d{2}|"
    r"\d{2}[A-Z]\d/\d{3,6}/\d{2}|\d{2}[A-Z]{2}\d{6,8}|\d{1,5}/\d{4,6}|[A-Z]\d{2}[A-Z]\d{4,6}|"
    r"\d{3,5}\s+of\s+\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?![\w/-])"
)
_APPLICATION = re.compile(r"(?i:\bnos?\.?\s*|\band\s+|,\s*)(?P<value>\d{3,6}/\d{2})(?![\w/])")
_ORDER = re.compile(
    r"(?i)\b(?:order|invoice|account|part|model|version|chapter|page|paragraph|para|section|form|recommendation|phone|telephone|fax|mobile)\b\W{0,3}$"
)


def references(text: str) -> Iterator[Found]:
    """Case references: of police, courts, hospitals and files."""
    for match in _CUED.finditer(text):
        value = match.group("value")
        if _telling(value) and not _ORDER.search(text[max(0, match.start() - 16) : match.start()]):
            yield Found(*match.span("value"), "case_reference", "A word for a reference stands before it.")
    days = set(dates(text))
    for match in _KNOWN.finditer(text):
        if match.span() not in days and _telling(match.group()):
            yield Found(*match.span(), "case_reference", "It has the shape of a case reference.")
    for match in _APPLICATION.finditer(text):
        yield Found(*match.span("value"), "case_reference", "It has the shape of the number of an application.")


def collars(text: str) -> Iterator[Found]:
    """Collar and warrant numbers, with the rank before them."""
    for match in collar_pattern().finditer(text):
        if match.group("three") is not None:
            yield Found(*match.span("three"), "collar_number", "A rank and a name stand before it.")
        elif match.group("rank") is None:
            yield Found(*match.span("two"), "collar_number", "A word for a collar number stands before it.")
        elif match.group("rank")[0].isupper() or len(match.group("one")) > 3:
            yield Found(*match.span(), "collar_number", "It is a rank with a number.")


def _telling(value: str) -> bool:
    return sum(sign.isdigit() for sign in value) >= 3 and not re.fullmatch(
        r"(?:19|20)\d\d(?:[/-](?:\d\d|(?:19|20)\d\d))?", value
    )
