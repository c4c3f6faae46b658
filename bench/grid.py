"""The table of contacts: opened, picked by an answer, searched, one contact changed; at four sizes in one run.

Processor time, so that other work on the machine does not count; the screen's own painting is the same at every size,
for it draws the lines in sight alone. Beside it as the anchor: Textual's DataTable with as many rows of the same words.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bench.drafts import example, grown
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.tui.row_fields import questions
from imrassist.tui.screens.table import RowItems

SIZES = (300, 2_000, 5_000, 20_000)
TABLE, SHORT = "contact", 300
ANCHORED = 5_000
"""Rows of the DataTable."""
IN_SIGHT = 40
"""Lines of a tall screen."""
TURNS, MANY = 3, 20_000
EDIT_GOAL = 3.0
"""Most that one change costs at 5,000 rows, with the lines in sight and the count of those left, in times of 300."""
ROW_GOAL = 1.5
"""Most that opening, picking and searching cost for each row at 20,000, in times of the same at 2,000."""
ANCHOR_GOAL = 0.5
"""Most that opening costs, in times of filling a DataTable, at 5,000 rows."""


class Grid:
    """A draft whose contacts are looked at as the screen does."""

    def __init__(self, folder: Path, contacts: int) -> None:
        self.session = Session.new(folder / f"{contacts}.imr.toml")
        form = self.session.form
        self.session.draft = grown(form, contacts) if contacts >= len(example(form).rows[TABLE]) else example(form)
        named = [form.questions[name] for name in form.tables[TABLE].shown]
        self.columns = [(question, 16) for question in named or questions(self.session, TABLE)[:8]]
        self.new = count()

    def seen(self) -> None:
        """The lines in sight."""
        rows = self.session.sieved(TABLE)
        list(RowItems(self.session, TABLE, rows, self.columns)[:IN_SIGHT])

    def open(self) -> None:
        """As for the first time: nothing was worked out before."""
        self._forget()
        self.seen()

    def left(self) -> None:
        """How many contacts have something left, for the first time; counted away from the keys."""
        self._forget()
        self.session.left_in(TABLE)

    def _forget(self) -> None:
        self.session._sieved.clear()  # noqa: SLF001 - what was worked out before, an author who begins has not

    def pick(self) -> None:
        """Those under one term."""
        sieve = next(each for each in self.session.sieves(TABLE) if each.label.startswith("Terms: "))
        self.session.sieved(TABLE, sieve)

    def find(self) -> None:
        """Those that hold two words, for the first time."""
        self._forget()
        self.session.sieved(TABLE, None, "letter nurse")

    def edit(self) -> None:
        """One answer changed, the lines in sight and the count with it; they were counted before."""
        row = self.session.draft.rows[TABLE][-1].id
        self.session.answer(Place("contact_event", row), f"Change {next(self.new)}.")
        self.seen()
        self.session.left_in(TABLE)

    def cells(self) -> list[list[str]]:
        """What a DataTable would hold."""
        rows = self.session.draft.rows[TABLE]
        return [[self.session.told_of(question, row) for question, _ in self.columns] for row in rows]


def fill_data_table(cells: list[list[str]]) -> float:
    """Milliseconds of Textual's own table for the same, up to its first frame."""
    import asyncio

    from textual.app import App, ComposeResult
    from textual.widgets import DataTable

    class Anchor(App[None]):
        def compose(self) -> ComposeResult:
            yield DataTable()

    async def fill() -> float:
        app = Anchor()
        async with app.run_test(size=(120, IN_SIGHT)) as pilot:
            table = app.query_one(DataTable)
            start = time.process_time()
            table.add_columns(*(str(at) for at in range(len(cells[0]))))
            table.add_rows(cells)
            await pilot.pause()
            return 1000 * (time.process_time() - start)

    return asyncio.run(fill())


def milliseconds(work: Callable[[], None], turns: int) -> float:
    """Half of the turns take less; of many rows one is enough."""
    taken = []
    for _ in range(turns):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main() -> int:
    """Prints what each costs, and the ratios; 0 when the goals are met."""
    found: dict[str, dict[int, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        os.environ["IMRASSIST_STATE_DIR"] = f"{name}/state"
        for size in SIZES:
            grid = Grid(Path(name), size)
            for what in ("open", "pick", "find", "left", "edit"):
                turns = TURNS if size < MANY else 1
                found.setdefault(what, {})[size] = milliseconds(getattr(grid, what), turns)
            if size == ANCHORED:
                found["DataTable"] = {size: fill_data_table(grid.cells())}
            grid.session.close()
    print(f"grid: milliseconds of the processor at {', '.join(f'{size:,}' for size in SIZES)} contacts")
    for what, took in found.items():
        print(f"grid: {what:9} {'  '.join(f'{took[size]:9.2f}' if size in took else '        -' for size in SIZES)}")
    edit = found["edit"][5_000] / found["edit"][SHORT]
    rows = {
        what: found[what][20_000] / 20_000 / (found[what][2_000] / 2_000) for what in ("open", "left", "pick", "find")
    }
    anchor = found["open"][5_000] / found["DataTable"][5_000]
    print(f"grid: one change at 5,000 in times of 300: {edit:.2f} (goal {EDIT_GOAL})")
    told = ", ".join(f"{what} {ratio:.2f}" for what, ratio in rows.items())
    print(f"grid: for each row at 20,000 in times of 2,000: {told} (goal {ROW_GOAL})")
    print(f"grid: opened at 5,000 in times of filling a DataTable: {anchor:.3f} (goal {ANCHOR_GOAL})")
    return 0 if edit <= EDIT_GOAL and max(rows.values()) <= ROW_GOAL and anchor <= ANCHOR_GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
