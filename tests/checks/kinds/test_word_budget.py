"""Parts of the report, or single passages, that are far longer or shorter than such parts are."""

from __future__ import annotations

from typing import Any

from imrassist.checks.check import GatherKind
from imrassist.checks.kinds import KINDS
from tests.checks.drafts import form
from tests.checks.kinds.made import check, found_in, passage


def told(*texts: str, **keys: Any) -> list[tuple[str, str, str]]:
    hits = found_in(check("word_budget", **keys), *texts)
    return [(hit.words["n"], hit.words["most"], hit.words["least"]) for hit in hits]


def test_all_together_may_be_as_long_as_the_most_and_no_longer() -> None:
    assert told("one two three", "four five", most=5) == []
    assert told("one two three", "four five six", most=5) == [("6", "5", "")]


def test_all_together_may_be_as_short_as_the_least_and_no_shorter_but_nothing_is_not_too_short() -> None:
    assert told("one two", "three", least=3) == []
    assert told("one", "two", least=3) == [("2", "", "3")]
    assert told(least=3) == []
    assert told("", least=3) == []


def test_with_each_the_passages_are_told_one_by_one_where_they_stand() -> None:
    of = check("word_budget", each=True, most=2)
    first, second = passage("one two", at=0, block="a"), passage("one two three", at=1, block="b")
    (hit,) = found_in(of, first, second)
    assert (hit.passage, hit.start, hit.end, hit.judged) == (second, 0, len(second.text), second.text)


def test_what_is_dropped_counts_no_more_and_only_what_changed_is_judged_again() -> None:
    kind = KINDS["word_budget"]
    assert isinstance(kind, GatherKind)
    assert kind.index is not None
    index = kind.index(check("word_budget", most=3), form())
    first, second = passage("one two", block="a"), passage("three four", block="b")
    index.put(first, 2)
    index.put(second, 2)
    ((group, hits),) = index.judge(None, lambda _: (0,), anew=False)
    assert (group, [hit.words["n"] for hit in hits]) == ("", ["4"])
    assert list(index.judge(None, lambda _: (0,), anew=False)) == []
    index.drop(second, 2)
    assert list(index.judge(None, lambda _: (0,), anew=False)) == [("", [])]
