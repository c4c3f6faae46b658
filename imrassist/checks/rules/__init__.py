"""Checks that no kind can state: one module a family, the function named as the check."""

from __future__ import annotations

from collections.abc import Mapping

from imrassist.checks.check import Kind
from imrassist.checks.rules import action_plan, analysis, dates, terms

RULES: Mapping[str, Kind] = {
    "action_plan.owner_may_be_a_person": action_plan.OWNER_MAY_BE_A_PERSON,
    "action_plan.several_actions": action_plan.SEVERAL_ACTIONS,
    "analysis.judges_other_agencies": analysis.JUDGES_OTHER_AGENCIES,
    "dates.no_such_day": dates.NO_SUCH_DAY,
    "terms.unknown_number": terms.UNKNOWN_NUMBER,
}
"""By the id of the check."""
