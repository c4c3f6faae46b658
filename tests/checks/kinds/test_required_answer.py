"""Questions that are asked and have no answer, or none that will do."""

from __future__ import annotations

from typing import Any

import pytest

from imrassist.checks.kinds import KINDS
from imrassist.checks.kinds.required_answer import chosen
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, hits

NAMES = ("contact_day", "decision", "contact_event")


def wanting(state: str, row: dict[str, Any], **keys: Any) -> list[str]:
    of = check("required_answer", **{"questions": NAMES, "state": state, **keys})
    return [hit.question for hit in hits(of, facts(contact=[row]))]


ALL = {"contact_day": "2009-01-01", "contact_shows": ["decision"], "decision": "To wait.", "contact_event": "Called."}


@pytest.mark.parametrize(
    ("state", "answer", "is_so"),
    [
        ("missing", "", True),
        ("missing", "  ", True),
        ("missing", "Called.", False),
        ("missing", {"parked": "later"}, False),
        ("missing", {"parked": "no_record"}, False),
        ("to_find_out", {"parked": "later"}, True),
        ("to_find_out", {"parked": "ask", "who": "the board"}, True),
        ("to_find_out", {"parked": "no_record"}, False),
        ("to_find_out", "Called.", False),
        ("unsure", {"given": "Called.", "unsure": True}, True),
        ("unsure", "Called.", False),
        ("no_reason", {"parked": "no_record"}, True),
        ("no_reason", {"parked": "not_apply", "note": "  "}, True),
        ("no_reason", {"parked": "not_apply", "note": "it is so"}, False),
        ("no_reason", {"parked": "later"}, False),
        ("no_reason", "Called.", False),
    ],
)
def test_an_answer_is_in_a_state_or_is_not(state: str, answer: Any, is_so: bool) -> None:
    assert wanting(state, {**ALL, "contact_event": answer}) == (["contact_event"] if is_so else [])


def test_what_is_wanting_is_told_in_the_order_in_which_the_check_names_it() -> None:
    assert wanting("missing", {"contact_shows": ["decision"]}) == list(NAMES)
    assert wanting(
        "to_find_out", {name: {"parked": "later"} for name in (*NAMES[::-1],)} | {"contact_shows": ["decision"]}
    ) == list(NAMES)


@pytest.mark.parametrize("state", ["to_find_out", "unsure", "no_reason"])
def test_an_answer_that_is_not_there_is_only_missing(state: str) -> None:
    assert wanting(state, {"contact_shows": ["decision"]}) == []


def test_a_question_that_is_not_asked_or_of_which_that_is_open_is_not_missed() -> None:
    assert wanting("missing", {**ALL, "contact_shows": [], "decision": ""}) == []
    without = {key: value for key, value in ALL.items() if key not in ("contact_shows", "decision")}
    assert wanting("missing", without) == []


def test_only_rows_for_which_the_condition_holds_are_looked_at() -> None:
    row = {key: value for key, value in ALL.items() if key != "contact_event"}
    assert wanting("missing", row, where="key_event == 'yes'") == []
    assert wanting("missing", {**row, "key_event": "yes"}, where="key_event == 'yes'") == ["contact_event"]


def test_whom_to_ask_is_named_and_what_was_judged_is_the_answer_with_its_note() -> None:
    of = check("required_answer", questions=("agency",), state="to_find_out")
    (found,) = hits(of, facts(agency={"parked": "ask", "who": "the board", "note": "n"}))
    assert (found.words["who"], found.row, found.judged) == ("the board", "", [None, "ask", "n"])
    (other,) = hits(of, facts(agency={"parked": "later"}))
    assert other.words["who"] == "someone"
    (missing,) = hits(check("required_answer", questions=("agency",)), facts())
    assert (missing.words["who"], missing.judged) == ("someone", [])


def test_a_table_is_missing_only_without_a_row_and_without_an_answer() -> None:
    of = check("required_answer", questions=("contacts",), tables=True)
    assert [hit.question for hit in hits(of, facts())] == ["contacts"]
    assert hits(of, facts(contact=[{"contact_event": "Called."}])) == []
    assert hits(of, facts(contacts={"parked": "not_apply", "note": "none"})) == []


def test_without_names_it_chooses_by_need_and_leaves_out_tables_notes_and_exceptions() -> None:
    questions = form().questions
    must = chosen(check("required_answer", need="must"), form())
    assert {questions[name].need for name in must} == {"must"}
    assert not {questions[name].kind for name in must} & {"note", "table"}
    assert "agency" in must
    every = chosen(check("required_answer"), form())
    assert set(must) < set(every)
    assert set(every) - set(chosen(check("required_answer", **{"except": ("agency",)}), form())) == {"agency"}
    tables = chosen(check("required_answer", tables=True), form())
    assert {questions[name].kind for name in tables} == {"table"}
    assert "contacts" in tables
    assert chosen(check("required_answer", questions=("agency",), need="may"), form()) == ("agency",)


def test_it_looks_at_every_table_of_its_questions_and_leans_on_its_condition_there() -> None:
    of = check("required_answer", questions=("agency", "contact_event"), where="key_event == 'yes'")
    kind = KINDS["required_answer"]
    assert kind.parts(of, form()) == {  # type: ignore[attr-defined]
        "": {"agency", "key_event"},
        "contact": {"contact_event", "key_event"},
    }


def test_two_checks_or_forms_never_share_what_is_remembered() -> None:
    one, other = check("required_answer", questions=("agency",)), check("required_answer", questions=("service",))
    for _ in range(2):
        assert [hit.question for hit in hits(one, facts())] == ["agency"]
        assert [hit.question for hit in hits(other, facts())] == ["service"]
