"""Versions: the named copies of the draft: kept, read, and compared with the draft as it is now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import count, one_line
from imrassist.writing.changes import Change, told

if TYPE_CHECKING:
    from imrassist.storage.versions import Version

_OPENED = "0"
_HEADS = {"text": "In the text", "row": "Rows", "answer": "Answers"}


class VersionsScreen(DraftScreen):
    """The versions, the newest first. Enter tells what has changed since one."""

    CSS_PATH = "versions.tcss"
    TOPIC = "versions"
    FOOTER: ClassVar[str] = "F1 Help  Enter What changed since  r Read it  s Save one now  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"), ("r", "read"), ("s", "keep"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("What has changed since this version", "Enter", "compare"),
        Command("Read this version", "r", "read"),
        Command("Save a version with a name, as it is now", "s", "keep"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def compose(self) -> ComposeResult:
        """Title, the versions, status, keys."""
        yield Bar("Named versions", id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys."""
        self.redraw()
        self.query_one("#list").focus()

    def redraw(self) -> None:
        """Those there are."""
        found = self.session.versions()
        items = [
            Item(text=each.name, key=str(each.number), mark=f" {each.number:>3}", indent=6, right=each.when)
            for each in found
        ]
        if not found:
            items = [Item(text="There is no version yet. s keeps one, as the draft is now.", indent=2), Item(text="")]
        items.append(Item(text="As it was when you opened it here", key=_OPENED, mark="  ", indent=6))
        self.query_one("#list", Lines).show(items)
        self.query_one("#top", Bar).right = count(len(found), "version")

    @property
    def _version(self) -> Version | None:
        key = self.query_one("#list", Lines).key
        return next((each for each in self.session.versions() if str(each.number) == key), None)

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_compare()

    def action_compare(self) -> None:
        """What has changed since."""
        self.desk.push_screen(ChangedScreen(self._version))

    def action_read(self) -> None:
        """The version's text, to be read only."""
        version = self._version
        if version is None:
            self.say("This one is only compared with: Enter.")
        else:
            self.desk.push_screen(ChangedScreen(version, read=True))

    def action_keep(self) -> None:
        """One more."""

        def named(name: str | None) -> None:
            if name is not None and name.strip():
                kept = self.desk.doing(lambda: self.session.save_version(name))
                self.redraw()
                if kept:
                    self.say(f"Kept as version {kept.number}. It stays as it is now.")

        say = "In a few words, such as: before the manager read it."
        self.desk.push_screen(Prompt("Save a version with a name", say, use="Save"), named)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


class ChangedScreen(DraftScreen):
    """What is different now since one version; or that version itself, to read."""

    CSS_PATH = "versions.tcss"
    TOPIC = "changed"
    FOOTER: ClassVar[str] = "F1 Help  Enter Go there  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Go to the question, or read the section", "Enter", "visit"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self, version: Version | None = None, *, read: bool = False) -> None:
        super().__init__()
        self._since, self._reading = version, read
        self._found: tuple[Change, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, the list, status, keys."""
        name = f"version {self._since.number}, {one_line(self._since.name)}" if self._since else "you opened it here"
        yield Bar(name.capitalize() if self._reading else f"What changed since {name}", id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """Worked out away from the keys."""
        self.query_one("#list").focus()
        self.redraw()

    def redraw(self) -> None:
        """As it is now."""
        self.say("One moment ...")
        begin(self, self._work, "changed")

    async def _work(self) -> None:
        work = self._text if self._reading else self._changes
        try:
            items = await self.desk.thinker.think("changed", work)
        except ImrError as error:
            self.say(str(error))
            return
        if items is not None:
            self.query_one("#list", Lines).show(items)
            self.say("")

    def _changes(self) -> list[Item]:
        since = self.session.draft_of(self._since) if self._since else None
        self._found = self.session.changes(since)
        items: list[Item] = []
        kind = section = ""
        for at, change in enumerate(self._found):
            if change.kind != kind:
                kind, section = change.kind, ""
                items += [*([Item(text="")] if items else []), Item(text=_HEADS[kind], indent=1, tone="head")]
            if change.section and change.section != section:
                section = change.section
                title = showing.section_title(self.session.form.section(section))
                items.append(Item(text=title, indent=2, tone="strong"))
            by = " (by your hand)" if change.kind == "text" and not change.built else ""
            items.append(Item(text=f"{told(change)}{by}", key=str(at), mark="  -", indent=4))
        return items or [Item(text="Nothing has changed.", indent=2)]

    def _text(self) -> list[Item]:
        if self._since is None:
            return []
        then = self.session.open_version(self._since)
        items: list[Item] = []
        for section in then.report().sections:
            items += [Item(text=""), Item(text=section.heading, key=f"={section.id}", tone="head")]
            for block in section.blocks:
                if block.text:
                    items.append(Item(text=block.text, key=f"={block.key}", indent=2))
                for line in block.grid.lines if block.grid else ():
                    said = " | ".join(" ".join(cell.paragraphs) for cell in line.cells if cell.paragraphs)
                    items.append(Item(text=said, key=f"={block.key}#{line.row}", indent=2))
        return items

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_visit()

    def action_visit(self) -> None:
        """To the answer, or to the section's text."""
        key = self.query_one("#list", Lines).key
        if not key.isdigit():
            self.say("This is as it was then, to be read only.")
            return
        change = self._found[int(key)]
        place = Place(change.key, change.row) if change.kind == "answer" else None
        if place:
            self.desk.visit(place)
        elif change.section:
            self.desk.call_later(partial(self.desk.read, change.section))

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
