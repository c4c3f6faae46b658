"""Abbreviations: not spelt out, spelt out once, or everybody's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.drafts import draft, fresh


def said(*why: str, **more: Any) -> dict[str, list[str]]:
    """What each of the two checks marks in these passages, in order."""
    terms = [{"term_number": str(n), "term_relevant": "yes", "why": text} for n, text in enumerate(why, 1)]
    found: dict[str, list[str]] = {"never": [], "here": []}
    for remark in fresh(draft(terms=terms, **more)):
        if remark.check == "plain_words.initials_not_spelt_out":
            found["never"].append(remark.say.split("'")[1])
        elif remark.check == "plain_words.initials_spelt_out_once":
            found["here"].append(remark.say.split("'")[1])
    return found


@pytest.mark.req("2.5")
def test_initials_are_marked_until_they_are_spelt_out_and_once_less_gravely_after() -> None:
    assert said("The HV called.", "The health visitor (HV) came.", "The HV left.") == {"never": ["HV"], "here": ["HV"]}
    assert said("HV (health visitor) came.") == {"never": [], "here": ["HV"]}


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The HV and the HVs met.", ["HV", "HVs"]),
        ("C.A.M.H.S. and CAMHS", ["C.A.M.H.S.", "CAMHS"]),
        ("The SENCo and the DfE", ["SENCo", "DfE"]),
        ("The A&E nurse", ["A&E"]),
        ("HV1 and CSW2 came.", ["HV1", "CSW2"]),
        ("Child A and Mrs B at Address C", []),
        ("Parts II and IV of the Act", []),
        ("The GP told the SCR panel of the SSCB.", []),
        ("She watched TV in the NHS ward.", []),
        ("THIS IS A HEADING IN CAPITALS ONLY", []),
        ("I saw it.", []),
        ("A (HV) nobody spelt", ["HV"]),
        ("MacDonald and McTavish", []),
    ],
)
def test_what_is_an_abbreviation(text: str, marked: list[str]) -> None:
    assert said(text)["never"] == marked


def test_the_boards_codes_are_no_abbreviations() -> None:
    assert said("HV 2 called on FB.", people=[{"person_code": "HV 2"}])["never"] == ["FB"]


def test_brackets_that_spell_something_else_spell_nothing() -> None:
    assert said("The school nurse (HV) came.")["never"] == ["HV"]
    assert said("The board for safeguarding of children (BSC) met.")["never"] == []
