"""Stretches of days without an entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from imrassist.checks.kinds.gap import Days
from tests.checks.kinds.made import check, facts, hits

KEYS: dict[str, Any] = {"day": "contact_day", "days": 10}


def gaps(*days: str, **keys: Any) -> list[tuple[str, dict[str, str]]]:
    said = facts(contact=[{"contact_day": day, "key_event": "yes"} for day in days])
    return [(hit.row, dict(hit.words)) for hit in hits(check("gap", **{**KEYS, **keys}), said)]


def test_more_days_than_so_many_are_a_gap_and_so_many_are_none() -> None:
    assert gaps("2009-01-01", "2009-01-11") == []
    words = {"found": "01/01/09", "other": "12/01/09", "days": "11 days"}
    assert gaps("2009-01-01", "2009-01-12") == [("contact-2", words)]


def test_each_gap_is_told_on_the_first_row_of_the_day_that_ends_it() -> None:
    found = gaps("2009-03-01", "2009-01-01", "2009-03-01", "2009-01-20", "2009-01-05")
    assert [row for row, _ in found] == ["contact-4", "contact-1"]


def test_a_row_without_a_day_or_for_which_the_condition_does_not_hold_ends_no_gap() -> None:
    rows = [{"contact_day": "2009-01-01"}, {"contact_day": "2009-01-08"}, {}, {"contact_day": "2009-01-15"}]
    said = facts(contact=[{**row, "key_event": "no" if n == 1 else "yes"} for n, row in enumerate(rows)])
    assert hits(check("gap", **KEYS), said) == []
    (found,) = hits(check("gap", **KEYS, where="key_event == 'yes'"), said)
    assert (found.row, found.question) == ("contact-4", "contact_day")
    assert found.judged == ["2009-01-01", "2009-01-15"]


def test_it_leads_where_the_check_says() -> None:
    said = facts(contact=[{"contact_day": "2009-01-01"}, {"contact_day": "2009-02-01"}])
    (found,) = hits(check("gap", **KEYS, place="contacts"), said)
    assert found.question == "contacts"


class Desk:
    """The index as it lives through changes."""

    def __init__(self, *days: str) -> None:
        self.index = Days(check("gap", **KEYS))
        self.days = dict(enumerate(days, 1))
        said = self.facts()
        for row in said.rows("contact"):
            self.index.put(said, row)

    def facts(self) -> Any:
        return facts(today=date(2010, 6, 1), contact=[{"contact_day": day} for day in self.days.values()])

    def say(self, number: int, day: str) -> None:
        self.days[number] = day
        said = self.facts()
        self.index.put(said, said.rows("contact")[number - 1])

    def rows(self, *, anew: bool = False) -> list[str] | None:
        judged = list(self.index.judge(self.facts(), anew=anew))
        return [hit.row for hit in judged[0][1]] if judged else None


def test_where_there_is_no_row_there_is_nothing_to_judge() -> None:
    assert Desk().rows() is None
    assert Desk().rows(anew=True) == []


def test_what_did_not_change_is_not_judged_again_unless_it_must_be() -> None:
    desk = Desk("2009-01-01", "2009-02-01")
    assert desk.rows() == ["contact-2"]
    assert desk.rows() is None
    desk.say(2, "2009-02-01")
    assert desk.rows() is None
    assert desk.rows(anew=True) == ["contact-2"]
    assert desk.rows() is None


def test_a_day_that_changes_opens_and_closes_gaps() -> None:
    desk = Desk("2009-01-01", "2009-01-08", "2009-01-15")
    assert desk.rows() == []
    desk.say(2, "2009-01-14")
    assert desk.rows() == ["contact-2"]
    desk.say(2, "")
    assert desk.rows() == ["contact-3"]
    desk.say(2, "2009-01-08")
    assert desk.rows() == []


def test_a_row_that_went_leaves_its_day_only_when_no_other_has_it() -> None:
    desk = Desk("2009-01-01", "2009-01-08", "2009-01-08", "2009-01-15")
    assert desk.rows() == []
    desk.index.drop("contact-2")
    assert desk.rows() == []
    desk.index.drop("contact-3")
    assert desk.rows() == ["contact-4"]
    desk.index.drop("contact-3")
    assert desk.rows() is None
