"""Home: go on with a draft, open or start one, or look at the example; and what the form is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from imrassist import batch, resources, settings
from imrassist.errors import ImrError
from imrassist.interview.question import Form
from imrassist.session import Session
from imrassist.tui import showing
from imrassist.tui.naming import ENDING, new_draft, with_ending
from imrassist.tui.screens.base import EVERYWHERE, Command, PlainScreen, keys
from imrassist.tui.screens.picker import Entry, Picker, by_name
from imrassist.tui.screens.prompt import Prompt
from imrassist.tui.thinking import begin
from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.lines import Item, Lines

SHOWN = 5
"""Drafts last opened that are shown at once, and as many others of the current folder."""


class HomeScreen(PlainScreen):
    """The screen without a draft."""

    CSS_PATH = "home.tcss"
    TOPIC = "home"
    FOOTER: ClassVar[str] = "F1 Help  Enter Choose  o Open  n New  r Review  x Example  ^p Commands  ^q"
    BINDINGS: ClassVar[list[BindingType]] = keys(
        ("o", "open"), ("n", "new"), ("w", "filled"), ("r", "review"), ("x", "example")
    )  # fmt: skip
    DOES: ClassVar[tuple[Command, ...]] = (
        Command("Open a draft", "o", "open"),
        Command("Start a new review", "n", "new"),
        Command("Start from a form filled in by hand in Word", "w", "filled"),
        Command("Review a draft, as the countersigning person", "r", "review"),
        Command("See the made-up example", "x", "example"),
        *EVERYWHERE,
    )

    def __init__(self) -> None:
        super().__init__()
        self._forms: list[Form] = []
        self._recent: list[str] = []
        self._more = 0
        self._told: dict[str, list[str]] = {}

    def compose(self) -> ComposeResult:
        """Title, menu with the form below, status, keys."""
        yield Bar("imrassist   helps to write an Individual Management Review", id="top")
        yield Lines(id="menu")
        yield Bar(id="status")
        yield Bar(self.FOOTER, id="footer")

    def on_mount(self) -> None:
        """What was open last, first."""
        menu = self.query_one("#menu", Lines)
        menu.always_cursor = True
        menu.focus()
        found, told = settings.load()
        self._recent, self._more = _to_go_on_with(found.recent)
        self._forms = batch.forms()
        self._draw()
        if told:
            self.say(" ".join(told))
        begin(self, self._read, "recent")

    def _draw(self) -> None:
        items = [Item(text="GO ON WITH", tone="head")]
        for path in self._recent:
            lines = self._told.get(path, [Path(path).name])
            items.append(Item(text=lines[0], key=f"draft:{path}", mark="  ", indent=4, tone="strong"))
            # All dates of the draft that was open last; of the others there would be no room.
            lines = lines[1:] if path == self._recent[0] else []
            items.extend(Item(text=line, indent=8, tone="quiet") for line in lines)
        if self._more:
            items.append(Item(text=f"and {self._more} more in this folder: o lists them", indent=4, tone="quiet"))
        if not self._recent:
            items.append(Item(text="No drafts here. Press n to start one, or x to look at the example.", indent=4))
        items += [
            Item(text=""),
            Item(text="Open a draft", key="open", mark="  o", indent=4),
            Item(text="Start a new review", key="new", mark="  n", indent=4),
            Item(text="Start from a form filled in by hand in Word", key="filled", mark="  w", indent=4),
            Item(text="Review a draft, as the countersigning person", key="review", mark="  r", indent=4),
            Item(text="See the made-up example", key="example", mark="  x", indent=4),
            Item(text="Leave", key="leave", mark=" ^q", indent=4),
        ]
        for form in self._forms:
            head = "THE FORM" if len(self._forms) == 1 else f"A FORM: {form.id}"
            items += [Item(text=""), Item(text=head, tone="head"), *_form(form)]
        self.query_one("#menu", Lines).show(items)

    async def _read(self) -> None:
        """The names and dates of the drafts last opened; looked up away from the keys."""
        for path in self._recent:
            lines = await self.desk.thinker.think(f"recent:{path}", partial(_draft_lines, path))
            if lines:
                self._told[path] = lines
                self._draw()

    def on_lines_chosen(self, message: Lines.Chosen) -> None:
        """One of the menu."""
        message.stop()
        if message.key.startswith("draft:"):
            self._open(Path(message.key[6:]))
        elif message.key == "leave":
            self.desk.action_leave()
        else:
            getattr(self, f"action_{message.key}")()

    def _open(self, path: Path, *, review: bool = False) -> None:
        session = self.desk.doing(lambda: Session.open(path, form=self.desk.form_name or None))
        if session:
            self.desk.use(session, review=review)

    def action_review(self) -> None:
        """One that somebody else has written."""
        self._choose(review=True)

    def action_open(self) -> None:
        """A draft of this folder, or one by its path."""
        self._choose()

    def _choose(self, *, review: bool = False) -> None:
        title = "Review a draft" if review else "Open a draft"
        here = sorted({*_here(), *(Path(each) for each in self._recent)})
        entries = [Entry(label=path.name, key=str(path), right=str(path.parent)[-40:]) for path in here]
        entries.append(Entry(label="Another file, by its path ...", key=""))

        def chosen(key: str | None) -> None:
            if key:
                self._open(Path(key), review=review)
            elif key == "":
                say = "Path of the draft; it ends in .imr.toml."
                self.desk.push_screen(Prompt(title, say, use="Open", check=_is_file), named)

        def named(text: str | None) -> None:
            if text:
                self._open(Path(text.strip()).expanduser(), review=review)

        self.desk.push_screen(Picker(title, by_name(entries)), chosen)

    def action_new(self) -> None:
        """Where to keep it; then the first question."""

        def named(text: str | None) -> None:
            if not text:
                return
            path = with_ending(text)
            form = self.desk.form_name or (self._forms[0].id if self._forms else resources.default_form())
            session = self.desk.doing(lambda: Session.new(path, form))
            if session:
                self.desk.remember_folder("draft", path.parent)
                self.desk.use(session)

        self.desk.push_screen(new_draft("Start a new review", settings.load()[0]), named)

    def action_filled(self) -> None:
        """From the board's form, filled in by hand in Word."""
        from imrassist.tui.screens.filled import FilledScreen

        self.desk.push_screen(FilledScreen())

    def action_example(self) -> None:
        """A private copy of the example."""
        session = self.desk.doing(lambda: Session.open(batch.demo(settings.state_dir() / "demo", self.desk.form_name)))
        if session:
            self.desk.use(session, remember=False)


def _here() -> list[Path]:
    """The drafts of the current folder; none when it cannot be read, or is there no more."""
    try:
        return sorted(Path.cwd().glob(f"*{ENDING}"))
    except OSError:
        return []


def _to_go_on_with(recent: Sequence[str]) -> tuple[list[str], int]:
    """The drafts to offer: those last opened, then those of the current folder; and how many more it holds."""
    shown = list(recent[:SHOWN])
    known = {Path(each).absolute() for each in shown}
    others = [str(path) for path in _here() if path.absolute() not in known]
    return [*shown, *others[:SHOWN]], max(0, len(others) - SHOWN)


def _is_file(text: str) -> str:
    path = Path(text.strip()).expanduser()
    return "" if text.strip() and path.is_file() else "There is no such file. Look at its name and folder."


def _draft_lines(path: str) -> list[str]:
    """A draft on the home screen: its name, its file, its dates."""
    if not Path(path).is_file():
        return [f"{Path(path).name}   (not there any more)", path]
    try:
        session = Session.open(Path(path), read_only=True)
    except ImrError as error:
        return [f"{Path(path).name}   (cannot be opened as it is)", error.what]
    lines = [f"{session.name()}   {Path(path).name}", *(showing.due_line(due) for due in session.deadlines())]
    lines += [line for line in (showing.own_due(session),) if line]
    session.close()
    return lines


def _day(text: str) -> str:
    """A date of a form's file as it is written everywhere else on the screen; other words as they are."""
    try:
        return f"{date.fromisoformat(text):%d/%m/%y}"
    except ValueError:
        return text


def _form(form: Form) -> list[Item]:
    status = "historic: kept for work that still asks for it" if form.status == "historic" else form.status
    parts = (
        ("", f"{form.title} ({form.short}), version {form.version}"),
        ("Issued by", form.issuer),
        ("Status", status),
        ("Verified", f"labels last held against the source on {_day(form.verified)}" if form.verified else ""),
        ("About", form.about),
        ("Licence", form.licence),
    )
    return [Item(text=text, mark=f"    {head}", indent=15 if head else 4) for head, text in parts if text]
