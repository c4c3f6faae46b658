"""Found: something in a text before what overlaps is sorted out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One detail that is not in the key."""

    start: int
    end: int
    kind: str
    why: str
