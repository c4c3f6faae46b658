"""duplicate: two rows that say nearly the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from imrassist.checks.check import Check, Hit, IndexKind, Key
from imrassist.checks.facts import Facts
from imrassist.checks.indexes import Judged
from imrassist.checks.prose import content_words
from imrassist.model.draft import Row

_LOOKED_BACK = 40
"""How many rows of the same sort one is held against."""


class Alike:
    """Rows by the answers that must be equal; within them, each row that repeats an earlier one.

    Rows are alike when all answers of `same` are equal and given, and at least `share` of the words of `similar` are
    in both. One hit for each such row, placed on the later.
    """

    def __init__(self, check: Check) -> None:
        self._check = check
        self._group: dict[str, str] = {}
        self._rows: dict[str, dict[str, tuple[str, frozenset[str]]]] = {}
        """By group, then by row: its text and its words that carry meaning."""
        self._touched: set[str] = set()

    def put(self, facts: Facts, row: Row) -> None:
        """See `RowIndex`."""
        self.drop(row.id)
        answers = [facts.answer(name, row) for name in self._check["same"]]
        values = [answer.value for answer in answers if answer and answer.value is not None]
        if len(values) < len(answers):
            return
        group = repr(values)
        text = facts.text(self._check["similar"], row)
        self._group[row.id] = group
        self._rows.setdefault(group, {})[row.id] = (text, content_words(text))
        self._touched.add(group)

    def drop(self, row_id: str) -> None:
        """See `RowIndex`."""
        group = self._group.pop(row_id, None)
        if group is not None:
            del self._rows[group][row_id]
            self._touched.add(group)

    def judge(self, facts: Facts, *, anew: bool) -> Judged:
        """See `RowIndex`."""
        groups = {*self._touched, *(self._rows if anew else ())}
        self._touched = set()
        for group in groups:
            rows = self._rows.get(group, {})
            if not rows:
                self._rows.pop(group, None)
            yield group, list(self._repeats(facts, rows))

    def _repeats(self, facts: Facts, rows: dict[str, tuple[str, frozenset[str]]]) -> Iterator[Hit]:
        in_turn = sorted(rows, key=facts.draft.position)
        for at, second in enumerate(in_turn):
            # Only those just before it: a table all of one day must not take for ever.
            for first in islice(in_turn, max(0, at - _LOOKED_BACK), at):
                if self._alike(rows[first][1], rows[second][1]):
                    yield Hit(
                        question=self._check["similar"],
                        row=second,
                        words={"other": facts.label(facts.by_id[first])},
                        judged=[first, rows[first][0], rows[second][0]],
                    )
                    break

    def _alike(self, a: frozenset[str], b: frozenset[str]) -> bool:
        both = len(a & b)
        return len(a) + len(b) - both >= 3 and both >= self._check["share"] * (len(a) + len(b) - both)


KIND = IndexKind(
    keys={
        "table": Key(type="table", need=True),
        "same": Key(type="questions", need=True),
        "similar": Key(type="question", need=True),
        "share": Key(type="number", default=0.8),
    },
    gives=frozenset({"other"}),
    index=Alike,
    table=lambda check, _form: str(check["table"]),
    needs=lambda check: frozenset({*check["same"], check["similar"]}),
)
