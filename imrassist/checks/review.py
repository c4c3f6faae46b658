"""review: what a check says of a draft's countersigning: whether the trail holds together, the signature stands."""

from __future__ import annotations

from collections.abc import Iterator

from imrassist.checks.remark import Remark
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
from imrassist.model.trail import LIMIT, faults, set_back
from imrassist.writing.as_read import passages, read_digest
from imrassist.writing.report import Report

BROKEN, STALE = "review.trail_broken", "review.signature_lapsed"


def review_remarks(draft: Draft, report: Report, form: Form) -> tuple[Remark, ...]:
    """A *must* for each thing in the trail that cannot be true, a *should* for a signature on another text (2.7i).

    They are about the draft as a whole, so they hold up no document: a signature and its trail are nobody's text.
    """
    return tuple(_remarks(draft, report, form))


def review_told(draft: Draft, report: Report, form: Form) -> tuple[str, ...]:
    """The same for people, with what it does and does not prove; nothing for a draft without a trail."""
    broken = faults(draft)
    if not (draft.trail or broken):
        return ()
    count = f"{len(draft.trail)} line{'' if len(draft.trail) == 1 else 's'}"
    told = [
        f"The trail has {count} and holds together." if not broken else f"The trail ({count}) does not hold together."
    ]
    told += [fault.what for fault in broken]
    told += [f"Line {line.n} is earlier than one before it: a clock was set back, or was wrong."
             for line in set_back(draft.trail)]  # fmt: skip
    told.append(LIMIT)
    if draft.signatures:
        last = draft.signatures[-1]
        holds = "the report is what was signed" if _signed(draft, report, form) else "the report was CHANGED SINCE"
        told.append(f"Signed by {last.by}: {holds}. Code of what was signed: {last.code}.")
        told += [f"Signed although things were to be mended, because: {last.reason}"] if last.reason else []
    told += [
        f"The {each.copy} copy of {each.document} was made although something was to be mended, because: {each.reason}"
        for each in draft.overrides
    ]
    waiting = sum(not point.closed for point in draft.points.values())
    told.append(f"Points that are not closed: {waiting}.")
    return tuple(told)


def _remarks(draft: Draft, report: Report, form: Form) -> Iterator[Remark]:
    for fault in faults(draft):
        yield Remark(
            check=BROKEN,
            grade="must",
            say=fault.what,
            mend="Compare it with the other person's copy, and review it anew where they differ.",
            source="2.7i",
        )
    if draft.signatures and not _signed(draft, report, form):
        yield Remark(
            check=STALE,
            grade="should",
            say="The report was changed since it was signed.",
            mend="Have it read and signed again before it is submitted.",
            source="2.7i",
        )


def _signed(draft: Draft, report: Report, form: Form) -> bool:
    return draft.signatures[-1].digest == read_digest(passages(report, form))
