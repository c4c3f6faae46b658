"""Changes: what is different between two drafts of one review, so that only that is judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from imrassist.interview.needs import Needs
from imrassist.model.differing import differing
from imrassist.model.draft import Draft, Row
from imrassist.model.memo import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is different."""

    everything: bool = False
    """There was no draft before, or none is left of it."""
    questions: frozenset[str] = frozenset()
    """Ids of questions whose answer is different somewhere."""
    tables: frozenset[str] = frozenset()
    """Tables whose rows came, went or moved."""
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By table, the rows that are new or different."""
    moved: frozenset[str] = frozenset()
    """Tables whose rows stand in another order, apart from those that came and went."""
    gone: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By table, the ids of rows that went."""
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the id of a row in `rows`, the questions whose answer is different there."""
    new: frozenset[str] = frozenset()
    """Ids of the rows that were not there before."""

    @property
    def nothing(self) -> bool:
        """Whether there is no difference that a check could see."""
        return not (self.everything or self.questions or self.tables)

    def rows_touched(self, table: str, needs: Needs) -> list[Row]:
        """The rows of a table that are new, or different in something that this leans on in the row at hand."""
        return [
            row for row in self.rows.get(table, ()) if row.id in self.new or not self.said[row.id].isdisjoint(needs.own)
        ]

    def touch(self, needs: Needs) -> bool:
        """Whether anything elsewhere that this leans on is different."""
        return (
            self.everything
            or not self.questions.isdisjoint(needs.questions)
            or not self.tables.isdisjoint(needs.tables)
        )


# Of the same two drafts it is asked several times: by what writes them out, and by what judges them.
@remembered(most=4)
def between(before: Draft | None, now: Draft) -> Changes:
    """The differences. Rows and answers that are the same object are taken to be the same, so this is quick."""
    if before is None or before.doc_id != now.doc_id or before.form_id != now.form_id:
        return Changes(everything=True)
    questions = _different(before.answers, now.answers)
    tables: set[str] = set()
    rows: dict[str, tuple[Row, ...]] = {}
    said: dict[str, frozenset[str]] = {}
    gone: dict[str, frozenset[str]] = {}
    fresh: set[str] = set()
    moved: set[str] = set()
    for table in before.rows.keys() | now.rows.keys():
        old, new = before.rows.get(table, ()), now.rows.get(table, ())
        if old is new:
            continue
        touched = _rows(old, new)
        if touched is None:
            tables.add(table)
            by_id = {row.id: row for row in old}
            if _moved(old, new):
                moved.add(table)
            touched = [(by_id.pop(row.id, None), row) for row in new]
            touched = [(a, b) for a, b in touched if a is not b and a != b]
            gone[table] = frozenset(by_id)
            for row in by_id.values():
                questions |= row.answers.keys()
        rows[table] = tuple(b for _, b in touched)
        for a, b in touched:
            fresh |= {b.id} if a is None else set()
            said[b.id] = frozenset(_different(a.answers if a else {}, b.answers))
            questions |= said[b.id]
    return Changes(
        questions=frozenset(questions),
        tables=frozenset(tables),
        rows=rows,
        moved=frozenset(moved),
        gone=gone,
        said=said,
        new=frozenset(fresh),
    )


def _moved(old: tuple[Row, ...], new: tuple[Row, ...]) -> bool:
    before, now = {row.id for row in old}, {row.id for row in new}
    return [row.id for row in old if row.id in now] != [row.id for row in new if row.id in before]


def _rows(old: tuple[Row, ...], new: tuple[Row, ...]) -> list[tuple[Row | None, Row]] | None:
    """The rows that differ, when the same rows stand in the same order; None otherwise."""
    at = differing(old, new)
    if at is None or any(old[n].id != new[n].id for n in at):
        return None
    return [(old[n], new[n]) for n in at]


def _different(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    if old is new:
        return set()
    return {
        name
        for name in old.keys() | new.keys()
        if old.get(name) is not new.get(name) and old.get(name) != new.get(name)
    }
