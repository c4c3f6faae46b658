"""The paper of interview sheets: for each interview what to ask, for use inside the agency."""

from __future__ import annotations

from collections.abc import Iterable

from imrassist.interview.question import Form
from imrassist.interview.sheets import Sheet
from imrassist.interview.to_find_out import Open
from imrassist.writing.papers import INSIDE, Paper, item_of
from imrassist.writing.report import Block, SectionText

PARKED, GAPS, ALWAYS = "Left open for this interview", "Where the record gives no reason", "To ask of everyone"


def sheets_paper(form: Form, sheets: Iterable[Sheet]) -> Paper:
    """A section for each interview, with its questions as items under what they are."""
    first = SectionText(id="about", heading="", blocks=(Block(key="paper.about", kind="para", text=INSIDE),))
    found = [
        SectionText(id=f"sheet{at}", heading=f"Interview with {sheet.who}", blocks=_blocks(form, sheet, f"paper.{at}"))
        for at, sheet in enumerate(sheets, 1)
    ]
    if not found:
        nothing = Block(key="paper.none", kind="para", text="No interview is entered yet.")
        found = [SectionText(id="none", heading="", blocks=(nothing,))]
    return Paper(title="Questions for interviews", sections=(first, *found))


def parts_of(sheet: Sheet) -> tuple[tuple[str, tuple[Open, ...]], ...]:
    """The questions of one sheet that belong to this person, under what they are; without the empty ones."""
    return tuple((title, things) for title, things in ((PARKED, sheet.parked), (GAPS, sheet.gaps)) if things)


def _blocks(form: Form, sheet: Sheet, key: str) -> tuple[Block, ...]:
    blocks = [Block(key=f"{key}_state", kind="para", text=sheet.state)] if sheet.state else []
    for part, (title, things) in enumerate(parts_of(sheet)):
        blocks.append(Block(key=f"{key}_{part}", kind="heading", text=title))
        blocks += [
            Block(key=f"{key}_{part}_{n}", kind="item", text=item_of(form, thing), places=(thing.place,))
            for n, thing in enumerate(things)
        ]
    if sheet.always:
        blocks.append(Block(key=f"{key}_always", kind="heading", text=ALWAYS))
        blocks += [Block(key=f"{key}_always_{n}", kind="item", text=ask) for n, ask in enumerate(sheet.always)]
    return tuple(blocks)
