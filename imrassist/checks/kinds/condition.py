"""condition: something about the whole review that is known to be true."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit."""
    if facts.holds(check["when"]):
        yield Hit(question=check["place"])


KIND = WholeKind(
    keys={"when": Key(type="condition", need=True), "place": Key(type="place", need=True)},
    judge=judge,
)
