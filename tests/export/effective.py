"""What a run of a Word file really looks like: font, size, colour, bold and italic through the whole cascade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tests.export.rules import TEXT_PARTS
from tests.export.wordxml import W, style_of, tree, value

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Looks:
    """One run, as it is drawn."""

    text: str
    style: str
    """Id of its paragraph's style."""
    fonts: frozenset[str]
    """Of all four slots: one font, or something is left to chance."""
    size: float
    colour: str
    bold: bool
    italic: bool
    character: str = ""
    """Id of the run's own style."""


class Cascade:
    """The styles of one file: defaults, then table, paragraph and character style, then what the run itself says."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        root = tree(data, "word/styles.xml")
        self._styles = {value(each, "styleId"): each for each in root.iter(f"{W}style")}
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        theme = tree(data, "word/theme/theme1.xml")
        latins = {kind: theme.find(f".//{A}{kind}Font/{A}latin") for kind in ("major", "minor")}
        self._theme = {kind: each.get("typeface") or "" for kind, each in latins.items() if each is not None}
        self._normal = next(
            key for key, each in self._styles.items() if value(each, "default") and value(each, "type") == "paragraph"
        )

    def runs(self) -> Iterator[Looks]:
        """Every run with words, of the document, its header and its footer."""
        for part in TEXT_PARTS:
            for run in tree(self._data, part).iter(f"{W}r"):
                text = "".join(each.text or "" for each in run.iter(f"{W}t"))
                if text:
                    yield self.looks(run, text)

    def looks(self, run: etree._Element, text: str) -> Looks:
        """One run through the cascade."""
        paragraph = next(run.iterancestors(f"{W}p"))
        table = next(run.iterancestors(f"{W}tbl"), None)
        direct = run.find(f"{W}rPr")
        character = value(direct.find(f"{W}rStyle")) if direct is not None else ""
        layers = [
            [self._defaults],
            self._chain(value(table.find(f"{W}tblPr/{W}tblStyle")) if table is not None else ""),
            self._chain(style_of(paragraph) or self._normal),
            self._chain(character),
            [direct],
        ]
        flat = [each for layer in layers for each in layer if each is not None]
        return Looks(
            text=text,
            style=style_of(paragraph) or self._normal,
            fonts=frozenset(self._font(flat, slot) for slot in SLOTS),
            size=int(_last(flat, "sz") or 20) / 2,
            colour=_last(flat, "color") or "auto",
            bold=_toggle(layers, "b"),
            italic=_toggle(layers, "i"),
            character=character,
        )

    def _chain(self, style: str) -> list[etree._Element | None]:
        found: list[etree._Element | None] = []
        while style:
            element = self._styles[style]
            found.append(element.find(f"{W}rPr"))
            style = value(element.find(f"{W}basedOn"))
        return found[::-1]

    def _font(self, layers: list[etree._Element], slot: str) -> str:
        font = "none"
        for layer in layers:
            fonts = layer.find(f"{W}rFonts")
            # Within one layer the theme wins over the name.
            if theme := value(fonts, f"{slot}Theme") or value(fonts, "cstheme" if slot == "cs" else "-"):
                font = self._theme["major" if theme.startswith("major") else "minor"]
            elif name := value(fonts, slot):
                font = name
        return font


def _last(layers: list[etree._Element], name: str) -> str:
    return next((value(found) for each in reversed(layers) if (found := each.find(f"{W}{name}")) is not None), "")


def _toggle(layers: list[list[etree._Element | None]], name: str) -> bool:
    """Bold and italic switch: said by two levels of styles they cancel out; said by the run itself they hold."""
    said = []
    for layer in layers:
        found = [each.find(f"{W}{name}") for each in layer if each is not None]
        marks = [value(each) not in ("0", "false") for each in found if each is not None]
        said.append(marks[-1] if marks else None)
    if said[4] is not None:
        return said[4]
    return bool(said[0]) or sum(bool(each) for each in said[1:4]) % 2 == 1
