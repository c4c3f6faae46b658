"""count_share: too many, too few, or too large or small a share of the rows for which something holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from imrassist.checks.check import Check, Hit, Key, WholeKind
from imrassist.checks.facts import Facts
from imrassist.model.draft import Row

_AMONG, _SUCH = "among", "such"


def judge(check: Check, facts: Facts) -> Iterator[Hit]:
    """One hit for the whole, when the count of rows for which `where` holds is over `most` or under `least`, or their
    share of the rows for which `among` holds is over `above` or under `below`.

    Shares are not judged among fewer than `from_rows` rows.
    """
    counts = facts.counted(f"share {check.id}", check["table"], check.names, partial(_words, check, facts))
    among, count = counts[_AMONG], counts[_SUCH]
    share = count / among if among >= max(check["from_rows"], 1) else None
    over = check["most"] is not None and count > check["most"]
    under = check["least"] is not None and among > 0 and count < check["least"]
    above = share is not None and check["above"] is not None and share > check["above"]
    below = share is not None and check["below"] is not None and share < check["below"]
    if over or under or above or below:
        percent = f"{round(100 * share)}" if share is not None else "0"
        yield Hit(question=check["place"], words={"n": str(count), "all": str(among), "percent": percent})


def _words(check: Check, facts: Facts, row: Row) -> tuple[str, ...]:
    if not facts.holds(check["among"], row):
        return ()
    return (_AMONG, _SUCH) if facts.holds(check["where"], row) else (_AMONG,)


KIND = WholeKind(
    keys={
        "table": Key(type="table", need=True),
        "among": Key(type="condition"),
        "where": Key(type="condition"),
        "most": Key(type="number"),
        "least": Key(type="number"),
        "above": Key(type="number"),
        "below": Key(type="number"),
        "from_rows": Key(type="number", default=1),
        "place": Key(type="place", need=True),
    },
    gives=frozenset({"n", "all", "percent"}),
    judge=judge,
)
