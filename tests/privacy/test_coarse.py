"""Exact days become months and years, in sentences that still read and stay true; and what is left is found."""

from __future__ import annotations

from datetime import date

import pytest

from imrassist.privacy.coarse import age, coarsened, days_left


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("On 17/09/09 Mrs A rang.", "In September 2009 Mrs A rang."),
        ("on Monday 17 September 2009 at 14:30 she came", "in September 2009 she came"),
        ("At 14:30 on Thursday, 17th September 2009 she rang", "In September 2009 she rang"),
        ("On the morning of 17 September 2009 it rained", "One morning in September 2009 it rained"),
        ("between 1 March 2008 and 2 March 2010", "between March 2008 and March 2010"),
        ("between 1 March 2008 and 2 March 2008", "in March 2008"),
        ("from 12 May 2009 until 14 June 2009", "from May 2009 until June 2009"),
        ("on 17, 18 and 19 September 2009 she", "in September 2009 she"),
        ("those of 26/01/09, 09/03/09, 23/03/09 and 01/04/09", "those of January 2009, March 2009 and April 2009"),
        ("before 17/09/2009 nobody knew", "before the end of September 2009 nobody knew"),
        ("since 12.03.2010", "since a day in March 2010"),
        ("by 31/01/11", "by the end of January 2011"),
        ("on the second of March 2010 it", "in March 2010 it"),
        ("saw on 9 November.", "saw in November."),
        ("2010-03-02", "March 2010"),
        ("17 Sep '09", "September 2009"),
    ],
)  # fmt: skip
def test_an_exact_day_becomes_its_month_and_year(text: str, published: str) -> None:
    assert coarsened(text) == published
    assert not list(days_left(published))


@pytest.mark.parametrize(
    "text",
    ["See 8.1.10 of it.", "They may 17 times.", "In March 2008 the household", "1/2, 24/7", "June to August 2009"],
)  # fmt: skip
def test_but_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert coarsened(text) == text


@pytest.mark.parametrize("text", ["She came on the 17th, alone.", "On Christmas Eve she rang.", "It was 17/09/09."])
def test_a_day_that_is_told_another_way_is_found(text: str) -> None:
    assert len(list(days_left(text))) == 1


def test_but_an_ordinal_of_something_else_is_no_day() -> None:
    assert not list(days_left("On the 2nd visit, on the third occasion, she was asked."))


@pytest.mark.parametrize(
    ("born", "said"),
    [("2008-02-14", "aged 2"), ("2008-03-03", "aged 23 months"), ("2010-02-20", "aged under 1 month"),
     ("2010-02-01", "aged 1 month"), ("1950-03-03", "aged 59"), ("2011-01-01", "")],
)  # fmt: skip
def test_an_age_is_that_of_the_day(born: str, said: str) -> None:
    assert age(date.fromisoformat(born), date(2010, 3, 2)) == said
