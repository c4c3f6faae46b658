"""Thread: from each term of reference to the actions, with every gap one key from the place that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count
from imrassist.writing.thread import Gap, Knot, Step, Thread, walk


@dataclass(frozen=True, slots=True)
class Spot:
    """What one line of the list is about: a row, or a gap of it."""

    knot: Knot
    gap: Gap | None = None


class ThreadScreen(DraftScreen):
    """The whole thread as a tree; the line under the cursor is written out below."""

    CSS_PATH = "thread.tcss"
    TOPIC = "thread"
    FOOTER: ClassVar[str] = "F1 Help  Enter Open  l Next link  t Tie  u Untie  d Remove  x Gaps  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("l", "link"), ("t", "tie"), ("u", "untie"), ("d", "remove"), ("x", "gaps")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Open what the line is about; on a missing row, write it", "Enter", "open"),
        Command("Write the next link from this row", "l", "link"),
        Command("Tie a row that is there already to this one", "t", "tie"),
        Command("Untie this row from the one above it; both stay", "u", "untie"),
        Command("Remove this row", "d", "remove"),
        Command("Show only the gaps, or all", "x", "gaps"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._only_gaps = False
        self._spots: dict[str, Spot] = {}

    def compose(self) -> ComposeResult:
        """Title, the tree, the line under the cursor, status, keys."""
        yield Bar(id="top")
        yield Lines(one_line=True, id="tree")
        yield Lines(id="detail")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The tree has the keys."""
        tree = self.query_one("#tree", Lines)
        tree.always_cursor = True
        self.redraw()
        tree.focus()

    def redraw(self) -> None:
        """The thread as it is now; the cursor stays on its line."""
        thread = self.session.thread()
        top = self.query_one("#top", Bar)
        top.left = f"Thread   from {thread.levels[0]} to {thread.levels[-1]}" if thread.levels else "Thread"
        top.right = count(len(thread.gaps), "gap")
        self._spots = {}
        items = self._items(thread)
        if not items:
            none = "No gaps: every term is followed to its actions." if self._only_gaps else _EMPTY
            items = [Item(text=none, indent=2)]
        self.query_one("#tree", Lines).show(items)
        self._detail()

    def _items(self, thread: Thread) -> list[Item]:
        items: list[Item] = []
        loose = {knot.row for knot in thread.loose}
        for depth, knot in walk(thread, only_gaps=self._only_gaps):
            if not depth and knot.row in loose:
                loose = set()
                items.append(Item(text="Tied to nothing on the thread", indent=1, tone="head"))
            again = "  (see above)" if knot.again else ""
            sign = "=" if knot.again else "v" if knot.knots else "-"
            line = f"{knot.name}: {knot.text or 'nothing yet'}"
            items.append(self._item(Spot(knot), f"  {'|  ' * depth}{sign} ", line, right=again))
            for gap in knot.gaps:
                hint = "Enter writes it" if gap.step else ""
                mark = f"  {'|  ' * (depth + 1)}! "
                items.append(self._item(Spot(knot, gap), mark, f"{gap.phrase}: {gap.say}", right=hint, tone="warn"))
        return items

    def _item(self, spot: Spot, mark: str, text: str, *, right: str = "", tone: str = "") -> Item:
        of = f"!{spot.gap.place.question}" if spot.gap else ""
        key = f"{spot.knot.row}@{spot.knot.above}{of}"
        self._spots[key] = spot
        return Item(text=text, key=key, mark=mark, indent=len(mark), right=right, tone=tone)

    @property
    def _spot(self) -> Spot | None:
        return self._spots.get(self.query_one("#tree", Lines).key)

    def _detail(self) -> None:
        spot, items = self._spot, list[Item]()
        if spot:
            knot = spot.knot
            phrase = f"{knot.phrase}. " if knot.phrase else ""
            items.append(Item(text=f"{phrase}{knot.name}: {knot.text or 'nothing yet'}", tone="strong", indent=1))
            items.extend(Item(text=fact.say, indent=3) for fact in knot.facts)
            items.extend(Item(text=f"{gap.phrase}: {gap.say}", mark=" !", indent=3) for gap in knot.gaps)
        self.query_one("#detail", Lines).show(items, keep=False)

    def on_lines_moved(self, message: Lines.Moved) -> None:
        """Another line is written out."""
        message.stop()
        if message.lines.id == "tree":
            self._detail()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter opens."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """To the question behind the line; where a row is missing, to that row, added and tied."""
        spot = self._spot
        if spot is None:
            return
        if spot.gap and spot.gap.step:
            self._write(spot.gap.step)
        else:
            self.desk.visit(spot.gap.place if spot.gap else self.session.opening(spot.knot))

    def action_link(self) -> None:
        """The row that comes next, added and tied."""
        step = self._step()
        if step:
            self._write(step)

    def _step(self) -> Step | None:
        """What may follow the row under the cursor; says so when nothing does."""
        spot = self._spot
        if spot is None:
            return None
        if spot.gap and spot.gap.step:
            return spot.gap.step
        if not spot.knot.steps:
            self.say(f"{spot.knot.name}: nothing follows it.")
            return None
        return spot.knot.steps[0]

    def _write(self, step: Step) -> None:
        place = self.desk.doing(partial(self.session.write_next, step))
        if place:
            self.desk.visit(place)

    def action_tie(self) -> None:
        """One of the rows that are there, from a list."""
        from imrassist.tui.screens.picker import Entry, Picker, by_name

        step = self._step()
        if step is None:
            return
        table = self.session.form.tables[step.table]
        entries = [Entry(label=label, key=row) for row, label in self.session.may_tie(step)]
        if not entries:
            self.say(f"There is no other {table.one} to tie. l writes a new one.")
            return

        def chosen(row: str | None) -> None:
            if row:
                changed = self.desk.doing(lambda: self.session.tie(step, row))
                self.after_change(changed, "Tied. ^z takes it back.")

        self.desk.push_screen(Picker(f"Which {table.one} follows from it?", by_name(entries)), chosen)

    def action_untie(self) -> None:
        """Take the row from the one above; both stay."""
        spot = self._spot
        if spot is None:
            return
        changed = self.desk.doing(partial(self.session.untie, spot.knot))
        self.after_change(changed, "Untied; both rows stay. ^z takes it back." if changed else "It is tied to nothing.")

    def action_remove(self) -> None:
        """Take the row out; what was tied to it stays, and shows as a gap."""
        spot = self._spot
        if spot is None:
            return
        changed = self.desk.doing(partial(self.session.remove_row, spot.knot.row))
        self.after_change(changed, f"Removed: {spot.knot.name}. ^z brings it back.")

    def action_gaps(self) -> None:
        """Only the gaps, with the rows that lead to them; or all."""
        self._only_gaps = not self._only_gaps
        self.redraw()
        self.say("Only the gaps. x shows all." if self._only_gaps else "")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


_EMPTY = "Nothing to tie together yet: no terms of reference, findings, lessons, recommendations or actions."
