"""Talking: one place of the interview on the screen: the answers so far, the question, its box, and the checks."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from imrassist.interview.question import Question
from imrassist.model.answer import Place
from imrassist.session import Asked, Changed
from imrassist.tui import amending, showing
from imrassist.tui.keeping import Keeper
from imrassist.tui.looking import Looker
from imrassist.tui.screens.straying import StrayingScreen
from imrassist.tui.widgets.answer import AnswerArea
from imrassist.tui.widgets.bars import Bar, Buttons
from imrassist.tui.widgets.checks import ChecksPanel, Findings
from imrassist.tui.widgets.lines import Lines
from imrassist.tui.widgets.transcript import Came, QuestionCard, Transcript

SEVERAL = ("multi", "refs")
CHOSEN = ("yesno", "choice", "ref", *SEVERAL)
WIDE, WIDEST = 100, 120
"""Columns from which the checks, and the sections, stand beside the interview without being asked for."""
PANEL = 40
"""Columns of the checks beside a wide interview."""
LIST = 26
"""Columns of the sections beside the widest."""
HIGHER = 30
"""Rows from which the box for the answer is higher."""
HIGH = 36
"""Rows from which the example and the reason for asking are always shown."""


class TalkingScreen(StrayingScreen):
    """Shows a place. What the author does with it is the interview's."""

    FOOTER: ClassVar[str] = "F1 Help  F2 Use answer  F4 Checks  F8 Next remark  ^o Go to  ^p Commands  ^q"

    def __init__(self, place: Place | None = None) -> None:
        super().__init__()
        self._place = place
        self.why = False
        """Whether the reason for asking is shown."""
        self.checks: bool | None = None
        """Whether the checks are shown; None lets the width decide."""
        self.came: dict[Place, tuple[Came, ...]] = {}
        """What came in the report of answers given since this screen opened."""
        self._given: Place | None = None
        """The answer that led to the question on the screen."""
        self.sticky = ""
        """What the status line goes on saying until a key changes the box."""
        self._probe = ""
        self._size_drawn: Size | None = None
        self._drawn: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """Where we are; sections, talk and checks side by side; the answer; what happened; the keys."""
        yield Bar(id="top")
        # Starting is a feature: the rest comes once the question is painted, into room kept for it.
        self.sections = Lines(one_line=True, id="sections")
        self.panel = ChecksPanel(self.session.form)
        size = self.app.size
        with Horizontal(id="middle"):
            talk = Vertical(Transcript(id="transcript"), QuestionCard(id="card"), id="talk")
            talk.styles.margin = (0, PANEL if size.width >= WIDE else 0, 0, LIST if size.width >= WIDEST else 0)
            yield talk
        yield AnswerArea(classes="-high" if size.height >= HIGHER else "")
        yield Buttons(("Use answer F2", "use"), ("Not known", "park"), ("Skip for now", "skip"), ("Why ask?", "why"))
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    async def on_mount(self) -> None:
        """The place where the author was, or the first one."""
        self.keeper = Keeper(self.desk.keep, self.set_timer)
        self.looker = Looker(self, self.desk.thinker, self.session, self.panel, self.told)
        place = self._place or self.session.here or self.session.after(None)
        await self.show(place or self.session.places()[0])

    async def show(self, place: Place, said: str = "", *, probe: str = "", given: Place | None = None) -> None:
        """Ask the question at this place; `given` is the answer that led to it, if one did."""
        self.flush()
        self._given = given
        self._place, self.why, self._probe, self.sticky = place, False, probe, said
        self.session.go(place)
        self._drawn = self._state(place)
        asked = self.session.asked(place)
        area = self.query_one(AnswerArea)
        await self._ask(area, asked)
        if self._size_drawn is None:
            self._card(asked)
            self.call_after_refresh(self.around)
        else:
            self.around()
        area.replay()
        self.say(said)
        self.shown = place
        # The question is painted first; the checks come after it.
        self.call_after_refresh(self._look, place)

    def _look(self, place: Place) -> None:
        if place == self.at:
            self.flush()  # keys may have come before this first look, and must not be looked past
            self.looker.look(place, self.session.typed(place) or None)

    async def _ask(self, area: AnswerArea, asked: Asked) -> None:
        question = asked.question
        if question.kind == "table":
            table = self.session.form.tables[question.of]
            rows = showing.row_lines(self.session, table.id)
            more = amending.ways(self.session, asked.place)
            await area.ask_table(rows, one=table.one, many=table.many, answered=asked.answer is not None, more=more)
        elif question.kind == "note":
            await area.ask_nothing("Go on")
        elif question.kind in ("ref", "choice") and not asked.options:
            of = self.session.form.tables.get(question.of)
            what = f"no {of.many} yet" if of else "nothing yet"
            await area.ask_nothing(f"Go on: there are {what} to choose from; ^o goes anywhere")
        elif question.kind in CHOSEN:
            await area.ask_choice(question.kind, asked.options, asked.box, several=question.kind in SEVERAL)
        else:
            long = question.kind == "long" or "\n" in asked.box
            await area.ask_text(question.kind, asked.box, long=long)
            area.echo(self.session.echo(asked.place, asked.box))

    def around(self) -> None:
        """Everything about the question but the box: it may have changed without being asked anew."""
        session, place = self.session, self.at
        self._card(session.asked(place))
        self.query_one("#top", Bar).right = f"{showing.progress_line(session)}  {session.saved()}"
        self.query_one(Transcript).tell(showing.said(session, place, self.came, self._given), place)
        self._beside(self.app.size)

    def _card(self, asked: Asked) -> None:
        """The question, and where it stands: all that the first frame shows."""
        self.query_one("#top", Bar).left = showing.where(self.session, asked)
        full = self.why or self.app.size.height >= HIGH
        self.query_one(QuestionCard).ask(showing.card(self.session, asked, self._probe), full=full)

    def _beside(self, size: Size) -> None:
        """Sections and checks, where there is room for them or they were asked for; a high box in a high window."""
        checks = self.checks if self.checks is not None else size.width >= WIDE
        middle = self.query_one("#middle")
        if size.width >= WIDEST and not self.sections.is_attached:
            middle.mount(self.sections, before=0)
        if checks and not self.panel.is_attached:
            middle.mount(self.panel)
        self.sections.display = size.width >= WIDEST
        if not checks and self.panel.has_focus:
            self.to_box()
        self.panel.display = checks
        self.panel.styles.width = PANEL if size.width >= WIDE else "50%"
        self.query_one("#talk").styles.margin = 0
        self.query_one(AnswerArea).set_class(size.height >= HIGHER, "-high")
        if self.sections.display:
            self.sections.show(showing.section_items(self.session.sections(), self.here))
        self._size_drawn = size

    @property
    def here(self) -> str:
        """The section of the question."""
        return self.question.section

    @property
    def at(self) -> Place:
        """The place that is asked."""
        if self._place is None:
            raise RuntimeError("no question is shown yet")
        return self._place

    @property
    def question(self) -> Question:
        """The question that is asked."""
        return self.session.form.questions[self.at.question]

    @property
    def asked(self) -> Asked:
        """Everything about it, as the draft is now."""
        return self.session.asked(self.at)

    def aim(self, place: Place) -> None:
        """Ask this one, once the screen is on top again."""
        self.flush()
        self._place, self._drawn = place, None

    def redraw(self) -> None:
        """After another screen: the same question if it is still there, with the answer it has now.

        A box in which something is being typed is left alone when no answer has changed.
        """
        gone = self.at.row and not self.session.draft.row(self.at.row)
        place = self.session.after(None) if gone else self.at
        if self._drawn == self._state(place):
            self.around()
        else:
            self.call_later(self.show, place or self.session.places()[0])

    def _state(self, place: Place | None) -> tuple[object, ...]:
        draft = self.session.draft
        return place, id(draft.answers), id(draft.rows), id(draft.verdicts), id(draft.asides)

    def on_resize(self) -> None:
        """More room, or less."""
        if self._place is not None and self._size_drawn not in (None, self.app.size):
            self.call_after_refresh(self.around)

    def after_change(self, changed: Changed | None, told: str) -> None:
        """Undo and redo go to what they changed."""
        place = changed.places[0] if changed and changed.places else self.at
        if not place.row or self.session.draft.row(place.row):
            self.call_later(self.show, place, told)
        else:
            self.redraw()
            self.call_later(self.say, told)

    def flush(self) -> None:
        """Keep what is in the box."""
        keeper = getattr(self, "keeper", None)
        if keeper:
            keeper.flush()

    def told(self, found: Findings) -> None:
        """The checks have looked: the panel shows it; here is what else wants to."""
