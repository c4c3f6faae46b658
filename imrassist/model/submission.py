"""Signature: the acceptance of one text; Submission: one sending to the board; Override: one export despite remarks."""

from __future__ import annotations

from dataclasses import dataclass

STAGES = ("chronology", "first", "revised", "final")
"""What a submission may be (guidance 2.4, 3.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One acceptance of the report on behalf of the agency (guidance 2.7i). It covers one text, and no other."""

    id: str
    by: str
    post: str
    on: str
    """When: ``2010-02-20T14:32:05Z``."""
    digest: str
    """Digest of the whole report, without signature and submission-date cells."""
    code: str = ""
    """The same in 16 letters, to be written down: ``ABCD-EFGH-IJKL-MNOP``."""
    reason: str = ""
    """Why it was signed though *must* remarks stood; empty when none did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One sending to the board, of which a frozen copy is kept (guidance 2.7ii, 3.3)."""

    id: str
    stage: str
    """One of `STAGES`."""
    day: str
    """ISO day on which it was sent."""
    documents: tuple[str, ...] = ()
    """File names of what was sent."""
    digest: str = ""
    """Digest of the whole report as it was sent."""
    by: str = ""
    """Who submitted it."""
    post: str = ""
    seen: str = ""
    """Who had read this very text before it went; empty when nobody had."""
    not_seen: str = ""
    """Why it went unread; empty when it was read."""
    reason: str = ""
    """Why it went though *must* remarks stood; empty when none did."""
    folder: str = ""
    """Name of its folder in ``NAME.submissions/``."""
    frozen: str = ""
    """SHA-256 of the frozen draft in that folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One document that was made although something in it was to be mended, and the reason given for it."""

    id: str
    document: str
    """Its name, such as ``imr``."""
    copy: str
    """``submission`` or ``published``."""
    on: str
    """When: ``2010-02-20T14:32:05Z``."""
    reason: str
    by: str = ""
    """Who made it; empty when the front sheet names no author yet."""
    post: str = ""
    names: int = 0
    """So many names, identifying details and exact days were let through."""
    gaps: int = 0
    """So many other things were still to be mended."""
