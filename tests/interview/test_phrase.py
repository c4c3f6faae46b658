"""Short answers in a report: none of them stands there as a word that says nothing without its question."""

from __future__ import annotations

import pytest

from imrassist.interview.phrase import is_bare, is_nil, speaks_as_i
from imrassist.interview.wording import because


@pytest.mark.parametrize("text", ["None.", "no", "Nothing", "n/a", "N/A.", "Nothing to add.", "No more", "-"])
def test_an_answer_that_says_that_there_is_nothing_is_told_from_one_that_tells_of_nothing(text: str) -> None:
    assert is_nil(text)


@pytest.mark.parametrize("text", ["Nothing was passed on.", "No visit was made.", "None of them asked.", "Yes", ""])
def test_but_a_sentence_about_nothing_is_none(text: str) -> None:
    assert not is_nil(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yes.",
        "Yes, on the admission form.",
        "Rarely",
        "Never; nobody asked.",
        "Workload",
        "Too young",
        "Below the standard",
        "An anonymous call in May 2008.",
        "To the regulator on 20 January 2010",
        "Detective chief inspector, major crime",
        "That the absences came after weekends with Mr V.",
        "Met. The policy was followed.",
    ],
)
def test_a_few_words_without_a_verb_need_words_before_them(text: str) -> None:
    assert is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody asked her.",
        "No visit was made.",
        "Not one of the three workers was told.",
        "The policy was not followed.",
        "She didn't say.",
        "There were two vacant posts, and nobody covered them.",
        "It was read.\nThe second visit was missed.",
        "Because the post was vacant, nobody rang.",
        "One visit in four was kept",
    ],
)
def test_but_a_sentence_stands_by_itself(text: str) -> None:
    assert not is_bare(text)


def test_a_reason_follows_because_only_where_that_makes_a_sentence() -> None:
    assert because("Because the system was down.") == "because the system was down"
    assert because("No time.") == "for this reason: no time"
    assert because("Child 1 was at school") == "because Child 1 was at school"


def test_who_speaks_is_heard() -> None:
    assert speaks_as_i("I am deputy head of another school.")
    assert speaks_as_i("In my post")
    assert not speaks_as_i("Head of safeguarding; the minutes were read in time.")
