from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from imrassist.interview.lint import Templates, lint
from imrassist.interview.load import load_form, read_form
from imrassist.interview.timetable import Stage, sent, timetable, worked_back
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft
from imrassist.model.submission import Submission
from tests.small import HEAD, PART_A, PART_B, garden, given

STONES = """
[[deadline]]
question = "sown_by"
what = "Sow"
done = "answered(owner)"
[[milestone]]
what = "Buy the seed"
before = "sown_by"
days = 10
at = "plots"
done = "fenced == 'yes'"
[[milestone]]
what = "Dig"
before = "sown_by"
days = 3
"""
ASKED = """
[[question]]
id = "sown_by"
kind = "date"
sort = "due"
ask = "By when must it be sown?"
"""


def stages(folder: Path, today: date, **answers: str) -> tuple[Stage, ...]:
    form = garden(folder, head=HEAD + STONES, a=PART_A + ASKED)
    return timetable(form, Draft(doc_id="d", form_id="garden", answers=given(**answers)), today)


def told(found: tuple[Stage, ...]) -> list[tuple[str, date | None, str]]:
    return [(stage.what, stage.day, stage.state) for stage in found]


def test_what_was_submitted_is_neither_near_nor_late(tmp_path: Path) -> None:
    head = HEAD + STONES.replace('what = "Sow"', 'what = "Sow"\nstage = "chronology"')
    form = garden(tmp_path, head=head, a=PART_A + ASKED)
    draft = Draft(doc_id="d", form_id="garden", answers=given(sown_by="2010-02-26"))
    (due,) = sent(form, draft, date(2010, 3, 1))
    assert due.state == "past, 3 days ago"
    for stage, state in (("first", "past, 3 days ago"), ("chronology", "done")):
        went = draft.with_(submissions=(Submission(id="s", stage=stage, day="2010-02-26"),))
        (due,) = sent(form, went, date(2010, 3, 1))
        assert due.state == state
    wrong = garden(tmp_path, head=head.replace("chronology", "sowing"), a=PART_A + ASKED)
    none = Templates(names=lambda _: (), here=lambda _: (), faults=lambda _: ())
    faults = [each.what for each in lint(wrong, form.questions, none) if each.key == "deadline"]
    assert faults == ['"sowing" is no stage: chronology, first, revised, final.']


def test_own_dates_are_worked_back_and_stand_among_those_that_must_be_kept(tmp_path: Path) -> None:
    # 26/02/10 is a Friday: ten days before is Tuesday the 16th, three before is Tuesday the 23rd.
    found = stages(tmp_path, date(2010, 2, 1), sown_by="2010-02-26")
    assert told(found) == [
        ("Buy the seed", date(2010, 2, 16), "15 days left"),
        ("Dig", date(2010, 2, 23), "22 days left"),
        ("Sow", date(2010, 2, 26), "25 days left"),
    ]
    assert [stage.own for stage in found] == [True, True, False]
    assert found[0].rule == "10 days before: Sow"
    assert (found[0].place, found[1].place) == (Place("plots"), Place("sown_by"))


def test_a_weekend_is_put_on_the_friday_before_but_a_friday_stays() -> None:
    assert worked_back(date(2010, 3, 3), 3) == date(2010, 2, 26)  # Sunday the 28th
    assert worked_back(date(2010, 3, 3), 4) == date(2010, 2, 26)  # Saturday
    assert worked_back(date(2010, 3, 3), 5) == date(2010, 2, 26)  # Friday itself
    assert worked_back(date(2010, 3, 3), 2) == date(2010, 3, 1)  # Monday


@drawn(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(0, 400))
def test_a_date_worked_back_is_a_weekday_at_most_two_days_earlier(due: date, days: int) -> None:
    if due > date(1901, 12, 31):
        day = worked_back(due, days)
        assert day.weekday() < 5
        assert timedelta(0) <= (due - timedelta(days=days)) - day <= timedelta(days=2)


@pytest.mark.parametrize(
    ("today", "state", "pressing"),
    [
        (date(2010, 2, 8), "8 days left", False),
        (date(2010, 2, 9), "near, 7 days left", True),
        (date(2010, 2, 15), "near, 1 day left", True),
        (date(2010, 2, 16), "today", True),
        (date(2010, 2, 17), "past, 1 day ago", True),
        (date(2010, 3, 18), "past, 30 days ago", True),
    ],
)
def test_how_near_a_date_is_stands_in_words(tmp_path: Path, today: date, state: str, *, pressing: bool) -> None:
    first = stages(tmp_path, today, sown_by="2010-02-26")[0]
    assert (first.state, first.pressing) == (state, pressing)


def test_work_that_is_done_presses_no_more_however_late_it_is(tmp_path: Path) -> None:
    first, second, sown = stages(tmp_path, date(2011, 1, 1), sown_by="2010-02-26", fenced="yes", owner="Mr A")
    assert (first.done, first.state, first.pressing) == (True, "done", False)
    assert (second.done, second.pressing) == (False, True)
    assert sown.state == "done"


def test_without_the_date_it_hangs_on_there_is_no_day_yet_and_none_at_all_when_it_will_not_come(tmp_path: Path) -> None:
    found = stages(tmp_path, date(2010, 2, 1))
    assert {(stage.day, stage.state) for stage in found} == {(None, "no date yet")}
    form = garden(tmp_path, head=HEAD + STONES, a=PART_A + ASKED)
    never = Draft(doc_id="d", form_id="g", answers={"sown_by": Answer(parked=Park.NOT_APPLY, note="nothing is sown")})
    assert [stage.what for stage in timetable(form, never, date(2010, 2, 1))] == ["Sow"]


def test_an_uncertain_day_still_gives_a_timetable_but_a_day_that_is_none_does_not(tmp_path: Path) -> None:
    assert stages(tmp_path, date(2010, 2, 1), sown_by="2010-02-26?")[0].day == date(2010, 2, 16)
    assert stages(tmp_path, date(2010, 2, 1), sown_by="31/02/10")[0].day is None


def test_the_shipped_form_leaves_days_for_interviews_for_countersigning_and_for_revision() -> None:
    form = load_form("stockport-2010")
    due = given(due_involvement="2009-12-11", due_chronology="2010-01-15", due_report="2010-02-26")
    found = timetable(form, Draft(doc_id="d", form_id="f", answers=due), date(2009, 12, 1))
    assert [stage.day for stage in found] == sorted(stage.day or date.max for stage in found)
    own = {stage.what: stage.day for stage in found if stage.own}
    report = date(2010, 2, 26)
    reading = next(day for what, day in own.items() if "countersigning person" in what and "Draft" in what)
    back = next(day for what, day in own.items() if what.startswith("Points"))
    assert reading is not None
    assert back is not None
    assert (back - reading).days >= 5 < (report - reading).days
    assert sum(not stage.own for stage in found) == 3


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (('before = "sown_by"\ndays = 3', 'before = "owner"\ndays = 3'), "is the question of no deadline"),
        (("days = 3", "days = -3"), "a whole number, 0 or more"),
        (('at = "plots"', 'at = "plot_wet"'), "no question of the whole review"),
        (("fenced == 'yes'", "fencing == 'yes'"), "fencing"),
        (("answered(owner)", "answered(keeper)"), "keeper"),
    ],
)
def test_a_slip_in_a_milestone_is_a_fault_of_the_form(tmp_path: Path, change: tuple[str, str], what: str) -> None:
    files = (("form.toml", HEAD + STONES.replace(*change)), ("01-a.toml", PART_A + ASKED), ("02-b.toml", PART_B))
    for name, text in files:
        (tmp_path / name).write_text(text, "utf-8")
    form, faults = read_form(tmp_path)
    assert form is not None
    none = Templates(names=lambda _: (), here=lambda _: (), faults=lambda _: ())
    told = [*faults, *lint(form, form.questions, none)]
    assert any(what in str(fault) for fault in told), [str(fault) for fault in told]


def test_an_unknown_key_of_a_milestone_is_a_fault(tmp_path: Path) -> None:
    for name, text in (("form.toml", f"{HEAD}{STONES}weeks = 2\n"), ("01-a.toml", PART_A + ASKED)):
        (tmp_path / name).write_text(text, "utf-8")
    assert any(fault.key == "weeks" for fault in read_form(tmp_path)[1])
