"""Page: something to read in a review: the brief, the passages, what changed, the trail; a point from any passage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.session import Session
from imrassist.tui.screens.base import EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.writing.as_read import Passage
from imrassist.writing.changes import Change, told


class PageScreen(DraftScreen):
    """Lines to read, made of the session away from the keys. Where they are passages, Enter raises a point on one."""

    CSS_PATH = "page.tcss"
    TOPIC = "page"
    FOOTER: ClassVar[str] = "F1 Help  Arrows Read  ^p Commands  Esc Back"
    POINTS: ClassVar[str] = "F1 Help  Arrows Read  Enter A point on this passage  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("escape", "close"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Send a point back about the passage under the cursor", "Enter", "point"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def __init__(self, title: str, items: Callable[[Session], Sequence[Item]], *, points: bool = False) -> None:
        super().__init__()
        self._title, self._make, self._points = title, items, points

    def compose(self) -> ComposeResult:
        """Title, the lines, status, keys."""
        yield Bar(self._title, id="top")
        yield Lines(id="list")
        yield Bar(id="status")
        yield Bar(self.POINTS if self._points else self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """Worked out away from the keys."""
        lines = self.query_one("#list", Lines)
        lines.show([Item(text="One moment: this is being worked out.", indent=2, tone="quiet")])
        lines.focus()
        self.redraw()

    def redraw(self) -> None:
        """As it is now."""
        begin(self, self._work, "page")

    async def _work(self) -> None:
        try:
            items = await self.desk.thinker.think("page", lambda: list(self._make(self.session)))
        except ImrError as error:
            self.say(str(error))
            return
        if items is not None:
            self.query_one("#list", Lines).show(items or [Item(text="There is nothing here.", indent=2)])

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_point()

    def action_point(self) -> None:
        """A point about the passage under the cursor."""
        key = self.query_one("#list", Lines).key
        if not self._points or not key:
            self.say("This is to be read only.")
            return

        def said(text: str | None) -> None:
            if text and text.strip() and self.desk.doing(lambda: self.session.raise_point(f"block:{key}", text)):
                self.say("The point is kept, and goes back with the others.")

        prompt = Prompt("A point on this passage", "What should the author see to?", long=True, use="Keep")
        self.desk.push_screen(prompt, said)

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)


def passage_items(session: Session, passages: Sequence[Passage]) -> list[Item]:
    """Passages under the headings of their sections."""
    items: list[Item] = []
    section = ""
    for each in passages:
        if each.section != section:
            section = each.section
            found = session.form.section(section)
            items += [Item(text="")] * bool(items)
            items.append(Item(text=found.heading or found.title, indent=1, tone="head"))
        if each.kind != "section" and each.text.strip():
            items.append(
                Item(
                    text=each.in_words,
                    key=each.key,
                    mark="  ",
                    indent=3,
                    tone="strong" if each.kind == "heading" else "",
                )
            )
    return items


def change_items(session: Session, changes: Sequence[Change]) -> list[Item]:
    """What is different, in words, under the headings of the sections."""
    items: list[Item] = []
    section = ""
    for each in changes:
        if each.section != section and each.section:
            section = each.section
            found = session.form.section(section)
            items.append(Item(text=found.heading or found.title, indent=1, tone="head"))
        items.append(Item(text=told(each), mark="  -", indent=4))
    return items or [Item(text="Nothing is different.", indent=2)]


def aside_items(session: Session, criterion: str = "") -> list[Item]:
    """What the checks found and the author set aside, each with the reason, under the headings of the sections."""
    items: list[Item] = []
    section = ""
    for each in session.asides(criterion):
        if not criterion and each.section and each.section != section:
            section = each.section
            found = session.form.section(section)
            items.append(Item(text=found.heading or found.title, indent=1, tone="head"))
        items.append(Item(text=f"{each.grade.capitalize()}: {each.say}", mark="  -", indent=4))
        items.append(Item(text=f"Set aside, because: {each.aside}", indent=4))
    return items if items or criterion else [Item(text="The author set no remark aside.", indent=2)]


def brief_items(session: Session) -> list[Item]:
    """The one page to read first."""
    items: list[Item] = []
    for part in session.brief():
        items += [Item(text="")] * bool(items)
        items.append(Item(text=part.title, indent=1, tone="head"))
        items += [Item(text=line.say, mark="  -", indent=4) for line in part.lines]
    return items


def trail_items(session: Session) -> list[Item]:
    """Who did what and when, and what that is worth."""
    trail = session.trail()
    whole = "The trail holds together." if trail.whole else "The trail does NOT hold together:"
    items = [Item(text=whole, indent=1, tone="strong" if trail.whole else "warn")]
    items += [Item(text=fault, mark="  !", indent=4, tone="warn") for fault in trail.faults]
    items += [Item(text=note, mark="  -", indent=4) for note in trail.notes]
    items += [Item(text=trail.limit, indent=1), Item(text="")]
    items += [Item(text=line, indent=2) for line in trail.lines]
    return items
