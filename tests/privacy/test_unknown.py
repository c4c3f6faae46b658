from __future__ import annotations

import pytest

from imrassist.privacy.find import Finder, names_heard
from tests.privacy.frames import KEY, found


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Then Mr Oakenshaw left.", "person", "Mr Oakenshaw"),
        ("Then PC Jo Bellamy left.", "person", "PC Jo Bellamy"),
        ("Then Abena Quartey left.", "person", "Abena Quartey"),
        ("Then R. Oakenshaw left.", "person", "R. Oakenshaw"),
        ("Then J.R.Dunmore left.", "person", "J.R.Dunmore"),
        ("She told Ifeoma about it.", "person", "Ifeoma"),
        ("Seen by the health visitor, Agnieszka Brandt, twice.", "person", "Agnieszka Brandt"),
        ("He lives at 14a Beechcroft Avenue now.", "address", "14a Beechcroft Avenue"),
        ("He lives at Flat 3, 9 Tarn Close, Marple now.", "address", "Flat 3, 9 Tarn Close, Marple"),
        ("He lives at Rook Cottage, Sand Lane now.", "address", "Rook Cottage, Sand Lane"),
        ("His postcode is SK6 7QX now.", "postcode", "SK6 7QX"),
        ("His postcode is sk67qx now.", "postcode", "sk67qx"),
        ("NHS number 943 476 5919 applies.", "nhs_number", "943 476 5919"),
        ("NHS no: 943 476 5918 applies.", "nhs_number", "943 476 5918"),
        ("His number is AB 12 34 56 C now.", "ni_number", "AB 12 34 56 C"),
        ("Ring 0161 496 0000 today.", "phone", "0161 496 0000"),
        ("Ring +44 7700 900123 today.", "phone", "+44 7700 900123"),
        ("Write to j.bloggs@example.org today.", "email", "j.bloggs@example.org"),
        ("See https://example.org/u/77 there.", "url", "https://example.org/u/77"),
        ("He was born on 04/05/1999 there.", "date_of_birth", "04/05/1999"),
        ("On file: 4 May 1999 (dob).", "date_of_birth", "4 May 1999"),
        ("He went to Tarnside Primary School then.", "school", "Tarnside Primary School"),
        ("He went to St Bede's Nursery then.", "school", "St Bede's Nursery"),
        ("He went to Tarnside Medical Centre then.", "gp_surgery", "Tarnside Medical Centre"),
        ("The crime number 454611A/09 applies.", "case_reference", "454611A/09"),
        ("See log 1234 of 04/05/09 there.", "case_reference", "1234 of 04/05/09"),
        ("The officer, PC 71234, left.", "collar_number", "PC 71234"),
        ("A van, AB12 CDE, stood there.", "vehicle_registration", "AB12 CDE"),
        ("He gave his date of birth as 4.5.1999 there.", "date_of_birth", "4.5.1999"),
        ("Ring +44 (0)161 247 7968 today.", "phone", "+44 (0)161 247 7968"),
        ("He lives at 22 Long Meadow Fold now.", "address", "22 Long Meadow Fold"),
        ("The file at High Elms High School was lost.", "school", "High Elms High School"),
        ("He went to Tarnside Nursery and Infant School then.", "school", "Tarnside Nursery and Infant School"),
        ("A copy went there (The Tarnside Surgery) in May.", "gp_surgery", "The Tarnside Surgery"),
        ("She had not told Mark McVorney about it.", "person", "Mark McVorney"),
        ("It was written by Zelquin Sharp that day.", "person", "Zelquin Sharp"),
        ("Then Zelquin Tarvoe told her so.", "person", "Zelquin Tarvoe"),
    ],
)
def test_an_identifying_detail_that_is_not_in_the_key_is_found(text: str, kind: str, words: str) -> None:
    assert (kind, words, "") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Common Assessment Framework and Working Together to Safeguard Children were followed in Stockport.",
        "Stepping Hill Hospital and the Marsh House Refuge wrote in May 2009. Crohn's disease was ruled out.",
        "The Kennedy Report, Reder and Duncan (1999) and the Guthrie test are named. Polish is spoken.",
        "Barnardo's, Mind and the Trust met on Tuesday. A Macmillan nurse came. Thomas the Tank Engine was on.",
        "Order number 8485721490 was for a cot. Best Practice and the High Court are named.",
        "ACTION PLAN\nLEAD OFFICER\nSECTION 4 - METHODOLOGY\n",
        "The assessment took 45 days. Chapter 8, page 12, paragraph 3.4. At 17:56 on 12/03/08 nobody was in.",
        "He said that Sunday Mass was her one hour.",
        "A Doctor Who poster hung there. The Lord Chancellor's guidance applies. An Asperger assessment was asked for.",
        "She went on Mother's Day. Sierra Leone and the Martial Law Courts are named.",
    ],
)
def test_ordinary_capitals_numbers_and_dates_are_no_finding(text: str) -> None:
    assert found(text) == []


def test_a_failing_number_beside_nhs_is_told_to_be_mistyped_and_one_alone_is_no_finding() -> None:
    (span,) = Finder([]).spans("NHS number 943 476 5918 applies.")
    assert "mistyped" in span.why
    assert Finder([]).spans("The number 943 476 5918 applies.") == ()


def test_a_name_told_in_full_is_known_when_it_stands_alone() -> None:
    text = "Kira Oakenshaw came. The door was shut and Oakenshaw knocked."
    assert [span.text for span in Finder([]).spans(text)] == ["Kira Oakenshaw", "Oakenshaw"]


def test_a_name_heard_in_another_text_is_known_here() -> None:
    finder = Finder(KEY)
    heard = names_heard(finder.spans("Kira Oakenshaw came."))
    assert finder.spans("The door was shut and Oakenshaw knocked.") == ()
    (span,) = finder.spans("The door was shut and Oakenshaw knocked.", heard)
    assert span.text == "Oakenshaw"


def test_a_date_in_brackets_after_a_name_is_a_date_of_birth() -> None:
    assert ("date_of_birth", "8 October 1967", "") in found("Present: Agnes Poole (8 October 1967).")


@pytest.mark.parametrize(
    "text", ["In May she came.", "In May the door was shut.", "On Sunday she came.", "In June, he rang."]
)
def test_a_month_after_in_names_nobody(text: str) -> None:
    assert not Finder(()).spans(text)
