"""Panes: one paragraph out of step: the answers now, the author's wording, the earlier version; and a choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from imrassist.session import Changed, OutOfStep
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.pane import Pane, marked
from imrassist.writing.merge import compare

WIDE = 110
"""Columns from which the three stand side by side."""
_NOTHING = "(The answers say nothing here any more.)"


class PanesScreen(DraftScreen):
    """Three texts of one paragraph. Nothing is changed until one of the keys is pressed."""

    CSS_PATH = "panes.tcss"
    TOPIC = "panes"
    FOOTER: ClassVar[str] = "F1 Help  k Keep yours  t Take new  c Both in one  e Edit  g Question  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("k", "keep"), ("t", "take"), ("c", "combine"), ("e", "edit"), ("g", "question")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Keep your wording, for the answers as they are now", "k", "keep"),
        Command("Take what the answers say now", "t", "take"),
        Command("See both changes in one text, to take or to mend", "c", "combine"),
        Command("Word it anew", "e", "edit"),
        Command("Go to the question behind it", "g", "question"),
        Command("Back, and leave it as it is", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, panes: OutOfStep) -> None:
        super().__init__()
        self._panes = panes
        self._over = False

    def compose(self) -> ComposeResult:
        """Title, the three texts, what the marks mean, status, keys."""
        panes = self._panes
        form = self.session.form
        section = self.session.section_of_block(panes.key)
        yield Bar(f"Out of step   {showing.section_title(form.section(section)) if section else ''}", id="top")
        with Container(id="panes"):
            now = marked(compare(panes.before, panes.now)) if panes.before and panes.now else []
            mine = marked(compare(panes.before, panes.mine)) if panes.before else []
            yield Pane("The answers now say", now or [(panes.now or _NOTHING, False)], id="now")
            yield Pane("Your wording", mine or [(panes.mine, False)], id="mine")
            yield Pane("The earlier version", [(panes.before or "(They said nothing then.)", False)], id="before")
        yield Bar("<words> are new since the earlier version; <-> is where words are gone.", id="marks")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The first text can be scrolled."""
        self.focus_next()
        if self._panes.combined is not None:
            self.say("Both changes can be put in one text: c shows it.")

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def redraw(self) -> None:
        """Undo may have put it in step, or an answer may have changed it: then it is no longer what is shown here."""
        if self.session.panes(self._panes.key) != self._panes:
            self.action_close()

    def _done(self, work: Callable[[], Changed | None], say: str) -> None:
        self.desk.doing(work)
        self.action_close()
        self.desk.call_later(self.desk.say, say)

    def action_keep(self) -> None:
        """The author's wording stands."""
        key = self._panes.key
        self._done(
            lambda: self.session.keep_mine(key), "Your wording stands. You are told when the answers change again."
        )

    def action_take(self) -> None:
        """Ours stands."""
        key = self._panes.key
        self._done(lambda: self.session.take_new(key), "It says what the answers say now. ^z brings your wording back.")

    def action_combine(self) -> None:
        """Both in one, shown first: it is used only when the author keeps it."""
        panes = self._panes
        if panes.combined is None:
            self.say("Your wording and the answers changed the same words: keep, take, or edit.")
            return
        say = "Read it: it may say something that is not true. It is used only when you keep it."
        self._word("Both changes in one", say, panes.combined)

    def action_edit(self) -> None:
        """Anew, from the author's wording."""
        self._word(
            "This paragraph in your own words", "Your wording stays, for the answers as they are now.", self._panes.mine
        )

    def _word(self, title: str, say: str, text: str) -> None:
        panes = self._panes
        texts = [
            ("what the answers say now", panes.now), ("both changes in one", panes.combined or ""),
            ("your wording", panes.mine), ("the earlier version", panes.before),
        ]  # fmt: skip

        def worded(given: str | None) -> None:
            if given is not None:
                self._done(lambda: self.session.settle(panes.key, given), "Kept, for the answers as they are now.")

        others = [each for each in texts if each[1] and each[1] != text]
        self.desk.push_screen(WordingScreen(title, say, text, others, block=panes.key), worded)

    def action_question(self) -> None:
        """To the first answer it is built from."""
        if self._panes.places:
            self.desk.visit(self._panes.places[0])
        else:
            self.say("No question stands behind it any more.")

    def action_close(self) -> None:
        """Back; once, though a choice and what it changed may both ask for it."""
        if not self._over:
            self._over = True
            self.dismiss(None)
