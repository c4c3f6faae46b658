"""What a test sees: the lines of the screen, as a person would read them."""

from __future__ import annotations

from typing import Any

from textual._context import visible_screen_stack
from textual.app import App


def text_of(app: App[Any]) -> str:
    """The screen as lines of text, without colours, without spaces at the right."""
    # What is seen behind a dialog is painted only for those that stand in this stack.
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def line_with(app: App[Any], words: str) -> str:
    """The first line that holds these words; empty when none does."""
    return next((line for line in text_of(app).splitlines() if words in line), "")
