"""Answer: what the author said to one question, or why there is none yet; Place: which question, of which row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Park(StrEnum):
    """Why a question has no answer. The first two are for the author to find out, the last two are sentences."""

    LATER = "later"
    ASK = "ask"
    NO_RECORD = "no_record"
    NOT_APPLY = "not_apply"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One question as it is asked: of the whole review, or of one row."""

    question: str
    """Id of the question."""
    row: str = ""
    """Id of the row it is asked of; empty for a question of the whole review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was said to one question: given, or parked; never both."""

    value: str | tuple[str, ...] | None = None
    """As given: text; ``yes``/``no``; an option's id; a Day as ``2009-09-17`` (``2009-09-17?`` when
    uncertain); a time as ``17:56``; option ids or row ids as a tuple, where ``()`` means "none of them".
    None when parked."""
    parked: Park | None = None
    note: str = ""
    """The reason, with ``no_record`` and ``not_apply``: a clause that may follow "because"."""
    who: str = ""
    """Whom or what to ask, with ``ask``."""
    unsure: bool = False
    """The author wants to come back to it."""
    asked: str = ""
    """The wording it was given to; kept for questions of the whole review only."""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.parked is None):
            raise ValueError("an answer is given or parked, and not both")

    @property
    def given(self) -> bool:
        """Whether it was given, and so is no parked one."""
        return self.parked is None
