"""differing: what is different between two readings of the same passages, in words."""

from __future__ import annotations

from collections.abc import Sequence

from imrassist.writing.as_read import Passage
from imrassist.writing.changes import MOVED, Change


def differing(then: Sequence[Passage], now: Sequence[Passage]) -> tuple[Change, ...]:
    """Every passage that says something else, is new or is gone, in the order of the text as it is now.

    Where nothing but the order is different, one change says so.
    """
    was = {each.key: each for each in then}
    found = []
    for each in now:
        before = was.pop(each.key, None)
        if before is None or (before.says, before.kind) != (each.says, each.kind):
            found.append(_change(before, each))
    found += [_change(gone, None) for gone in was.values()]
    found = [each for each in found if each.before or each.after]
    if not found and [each.key for each in then] != [each.key for each in now]:
        section = now[0].section if now else then[0].section
        return (Change(kind="text", section=section, label="the order of the passages", note=MOVED),)
    return tuple(found)


def _change(before: Passage | None, after: Passage | None) -> Change:
    some = after or before
    return Change(
        kind="text",
        section=some.section if some else "",
        key=some.key if some else "",
        before=before.in_words if before else "",
        after=after.in_words if after else "",
    )
