"""Returned: what came back from Word, change by change: which is taken, which is left, and what reviewers say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from imrassist.errors import ImrError
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, Dialog, DraftScreen, keys
from imrassist.tui.screens.panes import WIDE
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.told import Told
from imrassist.tui.screens.wording import WordingScreen
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.pane import Pane, marked
from imrassist.tui.widgets.plain import count, one_line
from imrassist.writing.merge import compare

if TYPE_CHECKING:
    from imrassist.intake.returned import Difference, Returned

_KINDS = {"text": "changed", "cell": "changed", "new": "new", "row": "new", "gone": "not in the file"}


class ReturnedScreen(DraftScreen):
    """The differences. Nothing is changed until F2."""

    CSS_PATH = "returned.tcss"
    TOPIC = "returned"
    FOOTER: ClassVar[str] = "F1 Help  Space Take or leave  Enter Read both  F2 Take marked  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("space", "turn"), ("f2", "use"), ("ctrl+g", "use"), ("r", "file")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Take this one, or leave it", "Space", "turn"),
        Command("Read what the draft says and what the file says", "Enter", "read"),
        Command("Take all that is marked into the draft", "F2", "use"),
        Command("Read another file", "r", "file"),
        Command("Back, and change nothing", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._returned: Returned | None = None
        self._marked: set[str] = set()
        self._path = ""

    def compose(self) -> ComposeResult:
        """Title, the list, status, keys."""
        yield Bar("Import a report that was finished in Word", id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """First of all: which file?"""
        self.query_one("#list").focus()
        self.action_file()

    def action_file(self) -> None:
        """Its path."""

        def named(text: str | None) -> None:
            if text is not None and text.strip():
                self._path = text.strip().strip("\"'")
                self.say("One moment ...")
                begin(self, self._work, "returned")
            elif self._returned is None:
                self.action_close()

        start = self._path or f"{self.session.export_folder()}/"
        say = "The path of the Word document. It is only read. Nothing changes in the draft yet."
        self.desk.push_screen(Prompt("Which file?", say, start, use="Read"), named)

    async def _work(self) -> None:
        path = Path(self._path).expanduser()
        try:
            returned = await self.desk.thinker.think("returned", partial(self.session.read_back, path))
        except ImrError as error:
            self.say(str(error))
            return
        if returned is not None:
            self._returned = returned
            self._marked = {each.id for each in returned.differences if each.taken and each.acts}
            self.redraw()
            self.say(self._told(returned))

    def _told(self, returned: Returned) -> str:
        older = f" As an earlier export had them: {returned.older}." if returned.older else ""
        return f"{count(len(self._marked), 'change')} to be taken. The same in both: {returned.same}.{older}"

    def redraw(self) -> None:
        """The list, as it is marked now."""
        returned = self._returned
        if returned is None:
            return
        items = [self._item(each) for each in returned.differences]
        items = items or [Item(text="The file says what the draft says.", indent=2)]
        if returned.notes:
            items += [
                Item(text=""),
                Item(text="Comments and tracked changes, for you to answer", indent=1, tone="head"),
            ]
        for at, note in enumerate(returned.notes):
            by = f"{note.by}: " if note.by else ""
            items.append(Item(text=f"{by}{one_line(note.text)}", key=f"n{at}", mark="  -", indent=4, right=note.label))
        if returned.unplaced:
            items += [Item(text=""), Item(text="Could not be placed", indent=1, tone="head")]
        for at, each in enumerate(returned.unplaced):
            items.append(Item(text=f"{each.where}: {one_line(each.text)}", key=f"u{at}", mark="  -", indent=4))
        items += [Item(text=said, indent=2) for said in returned.said]
        self.query_one("#list", Lines).show(items)
        self.query_one("#top", Bar).right = f"{len(self._marked)} of {len(returned.differences)} marked"

    def _item(self, each: Difference) -> Item:
        mark = ("[x]" if each.id in self._marked else "[ ]") if each.acts else " - "
        section = f"{each.section}  " if each.section not in ("", "0") else ""
        right = "! both changed" if each.collides else _KINDS[each.kind]
        return Item(text=f"{section}{one_line(each.label)}: {one_line(each.file or each.now)}", key=each.id,
                    mark=f" {mark}", indent=5, right=right)  # fmt: skip

    @property
    def _difference(self) -> Difference | None:
        key = self.query_one("#list", Lines).key
        found = self._returned.differences if self._returned else ()
        return next((each for each in found if each.id == key), None)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_read()

    def action_read(self) -> None:
        """Both texts; of a comment, all of it."""
        difference = self._difference
        key = self.query_one("#list", Lines).key
        if difference is not None:
            self.desk.push_screen(DifferenceScreen(difference), partial(self._chosen, difference))
        elif self._returned and key[:1] == "n":
            note = self._returned.notes[int(key[1:])]
            what = "Comment" if note.kind == "comment" else "Tracked change"
            self.desk.push_screen(Told(f"{what}{f' by {note.by}' if note.by else ''}, {note.label}", note.text))
        elif self._returned and key[:1] == "u":
            lost = self._returned.unplaced[int(key[1:])]
            self.desk.push_screen(Told(f"{lost.where}: {lost.why}", lost.text))

    def _chosen(self, difference: Difference, choice: Choice | None) -> None:
        take, text = choice or ("", "")
        if take == "word" and self._returned is not None:
            mine = self.session.reworded(difference, text)
            those = [mine if each is difference else each for each in self._returned.differences]
            self._returned = replace(self._returned, differences=tuple(those))
        if take in ("take", "word"):
            self._marked.add(difference.id)
        elif take == "leave":
            self._marked.discard(difference.id)
        self.redraw()

    def action_turn(self) -> None:
        """Take it, or leave it."""
        difference = self._difference
        if difference is None:
            self.say("Mark a line of the list first.")
        elif not difference.acts:
            self.say(difference.why or "This cannot be taken by itself.")
        else:
            self._marked ^= {difference.id}
            self.redraw()
            self.say(difference.why)

    def action_use(self) -> None:
        """All that is marked, as one step."""
        returned = self._returned
        if returned is None:
            self.action_file()
            return
        leave = {each.id for each in returned.differences} - self._marked
        changed = self.desk.doing(lambda: self.session.take_back(returned, leave, self._marked))
        if changed is None:
            self.say(self.said if self.said.startswith(self.session.path.name) else "Nothing is marked.")
            return
        out = len(self.session.out_of_step())
        more = f" {count(out, 'paragraph')} out of step: see Your own wording." if out else ""
        self.action_close()
        self.desk.call_later(self.desk.say, f"Taken into the draft; ^z takes it back.{more}")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


Choice = tuple[str, str]
"""What was chosen for a difference, ``take``, ``leave`` or ``word``, and with the last the wording."""


class DifferenceScreen(Dialog[Choice]):
    """The texts of one difference, side by side where there is room; of a paragraph the author's words for it."""

    CSS_PATH = "returned.tcss"
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
        yield Bar(one_line(each.label)[:1].upper() + one_line(each.label)[1:], _KINDS[each.kind], id="top")
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
