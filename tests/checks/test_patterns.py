"""Patterns of the checks: bounded, or refused with the reason."""

from __future__ import annotations

import pytest

from imrassist.checks.patterns import PatternError, bounded
from tests.growth import IN_PROPORTION, growth


@pytest.mark.parametrize(
    "pattern",
    [
        r"a*", r"a+b", r"a{2,}", r"(a+)+", r"(a{1,9}){1,9}", r"(a|b){1,9}",
        r"(?:a|aa){2,9}", r"(a)\1", r"(?P<x>a)(?P=x)",
        r"a{0,60}b{0,60}c{0,60}d", r"[a-z]+", r"\w*x", r".+?x", r"(unclosed", r"[unclosed", r"a{0,3}", r"", r"x?",
        r"((a?){1,9}b)", r"(?(1)a|b)", r"a{0,99999}b", r"((?:ab?){2}){2}",
    ],
)  # fmt: skip
def test_a_pattern_that_is_broken_or_might_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"\.$"):
        bounded(pattern)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\[insert[^\]\n]{0,80}\]", "[insert date]"),
        (r"(abc){2}", "abcabc"),
        (r"(?:very )?long", "very long"),
        (r"\b(Mr|Mrs) [A-Z][a-z]{1,20}\b", "Mrs Example"),
        (r"\?\?", "??"),
        (r"[*+]", "+"),
        (r"a\{2,}", "a{2,}"),
        (r"x{2}", "xx"),
        (r"[]a]b", "]b"),
    ],
)
def test_a_bounded_pattern_is_taken(pattern: str, text: str) -> None:
    assert bounded(pattern).search(text)


def test_what_is_taken_costs_in_proportion_on_the_worst_of_texts() -> None:
    worst = bounded(r"a{0,99}a{0,99}b")
    assert growth(lambda size: lambda: worst.search("a" * size), 4_000) <= IN_PROPORTION
    assert not worst.search("a" * 4_000)
