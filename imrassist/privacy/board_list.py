"""The board's lists: reference codes and standard abbreviations, out of the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from imrassist.privacy.folding import fold
from imrassist.privacy.spelt_out import pairs

_HEADS = {
    "code": ("code", "referencecode", "refcode", "ref", "reference", "identifier", "usedinreport", "anonymisedas"),
    "real": ("name", "realname", "fullname", "person", "who", "standsfor", "nameoraddress", "individual", "address"),
    "kind": ("kind", "type", "category"),
    "sex": ("sex", "gender"),
    "title": ("title",),
    "forms": ("otherforms", "othernames", "alsoknownas", "aka", "aliases", "alias", "forms", "knownas"),
}
_KINDS = {
    "person": ("person", "child", "adult", "worker", "staff", "professional", "mother", "father", "parent", "sibling"),
    "address": ("address", "home", "place"),
    "organisation": ("organisation", "organization", "school", "surgery", "practice", "nursery", "agency"),
}
_CODE = re.compile(
    r"(?i:child|sibling|mr|mrs|ms|miss|mx|dr|adult|address|school|surgery|nursery|organisation)"
    r" ?(?:[A-Z]{1,2}|\d{1,3})\Z"
    r"|[A-Za-z][A-Za-z /]{2,30} (?:[A-Z]|\d{1,3})\Z|[A-Z]{1,5}\d{0,3}\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCode:
    """One line of the board's list of codes."""

    real: str = field(repr=False)
    code: str
    kind: str = ""
    sex: str = ""
    title: str = ""
    forms: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """What a list gave, and the rows that could not be used, by number from 1, with why."""

    codes: tuple[ListedCode, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()


def codes_of(rows: Sequence[Sequence[str]]) -> ListRead:
    """The codes in a table, whose columns are known by their headings, or by what looks like a code.

    A row without a name or a code, one with a code that another row has, and one whose name is there already is
    left out and told.
    """
    columns, first = _columns(rows)
    found: list[ListedCode] = []
    unread: list[tuple[int, str]] = []
    taken: dict[str, str] = {}
    for number, row in enumerate(rows[first:], first + 1):
        cell = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        real, code = cell.get("real", ""), cell.get("code", "")
        why = ""
        if not real or not code:
            why = "it has no code" if real else "it has no name"
        elif len(fold(real)) < 2:
            why = "a name must have two letters at least"
        elif taken.get(fold(code), fold(real)) != fold(real):
            why = "another row has its code"
        elif any(each == fold(real) and other != fold(code) for other, each in taken.items()):
            why = "its name has another code in this list"
        if why:
            unread.append((number, f"Row {number} was not taken: {why}."))
            continue
        if fold(code) not in taken:
            taken[fold(code)] = fold(real)
            forms = tuple(form for part in re.split(r"[;,/]", cell.get("forms", "")) if (form := part.strip()))
            found.append(
                ListedCode(
                    real=real,
                    code=code,
                    kind=_kind(cell.get("kind", ""), code),
                    sex=cell.get("sex", "")[:1].upper(),
                    title=cell.get("title", ""),
                    forms=forms,
                )
            )
    return ListRead(codes=tuple(found), unread=tuple(unread))


def abbreviations_of(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """The abbreviations in a list with their long forms, which may be empty; headings are left out."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [cell for cell in row if cell]
        line = " - ".join(cells[:2]) if len(cells) > 1 else (cells or [""])[0]
        spelt = pairs(line)
        if spelt:
            found.setdefault(spelt[0].short, spelt[0].long)
        elif len(cells) > 1 and len(cells[0]) <= 10 and any(char.isupper() for char in cells[0][1:] or cells[0]):
            found.setdefault(cells[0], cells[1])
        elif len(cells) == 1 and len(line) <= 10 and " " not in line and line.upper() == line:
            found.setdefault(line, "")
    return tuple(found.items())


def _columns(rows: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """Which column is which, and the first row that is no heading."""
    for number, row in enumerate(rows[:10]):
        heads = [fold(cell) for cell in row]
        named = {name: at for name, words in _HEADS.items() for at, head in enumerate(heads) if head in words}
        if {"code", "real"} <= named.keys():
            return named, number + 1
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return {}, 0
    coded = [sum(bool(at < len(row) and _CODE.match(row[at].strip())) for row in rows) for at in (0, 1)]
    return ({"code": 0, "real": 1} if coded[0] > coded[1] else {"real": 0, "code": 1}), 0


def _kind(said: str, code: str) -> str:
    words = {fold(word) for word in [*said.split(), *code.split()]}
    for kind in ("address", "organisation", "person"):
        if words & set(_KINDS[kind]):
            return kind
    return "person"
