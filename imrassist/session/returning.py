"""Returning: a report that was finished in Word comes back: shown change by change, and taken as one step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace as _with
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.checks.coming import Coming, coming_in
from imrassist.errors import ImrError
from imrassist.model.acts import Act, BlockEdited, Together
from imrassist.model.quality import Point
from imrassist.model.review_acts import PointPut
from imrassist.session.merging import Merging
from imrassist.session.recording import Step
from imrassist.session.replacing import Replacing
from imrassist.session.signing import Signing
from imrassist.session.values import Changed

if TYPE_CHECKING:
    from imrassist.intake.filled import Filled
    from imrassist.intake.returned import Difference, Returned, ReviewNote
    from imrassist.model.draft import Draft
    from imrassist.writing.report import Report


def note_exported(draft: Draft, report: Report, sections: Collection[str]) -> None:
    """Notes what these sections say, so that a change made to them in Word is told from one made here since."""
    from imrassist.storage.exported import remember
    from imrassist.writing.fingerprint import fingerprints

    remember(draft.doc_id, fingerprints(report, sections))


class Returning(Merging, Replacing, Signing):
    """What comes back into one open draft."""

    def read_back(self, path: Path) -> Returned:
        """What is different in a Word file of this review, what reviewers say in it, and what has no place.

        Nothing is changed. Raises ImrError for a file that cannot be read.
        """
        from imrassist.intake.compare import Held
        from imrassist.intake.returning import bring_back
        from imrassist.storage.exported import recall

        exported = recall(self.draft.doc_id)
        return bring_back(path, Held(self.form, self.draft, self.report(), self.today, exported, self.fresh_id))

    def take_back(
        self, returned: Returned, leave: Collection[str] = (), also: Collection[str] = (), *, coded: bool = False
    ) -> Changed | None:
        """Takes what came back into the draft, as one step: all that is to be taken by itself, and `also` these.

        Reviewers' comments and tracked changes become points to answer, which no undo takes back.

        `leave` and `also` are ids of differences. Where draft and file were both changed, the paragraph goes out of
        step, with the three texts side by side (`out_of_step`). With `coded`, codes stand in the place of the names of
        the key that come with it. None when there is nothing to take.
        """
        if self.read_only:
            raise ImrError(self.path.name, "It is open to be read only.", "Close it elsewhere, and open it again.")
        self._take_notes(returned, coded=coded)
        chosen = [each for each in returned.differences if taken(each, leave, also)]
        acts: list[Act] = [act for each in chosen for act in each.acts]
        if not acts:
            return None
        name = "what came back from Word"
        acts = self.with_codes(acts) if coded else acts
        return self.do(Together(acts=tuple(acts), name=name), name)

    def coming_back(self, returned: Returned) -> Coming:
        """Which names and details stand in what a file would bring, before it is taken."""
        texts = [*(each.file for each in returned.differences if each.acts), *(note.text for note in returned.notes)]
        return coming_in(filter(None, texts), self.name_spans)

    def coming_filled(self, filled: Filled) -> Coming:
        """The same of a form that was filled in by hand."""
        from imrassist.intake.filled import texts_of_filled

        return coming_in(texts_of_filled(self.form, filled), self.name_spans)

    def both_in_one(self, difference: Difference) -> str | None:
        """What draft and file have changed in one paragraph, in one text; None where that cannot be told."""
        from imrassist.writing.merge import combine

        if difference.kind != "text" or not (difference.before and difference.now and difference.file):
            return None
        joined = combine(difference.before, difference.now, difference.file)
        return joined if joined not in (difference.now, difference.file) else None

    def reworded(self, difference: Difference, text: str) -> Difference:
        """The same difference of a paragraph, to be taken with this wording, for the answers as they are.

        Changes nothing in the draft yet. Blank text, and what is no paragraph, gives the difference as it was.
        """
        from imrassist.writing.build import build_alone

        text = self.clean(text)[0].strip()
        act = difference.acts[0] if len(difference.acts) == 1 else None
        if not text or difference.kind not in ("text", "new") or not isinstance(act, BlockEdited) or act.edit is None:
            return difference
        ours = build_alone(self.form, self.draft, act.block)
        edit = _with(act.edit, text=text, base=ours.text, seen=ours.seen) if ours else _with(act.edit, text=text)
        return _with(
            difference, file=text, acts=(BlockEdited(block=act.block, edit=edit),), taken=True, collides=False,
            why="In your own words.",
        )  # fmt: skip

    @property
    def is_new(self) -> bool:
        """Whether nothing stands in the draft yet, so that a filled form can be taken into it."""
        draft = self.draft
        return not (draft.answers or draft.blocks or any(draft.rows.values()))

    def read_form(self, path: Path) -> Filled:
        """What a form of this sort holds that was filled in by hand in Word; changes nothing.

        Raises ImrError when it cannot be read.
        """
        from imrassist.intake.filled import fill_draft

        return fill_draft(path, self.form, today=self.today, fresh_id=self.fresh_id)

    def take_form(self, filled: Filled) -> Changed | None:
        """Fills this draft, which is new, with what a filled form holds, as one step. None when it holds nothing."""
        self._take_notes(filled)
        if not filled.acts:
            return None
        name = "a filled form"
        return self.do(Together(acts=filled.acts, name=name), name)

    def _take_notes(self, returned: Returned | Filled, *, coded: bool = False) -> None:
        """Keeps what reviewers say in the file as points for the author to answer; those that are kept already once."""
        known = {(point.text, point.about, point.by) for point in self.draft.points.values()}
        steps: list[Step] = []
        for note in returned.notes:
            text = self.clean(note.text)[0].strip()
            text = self.coded(text) if coded else text
            about = self._about(note)
            if not text or (text, about, note.by) in known:
                continue
            known.add((text, about, note.by))
            point = Point(
                id=self.fresh_id(), text=text, about=about, by=note.by, on=f"{note.day}T00:00:00Z" if note.day else
                self._time(), read=self._digest_about(about),
            )  # fmt: skip
            steps.append(("returned", f"point:{point.id}", PointPut(id=point.id, point=point)))
        if steps:
            self._record(steps, "what reviewers say in Word", self.person("author"))

    def _about(self, note: ReviewNote) -> str:
        """What a note is about, as `Point.about` names it: the block, else its section, else the report as a whole."""
        block = f"block:{note.block}#{note.row}" if note.row else f"block:{note.block}"
        if note.block and self.passages_about(block):
            return block
        return f"section:{note.section}" if note.section else ""


def taken(difference: Difference, leave: Collection[str], also: Collection[str]) -> bool:
    """Whether a difference is taken into the draft."""
    return bool(difference.acts) and (difference.id in also or (difference.taken and difference.id not in leave))
