"""What becomes of the author's wording when rows are put together or their numbers change: it moves, and is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from imrassist.interview.question import Form
from imrassist.model.acts import BlockEdited
from imrassist.model.draft import OWN, BlockEdit, Draft
from imrassist.writing.build import build_alone


def stirred(form: Form, before: Draft, after: Draft) -> list[str]:
    """Keys of blocks in the author's wording whose answers say something else afterwards: these fall out of step."""
    found = []
    for key, edit in sorted(before.blocks.items()):
        if edit.deleted or key.startswith(OWN) or key not in after.blocks:
            continue
        old, new = build_alone(form, before, key), build_alone(form, after, key)
        if (old.text if old else "") != (new.text if new else ""):
            found.append(key)
    return found


def moved(form: Form, before: Draft, after: Draft, into: Mapping[str, str]) -> Iterator[BlockEdited]:
    """The acts that bring the author's wording along, where some rows have gone into others.

    `into` tells into which row each went. A paragraph is put behind the one of
    the row that stays; where that was taken out by the author, it stands
    alone. A heading stays where it is, for the new term has another; it shows
    at the end of its section until the author takes it out.
    """
    kinds = {spec.id: spec.kind for spec in form.blocks}
    for key, edit in sorted(before.blocks.items()):
        new = _moved(key, into)
        if key.startswith(OWN) and edit.after != _moved(edit.after, into):
            yield BlockEdited(block=key, edit=replace(edit, after=_moved(edit.after, into)))
        if new == key or kinds.get(key.partition("@")[0], "heading") == "heading":
            continue
        yield BlockEdited(block=key, edit=None)
        if edit.deleted:
            continue
        there = after.blocks.get(new)
        stays = build_alone(form, before, new)
        mine = (
            there.text if there and not there.deleted else stays.text if stays and not stays.gap and not there else ""
        )
        built = build_alone(form, after, new)
        text = "\n".join(dict.fromkeys(part for part in (mine, edit.text) if part))
        after = after.with_(blocks={**after.blocks, new: BlockEdit(base="", text=text)})
        base, seen = (built.text, built.seen) if built else ("", "")
        yield BlockEdited(block=new, edit=None if text == base else BlockEdit(base=base, text=text, seen=seen))


def _moved(key: str, into: Mapping[str, str]) -> str:
    block, *rows = key.split("@")
    return "@".join((block, *(into.get(row, row) for row in rows)))
