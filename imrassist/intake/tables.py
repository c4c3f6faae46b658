"""TableLook: which parts of a table's style hold in a cell: first row, first column, bands."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from imrassist.intake.looks import Looks, W, value

_FLAGS = (("firstRow", 0x20), ("lastRow", 0x40), ("firstColumn", 0x80), ("lastColumn", 0x100), ("noHBand", 0x200),
          ("noVBand", 0x400))  # fmt: skip
_ORDER = ("band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow", "neCell",
          "nwCell", "seCell", "swCell")  # fmt: skip
"""From the weakest to the strongest."""
_BITS = ("firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "neCell",
         "nwCell", "seCell", "swCell")  # fmt: skip
"""What each place of `w:cnfStyle` stands for."""


class TableLook(NamedTuple):
    """The style of a table, and which of its parts hold."""

    style: str
    """Its id; empty for none."""
    parts: tuple[str, ...]
    """From the weakest to the strongest."""
    flags: frozenset[str]
    """What the table wants: ``firstRow``, ``noHBand`` ..."""

    @classmethod
    def of(cls, table: etree._Element, looks: Looks) -> TableLook:
        """That of a `w:tbl`."""
        properties = table.find(f"{W}tblPr")
        if properties is None:
            return cls(looks.table_style(""), (), frozenset())
        wanted = properties.find(f"{W}tblLook")
        return cls(looks.table_style(value(properties.find(f"{W}tblStyle"))), (), _wanted(wanted))


def flags_of(properties: etree._Element | None) -> str:
    """What `w:cnfStyle` of a line or cell says: twelve figures; empty for none."""
    said = value(properties.find(f"{W}cnfStyle")) if properties is not None else ""
    return said if len(said) == len(_BITS) else ""


def parts_of(table: TableLook, row: int, column: int, said: str) -> tuple[str, ...]:
    """The parts that hold in a cell, from the weakest: as the line or cell says, else by where it stands."""
    if said:
        holding = {name for name, bit in zip(_BITS, said, strict=True) if bit == "1"}
    else:
        holding = set()
        if "firstRow" in table.flags and row == 0:
            holding.add("firstRow")
        if "firstColumn" in table.flags and column == 0:
            holding.add("firstCol")
        if "noHBand" not in table.flags and "firstRow" not in holding:
            holding.add("band1Horz" if (row - ("firstRow" in table.flags)) % 2 == 0 else "band2Horz")
    return tuple(part for part in _ORDER if part in holding)


def _wanted(look: etree._Element | None) -> frozenset[str]:
    if look is None:
        return frozenset(("noHBand", "noVBand"))
    try:
        bits = int(value(look) or "0", 16)
    except ValueError:
        bits = 0
    said = {name: value(look, name) for name, _ in _FLAGS}
    if any(said.values()):
        return frozenset(name for name, each in said.items() if each not in ("", "0", "false"))
    return frozenset(name for name, bit in _FLAGS if bits & bit)
