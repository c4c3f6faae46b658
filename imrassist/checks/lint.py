"""lint of checks: everything in the checks and criteria of a form that cannot work, and what they make use of."""

from __future__ import annotations

from imrassist.checks.criteria import read_rules
from imrassist.checks.examples import example_faults
from imrassist.checks.load import CheckSet
from imrassist.interview.load import Fault
from imrassist.interview.question import Form


def check_faults(form: Form, checks: CheckSet) -> list[Fault]:
    """What is not understood in the checks and criteria of a form, and every example of its own that does not hold.

    In the order of files and lines. The examples of common checks are written for a form that has all roles; the
    project's own tests hold them.
    """
    faults = [*checks.faults, *read_rules(form, checks).faults]
    for check in checks.checks:
        if not check.common:
            faults += example_faults(form, checks, check)
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def questions_used(form: Form, checks: CheckSet) -> frozenset[str]:
    """Ids of all questions that a check or a criterion names."""
    names = {name for rule in read_rules(form, checks).rules.values() for name in rule.names}
    return checks.questions | frozenset(name for name in names if name in form.questions)
