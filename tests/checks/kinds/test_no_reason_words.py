"""Answers to a why question that give no reason."""

from __future__ import annotations

from typing import Any

from tests.checks.kinds.made import check, facts, hits, phrases, rows_of

KEYS: dict[str, Any] = {"question": "why", "words": phrases("because"), "least": 6, "every": 5}


def found(*texts: str, **keys: Any) -> list[dict[str, str]]:
    rows = [{"term_relevant": "yes", "why": text} for text in texts]
    return [dict(hit.words) for hit in hits(check("no_reason_words", **{**KEYS, **keys}), facts(term=rows))]


def test_an_answer_without_a_reason_is_told_with_its_length() -> None:
    assert found("She went and came and went.") == [{"n": "6", "found": "none"}]
    assert found("She went because he came here.") == [{"n": "6", "found": "1"}]


def test_one_reason_for_so_many_words_is_enough_and_for_more_is_not() -> None:
    assert found("She went because he came.", least=5) == []
    assert found("She went because he came. He left because she did.", least=5) == []


def test_a_short_answer_may_be_one_clause() -> None:
    assert found("She went and came.") == []
    assert found("She went and came away.", least=5) != []


def test_it_stands_on_its_row_and_not_where_the_question_is_not_asked() -> None:
    rows = [{"term_relevant": "no", "why": "She went and came and went."},
            {"term_relevant": "yes", "why": "She went and came and went."}]  # fmt: skip
    of = check("no_reason_words", **KEYS)
    found = hits(of, facts(term=rows))
    assert rows_of(found) == ["2"]
    assert (found[0].question, found[0].judged) == ("why", "She went and came and went.")
    of_review = check("no_reason_words", **{**KEYS, "question": "agency"})
    assert [hit.row for hit in hits(of_review, facts(agency="One two three four five six"))] == [""]
