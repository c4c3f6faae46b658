"""What all screens share: the keys that work everywhere, the status line, undo, and going to a place."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen

from imrassist.tui import coming
from imrassist.tui.messages import Note, Pasted, RedoAsked, UndoAsked
from imrassist.tui.widgets.bars import Bar

if TYPE_CHECKING:
    from imrassist.session import Changed, Session
    from imrassist.tui.app import ImrApp

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Command:
    """One function of a screen, by name, for the list of commands."""

    name: str
    key: str
    """As it is shown: `F2`, `^o`; empty when there is none."""
    action: str


EVERYWHERE = (
    Command("Help about what you are doing", "F1", "help"),
    Command("Light, dark or high contrast", "", "app.theme"),
    Command("Leave (everything is saved)", "^q", "app.leave"),
)
DRAFT = (
    Command("Go to a section, a question or a row, by name", "^o", "goto"),
    Command("Find words anywhere in the draft", "^f", "look('find')"),
    Command("Sections and how each stands", "F3", "sections"),
    Command("Thread from terms to actions, with its gaps", "", "look('thread')"),
    Command("To find out: the list, by whom to ask", "", "look('to_find_out')"),
    Command("Questions for interviews, made from what is open", "", "look('sheets')"),
    Command("Timetable: your own dates, worked back", "", "look('timetable')"),
    Command("Undo the last change of the draft", "^z", "undo"),
    Command("Redo what was undone", "^y", "redo"),
    Command("Save now; twice for a version with a name", "^s", "save"),
    Command("Named versions, and what changed since", "", "look('versions')"),
    Command("Your own wording: out of step, taken out, left over", "", "look('your_words')"),
    Command("Read this section as it will be printed", "F9", "text"),
    Command("Table of people, contacts, terms and the rest", "", "tables"),
    Command("Family: the people, and the genogram as a sketch", "", "look('family')"),
    Command("Note contacts on one line each, while you read a file", "", "look('jot')"),
    Command("Key: real names and their codes; put codes in", "", "look('key')"),
    Command("Codes in the place of the names in this box", "^k", "codes"),
    Command("Terms of reference: paste or amend them", "", "look('amend')"),
    Command("Points that were sent back to you", "", "look('points')"),
    Command("Countersigning and submissions; what changed since", "", "look('submissions')"),
    Command("Review: read, judge and sign, as the countersigning person", "", "review"),
    Command("Export to Word", "", "export"),
    Command("Import a report that was finished in Word", "", "look('returned')"),
    Command("Start another review from a form filled in by hand in Word", "", "look('filled')"),
    Command("Home: another draft", "", "app.home"),
)

AGAIN = "^s again: a version with a name."
"""Ends what is said when the draft was saved."""
LOOKS = {
    "thread": "ThreadScreen", "find": "FindScreen", "to_find_out": "ToFindOutScreen", "timetable": "TimetableScreen",
    "your_words": "YourWordsScreen", "versions": "VersionsScreen", "amend": "AmendScreen", "jot": "JotScreen",
    "sheets": "SheetsScreen", "points": "PointsScreen", "submissions": "SubmissionsScreen",
    "returned": "ReturnedScreen", "filled": "FilledScreen", "key": "KeyScreen", "family": "FamilyScreen",
}  # fmt: skip
"""The screens that look over the whole draft, by their modules."""


def keys(*pairs: tuple[str, str]) -> list[BindingType]:
    """Bindings that no footer shows, for a screen has a footer of its own."""
    return [Binding(key, action, show=False) for key, action in pairs]


_EVERYWHERE = (
    ("f1", "help"), ("question_mark", "help"), ("ctrl+p", "commands"), ("ctrl+q", "app.leave"), ("ctrl+c", "copy_hint"),
)  # fmt: skip


class Speaks(Screen[R]):
    """A screen with a status line."""

    TOPIC: ClassVar[str] = ""
    """Which page of the help it opens."""
    DOES: ClassVar[tuple[Command, ...]] = ()
    """Its own functions, for the list of commands."""

    @property
    def desk(self) -> ImrApp:
        """The app, which holds the open draft."""
        return cast("ImrApp", self.app)

    @property
    def session(self) -> Session:
        """The open draft."""
        return self.desk.session

    sticky = ""
    """What is said until the next key, whatever the checks have to say."""
    said = ""
    """What the status line says."""
    _taken = False

    @property
    def settled(self) -> bool:
        """Whether a key that comes now has somewhere to go: once it had, it has."""
        if not self._taken:
            self._taken = self.focused is not None or (self.is_mounted and not self.focus_chain)
        return self._taken

    def say(self, text: str) -> None:
        """One line about what just happened."""
        self.said = text
        try:
            self.query_one("#status", Bar).left = text
        except NoMatches:
            return

    def on_note(self, message: Note) -> None:
        """A widget has something to tell."""
        message.stop()
        self.say(message.text)

    def action_help(self) -> None:
        """Help about what has the focus."""
        self.desk.help(self)

    def action_commands(self) -> None:
        """Every function by name."""
        self.desk.commands(self)

    def action_copy_hint(self) -> None:
        """^c copies; whoever expects it to end the program is told what does."""
        self.say("^c copies selected text. To leave, press ^q: everything is saved.")

    def action_mend(self) -> None:
        """What is said of the underlined words in the box that has the keys, and what can be done."""
        from imrassist.tui.mending import mend

        mend(self, self.focused)

    def on_pasted(self, message: Pasted) -> None:
        """Something came in: how many names stand in it."""
        message.stop()
        coming.pasted(self, message.text)

    def action_codes(self) -> None:
        """Codes in the place of the names in the box."""
        coming.codes(self)

    def flush(self) -> None:
        """Hand over what is typed and not kept yet. Called before anything that leaves the screen."""


class Dialog(Speaks[R], ModalScreen[R]):
    """A screen on top of another."""

    BINDINGS: ClassVar[list[BindingType]] = keys(*_EVERYWHERE, ("escape", "close"))

    def action_close(self) -> None:
        """Back, without an answer."""
        self.dismiss(None)


class PlainScreen(Speaks[None]):
    """A screen without a draft."""

    BINDINGS: ClassVar[list[BindingType]] = keys(*_EVERYWHERE)


class DraftScreen(Speaks[None]):
    """A screen of the open draft."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        *_EVERYWHERE,
        ("ctrl+o", "goto"), ("ctrl+f", "look('find')"), ("ctrl+s", "save"), ("ctrl+z", "undo"), ("ctrl+y", "redo"),
        ("f3", "sections"), ("f6", "next_pane"), ("f9", "text"),
    )  # fmt: skip

    def redraw(self) -> None:
        """Show the draft as it is now."""

    @property
    def here(self) -> str:
        """The section this screen is about."""
        place = self.session.here
        return self.session.form.questions[place.question].section if place else self.session.form.order[0]

    covered = False
    """Whether another screen was on top since it was last drawn."""

    def on_screen_suspend(self) -> None:
        """Another screen is on top."""
        self.covered = True

    def on_screen_resume(self) -> None:
        """Something may have changed meanwhile."""
        if self.covered:
            self.covered = False
            self.redraw()

    def after_change(self, changed: Changed | None, told: str) -> None:
        """Show a change that undo or redo made; the interview goes to it."""
        del changed
        self.redraw()
        self.say(told)

    def _turned(self, changed: Changed | None, done: str, none: str) -> None:
        if changed is None:
            self.after_change(None, none)
            return
        told = f"{done} {changed.name}." if changed.name else f"{done}"
        turned = " ".join(changed.turned)
        if turned and len(told) + len(turned) > self.size.width - 3:
            told = done.replace(":", ".")  # what became of other answers is the news; what was undone is in sight
        self.after_change(changed, f"{told} {turned}".strip())

    def action_undo(self) -> None:
        """Take the last change of the draft back."""
        self.flush()
        changed = self.desk.doing(self.session.undo)
        self._turned(changed, "Undone:", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Make it again."""
        self.flush()
        changed = self.desk.doing(self.session.redo)
        self._turned(changed, "Done again:", "There is nothing to redo.")

    def on_undo_asked(self, message: UndoAsked) -> None:
        """A box had nothing of its own to undo."""
        message.stop()
        self.action_undo()

    def on_redo_asked(self, message: RedoAsked) -> None:
        """A box had nothing of its own to redo."""
        message.stop()
        self.action_redo()

    def action_save(self) -> None:
        """Write the draft file now; a second time, keep a version with a name."""
        self.flush()
        if self.said.endswith(AGAIN):
            self.action_look("versions")
            return
        self.desk.save()
        self.redraw()

    def action_goto(self) -> None:
        """Anywhere, by name."""
        self.flush()
        self.desk.goto()

    def action_look(self, name: str) -> None:
        """One of the screens that look over the whole draft."""
        self.flush()
        kind = getattr(import_module(f"imrassist.tui.screens.{name}"), LOOKS[name])
        if not isinstance(self, kind):
            self.desk.push_screen(kind())

    def action_sections(self) -> None:
        """The binder."""
        self.flush()
        self.desk.sections()

    def action_text(self) -> None:
        """The section as it reads."""
        self.flush()
        self.desk.read(self.here)

    def action_tables(self) -> None:
        """A table of the draft, by name."""
        self.flush()
        self.desk.tables()

    def action_export(self) -> None:
        """Word."""
        self.flush()
        self.desk.export()

    def action_review(self) -> None:
        """The countersigning person's screen."""
        self.flush()
        self.desk.review()

    def action_next_pane(self) -> None:
        """Another part of the screen."""
        self.focus_next()
