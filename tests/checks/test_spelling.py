"""Words that no British dictionary has, and the words that may have been meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from imrassist.checks.spelling import suggestions, unknown_words
from tests.growth import IN_PROPORTION, growth


def unknown(text: str, *own: str) -> list[str]:
    return [text[span.start : span.end] for span in unknown_words(text, lambda word: word in own)]


def test_good_british_english_has_no_unknown_word() -> None:
    text = (
        "The health visitor's records weren't organised; the paediatrician realised that the child hadn't been seen. "
        "“I’d like to go home,” she said. The well-being of the re-opened multi-agency group was analysed at 10.15am."
    )
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("recieved", "received"),
        ("organization", "organisation"),
        ("behavior", "behaviour"),
        ("safegaurding", "safeguarding"),
        ("assesment", "assessment"),
        ("seperate", "separate"),
        ("Teh", "The"),
        ("enquirys", "enquiry"),
        ("visitors's", "visitor's"),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant_first(wrong: str, meant: str) -> None:
    assert unknown(f"{wrong} was noted." if wrong[0].isupper() else f"It was {wrong} then.") == (
        [] if wrong == "visitors's" else [wrong]
    )
    if wrong != "visitors's":
        assert meant in suggestions(wrong)[:3]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Zblogski called.",
        "The CAMHS team came.",
        "See form 12b and x9.",
        "Write to a.speciman@exampel.org or www.exampel.org.",
        "The eCAF was done.",
        "Held in reserv_file.",
    ],
)
def test_names_capitals_figures_and_addresses_are_no_words_to_spell(text: str) -> None:
    assert unknown(text) == []


def test_a_word_that_is_kept_is_known_in_every_form_of_its_letters() -> None:
    assert unknown("The kinship-caree and the Kinshipcaree.", "caree") == []
    assert unknown("The caree came.") == ["caree"]


def test_a_very_long_text_costs_in_proportion() -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = "wrod " * size + "a" * size * 5
        return lambda: list(unknown_words(text, lambda _: False))

    assert growth(prepare, 40_000) <= IN_PROPORTION
