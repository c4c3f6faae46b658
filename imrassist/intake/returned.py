"""Returned: what is different in a report that was finished in Word, change by change, and what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass

from imrassist.intake.found import Unplaced
from imrassist.model.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that reads otherwise in the file than in the draft."""

    id: str
    """Its number in the list, from 1."""
    kind: str
    """``text`` (a paragraph), ``cell``, ``new`` (a paragraph), ``row`` (a line of a table), ``gone`` (a paragraph or
    a line that is not in the file)."""
    section: str
    label: str
    """Where it is, in words."""
    block: str = ""
    """Key of the block it is about."""
    now: str = ""
    """What the draft says."""
    file: str = ""
    """What the file says."""
    before: str = ""
    """What the answers said when the author last reworded it; empty where nothing is known of it."""
    acts: tuple[Act, ...] = ()
    """What takes it into the draft; none where it cannot be taken by itself."""
    taken: bool = True
    """Whether it is taken unless somebody says otherwise."""
    collides: bool = False
    """Draft and file were both changed: taken, it is out of step, and its three texts are to be looked at."""
    why: str = ""
    """Why it is not taken, or how it was found, a sentence; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewNote:
    """A comment or a tracked change of a reviewer: something for the author to answer."""

    kind: str
    """``comment`` or ``change``."""
    by: str
    """Who made it, as the file says; empty where it hides that."""
    day: str
    text: str
    """The comment; of a change, what is proposed."""
    section: str = ""
    block: str = ""
    """Key of the block; empty where it is about none that is known."""
    row: str = ""
    label: str = ""
    """Where it is, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A whole file, held against a draft. Nothing is changed yet."""

    differences: tuple[Difference, ...] = ()
    notes: tuple[ReviewNote, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    same: int = 0
    """How many paragraphs and lines are as they are in the draft."""
    older: int = 0
    """How many are as an earlier export had them: the draft has moved on, the file has not."""
    said: tuple[str, ...] = ()
    """What else the author should know, in sentences."""
