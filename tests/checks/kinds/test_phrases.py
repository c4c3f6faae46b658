"""Words and phrases of a list, and what patterns find."""

from __future__ import annotations

from typing import Any

from imrassist.checks.check import Hit
from imrassist.checks.prose import Phrase
from tests.checks.kinds.made import check, found_in, phrases


def marked(text: str, hits: list[Hit]) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits]


def found(text: str, **keys: Any) -> list[str]:
    return marked(text, found_in(check("phrases", **{"words": phrases("fail*", "robust"), **keys}), text))


def test_every_place_is_marked_whatever_the_capitals() -> None:
    assert found("Robust plans failed; a robust one.") == ["Robust", "failed", "robust"]


def test_words_in_quotation_marks_are_somebody_elses_unless_the_check_wants_them() -> None:
    assert found('She wrote "a robust plan" and failed.') == ["failed"]
    assert found('She wrote "a robust plan" and failed.', quoted=True) == ["robust", "failed"]


def test_at_the_start_means_where_a_sentence_begins() -> None:
    assert found("Robust plans. A robust plan. Failed visits.", at_start=True) == ["Robust", "Failed"]


def test_phrases_of_the_check_stand_beside_those_of_its_lists_or_alone() -> None:
    assert found("A robust, holistic plan.", phrases=("holistic",)) == ["robust", "holistic"]
    assert found("A robust, holistic plan.", words=None, phrases=("holistic",)) == ["holistic"]
    assert found("A robust plan.", words=None) == []


def test_what_to_write_instead_comes_with_it_and_its_sentence_is_what_was_judged() -> None:
    text = "She left. We used it. It ended."
    (hit,) = found_in(check("phrases", words=(Phrase("used", "had"),)), text)
    assert (hit.words, hit.judged) == ({"found": "used", "use": "had"}, "We used it.")
