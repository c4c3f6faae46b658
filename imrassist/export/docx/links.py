"""Links within a document: from where a term, finding, lesson or recommendation is named to where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from imrassist.export.documents import Part
from imrassist.export.docx.names import name
from imrassist.interview.question import Form, Table
from imrassist.model.answer import Place
from imrassist.writing.build import rows_in
from imrassist.writing.report import Named

_BETWEEN = r"(?:, | and |, and | or | to )"


@dataclass(frozen=True, slots=True)
class Link:
    """Some characters of a text, end excluded, and the bookmark they lead to."""

    start: int
    end: int
    to: str


class Links:
    """What can be linked to in one document: only what stands in it, so that every link resolves."""

    def __init__(self, form: Form, named: Iterable[Named], parts: Sequence[Part], *, working: bool) -> None:
        rows = {each.row: each for each in named}
        self._targets: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        for row, bookmark, text in _standing(parts, rows.keys(), working=working):
            self._targets.setdefault(row, bookmark)
            self._by_text.setdefault(_bare(text), row)
        self._numbers: dict[str, dict[str, str]] = {}
        for each in rows.values():
            if each.row in self._targets:
                self._numbers.setdefault(each.table, {}).setdefault(each.number, each.row)
        self._points = {q.id: q.of for q in form.questions.values() if q.kind in ("ref", "refs")}
        self._lists = {table: re.compile(_listed(numbers)) for table, numbers in self._numbers.items()}
        self._tokens = {table: re.compile(_token(numbers)) for table, numbers in self._numbers.items()}
        self._patterns = {table: _pattern(form.tables[table], numbers) for table, numbers in self._numbers.items()}

    @property
    def any(self) -> bool:
        """Whether there is anything to link to."""
        return bool(self._numbers)

    def in_text(self, text: str, own: str = "") -> list[Link]:
        """The numbers in a text that follow the name of what they number: ``findings 2 and 3``, ``term 2a``.

        `own` is the row that the text itself is about, which it does not lead to.
        """
        found: list[Link] = []
        for table, pattern in self._patterns.items():
            for phrase in pattern.finditer(text):
                found += self._each(table, phrase["list"], phrase.start("list"), own)
        return sorted(found, key=lambda link: link.start)

    def in_cell(self, text: str, places: Iterable[Place]) -> list[Link]:
        """A cell of a table that names rows and nothing else: by their numbers, or in the words of one."""
        for place in places:
            table = self._points.get(place.question, "")
            if table not in self._numbers:
                continue
            if (row := self._by_text.get(_bare(text))) is not None:
                return [Link(0, len(text), self._targets[row])]
            if self._lists[table].fullmatch(text):
                return list(self._each(table, text, 0, ""))
        return []

    def _each(self, table: str, listed: str, start: int, own: str) -> Iterator[Link]:
        numbers = self._numbers[table]
        for one in self._tokens[table].finditer(listed):
            row = numbers[one[0]]
            if row != own:
                yield Link(start + one.start(), start + one.end(), self._targets[row])


def _standing(parts: Sequence[Part], rows: Iterable[str], *, working: bool) -> Iterator[tuple[str, str, str]]:
    """Rows that have a text or a line of a table in these sections, with its bookmark and words, in their order."""
    wanted = set(rows)
    for part in parts:
        for block in part.section.blocks:
            if block.key in part.separate:
                continue
            if block.grid is not None:
                for line in block.grid.lines:
                    if line.row in wanted:
                        yield line.row, name("r", f"{line.row}/{block.grid.grid}"), ""
            elif (row := rows_in(block.key)[0]) in wanted and block.text.strip() and (working or not block.gap):
                yield row, name("b", block.key), block.text


def _pattern(table: Table, numbers: Iterable[str]) -> re.Pattern[str]:
    """``terms of reference 1, 2a and 3``: a table's name for one or many, then numbers that there are."""
    words = {table.one, table.many, table.one.partition(" of ")[0], table.many.partition(" of ")[0]}
    called = "|".join(re.escape(each) for each in sorted(words, key=len, reverse=True) if each)
    return re.compile(rf"(?<!\w)(?:{called})[ \u00a0](?P<list>{_listed(numbers)})", re.IGNORECASE)


def _listed(numbers: Iterable[str]) -> str:
    token = _token(numbers)
    return f"{token}(?:{_BETWEEN}{token})*"


def _token(numbers: Iterable[str]) -> str:
    # Longest first, and whole: "2" is not the start of "2a" or of "2.1".
    each = "|".join(re.escape(number) for number in sorted(numbers, key=len, reverse=True))
    return rf"(?<![\w.])(?:{each})(?!\w|\.\w)"


def _bare(text: str) -> str:
    return text.strip().rstrip(".").casefold()
