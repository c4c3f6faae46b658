"""One part of the report that is long against another."""

from __future__ import annotations

from typing import Any

from imrassist.checks.kinds.word_share import Sums
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, found_in, passage

SHARE: dict[str, Any] = {
    "long": ("narrative_more",), "against": ("why",), "times": 2, "least": 3, "place": "why",
}  # fmt: skip


def words(count: int, section: str) -> Any:
    return passage(" ".join(["word"] * count), section=section, block=f"{section}.{count}")


def shares(long: int, against: int) -> list[dict[str, str]]:
    of = check("word_share", **SHARE)
    section = form().questions["narrative_more"].section
    return [dict(h.words) for h in found_in(of, words(long, section), words(against, "8"), said=facts())]


def test_more_than_so_many_times_the_words_is_too_long_but_so_many_times_is_not() -> None:
    assert shares(7, 3) == [{"n": "7", "all": "3"}]
    assert shares(6, 3) == []
    assert shares(7, 2) == []


def test_without_a_draft_nothing_is_said_of_shares() -> None:
    section = form().questions["narrative_more"].section
    assert found_in(check("word_share", **SHARE), words(70, section), words(3, "8")) == []


def test_words_are_added_up_as_passages_come_and_go() -> None:
    section = form().questions["narrative_more"].section
    sums, said = Sums(check("word_share", **SHARE), form()), facts()
    long, short = words(7, section), words(3, "8")

    def told(*, anew: bool = False) -> list[int]:
        return [len(found) for _, found in sums.judge(said, lambda _: (0,), anew=anew)]

    assert told() == [0]
    sums.put(long, 7)
    assert told() == [0]
    sums.put(short, 3)
    assert told() == [1]
    assert told() == []
    assert told(anew=True) == [1]
    assert [len(found) for _, found in sums.judge(None, lambda _: (0,), anew=True)] == [0]
    sums.drop(long, 7)
    assert told() == [0]
    sums.put(long, 7)
    assert told() == [1]
