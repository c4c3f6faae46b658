"""Returning: a report that was finished in Word comes back: shown change by change, and taken as one step."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from imrassist.errors import ImrError
from imrassist.model.acts import Act, Together
from imrassist.session.judging import Judging
from imrassist.session.merging import Merging
from imrassist.session.values import Changed

if TYPE_CHECKING:
    from imrassist.intake.returned import Difference, Returned
    from imrassist.model.draft import Draft
    from imrassist.writing.report import Report


def note_exported(draft: Draft, report: Report, sections: Collection[str]) -> None:
    """Notes what these sections say, so that a change made to them in Word is told from one made here since."""
    from imrassist.storage.exported import remember
    from imrassist.writing.fingerprint import fingerprints

    remember(draft.doc_id, fingerprints(report, sections))


class Returning(Merging, Judging):
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

    def take_back(self, returned: Returned, leave: Collection[str] = (), also: Collection[str] = ()) -> Changed | None:
        """Takes what came back into the draft, as one step: all that is to be taken by itself, and `also` these.

        `leave` and `also` are ids of differences. Where draft and file were both changed, the paragraph goes out of
        step, with the three texts side by side (`out_of_step`). None when there is nothing to take.
        """
        if self.read_only:
            raise ImrError(self.path.name, "It is open to be read only.", "Close it elsewhere, and open it again.")
        chosen = [each for each in returned.differences if taken(each, leave, also)]
        acts: list[Act] = [act for each in chosen for act in each.acts]
        if not acts:
            return None
        name = "what came back from Word"
        return self.do(Together(acts=tuple(acts), name=name), name)


def taken(difference: Difference, leave: Collection[str], also: Collection[str]) -> bool:
    """Whether a difference is taken into the draft."""
    return bool(difference.acts) and (difference.id in also or (difference.taken and difference.id not in leave))
