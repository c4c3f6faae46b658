"""Draft: everything an author has told imrassist about one review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from imrassist.model.answer import Answer, Place
from imrassist.model.differing import differing
from imrassist.model.quality import Aside, Point, Verdict
from imrassist.model.submission import Override, Signature, Submission
from imrassist.model.trail import Line

_NOTHING: Mapping[str, Any] = {}
OWN = "own."
"""Keys of the author's own paragraphs begin so; no block of a form does."""
FIRST = "own.first"
"""What `BlockEdit.after` holds for a paragraph before all blocks of its section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: a person, a contact, a term of reference, a finding ..."""

    id: str
    """Permanent and random, such as ``contact-k3x9q2``; links hold it."""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question id, for the questions that are asked of each row of this table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockEdit:
    """What the author did to one block of the report by hand."""

    base: str
    """The text last built from the answers and accepted."""
    text: str
    """The author's own wording; equal to ``base`` when only deleted."""
    seen: str = ""
    """Digest of the answers that ``base`` was built from."""
    deleted: bool = False
    """The author took the block out; it does not come back by itself."""
    after: str = ""
    """For the author's own paragraphs (``own.<section>.<id>``): key of the block it follows, `FIRST` for the top of its
    section; the end of the section when empty, or when that block is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One review as far as it has been told. Never changed: an act makes a new one (`model.acts.apply`)."""

    doc_id: str
    """Names the review for ever: journal, backups and key hold it."""
    form_id: str
    form_version: str = ""
    form_digest: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By question id, for questions of the whole review."""
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By table id, in the author's order."""
    blocks: Mapping[str, BlockEdit] = field(default_factory=dict)
    """By block key (``s3.role`` or ``s8.why@term-k3x9q2``); only those that a person changed."""
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By ``who:criterion``, where who is ``author`` or ``approver``; ``earlier.1`` for one that a second reviewer's, or
    a review done on a copy, has put in the shade."""
    asides: tuple[Aside, ...] = ()
    """Remarks set aside, each with its reason."""
    finished: frozenset[str] = frozenset()
    """Sections that the author has said are finished."""
    points: Mapping[str, Point] = field(default_factory=dict)
    """What was sent back to the author, by id, in the order of raising."""
    signatures: tuple[Signature, ...] = ()
    """In the order of signing; the last one counts."""
    submissions: tuple[Submission, ...] = ()
    """In the order of sending."""
    overrides: tuple[Override, ...] = ()
    """Documents that were made although something was to be mended, in the order of making."""
    trail: tuple[Line, ...] = ()
    """Who did what in the review, from the beginning."""
    sealed: str = ""
    """How the trail ends (`model.trail.sealed`), so that lines cut off are missed."""
    here: Place | None = None
    """Where the author was last; not part of what is reported."""
    saved_seq: int = 0
    """Counts the saves of this file, so that the newer of two copies is known without a clock."""
    unknown: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    """Keys of the file that this version does not know; kept and written back."""

    def answer(self, place: Place) -> Answer | None:
        """The answer at a place; None when there is none, or no such row."""
        if not place.row:
            return self.answers.get(place.question)
        row = self.row(place.row)
        return row.answers.get(place.question) if row else None

    def row(self, row_id: str) -> Row | None:
        """The row of this id, of whichever table; None when there is none."""
        found = _index(self.rows).get(row_id)
        return found[1] if found else None

    def table_of(self, row_id: str) -> str | None:
        """The id of the table that holds this row; None when none does.

        Ids begin with their table's: of two with the same id, the one in that table is meant.
        """
        found = _index(self.rows).get(row_id)
        return found[0] if found else None

    def position(self, row_id: str) -> int:
        """Where this row stands in its table, from 0; -1 when there is none."""
        found = _index(self.rows).get(row_id)
        return found[2] if found else -1

    def with_(self, **changes: Any) -> Draft:
        """The same draft but for these fields."""
        return replace(self, **changes)


_Rows = Mapping[str, tuple[Row, ...]]
_Spot = tuple[str, Row, int]
"""Table, row, and where it stands there."""
_LOOKED_AT = 4
"""How many drafts are looked at in turn: the one at hand, the same with what is being typed, one sent before."""
_PATCHES = 64


class _Index:
    """The rows of a draft by their ids. Never changed: several threads look at several drafts."""

    __slots__ = ("_all", "_others", "rows")

    def __init__(self, rows: _Rows, found: dict[str, _Spot], others: dict[str, _Spot]) -> None:
        """`others` are rows that differ from those of `found` in their answers alone."""
        self.rows = rows
        self._all = found
        self._others = others

    def get(self, row_id: str) -> _Spot | None:
        """Where a row stands; None when there is none."""
        return self._others.get(row_id) or self._all.get(row_id)

    def patched(self, rows: _Rows) -> _Index | None:
        """The index of other rows, made of this one; None where more than answers differ."""
        if self.rows.keys() != rows.keys() or any(len(self.rows[table]) != len(rows[table]) for table in rows):
            return None
        others: dict[str, _Spot] = {}
        for table, those in rows.items():
            before = self.rows[table]
            if before is those:
                continue
            at = differing(before, those)
            if at is None or any(before[n].id != those[n].id or not self._is(those[n].id, table, n) for n in at):
                return None
            others |= {those[n].id: (table, those[n], n) for n in at}
        if len(self._others) + len(others) > _PATCHES:
            return _Index(rows, {**self._all, **self._others, **others}, {})
        return _Index(rows, self._all, {**self._others, **others})

    def _is(self, row_id: str, table: str, at: int) -> bool:
        found = self.get(row_id)
        return found is not None and found[0] == table and found[2] == at


_last: tuple[_Index, ...] = ()
"""What was looked at last, the newest first."""


def _index(rows: _Rows) -> _Index:
    """The rows by their ids; kept for the drafts looked at last, since rows never change.

    Rows that differ from such in a few answers take over what is known of the rest.
    """
    global _last  # noqa: PLW0603 - a program looks at few drafts, and asks them for their rows again and again
    known = _last
    if known and known[0].rows is rows:
        return known[0]
    found = next((each for each in known if each.rows is rows), None)
    if found is None:
        found = next((made for each in known if (made := each.patched(rows))), None) or _indexed(rows)
    _last = (found, *(each for each in known if each is not found))[:_LOOKED_AT]
    return found


def _indexed(rows: _Rows) -> _Index:
    found: dict[str, _Spot] = {}
    for table, those in rows.items():
        for at, row in enumerate(those):
            if row.id not in found or (found[row.id][0] != table and row.id.rpartition("-")[0] == table):
                found[row.id] = (table, row, at)
    return _Index(rows, found, {})
