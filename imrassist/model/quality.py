"""Verdict: what a person says of one criterion; Aside: a remark set aside with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One person's answer to one criterion of the quality form."""

    answer: str
    """Id of the scale: ``yes``, ``no`` or ``partially``."""
    comment: str = ""
    digest: str = ""
    """Digest of the report as it was read; empty when not recorded."""


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
