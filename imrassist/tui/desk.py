"""The desk: the app's side of the open draft: one place to call the session from, and the way from screen to screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

from imrassist.errors import ImrError
from imrassist.tui.screens.base import AGAIN, EVERYWHERE, DraftScreen, Speaks
from imrassist.tui.thinking import Thinker

if TYPE_CHECKING:
    from imrassist.checks.remark import Remark
    from imrassist.model.answer import Place
    from imrassist.session import Session

T = TypeVar("T")
NOT_ASKED = "not asked now"


class Desk(App[int]):
    """Holds the session; screens never do."""

    def __init__(self, session: Session | None, *, css_path: list[str | PurePath]) -> None:
        super().__init__(css_path=css_path)
        self.draft_open: Session | None = session
        self.thinker = Thinker()
        self.sought = ""
        """The words that were looked for last."""

    @property
    def session(self) -> Session:
        """The open draft. Raises RuntimeError when none is."""
        if self.draft_open is None:
            raise RuntimeError("no draft is open")
        return self.draft_open

    def say(self, text: str) -> None:
        """One line on whatever screen is on top."""
        if isinstance(self.screen, Speaks):
            self.screen.say(text)

    def doing(self, work: Callable[[], T]) -> T | None:
        """What the work gives; None when it cannot be done, which is then said."""
        try:
            return work()
        except ImrError as error:
            self.say(str(error))
            return None

    warned = False
    """The author has been told that the draft cannot be written; the next time they leave all the same."""

    def keep(self, place: Place, text: str) -> None:
        """Journal what is typed and not given yet."""
        if self.draft_open is not None:
            self.doing(partial(self.draft_open.typing, place, text))

    def save(self) -> None:
        """Write the draft file, and say so."""
        before = self.screen
        try:
            self.session.save()
        except ImrError as error:
            tell_whole(self, "Not saved", str(error))
            return
        self.warned = False
        if isinstance(before, Speaks):
            self.call_later(self.say, f"Saved: {self.session.path.name}. {AGAIN}")

    # -- from screen to screen

    def visit(self, place: Place | None) -> None:
        """The interview, at this place."""
        if place is not None:
            self.call_later(self._visit, place)

    async def _visit(self, place: Place) -> None:
        from imrassist.tui.screens.interview import InterviewScreen

        interview = next((each for each in self.screen_stack if isinstance(each, InterviewScreen)), None)
        if interview is None:
            return
        if self.screen is interview:
            await interview.show(place)
            return
        interview.aim(place)
        while self.screen is not interview:
            await self.pop_screen()

    def goto(self) -> None:
        """Sections, questions and rows by name."""
        from imrassist.tui.screens.picker import Entry, Picker, by_name
        from imrassist.tui.screens.told import Told
        from imrassist.tui.showing import section_title

        targets = [*self.session.targets(), *self.session.not_asked()]
        form = self.session.form
        entries = []
        for at, target in enumerate(targets):
            title = section_title(form.section(target.section))
            own = target.label == title
            also = form.questions[target.place.question].ask if target.place and not own else target.section
            right = NOT_ASKED if target.not_asked else "" if own else title
            entries.append(Entry(label=target.label, key=str(at), right=right, also=also))

        def chosen(key: str | None) -> None:
            if key is not None:
                target = targets[int(key)]
                if target.not_asked and not (target.place and self.session.draft.answer(target.place)):
                    self.push_screen(Told(f"{target.label}: not asked now", target.not_asked))
                    return
                self.visit(target.place)
                if target.place is None:
                    self.say("Nothing is asked there yet.")

        def search(words: str) -> list[Entry]:
            # What is asked comes first: somebody who goes about seldom wants the rest.
            return sorted(by_name(entries)(words), key=lambda entry: entry.right == NOT_ASKED)

        self.push_screen(Picker("Go to", search), chosen)

    def sections(self) -> None:
        """The binder."""
        from imrassist.tui.screens.binder import BinderScreen

        if not isinstance(self.screen, BinderScreen):
            self.push_screen(BinderScreen())

    def read(self, section: str) -> None:
        """The text of a section."""
        from imrassist.tui.screens.section_text import SectionTextScreen

        if not isinstance(self.screen, SectionTextScreen):
            self.push_screen(SectionTextScreen(section))

    def review(self) -> None:
        """The countersigning person's screen."""
        from imrassist.tui.screens.review import ReviewScreen

        if not any(isinstance(each, ReviewScreen) for each in self.screen_stack):
            self.push_screen(ReviewScreen())

    def tables(self) -> None:
        """Which table? Then that one."""
        from imrassist.tui.screens.picker import Entry, Picker, by_name
        from imrassist.tui.screens.table import TableScreen
        from imrassist.tui.widgets.plain import count

        entries = [
            Entry(
                label=table.many.capitalize(),
                key=table.id,
                right=count(len(self.session.draft.rows.get(table.id, ())), table.one, table.many),
            )
            for table in self.session.form.tables.values()
        ]

        def chosen(key: str | None) -> None:
            if key:
                self.push_screen(TableScreen(key))

        self.push_screen(Picker("Which table?", by_name(entries)), chosen)

    def row_form(self, table: str, row: str) -> None:
        """One row on one page; a new one when `row` is empty."""
        from imrassist.tui.screens.row_form import RowForm

        form = RowForm(table, row)

        def closed(_: str | None) -> None:
            if isinstance(self.screen, DraftScreen):
                self.screen.redraw()
                if form.told:
                    self.screen.call_after_refresh(self.screen.say, form.told)

        self.push_screen(form, closed)

    def export(self) -> None:
        """Word."""
        from imrassist.settings import load
        from imrassist.tui.screens.export import ExportScreen

        folder = load()[0].folders.get("export", "")
        start = Path(folder) if folder and Path(folder).is_dir() else self.session.path.parent
        self.push_screen(ExportScreen(start), self.visit)

    def remark(self, remark: Remark) -> None:
        """One remark, whole."""
        from imrassist.tui.screens.criterion import RemarkScreen

        self.push_screen(RemarkScreen(remark), self.visit)

    def criterion(self, criterion_id: str) -> None:
        """One criterion, with its reasons."""
        from imrassist.tui.screens.criterion import CriterionScreen
        from imrassist.tui.screens.interview import InterviewScreen

        criterion = next(each for each in self.session.form.criteria if each.id == criterion_id)
        standings = self.screen.panel.findings.standings if isinstance(self.screen, InterviewScreen) else ()
        standing = next((each for each in standings if each.criterion == criterion_id), None)
        self.push_screen(CriterionScreen(criterion, standing), self.visit)

    def help(self, screen: Speaks[Any]) -> None:
        """Help about what that screen shows."""
        from imrassist.tui.screens.help import HelpScreen
        from imrassist.tui.screens.interview import InterviewScreen

        asked = screen.asked if isinstance(screen, InterviewScreen) else None
        self.push_screen(HelpScreen(screen.TOPIC, screen.DOES or EVERYWHERE, asked))

    def commands(self, screen: Speaks[Any]) -> None:
        """Every function of that screen by name."""
        from imrassist.tui.screens.picker import Entry, Picker, by_name

        entries = [Entry(label=each.name, key=each.action, right=each.key) for each in screen.DOES or EVERYWHERE]

        async def chosen(action: str | None) -> None:
            if action:
                await screen.run_action(action)

        self.push_screen(Picker("Commands", by_name(entries)), chosen)

    def remember_folder(self, what: str, folder: Path) -> None:
        """Offer this folder the next time."""
        from imrassist import settings

        said = settings.save(settings.load()[0].with_folder(what, folder))
        if said:
            self.say(said)


def tell_whole(app: App[int], title: str, *said: str) -> None:
    """Sentences of which no word may be cut, on top of whatever screen there is."""
    from imrassist.tui.screens.told import Told

    app.push_screen(Told(title, *said))
