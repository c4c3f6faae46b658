"""The ways to what changes terms and rows: pasting, amending, and taking out a row that others refer to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from imrassist.session import Misread
from imrassist.session.amending import MERGE, REINSTATE, REWORD, SPLIT, WITHDRAW, Amendment, TermNow
from imrassist.tui.screens.base import DraftScreen

if TYPE_CHECKING:
    from imrassist.model.answer import Place
    from imrassist.session import Session
    from imrassist.tui.screens.talking import TalkingScreen

Done = Callable[[str], None]
"""Called with what was done, in a sentence."""
WAYS = (
    ("p", "paste", "Paste the whole list from the letter"),
    ("m", "amend", "Amend them: reword, split, merge, withdraw"),
)
"""What may be done with the terms beside adding one: key, name, label."""
NOTING = (("l", "jot", "Note them on one line each, while you read the file"),)
"""The same for contacts."""


def ways(session: Session, place: Place) -> Sequence[tuple[str, str, str]]:
    """What may be done with the rows of this table beside adding one."""
    if place == session.terms_place():
        return WAYS
    return NOTING if place == session.jot_place() else ()


def shown_on(screen: TalkingScreen) -> Done:
    """Says it once the question is shown anew, as the draft is then."""
    return lambda said: cast("None", screen.call_after_refresh(screen.show, screen.at, said))


def pasted(screen: DraftScreen, text: str, done: Done) -> None:
    """Something was pasted where rows are listed: of terms it is a list; elsewhere there is no box for it."""
    at = screen.session.here
    if at is not None and at == screen.session.terms_place():
        paste(screen, done, text)
    elif at is not None and at == screen.session.jot_place():
        from imrassist.tui.screens.jot import JotScreen

        screen.desk.push_screen(JotScreen(text))
    else:
        screen.say("There is no box here to paste into. Add an entry first, and paste into its answers.")


def paste(screen: DraftScreen, done: Done, text: str = "") -> None:
    """The board's list as one block."""
    if screen.session.terms_table() is None:
        screen.say("This form has no terms of reference.")
        return
    from imrassist.tui.screens.paste_terms import PasteTermsScreen

    def closed(said: str | None) -> None:
        if said:
            done(said)

    screen.desk.push_screen(PasteTermsScreen(text), closed)


def foretell(screen: DraftScreen, amendment: Amendment, done: Done) -> None:
    """What an amendment would do, before it is done."""
    from imrassist.tui.screens.foretold import ForetoldScreen

    def closed(said: str | None) -> None:
        if said:
            done(said)

    screen.desk.push_screen(ForetoldScreen(amendment), closed)


def remove(screen: DraftScreen, row: str, done: Done) -> None:
    """Take a row out; where others refer to it, the author first sees who, and says what becomes of that."""
    session = screen.session
    if session.ties(row).references:
        foretell(screen, session.removal(row, take_out=True), done)
        return
    label = session.row_label(row)
    changed = screen.desk.doing(partial(session.remove_row, row))
    if changed:
        done(" ".join((f"Removed: {label}. ^z brings it back.", *changed.turned)))


class Amender:
    """Asks what the author wants of a term, and shows what that would do."""

    def __init__(self, screen: DraftScreen, done: Done) -> None:
        self._screen, self._done = screen, done
        self._made: Amendment | None = None

    def reword(self, term: TermNow) -> None:
        """Another number, or another wording."""
        self._ask_one(f"Reword or renumber {term.number}", REWORD, [term], term.text)

    def merge(self, terms: Sequence[TermNow]) -> None:
        """One of several; it has the place and the number of the first."""
        title = f"Merge {' and '.join(term.number or '(no number)' for term in terms)}"
        self._ask_one(title, MERGE, terms, "\n".join(term.text for term in terms))

    def _ask_one(self, title: str, does: str, terms: Sequence[TermNow], text: str) -> None:
        from imrassist.tui.screens.two_boxes import TwoBoxes

        def check(number: str, text: str) -> str:
            return self._ready(self._screen.session.amendment(does, [term.row for term in terms], [(number, text)]))

        short, long = ("Number, as the board gives it", terms[0].number), ("Wording", text)
        self._screen.desk.push_screen(TwoBoxes(title.strip(), short, long, check=check), self._foretell)

    def split(self, term: TermNow) -> None:
        """Several, each with its number."""
        from imrassist.tui.screens.prompt import Prompt

        def check(text: str) -> str:
            plan = self._screen.session.read_terms(text)
            if isinstance(plan, Misread):
                return f"{plan.what} {plan.mend}"
            if plan.pasted.leftovers:
                return f"Line {plan.pasted.leftovers[0].line} belongs to no term. Begin each term with its number."
            parts = [(each.number, each.text) for each in plan.pasted.terms]
            return self._ready(self._screen.session.amendment(SPLIT, [term.row], parts))

        say = "Write the terms that take its place, each on a new line with its number at the start."
        stop = "" if term.number.endswith((")", ".", "]")) or not term.number else "."
        text = f"{term.number}{stop} {term.text}".strip()
        prompt = Prompt(f"Split {term.number}".strip(), say, text, long=True, use="Go on", check=check)
        self._screen.desk.push_screen(prompt, self._foretell)

    def withdraw(self, term: TermNow) -> None:
        """Withdraw it with day and reason; or reinstate it."""
        from imrassist.tui.screens.two_boxes import TwoBoxes

        if term.withdrawn:
            wrong = self._ready(self._screen.session.amendment(REINSTATE, [term.row]))
            self._screen.say(wrong)
            self._foretell("" if wrong else term.row)
            return

        def check(on: str, why: str) -> str:
            return self._ready(self._screen.session.amendment(WITHDRAW, [term.row], on=on, why=why))

        day = "On which day, such as 08/01/10. Leave it empty if you do not know yet."
        boxes = TwoBoxes(f"Withdraw {term.number}".strip(), (day, ""), ("Why, in a whole sentence", ""), check=check)
        self._screen.desk.push_screen(boxes, self._foretell)

    def _ready(self, made: Amendment | Misread) -> str:
        """What is wrong with it; nothing, and it is at hand, when it can be looked at."""
        self._made = None if isinstance(made, Misread) else made
        return f"{made.what} {made.mend}" if isinstance(made, Misread) else ""

    def _foretell(self, given: object) -> None:
        """After the boxes were given, not when they were closed."""
        if given and self._made:
            foretell(self._screen, self._made, self._done)
