"""with_rows: of which row each block of a file is, where its bookmark was too short to say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from imrassist.intake.unfill import unfill
from imrassist.interview.question import Form
from imrassist.model.draft import OWN
from imrassist.writing.build import rows_in, spec_of
from imrassist.writing.report import Block
from imrassist.writing.section import specs_in_turn


def with_rows(form: Form, section: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a section, those of one row named after one row.

    A report has what it says of a row together, in the form's order: so where a block comes that is not later in that
    order than the one before, or calls the row by another name, the next row begins. A row that one of its blocks
    names has that name; else one of its own. What stands under two rows at once keeps the key it has.
    """
    groups = _groups(form, section)
    found = list(blocks)
    run: list[int] = []
    last = (-1, -1)
    said: dict[str, str] = {}
    for at, block in enumerate((*blocks, Block(key="", kind="para", text=""))):
        spec = spec_of(form, block.key) if block.key and not block.key.startswith(OWN) else None
        place = groups.get(spec.id, (-1, -1)) if spec else (-1, -1)
        words = (unfill(spec.say, block.text) if spec else None) or {}
        other = any(said.get(name, each) != each for name, each in words.items())
        if run and (place[0] != last[0] or place[1] <= last[1] or other):
            _name(form, found, run)
            run, said = [], {}
        if place[0] >= 0 and spec and spec.each and not spec.under:
            run.append(at)
            last = place
            said |= words
        elif spec is None or not spec.under:
            last = (-1, -1)
    return tuple(found)


def _groups(form: Form, section: str) -> dict[str, tuple[int, int]]:
    specs = [spec for spec in form.blocks if spec.section == section and not spec.into]
    return {
        spec.id: (group, at)
        for group, (table, those) in enumerate(specs_in_turn(specs, form))
        if table
        for at, spec in enumerate(those)
    }


def _name(form: Form, blocks: list[Block], run: list[int]) -> None:
    """Gives the blocks of one row one row's name."""
    rows = [rows_in(blocks[at].key)[0] for at in run]
    spec = spec_of(form, blocks[run[0]].key)
    table = spec.each if spec else ""
    row = next((each for each in rows if each.startswith(f"{table}-")), f"{table}-{rows[0]}")
    for at, had in zip(run, rows, strict=True):
        if had == row:
            continue
        block = blocks[at]
        places = tuple(replace(place, row=row) if place.row == had else place for place in block.places)
        blocks[at] = replace(block, key=f"{block.key.partition('@')[0]}@{row}", places=places)
