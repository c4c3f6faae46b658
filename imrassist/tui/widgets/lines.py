"""Lines: a list that draws only what is seen; transcript, menus, checks, sections and rows are all made of it."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from imrassist.tui.widgets.plain import cut, visible, wrap

TONES = {"quiet": False, "strong": True, "warn": True, "head": True}
"""How a line may look, and whether it is bold. The colours are the theme's: `tone-quiet`, `tone-warn`, `tone-head`.

Not component classes of Textual: each of those is styled anew for each list, which is a third of the first frame.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a list: a text under a mark, wrapped with a hanging indent."""

    text: str
    key: str = ""
    """What `Chosen` says; empty for an entry that cannot be chosen."""
    mark: str = ""
    """Stands at the left of the first line, within the indent."""
    indent: int = 0
    """Cells left of the text."""
    right: str = ""
    """Stands at the right end of the first line."""
    tone: str = ""
    """One of `TONES`; never the only sign of a meaning."""


class Keyed(Sequence[Item]):
    """A sequence of items, each made when it is looked at, that finds one by its key without making the others."""

    @abstractmethod
    def at_key(self, key: str) -> int:
        """Where the item of this key is; -1 when there is none."""


class Lines(ScrollView, can_focus=True):
    """A list of items. Arrow keys move, Enter or a click chooses, and only the lines in sight are drawn."""

    DEFAULT_CSS = """
    Lines {
        overflow-x: hidden; overflow-y: auto; scrollbar-size: 0 1; scrollbar-gutter: stable;
        background: $background; color: $foreground;
    }
    """

    @dataclass()
    class Chosen(Message):
        """An item was chosen with Enter or a click."""

        lines: Lines
        key: str

        @property
        def control(self) -> Lines:
            """The list it was chosen from."""
            return self.lines

    @dataclass()
    class Moved(Message):
        """The cursor came to another item."""

        lines: Lines
        key: str

        @property
        def control(self) -> Lines:
            """The list it moved in."""
            return self.lines

    ALLOW_SELECT = False

    def __init__(
        self, items: Sequence[Item] = (), *, one_line: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.items: Sequence[Item] = items
        """What is shown; may be a lazy sequence when `one_line`."""
        self.cursor = -1
        """Index of the item under the cursor; -1 when none can be chosen."""
        self.one_line = one_line
        """Every item takes one line and is cut at the edge: for thousands of them."""
        self.always_cursor = False
        """Show the cursor without focus too."""
        self.from_bottom = False
        """Few items stand at the bottom, as in a conversation."""
        self._width = 0
        self._base = Style()
        self._starts: list[int] = []
        self._drawn: dict[Item, list[str]] = {}

    # -- what is shown

    def show(self, items: Sequence[Item], *, key: str | None = None, keep: bool = True) -> None:
        """Other items; the cursor goes to `key`, else stays on the same key where that is still there."""
        wanted = key if key is not None else (self.key if keep else "")
        before, top = self.items, self.scroll_offset.y
        self.items = items
        self.cursor = self._index(wanted, self.cursor)
        if not self.is_attached:
            return
        if items != before or self.one_line:
            self._lay_out()
            self.refresh(layout=self.styles.is_auto_height)
        if keep and key is None:
            self.scroll_to(y=top, animate=False, force=True)
        else:
            self.call_after_refresh(self.scroll_to_cursor)

    @property
    def key(self) -> str:
        """Key of the item under the cursor; empty when there is none."""
        return self.items[self.cursor].key if 0 <= self.cursor < len(self.items) else ""

    def _index(self, key: str, fallback: int) -> int:
        if self.one_line and 0 <= fallback < len(self.items) and self.items[fallback].key == key:
            return fallback
        if key and isinstance(self.items, Keyed):
            at = self.items.at_key(key)
            if at >= 0:
                return at
        elif key:
            for at, item in enumerate(self.items):
                if item.key == key:
                    return at
        fallback = max(0, min(fallback, len(self.items) - 1))
        return self._next(fallback, 1, fallback) if self.items else -1

    def _next(self, start: int, step: int, fallback: int) -> int:
        at = start
        while 0 <= at < len(self.items):
            if self.items[at].key:
                return at
            at += step
        if 0 <= fallback < len(self.items) and self.items[fallback].key:
            return fallback
        return next((at for at in range(len(self.items)) if self.items[at].key), -1)

    # -- layout

    def _lines_of(self, item: Item, width: int) -> list[str]:
        lines = self._drawn.get(item)
        if lines is None:
            room = max(8, width - item.indent - (cell_len(item.right) + 1 if item.right else 0))
            lines = [cut(item.text, room)] if self.one_line else wrap(item.text, room)
            self._drawn[item] = lines
        return lines

    def _lay_out(self, width: int = 0) -> int:
        width = width or self.scrollable_content_region.width or self._width
        if width != self._width or len(self._drawn) > 4000:
            self._width = width
            self._drawn = {}
        if self.one_line:
            total = len(self.items)
        else:
            self._starts, total = [], 0
            for item in self.items:
                self._starts.append(total)
                total += len(self._lines_of(item, width))
            if self.from_bottom and 0 < total < (height := self.scrollable_content_region.height):
                self._starts = [start + height - total for start in self._starts]
                total = height
        self.virtual_size = Size(width, total)
        return total

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the items take at this width."""
        del container, viewport
        return self._lay_out(max(1, width - self.styles.scrollbar_size_vertical))

    def on_resize(self) -> None:
        """Wrap again, and keep the item under the cursor in sight."""
        self._lay_out()
        self.refresh()
        if self.always_cursor or self.has_focus:
            self.scroll_to_cursor()

    def region_of(self, index: int) -> Region:
        """The lines that an item takes."""
        if self.one_line:
            return Region(0, index, self._width, 1)
        if not 0 <= index < len(self._starts):
            return Region(0, 0, self._width, 1)
        return Region(0, self._starts[index], self._width, len(self._lines_of(self.items[index], self._width)))

    def scroll_to_cursor(self) -> None:
        """Bring the item under the cursor into sight."""
        if self.cursor >= 0 and self.size.height:
            top = 0 if self.cursor == self._next(0, 1, -1) else self.region_of(self.cursor).y
            region = self.region_of(self.cursor)
            self.scroll_to_region(
                Region(0, top, region.width, region.bottom - top) if region.bottom - top < self.size.height else region,
                animate=False,
                force=True,
            )

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen: the colours they share are worked out once for all of them."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._lay_out(width)
        line = y + self.scroll_offset.y
        index = line if self.one_line else bisect_right(self._starts, line) - 1
        base = self._base
        if not 0 <= index < len(self.items) or line >= self.virtual_size.height:
            return Strip.blank(self.size.width, base)
        item = self.items[index]
        strip = self._strip(item, 0 if self.one_line else line - self._starts[index], index, width, base)
        return strip.extend_cell_length(self.size.width, base)

    def _strip(self, item: Item, line: int, index: int, width: int, style: Style) -> Strip:
        lines = self._lines_of(item, width)
        if item.tone:
            style += Style(color=self.app.theme_variables.get(f"tone-{item.tone}"), bold=TONES[item.tone])
        here = index == self.cursor and (self.has_focus or self.always_cursor)
        left = visible(item.mark) if line == 0 else ""
        if here and line == 0 and left.startswith(" "):
            left = ">" + left[1:]
        text = left.ljust(item.indent) + (lines[line] if line < len(lines) else "")
        if line == 0 and item.right:
            text = text + " " * max(1, width - cell_len(text) - cell_len(item.right)) + visible(item.right)
        if here:
            style += Style(reverse=True)
        return Strip([Segment(text + " " * max(0, width - cell_len(text)), style)]).crop(0, width)

    # -- keys and mouse

    async def _on_key(self, event: events.Key) -> None:
        # Not by bindings: those run later than the keys that a list takes itself, and a burst would lose its order.
        match event.key:
            case "up" | "down":
                self.action_move(1 if event.key == "down" else -1)
            case "pageup" | "pagedown":
                self.action_page(1 if event.key == "pagedown" else -1)
            case "home" | "end":
                self.action_page(1 if event.key == "end" else -1, end=True)
            case "enter" if self.key:
                self.action_choose()
            case _:
                return
        event.stop()
        event.prevent_default()

    def move_to(self, index: int) -> None:
        """Put the cursor on an item, and bring it into sight."""
        if index >= 0 and index != self.cursor:
            self.cursor = index
            self.refresh()
            self.post_message(self.Moved(self, self.key))
        self.scroll_to_cursor()

    def action_move(self, step: int) -> None:
        """To the next or previous item that can be chosen; without any, scroll."""
        at = self._next(self.cursor + step, step, self.cursor)
        if self.cursor < 0 and at < 0:
            self.scroll_relative(y=step, animate=False)
        else:
            self.move_to(at)

    def action_page(self, step: int, *, end: bool = False) -> None:
        """A screenful up or down; or to the first or last item."""
        if end:
            self.move_to(self._next(0 if step < 0 else len(self.items) - 1, -step, self.cursor))
            return
        if self.cursor < 0:
            self.scroll_relative(y=step * self.size.height, animate=False)
            return
        line = self.region_of(self.cursor).y + step * max(1, self.size.height - 1)
        line = max(0, min(line, self.virtual_size.height - 1))
        index = line if self.one_line else bisect_right(self._starts, line) - 1
        self.move_to(self._next(index, step, self._next(index, -step, self.cursor)))

    def action_choose(self) -> None:
        """Choose the item under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        line = event.y + self.scroll_offset.y
        index = line if self.one_line else bisect_right(self._starts, line) - 1
        if 0 <= index < len(self.items) and line < self.virtual_size.height and self.items[index].key:
            self.move_to(index)
            self.action_choose()
