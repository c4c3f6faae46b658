"""Review: the countersigning person's own screen: the criteria one by one, points, the signature, submissions."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.session import Session
from imrassist.session.review_values import Judged
from imrassist.tui import showing
from imrassist.tui.screens.base import EVERYWHERE, Command, DraftScreen, keys
from imrassist.tui.screens.judge import JudgeScreen
from imrassist.tui.screens.page import PageScreen, aside_items, brief_items, change_items, passage_items, trail_items
from imrassist.tui.screens.points import PointsScreen
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.submissions import SubmissionsScreen
from imrassist.tui.screens.told import Told
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar, Says
from imrassist.tui.widgets.lines import Item, Lines
from imrassist.tui.widgets.plain import MARKS, count
from imrassist.writing.as_read import passages


class ReviewScreen(DraftScreen):
    """The criteria with the reviewer's own verdicts. Nothing here changes the author's text."""

    CSS_PATH = "review.tcss"
    TOPIC = "review"
    FOOTER: ClassVar[str] = "F1 Help  Enter Judge  b Brief  r Read  o Points  s Sign  u Submit  ^p Commands"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("b", "brief"), ("r", "read"), ("o", "points"), ("s", "sign"), ("u", "submissions"), ("t", "trail"),
        ("w", "who"), ("c", "changed"), ("a", "asides"), ("k", "take_in"), ("f", "paper"), ("escape", "leave_review"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Judge the criterion under the cursor", "Enter", "judge"),
        Command("Brief: one page to read first", "b", "brief"),
        Command("Read the whole report; a point on any passage", "r", "read"),
        Command("Points that go back to the author", "o", "points"),
        Command("Sign: accept the report on behalf of the agency", "s", "sign"),
        Command("Withdraw the signature", "", "withdraw"),
        Command("What changed since it was signed", "c", "changed"),
        Command("Remarks that the author set aside, with the reasons", "a", "asides"),
        Command("Submissions: submit, the panel's letter, what changed since", "u", "submissions"),
        Command("Trail: who did what and when", "t", "trail"),
        Command("Take in a review that was done on a copy", "k", "take_in"),
        Command("Take in a quality form that was filled in on paper or in Word", "f", "paper"),
        Command("Say who you are", "w", "who"),
        Command("Leave the review", "Esc", "leave_review"),
        *EVERYWHERE,
    )

    _is_read = False

    def compose(self) -> ComposeResult:
        """Title, the criteria, how it stands, status, keys."""
        yield Bar(id="top")
        yield Lines(id="list")
        yield Says(id="state")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """The list has the keys; the report is read away from them. First of all, who is it?"""
        lines = self.query_one("#list", Lines)
        lines.show([Item(text="One moment: the report is being read.", indent=2, tone="quiet")])
        lines.focus()
        begin(self, self._read, "review")
        if self.session.reviewer is None:
            self.call_after_refresh(self.action_who)

    async def _read(self) -> None:
        # The first look writes the whole report; what is kept of it makes every later one quick.
        try:
            await self.desk.thinker.think("review", lambda: (self.session.all_judged(), standing(self.session)))
        except ImrError as error:
            self.say(str(error))
            return
        self._is_read = True
        self.redraw()

    def redraw(self) -> None:
        """As it stands now; nothing while the report is first read."""
        if not self._is_read:
            return
        judged = self.session.all_judged()
        done = sum(1 for each in judged if each.verdict and not each.lapsed)
        top = self.query_one("#top", Bar)
        reviewer = self.session.reviewer
        top.left = f"Review   {reviewer}" if reviewer else "Review   nobody yet: w says who you are"
        top.right = f"read-only   {done} of {len(judged)} done"
        self.query_one("#list", Lines).show([_item(each) for each in judged])
        self.query_one("#state", Says).text = "\n".join(standing(self.session))

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """Enter."""
        message.stop()
        self.action_judge()

    def action_who(self) -> None:
        """Name and post of who reviews; the author's are refused."""
        named = self.session.person("approver")

        def wrong(text: str) -> str:
            name, _, post = text.partition(",")
            try:
                self._notes = self.session.begin_review(name, post)
            except ImrError as error:
                return f"{error.what} {error.mend}"
            return ""

        def done(text: str | None) -> None:
            self.redraw()
            if text is not None:
                self.desk.push_screen(Told("Before you read", *self._notes, _WAY))

        say = "Who countersigns? Name and post, with a comma between them."
        self.desk.push_screen(Prompt("Review", say, str(named), use="Begin", check=wrong), done)

    def action_judge(self) -> None:
        """One criterion."""
        key = self.query_one("#list", Lines).key
        if self.session.reviewer is None:
            self.action_who()
        elif key:
            self.desk.push_screen(JudgeScreen(key))

    def action_brief(self) -> None:
        """One page."""
        self.desk.push_screen(PageScreen("Brief: read this first", brief_items))

    def action_read(self) -> None:
        """The whole report."""
        self.desk.push_screen(
            PageScreen("The report, to be read only", _whole, points=self.session.reviewer is not None)
        )

    def action_asides(self) -> None:
        """What the author looked at and left as it is."""
        self.desk.push_screen(PageScreen("Remarks that the author set aside", aside_items))

    def action_points(self) -> None:
        """What goes back."""
        self.desk.push_screen(PointsScreen())

    def action_submissions(self) -> None:
        """What went to the board."""
        self.desk.push_screen(SubmissionsScreen())

    def action_trail(self) -> None:
        """Who did what."""
        self.desk.push_screen(PageScreen("Trail: who did what and when", trail_items))

    def action_changed(self) -> None:
        """Since the signature."""
        self.desk.push_screen(PageScreen("What changed since it was signed", _since_signed))

    def action_sign(self) -> None:
        """Accept the report, once nothing stands in the way."""
        if self.session.reviewer is None:
            self.action_who()
            return
        hindered = self.session.not_ready()
        if hindered:
            self.desk.push_screen(Told("It cannot be signed yet", *hindered))
            return
        musts = self.session.musts()
        say = "You accept the report on behalf of the agency, exactly as it reads now. "
        say += (
            f"{count(musts, 'thing')} must still be mended: say why you sign all the same. It is printed."
            if musts
            else "Type your name to sign."
        )
        check = partial(_signs, str(self.session.reviewer.name), musts)
        self.desk.push_screen(Prompt("Sign", say, use="Sign", check=check), partial(self._sign, musts))

    def _sign(self, musts: int, text: str | None) -> None:
        if text is None or not self.desk.doing(partial(self.session.sign, text if musts else "")):
            return
        self.redraw()
        code = self.session.draft.signatures[-1].code
        told = f"The code of what you signed is {code}. Write it beside your signature on paper."
        self.desk.push_screen(Told("Signed", told, self.session.trail().limit))

    def action_withdraw(self) -> None:
        """Take the signature back."""
        done = self.desk.doing(self.session.withdraw)
        self.redraw()
        self.say("The signature is withdrawn; the trail keeps that it was there." if done else "There is no signature.")

    def action_take_in(self) -> None:
        """A copy that came back."""
        from imrassist.tui.copies import take_in

        take_in(self)

    def action_paper(self) -> None:
        """A form that was filled in elsewhere."""
        from imrassist.tui.copies import take_paper

        take_paper(self)

    def action_leave_review(self) -> None:
        """Back to the author's side, or out."""
        self.session.end_review()
        self.desk.leave_review()


def standing(session: Session) -> list[str]:
    """How the review stands, in a line or two."""
    waiting = session.points(still_open=True)
    signed = session.signed_now()
    if signed is None:
        told = "Not signed yet."
    elif signed.valid:
        told = f"Signed by {signed.signature.by}; the report is what was signed."
    else:
        told = f"Signed by {signed.signature.by}, and CHANGED SINCE (c tells what): the signature no longer holds."
    dates = [showing.due_line(due) for due in session.deadlines()]
    return [f"{told} {count(len(waiting), 'point')} open.", *dates]


_WAY = (
    "b is one page to read first. Enter on a criterion shows the passages and what speaks for and against; your own "
    "judgement comes first, the author's and the tool's after it. Points go back as a list."
)


def _item(judged: Judged) -> Item:
    answer = judged.verdict.answer if judged.verdict else "unknown"
    right = judged.lapsed or (count(judged.points, "point") if judged.points else "")
    return Item(
        text=judged.criterion.short or judged.criterion.text,
        key=judged.criterion.id,
        mark=f" {judged.criterion.number:>2} {'[!]' if judged.lapsed else MARKS.get(answer, '[ ]')}",
        indent=8,
        right=right,
        tone="warn" if judged.lapsed else "",
    )


def _whole(session: Session) -> list[Item]:
    return passage_items(session, passages(session.report(), session.form))


def _since_signed(session: Session) -> list[Item]:
    signed = session.signed_now()
    if signed is None:
        return [Item(text="Nobody has signed yet.", indent=2)]
    if not signed.told:
        return [Item(text="It is different, but the copy that was read is not in the folder of submissions.", indent=2)]
    return change_items(session, signed.changes)


def _signs(name: str, musts: int, text: str) -> str:
    from imrassist.session.recording import same_person

    if musts:
        return "" if text.strip() else "Say why."
    return "" if same_person(text, name) else f"Type your own name, {name}."
