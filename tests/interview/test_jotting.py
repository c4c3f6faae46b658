"""One line about a contact, as an author writes it while reading a file."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from imrassist.interview.jotting import Jotted, jot
from imrassist.interview.load import load_form
from imrassist.interview.reading import Misread
from imrassist.model.answer import Answer
from imrassist.model.dates import Day
from imrassist.model.draft import Draft, Row
from imrassist.resources import default_form

TODAY = date(2010, 4, 1)
FORM = load_form(default_form())
PEOPLE = ("Child 1", "Child 2", "Mrs A", "Mr B")
DRAFT = Draft(
    doc_id="d",
    form_id=FORM.id,
    rows={
        "person": tuple(
            Row(id=f"person-{at}", answers={"person_code": Answer(value=code), "in_review": Answer(value="no")})
            for at, code in enumerate(PEOPLE)
        )
    },
)


def read(line: str) -> Jotted:
    found = jot(line, form=FORM, draft=DRAFT, today=TODAY)
    assert isinstance(found, Jotted), found
    return found


@pytest.mark.req("S6.1")
def test_day_time_people_sort_and_what_happened_are_taken_from_one_line() -> None:
    found = read("17/09/09 14:30 Mrs A, Child 1: Telephone call. She asked for help: the heating was off.")
    assert found.answers == {
        "contact_day": Answer(value="2009-09-17"),
        "contact_time": Answer(value="14:30"),
        "contact_subject": Answer(value=("person-2", "person-0")),
        "contact_kind": Answer(value="call"),
        "contact_event": Answer(value="She asked for help: the heating was off."),
    }


@pytest.mark.parametrize(
    ("line", "day", "time", "about", "event"),
    [
        ("17/09/09", "2009-09-17", "", (), ""),
        ("?3 oct 09 nobody home", "2009-10-03?", "", (), "nobody home"),
        ("Thursday 17 September 2009, 2.30pm - called", "2009-09-17", "14:30", (), "called"),
        ("17/09/09: 1430 hrs Child 1 and Child 2: seen", "2009-09-17", "14:30", ("Child 1", "Child 2"), "seen"),
        ("17/09/09 noted: no food in the house", "2009-09-17", "", (), "noted: no food in the house"),
        ("17/09/09 00:10 police called", "2009-09-17", "00:10", (), "police called"),
        ("17/09/09 5 children were seen", "2009-09-17", "", (), "5 children were seen"),
        ("17/09/09 Mrs A, somebody: talked", "2009-09-17", "", (), "Mrs A, somebody: talked"),
    ],
)
def test_what_is_left_out_is_left_open_and_nothing_is_taken_for_what_it_is_not(
    line: str, day: str, time: str, about: tuple[str, ...], event: str
) -> None:
    found = read(line)
    assert found.day == Day.from_iso(day)
    assert (found.time, found.about, found.event) == (time, about, event)
    assert ("contact_time" in found.answers) == bool(time)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("32/10/09 called", "No month has a day 32."),
        ("17/09 called", "The day, the month or the year is missing."),
        ("called on Mrs A", "There is no day at the start of this line."),
        ("", "There is no day at the start of this line."),
        ("Friday 17/09/09 called", "17 September 2009 falls on a Thursday, not on a Friday."),
    ],
)
def test_a_line_without_a_day_or_with_one_that_is_none_is_handed_back_whole(line: str, what: str) -> None:
    found = jot(line, form=FORM, draft=DRAFT, today=TODAY)
    assert isinstance(found, Misread)
    assert found.what == what
    assert found.text == line


@given(
    st.dates(date(1990, 1, 1), TODAY),
    st.none() | st.times(),
    st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True),
    st.text(alphabet="abcdefgh ,.;'", min_size=1, max_size=60),
)
def test_every_line_written_so_reads_back_and_loses_no_word(
    day: date, time: object, about: list[str], rest: str
) -> None:
    # Behind a time, and nobody between, `h` is no word: it says hours.
    assume(not time or about or not re.match(r"\s*h\b", rest))
    at = f"{time:%H:%M} " if time else ""
    found = read(f"{day:%d/%m/%Y} {at}{', '.join(about)}{': ' if about else ''}{rest}")
    assert found.day == Day(day)
    assert found.time == at.strip()
    assert list(found.about) == about
    assert [char for char in found.event if char.isalpha()] == [char for char in rest if char.isalpha()]
