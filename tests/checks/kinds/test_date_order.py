"""Days that lie before or after another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.checks.kinds.made import check, facts, hits, rows_of


def order(keys: dict[str, Any], today: date = date(2010, 6, 1), **said: Any) -> list[tuple[str, str, str, str]]:
    found = hits(check("date_order", **keys), facts(today, **said))
    return [(hit.row, hit.words["found"], hit.words["other"], hit.words["days"]) for hit in found]


PERIOD = {"day": "period_end", "is": "before", "than": "period_start"}


def test_a_day_of_the_review_is_held_against_another_of_it_and_the_same_day_is_neither() -> None:
    assert order(PERIOD, period_start="2009-01-02", period_end="2009-01-01") == [("", "01/01/09", "02/01/09", "1 day")]
    assert order(PERIOD, period_start="2009-01-01", period_end="2009-01-01") == []
    assert order(PERIOD, period_start="2009-01-01", period_end="2009-01-02") == []
    after = {**PERIOD, "is": "after"}
    assert order(after, period_start="2009-01-01", period_end="2009-01-04") == [("", "04/01/09", "01/01/09", "3 days")]
    assert order(after, period_start="2009-01-01", period_end="2009-01-01") == []


def test_without_both_days_there_is_nothing_to_say() -> None:
    assert order(PERIOD, period_end="2009-01-01") == []
    assert order(PERIOD, period_start="2009-01-01") == []
    assert order(PERIOD, period_start="soon", period_end="2009-01-01") == []


TODAY = {"day": "contact_day", "is": "after", "than": "today"}


def test_today_is_the_day_passed_in_and_what_is_judged_does_not_change_overnight() -> None:
    rows = [{"contact_day": "2010-06-02"}, {"contact_day": "2010-06-01"}]
    said = facts(date(2010, 6, 1), contact=rows)
    (found,) = hits(check("date_order", **TODAY), said)
    assert (found.row, found.question) == ("contact-1", "contact_day")
    assert found.judged == ["contact_day", "2010-06-02", "today"]
    (other,) = hits(check("date_order", **PERIOD), facts(period_start="2009-01-02", period_end="2009-01-01"))
    assert (other.row, other.judged) == ("", ["period_end", "2009-01-01", "2009-01-02"])


def test_an_uncertain_day_is_left_alone_unless_the_check_wants_it() -> None:
    rows = [{"contact_day": "2010-06-05?"}]
    assert order(TODAY, contact=rows) == []
    assert len(order({**TODAY, "uncertain": True}, contact=rows)) == 1


def test_only_rows_for_which_the_condition_holds_are_judged() -> None:
    rows = [{"contact_day": "2010-06-05", "key_event": "no"}, {"contact_day": "2010-06-05", "key_event": "yes"}]
    found = hits(check("date_order", **TODAY, where="key_event == 'yes'"), facts(contact=rows))
    assert rows_of(found) == ["2"]


def test_another_day_of_the_same_row_is_its_own() -> None:
    keys = {"day": "policy_to", "is": "before", "than": "policy_from"}
    rows = [
        {"source_kind": "policy", "policy_from": "2009-01-01", "policy_to": "2009-01-31"},
        {"source_kind": "policy", "policy_from": "2009-03-01", "policy_to": "2009-02-01"},
    ]
    assert order(keys, source=rows) == [("source-2", "01/02/09", "01/03/09", "28 days")]


def test_a_question_that_is_not_asked_is_not_held_against_anything_and_nothing_against_it() -> None:
    keys = {"day": "policy_to", "is": "before", "than": "policy_from"}
    row = {"source_kind": "paper", "policy_from": "2009-03-01", "policy_to": "2009-02-01"}
    assert order(keys, source=[row]) == []
    person = {"person_event": "neither", "person_event_date": "2009-01-01", "person_born": "2009-02-01"}
    keys = {"day": "person_born", "is": "after", "than": "person_event_date"}
    assert order(keys, person=[person]) == []
    assert len(order(keys, person=[{**person, "person_event": "died"}])) == 1


ALL = {"day": "contact_day", "is": "after", "than": "person_event_date", "than_where": "in_review == 'yes'"}
DIED = {"in_review": "yes", "person_event": "died"}


def test_it_must_lie_there_against_each_row_of_the_other_table_and_is_counted_from_the_nearest() -> None:
    people = [{**DIED, "person_event_date": "2009-01-01"}, {**DIED, "person_event_date": "2009-01-10"}]
    late, between = {"contact_day": "2009-01-12"}, {"contact_day": "2009-01-05"}
    assert order(ALL, person=people, contact=[between, late]) == [("contact-2", "12/01/09", "10/01/09", "2 days")]
    before = {**ALL, "is": "before"}
    early = {"contact_day": "2008-12-30"}
    assert order(before, person=people, contact=[between, early]) == [("contact-2", "30/12/08", "01/01/09", "2 days")]


def test_rows_that_are_not_meant_do_not_count_and_one_without_its_day_leaves_it_open() -> None:
    late = [{"contact_day": "2009-01-12"}]
    other = {"in_review": "no", "person_event": "died", "person_event_date": "2009-02-01"}
    assert len(order(ALL, person=[{**DIED, "person_event_date": "2009-01-01"}, other], contact=late)) == 1
    assert order(ALL, person=[{**DIED, "person_event_date": "2009-01-01"}, DIED], contact=late) == []
    assert order(ALL, person=[], contact=late) == []


def test_with_links_only_the_rows_that_it_points_to_count() -> None:
    keys = {**ALL, "of": "contact_subject"}
    people = [
        {"id": "a", **DIED, "person_event_date": "2009-01-01"},
        {"id": "b", **DIED, "person_event_date": "2009-03-01"},
    ]
    rows = [
        {"contact_day": "2009-02-01", "contact_subject": ["a"]},
        {"contact_day": "2009-02-01", "contact_subject": ["a", "b"]},
        {"contact_day": "2009-02-01", "contact_subject": ["gone"]},
        {"contact_day": "2009-02-01", "contact_subject": ["a", "gone"]},
    ]
    assert [found[0] for found in order(keys, person=people, contact=rows)] == ["contact-1", "contact-4"]


@pytest.mark.parametrize(("place", "leads"), [("", "contact_day"), ("period_start", "period_start")])
def test_it_leads_to_the_day_or_where_the_check_says(place: str, leads: str) -> None:
    keys = {"day": "contact_day", "is": "before", "than": "period_start", **({"place": place} if place else {})}
    (found,) = hits(
        check("date_order", **keys), facts(period_start="2009-01-01", contact=[{"contact_day": "2008-01-01"}])
    )
    assert found.question == leads
