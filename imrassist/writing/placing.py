"""placing: where the author's own paragraphs stand among the blocks of a section, and what has lost its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from imrassist.interview.condition import parse
from imrassist.interview.question import Form
from imrassist.model.draft import FIRST, OWN, BlockEdit, Draft
from imrassist.writing.build import home, in_place, rows_in, spec_of
from imrassist.writing.report import Block


def left_over(form: Form, draft: Draft) -> dict[str, list[Block]]:
    """By section, the author's wording of blocks that have no place any more, because their row is gone: kept."""
    found: dict[str, list[Block]] = {}
    for key, edit in sorted(draft.blocks.items()):
        spec = None if edit.deleted or key.startswith(OWN) else spec_of(form, key)
        if spec and not in_place(form, draft, key):
            state = "out_of_step" if edit.base else "edited"
            block = Block(key=key, kind="para", text=edit.text, state=state)
            found.setdefault(home(form, spec), []).append(block)
    return found


def placed_by(form: Form) -> frozenset[str]:
    """The questions whose answers decide whether a block has a place at all."""
    names = {spec.under for spec in form.blocks if spec.under}
    names |= {name for spec in form.blocks if spec.kind == "grid" for name in parse(spec.when).names}
    for grid in form.grids.values():
        names |= parse(grid.where).names
        names |= {name for column in grid.columns for name in parse(column.when).names}
    return frozenset(names)


def own_paragraphs(draft: Draft, section_id: str) -> dict[str, BlockEdit]:
    """The author's own paragraphs of a section, keyed ``own.<section>.<id>``, deleted ones too; never built."""
    prefix = f"{OWN}{section_id}."
    return {key: edit for key, edit in sorted(draft.blocks.items()) if key.startswith(prefix)}


def with_own(turn: list[Block | str], own: Mapping[str, BlockEdit], left_over: list[Block]) -> list[Block]:
    """The blocks of a section with the author's own paragraphs, each after the block it follows.

    `turn` holds the key alone of a block that says nothing now. A paragraph that follows a block that is gone, or
    none, comes at the end; so does what is left over of blocks without a place.
    """
    placing = _Placing(own)
    placing.follow(FIRST)
    for each in turn:
        placing.put(each)
    for block in left_over:
        placing.put(block)
    for edit in own.values():
        if edit.after not in own:
            placing.follow(edit.after)
    for key in own:
        placing.own(key)  # what is left follows itself in a ring, as only a hand at the file can make it
    return placing.blocks


def bare_headings(blocks: Sequence[Block], shows: Callable[[Block], bool]) -> frozenset[str]:
    """Keys of the headings of one section under which nothing stands that ``shows``; a copy leaves them away.

    One that a row has stays, bare or not: links lead to it.
    """
    bare: set[str] = set()
    anything = False
    for block in reversed(blocks):
        if block.kind != "heading":
            anything = anything or shows(block)
            continue
        if not anything and not rows_in(block.key)[0]:
            bare.add(block.key)
        anything = False
    return frozenset(bare)


class _Placing:
    """Puts blocks in their order, each followed by the author's own paragraphs that belong after it."""

    def __init__(self, own: Mapping[str, BlockEdit]) -> None:
        self.blocks: list[Block] = []
        self._own = own
        self._done: set[str] = set()
        self._following: dict[str, list[str]] = {}
        for key, edit in own.items():
            self._following.setdefault(edit.after, []).append(key)

    def put(self, each: Block | str) -> None:
        """A block, or the place of one that says nothing; and what follows it."""
        if not isinstance(each, str):
            self.blocks.append(each)
        self.follow(each if isinstance(each, str) else each.key)

    def follow(self, after: str) -> None:
        """What follows this key."""
        for key in self._following.get(after, ()):
            self.own(key)

    def own(self, key: str) -> None:
        """One of the author's paragraphs, unless it stands already; and those that follow it, and one another."""
        waiting = [key]
        while waiting:
            key = waiting.pop()
            if key in self._done:
                continue
            self._done.add(key)
            if not self._own[key].deleted:
                self.blocks.append(Block(key=key, kind="para", text=self._own[key].text, state="edited"))
            waiting += self._following.get(key, [])[::-1]
