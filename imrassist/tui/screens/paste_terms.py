"""Paste terms: the board's list as one block, what it would become, and taking it with one key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.session import Misread
from imrassist.session.amending import APART, INSIDE, PastePlan
from imrassist.tui.keeping import Keeper
from imrassist.tui.messages import Typed, Used
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.plain import count

STATES = {"new": "new", "same": "as it stands", "reworded": "new wording"}


class PasteTermsScreen(Dialog[str]):
    """A box to paste into, then what was understood. Gives what was done, in a sentence."""

    CSS_PATH = "paste_terms.tcss"
    TOPIC = "paste"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("f2", "use"), ("ctrl+g", "use"), ("i", "points"), ("enter", "use"), ("e", "write")
    )

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._text = text
        self._points = APART
        self._plan: PastePlan | None = None

    def compose(self) -> ComposeResult:
        """Title, box or list, buttons, status."""
        with Vertical(id="box"):
            yield Bar(id="title")
            yield LongBox(id="text")
            yield Lines(id="found")
            yield Buttons(
                ("Read it F2", "use"), ("Take them F2", "take"), ("Points inside (i)", "points"),
                ("Mend the text (e)", "write"), ("Back Esc", "close"),
            )  # fmt: skip
            yield Says("", id="status")

    def on_mount(self) -> None:
        """What was begun before is there again; what was just pasted is read at once."""
        self._keeper = Keeper(self.desk.keep, self.set_timer)
        self._place = self.session.terms_place()
        begun = self.session.typed(self._place) if self._place else ""
        box = self.query_one("#text", LongBox)
        box.fill("\n".join(part for part in (begun, self._text) if part))
        self._show(None)
        if self._text:
            self._read()

    def on_resize(self) -> None:
        """As much of the list as the window has room for."""
        self.query_one("#found").styles.max_height = max(8, self.app.size.height - 9)
        self.query_one("#text").styles.height = max(8, self.app.size.height - 9)

    def _show(self, plan: PastePlan | None) -> None:
        """The list of what was understood; or the box, without one."""
        self._plan = plan
        table = self.session.terms_table()
        box, found, buttons = self.query_one("#text", LongBox), self.query_one("#found", Lines), self.query_one(Buttons)
        box.display, found.display = plan is None, plan is not None
        nested = plan is not None and plan.pasted.nested
        hidden = ("take", "points", "write") if plan is None else ("use",) if nested else ("use", "points")
        buttons.hidden = frozenset(hidden)
        many = table.many if table else ""
        title = self.query_one("#title", Bar)
        if plan is None:
            title.left, title.right = f"Paste the {many}", ""
            box.ahead.take()
            box.focus_end()
            self.say("Each term with the number that the board gave it. Enter is a new line, F2 reads the list.")
            return
        looks = "This looks like" if len(plan.lines) == 1 else "These look like"
        title.left = f"{looks} {count(len(plan.lines), table.one if table else '', many)}"
        title.right = "nothing is taken yet"
        found.show(list(self._items(plan)), key="0", keep=False)
        found.focus()
        self.say("F2 or Enter takes them as they stand here. ^z takes that back. e mends the text, Esc goes back.")

    def _items(self, plan: PastePlan) -> Iterator[Item]:
        for told in plan.told:
            yield Item(text=told, mark=" !", indent=3, tone="warn")
        for number in plan.missing:
            yield Item(text=f"{number} stands now and is not in this list.", mark=" !", indent=3, tone="warn")
        fresh = plan.of("new") == len(plan.lines)
        width = max((len(line.term.number) for line in plan.lines), default=0)
        for at, line in enumerate(plan.lines):
            mark = f"  {line.term.number or '-'}"
            text, state = line.term.text or "(no wording)", "" if fresh else STATES[line.does]
            yield Item(text=text, key=str(at), mark=mark, indent=min(12, max(4, width + 3)), right=state)
        if plan.pasted.leftovers:
            yield Item(text="Not placed, and left out:", indent=1, tone="head")
        for at, left in enumerate(plan.pasted.leftovers):
            yield Item(text=left.text, key=f"left{at}", mark="  .", indent=4, tone="quiet")

    def say(self, text: str) -> None:
        """As many lines as it takes."""
        self.query_one("#status", Says).text = text

    def flush(self) -> None:
        """Keep what is in the box."""
        self._keeper.flush()

    def on_typed(self, message: Typed) -> None:
        """Kept while it is typed or pasted."""
        message.stop()
        if self._place is not None:
            self._keeper.typed(self._place, message.text)

    def on_used(self, message: Used) -> None:
        """F2 in the box."""
        message.stop()
        self._read()

    def on_paste(self, event: events.Paste) -> None:
        """Another paste while the list is shown goes to the end of the text."""
        event.stop()
        box = self.query_one("#text", LongBox)
        box.move_cursor(box.document.end)
        box.paste(("\n" if box.text else "") + event.text)
        self._read()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter takes all of them."""
        message.stop()
        self._take()

    def _read(self) -> None:
        text = self.query_one("#text", LongBox).text
        if self._place is not None:
            self._keeper.drop()
            self.desk.keep(self._place, text)
        plan = self.session.read_terms(text, self._points)
        if isinstance(plan, Misread):
            self._show(None)
            self.say(f"{plan.what} {plan.mend}")
        else:
            self._show(plan)

    def _take(self) -> None:
        plan = self._plan
        if plan is None:
            return
        changed = self.desk.doing(lambda: self.session.take_terms(plan))
        table = self.session.terms_table()
        if changed is None and plan.of("same") < len(plan.lines):
            return
        number = len(self.session.terms())
        there = f"There are {count(number, table.one, table.many) if table else number} now. ^z takes this back."
        self.dismiss(there if changed else "All of them stand already, word for word. Nothing was changed.")

    # -- keys and buttons

    def action_use(self) -> None:
        """F2: read it, or take it."""
        if self._plan is None:
            self._read()
        else:
            self._take()

    def action_points(self) -> None:
        """Points under a term: terms of their own, or part of its wording."""
        if self._plan is not None and self._plan.pasted.nested:
            self._points = INSIDE if self._points == APART else APART
            self._read()

    def action_write(self) -> None:
        """Back to the text."""
        if self._plan is not None:
            self._show(None)

    def action_close(self) -> None:
        """From the list to the text; from the text away. What was pasted is there again next time."""
        if self._plan is not None:
            self._show(None)
            return
        self.flush()
        self.dismiss(None)

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """The buttons."""
        message.stop()
        getattr(self, f"action_{'use' if message.does == 'take' else message.does}")()
