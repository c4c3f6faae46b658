"""One-line bars: where you are, what just happened, the keys that matter now; and plain one-line buttons."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
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


class PlainButton(Widget, can_focus=True):
    """`[Use answer F2]`: one line, for Tab and Enter, Space or a click."""

    DEFAULT_CSS = """
    PlainButton { width: auto; height: 1; margin: 0 1 0 0; }
    PlainButton:focus { text-style: reverse bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        Binding("left", "screen.focus_previous", show=False),
        Binding("right", "screen.focus_next", show=False),
    ]
    ALLOW_SELECT = False

    class Pressed(Message):
        """The button was pressed."""

        def __init__(self, button: PlainButton) -> None:
            super().__init__()
            self.button = button
            self.does = button.does

        @property
        def control(self) -> PlainButton:
            """The button."""
            return self.button

    def __init__(self, label: str, does: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = one_line(label)
        self.does = does
        """What the screen does when it is pressed."""

    def render(self) -> Content:
        """The label in square brackets."""
        return Content(f"[{self.label}]")

    def action_press(self) -> None:
        """Say that it was pressed."""
        self.post_message(self.Pressed(self))

    def on_click(self, event: events.Click) -> None:
        """A click presses."""
        event.stop()
        self.action_press()
