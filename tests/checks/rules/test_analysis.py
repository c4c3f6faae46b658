"""Judgements of other agencies."""

from __future__ import annotations

import pytest

from tests.checks.drafts import draft, fresh


def judged(why: str, agency: str = "Anytown Schools Trust", service: str = "Early years") -> list[str]:
    found = fresh(draft(agency=agency, service=service, terms=[{"term_relevant": "yes", "why": why}]))
    return [remark.say for remark in found if remark.check == "analysis.judges_other_agencies"]


@pytest.mark.req("S8.3")
@pytest.mark.parametrize(
    "why",
    [
        "The police should have rung back.",
        "It was late, and the local police failed to ring back.",
        "Nobody knew, because social care should have told us.",
        "Health visitor should have called.",
    ],
)
def test_another_agency_that_is_the_subject_of_a_clause_is_judged(why: str) -> None:
    assert len(judged(why)) == 1


@pytest.mark.parametrize(
    ("why", "agency", "service"),
    [
        ("More visits to school should have been made.", "Anytown Health Trust", "Midwifery"),
        ("The school should have been told by the nurse.", "Anytown Health Trust", "Midwifery"),
        ("The health visitor should have called.", "Anytown Health Trust", "Health visiting"),
        ("The police should have rung back.", "Anytown Police", "Neighbourhood policing"),
        ("Social workers should have called.", "Anytown children's social care", "Assessment"),
        ("The nurse wrote: \"The police should have rung back.\"", "Anytown Health Trust", "Midwifery"),
    ],
)  # fmt: skip
def test_ones_own_practice_is_no_other_agencys(why: str, agency: str, service: str) -> None:
    assert judged(why, agency, service) == []
