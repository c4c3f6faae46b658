"""Fields of a one-row form: a label and a small box for each sort of question; lists on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from imrassist.model.answer import Place
from imrassist.tui.widgets.bars import Bar, Says
from imrassist.tui.widgets.choices import NONE, Option
from imrassist.tui.widgets.long_box import LongBox
from imrassist.tui.widgets.plain import content, one_line, wrap
from imrassist.tui.widgets.short_box import ShortBox

CHOOSE = "(choose)"


class Pick(Widget, can_focus=True):
    """One or several of a few, on one line: digits, letters, Left and Right, Space."""

    DEFAULT_CSS = """
    Pick { height: auto; width: 1fr; background: $background; }
    Pick:focus { text-style: bold; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("delete,backspace", "empty", show=False),
    ]
    ALLOW_SELECT = False

    class Picked(Message):
        """Another one was picked."""

    def __init__(self, options: Sequence[Option], chosen: Sequence[str], *, several: bool) -> None:
        super().__init__()
        self.options = list(options)
        self.several = several
        self.ticked = {key for key, _ in options if key in chosen}
        self.none = several and NONE in chosen
        self._at = next((n for n, (key, _) in enumerate(options) if key in chosen), -1 if not several else 0)

    @property
    def typed(self) -> str:
        """The answer, in the words a line would be typed in; empty when nothing is picked."""
        if self.several:
            return NONE if self.none else ", ".join(key for key, _ in self.options if key in self.ticked)
        return self.options[self._at][0] if self._at >= 0 else ""

    def render(self) -> Content:
        """`< Visit >` for one; `[x] 1 Child 1  [ ] 2 Child 2` for several."""
        if not self.options:
            none = " (none)" if self.none else "; 0 = none" if self.several else ""
            return content(f"nothing to choose from yet{none}")
        if not self.several:
            label = self.options[self._at][1] if self._at >= 0 else CHOOSE
            number = f"   {self._at + 1} of {len(self.options)}" if self._at >= 0 else f"   1 to {len(self.options)}"
            return content(f"< {one_line(label)} >{number if self.has_focus else ''}")
        return content("\n".join(self._ticks(self.content_size.width or 52)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the boxes to tick take."""
        if not self.several or not self.options:
            return super().get_content_height(container, viewport, width)
        return len(self._ticks(width))

    def _ticks(self, width: int) -> list[str]:
        parts = []
        for at, (key, label) in enumerate(self.options):
            here = ">" if self.has_focus and at == self._at else " "
            parts.append(f"{here}[{'x' if key in self.ticked else ' '}] {at + 1} {one_line(label)}")
        none = "(none)" if self.none else "(0 = none)" if self.has_focus else ""
        if none:
            parts.append(none)
        # Broken between them, never within one: a box at the end of a line would seem to have no label.
        lines: list[str] = []
        for part in parts:
            if lines and cell_len(f"{lines[-1]}  {part}") <= width:
                lines[-1] += f"  {part}"
            else:
                lines.extend(wrap(part, width))
        return lines

    def action_turn(self, step: int) -> None:
        """To the next or previous one."""
        if self.options:
            self._at = (self._at + step) % len(self.options) if self._at >= 0 or step > 0 else len(self.options) - 1
            self._changed()

    def action_empty(self) -> None:
        """Nothing is picked any more."""
        self.ticked, self.none = set(), False
        self._at = -1 if not self.several else 0
        self._changed()

    def on_focus(self) -> None:
        """The numbers show."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """The numbers hide."""
        self.refresh(layout=True)

    def on_click(self) -> None:
        """A click turns on."""
        if not self.several:
            self.action_turn(1)

    async def _on_key(self, event: events.Key) -> None:
        key = (event.character or "").lower()
        if event.key in ("space", "enter") and self.several and self.options:
            self._tick(self._at)
        elif event.key == "space":
            self.action_turn(1)
        elif key == "0" and self.several:
            self.ticked, self.none = set(), True
            self._changed()
        elif key.isalnum() and (at := self._named(key)) is not None:
            self._at = at
            if self.several:
                self._tick(at)
            self._changed()
        else:
            return
        event.stop()
        event.prevent_default()

    def _named(self, key: str) -> int | None:
        if key.isdigit():
            return int(key) - 1 if 0 < int(key) <= len(self.options) else None
        turned = [*range(self._at + 1, len(self.options)), *range(self._at + 1)]
        return next((at for at in turned if self.options[at][1].lower().startswith(key)), None)

    def _tick(self, at: int) -> None:
        self.ticked ^= {self.options[at][0]}
        self.none = False
        self._changed()

    def _changed(self) -> None:
        self.refresh(layout=True)
        self.post_message(self.Picked())


class Field(Horizontal):
    """One question of a row: its short name, its box, and how what is typed is read."""

    DEFAULT_CSS = """
    Field { height: auto; }
    Field > .name { width: 24; height: 1; }
    Field > Says.name { height: auto; }
    Field ShortBox, Field ShortBox:focus { height: 1; border: none; padding: 0; width: 1fr; background: $panel; }
    Field LongBox, Field LongBox:focus { height: 3; border: none; padding: 0; width: 1fr; background: $panel; }
    Field > .echo { width: 30; height: 1; color: $text-muted; }
    """

    def __init__(self, place: Place, name: str, box: LongBox | ShortBox | Pick, *, echoes: bool = False) -> None:
        super().__init__()
        self.place = place
        self.name_shown = name
        self.box = box
        self.start = box.typed
        """What the answer is; differs from the box while that has something new."""
        self.echoes = echoes

    def compose(self) -> ComposeResult:
        """Name, box, and beside a date its weekday."""
        yield Says(self.name_shown, classes="name")
        yield self.box
        if self.echoes:
            yield Bar(classes="echo")

    @property
    def changed(self) -> bool:
        """Whether the box holds something that has not been given."""
        return self.box.typed.strip() != self.start.strip()

    async def enlarge(self, text: str) -> None:
        """A box of several lines, for text that does not fit on one."""
        old, self.box = self.box, LongBox(text, use=False)
        await self.mount(self.box, after=old)
        await old.remove()
        self.box.focus_end()

    def echo(self, text: str) -> None:
        """How what is typed is read."""
        if self.echoes and self.is_mounted:
            self.query_one(Bar).left = text
