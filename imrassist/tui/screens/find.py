"""Find: words anywhere in the draft, with where they stand: answers, questions, text, remarks set aside."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.session import Found, Searched
from imrassist.tui import showing
from imrassist.tui.messages import PastedPage, Typed, Used
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count
from imrassist.tui.widgets.short_box import ShortBox

REST = 0.3
"""Seconds without a key before it is looked for."""
KINDS = {"typed": "typed, not given yet", "text": "in the report", "remark": "set aside", "question": "a question"}


class FindScreen(DraftScreen):
    """A line to type in above what was found."""

    CSS_PATH = "find.tcss"
    TOPIC = "find"
    FOOTER: ClassVar[str] = "F1 Help  type some words  Enter Go there  Up Down Move  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("up", "move(-1)"), ("down", "move(1)"), ("pageup", "page(-1)"), ("pagedown", "page(1)")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to what is marked", "Enter", "choose"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()
        self._shown = ""
        """The words whose finds are shown."""
        self._take = False
        """Enter came before the finds did."""

    def compose(self) -> ComposeResult:
        """Title, the line, what was found, status, keys."""
        yield Bar("Find words anywhere in the draft", id="top")
        yield ShortBox(self.desk.sought, id="words")
        yield Lines([Item(text=_BEFORE, indent=2)], id="found")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """What was looked for last stands there, and is found again."""
        self.query_one("#found", Lines).always_cursor = True
        self._box.focus_end()
        self.redraw()

    @property
    def _box(self) -> ShortBox:
        return self.query_one("#words", ShortBox)

    def redraw(self) -> None:
        """Look again: the draft may have changed."""
        self._look(self._box.typed)

    def on_typed(self, message: Typed) -> None:
        """Look when the keys rest."""
        message.stop()
        self._take = False
        self.desk.thinker.forget("find")
        self.set_timer(REST, partial(self._still, message.text))

    def _still(self, words: str) -> None:
        if self.is_attached and self._box.typed == words:
            self._look(words)

    def on_pasted_page(self, message: PastedPage) -> None:
        """Only one line is looked for."""
        message.stop()
        self.say("One line of words is looked for. Nothing was pasted.")

    def on_used(self, message: Used) -> None:
        """Enter goes to the marked one; when the words were just typed, as soon as they are found."""
        message.stop()
        self._box.replay(self._box.ahead.take())
        if message.text.strip() == self._shown:
            self.action_choose()
        else:
            self._take = True
            self._look(message.text)

    def _look(self, words: str) -> None:
        if words.strip():
            begin(self, partial(self._search, words.strip()), "find")
        else:
            self._show(Searched(words=""))

    async def _search(self, words: str) -> None:
        try:
            found = await self.desk.thinker.think("find", lambda: self.session.search(words))
        except ImrError as error:
            self.say(str(error))
            return
        if found:
            self._show(found)

    def _show(self, searched: Searched) -> None:
        self.desk.sought = self._shown = searched.words
        self._found = searched.found
        items: list[Item] = []
        for at, found in enumerate(searched.found):
            section = showing.section_title(self.session.form.section(found.section)) if found.section else ""
            kind = KINDS.get(found.kind, "")
            items.append(Item(text=found.label, key=str(at), mark="  ", indent=2, right=kind or section, tone="strong"))
            items.append(Item(text=found.snippet, indent=5))
        nothing = f'Nothing holds "{searched.words}", or words like it.' if searched.words else _BEFORE
        self.query_one("#found", Lines).show(items or [Item(text=nothing, indent=2)], key="0", keep=False)
        top = self.query_one("#top", Bar)
        more = "more than " if searched.more else ""
        top.right = f"{more}{count(len(items) // 2, 'place')}" if searched.words else ""
        self.say(f'Nothing holds "{searched.words}"; these hold: {searched.instead}' if searched.instead else "")
        if self._take:
            self._take = False
            self.query_one("#found", Lines).focus()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """A click, or Enter in the list."""
        message.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """To the question; to the text of the section where no question is behind it."""
        key = self.query_one("#found", Lines).key
        if not key:
            return
        found = self._found[int(key)]
        place = found.place or self.session.first_open(found.section)
        if place and found.kind != "text":
            self.desk.visit(place)
        elif found.section:
            self.desk.read(found.section)

    def action_move(self, step: int) -> None:
        """The list moves while the line keeps the keys."""
        self.query_one("#found", Lines).action_move(step)

    def action_page(self, step: int) -> None:
        """A screenful of it."""
        self.query_one("#found", Lines).action_page(step)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


_BEFORE = "Answers, questions, the text of the report and remarks set aside are looked through."
