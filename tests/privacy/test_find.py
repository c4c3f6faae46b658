from __future__ import annotations

from imrassist.privacy.find import Finder
from imrassist.privacy.key import Entry

MOTHER = Entry(id="key-1", code="Mrs A", kind="person", real="Amina Fold", sex="F", title="Mrs")


def test_a_name_of_the_key_is_found_with_its_code() -> None:
    text = "Amina Fold came."
    (span,) = Finder([MOTHER]).spans(text)
    assert (span.start, span.end, span.kind, span.code, span.entry) == (0, 10, "keyed", "Mrs A", "key-1")


def test_no_representation_of_a_finding_shows_the_name() -> None:
    (span,) = Finder([MOTHER]).spans("Amina Fold came.")
    assert "Amina" not in repr(span)


def test_what_is_allowed_is_not_found() -> None:
    assert Finder([MOTHER], allow=["amina fold"]).spans("Amina Fold came.") == ()
