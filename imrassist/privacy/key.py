"""Key: the real names, addresses and places of one review, and the codes that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

KINDS = ("person", "address", "organisation")
"""What an entry may be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person, address or organisation, and its code (guidance 2.3)."""

    id: str
    """Permanent, such as ``key-k3x9q2``: two copies of a key are joined by it."""
    code: str
    """What stands for it in the review: ``Child 1``, ``Mrs A``."""
    kind: str
    """One of `KINDS`."""
    real: str = field(repr=False)
    """The real name. Left out of every representation, for that may end in a log."""
    forms: tuple[str, ...] = field(default=(), repr=False)
    """Other forms of it: a maiden name, a nickname, a short form."""
    sex: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the author said once, for everywhere, of a word that looked like a name."""

    text: str = field(repr=False)
    entry: str = ""
    """Id of the entry that it stands for; empty when it is no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """All entries of one review."""

    doc_id: str
    """Of the draft it belongs to; empty when not said."""
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """What the file holds and this version does not know; kept and written back."""
