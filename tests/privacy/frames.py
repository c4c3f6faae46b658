"""Made-up keys and sentences that the tests of finding share."""

from __future__ import annotations

from imrassist.privacy.find import Finder
from imrassist.privacy.key import Entry
from imrassist.privacy.span import Span


def person(code: str, real: str, *forms: str, sex: str = "", title: str = "") -> Entry:
    return Entry(id=f"key-{code}", code=code, kind="person", real=real, forms=forms, sex=sex, title=title)


CHILD = person("Child 1", "Katarzyna Thornby", sex="F")
BROTHER = person("Child 2", "William Thornby", sex="M")
MOTHER = person("Mrs A", "Rosemary Thornby", sex="F", title="Mrs")
FATHER = person("Mr B", "Declan O'Harrow", sex="M", title="Mr")
PARTNER = person("Mr C", "Rashid Gould-Marlow", sex="M", title="Mr")
HOME = Entry(id="key-home", code="Address A", kind="address", real="14 Larchfield Road")
SCHOOL = Entry(id="key-school", code="School A", kind="organisation", real="Netherby Primary School")
KEY = (CHILD, BROTHER, MOTHER, FATHER, PARTNER, HOME, SCHOOL)


def found(text: str, *entries: Entry) -> list[tuple[str, str, str]]:
    """Kind, words and code of each finding; with the key of this module when no entries are given."""
    return [(span.kind, span.text, span.code) for span in Finder(entries or KEY).spans(text)]


def one(text: str, *entries: Entry) -> Span:
    (span,) = Finder(entries or KEY).spans(text)
    return span
