"""Remark: one thing a check has to say, and where; Standing: how one criterion looks."""

from __future__ import annotations

from dataclasses import dataclass

from imrassist.model.answer import Place
from imrassist.model.quality import Aside

GRADES = ("must", "should", "consider")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that a check has to say about a draft or a document."""

    check: str
    """Id of the check: ``plain_words.initials_not_spelt_out``."""
    grade: str
    """``must``, ``should`` or ``consider``."""
    say: str
    """What was found, a sentence. Never quotes a name from the key."""
    mend: str
    """How to mend it, a sentence."""
    source: str
    """Paragraph of the guidance: ``2.5``."""
    section: str = ""
    block: str = ""
    """Key of the report's block, when it is about one."""
    row: str = ""
    """Id of the row, when it is about one."""
    place: Place | None = None
    """Where to mend it: the question to open."""
    start: int = 0
    """With a block: the characters it is about, end excluded."""
    end: int = 0
    words: str = ""
    """The words it is about as they stand in the text; empty when it is about no words. For a screen alone, never told
    elsewhere: they may hold a name."""
    digest: str = ""
    """Digest of what was judged: when it changes, a remark set aside returns."""
    aside: str = ""
    """The reason it was set aside; empty when it stands."""

    @property
    def where(self) -> str:
        """What it is about, as a remark set aside holds it: the block's key, ``question@row``, or the row."""
        if self.block:
            return self.block
        return f"{self.place.question}@{self.place.row}" if self.place else self.row


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for a criterion, or against it."""

    say: str
    place: Place | None = None
    section: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one criterion of the quality form looks just now."""

    criterion: str
    suggestion: str
    """``yes``, ``partially``, ``no`` or ``unknown``; only the person decides."""
    speaks_for: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    turn: str = ""
    """What would turn it to Yes, a sentence."""
    why: str = ""
    """Why this is suggested, by the rule that the form's data holds; told on request."""


def where_of(remark: Remark) -> str:
    """What an `Aside` calls the place of a remark: the block, or ``question@row``, or the row."""
    if remark.block:
        return remark.block
    if remark.place:
        return f"{remark.place.question}@{remark.place.row}"
    return remark.row


def aside_of(remark: Remark, reason: str) -> Aside:
    """What sets this remark aside until what it judged changes."""
    return Aside(check=remark.check, where=where_of(remark), digest=remark.digest, reason=reason)
