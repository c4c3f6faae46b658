from __future__ import annotations

import pytest

from imrassist.privacy.key import Entry
from tests.privacy.frames import found, one


@pytest.mark.parametrize(
    "words",
    [
        "14 Larchfield Road",
        "14, Larchfield Road",
        "14 LARCHFIELD ROAD",
        "14 Larchfield Rd",
        "14 Larchfeild Road",
        "Flat 2, 14 Larchfield Road",
        "Larchfield Road",
    ],
)
def test_an_address_of_the_key_is_found_shortened_misspelt_and_without_its_number(words: str) -> None:
    span = one(f"They moved to {words} then.")
    assert (span.kind, span.text, span.code) == ("keyed", words, "Address A")


def test_but_another_house_of_the_street_is_another_address() -> None:
    assert found("They moved to 15 Larchfield Road then.") == [("address", "15 Larchfield Road", "")]
    assert found("They moved to 14 Larchfield Close then.") == [("address", "14 Larchfield Close", "")]


@pytest.mark.parametrize(
    "words", ["Netherby Primary School", "Netherby School", "Netherby Primary", "Nethreby Primary School"]
)
def test_a_school_of_the_key_is_found_shortened_and_misspelt(words: str) -> None:
    span = one(f"They moved to {words} then.")
    assert (span.kind, span.text, span.code) == ("keyed", words, "School A")


def test_but_another_kind_of_school_of_that_name_is_another() -> None:
    assert found("They moved to Netherby High School then.") == [("school", "Netherby High School", "")]


def test_an_address_of_several_lines_is_found_by_its_street() -> None:
    home = Entry(id="k", code="Address B", kind="address", real="Flat 3, 9 Tarn Close, Marple, SK6 1AA")
    assert found("Seen at 9 Tarn Close today.", home) == [("keyed", "9 Tarn Close", "Address B")]
