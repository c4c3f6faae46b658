"""Key: who stands behind which code, hidden until asked for; names still in the draft, and codes put in their place."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.taking_lists import TakingLists, said_yes
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.keyed import Keyed
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count

SHOWN = 20.0
"""Seconds that names stay on the screen."""
HIDDEN = "*" * 8
_TAKES = {
    "v": "names", "n": "new", "f": "form", "c": "code", "d": "remove", "r": "replace_all", "i": "take_in",
    "p": "paste_codes", "a": "abbreviations", "g": "glance", "l": "left",
}  # fmt: skip


class KeyScreen(TakingLists):
    """One line for each code, then what was decided about words that are no names."""

    CSS_PATH = "key.tcss"
    TOPIC = "key"
    FOOTER: ClassVar[str] = "F1 Help  v Names  n New  Enter Replace  r All  i, p Take in  ^p Commands  Esc"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Show the names for 20 seconds", "v", "names"),
        Command("New: a person, an address or an organisation", "n", "new"),
        Command("Put this code in the place of its name everywhere", "Enter", "replace"),
        Command("Put all codes in the place of their names", "r", "replace_all"),
        Command("Another form of this name", "f", "form"),
        Command("Another code, everywhere", "c", "code"),
        Command("Take in the board's list of codes", "i", "take_in"),
        Command("Paste the board's list of codes", "p", "paste_codes"),
        Command("Take in the board's list of abbreviations", "a", "abbreviations"),
        Command("Take this out of the key, or take a decision back", "d", "remove"),
        Command("Files beside the draft that names still stand in", "l", "left"),
        Command("Read the report with names; for your eyes alone", "g", "glance"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._shown = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Title, the codes, status, keys."""
        yield Bar(id="top")
        yield Keyed(_TAKES, id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.query_one("#list").focus()
        for notice in self.session.keyring.notices()[:1]:
            self.say(notice)

    def redraw(self) -> None:
        """The key as it is now."""
        ring = self.session.keyring
        counts = self.session.name_counts()
        items: list[Item] = []
        for entry in ring.key.entries:
            real = "; ".join(entry.all_forms) if self._shown else HIDDEN
            state = "not the board's yet" if entry.provisional else ""
            left = f"! {_times(counts[entry.code])} in the draft" if counts[entry.code] else ""
            right = "  ".join(filter(None, (entry.part or entry.kind, state, left)))
            mark = f" {'!' if counts[entry.code] else ' '} {entry.code}"
            items.append(Item(text=real, key=entry.id, mark=mark, indent=22, right=right))
        if not items:
            items.append(Item(text=_EMPTY, indent=2))
        if counts[""]:
            items += [
                Item(text=""),
                Item(text=f"Not in the key: {_details(counts[''])}. F7, F8 lead to them.", indent=2),
            ]
        if ring.key.decisions:
            items += [Item(text=""), Item(text="Decided", indent=1, tone="head")]
        for number, decision in enumerate(ring.key.decisions):
            words = decision.text if self._shown else HIDDEN
            said = "may stand" if decision.says == "allowed" else "is no name"
            where = "at one place" if decision.where else "everywhere"
            items.append(Item(text=f"{words} {said}, {where}", key=f"#{number}", mark="  -", indent=4))
        top = self.query_one("#top", Bar)
        top.left = "Key   in a file of its own, never exported"
        top.right = "NAMES ARE ON THE SCREEN" if self._shown else count(len(ring.key.entries), "code")
        self.query_one("#list", Keyed).show(items)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter replaces."""
        message.stop()
        self._replace(message.key)

    def on_keyed_pressed(self, message: Keyed.Pressed) -> None:
        """One of the letters, for the line that was under the cursor."""
        message.stop()
        needs_line = {"form": self._form, "code": self._code, "remove": self._remove}
        if message.does in needs_line:
            needs_line[message.does](message.key)
        else:
            getattr(self, f"action_{message.does}")()

    # -- looking

    def action_names(self) -> None:
        """Shows the names, or hides them again."""
        self._show(not self._shown)

    def _show(self, shown: bool) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(SHOWN, partial(self._show, shown=False)) if shown else None
        self._shown = shown
        if self.is_mounted:
            self.redraw()

    def on_screen_suspend(self) -> None:
        """Names do not stay on the screen behind another one."""
        self._show(shown=False)

    def action_glance(self) -> None:
        """The report with names."""
        from imrassist.tui.screens.glance import GlanceScreen

        self.desk.push_screen(GlanceScreen())

    # -- changing the key

    def action_form(self) -> None:
        """Another form of the marked name."""
        self._form(self.query_one("#list", Keyed).key)

    def _form(self, key: str) -> None:
        if self.session.keyring.key.entry(key) is None:
            return

        def given(form: str | None) -> None:
            if form and form.strip():
                self.desk.doing(partial(self.session.keyring.add_form, key, form))
                self.after("It is looked for from now on.")

        self.desk.push_screen(Prompt("Another form", "A nickname, a maiden name, a short form.", use="Add"), given)

    def action_code(self) -> None:
        """Another code for the marked entry."""
        self._code(self.query_one("#list", Keyed).key)

    def _code(self, key: str) -> None:
        entry = self.session.keyring.key.entry(key)
        if entry is None:
            return

        def given(code: str | None) -> None:
            if code and code.strip():
                done = self.desk.doing(partial(self.session.give_code, entry, code))
                self.after(" ".join(done or ()))

        say = "The board's code. It is written everywhere in the place of the one until now."
        self.desk.push_screen(Prompt(f"Code for {entry.code}", say, entry.code, over=entry.code, use="Change"), given)

    def action_remove(self) -> None:
        """The marked entry, or decision, goes."""
        self._remove(self.query_one("#list", Keyed).key)

    def _remove(self, key: str) -> None:
        if key.startswith("#"):
            self.desk.doing(partial(self.session.revoke_decision, int(key[1:]) + 1))
            self.after("Taken back: it is looked for again.")
        elif self.session.keyring.key.entry(key) is not None:
            self.desk.doing(partial(self.session.keyring.remove, key))
            self.after("Taken out of the key. The text is as it was.")

    # -- changing the draft

    def action_replace(self) -> None:
        """The marked code in the place of its name."""
        self._replace(self.query_one("#list", Keyed).key)

    def action_replace_all(self) -> None:
        """All codes."""
        self._replace("")

    def _replace(self, key: str) -> None:
        if key and self.session.keyring.key.entry(key) is None:
            return
        counts = self.session.name_preview(key)
        if not counts:
            self.say("No such name stands in the draft.")
            return
        told = "; ".join(f"{code} {_times(times)}" for code, times in counts)
        say = (
            f"{told}. Earlier versions, backups and undo on the disk go with the name; ^z works until you leave. "
            "Type yes to replace."
        )

        def given(text: str | None) -> None:
            if said_yes(text) and self.desk.doing(partial(self.session.replace_names, key)) is not None:
                beside = self.session.files_beside()
                more = f" {count(beside, 'file')} beside the draft may hold them too: l looks." if beside else ""
                self.after(f"Replaced: {told}.{more}")

        self.desk.push_screen(Prompt("Codes in the place of names", say, "yes", use="Replace"), given)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _times(times: int) -> str:
    return "once" if times == 1 else f"{times} times"


def _details(number: int) -> str:
    return "1 detail that may identify somebody" if number == 1 else f"{number} details that may identify somebody"


_EMPTY = "Nobody is in the key yet. n adds a person, an address or an organisation; i or p takes in the board's list."
