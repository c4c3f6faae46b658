"""Two questions that must have different answers."""

from __future__ import annotations

import pytest

from tests.checks.kinds.made import check, facts, hits


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("J. Example", "Mrs J Example", True),
        ("J. Example", "A. Example", False),
        ("", "", False),
        ("Dr", "Mr", False),
        ("Prof. J Example", "professor j. example", True),
    ],
)
def test_two_names_are_the_same_whatever_the_title(one: str, other: str, same: bool) -> None:
    of = check("same_answer", question="author_name", other="approver_name")
    found = hits(of, facts(author_name=one, approver_name=other))
    assert [(hit.question, hit.row) for hit in found] == ([("approver_name", "")] if same else [])


def test_two_questions_of_a_row_are_held_against_each_other_in_it() -> None:
    of = check("same_answer", question="term_text", other="why")
    rows = [{"term_text": "a", "why": "b"}, {"term_text": "a", "why": "A."}]
    found = hits(of, facts(term=rows))
    assert [(hit.question, hit.row, hit.judged) for hit in found] == [("why", "term-2", "a")]
