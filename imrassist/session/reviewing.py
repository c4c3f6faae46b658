"""Reviewing: the countersigning person's verdicts on an open draft, what they read, and what changed since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.interview.question import Criterion
from imrassist.model.acts import VerdictGiven
from imrassist.model.quality import Verdict
from imrassist.model.trail import LIMIT, Line, faults, set_back
from imrassist.session.recording import Recording, Step, overridden, same_person
from imrassist.session.review_values import CHANGED, REWORDED, Earlier, Judged, TrailNow
from imrassist.session.values import Changed

if TYPE_CHECKING:
    from imrassist.checks.remark import Remark
    from imrassist.writing.as_read import Passage
    from imrassist.writing.brief import BriefPart
    from imrassist.writing.changes import Change


class Reviewing(Recording):
    """The review of one open draft (guidance 2.7i)."""

    def send_for_countersigning(self) -> Changed:
        """The author says that the draft may be read now. Raises ImrError while somebody reviews."""
        self._by_author("sending for countersigning")
        return self._record([("sent", "", None)], "sending for countersigning", self.person("author"))

    @property
    def stage(self) -> str:
        """Where the review stands: ``sent`` to the countersigning person, ``signed``, ``submitted``, or nothing yet."""
        for line in reversed(self.draft.trail):
            if line.did in ("sent", "signed", "submitted"):
                return line.did
            if line.did == "withdrew":
                return "sent"
        return ""

    # ---- reading

    def brief(self) -> tuple[BriefPart, ...]:
        """One page to read first: the inspector's five phrases, then what is open."""
        from imrassist.writing.brief import BriefLine, BriefPart, brief

        standing = [remark for remark in self.remarks() if not remark.aside]
        lines = [f"{count} that {grade} be mended" for grade in ("must", "should")
                 if (count := sum(remark.grade == grade for remark in standing))]  # fmt: skip
        lines = [f"Remarks of the checks: {', '.join(lines)}." if lines else "No check has anything to mend."]
        lines += [f"{remark.say}" for remark in standing if remark.grade == "must"][:5]
        if aside := len(self.asides()):
            lines.append(f"Remarks that the author set aside, each with a reason: {aside}.")
        lines += overridden(self.draft)
        waiting = sum(not point.closed for point in self.draft.points.values())
        lines += [f"Points that are not closed: {waiting}."] if waiting else []
        rest = BriefPart(title="What is open", lines=tuple(BriefLine(say=line) for line in lines))
        return (*brief(self.form, self.draft), rest)

    def asides(self, criterion: str = "") -> tuple[Remark, ...]:
        """The remarks that the author set aside, each with the reason; of one criterion those that spoke against it."""
        from imrassist.checks.criteria import load_rules

        rule = load_rules(self.form, self._checks).rules.get(criterion) if criterion else None
        checks = {name for item in (rule.against if rule else ()) for name in item.checks}
        found = (remark for remark in self.remarks() if remark.aside)
        return tuple(remark for remark in found if not criterion or remark.check in checks)

    def criterion(self, name: str) -> Criterion:
        """The criterion of this number, id or short name. Raises ImrError when there is none."""
        wanted = name.strip().casefold()
        for each in self.form.criteria:
            if wanted in (str(each.number), each.id.casefold(), each.short.casefold()):
                return each
        raise ImrError(
            "the quality form", "It has no such criterion.", f"Name one from 1 to {len(self.form.criteria)}."
        )

    def passages_of(self, criterion: str) -> tuple[Passage, ...]:
        """What somebody reads who judges this criterion, in the report's order."""
        return self._passages(self._reads(criterion))

    def judged(self, criterion: str) -> Judged:
        """One criterion as the reviewer finds it."""
        found = next(each for each in self.form.criteria if each.id == criterion)
        verdicts = self.draft.verdicts
        earlier = tuple(
            Earlier(who=key.partition(":")[0], verdict=verdict)
            for key, verdict in verdicts.items()
            if key.startswith("earlier") and key.partition(":")[2] == criterion
        )
        verdict = verdicts.get(f"approver:{criterion}")
        return Judged(
            criterion=found,
            verdict=verdict,
            lapsed=self._lapsed(found, verdict) if verdict else "",
            author=verdicts.get(f"author:{criterion}"),
            earlier=earlier,
            points=sum(p.about == f"criterion:{criterion}" and not p.closed for p in self.draft.points.values()),
        )

    def all_judged(self) -> tuple[Judged, ...]:
        """Every criterion, in the form's order."""
        return tuple(self.judged(each.id) for each in self.form.criteria)

    def changed_since(self, verdict: Verdict, criterion: str) -> tuple[Change, ...] | None:
        """What is different in a criterion's passages since this verdict; None when the copy that was read is gone."""
        from imrassist.writing.differing import differing

        reads = self._reads(criterion)
        then = self._then(verdict.digest, reads)
        return None if then is None else differing(then, self._passages(reads))

    # ---- judging

    def judge(self, criterion: str, answer: str, comment: str = "") -> Changed:
        """Keeps the reviewer's verdict, on exactly the passages as they are now; an empty answer takes it back.

        Raises ImrError for an answer that the form has not, for No or Partially without a comment, and when nobody
        reviews. A verdict of another reviewer stays, as an earlier one.
        """
        reviewer = self._reviewing()
        found = next(each for each in self.form.criteria if each.id == criterion)
        comment = self.clean(comment)[0].strip()
        key = f"verdict:approver:{criterion}"
        if not answer:
            act = VerdictGiven(who="approver", criterion=criterion, verdict=None)
            return self._record([("took_back", key, act)], "taking a verdict back", reviewer)
        if answer not in {each.id for each in self.form.scale}:
            labels = ", ".join(each.label for each in self.form.scale)
            raise ImrError("the verdict", "The form has no such answer.", f"Choose one of: {labels}.")
        if answer != "yes" and not comment:
            raise ImrError("the verdict", "No and Partially need a comment.", "Say what is missing, for the author.")
        self._keep_read()
        verdict = Verdict(
            answer=answer, comment=comment, digest=self._whole(), read=self._read(criterion), asked=found.text,
            by=reviewer.name, post=reviewer.post, on=self._time(),
        )  # fmt: skip
        steps: list[Step] = []
        before = self.draft.verdicts.get(f"approver:{criterion}")
        if before and before.by and not same_person(before.by, reviewer.name):
            steps.append(self._shaded(criterion, before))
        steps.append(("judged", key, VerdictGiven(who="approver", criterion=criterion, verdict=verdict)))
        return self._record(steps, f"the verdict on criterion {found.number}", reviewer)

    def trail(self) -> TrailNow:
        """Who did what and when, whether it holds together, and what that cannot show."""
        numbers = {each.id: each.number for each in self.form.criteria}
        numbers |= {key: number for number, key in enumerate(self.draft.points, 1)}
        lines = tuple(_in_words(line, numbers) for line in self.draft.trail)
        notes = tuple(
            f"Line {line.n} is earlier than one before it: a clock was set back, or one of the computers was wrong."
            for line in set_back(self.draft.trail)
        )
        return TrailNow(lines=lines, faults=tuple(f.what for f in faults(self.draft)), notes=notes, limit=LIMIT)

    # ---- within

    def _lapsed(self, criterion: Criterion, verdict: Verdict) -> str:
        if verdict.asked and verdict.asked != criterion.text:
            return REWORDED
        now = self._read(criterion.id) if verdict.read else self._whole()
        then = verdict.read or verdict.digest
        return CHANGED if then and then != now else ""

    def _shaded(self, criterion: str, verdict: Verdict) -> Step:
        """An earlier verdict is kept under a name of its own."""
        number = 1
        while f"earlier.{number}:{criterion}" in self.draft.verdicts:
            number += 1
        act = VerdictGiven(who=f"earlier.{number}", criterion=criterion, verdict=verdict)
        return "taken", f"verdict:earlier.{number}:{criterion}", act


_DID = {
    "sent": "sent the draft for countersigning", "judged": "judged",
    "entered": "entered from paper:", "worded": "changed the wording of", "took_back": "took back", "raised": "raised",
    "answered": "answered", "closed": "closed", "reopened": "opened again", "returned": "recorded from the panel",
    "signed": "signed the report", "withdrew": "withdrew the signature", "submitted": "submitted the review",
    "overrode": "made a document although something was to be mended",
    "joined": "took in a review done on a copy", "taken": "took over",
}  # fmt: skip


def _in_words(line: Line, numbers: Mapping[str, int]) -> str:
    kind, _, rest = line.about.partition(":")
    name = rest.rpartition(":")[2]
    what = {"verdict": f" criterion {numbers.get(name, name)}", "point": f" point {numbers.get(name, name)}"}.get(
        kind, ""
    )
    copy = ", on a copy" if line.copied else ""
    when = f"{line.at[8:10]}/{line.at[5:7]}/{line.at[2:4]} {line.at[11:16]} UTC"
    who = f"{line.who}, {line.post}" if line.post else line.who or "The author"
    return f"{line.n}. {when}: {who} {_DID.get(line.did, line.did)}{what}{copy}."
