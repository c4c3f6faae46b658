"""Rows that all say the same sort of thing."""

from __future__ import annotations

from typing import Any

from tests.checks.kinds.made import check, facts, hits, phrases

PLAN: dict[str, Any] = {"question": "action_text", "words": phrases("train*"), "place": "actions"}


def plan(*texts: str, **keys: Any) -> list[dict[str, str]]:
    rows = [{"action_text": text} for text in texts]
    return [dict(hit.words) for hit in hits(check("text_share", **{**PLAN, **keys}), facts(action=rows))]


def test_a_plan_of_nothing_but_training_is_told_with_its_numbers() -> None:
    assert plan("Train staff.", "Training for all.") == [{"n": "2", "all": "2"}]
    assert plan("Train staff.", "Publish a rota.") == []


def test_a_share_that_is_just_reached_is_enough() -> None:
    assert plan("Train staff.", "Publish a rota.", share=0.5) == [{"n": "1", "all": "2"}]
    assert plan("Train staff.", "Publish a rota.", "Hold a meeting.", share=0.5) == []


def test_a_word_that_saves_it_saves_it() -> None:
    assert plan("Train staff.", "Train staff and audit files.", unless=phrases("audit")) == []
    assert len(plan("Train staff.", "Train staff.", unless=phrases("audit"))) == 1


def test_too_few_answers_are_not_judged_and_rows_without_one_do_not_count() -> None:
    assert plan("Train staff.") == []
    assert plan("Train staff.", "") == []
    assert plan("Train staff.", from_rows=1) == [{"n": "1", "all": "1"}]
