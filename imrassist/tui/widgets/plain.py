"""Plain text for the screen: never markup, wrapped by cells, without anything a terminal would obey."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells
from textual.content import Content

_OBEYED: dict[int, str | None] = dict.fromkeys(
    [*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Controls and text direction overrides, which the gate takes out too: nothing of them may reach a terminal."""
del _OBEYED[10]
_OBEYED[9] = "    "

_WORDS = re.compile(r"\S+\s*")

MARKS = {"yes": "[Y]", "no": "[N]", "partially": "[~]", "unknown": "[ ]"}
"""How a criterion stands, without colour."""
GRADES = {"must": "!!", "should": "!", "consider": "?"}
"""How grave a remark is, without colour."""


_LEAST = 8
"""Cells that are left of each part of a trail where there is no room."""


def visible(text: str) -> str:
    """The text as it may be sent to a terminal: no controls but line ends."""
    return text.translate(_OBEYED)


def one_line(text: str) -> str:
    """The same, on one line."""
    return " ".join(visible(text).split())


def content(text: str) -> Content:
    """Text for a widget, taken literally: brackets in it are brackets."""
    return Content(visible(text))


def cut(text: str, width: int) -> str:
    """One line of at most this many cells; `...` shows that there was more."""
    text = visible(text).replace("\n", " ")
    if cell_len(text) <= width:
        return text
    if width <= 3:
        return _cells(text, width)
    return _cells(text, width - 3).rstrip() + "..."


def trail(text: str, width: int) -> str:
    """The same of `8 Critical analysis > 2a > Why`: its last part, where one is, is the last to be cut."""
    *before, last = visible(text).replace("\n", " ").split(" > ")
    if not before or cell_len(last) + 3 > width:
        return cut(text, width)
    # From the first on, each gives way to what stands behind it, but for a few letters.
    for at, part in enumerate(before):
        over = cell_len(" > ".join([*before, last])) - width
        if over > 0:
            before[at] = cut(part, max(_LEAST, cell_len(part) - over))
    whole = " > ".join([*before, last])
    room = width - cell_len(last) - 3
    return whole if cell_len(whole) <= width else f"{cut(text.split(' > ', maxsplit=1)[0], room)} > {last}"


def fit(text: str, width: int) -> str:
    """One line of exactly this many cells."""
    text = cut(text, width)
    return text + " " * (width - cell_len(text))


def sides(left: str, right: str, width: int) -> str:
    """One line with a text at either end; the left one gives way, what it leads to last."""
    right = visible(right).replace("\n", " ")
    room = max(0, width - cell_len(right) - (2 if right else 0))
    return fit(trail(left, room), room) + ("  " + right if right else "")


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text at this width, broken between words. Never empty."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in visible(text).split("\n"):
        lines.extend(_wrapped(paragraph, width))
    return lines or [""]


def _wrapped(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines: list[str] = []
    line = ""
    for word in _WORDS.findall(paragraph):
        if cell_len(line) + cell_len(word.rstrip()) <= width:
            line += word
            continue
        if line:
            lines.append(line.rstrip())
        *whole, line = chop_cells(word, width) if cell_len(word.rstrip()) > width else [word]
        lines.extend(whole)
    return [*lines, line.rstrip()]


def _cells(text: str, width: int) -> str:
    used = 0
    for at, char in enumerate(text):
        used += cell_len(char)
        if used > width:
            return text[:at]
    return text


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 remark`, `3 remarks`."""
    return f"{number} {one if number == 1 else many or one + 's'}"
