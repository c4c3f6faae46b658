"""Your words: all that the author did to the text by hand and that wants a look: out of step, taken out, left over."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from imrassist.session import LeftOut, OutOfStep
from imrassist.tui import showing
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.screens.panes import PanesScreen
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import count, cut, one_line

_LONG = 400
"""Characters of a paragraph that are shown here."""


class YourWordsScreen(ListScreen):
    """Three lists in one. Enter settles what is out of step, or brings back what was taken out."""

    TOPIC = "your_words"
    FOOTER: ClassVar[str] = "F1 Help  Enter Settle or bring back  r Read there  ^p Commands  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(("r", "read"))
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Settle what is out of step, or bring back what was taken out", "Enter", "choose"),
        Command("Read the section it belongs to", "r", "read"),
        Command("Back", "Esc", "close"),
        *DRAFT,
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._steps: dict[str, OutOfStep] = {}
        self._left: dict[str, LeftOut] = {}

    def redraw(self) -> None:
        """As it stands now."""
        self._steps = {each.key: each for each in self.session.out_of_step()}
        left = [each for each in self.session.left_out() if each.key not in self._steps]
        self._left = {each.key: each for each in left}
        taken = [self._item(each.key, each.section, each.text) for each in left if not each.why]
        over = [self._item(each.key, each.section, each.text, each.why) for each in left if each.why]
        items: list[Item] = []
        for head, found in (
            ("Out of step: the answers have changed since you worded these", self._step_items()),
            ("Not in the report: you took these out", taken),
            ("Left over: they stand at the end of their section, or nowhere", over),
        ):
            if found:
                items += [Item(text="")] * bool(items)
                items += [Item(text=head, indent=1, tone="head"), *found]
        self.show("Your own wording", f"{count(len(self._steps), 'paragraph')} out of step", items, _NOTHING)

    def _step_items(self) -> list[Item]:
        return [
            self._item(each.key, self.session.section_of_block(each.key), each.mine) for each in self._steps.values()
        ]

    def _item(self, key: str, section: str, text: str, why: str = "") -> Item:
        title = showing.section_title(self.session.form.section(section)) if section else ""
        said = cut(one_line(text), _LONG)
        return Item(text=f"{said} ({why})" if why else said, key=key, mark="  -", indent=4, right=cut(title, 24))

    def action_choose(self) -> None:
        """The three panes; or back into the report."""
        key = self.key
        if key in self._steps:
            self.desk.push_screen(PanesScreen(self._steps[key]))
        elif key in self._left and not self._left[key].why:
            self.desk.doing(lambda: self.session.bring_back(key))
            self.redraw()
            self.say("It stands in the report again. ^z takes it out.")
        elif key:
            self.action_read()

    def action_read(self) -> None:
        """The section's text."""
        key = self.key
        section = self.session.section_of_block(key) if key else ""
        if section:
            self.desk.read(section)
        elif key:
            self.say("The form has no section for it any more. Its text is kept here.")


_NOTHING = "Nothing is out of step, nothing was taken out, and nothing is left over."
