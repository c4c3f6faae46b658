"""Criterion: one line of the quality form: its words, what speaks for and against it, and the author's own verdict."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from imrassist.checks.remark import Reason, Remark, Standing
from imrassist.interview.question import Criterion
from imrassist.model.answer import Place
from imrassist.tui.screens.base import Dialog, keys
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.widgets.bars import Bar, Buttons, Says
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import MARKS

_SAYS = {
    "yes": "The tool suggests: yes.",
    "partially": "The tool suggests: partially.",
    "no": "The tool suggests: no.",
    "unknown": "There is too little to suggest anything yet.",
}


class CriterionScreen(Dialog[Place]):
    """Shows one criterion. Gives the place to go to, when a reason was chosen."""

    CSS_PATH = "criterion.tcss"
    TOPIC = "criterion"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("y", "verdict('yes')"),
        ("n", "verdict('no')"),
        ("p", "verdict('partially')"),
        ("0", "verdict('')"),
        ("w", "why"),
    )

    def __init__(self, criterion: Criterion, standing: Standing | None) -> None:
        super().__init__()
        self._criterion = criterion
        self._standing = standing
        self._reasons: list[Reason] = []
        self._why = False
        """Whether the rule is shown."""

    def compose(self) -> ComposeResult:
        """The criterion in the form's words, the suggestion, the reasons, the verdict."""
        suggestion = self._standing.suggestion if self._standing else "unknown"
        with Vertical(id="box"):
            yield Bar(f"Criterion {self._criterion.number}   {MARKS.get(suggestion, '[ ]')}", id="title")
            yield Says(self._criterion.text, id="say")
            yield Lines(self._items(suggestion), id="reasons")
            yield Bar(id="yours")
            yield Bar("Y yes  P partially  N no  0 none  W why suggested  Enter to a reason  Esc", id="status")

    def _items(self, suggestion: str) -> list[Item]:
        items = [Item(text=_SAYS.get(suggestion, ""), tone="strong", indent=1)]
        standing = self._standing
        if self._why and standing:
            items.append(Item(text=standing.why, indent=1))
        for head, reasons in (
            ("Speaks for it", standing.speaks_for if standing else ()),
            ("Speaks against it", standing.against if standing else ()),
        ):
            items.append(Item(text=head, tone="head", indent=1))
            for reason in reasons:
                key = str(len(self._reasons)) if reason.place else ""
                self._reasons += [reason] if reason.place else []
                items.append(Item(text=reason.say, key=key, mark="  -", indent=4))
            if not reasons:
                items.append(Item(text="nothing so far", indent=4, tone="quiet"))
        if standing and standing.turn:
            items.append(Item(text=f"To turn it to yes: {standing.turn}", indent=1))
        return items

    def on_mount(self) -> None:
        """The reasons have the keys."""
        self.query_one("#reasons").focus()
        self._yours()

    def _yours(self) -> None:
        verdict = self.session.draft.verdicts.get(f"author:{self._criterion.id}")
        labels = {each.id: each.label for each in self.session.form.scale}
        none = "none yet. Only you decide, and owe no reason."
        told = labels.get(verdict.answer, verdict.answer) if verdict else none
        self.query_one("#yours", Bar).left = f"Your own answer: {told}"

    def action_why(self) -> None:
        """By which rule it suggests what it does; again: hide it."""
        self._why = not self._why
        self._reasons = []
        suggestion = self._standing.suggestion if self._standing else "unknown"
        self.query_one("#reasons", Lines).show(self._items(suggestion))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """To the answer that speaks for or against."""
        message.stop()
        self.dismiss(self._reasons[int(message.key)].place)

    def action_verdict(self, answer: str) -> None:
        """The author's own answer."""
        if answer and answer not in {each.id for each in self.session.form.scale}:
            self.say("This form has no such answer.")
            return
        self.desk.doing(partial(self.session.verdict, self._criterion.id, answer))
        self._yours()


class RemarkScreen(Dialog[Place]):
    """One remark whole: what was found, how to mend it, where it comes from. Gives the place to go to."""

    CSS_PATH = "criterion.tcss"
    TOPIC = "remark"
    BINDINGS: ClassVar[list[BindingType]] = keys(("enter", "open"), ("a", "aside"))

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The remark and what can be done about it."""
        remark = self._remark
        grades = {"must": "Must be mended", "should": "Should be mended", "consider": "Something to consider"}
        where = self.session.form.in_guidance(remark.source)
        source = f"guidance: {where}" if where else ""
        with Vertical(id="box"):
            yield Bar(grades.get(remark.grade, "Remark"), source, id="title")
            yield Says(f"{remark.say}\n\n{remark.mend}", id="say")
            first = [("Open the answer", "open")] if remark.place else []
            yield Buttons(*first, ("Set aside, with a reason", "aside"), ("Back Esc", "close"))
            yield Bar("Set aside, it comes back when what it is about changes.", id="status")

    def on_mount(self) -> None:
        """The likeliest thing is marked."""
        self.query_one(Buttons).focus()

    def action_open(self) -> None:
        """To the answer."""
        self.dismiss(self._remark.place)

    def action_aside(self) -> None:
        """Set it aside; the reason is kept."""

        def reasoned(reason: str | None) -> None:
            if reason and reason.strip():
                self.desk.doing(partial(self.session.set_aside, self._remark, reason))
                self.dismiss(None)

        self.desk.push_screen(Prompt("Set this remark aside", "Why does it not hold here?", use="Set aside"), reasoned)

    def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """The buttons."""
        message.stop()
        getattr(self, f"action_{message.does}")()
