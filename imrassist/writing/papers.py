"""Papers: what is written for use inside the agency and never sent to the board, in sections of plain blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from imrassist.interview.question import Form
from imrassist.interview.to_find_out import Batch, Open
from imrassist.writing.report import Block, SectionText

INSIDE = "For use inside the agency. It is no part of the report, and is not sent with it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One internal paper."""

    title: str
    sections: tuple[SectionText, ...]


def to_find_out_paper(form: Form, batches: Iterable[Batch]) -> Paper:
    """The list of what is to be found out: a section for each person or source to ask, an item for each question."""
    first = SectionText(id="about", heading="", blocks=(Block(key="paper.about", kind="para", text=INSIDE),))
    asked = [
        SectionText(
            id=f"ask{at}",
            heading=batch.title,
            blocks=tuple(
                Block(key=f"paper.ask{at}_{n}", kind="item", text=_item(form, thing), places=(thing.place,))
                for n, thing in enumerate(batch.things, 1)
            ),
        )
        for at, batch in enumerate(batches, 1)
    ]
    if not asked:
        nothing = Block(key="paper.none", kind="para", text="Nothing is left to find out.")
        asked = [SectionText(id="none", heading="", blocks=(nothing,))]
    return Paper(title="To find out", sections=(first, *asked))


def _item(form: Form, thing: Open) -> str:
    section = form.section(thing.section)
    where = f"section {section.id}" if section.id[:1].isdigit() else section.title
    about = f"{thing.of}, {where}" if thing.of else where
    so_far = f" So far: {thing.so_far}" if thing.so_far else ""
    return f"{thing.ask} ({about}){so_far}"
