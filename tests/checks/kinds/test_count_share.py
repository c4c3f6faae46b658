"""Counts and shares of rows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.kinds.made import check, facts, hits

KEYS: dict[str, Any] = {"table": "contact", "place": "contacts"}
VISIT = "contact_kind == 'visit'"


def counted(visits: int, calls: int = 0, **keys: Any) -> dict[str, str] | None:
    """The words of the remark on so many visits and calls; None for none."""
    rows = [{"contact_kind": "visit"}] * visits + [{"contact_kind": "phone"}] * calls
    found = hits(check("count_share", **{**KEYS, "where": VISIT, **keys}), facts(contact=rows))
    assert len(found) <= 1
    return dict(found[0].words) if found else None


def test_more_than_the_most_are_too_many_but_the_most_are_not() -> None:
    assert counted(3, most=2) == {"n": "3", "all": "3", "percent": "100"}
    assert counted(2, most=2) is None
    assert counted(1, 4, most=0) == {"n": "1", "all": "5", "percent": "20"}


def test_fewer_than_the_least_are_too_few_but_none_at_all_is_nothing_to_judge() -> None:
    assert counted(1, 1, least=2) == {"n": "1", "all": "2", "percent": "50"}
    assert counted(2, 1, least=2) is None
    assert counted(0, 1, least=1) == {"n": "0", "all": "1", "percent": "0"}
    assert counted(0, 0, least=1) is None


def test_a_share_is_too_large_above_its_bound_and_too_small_below_it_but_not_on_it() -> None:
    assert counted(2, 1, above=0.5) == {"n": "2", "all": "3", "percent": "67"}
    assert counted(1, 1, above=0.5) is None
    assert counted(1, 2, below=0.5) == {"n": "1", "all": "3", "percent": "33"}
    assert counted(1, 1, below=0.5) is None


def test_a_share_is_not_judged_among_too_few_rows_but_a_count_is() -> None:
    assert counted(2, 0, above=0.5, from_rows=3) is None
    assert counted(3, 0, above=0.5, from_rows=3) is not None
    assert counted(2, 0, above=0.5, most=1, from_rows=3) == {"n": "2", "all": "2", "percent": "0"}
    assert counted(0, 0, above=0.5, from_rows=0) is None
    assert counted(1, 0, above=0.5) is not None


def test_only_rows_among_those_meant_count() -> None:
    rows = [{"contact_kind": "visit", "key_event": "yes"}, {"contact_kind": "visit"}, {"key_event": "yes"}]
    keys = {**KEYS, "where": VISIT, "among": "key_event == 'yes'", "most": 0}
    (found,) = hits(check("count_share", **keys), facts(contact=rows))
    assert (found.words["n"], found.words["all"], found.question) == ("1", "2", "contacts")


@pytest.mark.parametrize("keys", [{"most": 3}, {"least": 1}, {"above": 1}, {"below": 0}])
def test_what_keeps_within_its_bound_is_left_alone(keys: dict[str, Any]) -> None:
    assert counted(2, 1, **keys) is None
