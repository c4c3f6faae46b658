"""Rows with the same answer where each must have its own."""

from __future__ import annotations

import pytest

from imrassist.checks.kinds.repeated_answer import same_form
from tests.checks.kinds.made import check, facts, hits, rows_of


def test_each_row_but_the_first_with_a_number_is_named_and_empty_ones_are_none() -> None:
    rows = [{"term_number": number} for number in ("1", "2", " 1. ", "", "", "1)")]
    found = hits(check("repeated_answer", question="term_number"), facts(term=rows))
    assert rows_of(found) == ["3", "6"]
    assert [(hit.words["found"], hit.judged) for hit in found] == [("1.", "1"), ("1)", "1")]


@pytest.mark.parametrize(
    ("text", "bare"), [(" 2A. ", "2a"), ("Term  of\tReference 1:", "term of reference 1"), ("", "")]
)
def test_capitals_blanks_and_what_stands_at_the_end_make_no_difference(text: str, bare: str) -> None:
    assert same_form(text) == bare
