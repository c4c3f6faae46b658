"""Session: one open draft, whole: interview, report, checks, files and export."""

from __future__ import annotations

from pathlib import Path

from imrassist.session.amending import Amending
from imrassist.session.exporting import COPIES, DOCUMENTS, PACK, PAPERS, Exporting, put, target
from imrassist.session.joining import Joining
from imrassist.session.jotting import Jotting
from imrassist.session.marking import Marking
from imrassist.session.searching import Searching
from imrassist.session.sieving import Sieving
from imrassist.session.values import Exported


class Session(Exporting, Joining, Searching, Marking, Amending, Sieving, Jotting):
    """One open draft. All that the screens and the commands call."""

    def genogram_sketch(self) -> tuple[str, ...]:
        """The family as lines of plain signs, for a screen (S5.2); none where nobody is entered."""
        from imrassist.writing.genogram.reading import family_of
        from imrassist.writing.genogram.sketch import sketch

        return sketch(family_of(self.form, self.draft))

    def draw_genogram(self, out: Path | None = None, *, replace: bool = False) -> Exported:
        """Writes the family's outline genogram alone: ``genogram.svg``, or a .png where that is named (S5.2).

        `out` and `replace` as for `export`. Raises ImrError for another ending, for nobody to draw, and when it
        cannot be written.
        """
        from imrassist.export.genogram import drawn

        where = target(out or self.path.parent, "genogram.svg")
        return put(where, drawn(self.form, self.draft, where.suffix.lower()), replace=replace)


__all__ = ["COPIES", "DOCUMENTS", "PACK", "PAPERS", "Session"]
