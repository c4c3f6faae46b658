"""Abbreviations: what is one, where a text spells it out, and whether its reader is told in time."""

from __future__ import annotations

import pytest

from imrassist.privacy.lexicon import shipped
from imrassist.privacy.spelt_out import bare, pairs


def verdicts(text: str, allow: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(each.text, each.status) for each in shipped().read(text, allow, codes).abbreviations]


def flagged(text: str) -> list[str]:
    return [text for text, status in verdicts(text) if status in ("undefined", "before")]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Common Assessment Framework (CAF) was filed.", "CAF", "Common Assessment Framework"),
        ("the child mental health service [CMHS]", "CMHS", "child mental health service"),
        ("A Multi-Agency Risk\nAssessment Conference (MARAC)", "MARAC", "Multi-Agency Risk Assessment Conference"),
        ('no further action (hereafter "NFA") was taken', "NFA", "no further action"),
        ("two health visitors (HVs) called", "HVs", "health visitors"),
        ("The CDT (Children's Disability Team) met", "CDT", "Children's Disability Team"),
        ("the MW (midwife) came", "MW", "midwife"),
        ("a care plan, or CP, was made", "CP", "care plan"),
        ("the Emergency Duty Team - EDT - rang", "EDT", "Emergency Duty Team"),
        ("The SN, that is, the school nurse wrote.", "SN", "school nurse"),
        ("DNA stands for did not attend.", "DNA", "did not attend"),
        ("LSCB - Local Safeguarding Children Board", "LSCB", "Local Safeguarding Children Board"),
        ("OD\toverdose", "OD", "overdose"),
        ("A&E = accident and emergency", "A&E", "accident and emergency"),
        ("probation officer: PO", "PO", "probation officer"),
        ("the plan (Graded Care Profile, GCP) was read", "GCP", "Graded Care Profile"),
    ],
)  # fmt: skip
def test_a_long_form_is_found_in_every_way_of_writing_it(text: str, short: str, long: str) -> None:
    assert [(pair.short, pair.long) for pair in pairs(text)] == [(short, long)]
    (pair,) = pairs(text)
    assert text[slice(*pair.short_at)] == short


@pytest.mark.parametrize(
    "text",
    ["The meeting (JAP) was put off.", "The school nurse (HV) came.", "He left (see page 4).", "Luton (Town) met.", ""],
)  # fmt: skip
def test_brackets_that_spell_nothing_are_no_pair(text: str) -> None:
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The CAF and the C.A.F. and two CAFs", ["CAF", "C.A.F.", "CAFs"]),
        ("The A&E nurse rang the SENCo and the ADoN.", ["A&E", "SENCo", "ADoN"]),
        ("A s20 agreement, S47 enquiries, KS2 and Y7", ["s20", "S47", "KS2", "Y7"]),
        ("T/c to mother, o/e well, appt sent, nfa", ["T/c", "o/e", "appt", "nfa"]),
        ("DC Wood and PS Long", ["DC", "PS"]),
        ("the SMART targets and the CRAFT group", ["SMART", "CRAFT"]),
        ("MESSAGE FOR CHC BEFORE TEN", ["CHC"]),
        ("This box MUST be left blank, and ONLY then sent.", []),
        ("SECTION 4 - METHODOLOGY", []),
        ("Stage III of it in the UK, on TV, at 9 pm", []),
        ("NE27 3EU, AB12 CDE, ZG 88 76 32 C, MC10234, the M60", []),
        ("Mr J.R. Smith and Mrs McTavish saw WILLOW ROAD.", []),
        ("a.b@GMP.example and www.CAF.example", []),
        ("Child Seen: Y/N", []),
    ],
)
def test_what_is_an_abbreviation_and_what_only_looks_like_one(text: str, found: list[str]) -> None:
    assert flagged(text) == found


def test_each_use_has_its_own_verdict() -> None:
    text = "The HV rang. The health visitor (HV) wrote. The HV left. The GP and the QA lead met."
    assert verdicts(text, allow=("G.P.",)) == [
        ("HV", "before"), ("HV", "defined"), ("HV", "defined"), ("GP", "allowed"), ("QA", "undefined"),
    ]  # fmt: skip


def test_a_long_form_that_is_never_tied_to_the_short_one_tells_nobody() -> None:
    assert verdicts("A Joint Working Protocol was agreed. The JWP was not read.") == [("JWP", "undefined")]


def test_codes_are_no_abbreviations() -> None:
    assert verdicts("MO and SC2 met the HV.", codes=("MO", "SC2")) == [("HV", "undefined")]


def test_the_long_form_is_offered_from_the_text_or_else_from_the_list() -> None:
    read = shipped().read("Our Quick Xylophone Group (QXG) met the IRO. The QXG left.").abbreviations
    assert {each.text: each.long for each in read} == {
        "QXG": "Quick Xylophone Group",
        "IRO": "independent reviewing officer",
    }


@pytest.mark.parametrize("short", ["GP", "G.P.", "GPs", "GP's", "gp"])
def test_ways_of_writing_one_abbreviation_are_one(short: str) -> None:
    assert bare(short) == "gp"


@pytest.mark.parametrize("text", ["(A" * 9_000, "x" * 90_000, "A&" * 20_000, "a.b-" * 20_000, "AB (" * 5_000])
def test_odd_pages_are_read_through_too(text: str) -> None:
    assert isinstance(flagged(text), list)
