"""Keys: what the bookmarks of a Word file stand for: sections, blocks and table lines of a form's report."""

from __future__ import annotations

from collections.abc import Iterable

from imrassist.interview.question import BlockSpec, Form, Grid
from imrassist.model.draft import OWN
from imrassist.writing.bookmarks import START, name, plain


class BookmarkKeys:
    """Tells what a bookmark stands for. Knows the keys it is given; what it has not seen it works out from the name."""

    def __init__(self, form: Form, keys: Iterable[str] = (), rows: Iterable[str] = ()) -> None:
        """`keys` are those of a draft's blocks, `rows` the ids of its rows, where there is a draft."""
        self._form = form
        self._sections = {name("s", section.id): section.id for section in form.sections}
        known = [spec.id for spec in form.blocks] + list(keys)
        self._blocks = {name("b", key): key for key in known}
        # The longest first: one id may begin another.
        specs = sorted(form.blocks, key=lambda spec: -len(spec.id))
        self._specs = [(f"{plain(spec.id)}_", spec) for spec in specs]
        self._rows = tuple(rows)
        self._lines: dict[str, dict[str, str]] = {}

    def section(self, bookmark: str) -> str:
        """The id of the section; empty for a bookmark that is none of a section."""
        return self._sections.get(bookmark, "")

    def block(self, bookmark: str) -> str:
        """The key of the block; empty for a bookmark that is none of a block.

        Of a draft that is not at hand the rows cannot always be told: such a key ends in the bookmark's own figures,
        and is a key apart all the same.
        """
        if bookmark not in self._blocks:
            self._blocks[bookmark] = self._worked_out(bookmark) if bookmark.startswith(f"{START}b_") else ""
        return self._blocks[bookmark]

    def line(self, bookmark: str, grid: Grid) -> str:
        """The row's id, or the column's of a table of fields; empty for a bookmark that is none of its lines."""
        if not bookmark.startswith(f"{START}r_"):
            return ""
        if grid.id not in self._lines:
            rows = [column.id for column in grid.columns] if grid.kind == "fields" else self._rows
            self._lines[grid.id] = {name("r", f"{row}/{grid.id}"): row for row in rows}
        known = self._lines[grid.id].get(bookmark, "")
        if known or grid.kind == "fields":
            return known
        start = f"{START}r_{plain(grid.of)}_"
        if not bookmark.startswith(start):
            return ""
        row = f"{grid.of}-{bookmark[len(start) :].partition('_')[0]}"
        return row if name("r", f"{row}/{grid.id}") == bookmark else f"{grid.of}-{bookmark.rpartition('_')[2]}"

    def _worked_out(self, bookmark: str) -> str:
        told, _, figures = bookmark[len(f"{START}b_") :].rpartition("_")
        if told.startswith("own_"):
            section, _, rest = told[4:].partition("_")
            key = f"{OWN}{section}.{rest}"
            return key if name("b", key) == bookmark else ""
        for start, spec in self._specs:
            if told.startswith(start):
                return self._of_rows(spec, told[len(start) :], bookmark, figures)
        return ""

    def _of_rows(self, spec: BlockSpec, told: str, bookmark: str, figures: str) -> str:
        """The key of a block that is built for a row, or for one under another."""
        tables = [plain(table) for table in self._form.tables]
        parts = told.split("_")
        rows: list[str] = []
        for part in parts:
            if part in tables or not rows:
                rows.append(part)
            else:
                rows[-1] = f"{rows[-1]}-{part}" if "-" not in rows[-1] else f"{rows[-1]}_{part}"
        key = "@".join((spec.id, *rows))
        return key if name("b", key) == bookmark else f"{spec.id}@{figures}"
