"""Days and times as authors write them, and the many things that are neither."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.model.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    OLDEST_EVENT,
    WEEKDAYS,
    Day,
    NotADay,
    NotATime,
    read_day,
    read_time,
)
from imrassist.model.not_days import MONTHS

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
BIRTHS = st.dates(TODAY - timedelta(days=36_000), TODAY)
RECENT = st.dates(TODAY - timedelta(days=OLDEST_EVENT * 365), TODAY)

WHOLE_YEAR: list[Callable[[date], str]] = [
    lambda d: Day(d).iso,
    lambda d: Day(d).long,
    lambda d: Day(d).weekday,
    lambda d: Day(d).typed,
    lambda d: f"{d:%d/%m/}{d.year:04}",
    lambda d: f"{d.day}.{d.month}.{d.year:04}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3].lower()}-{d.year:04}",
    lambda d: f"{d.day} {MONTHS[d.month - 1].upper()} {d.year:04}",
    lambda d: f"{d.day}th of {MONTHS[d.month - 1]}, {d.year:04}",
    lambda d: f"{d.day:02}.{d.month:02}/{d.year:04}",
    lambda d: f"{d.day:02} / {d.month:02} / {d.year:04}",
    lambda d: f"{d.day}\u2013{d.month}\u2013{d.year:04}",
    lambda d: f"{d.year:04}/{d.month}/{d.day}",
    lambda d: f"{d.year:04}-{MONTHS[d.month - 1][:3]}-{d.day:02}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year:04}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}th {d.year:04}",
    lambda d: f"the {d.day} th of {MONTHS[d.month - 1]} {d.year:04}",
    lambda d: f"{WEEKDAYS[d.weekday()]} the {d.day}th of {MONTHS[d.month - 1]} {d.year:04}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year:04} ({WEEKDAYS[d.weekday()]})",
    lambda d: f"{d.day:02}//{d.month:02}/{d.year:04};",
    lambda d: f"{d.day}\\{d.month}\\{d.year:04}",
    lambda d: "".join(chr(ord(sign) + 0xFEE0) for sign in f"{d.day}/{d.month}/{d.year:04}"),
]
SHORT_YEAR: list[Callable[[date], str]] = [
    lambda d: Day(d).short,
    lambda d: f"{d.day}/{d.month}/{d.year % 100:02}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
    lambda d: f"{d.day:02}.{d.month:02}/{d.year % 100:02}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3].lower()}-{d.year % 100:02}",
    lambda d: f"{d.day}{MONTHS[d.month - 1][:3]}{d.year % 100:02}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} '{d.year % 100:02}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day} \u2019{d.year % 100:02}",
]


@given(DAYS, st.sampled_from(WHOLE_YEAR), st.sampled_from(["event", "birth", "due"]))
def test_every_day_reads_back_from_every_form_with_a_whole_year(
    day: date, form: Callable[[date], str], sort: str
) -> None:
    read = read_day(form(day), today=TODAY, sort=sort)
    assert read == Day(day)
    assert isinstance(read, Day)
    assert not read.guessed


@given(
    st.tuples(RECENT, st.just("event")) | st.tuples(BIRTHS, st.just("birth")),
    st.sampled_from(SHORT_YEAR),
)
def test_every_past_day_reads_back_from_two_figures_and_is_marked_so(
    told: tuple[date, str], form: Callable[[date], str]
) -> None:
    day, sort = told
    read = read_day(form(day), today=TODAY, sort=sort)
    assert read == Day(day)
    assert isinstance(read, Day)
    assert read.guessed


@given(st.dates(TODAY - timedelta(days=17_000), TODAY + timedelta(days=17_000)), st.sampled_from(SHORT_YEAR))
def test_a_due_day_reads_back_from_two_figures_on_either_side_of_today(day: date, form: Callable[[date], str]) -> None:
    assert read_day(form(day), today=TODAY, sort="due") == Day(day)


@given(DAYS, st.sampled_from(WHOLE_YEAR), st.sampled_from(["?{}", "? {}", "{}?", "{} ?", "  ?  {}  "]))
def test_a_question_mark_makes_a_day_uncertain(day: date, form: Callable[[date], str], mark: str) -> None:
    assert read_day(mark.format(form(day)), today=TODAY) == Day(day, uncertain=True)


@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 9999),
    st.sampled_from(["{0:02}/{1:02}/{2:04}", "{2:04}-{1:02}-{0:02}"]),
)
def test_no_combination_of_figures_is_a_day_but_the_days_of_the_calendar(
    day: int, month: int, year: int, form: str
) -> None:
    real = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    read = read_day(form.format(day, month, year), today=TODAY)
    assert isinstance(read, Day) == real
    if isinstance(read, Day):
        assert read.date == date(year, month, day)


DATE_LIKE = st.text(alphabet="0123456789/.-, ?maysepthu", max_size=14)


@given(st.text(max_size=20) | DATE_LIKE, st.sampled_from(["event", "birth", "due"]))
def test_whatever_is_accepted_says_no_more_than_was_typed(text: str, sort: str) -> None:
    read = read_day(text, today=TODAY, sort=sort)
    if isinstance(read, NotADay):
        assert read.what.endswith(".")
        assert read.mend.endswith(".")
        return
    figures = [int(each) for each in re.findall("[0-9]+", text)]
    figures = figures[1:] + figures[:1] if figures[0] > 31 and len(figures) == 2 else figures
    named = [read.date.day, read.date.year] == [figures[0], figures[-1]] or (
        read.guessed and [read.date.day, read.date.year % 100] == figures
    )
    whole = figures in (
        [read.date.day, read.date.month, read.date.year],
        [read.date.year, read.date.month, read.date.day],
    )
    short = read.guessed and figures == [read.date.day, read.date.month, read.date.year % 100]
    assert (len(figures) == 2 and named) or whole or short
    assert read.uncertain == ("?" in text)


@pytest.mark.req("S6.1")
@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("17/09/09", "2009-09-17"),
        ("22.05.16", "2016-05-22"),
        ("22-may-16", "2016-05-22"),
        ("22 May 2016", "2016-05-22"),
        ("22/05/2016", "2016-05-22"),
        ("22.05/16", "2016-05-22"),
        ("1/9/09", "2009-09-01"),
        ("? 22 may 2016", "2016-05-22?"),
        ("Sunday, 22nd May 2016", "2016-05-22"),
        ("22 Sept. 2016", "2016-09-22"),
        ("29/02/08", "2008-02-29"),
        ("22/05/16.", "2016-05-22"),
        ("May 22 2016", "2016-05-22"),
        ("Sept 3rd, 09", "2009-09-03"),
        ("3 Sep '09", "2009-09-03"),
        ("3\\9\\09", "2009-09-03"),
        ("3//9/09;", "2009-09-03"),
        ("Thursday the 3rd of September 2009", "2009-09-03"),
        ("3 September 2009 (Thursday)", "2009-09-03"),
        ("03/09/2009 (not certain)", "2009-09-03?"),
        ("\uff13/\uff19/\uff10\uff19", "2009-09-03"),
    ],
)
def test_a_day_is_read_as_authors_write_it(text: str, iso: str) -> None:
    read = read_day(text, today=TODAY)
    assert isinstance(read, Day)
    assert read.iso == iso


@pytest.mark.req("S6.1")
@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("31/02/10", "31/02/10 is no day: February 2010 has 28 days."),
        ("29/02/2100", "29/02/2100 is no day: February 2100 has 28 days."),
        ("02/13/09", "There is no month 13."),
        ("00/01/10", "No month has a day 0."),
        ("32/01/10", "No month has a day 32."),
        ("1/1/209", "209 is no year."),
        ("1/1/0209", "0209 is no year."),
        ("1/1/20099", "20099 is no year."),
        ("March 2009", "This is a month, without its day."),
        ("03/2009", "This is a month, without its day."),
        ("2009", "This is a year, without its day and month."),
        ("probably 22 may", "The year is missing."),
        ("05/10", "The day, the month or the year is missing."),
        ("Friday 17 Sep 2009", "17 September 2009 falls on a Thursday, not on a Friday."),
        ("220516", "The figures stand together."),
        ("20160522", "The figures stand together."),
        ("22/05/16 and 23/05/16", "This is more than one day."),
        ("22/05/16 - 23/05/16", "This is more than one day."),
        ("3-5 March 2009", "This is more than one day."),
        ("3rd/4th March 2009", "This is more than one day."),
        ("between 3 and 5 March 2009", "This is more than one day."),
        ("early March 2009", "This is a month, without its day."),
        ("end of March 2009", "This is a month, without its day."),
        ("mid 2009", "This is a year, without its day and month."),
        ("40062", "This cannot be read as a day."),
        ("Christmas 2009", "This is a part of a year, and no day."),
        ("summer 09", "This is a part of a year, and no day."),
        ("c. 3/3/09", "Only a day can stand here."),
        ("week beginning 3/3/09", "Only a day can stand here."),
        ("3/3/09 (approx)", "Only a day can stand here."),
        ("03/09/09 14:30", "There is a time behind the day."),
        ("3 Sept 2009 at 2pm", "There is a time behind the day."),
        ("O3/09/09", "A letter stands where a figure belongs: O for 0, or l for 1."),
        ("l3 Sept 2OO9", "A letter stands where a figure belongs: O for 0, or l for 1."),
        ("3 Febuary 2009", "The month is not spelt as a month is."),
        ("3rd of Sept", "The year is missing."),
        ("xx/03/09", "The day, the month or the year is missing."),
        ("March 09", "The day, the month or the year is missing."),
        ("Sept 2009", "This is a month, without its day."),
        ("yesterday", "This is a day only for whoever reads it today."),
        ("3/9/09 Friday", "3 September 2009 falls on a Thursday, not on a Friday."),
        ("22 mayor 2016", "The month is not spelt as a month is."),
        ("\u0662\u0662/05/16", "This cannot be read as a day."),
        ("", "This cannot be read as a day."),
        ("?", "This cannot be read as a day."),
    ],
)
def test_what_is_no_day_is_refused_with_a_plain_sentence(text: str, what: str) -> None:
    read = read_day(text, today=TODAY)
    assert isinstance(read, NotADay)
    assert read.what == what


def test_words_that_were_typed_are_not_repeated() -> None:
    read = read_day("Kylie Sample 22 may", today=TODAY)
    assert isinstance(read, NotADay)
    assert "kylie" not in f"{read.what} {read.mend}".casefold()


def test_two_figures_are_read_by_what_the_day_is() -> None:
    def year(text: str, sort: str) -> int | str:
        read = read_day(text, today=TODAY, sort=sort)
        return read.date.year if isinstance(read, Day) else read.what

    assert year("01/02/90", "birth") == 1990
    assert year("03/09/27", "birth") == 1927
    assert year("03/09/27", "event") == "03/09/27 is more than 80 years back, or still to come."
    assert year("23/11/46", "event") == 1946
    assert year("21/11/46", "event") == "21/11/46 is more than 80 years back, or still to come."
    assert year("03/09/1927", "event") == 1927
    assert year("30/12/26", "birth") == 1926
    assert year("22/11/26", "birth") == 2026
    assert year("01/02/90", "event") == 1990
    assert year("22/11/26", "event") == 2026
    assert year("30/12/26", "due") == 2026
    assert year("01/02/30", "due") == 2030
    assert year("01/02/10", "due") == 2010
    assert year("01/02/90", "due") == 1990


def test_a_day_of_this_year_that_is_still_to_come_is_no_event() -> None:
    read = read_day("23/11/26", today=TODAY)
    assert isinstance(read, NotADay)
    assert read.what == "23/11/26 is still to come."
    assert read.mend == "Check it, or write the whole year: 23/11/2026 or 23/11/1926."


def test_how_the_year_was_come_by_is_no_part_of_the_day() -> None:
    assert Day(date(2009, 9, 17), guessed=True) == Day(date(2009, 9, 17))
    assert Day(date(2009, 9, 17)) < Day(date(2009, 9, 17), uncertain=True) < Day(date(2009, 9, 18))


def test_a_day_is_written_in_its_forms() -> None:
    day = Day(date(2009, 9, 7), uncertain=True)
    assert (day.iso, day.short, day.long) == ("2009-09-07?", "07/09/09", "7 September 2009")
    assert (day.weekday, day.typed) == ("Mon 7 Sep 2009", "?07/09/2009")


@given(DAYS, st.booleans())
def test_a_day_survives_the_draft(day: date, uncertain: bool) -> None:
    kept = Day(day, uncertain=uncertain)
    assert Day.from_iso(kept.iso) == kept


@pytest.mark.parametrize("text", ["", "2009-9-17", "20090917", "2009-W38-4", "2009-02-30", "2009-09-17??", "17/09/09"])
def test_a_draft_holds_days_in_one_form_alone(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Day.from_iso(text)


TIME_FORMS: list[Callable[[int, int], str]] = [
    lambda h, m: f"{h:02}:{m:02}",
    lambda h, m: f"{h}:{m:02}",
    lambda h, m: f"{h:02}{m:02}",
    lambda h, m: f"{h}.{m:02}",
    lambda h, m: f"{h:02}{m:02} hrs",
    lambda h, m: f" {h:02} : {m:02} ",
    lambda h, m: f"{h:02}:{m:02}:00",
    lambda h, m: f"{h:02} {m:02} hrs",
    lambda h, m: f"at {h}:{m:02};",
    lambda h, m: f"{h:02}:{m:02}pm" if h > 12 else f"{h:02}:{m:02}",
    lambda h, m: f"{h % 12 or 12}.{m:02}{'pm' if h > 11 else 'am'}",
    lambda h, m: f"{h % 12 or 12}:{m:02} {'P.M.' if h > 11 else 'A.M.'}",
]


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(TIME_FORMS))
def test_every_minute_reads_back_from_every_form(hour: int, minute: int, form: Callable[[int, int], str]) -> None:
    assert read_time(form(hour, minute)) == f"{hour:02}:{minute:02}"


@given(st.integers(0, 99), st.integers(0, 99))
def test_no_pair_of_figures_is_a_time_but_those_of_the_clock(hour: int, minute: int) -> None:
    assert isinstance(read_time(f"{hour:02}:{minute:02}"), str) == (hour < 24 and minute < 60)


@given(st.text(max_size=12) | st.text(alphabet="0123456789:.apmh ", max_size=10))
def test_whatever_is_accepted_is_a_minute_of_the_day(text: str) -> None:
    read = read_time(text)
    assert isinstance(read, NotATime) or re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", read)


@pytest.mark.req("S6.1")
@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("17:56", "17:56"), ("1756", "17:56"), ("17.56", "17:56"), ("5.56pm", "17:56"), ("930", "09:30"),
        ("5 pm", "17:00"), ("12am", "00:00"), ("12pm", "12:00"), ("noon", "12:00"), ("midnight", "00:00"),
        ("17h56", "17:56"), ("00:00", "00:00"), ("12.00 noon", "12:00"), ("mid-day", "12:00"),
        ("12:00 midnight", "00:00"), ("14:30pm", "14:30"), ("17 56", "17:56"), ("\uff11\uff17:\uff15\uff16", "17:56"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_authors_write_it(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("24:00", "24:00 is no time of the 24-hour clock."),
        ("25:10", "There is no hour 25 in a day."),
        ("17:60", "There is no minute 60 in an hour."),
        ("13am", "13 does not go with am."),
        ("0.30am", "0 does not go with am."),
        ("14:30 ?", "Only a time can stand here."),
        ("about 2pm", "Only a time can stand here."),
        ("14:30ish", "Only a time can stand here."),
        ("in the morning", "This is a part of the day, and no time."),
        ("pm", "This is a part of the day, and no time."),
        ("2-3pm", "This is more than one time."),
        ("14:30 to 15:00", "This is more than one time."),
        ("O9:30", "A letter stands where a figure belongs: O for 0, or l for 1."),
        ("17:56:30", "Seconds are not kept here."),
        ("17", "The minutes are missing."),
        ("17:5", "This cannot be read as a time of day."),
        ("unknown", "This cannot be read as a time of day."),
        ("", "This cannot be read as a time of day."),
    ],
)
def test_what_is_no_time_is_refused_with_a_plain_sentence(text: str, what: str) -> None:
    read = read_time(text)
    assert isinstance(read, NotATime)
    assert read.what == what


@pytest.mark.parametrize("value", ["31/02/10", "2009-02-30", "", None, ("2009-09-17",)])
def test_what_a_hand_wrote_wrongly_into_a_draft_is_no_day_and_no_accident(value: object) -> None:
    assert Day.known(value) is None
