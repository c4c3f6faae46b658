"""What a short answer needs to stand in a report: "none" as a sentence, a few words behind words of the form's own."""

from __future__ import annotations

import re

_NIL = re.compile(
    r"no|none|nil|nothing|n/?a|-|not applicable|none (?:known|recorded|noted|at all)|no (?:more|further|changes?)"
    r"|nothing (?:more|else|further|to add|has)"
)
_BARE = re.compile(
    r"(?:yes|no|not|never|rarely|seldom|sometimes|often|usually|always|partly|mostly|somewhat)(?=[\s,.;:-]|$)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:I\b|(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|[Yy]ou|[Nn]obody|[Ee]veryone|[Tt]here) \w+"
    r"|is|am|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must"
    r"|[a-z]{2,}ed|\w+n['\u2019]t|arose|ate|became|began|bit|bought|broke|brought|built|came|caught|chose|cut|drew|drove|fell"
    r"|felt|found|gave|got|grew|heard|held|hit|hurt|kept|knew|lay|led|left|lent|let|lost|made|meant|met|paid|put|ran|rang"
    r"|read|rose|said|sat|saw|sent|set|shook|shut|slept|spent|spoke|spread|stood|stuck|swore|taught|thought|threw|told"
    r"|took|understood|went|woke|wore|wrote|says|shows|means|lacks|needs|wants|works|knows|helps|takes|gives|makes|goes"
    r"|rings|calls|sends|sees|asks|checks|records|reports|visits|meets|holds|keeps|leads|stands|depends|remains"
    r"|speaks|looks|acts|answers|deals|runs|comes|stays|lives|signs|reads|writes|tells|thinks|feels|finds|meets|oversees"
    r"|follows|falls|begins|ends|seems|turns|brings|puts|gets|lies|rests|covers|applies|belongs|shares|agree|agrees"
    r"|know|say|see|remember|think|want|need|go|come|give|take|make|keep|hold|tell|find|show|mean|lack|depend|remain)\b",
)
_LEANS = re.compile(r"(?:That|Because|Whether|How|Why)\b[^,]*$")
"""Begins as a part of a sentence does."""
FEW = 8
"""More words than these are taken for a sentence, whatever they are."""


def is_nil(text: str) -> bool:
    """Whether an answer, as a whole, says that there is nothing: ``None.``, ``nothing to add``."""
    return bool(_NIL.fullmatch(" ".join(text.casefold().split()).strip(" .")))


def is_bare(text: str, few: int = FEW) -> bool:
    """Whether an answer makes no sentence without its question: ``Yes.``, ``No, never``, ``too young``.

    Up to `few` words without a verb; or a "yes" or "never" with which a longer one begins. Long answers are sentences.
    """
    first = text.strip().split("\n", 1)[0].strip()
    said = re.split(r"(?<=[.!?;])\s", first, maxsplit=1)[0]
    if "\n" in text.strip() and len(first.split()) > 2:
        return False
    opening = _BARE.match(first)
    if opening and (len(said.split()) == 1 or first[opening.end() : opening.end() + 1] in (",", ";", ":")):
        return True
    words = said.split()
    return bool(_LEANS.match(said)) or len(words) <= 2 or (len(words) <= few and not _VERB.search(said))


def speaks_as_i(text: str) -> bool:
    """Whether somebody speaks of themselves."""
    return bool(re.search(r"\b(?:I|[Mm]y|[Mm]e|myself)\b", text))
