"""Versioning: what changed in an open draft, since it was opened or since a version that the author has named."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from imrassist.errors import ImrError
from imrassist.model.dates import Day
from imrassist.model.draft import Draft
from imrassist.session.opened import OpenDraft
from imrassist.storage.store import Store
from imrassist.writing.write import Writer

if TYPE_CHECKING:
    from imrassist.storage.versions import Version
    from imrassist.writing.changes import Change


def moment(when: str) -> str:
    """Day and time of a version as the form writes them: ``17/09/09 at 10:30``."""
    day, _, time = when.partition(" ")
    known = Day.known(day)
    return f"{known.short} at {time}" if known else when


class Versioning(OpenDraft):
    """Named versions of one open draft, and what is different between two."""

    def save_version(self, name: str) -> Version:
        """Keeps the draft as it is now under a name.

        Raises ImrError when the name will not do, or it cannot be kept.
        """
        from imrassist.storage.versions import keep

        if self.read_only:
            raise ImrError(self.path.name, "It is open to be read only.", "Close it elsewhere, and open it again.")
        return keep(self.draft, self.clean(name)[0], datetime.now(), self.form)

    def versions(self) -> list[Version]:
        """The named versions, the newest first."""
        from imrassist.storage.versions import kept_versions

        return kept_versions(self.draft.doc_id)

    def version(self, name: str) -> Version:
        """The version of this name, or number. Raises ImrError when there is none."""
        wanted = " ".join(name.split()).casefold()
        found = self.versions()
        for each in (
            *(v for v in found if v.name.casefold() == wanted),
            *(v for v in found if str(v.number) == wanted),
        ):
            return each
        mend = "Choose another name." if found else "Save a version first."
        raise ImrError("the named version", "There is none of this name.", mend)

    def draft_of(self, version: Version) -> Draft:
        """The draft as it was then. Raises ImrError when the copy cannot be read."""
        from imrassist.storage.versions import read_version

        return read_version(version, lambda form_id: self.form if form_id == self.form.id else None)

    def open_version(self, version: Version) -> Self:
        """That version as a session of its own, to be read and exported only. Raises ImrError as `draft_of`."""
        draft = self.draft_of(version)
        opened = type(self)(self.form, draft, Store(self.path, draft.doc_id, datetime.now), today=self.today)
        opened.notices.append(f"The version of {version.when}, to be read only.")
        return opened

    def changes(self, since: Draft | None = None) -> tuple[Change, ...]:
        """What is different now, in text, rows and answers; without `since`, from when the draft was opened."""
        from imrassist.writing.changes import changes

        return changes(self.form, since or self.at_open, self.draft)

    def rebuilt(self, since: Draft | None = None) -> tuple[Change, ...]:
        """The blocks and cells that changed because answers did: untouched by hand, then and now."""
        from imrassist.writing.changes import text_changes

        then, now = since or self.at_open, self.draft
        if then is now:
            return ()
        old, new = Writer(self.form).write(then), Writer(self.form).write(now)
        return tuple(change for change in text_changes(self.form, (then, old), (now, new)) if change.built)
