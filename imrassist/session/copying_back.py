"""Copying back: a review that was done on a copy of the draft comes home; its text is looked at and never taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import VerdictGiven
from imrassist.model.quality import Point, Verdict
from imrassist.model.review_acts import PointPut, Signed
from imrassist.model.trail import faults
from imrassist.session.recording import Step, same_person
from imrassist.session.review_values import TakenIn
from imrassist.session.submitting import Submitting
from imrassist.storage.submissions import keep_read, read_then
from imrassist.writing.as_read import passages, read_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imrassist.model.draft import Draft
    from imrassist.writing.as_read import Passage


class CopyingBack(Submitting):
    """What a review done on a copy of this draft has to give."""

    def take_in(self, copy: Path) -> TakenIn:
        """Joins the verdicts, points and signatures of a copy of this draft to ours, by their ids.

        Where both judged a criterion, the later verdict stands and the other stays beside it as an earlier one; of a
        point, the answer and the closing are kept from whichever side has them. Text is compared, and never taken.
        Raises ImrError when the file cannot be read, is of another review, or its trail does not hold together.
        """
        theirs = self._copy(copy)
        from imrassist.writing.differing import differing
        from imrassist.writing.write import Writer

        read = passages(Writer(self.form).write(theirs), self.form)
        taken: list[str] = []
        both: list[str] = []
        known = {line.chain for line in self.draft.trail} | {line.copied for line in self.draft.trail}
        steps: list[Step] = [("joined", "", None), *(line for line in theirs.trail if line.chain not in known)]
        steps += self._verdicts(theirs, taken, both)
        steps += self._points(theirs, taken, both)
        steps += self._signatures(theirs, taken)
        changed = differing(read, self._passages())
        if len(steps) > 1:
            self._keep_theirs(copy, theirs, read)
            self._record(steps, "taking in a review done on a copy", self.reviewer or self.person("author"))
        return TakenIn(taken=tuple(taken), both=tuple(both), text=changed)

    def _copy(self, path: Path) -> Draft:
        """The copy as it was saved. Raises ImrError as `take_in`."""
        from imrassist.storage.store import Store

        if path.resolve() == self.path.resolve():
            raise ImrError(path.name, "This is the draft itself.", "Name the copy that came back.")
        _, opened = Store.open(path, lambda form: self.form if form == self.form.id else None, read_only=True)
        theirs = opened.draft
        if theirs.doc_id != self.draft.doc_id:
            raise ImrError(
                path.name, "It is not a copy of this draft, but another review.", "Name the copy that came back."
            )
        if broken := faults(theirs):
            raise ImrError(path.name, broken[0].what, "Ask for the copy once more. Until then nothing of it is taken.")
        return theirs

    def _verdicts(self, theirs: Draft, taken: list[str], both: list[str]) -> list[Step]:
        steps: list[Step] = []
        for each in self.form.criteria:
            mine = self.draft.verdicts.get(f"approver:{each.id}")
            other = theirs.verdicts.get(f"approver:{each.id}")
            if other is None or other == mine or other in self._known_verdicts(each.id):
                continue
            if mine is None:
                taken.append(f"Criterion {each.number}: the verdict of {other.by}.")
                steps.append(_given("approver", each.id, other))
                continue
            first, last = sorted((mine, other), key=lambda verdict: verdict.on)
            who = "another reviewer" if not same_person(first.by, last.by) else "the same reviewer"
            both.append(
                f"Criterion {each.number}: judged twice, by {who}. The later one stands; the other is kept beside it."
            )
            steps.append(_given(f"earlier.{self._free(each.id)}", each.id, first))
            if last is not mine:
                steps.append(_given("approver", each.id, last))
        return steps

    def _known_verdicts(self, criterion: str) -> list[Verdict]:
        return [
            v for key, v in self.draft.verdicts.items() if key.startswith("earlier") and key.endswith(f":{criterion}")
        ]

    def _free(self, criterion: str) -> int:
        return next(n for n in range(1, 10_000) if f"earlier.{n}:{criterion}" not in self.draft.verdicts)

    def _points(self, theirs: Draft, taken: list[str], both: list[str]) -> list[Step]:
        steps: list[Step] = []
        numbers = {key: number for number, key in enumerate(self.draft.points, 1)}
        for key, other in theirs.points.items():
            mine = self.draft.points.get(key)
            if mine is None:
                taken.append(f"A new point: {other.text}")
            joined = other if mine is None else _joined(mine, other)
            if joined == mine:
                continue
            if mine is not None:
                said = " Both answered it; the later answer stands." if _both_answered(mine, other) else ""
                (both if said else taken).append(f"Point {numbers[key]} is brought up to date.{said}")
            steps.append(("taken", f"point:{key}", PointPut(id=key, point=joined)))
        return steps

    def _signatures(self, theirs: Draft, taken: list[str]) -> list[Step]:
        known = {each.id for each in self.draft.signatures}
        # One that was withdrawn here does not come back.
        withdrawn = {line.about.partition(":")[2] for line in self.draft.trail if line.did == "withdrew"}
        new = [each for each in theirs.signatures if each.id not in known | withdrawn]
        signatures = self.draft.signatures
        steps: list[Step] = []
        for each in new:
            taken.append(f"The signature of {each.by}.")
            signatures = tuple(sorted((*signatures, each), key=lambda one: one.on))
            steps.append(("taken", f"signature:{each.id}", Signed(signatures=signatures)))
        return steps

    def _keep_theirs(self, copy: Path, theirs: Draft, read: Sequence[Passage]) -> None:
        """Keeps what was read there, so that later changes can be told in words here."""
        keep_read(self.path, read, read_digest(read))
        wanted = {verdict.digest for verdict in theirs.verdicts.values()} | {each.digest for each in theirs.signatures}
        for digest in wanted - {""}:
            then = read_then(copy, digest)
            if then is not None:
                keep_read(self.path, then, digest)


def _given(who: str, criterion: str, verdict: Verdict) -> Step:
    act = VerdictGiven(who=who, criterion=criterion, verdict=verdict)
    return "taken", f"verdict:{who}:{criterion}", act


def _joined(mine: Point, other: Point) -> Point:
    """Both sides of one point: the later answer, and the later closing or opening."""
    answer = max(mine, other, key=lambda each: each.answered_on)
    closing = max(mine, other, key=lambda each: each.closed_on)
    return replace(
        mine, answer=answer.answer, reason=answer.reason, answered_on=answer.answered_on,
        closed_by=closing.closed_by, closed_on=closing.closed_on, closed_read=closing.closed_read,
    )  # fmt: skip


def _both_answered(mine: Point, other: Point) -> bool:
    said = {(each.answer, each.reason) for each in (mine, other) if each.answer}
    return len(said) > 1
