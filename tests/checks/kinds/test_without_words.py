"""Passages that have none of the words that such a passage should have."""

from __future__ import annotations

import re
from typing import Any

from tests.checks.kinds.made import check, found_in, phrases

TEXT = "Nobody looked at the list while she was on leave."


def found(text: str, **keys: Any) -> list[str]:
    of = check("without_words", **{"words": phrases("because"), "least": 10, **keys})
    return [hit.words["found"] for hit in found_in(of, text)]


def test_a_passage_without_any_of_them_is_told_by_its_first_six_words() -> None:
    assert found(TEXT) == ["Nobody looked at the list while ..."]
    (hit,) = found_in(check("without_words", words=phrases("because"), least=10), TEXT)
    assert (hit.start, hit.end, hit.judged) == (0, len(TEXT), TEXT)


def test_one_of_them_is_enough_and_so_is_what_a_pattern_finds() -> None:
    assert found(f"{TEXT} It was so because two were ill.") == []
    assert found(TEXT, find=(re.compile("leave"), re.compile("absent"))) == []
    assert found(TEXT, find=(re.compile("absent"),)) != []


def test_a_passage_of_fewer_words_is_not_judged_and_one_of_just_so_many_is() -> None:
    assert len(TEXT.split()) == 10
    assert found(TEXT, least=10) != []
    assert found(TEXT, least=11) == []
