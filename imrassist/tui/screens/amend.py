"""Amend: the terms of reference, and what may be done to them; what refers to each is shown before anything changes."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.session.amending import TermNow
from imrassist.tui import amending
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.keyed import Keyed
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count

TAKES = {
    "r": "reword",
    "s": "split",
    "space": "mark",
    "m": "merge",
    "w": "withdraw",
    "d": "remove",
    "delete": "remove",
}


class AmendScreen(DraftScreen):
    """One line a term; r, s, m and w begin an amendment, which is foretold before it is done."""

    CSS_PATH = "amend.tcss"
    TOPIC = "amend"
    FOOTER: ClassVar[str] = "F1 Help r Reword s Split Space Mark m Merge w Withdraw d Remove p Paste Esc"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"), ("p", "paste"), ("n", "new"), *TAKES.items())
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Reword or renumber this term, as the board has done", "r", "reword"),
        Command("Split it into several", "s", "split"),
        Command("Mark it, to merge it with others", "Space", "mark"),
        Command("Merge those that are marked", "m", "merge"),
        Command("Withdraw it, or reinstate it", "w", "withdraw"),
        Command("Remove it, as entered by mistake", "d", "remove"),
        Command("Paste the whole list", "p", "paste"),
        Command("New term, in a form", "n", "new"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._terms: list[TermNow] = []
        self._marked: set[str] = set()
        self._amender = amending.Amender(self, self._done)
        self._pressed = ""

    def compose(self) -> ComposeResult:
        """Title, terms, the one under the cursor whole, status, keys."""
        yield Bar(id="top")
        yield Keyed(TAKES, one_line=True, id="terms")
        yield Lines(id="detail")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The terms have the keys."""
        self.query_one("#terms", Lines).always_cursor = True
        self.redraw()
        self.query_one("#terms").focus()

    def redraw(self) -> None:
        """The terms as they stand."""
        table, self._terms = self.session.terms_table(), self.session.terms()
        self._marked &= {term.row for term in self._terms}
        top = self.query_one("#top", Bar)
        top.left = table.many.capitalize() if table else "This form has no terms of reference"
        top.right = f"{len(self._marked)} marked" if self._marked else ""
        width = min(12, max((len(term.number) for term in self._terms), default=1))
        self.query_one("#terms", Lines).show(
            [
                Item(
                    text=term.text.replace("\n", " ") or "(no wording yet)",
                    key=term.row,
                    mark=f" {'*' if term.row in self._marked else ' '}{term.number or '-'}",
                    indent=width + 4,
                    right=_right(term),
                )
                for term in self._terms
            ]
        )
        self._detail()
        if table and not self._terms:
            self.say(f"There are no {table.many} yet. p pastes the whole list, n adds one.")

    @property
    def _term(self) -> TermNow | None:
        key = self._pressed or self.query_one("#terms", Lines).key
        return next((term for term in self._terms if term.row == key), None)

    def _detail(self) -> None:
        term = self._term
        items: list[Item] = []
        if term:
            found = self.session.ties(term.row)
            named = self.session.named_by(found)
            items.append(
                Item(text=term.text or "(no wording yet)", mark=f" {term.number}", indent=len(term.number) + 3)
            )
            items.append(Item(text=f"Named by {named}." if named else "No other answer names it.", indent=1))
            told = (
                (found.own, "answers of its own"),
                (found.blocks, "paragraphs in your wording"),
                (found.asides, "remarks set aside"),
                ((*found.spoken, *found.worded), "places where your words speak of it by its number"),
            )
            more = "; ".join(f"{what}: {len(those)}" for those, what in told if those)
            items += [Item(text=f"{more[:1].upper()}{more[1:]}.", indent=1)] if more else []
        self.query_one("#detail", Lines).show(items, keep=False)

    async def on_keyed_pressed(self, message: Keyed.Pressed) -> None:
        """A key for the term that was under the cursor."""
        message.stop()
        self._pressed = message.key
        await self.run_action(message.does)
        self._pressed = ""

    def on_lines_moved(self, message: Lines.Moved) -> None:
        """Another term is shown whole."""
        message.stop()
        self._detail()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter rewords."""
        message.stop()
        self.action_reword()

    def on_paste(self, event: events.Paste) -> None:
        """A list that is pasted here."""
        event.stop()
        amending.paste(self, self._done, event.text)

    def _done(self, said: str) -> None:
        self._marked.clear()
        self.redraw()
        self.say(said)

    # -- what may be done

    def action_reword(self) -> None:
        """Number and wording of one term."""
        if term := self._term:
            self._amender.reword(term)

    def action_merge(self) -> None:
        """One term of those that are marked."""
        terms = [term for term in self._terms if term.row in self._marked]
        if len(terms) < 2:
            self.say("Mark two or more with Space first; then m makes one of them.")
        else:
            self._amender.merge(terms)

    def action_split(self) -> None:
        """Several terms in place of one."""
        if term := self._term:
            self._amender.split(term)

    def action_withdraw(self) -> None:
        """The board withdrew it; or took that back."""
        if term := self._term:
            self._amender.withdraw(term)

    def action_mark(self) -> None:
        """For merging."""
        if term := self._term:
            self._marked ^= {term.row}
            self.redraw()

    def action_remove(self) -> None:
        """It was never a term: out with it."""
        if term := self._term:
            amending.remove(self, term.row, self._done)

    def action_paste(self) -> None:
        """The whole list."""
        amending.paste(self, self._done)

    def action_new(self) -> None:
        """Another one."""
        if table := self.session.terms_table():
            self.desk.row_form(table.id, "")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def _right(term: TermNow) -> str:
    """How a term stands: withdrawn, and how often it is named."""
    return ("withdrawn  " if term.withdrawn else "") + (f"named {count(term.named, 'time')}" if term.named else "")
