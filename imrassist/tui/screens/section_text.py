"""Section text: a section as it will be printed, with its gaps; to read, to mend, and to word by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.interview.question import Grid
from imrassist.model.draft import OWN
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.by_hand import ByHand
from imrassist.tui.screens.panes import PanesScreen
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import one_line
from imrassist.writing.report import Block, GridText

STATES = {
    "edited": "your wording",
    "out_of_step": "OUT OF STEP: the answers have changed since you worded this. Enter shows both",
}


class SectionTextScreen(ByHand):
    """Reads one section. Enter goes to the question behind a paragraph; e words it by hand."""

    CSS_PATH = "section_text.tcss"
    TOPIC = "text"
    FOOTER: ClassVar[str] = "F1 Help  e Edit  a Add  u Give back  d Take out  w Yours  n/p Turn  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("f9", "close"), ("e", "edit"), ("u", "give_back"), ("d", "delete"),
        ("n", "turn(1)"), ("p", "turn(-1)"), ("a", "own"), ("w", "look('your_words')"),
        ("ctrl+up", "shift(-1)"), ("ctrl+down", "shift(1)"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the question behind this; or settle it, where it is out of step", "Enter", "choose"),
        Command("Word this paragraph by hand", "e", "edit"),
        Command("Give this paragraph back to the answers", "u", "give_back"),
        Command("Take this paragraph out", "d", "delete"),
        Command("Add a paragraph of your own after this one", "a", "own"),
        Command("Move your own paragraph up", "^Up", "shift(-1)"),
        Command("Move your own paragraph down", "^Down", "shift(1)"),
        Command("What is out of step, taken out or left over", "w", "look('your_words')"),
        Command("Next section", "n", "turn(1)"),
        Command("Section before", "p", "turn(-1)"),
        Command("Back to the question", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, section: str) -> None:
        super().__init__()
        self._section = section

    def compose(self) -> ComposeResult:
        """Title, text, status, keys."""
        yield Bar(id="top")
        yield Lines(id="text")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The text."""
        lines = self.query_one("#text", Lines)
        lines.always_cursor = True
        lines.focus()
        self.redraw()

    @property
    def here(self) -> str:
        """The section that is read."""
        return self._section

    def redraw(self) -> None:
        """The section as it reads now; built away from the keys."""
        self.query_one("#top", Bar).left = showing.section_title(self.session.form.section(self._section))
        begin(self, self._read, "read")

    async def _read(self) -> None:
        section = self._section
        text = await self.desk.thinker.think("read", lambda: self.session.section_text(section))
        if text is None:
            return
        self.text = text
        heading = [Item(text=text.heading, tone="head"), Item(text="")] if text.heading else []
        items = [
            *heading,
            *showing.front_dates(self.session, section),
            *(item for block in text.blocks for item in _block(block, self.session.form.grids)),
        ]
        gaps = sum(_gaps(block) for block in text.blocks)
        self.query_one("#top", Bar).right = f"{gaps} to complete" if gaps else ""
        if not text.blocks:
            printed = self.session.form.section(section).printed
            empty = (
                "Nothing yet. Esc goes back to the questions; their answers become the text."
                if printed
                else "This part is for the work only, and is not printed."
            )
            items.append(Item(text=empty, indent=2, tone="quiet"))
        self.query_one("#text", Lines).show(items)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """To the question; to the three panes where the answers have changed since it was worded."""
        late = (part for part in self.worded if part.state == "out_of_step")
        panes = next((found for part in late if (found := self.session.panes(part.key))), None)
        if panes:
            self.desk.push_screen(PanesScreen(panes))
        else:
            self.action_question()

    def action_question(self) -> None:
        """The first question this paragraph or line is built from, one without an answer before others."""
        block = self.block
        if block is None:
            return
        places = list(block.places)
        line = self.query_one("#text", Lines).key.partition("#")[2]
        if block.grid and line:
            cells = next((each.cells for each in block.grid.lines if each.row == line), ())
            places = [place for cell in cells for place in cell.places]
        fresh = (place for place in places if self.session.draft.answer(place) is None)
        place = next(fresh, places[0] if places else None)
        if place:
            self.desk.visit(place)
        else:
            self.say("No question stands behind this.")

    def action_turn(self, step: int) -> None:
        """The next printed section, or the one before."""
        printed = [section.id for section in self.session.form.sections if section.printed]
        at = printed.index(self._section) + step if self._section in printed else 0
        if 0 <= at < len(printed):
            self._section = printed[at]
            self.redraw()
        else:
            self.say("There is no other section that way.")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _gaps(block: Block) -> int:
    if block.grid is None:
        return int(block.gap)
    return sum(any(cell.gap or cell.missing for cell in line.cells) for line in block.grid.lines) or int(
        not block.grid.lines
    )


def _block(block: Block, grids: Mapping[str, Grid]) -> list[Item]:
    if block.grid:
        return _grid(block.key, block.grid, grids[block.grid.grid])
    mark = f" {'-' if block.kind == 'item' else '!' if block.gap else '*' if block.state != 'built' else ' '}"
    tone = "head" if block.kind == "heading" else "warn" if block.gap else ""
    items = [Item(text=block.text, key=block.key, mark=mark, indent=3, tone=tone)]
    if block.key.startswith(OWN):
        items.append(Item(text="(your own paragraph)", indent=3, tone="quiet"))
    elif block.state in STATES:
        items.append(_state(block.state))
    return [*items, Item(text="")]


def _state(state: str) -> Item:
    return Item(text=f"({STATES[state]})", indent=3, tone="warn" if state == "out_of_step" else "quiet")


def _grid(key: str, grid: GridText, form: Grid) -> list[Item]:
    items = [Item(text=line, indent=3) for line in grid.above]
    labels = {column.id: one_line(column.label) for column in form.columns}
    for line in grid.lines:
        # With fields the headings stand at the left, one line each; else above, one line for each row.
        heads = [labels.get(line.row, "")] if form.kind == "fields" else [*labels.values()]
        cells = list(zip(heads, line.cells, strict=False))
        gap = any(cell.gap or cell.missing for _, cell in cells)
        parts = [f"{head}: {' '.join(cell.marked)}" for head, cell in cells if cell.marked]
        text = " | ".join(parts)
        states = {part.state for _, cell in cells for part in cell.worded}
        sign = "!" if gap else "*" if states else " "
        items.append(Item(text=text, key=f"{key}#{line.row}", mark=f" {sign}", indent=3))
        items += [_state("out_of_step" if "out_of_step" in states else "edited")] if states else []
    if not grid.lines:
        items.append(Item(text="(no rows yet)", indent=3, tone="quiet"))
    return [*items, Item(text="")]
