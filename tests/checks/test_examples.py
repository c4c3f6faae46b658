"""Every check meets its own examples, and none is without."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from imrassist.checks.examples import example_faults, raises
from imrassist.checks.lint import check_faults, questions_used
from imrassist.checks.load import kind_for
from imrassist.checks.rules import RULES
from tests.checks.drafts import checks, form

FAMILIES = {
    "completeness", "dates", "childs_voice", "family", "diversity", "independence", "terms", "thread", "action_plan",
    "plain_words", "analysis",
}  # fmt: skip


@pytest.mark.parametrize("check_id", [check.id for check in checks().checks])
def test_a_check_meets_its_own_examples(check_id: str) -> None:
    check = checks().get(check_id)
    assert check is not None
    assert check.bad
    assert check.good
    assert [str(fault) for fault in example_faults(form(), checks(), check)] == []


def test_every_family_has_checks_and_there_are_more_than_a_hundred() -> None:
    assert {check.family for check in checks().checks if check.common} >= FAMILIES
    assert len(checks().checks) >= 100


def test_every_check_names_its_paragraph_and_says_in_whole_sentences_what_it_found_and_how_to_mend_it() -> None:
    for check in checks().checks:
        assert re.match(r"(S\d|\d)", check.source), check.id
        for text in (check.say, check.mend):
            assert text.rstrip("'").endswith((".", "?", ":", "}")), check.id
            assert not re.search(r"\be\.g\.|\bi\.e\.|!|  ", text), check.id
        assert check.mend[0].isupper(), check.id


def test_a_check_that_finds_nothing_fails_its_examples_and_so_does_one_that_always_speaks() -> None:
    check = checks().get("plain_words.blame")
    assert check is not None
    blind = replace(check, keys={**check.keys, "words": ()})
    assert [fault.key for fault in example_faults(form(), checks(), blind)] == ["bad"]
    swapped = replace(check, good=check.bad)
    assert [fault.key for fault in example_faults(form(), checks(), swapped)] == ["good"]


def test_an_example_that_is_no_draft_is_a_fault_and_not_a_crash() -> None:
    check = checks().get("dates.day_missing")
    assert check is not None
    for wrong in (3, {"contacts": ["x"]}, {"nonsense": "x"}, {"day": {"parked": "x"}}, {"today": "soon"}, "text"):
        broken = replace(check, bad=(wrong,))
        assert [fault.key for fault in example_faults(form(), checks(), broken)] == ["bad"], wrong


def test_every_rule_is_used_by_a_check_and_every_kind_too() -> None:
    from imrassist.checks.kinds import KINDS

    assert {check.id for check in checks().checks if check.kind == "rule"} == set(RULES)
    assert {check.kind for check in checks().checks} - {"rule"} == set(KINDS)
    assert all(kind_for(check) for check in checks().checks)


def test_the_shipped_checks_and_criteria_have_no_fault() -> None:
    assert [str(fault) for fault in check_faults(form(), checks())] == []


def test_the_questions_that_checks_and_criteria_use_are_questions_of_the_form() -> None:
    used = questions_used(form(), checks())
    assert used <= form().questions.keys()
    assert {"contact_day", "person_involved", "household_changes"} <= used


def test_a_text_is_found_in_its_place_whatever_stands_around_it() -> None:
    check = checks().get("plain_words.blame")
    assert check is not None
    for text in ("MRS A FAILED TO ENGAGE.", "She  failed\tto engage", "It says:\nshe failed to engage"):
        assert raises(form(), checks(), check, text), text
    for text in ("She failed. To engage is hard.", "She failed, to engage him", "unfailed to engage"):
        assert not raises(form(), checks(), check, text), text
