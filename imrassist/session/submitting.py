"""Submitting: each sending to the board with its frozen copy, and what changed since any of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import Act, Answered, Together, apply
from imrassist.model.answer import Answer, Place
from imrassist.model.review_acts import Submitted
from imrassist.model.submission import STAGES, Submission
from imrassist.session.review_values import Sent
from imrassist.session.signing import Signing
from imrassist.session.values import Changed
from imrassist.storage.submissions import fault_of, folder_of, freeze, frozen

if TYPE_CHECKING:
    from imrassist.model.draft import Draft
    from imrassist.writing.changes import Change

_DOCUMENTS = {"chronology": ("chronology",)}
"""What goes to the board at a stage; else `_REPORT`."""
_REPORT = ("imr", "quality-form")
_DAYS = {"first": "first_submitted", "revised": "revised", "final": "final_submitted"}
"""Role of the question that holds the day of a stage."""
NAMES = {
    "chronology": "the chronology",
    "first": "the first submission",
    "revised": "a revised submission",
    "final": "the final submission",
}


def sent_documents(stage: str) -> tuple[str, ...]:
    """The documents that go to the board at a stage."""
    return _DOCUMENTS.get(stage, _REPORT)


class Submitting(Signing):
    """The submissions of one open draft (guidance 2.7ii, 3.3)."""

    def submissions(self) -> tuple[Sent, ...]:
        """Every submission in its order, with what is wrong with its frozen copy, if anything."""
        return tuple(
            Sent(submission=each, fault=fault_of(self.path, each.folder, each.frozen))
            for each in self.draft.submissions
        )

    def submissions_folder(self) -> Path:
        """Where the frozen copies lie: ``NAME.submissions`` beside the draft."""
        return folder_of(self.path)

    def submission(self, name: str) -> Submission:
        """The submission of this stage (the last of it) or number from 1. Raises ImrError when there is none."""
        found = self.draft.submissions
        for number, each in enumerate(found, 1):
            if name == str(number):
                return each
        for each in reversed(found):
            if name.strip().casefold() == each.stage:
                return each
        there = ", ".join(each.stage for each in found)
        raise ImrError("the submission", "There is none of this name.", f"There are: {there}." if there else "")

    def submitted_draft(self, submission: Submission) -> Draft:
        """The draft as it was sent. Raises ImrError when its frozen copy is not there, or was changed."""
        lookup = lambda form: self.form if form == self.form.id else None  # noqa: E731 - as storage asks for it
        return frozen(self.path, submission.folder, submission.frozen, lookup)

    def changes_since(self, name: str, until: str = "") -> tuple[Change, ...]:
        """What is different since a submission, now or at a later one: text, rows and answers."""
        from imrassist.writing.changes import changes

        then = self.submitted_draft(self.submission(name))
        now = self.submitted_draft(self.submission(until)) if until else self.draft
        return changes(self.form, then, now)

    def next_stage(self) -> str:
        """What would be sent next."""
        stages = {each.stage for each in self.draft.submissions}
        return "revised" if "first" in stages else "first" if "chronology" in stages else "chronology"

    def may_submit(self, stage: str) -> str:
        """Why a stage cannot be submitted now, in a sentence; empty when it can."""
        stages = {each.stage for each in self.draft.submissions}
        if stage not in STAGES:
            return f"A submission is one of: {', '.join(STAGES)}."
        if stage in ("first", "final") and stage in stages:
            return (
                f"There is {NAMES[stage]} already{'; what goes now is revised or final' if stage == 'first' else ''}."
            )
        if stage in ("revised", "final") and "first" not in stages:
            return "Nothing was submitted first."
        return ""

    def seen_by(self, stage: str) -> str:
        """Who has read what would be sent: whoever signed this very text, or reviews now and sends the chronology."""
        signed = self.signed_now()
        if signed is not None and signed.valid:
            return signed.signature.by
        return self.reviewer.name if self.reviewer is not None and stage == "chronology" else ""

    def keep_submission(
        self,
        stage: str,
        documents: Mapping[str, bytes],
        *,
        day: date | None = None,
        not_seen: str = "",
        reason: str = "",
    ) -> Changed:
        """Keeps that this was sent: with documents, verdicts and open remarks, frozen; the front sheet follows.

        `documents` are what went, by file name. Without a signature on this very text `not_seen` must say why nobody
        countersigned it. Raises ImrError, and keeps nothing, when something is missing or cannot be written.
        """
        day, not_seen, reason = day or self.today, self.clean(not_seen)[0].strip(), self.clean(reason)[0].strip()
        seen = self._submittable(stage, day, not_seen)
        who = self.reviewer or self.person("author")
        acts = self._days(stage, day, seen=bool(seen))
        draft = apply(self.draft, Together(acts=tuple(acts)))
        files = {**documents, "remarks.txt": self._open_remarks().encode()}
        folder, sha = freeze(self.path, f"{day.isoformat()}-{stage}", draft, files, self.form)
        submission = Submission(
            id=self.fresh_id(), stage=stage, day=day.isoformat(), documents=tuple(documents), digest=self._whole(),
            by=who.name, post=who.post, seen=seen, not_seen="" if seen else not_seen, reason=reason, folder=folder,
            frozen=sha,
        )  # fmt: skip
        acts.append(Submitted(submissions=(*self.draft.submissions, submission)))
        step = ("submitted", f"submission:{submission.id}", Together(acts=tuple(acts)))
        return self._record([step], NAMES[stage], who)

    def _submittable(self, stage: str, day: date, not_seen: str) -> str:
        """Who has read what is to be sent; empty when nobody has, and `not_seen` says why. Raises ImrError else."""
        what, mend = self.may_submit(stage), ""
        seen = self.seen_by(stage)
        if not what and day > self.today:
            what, mend = "That day is to come.", "Give the day on which it went."
        elif not (what or seen or not_seen):
            what = "The countersigning person has not signed this very text."
            mend = "Have it read and signed first; or say why it goes unread: the submission says so."
        if what:
            raise ImrError("the submission", what, mend, "Nothing was submitted.")
        return seen

    def _days(self, stage: str, day: date, *, seen: bool) -> list[Act]:
        """The front sheet's day of this stage, and whether the countersigning person had read it."""
        acts: list[Act] = []
        said = {_DAYS.get(stage, ""): day.isoformat(), f"{stage}_seen": "yes" if seen else "no"}
        for role, value in said.items():
            question = self.form.by_role(role) if role else None
            if question is not None:
                answer = Answer(value=value, asked=question.ask)
                acts.append(Answered(place=Place(question.id), answer=answer))
        return acts

    def _open_remarks(self) -> str:
        standing = [remark for remark in self.remarks() if not remark.aside]
        lines = [f"{remark.grade.upper()}: {remark.say} {remark.mend} [{remark.check}]" for remark in standing]
        lines += [
            f"POINT: {raised.point.text} ({raised.where}; {raised.state})" for raised in self.points(still_open=True)
        ]
        return "\n".join(lines or ["Nothing was open."]) + "\n"
