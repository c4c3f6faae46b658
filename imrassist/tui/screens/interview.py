"""Interview: what the author does with a question: answers, leaves it open, goes back, goes on, looks at the checks."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from imrassist.model.answer import Park, Place
from imrassist.session import Changed, Misread
from imrassist.tui import amending
from imrassist.tui.looking import hinted
from imrassist.tui.messages import PastedPage, Typed, Used
from imrassist.tui.screens.base import DRAFT, EVERYWHERE, Command, keys
from imrassist.tui.screens.talking import CHOSEN, TalkingScreen
from imrassist.tui.widgets.answer import AnswerArea
from imrassist.tui.widgets.bars import Buttons
from imrassist.tui.widgets.checks import ChecksPanel, Findings
from imrassist.tui.widgets.choices import Rows
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.transcript import Came, Transcript, place_of

NOTHING = "go"
"""What the box gives when there is nothing to answer."""
END = "Every question is answered. F3 shows the sections, F9 the text; Export to Word is under ^p."


class InterviewScreen(TalkingScreen):
    """Asks one question after another, in any order the author likes."""

    CSS_PATH = "interview.tcss"
    TOPIC = "interview"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("f2", "use"), ("ctrl+g", "use"), ("escape", "back"), ("f4", "checks"), ("f7", "check_now"),
        ("f8", "next_remark"), ("ctrl+r", "mend"),
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Use this answer and go on", "F2", "use"),
        Command("Not known, somebody to ask, or does not apply", "", "park('no_record')"),
        Command("Skip for now", "", "skip"),
        Command("Go on without answering", "", "forward"),
        Command("Back to the question before", "Esc", "back"),
        Command("Why is this asked? Example and guidance", "", "why"),
        Command("Mark this answer as one to come back to, or not", "", "unsure"),
        Command("Show or hide the checks", "F4", "checks"),
        Command("Next remark", "F8", "next_remark"),
        Command("Check everything now", "F7", "check_now"),
        Command("Underlined words: what is said of them, and what to write", "^r", "mend"),
        Command("Next part of the screen", "F6", "next_pane"),
        *DRAFT,
        *EVERYWHERE,
    )

    # -- the answer

    async def on_used(self, message: Used) -> None:
        """An answer was given."""
        message.stop()
        place, area = self.at, self.query_one(AnswerArea)
        if self.question.kind == "note" or message.text == NOTHING:
            await self.action_forward()
            return
        self.keeper.drop()
        done = self.desk.doing(lambda: self.session.answer(place, message.text))
        if isinstance(done, Changed):
            await self._go_on(place, done)
            return
        if isinstance(done, Misread):
            self.sticky = f"{done.what} {done.mend}"
            self.say(self.sticky)
        area.release()

    async def _go_on(self, place: Place, changed: Changed) -> None:
        """To the next question; or once to the follow-up that a thin answer draws."""
        told = " ".join((*changed.cleaned, *changed.turned))
        self.looker.came(place, self._came_of)
        if changed.probe:
            more = "Your answer is kept. Add to it, or press F2 to go on as it is."
            await self.show(place, f"{told} {more}".strip(), probe=changed.probe)
            return
        following = self.session.after(place)
        await self.show(following or place, told if following else END, given=place)

    def _came_of(self, place: Place, found: tuple[Came, ...]) -> None:
        self.came[place] = found
        self.around()

    def on_typed(self, message: Typed) -> None:
        """A key in the box: keep it soon, read it now, check it when the keys rest."""
        message.stop()
        place, area = self.at, self.query_one(AnswerArea)
        if message.text == self.asked.box and not self.session.typed(place):
            return
        self.sticky = ""
        self.keeper.typed(place, message.text)
        if self.question.kind in ("date", "time"):
            area.echo(self.session.echo(place, message.text))
        area.count_words()
        self.looker.soon(place, message.text)

    async def on_pasted_page(self, message: PastedPage) -> None:
        """A page came into a box of one line: a larger box takes it all; among the terms it is read as a list."""
        message.stop()
        if self.question.kind == "table":
            amending.pasted(self, message.text, amending.shown_on(self))
            return
        self.desk.keep(self.at, message.text)
        await self.query_one(AnswerArea).enlarge(message.text)
        self.say(f"That was {message.lines} lines, and there is room for one here. Cut it down; all is kept.")

    def action_use(self) -> None:
        """F2 from outside the box."""
        box = self.query_one(AnswerArea).box
        if box is not None:
            box.use()

    # -- no answer

    async def action_park(self, way: str) -> None:
        """Leave the question open, with a reason."""
        place, typed = self.at, self.query_one(AnswerArea).typed
        words = "" if self.question.kind in CHOSEN or typed == self.asked.box else " ".join(typed.split())

        from imrassist.tui.screens.park import Parked, ParkScreen

        async def parked(how: Parked | None) -> None:
            if how is None:
                return
            self.keeper.drop()
            done = self.desk.doing(lambda: self.session.park(place, how.park, how.note, how.who))
            if done:
                await self._go_on(place, done)

        if not self.question.park:
            self.say("This question cannot be left open with a reason. ^p has: Go on without answering.")
            return
        await self.desk.push_screen(ParkScreen(self.question.park, Park(way), words), parked)

    async def action_skip(self) -> None:
        """Later: what was typed stays typed."""
        place = self.at
        if "later" in self.question.park and not self.session.draft.answer(place) and not self.session.typed(place):
            self.flush()
            if not self.session.typed(place):
                self.desk.doing(lambda: self.session.park(place, Park.LATER))
        await self.action_forward()

    async def action_forward(self) -> None:
        """The next question that wants an answer."""
        self.flush()
        kept = "What you typed is kept there." if self.session.typed(self.at) else ""
        following = self.session.after(self.at)
        if following:
            await self.show(following, kept)
        else:
            self.say(END)

    async def action_back(self) -> None:
        """Esc: from a side pane to the box; from the box to the question before."""
        area = self.query_one(AnswerArea)
        if area.box and not area.box.has_focus:
            area.box.focus_end()
            return
        self.flush()
        before = self.session.before(self.at)
        if before:
            await self.show(before)
        else:
            self.say("This is the first question. F3 shows all sections.")

    def action_why(self) -> None:
        """Why it is asked, with the example and the guidance; again: hide it."""
        self.why = not self.why
        self.around()

    def action_unsure(self) -> None:
        """Come back to this answer, or no longer."""
        place, answer = self.at, self.session.draft.answer(self.at)
        if answer is None:
            self.say("There is no answer to mark yet.")
            return
        self.desk.doing(lambda: self.session.unsure(place, not answer.unsure))
        self.around()
        self.say("No longer marked." if answer.unsure else "Marked as one to come back to.")

    # -- rows, lists, buttons

    async def on_rows_row_asked(self, message: Rows.RowAsked) -> None:
        """A row is to be added, changed or removed."""
        message.stop()
        self.query_one(AnswerArea).release()
        table = self.question.of
        if message.does == "remove":
            amending.remove(self, message.row, amending.shown_on(self))
        elif message.does == "paste":
            amending.paste(self, amending.shown_on(self))
        elif message.does in ("amend", "jot"):
            self.action_look(message.does)
        elif message.does == "form":
            self.flush()
            self.desk.row_form(table, message.row)
        else:
            row = message.row or self.desk.doing(lambda: self.session.add_row(table)) or ""
            places = self.session.row_places(row) if row else []
            if places:
                fresh = (place for place in places if self.session.draft.answer(place) is None)
                await self.show(next(fresh, places[0]))

    async def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """An answer to open again, a section to go to, a criterion or a remark to open."""
        message.stop()
        if isinstance(message.lines, Transcript):
            await self.show(place_of(message.key))
        elif isinstance(message.lines, ChecksPanel):
            remark = message.lines.remark(message.key)
            if remark:
                self.desk.remark(remark)
            else:
                self.desk.criterion(message.key.partition(":")[2])
        elif message.lines.id == "sections" and (place := self.session.first_open(message.key)):
            await self.show(place)

    async def on_buttons_pressed(self, message: Buttons.Pressed) -> None:
        """The buttons below the box."""
        message.stop()
        await self.run_action({"park": "park('no_record')"}.get(message.does, message.does))

    # -- the checks

    def told(self, found: Findings) -> None:
        """The first remark on this answer is said below the box, where it is being typed."""
        self.query_one(AnswerArea).underline(found.text, found.marks)
        # While nothing has been said, that nothing is said needs no saying.
        begun = self.session.draft.answer(self.at) is not None or self.session.typed(self.at)
        if self.sticky:
            self.say(self.sticky)
        elif found.answer and begun:
            more = f"({len(found.answer) - 1} more)  " if len(found.answer) > 1 else ""
            self.say(hinted(found.answer[0], f"{more}F8 goes there.", self.size.width))
        elif self.said.startswith(("! ", "!! ", "? ")):
            self.say("")

    def action_checks(self) -> None:
        """Show or hide the panel."""
        self.checks = not self.panel.display or not self.panel.is_attached
        self.around()

    def action_check_now(self) -> None:
        """Look at everything again."""
        self.flush()
        self.say("Checking ...")
        self.looker.look(self.at, self.session.typed(self.at) or None)

    def action_next_remark(self) -> None:
        """To the next remark; Enter there opens what it is about."""
        self.checks = True
        self.around()
        panel = self.panel
        remark = panel.next_remark()
        if remark is None:
            self.say("There are no remarks on this answer or section.")
            return
        panel.focus()
        self.say(hinted(remark, "Enter opens it, Esc goes back.", self.size.width))

    def action_next_pane(self) -> None:
        """Box, transcript, checks, sections, and round again."""
        panes = [self.query_one(AnswerArea).widget, *self.query("#transcript, #checks, #sections")]
        open_ones = [pane for pane in panes if pane is not None and pane.display]
        at = next((n for n, pane in enumerate(open_ones) if pane.has_focus), -1)
        open_ones[(at + 1) % len(open_ones)].focus()
