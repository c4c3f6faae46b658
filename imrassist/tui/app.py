"""ImrApp: the full-screen app: its first screen, leaving, signals, crashes, colours, and the size of the window."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from imrassist.errors import ImrError
from imrassist.tui.early import Early
from imrassist.tui.leaving import INTERRUPTED
from imrassist.tui.pasting import with_whole_pastes
from imrassist.tui.screens.bigger import LEAST, Bigger
from imrassist.tui.themes import NAMES, THEMES
from imrassist.tui.thinking import begin

if TYPE_CHECKING:
    from imrassist.session import Session

HERE = Path(__file__).parent
ROOM = 78
"""Characters that the status line holds in the narrowest window."""
TICK = 30.0
"""Seconds between looks at whether the draft file lacks something."""


class ImrApp(Early):
    """The app. Without a session it starts at home."""

    TITLE = "imrassist"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    # Leaving is no priority binding: what is still queued behind the keys must reach its box first.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=False)]

    def __init__(
        self,
        session: Session | None = None,
        *,
        goto: str = "",
        form: str = "",
        remember: bool = True,
        behind: tuple[Path, tuple[str, str]] | None = None,
        review: bool = False,
    ) -> None:
        # The first screen is not pushed, so Textual would not read its styles by itself.
        first = "home" if session is None and behind is None else "interview"
        super().__init__(session, css_path=[HERE / "app.tcss", HERE / "screens" / f"{first}.tcss"])
        self.animation_level = "none"
        self.form_name = form
        self._goto = goto
        self._remember = remember
        self._review = review
        """The draft was opened to be reviewed: whoever leaves the review leaves the draft."""
        self._behind = behind
        """A draft to be opened once the question at which it was left, which is noted, is on the screen."""
        self.trouble: ImrError | None = None
        """Why that draft could not be opened."""

    def get_css_variables(self) -> dict[str, str]:
        """The colours; those that the user chose from the very first time they are asked for, within `App.__init__`."""
        if "dark" not in self.available_themes:
            from imrassist import settings

            for theme in THEMES.values():
                self.register_theme(theme)
            wanted = settings.load()[0].theme
            self.set_reactive(App.theme, wanted if wanted in THEMES else "dark")
        return super().get_css_variables()

    def get_driver_class(self) -> type[Driver]:
        """The terminal's, but for pastes: they come whole."""
        return with_whole_pastes(super().get_driver_class())

    def get_default_screen(self) -> Screen[Any]:
        """The interview of the open draft, or home: straight away, without an empty screen below it."""
        screen = self._first_screen()
        screen._push_result_callback(self, None)  # noqa: SLF001 - else `switch_screen` finds none to take away
        return screen

    def _first_screen(self) -> Screen[Any]:
        if self._behind is not None:
            from imrassist.tui.screens.greeting import Greeting

            return Greeting(*self._behind[1])
        if self.draft_open is None:
            from imrassist.tui.screens.home import HomeScreen

            return HomeScreen()
        from imrassist.tui.screens.interview import InterviewScreen

        found = self.draft_open.find(self._goto) if self._goto else []
        return InterviewScreen(next((target.place for target in found if target.place), None))

    def on_mount(self) -> None:
        """Signals, the clock, and what the session has to tell."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no such handlers; the journal makes closing the window harmless there.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError, AttributeError):
                loop.add_signal_handler(getattr(signal, name), self.interrupted)
        self.set_interval(TICK, self._tick)
        if self._behind is None:
            self.call_after_refresh(_collect_again)
            self.call_after_refresh(self.tell_notices)

    def tell_notices(self) -> None:
        """What was recovered, or could not be read, when the draft was opened; and home will offer the draft."""
        if self.draft_open is None:
            return
        if self._review:
            self.review()
        if self._remember:
            self.set_timer(1.0, partial(self._remember_draft, self.draft_open.path))
        told = list(self.draft_open.notices)
        if self._goto and not self.draft_open.find(self._goto):
            told.append(f'Nothing is called "{self._goto}"; ^o lists everything.')
            self._goto = ""
        if not told:
            return
        only = self.draft_open.read_only
        self.say("To be read only: nothing can be changed here." if only else " ".join(told))
        if only or len(" ".join(told)) > ROOM:
            from imrassist.tui.screens.told import Told

            self.push_screen(Told("To be read only" if only else "Before you go on", *told))

    def _remember_draft(self, path: Path) -> None:
        begin(self, partial(self.thinker.think, "remember", partial(_remember, path)), "remember")

    def _tick(self) -> None:
        if self.draft_open is not None and (told := self.doing(self.draft_open.tick)):
            self.say(told)

    # -- opening

    async def open_behind(self) -> None:
        """The draft itself, now that its question is on the screen; what was typed meanwhile goes to the box."""
        if self._behind is None:
            return
        from imrassist.session import Session

        (path, _), self._behind = self._behind, None
        try:
            self.draft_open = Session.open(path, form=self.form_name or None)
        except ImrError as error:
            self.trouble = error
            self.exit(None)
            return
        screen = self._first_screen()
        await self._base(screen)
        self.call_after_refresh(_collect_again)
        self.tell_notices()

    def leave_review(self) -> None:
        """Back to where the review was begun: the author's side, or home."""
        if self._review:
            self.action_home()
        else:
            self.pop_screen()

    def use(self, session: Session, *, remember: bool = True, review: bool = False) -> None:
        """Another draft: the one that is open is let go first. Home will offer it again, unless it is the example."""
        self._remember, self._review = remember, review
        self.call_later(self._use, session)

    async def _use(self, session: Session) -> None:
        from imrassist.tui.screens.interview import InterviewScreen

        if not self.let_go():
            return
        self.draft_open = session
        await self._base(InterviewScreen())
        self.tell_notices()

    def action_home(self) -> None:
        """Close the draft, and choose another."""
        self.call_later(self._home)

    async def _home(self) -> None:
        from imrassist.tui.screens.home import HomeScreen

        if self.let_go():
            # Screens that were covered come up once more on the way, and look at the draft.
            await self._base(HomeScreen())
            self.draft_open = None

    async def _base(self, screen: Screen[Any]) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_screen(screen)

    # -- the window

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest window, one sentence in place of everything."""
        small = event.size.width < LEAST[0] or event.size.height < LEAST[1]
        top = self.screen_stack[-1] if self.screen_stack else None
        if small and top is not None and not isinstance(top, Bigger):
            self.push_screen(Bigger())
        elif not small and isinstance(top, Bigger):
            self.pop_screen()

    def action_theme(self) -> None:
        """The next set of colours, remembered."""
        from dataclasses import replace

        from imrassist import settings

        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        said = settings.save(replace(settings.load()[0], theme=self.theme))
        self.say(said or f"Colours: {NAMES[self.theme]}.")


def _collect_again() -> None:
    """Garbage is looked for again, once the first frame is painted; what was made till then is there to stay."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _remember(path: Path) -> None:
    from imrassist import settings

    settings.save(settings.load()[0].opened(path))


def run(path: Path | None, *, goto: str = "", form: str = "", demo: bool = False, review: bool = False) -> int:
    """Opens the app, and gives its exit status when the author leaves.

    Raises ImrError when the draft cannot be opened, or there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ImrError(
            "imrassist", "The full-screen app needs a terminal.", "Use `imrassist talk DRAFT` to work line by line."
        )
    from imrassist.storage.greeting import kept_greeting

    session: Session | None = None
    noted = kept_greeting(path) if path is not None and not (demo or goto or review) else None
    if demo:
        from imrassist import batch
        from imrassist.session import Session
        from imrassist.settings import state_dir

        session = Session.open(batch.demo(state_dir() / "demo", form))
    elif path is not None and noted is None:
        from imrassist.session import Session

        session = Session.open(path, form=form or None)
    behind = (path, noted) if path is not None and noted else None
    app = ImrApp(session, goto=goto, form=form, remember=not demo, behind=behind, review=review)
    try:
        app.run()
    except KeyboardInterrupt:
        app.interrupted()
        return INTERRUPTED
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0
