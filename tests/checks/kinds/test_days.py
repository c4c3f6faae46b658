"""Days against days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.checks.drafts import draft, fresh


def remarks(check: str, today: date = date(2010, 6, 1), **said: Any) -> list[str]:
    return [remark.say for remark in fresh(draft(**said), today) if remark.check == check]


def contacts(*days: str) -> list[dict[str, Any]]:
    return [{"id": str(n), "day": day, "event": f"Visit {n}."} for n, day in enumerate(days)]


@pytest.mark.req("S2.1")
def test_the_first_and_the_last_day_of_the_period_are_within_it() -> None:
    said: dict[str, Any] = {"period_start": "2008-01-01", "period_end": "2009-12-31"}
    rows = contacts("2007-12-31", "2008-01-01", "2009-12-31", "2010-01-01")
    assert len(remarks("dates.outside_period", **said, contacts=rows)) == 1
    assert len(remarks("dates.after_period", **said, contacts=rows)) == 1


def test_an_uncertain_day_is_not_held_against_the_period_but_cannot_be_to_come() -> None:
    rows = contacts("2007-12-31?", "2011-01-01?")
    assert remarks("dates.outside_period", period_start="2008-01-01", contacts=rows) == []
    assert len(remarks("dates.contact_in_future", contacts=rows)) == 1


def test_a_day_that_cannot_be_read_is_no_crash() -> None:
    rows = contacts("31/02/10", "", "2009-02-30", "soon")
    assert remarks("dates.contact_in_future", period_start="never", contacts=rows) == []


def test_with_two_children_a_contact_is_late_only_after_both_days() -> None:
    people = [
        {"subject_child": "yes", "person_event": "died", "died": "2009-01-01"},
        {"subject_child": "yes", "person_event": "died", "died": "2009-03-01"},
    ]
    rows = contacts("2009-02-01", "2009-04-01")
    (say,) = remarks("dates.contact_after_incident", people=people, contacts=rows)
    assert "31 days after" in say


def test_while_one_of_the_days_is_missing_nothing_is_said() -> None:
    people = [{"subject_child": "yes", "person_event": "died", "died": "2009-01-01"}, {"subject_child": "yes"}]
    assert remarks("dates.contact_after_incident", people=people, contacts=contacts("2009-04-01")) == []


def test_a_gap_is_told_once_between_the_two_contacts_around_it_in_whatever_order_they_were_entered() -> None:
    (say,) = remarks("dates.long_gap", contacts=contacts("2009-06-30", "2009-01-05", "2009-01-20"))
    assert "20/01/09" in say
    assert "30/06/09" in say
    assert "161 days" in say
    assert remarks("dates.long_gap", contacts=contacts("2009-01-01", "2009-05-01")) == []
    assert len(remarks("dates.long_gap", contacts=contacts("2009-01-01", "2009-05-02"))) == 1


def test_three_entries_of_one_contact_are_two_too_many() -> None:
    event = "Health visitor called at the house and saw Child 1 asleep."
    rows = [{"day": "2009-01-05", "event": event} for _ in range(3)]
    assert len(remarks("dates.contact_twice", contacts=rows)) == 2
    assert remarks("dates.contact_twice", contacts=[{"event": event}, {"event": event}]) == []
