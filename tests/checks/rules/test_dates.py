"""Days in the text."""

from __future__ import annotations

import pytest

from imrassist.checks.examples import raises
from tests.checks.drafts import checks, form

CHECK = checks().get("dates.no_such_day")


@pytest.mark.parametrize(
    "text",
    [
        "On 29/02/09 she called.",
        "31.04.2009",
        "30 February",
        "32nd May 2009",
        "1/13/09",
        "0/1/09",
        "31 of November 2009",
    ],
)
def test_a_day_that_is_in_no_calendar_is_found(text: str) -> None:
    assert CHECK is not None
    assert raises(form(), checks(), CHECK, text)


@pytest.mark.parametrize(
    "text",
    [
        "On 29/02/08 she called.", "30.04.2009", "29 February", "31 May 2009", "Ward 31/40 of 3.99.1", "a/b/c",
        "http://x/31/02/10/y", "31/02", "Children Act 1989", "31/02/100", "version 31.02.10.1", "A31/02/10",
    ],
)  # fmt: skip
def test_what_is_a_day_or_none_at_all_is_left_alone(text: str) -> None:
    assert CHECK is not None
    assert not raises(form(), checks(), CHECK, text)
