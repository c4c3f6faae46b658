"""Rules about the terms of reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from imrassist.checks.check import Check, GatherKind, Hit, Key, Passage
from imrassist.checks.facts import Facts
from imrassist.checks.kinds.repeated_answer import same_form
from imrassist.checks.prose import sentence_at

_NAMED = re.compile(
    r"(?<!\w)(?:terms?\sof\sreference\s|tors?\s|(?:\b(?:under|to|of|see|on|for|with|by|from|and)\s|(?<=\.\s)|\A)terms?\s)"
    r"(?:number\s|no\.?\s)?(\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?)(?!\w|\.\d)",
    re.IGNORECASE,
)
"""A mere "term 3" counts where it is spoken of, not where a school's first term had 61 pupils."""


def gather(_check: Check, passage: Passage) -> tuple[tuple[int, int, str], ...] | None:
    """The numbers of terms of reference that a passage speaks of."""
    return tuple((each.start(1), each.end(1), each[1]) for each in _NAMED.finditer(passage.text)) or None


def unknown_number(
    check: Check, facts: Facts | None, gathered: Sequence[tuple[Passage, tuple[tuple[int, int, str], ...]]]
) -> Iterator[Hit]:
    """Terms of reference named in the text that are not among those the board gave (guidance S2.2).

    Nothing is said while no term has its number.
    """
    if facts is None:
        return
    name = check["question"]
    known = {same_form(facts.text(name, row)) for row in facts.rows(facts.question(name).each)} - {""}
    bare = {re.sub(r"^(?:tor|term of reference|term)\s*", "", number) for number in known}
    for passage, numbers in gathered:
        for start, end, number in numbers if bare else ():
            if same_form(number) not in bare:
                judged = [sorted(bare), sentence_at(passage.text, start)]
                yield Hit(passage=passage, start=start, end=end, words={"found": number}, judged=judged)


UNKNOWN_NUMBER = GatherKind(
    keys={"question": Key(type="question", need=True)},
    gives=frozenset({"found"}),
    gather=gather,
    judge=unknown_number,
)
