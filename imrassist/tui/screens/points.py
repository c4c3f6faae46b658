"""Points: what was sent back to the author, by a reviewer or the panel; answered by the one, closed by the other."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.session import Session
from imrassist.session.review_values import Raised
from imrassist.tui.screens.base import EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.screens.page import PageScreen, passage_items
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import count


class PointsScreen(ListScreen):
    """One list for both people: the author answers, the reviewer closes."""

    CSS_PATH = "points.tcss"
    TOPIC = "points"
    AUTHOR: ClassVar[str] = "F1 Help  d Done  n Not done, because  Enter The passage  ^p Commands  Esc Back"
    REVIEWER: ClassVar[str] = "F1 Help  + New  c Close it  x Open again  Enter The passage  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("d", "done"), ("n", "not_done"), ("c", "shut"), ("x", "reopen"), ("plus", "new"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("The author: it is done", "d", "done"),
        Command("The author: it is not done, because", "n", "not_done"),
        Command("The reviewer: close it", "c", "shut"),
        Command("The reviewer: open it again", "x", "reopen"),
        Command("The reviewer: a new point on the report as a whole", "+", "new"),
        Command("Read what it is about", "Enter", "choose"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def compose(self) -> ComposeResult:
        """Each of the two people has keys of their own."""
        for each in super().compose():
            if isinstance(each, Bar) and each.id == "footer":
                each.left = self.REVIEWER if self.session.reviewer else self.AUTHOR
            yield each

    def redraw(self) -> None:
        """As they stand now."""
        found = self.session.points()
        waiting = sum(not each.point.closed for each in found)
        right = f"{waiting} of {count(len(found), 'point')} open"
        items: list[Item] = []
        for number, each in enumerate(found, 1):
            items += _items(number, each)
        self.show("Points sent back to the author", right, items, "There are no points.")

    @property
    def _raised(self) -> Raised | None:
        key = self.key
        return next((each for each in self.session.points() if each.point.id == key), None)

    def action_choose(self) -> None:
        """What the point is about."""
        raised = self._raised
        if raised is None:
            return
        about = raised.point.about

        def items(session: Session) -> list[Item]:
            return passage_items(session, session.passages_about(about))

        self.desk.push_screen(PageScreen("What the point is about", items, points=self.session.reviewer is not None))

    def action_done(self) -> None:
        """The author has mended it."""
        self._answer("done", "Done", "What was done? A few words, or nothing.")

    def action_not_done(self) -> None:
        """The author has not, and says why."""
        self._answer("not_done", "Not done", "Why not? The countersigning person reads it.")

    def _answer(self, how: str, title: str, say: str) -> None:
        raised = self._raised
        if raised is None:
            return

        def said(text: str | None) -> None:
            if text is None:
                return
            if self.desk.doing(partial(self.session.answer_point, raised.point.id, how, text)):
                self.redraw()
                self.say("Kept.")

        must = how == "not_done"
        check = (lambda text: "" if text.strip() else "A reason is needed.") if must else None
        self.desk.push_screen(Prompt(title, say, raised.point.reason, long=True, use="Keep", check=check), said)

    def action_shut(self) -> None:
        """The reviewer is content."""
        self._close(closed=True)

    def action_reopen(self) -> None:
        """The reviewer is not, after all."""
        self._close(closed=False)

    def _close(self, *, closed: bool) -> None:
        raised = self._raised
        if raised and self.desk.doing(partial(self.session.close_point, raised.point.id, closed=closed)):
            self.redraw()
            self.say("Closed." if closed else "Open again.")

    def action_new(self) -> None:
        """On the whole report."""

        def said(text: str | None) -> None:
            if text and text.strip() and self.desk.doing(lambda: self.session.raise_point("", text)):
                self.redraw()

        prompt = Prompt("A point on the report as a whole", "What should the author see to?", long=True, use="Keep")
        self.desk.push_screen(prompt, said)


def _items(number: int, raised: Raised) -> list[Item]:
    point = raised.point
    mark = "[Y]" if point.closed else "[~]" if point.answer else "[ ]"
    source = "the panel" if point.source == "panel" else point.by
    changed = "; changed since it was raised" if raised.changed and not point.closed else ""
    items = [
        Item(text=point.text, key=point.id, mark=f"{number:>3} {mark}", indent=8),
        Item(text=f"{source}, on {raised.where}: {raised.state}{changed}", indent=8, tone="quiet"),
    ]
    return items + ([Item(text=f"The author: {point.reason}", indent=8)] if point.reason else [])
