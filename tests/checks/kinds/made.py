"""Checks made for one test, held against small drafts or single passages of the shipped form, without the engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from imrassist.checks.check import (
    Check,
    GatherKind,
    Hit,
    IndexKind,
    Passage,
    RowKind,
    TextKind,
    WholeKind,
    names_in_keys,
)
from imrassist.checks.facts import Facts
from imrassist.checks.kinds import KINDS
from imrassist.checks.prose import Phrase
from imrassist.interview.condition import parse
from tests.checks.drafts import TODAY, form, own_draft

CONDITIONS = ("where", "among", "when", "than_where", "by")


def check(kind: str, **keys: Any) -> Check:
    """A check of this kind; conditions are given as text, all else as the loader would give it."""
    specs = KINDS[kind].keys
    values = {key: spec.default for key, spec in specs.items() if spec.default is not None}
    values |= {key: parse(value) if key in CONDITIONS else value for key, value in keys.items()}
    return Check(
        id=f"test.{kind}", kind=kind, grade="must", source="1", say="Found.", mend="Mend.", bad=(), good=(),
        keys=values, names=names_in_keys(specs, values),
    )  # fmt: skip


def facts(today: date = TODAY, **said: Any) -> Facts:
    """A draft in the ids of the form; an answer that is None is not given."""
    return Facts(form(), own_draft(**said), today)


def passage(text: str, section: str = "8", block: str = "b", **more: Any) -> Passage:
    return Passage(section=section, block=block, kind=more.pop("kind", "para"), text=text, **more)


def phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(each) for each in texts)


def hits(of: Check, said: Facts) -> list[Hit]:
    """What a check of answers finds."""
    kind = KINDS[of.kind]
    if isinstance(kind, RowKind):
        return [
            hit
            for table in kind.parts(of, form())
            for row in (said.rows(table) if table else (None,))
            for hit in kind.judge(of, said, table, row)
        ]
    if isinstance(kind, IndexKind):
        index = kind.index(of)
        for row in said.rows(kind.table(of, form())):
            index.put(said, row)
        return [hit for _, found in index.judge(said, anew=False) for hit in found]
    assert isinstance(kind, WholeKind)
    return list(kind.judge(of, said))


def found_in(of: Check, *texts: Passage | str, said: Facts | None = None) -> list[Hit]:
    """What a check of text finds in these passages, as they stand."""
    return list(_found_in(of, [passage(each, at=n) if isinstance(each, str) else each
                               for n, each in enumerate(texts)], said))  # fmt: skip


def _found_in(of: Check, those: list[Passage], said: Facts | None) -> Iterator[Hit]:
    kind = KINDS[of.kind]
    if isinstance(kind, TextKind):
        for each in those:
            yield from kind.judge(of, each)
        return
    assert isinstance(kind, GatherKind)
    gathered = [(each, value) for each in those if (value := kind.gather(of, each)) is not None]
    yield from kind.judge(of, said, gathered)


def rows_of(those: list[Hit]) -> list[str]:
    return [hit.row.rpartition("-")[2] for hit in those]
