"""thin: whether an answer to a *why* question tells only what happened, so that one follow-up is worth asking."""

from __future__ import annotations

import re

_REASONS = re.compile(
    r"\b(because|since|so that|therefore|thus|due to|owing to|as a result|led to|meant that|reasons?|caused?|why|"
    r"in order to|under pressure|workloads?|capacity|vacan\w+|supervis\w+|training|turnover|explain\w*|believed|"
    r"assumed|thought that|unaware|did not know|not aware|no clear|unclear|confus\w+|contribut\w+|influenc\w+)\b",
    re.IGNORECASE,
)
FEW_WORDS = 12


def thin(text: str) -> bool:
    """True for an answer of under `FEW_WORDS` words, or one without a word that gives a reason."""
    return len(text.split()) < FEW_WORDS or _REASONS.search(text) is None
