"""Section text: a section as it will be printed, with its gaps; to read, to mend, and to word by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import one_line
from imrassist.writing.report import Block, GridText, SectionText

STATES = {"edited": "your wording", "out_of_step": "out of step: the answers have changed since you worded this"}


class SectionTextScreen(DraftScreen):
    """Reads one section. Enter goes to the question behind a paragraph; e words it by hand."""

    CSS_PATH = "section_text.tcss"
    TOPIC = "text"
    FOOTER: ClassVar[str] = "F1 Help  Enter Question  e Edit  u Give back  d Take out  n/p Turn  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("f9", "close"), ("e", "edit"), ("u", "give_back"), ("d", "delete"),
        ("n", "turn(1)"), ("p", "turn(-1)"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the question behind this paragraph", "Enter", "question"),
        Command("Word this paragraph by hand", "e", "edit"),
        Command("Give this paragraph back to the answers", "u", "give_back"),
        Command("Take this paragraph out", "d", "delete"),
        Command("Next section", "n", "turn(1)"),
        Command("Section before", "p", "turn(-1)"),
        Command("Back to the question", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, section: str) -> None:
        super().__init__()
        self._section = section
        self._text: SectionText | None = None

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
        self._text = text
        heading = [Item(text=text.heading, tone="head"), Item(text="")] if text.heading else []
        items = [*heading, *(item for block in text.blocks for item in _block(block, self._columns))]
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

    def _columns(self, grid: str) -> list[str]:
        return [one_line(column.label) for column in self.session.form.grids[grid].columns]

    @property
    def _block(self) -> Block | None:
        key = self.query_one("#text", Lines).key.partition("#")[0]
        return next((block for block in self._text.blocks if block.key == key), None) if self._text else None

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter goes to the question."""
        message.stop()
        self.action_question()

    def action_question(self) -> None:
        """The first question this paragraph or line is built from, one without an answer before others."""
        block = self._block
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

    def action_edit(self) -> None:
        """The paragraph in the author's own words."""
        block = self._block
        if block is None or block.grid:
            self.say("A table is changed by its answers: Enter goes there.")
            return
        key = block.key

        def worded(text: str | None) -> None:
            if text is not None:
                self.desk.doing(lambda: self.session.edit_block(key, text))
                self.redraw()

        say = "Your wording stays, even when answers change; you are told when they do. u gives it back."
        words = "" if block.gap and block.state == "built" else block.text
        self.desk.push_screen(Prompt("This paragraph in your own words", say, words, long=True, use="Keep"), worded)

    def action_give_back(self) -> None:
        """Build it from the answers again."""
        block = self._block
        if block is None or block.state == "built":
            self.say("This paragraph is built from the answers already.")
            return
        key = block.key
        self.desk.doing(lambda: self.session.give_back(key))
        self.redraw()
        self.say("Built from the answers again. ^z brings your wording back.")

    def action_delete(self) -> None:
        """Leave the paragraph out of the report."""
        block = self._block
        if block is None or block.grid or block.kind == "heading":
            self.say("Only a paragraph can be taken out.")
            return
        key = block.key
        self.desk.doing(lambda: self.session.delete_block(key))
        self.redraw()
        self.say("Taken out of the report. ^z brings it back.")

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
    return sum(any(cell.gap for cell in line.cells) for line in block.grid.lines) or int(not block.grid.lines)


def _block(block: Block, columns: Callable[[str], list[str]]) -> list[Item]:
    if block.grid:
        return _grid(block.key, block.grid, columns(block.grid.grid))
    mark = f" {'-' if block.kind == 'item' else '!' if block.gap else '*' if block.state != 'built' else ' '}"
    tone = "head" if block.kind == "heading" else "warn" if block.gap else ""
    items = [Item(text=block.text, key=block.key, mark=mark, indent=3, tone=tone)]
    if block.state in STATES:
        items.append(Item(text=f"({STATES[block.state]})", indent=3, tone="quiet"))
    return [*items, Item(text="")]


def _grid(key: str, grid: GridText, columns: list[str]) -> list[Item]:
    items = [Item(text=line, indent=3) for line in grid.above]
    fields = all(len(line.cells) == 1 for line in grid.lines) and len(grid.lines) == len(columns)
    for at, line in enumerate(grid.lines):
        # With fields the headings stand at the left, one line each; else above, one line for each row.
        cells = list(zip(columns[at : at + 1] if fields else columns, line.cells, strict=False))
        gap = any(cell.gap for _, cell in cells)
        parts = [f"{head}: {' '.join(cell.paragraphs)}" for head, cell in cells if cell.paragraphs]
        text = " | ".join(parts)
        items.append(Item(text=text, key=f"{key}#{line.row}", mark=f" {'!' if gap else ' '}", indent=3))
    if not grid.lines:
        items.append(Item(text="(no rows yet)", indent=3, tone="quiet"))
    return [*items, Item(text="")]
