"""Terms of reference named in the text."""

from __future__ import annotations

import pytest

from tests.checks.drafts import draft, fresh


def named(why: str, *numbers: str) -> list[str]:
    terms = [{"term_number": number, "term_relevant": "no"} for number in numbers]
    found = fresh(draft(terms=[{"term_number": "1", "term_relevant": "yes", "why": why}, *terms]))
    return [remark.say for remark in found if remark.check == "terms.unknown_number"]


@pytest.mark.parametrize("words", ["term of reference 4", "Terms of Reference 4", "ToR 4", "term 4", "term no. 4"])
def test_a_number_that_the_board_did_not_give_is_found(words: str) -> None:
    assert len(named(f"As said under {words}, visits were missed.", "2a", "3.1")) == 1


@pytest.mark.parametrize(
    "words", ["term of reference 2a", "ToR 3.1", "term 1", "terms of reference", "the spring term 2009"]
)
def test_a_number_that_the_board_gave_is_left_alone_and_so_is_a_school_year(words: str) -> None:
    assert named(f"As said under {words}, visits were missed.", "2a", "3.1", "term of reference 5") == []


def test_a_number_typed_with_its_words_is_known_by_its_number() -> None:
    assert named("See term 5.", "Term of reference 5") == []


def test_every_place_is_marked_on_its_number() -> None:
    assert len(named("See term 7 and term 8.", "2")) == 2
