"""Judge: one criterion: its words, its passages, what speaks for and against it, and the reviewer's own verdict."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.checks.remark import Standing
from imrassist.interview.question import Form
from imrassist.model.quality import Verdict
from imrassist.session import Session
from imrassist.session.review_values import CHANGED
from imrassist.tui.screens.base import EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.page import PageScreen, aside_items, change_items, passage_items
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar, Says
from imrassist.tui.widgets.lines import Item, Lines


class JudgeScreen(DraftScreen):
    """One criterion at a time. The author's verdict and the tool's come after the reviewer's own, or on request."""

    CSS_PATH = "judge.tcss"
    TOPIC = "judge"
    FOOTER: ClassVar[str] = "Y N P Judge  Enter Passages  a Author's  + Point  F2 Next  F1 Help  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("escape", "close"), ("y", "verdict('yes')"), ("n", "verdict('no')"), ("p", "verdict('partially')"),
        ("0", "verdict('')"), ("c", "comment"), ("a", "others"), ("plus", "point"), ("f2", "next"), ("ctrl+g", "next"),
        ("enter", "passages"), ("d", "difference"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Yes", "Y", "verdict('yes')"),
        Command("No, with a comment", "N", "verdict('no')"),
        Command("Partially, with a comment", "P", "verdict('partially')"),
        Command("Take my verdict back", "0", "verdict('')"),
        Command("My comment", "c", "comment"),
        Command("Passages to read for this criterion", "Enter", "passages"),
        Command("What changed since I read them", "d", "difference"),
        Command("The author's verdict and what the tool suggests", "a", "others"),
        Command("Send a point back about this criterion", "+", "point"),
        Command("Next criterion", "F2", "next"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def __init__(self, criterion: str) -> None:
        super().__init__()
        self._which = criterion
        self._asked_for = False
        self._standing: Standing | None = None

    def compose(self) -> ComposeResult:
        """The criterion, what there is to know of it, the verdict."""
        yield Bar(id="top")
        yield Says(id="say")
        yield Lines(id="list")
        yield Says(id="yours")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys; what the tool found comes when it is worked out."""
        self.query_one("#list").focus()
        self.redraw()

    def redraw(self) -> None:
        """As it stands now."""
        judged = self.session.judged(self._which)
        top = self.query_one("#top", Bar)
        top.left = f"Criterion {judged.criterion.number} of {len(self.session.form.criteria)}"
        top.right = "Y, N or P: your own judgement first"
        self.query_one("#say", Says).text = judged.criterion.text
        self.query_one("#yours", Says).text = self._yours()
        self._draw()
        begin(self, self._work, "judge")

    async def _work(self) -> None:
        found = await self.desk.thinker.think("judge", self.session.standings)
        if found is not None:
            self._standing = next((each for each in found if each.criterion == self._which), None)
            self._draw()

    def _draw(self) -> None:
        judged = self.session.judged(self._which)
        items: list[Item] = []
        if judged.lapsed:
            items.append(Item(text=f"{judged.lapsed.capitalize()}:", indent=1, tone="warn"))
            items += self._difference() if judged.lapsed == CHANGED else []
        standing = self._standing
        for head, reasons in (
            ("Speaks for it", standing.speaks_for if standing else ()),
            ("Speaks against it", standing.against if standing else ()),
        ):
            items.append(Item(text=head, indent=1, tone="head"))
            items += [Item(text=each.say, mark="  -", indent=4) for each in reasons]
            items += [] if reasons else [Item(text="nothing so far", indent=4, tone="quiet")]
        if standing and (aside := aside_items(self.session, self._which)):
            items += [Item(text="Set aside by the author", indent=1, tone="head"), *aside]
        if judged.verdict or self._asked_for:
            items += self._others()
        else:
            items.append(Item(text="a shows the author's verdict and what the tool suggests.", indent=1, tone="quiet"))
        self.query_one("#list", Lines).show(items)

    def _others(self) -> list[Item]:
        judged = self.session.judged(self._which)
        suggestion = _label(self.session.form, self._standing.suggestion) if self._standing else ""
        items = [
            Item(text=f"The author's own verdict: {_said(self.session.form, judged.author)}", indent=1),
            Item(text=f"The tool suggests: {suggestion or 'nothing, there is too little to go by'}", indent=1),
        ]
        items += [
            Item(text=f"Earlier, by {each.verdict.by}: {_said(self.session.form, each.verdict)}", indent=1)
            for each in judged.earlier
        ]
        return items

    def _difference(self) -> list[Item]:
        verdict = self.session.judged(self._which).verdict
        changes = self.session.changed_since(verdict, self._which) if verdict else ()
        if changes is None:
            return [Item(text="The copy that you read is not in the folder of submissions any more.", indent=4)]
        return change_items(self.session, changes)

    def _yours(self) -> str:
        judged = self.session.judged(self._which)
        again = f" ({judged.lapsed}: judge again)" if judged.verdict and judged.lapsed else ""
        return f"Yours: {_said(self.session.form, judged.verdict)}{again}"

    # ---- what can be done

    def action_verdict(self, answer: str) -> None:
        """The reviewer's own; No and Partially ask for the comment first."""
        if answer in ("", "yes"):
            kept = self.session.judged(self._which).verdict
            self._judge(answer, kept.comment if kept and kept.answer == answer else "")
            return
        self._ask(answer)

    def action_comment(self) -> None:
        """The comment of a verdict that is given."""
        verdict = self.session.judged(self._which).verdict
        if verdict is None:
            self.say("Give your verdict first: Y, N or P.")
        else:
            self._ask(verdict.answer)

    def _ask(self, answer: str) -> None:
        kept = self.session.judged(self._which).verdict
        must = answer != "yes"
        check = (lambda text: "" if text.strip() else "A comment is needed here.") if must else None
        say = "What is missing, and where? It goes on the quality form." if must else "It goes on the quality form."
        prompt = Prompt(
            f"{_label(self.session.form, answer)}: your comment",
            say,
            kept.comment if kept else "",
            long=True,
            check=check,
        )
        self.desk.push_screen(prompt, lambda text: None if text is None else self._judge(answer, text))

    def _judge(self, answer: str, comment: str) -> None:
        if self.desk.doing(partial(self.session.judge, self._which, answer, comment)):
            self.redraw()
            self.say(
                "Kept. F2 goes to the next criterion." if answer else "Taken back; the trail keeps that it was there."
            )

    def action_others(self) -> None:
        """On request, before the own one."""
        self._asked_for = True
        self._draw()

    def action_passages(self) -> None:
        """What is to be read for this criterion."""

        def items(session: Session) -> list[Item]:
            nothing = "Nothing in the report speaks of this; the dates of the board do."
            return passage_items(session, session.passages_of(self._which)) or [Item(text=nothing, indent=2)]

        number = self.session.judged(self._which).criterion.number
        self.desk.push_screen(PageScreen(f"What criterion {number} is about, to be read only", items, points=True))

    def action_difference(self) -> None:
        """What changed since."""
        if self.session.judged(self._which).verdict is None:
            self.say("You have not judged this one yet.")
            return
        self.desk.push_screen(PageScreen("What changed since you read this", lambda _: self._difference()))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter, also on a line."""
        message.stop()
        self.action_passages()

    def action_point(self) -> None:
        """A point on the criterion."""

        def said(text: str | None) -> None:
            about = f"criterion:{self._which}"
            if text and text.strip() and self.desk.doing(lambda: self.session.raise_point(about, text)):
                self.say("The point is kept, and goes back with the others.")

        prompt = Prompt("A point on this criterion", "What should the author see to?", long=True, use="Keep")
        self.desk.push_screen(prompt, said)

    def action_next(self) -> None:
        """The next one that wants a verdict, else the next."""
        every = self.session.all_judged()
        at = next(at for at, each in enumerate(every) if each.criterion.id == self._which)
        turn = [*every[at + 1 :], *every[:at]]
        wanted = next((each for each in turn if each.verdict is None or each.lapsed), None)
        if wanted is None and at + 1 == len(every):
            self.dismiss(None)
            return
        self._which = (wanted or turn[0]).criterion.id
        self._asked_for, self._standing = False, None
        self.redraw()
        self.say("")

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)


def _said(form: Form, verdict: Verdict | None) -> str:
    """A verdict with its comment, on one line."""
    if verdict is None:
        return "none yet"
    return f"{_label(form, verdict.answer)}{f' - {verdict.comment}' if verdict.comment else ''}"


def _label(form: Form, answer: str) -> str:
    return next((each.label for each in form.scale if each.id == answer), "")
