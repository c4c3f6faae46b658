"""Looks: how a run of a Word file is really drawn, through the whole cascade of its styles (guidance 2.1.1).

Defaults, then table style, paragraph style, character style, and last the run itself. A theme's font wins over one
named in the same place; bold, italic and hidden are switches, which two levels of styles turn off again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
"""Latin letters, other European ones, East Asian ones, and those of complex scripts."""
_TOGGLES = ("b", "i", "bCs", "iCs", "vanish")
_VALUES = ("sz", "szCs", "color", "highlight", "rtl", "cs", "specVanish", "webHidden")
_THEME_COLOURS = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1",
                  "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
                  "followedHyperlink": "folHlink"}  # fmt: skip
_OFF = ("0", "false", "off")
_DEEPEST = 64
"""Styles built on one another; more is a ring."""

Said = dict[str, Any]
"""What one layer says: fonts by slot, values by element, switches as bool."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is drawn."""

    fonts: tuple[str, str, str, str] = ("", "", "", "")
    """In the order of `SLOTS`; empty where nothing names one."""
    size: float = 10.0
    """Points."""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    """``0000FF``; empty for automatic, which is black on white."""
    hidden: bool = False
    highlight: str = ""
    """Colour behind the words: ``yellow``; empty for none."""
    style: str = ""
    """Name of its character style; empty for none."""

    @property
    def font(self) -> str:
        """The font of ordinary letters."""
        return self.fonts[0]


@dataclass(frozen=True, slots=True)
class _Style:
    """One style of the file."""

    id: str
    name: str
    kind: str
    based_on: str
    said: Said
    level: int | None
    """Outline level from 1; 0 for running text, None where it says nothing."""
    listed: bool | None
    list: tuple[str, str]
    """The list it numbers or puts bullets by, and the level; empty where it says nothing."""
    parts: dict[str, Said] = field(default_factory=dict)
    """Of a table style: what holds for the first row, the first column ..."""


class Looks:
    """The styles of one file. Whatever is missing or goes round in a ring is left out; nothing is raised."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._fonts, self._colours = _theme(theme)
        self._styles: dict[str, _Style] = {}
        self._default: dict[str, str] = {}
        self._defaults: Said = {}
        if styles is not None:
            self._defaults = self.said(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            for element in styles.iter(f"{W}style"):
                self._take(element)
        self._chains: dict[str, tuple[_Style, ...]] = {}
        self._known: dict[tuple[Any, ...], RunLook] = {}

    def _take(self, element: etree._Element) -> None:
        style = self._read(element)
        self._styles[style.id] = style
        if value(element, "default") not in ("", *_OFF):
            self._default[style.kind] = style.id

    def _read(self, element: etree._Element) -> _Style:
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        numbered = element.find(f"{W}pPr/{W}numPr")
        return _Style(
            id=value(element, "styleId"),
            name=value(element.find(f"{W}name")),
            kind=value(element, "type") or "paragraph",
            based_on=value(element.find(f"{W}basedOn")),
            said=self.said(element.find(f"{W}rPr")),
            level=level_of(outline),
            listed=is_numbered(numbered),
            list=(_said(numbered, "numId"), _said(numbered, "ilvl")),
            parts={value(each, "type"): self.said(each.find(f"{W}rPr")) for each in element.iter(f"{W}tblStylePr")},
        )

    def said(self, properties: etree._Element | None) -> Said:
        """What one `w:rPr` says."""
        found: Said = {}
        for each in properties if properties is not None else ():
            tag = each.tag
            if not isinstance(tag, str) or not tag.startswith(W):
                continue
            name = tag[len(W) :]
            if name in _TOGGLES:
                found[name] = value(each) not in _OFF
            elif name == "rFonts":
                found.update(self._faces(each))
            elif name == "color":
                found["color"] = self._colour(each)
            elif name in _VALUES:
                found[name] = value(each)
        return found

    def _faces(self, fonts: etree._Element) -> Iterator[tuple[str, str]]:
        for slot in SLOTS:
            themed = value(fonts, "cstheme" if slot == "cs" else f"{slot}Theme")
            name = self._fonts.get(themed) or value(fonts, slot)
            if name:
                yield f"{slot} font", name

    def _colour(self, colour: etree._Element) -> str:
        themed = value(colour, "themeColor")
        plain = value(colour)
        if themed and (not plain or plain == "auto"):
            plain = self._colours.get(_THEME_COLOURS.get(themed, themed), "")
        return "" if plain == "auto" else plain.upper()

    def chain(self, style: str) -> tuple[_Style, ...]:
        """A style and what it is built on, from the ground up; empty for one that the file lacks."""
        if style not in self._chains:
            found: list[_Style] = []
            at = style
            while at in self._styles and len(found) < _DEEPEST and self._styles[at] not in found:
                found.append(self._styles[at])
                at = self._styles[at].based_on
            self._chains[style] = tuple(found[::-1])
        return self._chains[style]

    def paragraph_style(self, style: str) -> str:
        """The id of the style that a paragraph has which names this one: the default for none, or one not there."""
        return style if style in self._styles else self._default.get("paragraph", "")

    def name(self, style: str) -> str:
        """What a style is called; its id where the file does not say."""
        return self._styles[style].name or style if style in self._styles else style

    def level(self, style: str) -> int:
        """The outline level that a paragraph style gives, from 1; 0 for running text."""
        for each in reversed(self.chain(style)):
            if each.level is not None:
                return each.level
        lowered = self.name(style).lower()
        return int(lowered[8]) if lowered.startswith("heading ") and lowered[8:9].isdigit() else 0

    def is_list(self, style: str) -> bool:
        """Whether a paragraph style puts bullets or numbers."""
        return next((each.listed for each in reversed(self.chain(style)) if each.listed is not None), False) or False

    def list_of(self, style: str) -> tuple[str, str]:
        """The list of a paragraph style, and the level of it; empty where no style says so."""
        chain = self.chain(style)[::-1]
        number = next((each.list[0] for each in chain if each.list[0]), "")
        return number, next((each.list[1] for each in chain if each.list[1]), "")

    def look(
        self,
        paragraph: str,
        character: str = "",
        direct: etree._Element | None = None,
        table: tuple[str, tuple[str, ...]] = ("", ()),
    ) -> RunLook:
        """How a run looks: ids of the paragraph's and its own style, its own `w:rPr`, its table's style and parts."""
        said = self.said(direct)
        key = (paragraph, character, table, tuple(sorted(said.items())))
        if key not in self._known:
            self._known[key] = self._look(paragraph, character, said, table)
        return self._known[key]

    def _look(self, paragraph: str, character: str, said: Said, table: tuple[str, tuple[str, ...]]) -> RunLook:
        levels = [
            self._table(*table),
            _merged(each.said for each in self.chain(self.paragraph_style(paragraph))),
            _merged(each.said for each in self.chain(character)),
        ]
        flat = _merged([self._defaults, *levels, said])

        def switch(name: str) -> bool:
            if name in said:
                return bool(said[name])
            return bool(self._defaults.get(name)) or sum(bool(each.get(name)) for each in levels) % 2 == 1

        complex_script = flat.get("rtl", "0") not in _OFF or flat.get("cs", "0") not in _OFF
        return RunLook(
            fonts=(_face(flat, "ascii"), _face(flat, "hAnsi"), _face(flat, "eastAsia"), _face(flat, "cs")),
            size=_half_points(flat.get("szCs" if complex_script else "sz", "")),
            bold=switch("bCs" if complex_script else "b"),
            italic=switch("iCs" if complex_script else "i"),
            colour=flat.get("color", ""),
            hidden=switch("vanish"),
            highlight="" if flat.get("highlight", "none") == "none" else flat["highlight"],
            style=self.name(character) if character else "",
        )

    def _table(self, style: str, parts: tuple[str, ...]) -> Said:
        chain = self.chain(style)
        layers = [each.said for each in chain]
        for part in parts:
            layers += [each.parts[part] for each in chain if part in each.parts]
        return _merged(layers)

    def table_style(self, style: str) -> str:
        """The id of the style that a table has which names this one."""
        return style if style in self._styles else self._default.get("table", "")


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of Word's own; empty when there is no such element or attribute."""
    return "" if element is None else element.get(f"{W}{name}", "")


def level_of(outline: etree._Element | None) -> int | None:
    """What `w:outlineLvl` says, from 1; 0 for running text, None where there is none."""
    if outline is None:
        return None
    level = value(outline)
    return int(level) + 1 if level in tuple("012345678") else 0


def is_numbered(numbered: etree._Element | None) -> bool | None:
    """What `w:numPr` says; None where there is none. Number 0 takes a list off."""
    if numbered is None:
        return None
    number = numbered.find(f"{W}numId")
    return number is None or value(number) != "0"


def _said(properties: etree._Element | None, name: str) -> str:
    return value(properties.find(f"{W}{name}")) if properties is not None else ""


def _merged(layers: Iterator[Said] | list[Said]) -> Said:
    found: Said = {}
    for each in layers:
        found.update(each)
    return found


def _face(said: Said, slot: str) -> str:
    return str(said.get(f"{slot} font", ""))


def _half_points(size: str) -> float:
    try:
        points = float(size.removesuffix("pt")) / (1 if size.endswith("pt") else 2)
    except ValueError:
        return 10.0
    return points if 0 < points < 2000 else 10.0


def _theme(theme: etree._Element | None) -> tuple[dict[str, str], dict[str, str]]:
    """The fonts of a theme by the names that runs call them, and its colours."""
    if theme is None:
        return {}, {}
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        for slot, script in (("HAnsi", "latin"), ("Ascii", "latin"), ("EastAsia", "ea"), ("Bidi", "cs")):
            face = theme.find(f".//{_A}{kind}Font/{_A}{script}")
            if face is not None and face.get("typeface"):
                fonts[f"{kind}{slot}"] = face.get("typeface", "")
    colours: dict[str, str] = {}
    scheme = theme.find(f".//{_A}clrScheme")
    for each in scheme if scheme is not None else ():
        for colour in each:
            if isinstance(each.tag, str) and (shown := colour.get("val" if "srgb" in str(colour.tag) else "lastClr")):
                colours[each.tag.rpartition("}")[2]] = shown.upper()
    return fonts, colours
