"""Copying back: a review that was done on a copy of the draft comes home; its text is looked at and never taken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import VerdictGiven
from imrassist.model.quality import Point, Verdict
from imrassist.model.review_acts import Overridden, PointPut, Signed
from imrassist.model.submission import Signature
from imrassist.model.trail import Line, faults
from imrassist.session.recording import Step, same_person
from imrassist.session.review_values import TakenIn
from imrassist.session.submitting import Submitting
from imrassist.storage.submissions import keep_read, read_then
from imrassist.writing.as_read import passages, read_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from imrassist.model.draft import Draft
    from imrassist.writing.as_read import Passage


_CHANGED_OUTSIDE = (
    "The file was changed by another program since it was saved. Its trail holds together, so what it tells was taken."
)


class CopyingBack(Submitting):
    """What a review done on a copy of this draft has to give."""

    def take_in(self, copy: Path) -> TakenIn:
        """Joins the verdicts, points and signatures of a copy of this draft to ours, by their ids.

        Who knew what the other had said of a criterion or a point, and went on from there, has the last word; also to
        take it back. Where neither knew it, the later verdict stands and the other stays beside it as an earlier one;
        of a point, the later answer and the later closing are kept. Text is compared, and never taken.
        Raises ImrError when the file cannot be read, is of another review, or its trail does not hold together.
        """
        theirs, as_saved = self._copy(copy)
        from imrassist.writing.differing import differing
        from imrassist.writing.write import Writer

        read = passages(Writer(self.form).write(theirs), self.form)
        found = _Found(ours=_Told(self.draft), theirs=_Told(theirs))
        steps: list[Step] = [("joined", "", None)]
        steps += (line for line in theirs.trail if _origin(line) not in found.ours.lines)
        steps += self._verdicts(theirs, found)
        steps += self._points(theirs, found)
        steps += self._signatures(theirs, found)
        steps += self._overrides(theirs, found)
        changed = differing(read, self._passages())
        if len(steps) > 1:
            self._keep_theirs(copy, theirs, read)
            self._record(steps, "taking in a review done on a copy", self.reviewer or self.person("author"))
        notes = () if as_saved else (_CHANGED_OUTSIDE,)
        return TakenIn(taken=tuple(found.taken), both=tuple(found.both), notes=notes, text=changed)

    def _copy(self, path: Path) -> tuple[Draft, bool]:
        """The copy as it lies there, and whether it is as it was saved. Raises ImrError as `take_in`."""
        from imrassist.storage.copy_of import read_copy

        if path.resolve() == self.path.resolve():
            raise ImrError(path.name, "This is the draft itself.", "Name the copy that came back.")
        theirs, as_saved = read_copy(path, lambda form: self.form if form == self.form.id else None)
        if theirs.doc_id != self.draft.doc_id:
            raise ImrError(
                path.name, "It is not a copy of this draft, but another review.", "Name the copy that came back."
            )
        if broken := faults(theirs):
            raise ImrError(path.name, broken[0].what, "Ask for the copy once more. Until then nothing of it is taken.")
        return theirs, as_saved

    def _verdicts(self, theirs: Draft, found: _Found) -> list[Step]:
        steps: list[Step] = []
        for each in self.form.criteria:
            mine, other = (side.verdicts.get(f"approver:{each.id}") for side in (self.draft, theirs))
            beside = [verdict for key, verdict in theirs.verdicts.items() if _is_earlier(key, each.id)]
            stands = mine
            match found.goes_on(f"verdict:approver:{each.id}", mine, other):
                case "theirs":
                    stands = other
                    said = f"the verdict of {other.by}" if other else "its verdict was taken back"
                    found.taken.append(f"Criterion {each.number}: {said}.")
                case "both":
                    first, stands = sorted((v for v in (mine, other) if v), key=lambda verdict: verdict.on)
                    who = "the same reviewer" if same_person(first.by, stands.by) else "another reviewer"
                    found.both.append(
                        f"Criterion {each.number}: judged twice, by {who}. The later one stands; the other is kept "
                        "beside it."
                    )
                    beside.append(first)
            kept = [stands, *(v for key, v in self.draft.verdicts.items() if _is_earlier(key, each.id))]
            steps += self._beside(each.id, [verdict for verdict in beside if verdict not in kept])
            steps += [_given("approver", each.id, stands)] if stands is not mine else []
        return steps

    def _beside(self, criterion: str, verdicts: Sequence[Verdict]) -> Iterator[Step]:
        """Earlier verdicts, each under a name that is free here."""
        names = (f"earlier.{n}" for n in range(1, 10_000))
        free = (name for name in names if f"{name}:{criterion}" not in self.draft.verdicts)
        return (_given(name, criterion, verdict) for name, verdict in zip(free, verdicts, strict=False))

    def _points(self, theirs: Draft, found: _Found) -> list[Step]:
        steps: list[Step] = []
        numbers = {key: number for number, key in enumerate(self.draft.points, 1)}
        for key, other in theirs.points.items():
            mine = self.draft.points.get(key)
            name = f"point:{key}"
            side = found.goes_on(name, mine, other)
            if side == "ours":
                continue
            if mine is None or (side == "both" and (mine.by, mine.on) != (other.by, other.on)):
                # Two points that were given one id are two points.
                new = key if mine is None else self.fresh_id()
                found.taken.append(f"A new point: {other.text}")
                steps.append(("taken", f"point:{new}", PointPut(id=new, point=replace(other, id=new))))
                continue
            joined = other if side == "theirs" else _joined(mine, other, found.closed_last(name))
            if joined == mine:
                continue
            said = (
                " Both answered it; the later answer stands." if _both_answered(mine, other) and side == "both" else ""
            )
            (found.both if said else found.taken).append(f"Point {numbers[key]} is brought up to date.{said}")
            steps.append(("taken", name, PointPut(id=key, point=joined)))
        return steps

    def _signatures(self, theirs: Draft, found: _Found) -> list[Step]:
        signatures = self.draft.signatures
        steps: list[Step] = []
        there = {each.id: each for each in theirs.signatures}
        here = {each.id: each for each in signatures}
        for name in {**here, **there}:
            mine, other = here.get(name), there.get(name)
            side = found.goes_on(f"signature:{name}", mine, other)
            if side == "ours":
                continue
            if side == "both":
                found.both.append("A signature of the copy has the id of another one here; it was not taken.")
                continue
            signatures = tuple(each for each in signatures if each.id != name)
            signatures = tuple(sorted((*signatures, *([other] if other else [])), key=lambda one: one.on))
            by = (other or mine or signatures[0]).by
            found.taken.append(f"The signature of {by}." if other else f"The signature of {by} was withdrawn.")
            steps.append(("taken", f"signature:{name}", Signed(signatures=signatures)))
        return steps

    def _overrides(self, theirs: Draft, found: _Found) -> list[Step]:
        known = {each.id for each in self.draft.overrides}
        steps: list[Step] = []
        overrides = self.draft.overrides
        for each in theirs.overrides:
            if each.id not in known:
                found.taken.append(f"The reason why the {each.copy} copy of {each.document} was made all the same.")
                overrides = (*overrides, each)
                steps.append(("taken", f"override:{each.id}", Overridden(overrides=overrides)))
        return steps

    def _keep_theirs(self, copy: Path, theirs: Draft, read: Sequence[Passage]) -> None:
        """Keeps what was read there, so that later changes can be told in words here."""
        keep_read(self.path, read, read_digest(read))
        wanted = {verdict.digest for verdict in theirs.verdicts.values()} | {each.digest for each in theirs.signatures}
        for digest in wanted - {""}:
            then = read_then(copy, digest)
            if then is not None:
                keep_read(self.path, then, digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What comes of a copy, and what the trail of either side tells of."""

    ours: _Told
    theirs: _Told
    taken: list[str] = field(default_factory=list)
    both: list[str] = field(default_factory=list)

    def goes_on(self, name: str, mine: _Thing | None, other: _Thing | None) -> str:
        """Whose it is now: ``ours``, ``theirs``, or ``both`` where each did something that the other did not know of.

        Whoever knew all that the other did and went on from there has the last word, whatever their clocks say.
        """
        here, there = self.ours.unknown_to(self.theirs, name), self.theirs.unknown_to(self.ours, name)
        if mine == other or not there:
            return "ours"
        if not here:
            return "theirs"
        if mine is None or other is None:  # one took back what the other said anew: nothing to lay beside it
            return "theirs" if max(there) > max(here) else "ours"
        return "both"

    def closed_last(self, name: str) -> bool:
        """Whether a point was closed, or opened again, later there than here."""
        return self.theirs.shut.get(name, "") > self.ours.shut.get(name, "")


class _Told:
    """What a trail tells of, by the name of the thing."""

    def __init__(self, draft: Draft) -> None:
        self.lines = {_origin(line) for line in draft.trail}
        self.deeds: dict[str, list[tuple[str, str]]] = {}
        """What somebody did to a thing: when, and the line. To take it over from a copy is no deed."""
        self.shut: dict[str, str] = {}
        """When each point was last closed or opened again."""
        for line in draft.trail:
            if line.did != "taken":
                self.deeds.setdefault(line.about, []).append((line.at, _origin(line)))
            if line.did in ("closed", "reopened"):
                self.shut[line.about] = max(line.at, self.shut.get(line.about, ""))

    def unknown_to(self, other: _Told, name: str) -> list[str]:
        """When something was done to this thing that the other trail does not tell of."""
        return [at for at, line in self.deeds.get(name, ()) if line not in other.lines]


_Thing = Verdict | Point | Signature


def _origin(line: Line) -> str:
    return line.copied or line.chain


def _is_earlier(key: str, criterion: str) -> bool:
    return key.startswith("earlier") and key.endswith(f":{criterion}")


def _given(who: str, criterion: str, verdict: Verdict | None) -> Step:
    act = VerdictGiven(who=who, criterion=criterion, verdict=verdict)
    return "taken", f"verdict:{who}:{criterion}", act


def _joined(mine: Point, other: Point, closed_there: bool) -> Point:
    """Both sides of one point: the later answer, and the later closing or opening."""
    answer = max(mine, other, key=lambda each: each.answered_on)
    closing = other if closed_there else mine
    return replace(
        mine, answer=answer.answer, reason=answer.reason, answered_on=answer.answered_on,
        closed_by=closing.closed_by, closed_on=closing.closed_on, closed_read=closing.closed_read,
    )  # fmt: skip


def _both_answered(mine: Point, other: Point) -> bool:
    said = {(each.answer, each.reason) for each in (mine, other) if each.answer}
    return len(said) > 1
