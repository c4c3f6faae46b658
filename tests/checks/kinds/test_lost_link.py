"""Links to rows that are gone, or no longer count."""

from __future__ import annotations

from typing import Any

from imrassist.checks.kinds import KINDS
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, hits


def lost(keys: dict[str, Any], **said: Any) -> list[tuple[str, str, Any]]:
    return [(hit.question, hit.row, hit.judged) for hit in hits(check("lost_link", **keys), facts(**said))]


SAID: dict[str, Any] = {
    "term": [{"id": "1"}, {"id": "2", "term_withdrawn": "yes"}],
    "finding": [{"id": "f", "finding_terms": ["1", "2", "gone"]}],
    "lesson": [{"id": "l", "lesson_terms": ["gone"], "lesson_findings": ["gone", "f"]}],
}


def test_every_question_that_points_to_rows_is_looked_at_and_names_only_what_is_gone() -> None:
    assert lost({}, **SAID) == [
        ("finding_terms", "finding-f", ["term-gone"]),
        ("lesson_findings", "lesson-l", ["finding-gone"]),
        ("lesson_terms", "lesson-l", ["term-gone"]),
    ]


def test_only_questions_of_a_table_those_named_or_all_but_some() -> None:
    assert [found[0] for found in lost({"to": "term"}, **SAID)] == ["finding_terms", "lesson_terms"]
    assert [found[0] for found in lost({"questions": ("lesson_terms",)}, **SAID)] == ["lesson_terms"]
    assert [found[0] for found in lost({"except": ("lesson_terms",)}, **SAID)] == ["finding_terms", "lesson_findings"]


def test_with_a_condition_a_row_that_is_there_and_fulfils_it_is_lost_and_one_that_is_gone_is_not() -> None:
    assert lost({"to": "term", "where": "term_withdrawn == 'yes'"}, **SAID) == [
        ("finding_terms", "finding-f", ["term-2"])
    ]


def test_a_question_that_is_not_asked_leads_nowhere() -> None:
    keys = {"questions": ("standard_policy",)}
    contact = {"standard_met": "met", "standard_policy": "gone"}
    policy = [{"source_kind": "policy"}]
    assert len(lost(keys, contact=[contact], source=policy)) == 1
    assert lost(keys, contact=[{**contact, "standard_met": "none"}], source=policy) == []


def test_it_says_what_was_pointed_to_and_leans_on_that_table_and_on_the_condition_there() -> None:
    of = check("lost_link", questions=("lesson_terms",), where="term_withdrawn == 'yes'")
    kind = KINDS["lost_link"]
    assert kind.parts(of, form()) == {"lesson": {"lesson_terms", "term"}}  # type: ignore[attr-defined]
    assert kind.across(of) == {"term_withdrawn"}  # type: ignore[attr-defined]
    (found,) = hits(check("lost_link", questions=("lesson_terms",)), facts(**SAID))
    assert found.words["found"] == form().tables["term"].one
