"""Difference: what draft and file say of one thing, side by side: take, leave, both in one, or other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from imrassist.tui.screens.base import EVERYWHERE, Command, Dialog, keys
from imrassist.tui.screens.panes import WIDE
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.pane import Pane, marked
from imrassist.tui.widgets.plain import one_line
from imrassist.writing.merge import compare

if TYPE_CHECKING:
    from imrassist.intake.returned import Difference

KINDS = {"text": "changed", "cell": "changed", "new": "new", "row": "new", "gone": "not in the file"}
"""What became of something, in a word."""
Choice = tuple[str, str]
"""What was chosen for a difference, ``take``, ``leave`` or ``word``, and with the last the wording."""


class DifferenceScreen(Dialog[Choice]):
    """The texts of one difference, side by side where there is room; of a paragraph the author's words for it."""

    CSS_PATH = "difference.tcss"
    TOPIC = "difference"
    FOOTER: ClassVar[str] = "F1 Help  t Take  l Leave  c Both in one  e Edit  Tab Next text  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("t", "choose('take')"), ("l", "choose('leave')"), ("c", "combine"), ("e", "edit")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Take what the file says", "t", "choose('take')"),
        Command("Leave what the draft says", "l", "choose('leave')"),
        Command("See both changes in one text, to take or to mend", "c", "combine"),
        Command("Word this paragraph yourself", "e", "edit"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self._difference = difference

    def compose(self) -> ComposeResult:
        """Title, the texts, what the marks mean, status, keys."""
        each = self._difference
        yield Bar(one_line(each.label)[:1].upper() + one_line(each.label)[1:], KINDS[each.kind], id="top")
        with Container(id="panes"):
            file = marked(compare(each.now, each.file)) if each.now and each.file else []
            yield Pane("The draft says", [(each.now or "(Nothing.)", False)], id="now")
            yield Pane("The file says", file or [(each.file or "(Nothing.)", False)], id="file")
            if each.before and each.before not in (each.now, each.file):
                yield Pane("The earlier version", [(each.before, False)], id="before")
        yield Bar("<words> are only in the file; <-> is where the file has fewer.", id="marks")
        yield Bar(each.why, id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The first text can be scrolled."""
        self.focus_next()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def action_choose(self, what: str) -> None:
        """Take or leave."""
        if what == "take" and not self._difference.acts:
            self.say(self._difference.why or "This cannot be taken by itself.")
            return
        self.dismiss((what, ""))

    def action_combine(self) -> None:
        """Both in one, shown first: it is used only when the author keeps it."""
        joined = self.session.both_in_one(self._difference)
        if joined is None:
            self.say("What both changed cannot be put in one text by itself: take, leave, or edit.")
            return
        say = "Read it: it may say something that is not true. It is used only when you keep it."
        self._word("Both changes in one", say, joined)

    def action_edit(self) -> None:
        """The author's own words, from what the file says."""
        each = self._difference
        if each.kind not in ("text", "new") or not each.acts:
            self.say("Only a paragraph can be worded here.")
            return
        self._word("This paragraph in your own words", "It goes into the draft with all that is marked.", each.file)

    def _word(self, title: str, say: str, text: str) -> None:
        each = self._difference
        texts = [
            ("what the draft says", each.now),
            ("what the file says", each.file),
            ("the earlier version", each.before),
        ]

        def worded(given: str | None) -> None:
            if given is not None and given.strip():
                self.dismiss(("word", given))

        others = [other for other in texts if other[1] and other[1] != text]
        self.desk.push_screen(WordingScreen(title, say, text, others), worded)
