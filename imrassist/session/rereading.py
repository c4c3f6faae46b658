"""Rereading: what of an open draft somebody reads who reviews it, as it is now and as it was when it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imrassist.session.joining import Joining
from imrassist.storage.submissions import has_read, keep_read, read_then
from imrassist.writing.as_read import Reading, chosen

if TYPE_CHECKING:
    from imrassist.interview.question import Form
    from imrassist.writing.as_read import Passage
    from imrassist.writing.report import Report


class Rereading(Joining):
    """The report of one open draft as it is read: its passages, their digests, and what was kept of earlier ones."""

    _old: tuple[str, tuple[Passage, ...]] | None = None
    _read_by: tuple[Form, Reading] | None = None
    _text: tuple[tuple[object, object, object], Report] | None = None

    def report(self) -> Report:
        """The whole report as it stands; a verdict or a point changes no word of it, and so costs nothing here."""
        said = (self.draft.answers, self.draft.rows, self.draft.blocks)
        if self._text is None or any(now is not then for now, then in zip(said, self._text[0], strict=True)):
            self._text = (said, super().report())
        return self._text[1]

    # ---- within

    def _reads(self, criterion: str) -> tuple[str, ...] | None:
        from imrassist.checks.criteria import load_rules

        rule = load_rules(self.form, self._checks).rules.get(criterion)
        return rule.reads if rule else None

    def _read(self, criterion: str) -> str:
        """Digest of the passages of a criterion as they are now; of the whole report for none."""
        return self._reading.digest(self.report(), self._reads(criterion) if criterion else None)

    def _whole(self) -> str:
        return self._read("")

    def _passages(self, reads: Sequence[str] | None = None) -> tuple[Passage, ...]:
        """The report as somebody reads it now, or what of it these names stand for."""
        return self._reading.passages(self.report(), reads)

    @property
    def _reading(self) -> Reading:
        if self._read_by is None or self._read_by[0] is not self.form:
            self._read_by = (self.form, Reading(self.form))
        return self._read_by[1]

    def _keep_read(self) -> None:
        """Keeps the report as it is read now, for the difference to be told in words one day."""
        whole = self._whole()
        if has_read(self.path, whole):
            return
        if trouble := keep_read(self.path, self._passages(), whole):
            note = f"What was read could not be kept ({trouble}): a later change will show, but not its words."
            if note not in self.notices:
                self.notices.append(note)

    def _then(self, digest: str, reads: Sequence[str] | None = None) -> tuple[Passage, ...] | None:
        """The report of this digest as it was read, or what of it somebody reads; None when no copy of it is left."""
        if digest == self._whole():
            return self._passages(reads)
        if self._old is None or self._old[0] != digest:
            then = read_then(self.path, digest)
            if then is None:
                return None
            self._old = (digest, then)
        return chosen(self._old[1], self.form, reads)
