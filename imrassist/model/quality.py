"""Verdict: what a person says of one criterion; Point: what is sent back to the author; Aside: a remark set aside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One person's answer to one criterion of the quality form."""

    answer: str
    """Id of the scale: ``yes``, ``no`` or ``partially``."""
    comment: str = ""
    digest: str = ""
    """Digest of the whole report as it was read; empty when not recorded."""
    read: str = ""
    """Digest of the criterion's own passages as they were read (`writing.as_read`); empty when not recorded."""
    asked: str = ""
    """The criterion's words as they were then, for a form may word it anew."""
    by: str = ""
    """Name of who gave it; empty for the author's own."""
    post: str = ""
    on: str = ""
    """When: ``2010-02-20T14:32:05Z``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that a reviewer, or the panel, sends back to the author (guidance 2.7)."""

    id: str
    text: str
    about: str = ""
    """``criterion:scope``, ``block:s8.why@term-k3x9q2``, ``block:s6.table#contact-9``, ``section:8``, or nothing for
    the report as a whole."""
    by: str = ""
    post: str = ""
    on: str = ""
    """When it was raised, as `Verdict.on`."""
    source: str = "review"
    """``review``, or ``panel`` for a point of the panel's return letter."""
    read: str = ""
    """Digest of what it is about, as it was when it was raised."""
    answer: str = ""
    """What the author says: ``done``, ``not_done``, or nothing yet."""
    reason: str = ""
    """What was done; with ``not_done`` why not."""
    answered_on: str = ""
    closed_by: str = ""
    """Who closed it; empty while it is open."""
    closed_on: str = ""
    closed_read: str = ""
    """Digest of what it is about, as it was when it was closed."""

    @property
    def closed(self) -> bool:
        """Whether the reviewer has closed it."""
        return bool(self.closed_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A remark that the author looked at and set aside."""

    check: str
    """Id of the check that raised it."""
    where: str
    """Key of the block, or ``question@row`` of the answer, that it is about."""
    digest: str
    """Digest of that text: when the text changes, the remark returns."""
    reason: str
