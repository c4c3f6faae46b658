"""Pane: one of several texts side by side, with the words marked that are different; scrolls when it is long."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from imrassist.tui.widgets.bars import Bar
from imrassist.tui.widgets.plain import visible
from imrassist.writing.merge import Piece

NEW, GONE = "<{}>", "<->"
"""How words are marked that the earlier version has not, and where some of its words are gone: not by colour alone."""


class Marked(Widget):
    """A text with some stretches marked. What it is given is taken literally."""

    DEFAULT_CSS = "Marked { height: auto; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(self, pieces: Sequence[tuple[str, bool]]) -> None:
        super().__init__()
        self.pieces = pieces
        """Each stretch, and whether it is marked."""

    def render(self) -> Content:
        """Marked stretches are bold and underlined too."""
        parts = (Content(visible(text)) for text, _ in self.pieces)
        return Content("").join(
            part.stylize("bold underline") if marked else part
            for part, (_, marked) in zip(parts, self.pieces, strict=True)
        )


class Pane(Vertical):
    """A title and a text under it."""

    DEFAULT_CSS = """
    Pane { height: 1fr; width: 1fr; }
    Pane Bar { text-style: bold; color: $accent; }
    Pane VerticalScroll { height: 1fr; padding: 0 1 0 3; scrollbar-size: 0 1; }
    Pane VerticalScroll:focus { background: $surface; }
    """

    def __init__(self, title: str, pieces: Sequence[tuple[str, bool]], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._pieces = title, pieces

    def compose(self) -> ComposeResult:
        """Title and text."""
        yield Bar(self._title)
        with VerticalScroll():
            yield Marked(self._pieces)


def marked(pieces: Sequence[Piece]) -> list[tuple[str, bool]]:
    """A comparison as the newer text, with what is different marked; blanks stay outside the marks."""
    out: list[tuple[str, bool]] = []
    for at, piece in enumerate(pieces):
        if piece.kind == "same":
            out.append((piece.text, False))
        elif piece.kind == "in":
            words = piece.text.strip()
            lead, _, tail = piece.text.partition(words) if words else (piece.text, "", "")
            out += [(lead, False), (NEW.format(words) if words else "", bool(words)), (tail, False)]
        elif at + 1 == len(pieces) or pieces[at + 1].kind != "in":
            # Where other words took their place, those are marked already.
            out += [(GONE, True), (" ", False)] if piece.text.strip() else []
    return [each for each in out if each[0]]
