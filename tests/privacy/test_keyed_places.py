from __future__ import annotations

import pytest

from imrassist.privacy.find import Finder
from imrassist.privacy.key import Entry
from tests.privacy.frames import KEY, found, one


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


def test_a_day_before_a_street_is_no_house_number() -> None:
    span = next(span for span in Finder(KEY).spans("born 23/4/2001, Larchfield Road, SK6 1AA") if span.code)
    assert (span.text, span.code) == ("Larchfield Road", "Address A")


def test_the_full_stop_after_a_school_is_not_part_of_its_name() -> None:
    assert one("She went to Netherby Primary School.").text == "Netherby Primary School"


def test_small_words_within_the_kind_of_a_school_do_not_hide_it() -> None:
    school = Entry(id="k", code="School B", kind="organisation", real="St Bede's Nursery and Infant School")
    assert found("Seen at St Bede's Nursery and Infant School today.", school) == [
        ("keyed", "St Bede's Nursery and Infant School", "School B")
    ]
