"""What a session hands to the faces of a review: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from imrassist.interview.question import Criterion
from imrassist.model.quality import Point, Verdict
from imrassist.model.submission import Signature, Submission
from imrassist.writing.changes import Change

CHANGED = "changed since you read this"
REWORDED = "the form words this criterion anew since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who has a part in the review."""

    name: str
    post: str
    part: str = "approver"
    """``author`` or ``approver``."""

    def __str__(self) -> str:
        return ", ".join(each for each in (self.name, self.post) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A verdict that a later one of somebody else stands before."""

    who: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One criterion, as a reviewer finds it."""

    criterion: Criterion
    verdict: Verdict | None = None
    """The countersigning person's own; None while there is none."""
    lapsed: str = ""
    """Why it must be given again: `CHANGED`, `REWORDED`; empty when it stands."""
    author: Verdict | None = None
    """The author's own; to be shown after the reviewer's, or on request."""
    earlier: tuple[Earlier, ...] = ()
    points: int = 0
    """Points against it that are not closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """One point, as it stands."""

    point: Point
    where: str
    """What it is about, in words: ``criterion 9``, ``8 Critical analysis: Why it happened``."""
    section: str = ""
    """The section to read; empty for the report as a whole."""
    changed: bool = False
    """What it is about is different since the point was raised; of a closed one, since it was closed."""

    @property
    def state(self) -> str:
        """How it stands, in a few words."""
        if self.point.closed:
            return "closed; changed since" if self.changed else "closed"
        said = {"done": "the author says: done", "not_done": "the author says: not done"}
        return said.get(self.point.answer, "for the author")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNow:
    """The last signature, as it stands."""

    signature: Signature
    valid: bool
    """Whether the report is what was signed."""
    changes: tuple[Change, ...] = ()
    """What is different since; empty when it is valid."""
    told: bool = True
    """Whether the difference can be told: False when the copy that was read is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One submission, as it stands."""

    submission: Submission
    fault: str = ""
    """What is wrong with its frozen copy; empty when it is as it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailNow:
    """The trail, and whether it holds together."""

    lines: tuple[str, ...]
    """Each in words, in their order."""
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What is no fault: a clock that was set back."""
    limit: str = ""
    """What it cannot show."""

    @property
    def whole(self) -> bool:
        """Whether it holds together."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of a review that was done on a copy."""

    taken: tuple[str, ...] = ()
    """Verdicts, points and signatures that were taken over, in sentences."""
    both: tuple[str, ...] = ()
    """Where both said something: what stands, and where the other is."""
    notes: tuple[str, ...] = ()
    """What to know of it beside that: which text a form from paper is about."""
    text: tuple[Change, ...] = field(default=())
    """Where the copy's text is different from ours. None of it was taken."""
