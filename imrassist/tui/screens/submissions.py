"""Submissions: what went to the board and when, what changed since, and what the panel sent back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType

from imrassist.errors import ImrError
from imrassist.model.submission import STAGES
from imrassist.session import Session
from imrassist.session.submitting import NAMES
from imrassist.tui.screens.base import EVERYWHERE, Command, keys
from imrassist.tui.screens.list_screen import ListScreen
from imrassist.tui.screens.page import PageScreen, change_items
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.screens.told import Told
from imrassist.tui.widgets.lines import Item
from imrassist.tui.widgets.plain import count


class SubmissionsScreen(ListScreen):
    """Every submission with its frozen copy. Enter tells in words what is different since."""

    CSS_PATH = "submissions.tcss"
    TOPIC = "submissions"
    FOOTER: ClassVar[str] = "F1 Help  Enter Changed since  e For Word  s Send  u Submit  l Letter  Esc Back"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("s", "send"), ("u", "submit"), ("l", "letter"), ("o", "points"), ("e", "write")
    )
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("What changed since this submission", "Enter", "choose"),
        Command("Write what changed since this submission, for Word or as text", "e", "write"),
        Command("Send the draft for countersigning", "s", "send"),
        Command("Submit to the board, and keep a frozen copy", "u", "submit"),
        Command("Record the panel's return letter as points", "l", "letter"),
        Command("Points that were sent back", "o", "points"),
        Command("Back", "Esc", "close"),
        *EVERYWHERE,
    )

    def redraw(self) -> None:
        """As it stands."""
        found = self.session.submissions()
        items = [Item(text=line, indent=1, tone="quiet") for line in where_it_stands(self.session)]
        for number, sent in enumerate(found, 1):
            each = sent.submission
            day = f"{each.day[8:10]}/{each.day[5:7]}/{each.day[2:4]}"
            seen = f"read and signed by {each.seen}" if each.seen else f"NOT read before it went: {each.not_seen}"
            name = NAMES[each.stage].removeprefix("the ").removeprefix("a ").capitalize()
            items += [
                Item(text=name, key=str(number), mark=f" {number:>2}", indent=5, right=day),
                Item(text=f"{', '.join(each.documents)}; {seen}", indent=5, tone="quiet"),
            ]
            items += [Item(text=f"The frozen copy {sent.fault}.", indent=5, tone="warn")] if sent.fault else []
        items += [] if found else [Item(text="Nothing has been submitted yet.", indent=2)]
        self.show("Submissions to the board", count(len(found), "submission"), items)

    def action_choose(self) -> None:
        """In words."""
        key = self.key
        if not key:
            self.say("Nothing has been submitted yet.")
            return

        def items(session: Session) -> list[Item]:
            return change_items(session, session.changes_since(key))

        self.desk.push_screen(PageScreen(f"What changed since submission {key}", items))

    def action_write(self) -> None:
        """As a paper for use inside the agency."""
        key = self.key
        if not key:
            self.say("Nothing has been submitted yet.")
            return

        def named(text: str | None) -> None:
            if text and text.strip():
                out = Path(text.strip()).expanduser()
                done = self.desk.doing(lambda: self.session.export("changes", "working", out, since=key))
                if done:
                    self.say(" ".join((f"Written: {done.path}", *done.notes)))

        say = "A paper for use inside the agency: no board gets it. .docx for Word, .txt for plain text."
        start = self.session.export_folder() / "changes.docx"
        self.desk.push_screen(Prompt("Write what changed", say, str(start), use="Write"), named)

    def action_send(self) -> None:
        """To the countersigning person."""
        if self.desk.doing(self.session.send_for_countersigning):
            self.desk.save()
            self.redraw()
            told = "It is marked as sent. The countersigning person opens it with: imrassist review, and this file."
            self.desk.push_screen(Told("Sent for countersigning", told))

    def action_points(self) -> None:
        """What was sent back."""
        from imrassist.tui.screens.points import PointsScreen

        self.desk.push_screen(PointsScreen())

    def action_letter(self) -> None:
        """The panel's points."""

        def said(text: str | None) -> None:
            changed = self.desk.doing(partial(self.session.return_letter, text)) if text and text.strip() else None
            if changed:
                self.say(f"{count(len(self.session.points(still_open=True)), 'point')} open now. o lists them.")

        say = "Paste the points of the letter: each with its number, or each a paragraph."
        self.desk.push_screen(Prompt("The panel's return letter", say, long=True, use="Keep"), said)

    def action_submit(self) -> None:
        """Which stage? Then what is missing for it."""
        meant = self.session.next_stage()
        stages = sorted(STAGES, key=lambda stage: stage != meant)
        entries = [
            Entry(label=NAMES[stage].capitalize(), key=stage, right=self.session.may_submit(stage)[:40])
            for stage in stages
        ]

        def chosen(stage: str | None) -> None:
            if stage:
                self._try(stage, "", "")

        self.desk.push_screen(Picker("Submit what?", by_name(entries)), chosen)

    def _try(self, stage: str, not_seen: str, reason: str) -> None:
        """Submits; what is missing is asked for and it is tried again."""
        session = self.session
        if why := session.may_submit(stage):
            self.say(why)
        elif not session.seen_by(stage) and not not_seen:
            say = "The countersigning person has not signed this very text. Why does it go all the same?"
            self._ask("Not signed", say, lambda text: self._try(stage, text, reason))
        elif not reason and (count_of := len(session.to_mend(stage))):
            say = f"{count(count_of, 'thing')} must be mended first. Why does it go all the same? The reason is kept."
            self._ask("Not mended", say, lambda text: self._try(stage, not_seen, text))
        else:
            try:
                session.submit(stage, not_seen=not_seen, reason=reason)
            except ImrError as error:
                self.say(str(error))
                return
            self.redraw()
            folder = session.draft.submissions[-1].folder
            self.say(f"Submitted and frozen: {session.submissions_folder().name}/{folder}")

    def _ask(self, title: str, say: str, then: Callable[[str], None]) -> None:
        def said(text: str | None) -> None:
            if text and text.strip():
                then(text)

        self.desk.push_screen(Prompt(title, say, long=True, use="Submit"), said)


def where_it_stands(session: Session) -> list[str]:
    """Where the draft is just now, and the signature."""
    stages = {
        "sent": "It is with the countersigning person.",
        "signed": "It was signed.",
        "submitted": "It was submitted.",
    }
    lines = [stages.get(session.stage, "It was not sent for countersigning yet.")]
    signed = session.signed_now()
    if signed is not None and not signed.valid:
        lines.append(f"It was changed since {signed.signature.by} signed it: the signature no longer holds.")
    return lines
