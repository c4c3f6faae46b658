"""The acts of a review: points, signatures, submissions, overrides, and the line of the trail with each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from imrassist.model.draft import Draft
from imrassist.model.quality import Point
from imrassist.model.submission import Override, Signature, Submission
from imrassist.model.trail import Line, chained, end_of, sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPut:
    """A point was raised, answered or closed: it is so now. With None it was taken out."""

    id: str
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """The countersigning person signed, or withdrew a signature: these are all there are now."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The review was sent to the board: these are all its submissions now."""

    submissions: tuple[Submission, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """A document was made although something was to be mended: these are all of them now."""

    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailed:
    """A line was added to the trail. There is no way back: the trail only grows."""

    line: Line


ReviewAct = PointPut | Signed | Submitted | Overridden | Trailed


def review_applied(draft: Draft, act: ReviewAct) -> Draft:
    """The draft after an act of a review.

    A line that is not the next one of this trail changes nothing: it was added before, or belongs to another.
    """
    match act:
        case PointPut(id=name, point=point):
            rest = {key: each for key, each in draft.points.items() if key != name or point is not None}
            # The id it is put under is its id: a draft file has room for one.
            return draft.with_(points=rest | ({name: replace(point, id=name)} if point is not None else {}))
        case Signed(signatures=signatures):
            return draft.with_(signatures=signatures)
        case Submitted(submissions=submissions):
            return draft.with_(submissions=submissions)
        case Overridden(overrides=overrides):
            return draft.with_(overrides=overrides)
        case Trailed(line=line):
            if line.n != len(draft.trail) + 1 or chained(line, end_of(draft)) != line:
                return draft
            trail = (*draft.trail, line)
            return draft.with_(trail=trail, sealed=sealed(trail))


def review_inverse(draft: Draft, act: ReviewAct) -> ReviewAct | None:
    """What takes it back, for the draft as it is *before* the act; nothing does for a line of the trail."""
    match act:
        case PointPut(id=name):
            return PointPut(id=name, point=draft.points.get(name))
        case Signed():
            return Signed(signatures=draft.signatures)
        case Submitted():
            return Submitted(submissions=draft.submissions)
        case Overridden():
            return Overridden(overrides=draft.overrides)
        case Trailed():
            return None
