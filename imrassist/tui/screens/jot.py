"""Jot: contacts noted on one line each while a file is being read; they are finished later."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.session import Misread, Noted
from imrassist.tui.keeping import Keeper
from imrassist.tui.messages import PastedPage, Typed, Used
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count
from imrassist.tui.widgets.short_box import ShortBox


class JotScreen(DraftScreen):
    """A line to write on, above the contacts noted so far."""

    CSS_PATH = "jot.tcss"
    TOPIC = "jot"
    FOOTER: ClassVar[str] = "F1 Help  Enter Note it  F7 Source  F8 Finish them  ^z Undo  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"), ("f7", "source"), ("f8", "finish"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Note this contact", "Enter", "note"),
        Command("The source that is being read", "F7", "source"),
        Command("The table of contacts, to finish them", "F8", "finish"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, pasted: str = "") -> None:
        super().__init__()
        self._pasted = pasted
        self._noted: list[Noted] = []
        self._source = ""

    def compose(self) -> ComposeResult:
        """Title, the source, the line, how to write it, what was noted, status, keys."""
        place = self.session.jot_place()
        yield Bar(id="top")
        yield Bar(id="source")
        yield ShortBox(self.session.typed(place) if place else "", id="line")
        yield Lines(id="noted")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The line has the keys; the source is that of the contact that was added last."""
        self._keeper = Keeper(self.desk.keep, self.set_timer)
        self._source = self.session.last_source()
        self.redraw()
        self._box.focus_end()
        if self.session.jot_place() is None:
            self.say("This form has no contacts to note.")
        elif self._pasted:
            self._note(self._pasted)

    @property
    def _box(self) -> ShortBox:
        return self.query_one("#line", ShortBox)

    def redraw(self) -> None:
        """What is there now: undo may have taken something back."""
        self._noted = [each for each in self._noted if self.session.draft.row(each.row)]
        table = self.session.form.table_by_role("contacts")
        rows = len(self.session.draft.rows.get(table.id, ())) if table else 0
        top = self.query_one("#top", Bar)
        top.left = "Note contacts as you read"
        top.right = count(rows, table.one, table.many) if table else ""
        names = dict(self.session.sources())
        source = names.get(self._source, "none chosen yet" if names else "none entered yet")
        self.query_one("#source", Bar).left = f"Taken from: {source}   (F7)"
        items: list[Item] = []
        for each in reversed(self._noted):
            items += [Item(text=each.told, indent=2, tone="strong"), Item(text=each.event, indent=5)]
        self.query_one("#noted", Lines).show(items or [Item(text=line, indent=2) for line in _HOW], keep=False)

    def flush(self) -> None:
        """Keep what is on the line."""
        self._keeper.flush()

    def on_typed(self, message: Typed) -> None:
        """Keep what is being typed."""
        message.stop()
        if place := self.session.jot_place():
            self._keeper.typed(place, message.text)

    def on_used(self, message: Used) -> None:
        """Note it."""
        message.stop()
        self._note(message.text)

    def on_pasted_page(self, message: PastedPage) -> None:
        """A contact for each line."""
        message.stop()
        self._note(message.text)

    def _note(self, text: str) -> None:
        ahead = self._box.ahead.take()
        self._keeper.flush()
        done = self.desk.doing(partial(self.session.jot, text, self._source))
        if isinstance(done, Misread):
            if place := self.session.jot_place():
                self.desk.keep(place, done.text)
            nothing = " Nothing was noted." if len(text.strip().splitlines()) > 1 else ""
            self.say(f"{done.what} {done.mend}{nothing}")
        elif done:
            self._noted += done
            self._box.fill("")
            self.redraw()
            self.say(f"Noted: {done[0].told}." if len(done) == 1 else f"Noted: {len(done)} contacts.")
        self._box.replay(ahead)

    def action_note(self) -> None:
        """Note what is on the line."""
        self._box.use()

    def action_source(self) -> None:
        """Which file is being read?"""
        sources = self.session.sources()
        if not sources:
            self.say("No source is entered yet: they are asked for before the contacts.")
            return
        entries = [Entry(label=label, key=row) for row, label in sources]

        def chosen(key: str | None) -> None:
            self._source = self._source if key is None else key
            self.redraw()
            self._box.focus_end()

        self.desk.push_screen(Picker("Which source are you reading?", by_name(entries)), chosen)

    def action_finish(self) -> None:
        """The table, where F8 goes from one to the next."""
        from imrassist.tui.screens.table import TableScreen

        self.flush()
        table = self.session.form.table_by_role("contacts")
        if table:
            self.desk.push_screen(TableScreen(table.id))

    def action_close(self) -> None:
        """Back."""
        self.flush()
        self.dismiss(None)


_HOW = (
    "Write the day first, then what you know: the time, whom it is about, the sort of contact.",
    "17/09/09 14:30 Mrs A, Child 1: Telephone call. She asked for help with the heating.",
    "?03/10/09 Nobody opened the door.",
    "Enter keeps it. What the line leaves out is asked later; ? before a day says that it is not certain.",
    "Several lines can be pasted: each becomes a contact.",
)
