"""The answer area: the right box for a question, its frame, and how what is typed is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar, cast, runtime_checkable

from textual.containers import Vertical
from textual.widget import Widget

from imrassist.session.values import Mark
from imrassist.tui.widgets.ahead import Ahead, TypeAhead
from imrassist.tui.widgets.choices import NONE, Choices, Option, RowLine, Rows
from imrassist.tui.widgets.plain import content, count
from imrassist.tui.widgets.short_box import ShortBox


class Box(Protocol):
    """What an answer is typed into, or chosen from."""

    ahead: TypeAhead
    has_focus: bool
    display: bool

    @property
    def typed(self) -> str:
        """What stands in it."""

    def focus_end(self) -> None:
        """Take the keys."""

    def replay(self, keys: list[Ahead]) -> None:
        """Type what was typed ahead."""

    def use(self) -> None:
        """Give what stands in it."""


@runtime_checkable
class WordBox(Box, Protocol):
    """A box for words, some of which may be underlined."""

    marks: tuple[Mark, ...]

    @property
    def place(self) -> int:
        """Where the cursor is."""

    def underline(self, marks: Sequence[Mark]) -> None:
        """Underline these."""

    def go_to(self, mark: Mark) -> None:
        """The cursor behind these."""

    def mend(self, mark: Mark, text: str) -> None:
        """Other words in place of these."""


B = TypeVar("B", bound=Widget)

_TITLES = {
    "date": "Date, such as 17/09/09",
    "time": "Time by the 24-hour clock, such as 17:56",
    "picture": "The whole path of a PNG or JPEG file",
    "long": "Your answer",
    "multi": "Tick all that apply",
    "refs": "Tick all that apply",
}
_HINTS = {
    "long": "F2 = use, Enter = new line",
    "yesno": "Y, N or Enter chooses",
    "choice": "a digit or Enter chooses",
    "ref": "a digit or Enter chooses",
    "multi": "Space ticks, Enter = use",
    "refs": "Space ticks, Enter = use",
    "table": "Enter chooses, d removes a row",
    "note": "Enter goes on",
}


class AnswerArea(Vertical):
    """Holds one box of each sort, and shows the one that fits."""

    DEFAULT_CSS = """
    AnswerArea { height: auto; border: solid $primary; padding: 0 1; background: $background;
        border-title-color: $foreground; border-subtitle-color: $foreground; }
    AnswerArea LongBox, AnswerArea LongBox:focus { height: 3; border: none; padding: 0; background: $background; }
    AnswerArea ShortBox, AnswerArea ShortBox:focus { height: 1; border: none; padding: 0; background: $background; }
    AnswerArea Lines { height: auto; max-height: 7; }
    """

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(id="answer", classes=classes)
        self.box: Box | None = None
        self.kind = ""
        self._echo = ""
        self._late: list[Ahead] = []

    @property
    def typed(self) -> str:
        """What stands in the box, not given yet."""
        return "" if self.box is None else self.box.typed

    @property
    def widget(self) -> Widget | None:
        """The box as the screen knows it."""
        return cast("Widget | None", self.box)

    async def ask_text(self, kind: str, text: str, *, long: bool) -> None:
        """A box to type in."""
        if long:
            from imrassist.tui.widgets.long_box import LongBox

            (await self._switch("long", LongBox)).fill(text)
        else:
            (await self._switch(kind, ShortBox)).fill(text)
        self._ready()

    async def ask_choice(self, kind: str, options: Sequence[Option], text: str, *, several: bool) -> None:
        """A list to choose from; `text` is the answer so far as it would be typed."""
        box = await self._switch(kind, Choices)
        if several and not any(key == NONE for key, _ in options):
            options = [*options, (NONE, "None of these")]
        box.ask(options, several=several, chosen=keys_of(options, text, several=several))
        self._ready()

    async def ask_table(
        self, rows: Sequence[RowLine], *, one: str, many: str, answered: bool, more: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        """The rows of a table, and what else may be done with it."""
        box = await self._switch("table", Rows)
        box.ask(rows, one=one, many=many, answered=answered, more=more)
        self._ready()

    async def ask_nothing(self, label: str) -> None:
        """Something to read: one line to go on."""
        box = await self._switch("note", Choices)
        box.ask([("go", label)], several=False, chosen=("go",))
        self._ready()

    async def enlarge(self, text: str) -> None:
        """The larger box, for text that does not fit on one line."""
        await self.ask_text("long", text, long=True)

    def echo(self, text: str) -> None:
        """How the typed text is read, such as the weekday of a date; in the frame."""
        if text != self._echo:
            self._echo = text
            self._frame()

    def underline(self, text: str, marks: Sequence[Mark]) -> None:
        """Underline words in the box, unless it holds another text by now."""
        if isinstance(self.box, WordBox) and self.box.typed == text:
            self.box.underline(marks)
            self._frame()

    def _ready(self) -> None:
        self._echo = ""
        self._frame()
        if self.box is not None:
            self.box.focus_end()

    def _frame(self) -> None:
        text = self.typed
        title = _TITLES.get(self.kind, "Your answer")
        marks = len(getattr(self.box, "marks", ()))
        told = self._echo or (f"{marks} underlined, ^r tells" if marks else "")
        self.border_title = content(f" {title}: {told} " if told else f" {title} ")
        words = f"{count(len(text.split()), 'word')}, " if self.kind == "long" else ""
        self.border_subtitle = f" {words}{_HINTS.get(self.kind, 'Enter = use')} "

    def count_words(self) -> None:
        """Show how many words there are now."""
        if self.kind == "long":
            self._frame()

    async def _switch(self, kind: str, sort: type[B]) -> B:
        self.kind = kind
        old = self.box
        box = next((each for each in self.children if isinstance(each, sort)), None)
        if box is None:
            box = sort()
            await self.mount(box)
        for other in self.children:
            other.display = other is box
        self.box = new = cast("Box", box)
        self._late = [] if old is None else old.ahead.take()
        if old is not None and old is not new:
            old.ahead.hand_over(new)
        new.ahead.take()
        return box

    def release(self) -> None:
        """The answer was not taken: the box has the keys again, those typed meanwhile too."""
        if self.box is not None:
            self._late = self.box.ahead.take()
            self.replay()

    def replay(self) -> None:
        """What was typed ahead goes into the box that is there now."""
        late, self._late = self._late, []
        if late and self.box is not None:
            self.box.replay(late)


def keys_of(options: Sequence[Option], text: str, *, several: bool) -> list[str]:
    """The keys of the options that a typed answer names."""
    parts = [part.strip().casefold() for part in text.split(",")] if several else [text.strip().casefold()]
    return [key for key, label in options if key.casefold() in parts or label.casefold() in parts]
