"""What patterns find."""

from __future__ import annotations

from typing import Any

from imrassist.checks.patterns import bounded
from tests.checks.kinds.made import check, found_in


def found(text: str, *patterns: str, **keys: Any) -> list[str]:
    of = check("pattern", find=tuple(bounded(each) for each in patterns), **keys)
    hits = found_in(of, text)
    assert [hit.words["found"] for hit in hits] == [" ".join(text[hit.start : hit.end].split()) for hit in hits]
    return [text[hit.start : hit.end] for hit in hits]


def test_everything_is_found_in_turn_whichever_pattern_finds_it() -> None:
    assert found("b a b", "a", "b") == ["b", "a", "b"]
    assert found("abab", "ab") == ["ab", "ab"]


def test_of_two_that_overlap_the_first_stands_and_of_two_that_begin_together_the_longer() -> None:
    assert found("xabcx", "ab", "bc") == ["ab"]
    assert found("xabcx", "ab", "abc") == ["abc"]
    assert found("abcd", "ab", "cd") == ["ab", "cd"]


def test_words_in_quotation_marks_are_marked_unless_the_check_leaves_them() -> None:
    assert found('He said "XX" and XX.', "XX") == ["XX", "XX"]
    assert found('He said "XX" and XX.', "XX", quoted=False) == ["XX"]


def test_line_ends_and_blanks_in_it_are_told_as_one_blank_and_its_sentence_was_judged() -> None:
    (hit,) = found_in(check("pattern", find=(bounded(r"a\s{1,3}b"),)), "Said. It is a  b here. Done.")
    assert (hit.words["found"], hit.judged) == ("a b", "It is a  b here.")
