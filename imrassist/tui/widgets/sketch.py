"""Sketch: lines of plain signs as they stand, wider than the screen if need be; arrow keys look around."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

STEP = 4
"""Cells that an arrow key goes to the side."""


class Sketch(ScrollView, can_focus=True):
    """A drawing in signs: no line of it is wrapped or cut, and it is taken literally."""

    DEFAULT_CSS = """
    Sketch {
        overflow-x: auto; overflow-y: auto; scrollbar-size: 1 1;
        background: $background; color: $foreground;
    }
    """
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drawing: tuple[str, ...] = ()

    def show(self, drawing: Sequence[str]) -> None:
        """Another drawing."""
        self.drawing = tuple(drawing)
        self.virtual_size = Size(max(map(len, self.drawing), default=0) + 1, len(self.drawing))
        self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        # Not by bindings: those run later than the keys that a widget takes itself, and a burst would lose its order.
        across, down = self.size.width // 2, max(1, self.size.height - 1)
        steps = {
            "left": (-STEP, 0), "right": (STEP, 0), "up": (0, -1), "down": (0, 1), "pageup": (0, -down),
            "pagedown": (0, down), "home": (-self.virtual_size.width, 0), "end": (self.virtual_size.width, 0),
            "space": (across, 0),
        }  # fmt: skip
        if step := steps.get(event.key):
            self.scroll_relative(*step, animate=False, immediate=True)
            event.stop()
            event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """One line of what is in sight."""
        across, down = self.scroll_offset
        line = f" {self.drawing[y + down]}" if 0 <= y + down < len(self.drawing) else ""
        width = self.size.width
        return Strip([Segment(line[across : across + width].ljust(width), self.rich_style)])
