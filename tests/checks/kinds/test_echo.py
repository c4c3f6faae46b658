"""Answers that only say again what another row says."""

from __future__ import annotations

from typing import Any

from imrassist.checks.kinds import KINDS
from tests.checks.kinds.made import check, facts, hits, rows_of

KEYS: dict[str, Any] = {"question": "recommendation_text", "via": "recommendation_lessons", "other": "lesson_text"}
LESSON = "Nurses must record bruises."


def said(text: str, *lessons: str, points: list[str] | None = None, **keys: Any) -> list[str]:
    found = hits(
        check("echo", **{**KEYS, **keys}),
        facts(
            lesson=[{"id": str(n), "lesson_text": each} for n, each in enumerate(lessons, 1)],
            recommendation=[{"recommendation_text": text, "recommendation_lessons": points or ["1"]}],
        ),
    )
    return [str(hit.judged[1]) for hit in found]


def test_three_words_of_four_that_stand_in_what_it_points_to_are_an_echo_and_two_are_none() -> None:
    assert said("Nurses recorded bruises daily.", LESSON) == [LESSON]
    assert said("Nurses recorded visits daily.", LESSON) == []


def test_three_words_are_too_few_to_tell() -> None:
    assert said("Nurses record bruises.", LESSON) == []
    assert said("Nurses record bruises.", LESSON, least=3) == [LESSON]


def test_each_row_it_points_to_is_looked_at_until_one_is_echoed() -> None:
    assert said("Nurses record bruises daily.", "Something else.", LESSON, LESSON, points=["1", "2", "3"]) == [LESSON]
    assert said("Nurses record bruises daily.", LESSON, points=["gone"]) == []
    assert said("Nurses record bruises daily.", LESSON, points=["gone", "1"]) == [LESSON]


def test_it_stands_on_the_row_that_echoes_and_leans_on_what_it_points_to() -> None:
    of = check("echo", **KEYS)
    found = hits(
        of,
        facts(
            lesson=[{"id": "1", "lesson_text": LESSON}],
            recommendation=[{"recommendation_text": "Nurses record bruises daily.", "recommendation_lessons": ["1"]}],
        ),
    )
    assert rows_of(found) == ["1"]
    assert found[0].question == "recommendation_text"
    assert KINDS["echo"].across(of) == {"lesson_text"}  # type: ignore[attr-defined]
