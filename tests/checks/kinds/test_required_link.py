"""Rows that nothing points to, or that point to nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.kinds.made import check, facts, hits

FROM: dict[str, Any] = {"table": "finding", "linked_from": ("lesson_findings",), "place": "lessons"}
TO: dict[str, Any] = {"table": "lesson", "links_to": ("lesson_findings",), "place": "lesson_findings"}


def links(keys: dict[str, Any], **said: Any) -> list[tuple[str, Any]]:
    return [(hit.row, hit.judged[1]) for hit in hits(check("required_link", **keys), facts(**said))]


def test_a_row_that_no_other_holds_is_not_reached() -> None:
    said = {"finding": [{"id": "a"}, {"id": "b"}], "lesson": [{"lesson_findings": ["b"]}]}
    assert links(FROM, **said) == [("finding-a", "not reached")]
    assert links({**FROM, "linked_from": ("lesson_findings", "action_recommendation")}, **said) == [
        ("finding-a", "not reached")
    ]


def test_one_link_of_several_sorts_is_enough() -> None:
    keys = {"table": "term", "linked_from": ("finding_terms", "lesson_terms"), "place": "findings"}
    said = {"term": [{"id": "1"}, {"id": "2"}, {"id": "3"}], "finding": [{"finding_terms": ["1"]}],
            "lesson": [{"lesson_terms": ["2"]}]}  # fmt: skip
    assert links(keys, **said) == [("term-3", "not reached")]


def test_only_links_of_rows_for_which_the_condition_holds_count() -> None:
    keys = {"table": "term", "linked_from": ("finding_terms",), "by": "finding_kind == 'improve'", "place": "findings"}
    findings = [
        {"finding_terms": ["1"], "finding_kind": "good"},
        {"finding_terms": ["2"], "finding_kind": "improve"},
    ]
    assert links(keys, term=[{"id": "1"}, {"id": "2"}], finding=findings) == [("term-1", "not reached")]


def test_only_rows_for_which_the_condition_holds_want_a_link() -> None:
    findings = [{"id": "a", "finding_kind": "good"}, {"id": "b", "finding_kind": "improve"}]
    assert links({**FROM, "where": "finding_kind == 'improve'"}, finding=findings) == [("finding-b", "not reached")]
    assert links({**TO, "where": "lesson_text == 'x'"}, lesson=[{"lesson_text": "y"}]) == []


@pytest.mark.parametrize(
    ("answer", "enough"),
    [
        (["a"], True),
        (["gone", "a"], True),
        (["gone"], False),
        ([], False),
        (None, False),
        ({"parked": "not_apply"}, True),
        ({"parked": "no_record"}, True),
        ({"parked": "later"}, False),
        ({"parked": "ask"}, False),
    ],
)
def test_a_row_points_to_one_that_is_there_or_says_why_not(answer: Any, enough: bool) -> None:
    lesson = {} if answer is None else {"lesson_findings": answer}
    found = links(TO, finding=[{"id": "a"}], lesson=[lesson])
    assert found == ([] if enough else [("lesson-1", "points nowhere")])


def test_a_link_that_is_not_asked_for_is_not_missed() -> None:
    keys = {"table": "contact", "links_to": ("standard_policy",), "place": "standard_policy"}
    assert links(keys, contact=[{"standard_met": "none"}]) == []
    policy = [{"source_kind": "policy"}]
    assert links(keys, contact=[{"standard_met": "met"}], source=policy) == [("contact-1", "points nowhere")]


def test_without_a_side_nothing_is_missed_on_it() -> None:
    assert links({"table": "finding", "place": "findings"}, finding=[{}]) == []
