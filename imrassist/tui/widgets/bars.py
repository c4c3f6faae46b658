"""One-line bars: where you are, what just happened, the keys that matter now; and plain one-line buttons."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from imrassist.tui.widgets.plain import content, one_line, sides

FOOTER_WIDTH = 78
"""No footer is longer, so that it is whole at 80 columns."""


class Bar(Widget):
    """One line with a text at either end, taken literally."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; padding: 0 1; }"
    ALLOW_SELECT = False

    left = reactive("")
    right = reactive("")

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Bar.left, left)
        self.set_reactive(Bar.right, right)

    def render(self) -> Content:
        """Both ends, the left one cut where there is no room."""
        return Content(sides(self.left, self.right, self.content_size.width or 78))


class Says(Widget):
    """A few lines of text, taken literally; as high as it needs."""

    DEFAULT_CSS = "Says { height: auto; width: 1fr; padding: 0 1; }"
    ALLOW_SELECT = False

    text = reactive("", layout=True)

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Says.text, text)

    def render(self) -> Content:
        """The text as it stands."""
        return content(self.text)


class Buttons(Widget, can_focus=True):
    """`[Use answer F2]  [Not known]`: one line of them. Left and Right move, Enter or a click presses."""

    DEFAULT_CSS = "Buttons { height: 1; width: 1fr; padding: 0 1; }"
    ALLOW_SELECT = False

    class Pressed(Message):
        """A button was pressed."""

        def __init__(self, does: str) -> None:
            super().__init__()
            self.does = does

    at = reactive(0)
    hidden: reactive[frozenset[str]] = reactive(frozenset)

    def __init__(self, *buttons: tuple[str, str], id: str | None = None) -> None:
        super().__init__(id=id)
        self.buttons = buttons
        """Label, and what the screen does when it is pressed."""

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Those that are not hidden."""
        return [(label, does) for label, does in self.buttons if does not in self.hidden]

    def render(self) -> Content:
        """Each label in square brackets; the marked one reversed while the line has the keys."""
        parts = []
        for at, (label, _) in enumerate(self.shown):
            part = Content(f"[{one_line(label)}]")
            parts.append(part.stylize("reverse bold") if self.has_focus and at == self.at else part)
        return Content("  ").join(parts)

    async def _on_key(self, event: events.Key) -> None:
        number = len(self.shown)
        if event.key in ("left", "right"):
            self.at = (self.at + (1 if event.key == "right" else -1)) % max(1, number)
        elif event.key in ("enter", "space") and self.at < number:
            self.post_message(self.Pressed(self.shown[self.at][1]))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_focus(self) -> None:
        """The marked one shows."""
        self.refresh()

    def on_blur(self) -> None:
        """It hides."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The button under the pointer."""
        left = 1
        for at, (label, does) in enumerate(self.shown):
            if left <= event.x < left + len(label) + 2:
                event.stop()
                self.at = at
                self.post_message(self.Pressed(does))
            left += len(label) + 4
