"""Returned: what came back from Word, change by change: which is taken, which is left, and what reviewers say."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.checks.coming import Coming
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.difference import KINDS, Choice, DifferenceScreen
from imrassist.tui.screens.of_file import OfFile
from imrassist.tui.screens.told import Told
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count, one_line

if TYPE_CHECKING:
    from imrassist.intake.returned import Difference, Returned


class ReturnedScreen(OfFile["tuple[Returned, Coming]"], DraftScreen):
    """The differences. Nothing is changed until F2."""

    CSS_PATH = "returned.tcss"
    TOPIC = "returned"
    ASK: ClassVar[str] = "The path of the Word document. It is only read. Nothing changes in the draft yet."
    FOOTER: ClassVar[str] = "F1 Help  Space Mark  Enter Read both  c Codes  F2 Take marked  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("space", "turn"), ("f2", "use"), ("ctrl+g", "use"), ("r", "file"), ("c", "with_codes")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Take this one, or leave it", "Space", "turn"),
        Command("Take names that come with it as their codes, or as they are", "c", "with_codes"),
        Command("Read what the draft says and what the file says", "Enter", "read"),
        Command("Take all that is marked into the draft", "F2", "use"),
        Command("Read another file", "r", "file"),
        Command("Back, and change nothing", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._marked: set[str] = set()
        self._coded = False

    def compose(self) -> ComposeResult:
        """Title, the list, status, keys."""
        yield Bar("Import a report that was finished in Word", id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def beginning(self) -> str:
        """Where the export went."""
        return f"{self.session.export_folder()}/"

    def read(self, path: Path) -> tuple[Returned, Coming]:
        """What is different in it, and the names and details that come with it."""
        returned = self.session.read_back(path)
        return returned, self.session.coming_back(returned)

    def show(self, found: tuple[Returned, Coming]) -> None:
        """The differences, marked as they would be taken."""
        returned, _ = found
        self._coded = False
        self._marked = {each.id for each in returned.differences if each.taken and each.acts}
        self.redraw()
        self.say(self._told(returned))

    @property
    def _returned(self) -> Returned | None:
        return self.found[0] if self.found else None

    @property
    def _coming(self) -> Coming:
        return self.found[1] if self.found else Coming()

    def action_with_codes(self) -> None:
        """Names that come with it: as their codes, or as they are."""
        if not self._coming.codes:
            self.say("No name of the key comes with it.")
            return
        self._coded = not self._coded
        self.redraw()
        self.say("Their codes will be taken." if self._coded else "They will be taken as they are.")

    def _coming_items(self) -> list[Item]:
        found = self._coming
        if not found:
            return []
        how = "their codes are taken" if self._coded else "as they are; c takes their codes"
        items = [Item(text=f"Names come with it: {found.named} ({how})", mark=" !", indent=3)] if found.codes else []
        more = Item(text=f"Not in the key, and may identify somebody: {found.other}", mark=" !", indent=3)
        return [*items, *([more] if found.details else []), Item(text="")]

    def _told(self, returned: Returned) -> str:
        older = f" As an earlier export had them: {returned.older}." if returned.older else ""
        return f"{count(len(self._marked), 'change')} to be taken. The same in both: {returned.same}.{older}"

    def redraw(self) -> None:
        """The list, as it is marked now."""
        returned = self._returned
        if returned is None:
            return
        items = [self._item(each) for each in returned.differences]
        items = [*self._coming_items(), *(items or [Item(text="The file says what the draft says.", indent=2)])]
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
        right = "! both changed" if each.collides else KINDS[each.kind]
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
        if take == "word" and self.found is not None:
            mine = self.session.reworded(difference, text)
            returned, coming = self.found
            those = [mine if each is difference else each for each in returned.differences]
            self.found = (replace(returned, differences=tuple(those)), coming)
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
        changed = self.desk.doing(lambda: self.session.take_back(returned, leave, self._marked, coded=self._coded))
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
