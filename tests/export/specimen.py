"""A made-up report of ordinary size, written by hand, and seeded ones of every shape and every sign."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.writing.report import Block, Cell, GridText, Line, Named, Report, SectionText


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in text.split("\n\n"))


EVENTS = _paragraphs("""
    Health visitor made a planned visit to Address A. Mrs A and Child 1 were at home. Child 1 was seen and was asleep
    throughout. The home was cold and there was little food. Mrs A said that the heating had failed that morning.

    Telephone call from the nursery. Child 1 had been absent for nine days and no reason had been given. The duty worker
    took a message. There is no record that the message was passed on.

    Strategy discussion. Decision: no further action, because the bruise was explained by a fall. The reason why no
    medical examination was arranged is not recorded.

    Mr B came to the clinic alone and asked for Child 2's records. He was told to write in.
""")
ANALYSIS = _paragraphs("""
    The agency's procedure asked for a visit within five working days. It took place after nineteen. Staff told this
    review that two of the three posts in the team were vacant that summer, and that the rota gave priority to children
    who already had a plan. Nobody had written down how a family waiting for a first visit was to be kept in mind.

    Child 1 was seen on 14 of the 52 contacts at which that was possible, and alone on 3. On two of these Child 1's
    wishes were written down in Child 1's own words. They were not taken into account when the plan was reviewed.
""")


@cache
def stockport() -> Form:
    """The first form, as it ships."""
    return load_form("stockport-2010")


def cell(*texts: str, gap: bool = False, sign: bool = False) -> Cell:
    return Cell(paragraphs=texts, gap=gap, sign=sign)


def para(key: str, text: str, kind: str = "para", *, gap: bool = False) -> Block:
    return Block(key=key, kind=kind, text=text, gap=gap)


def grid(key: str, name: str, lines: Iterator[Line] | list[Line], *above: str) -> Block:
    return Block(key=key, kind="grid", text="", grid=GridText(grid=name, above=above, lines=tuple(lines)))


def front(*, complete: bool = True) -> Block:
    values = {
        "subject": Cell(paragraphs=("Child 1",), places=(Place("subject_code"),)),
        "born": cell("01/02/05"),
        "death": cell("17/09/09"),
        "author": cell("Pat Example, Named Nurse for Safeguarding", sign=True),
        "agency": cell(
            "Northfield Community Health Trust",
            "The trust runs community nursing, health visiting and school nursing for a town of 140,000 people.",
        ),
        "approver": cell("Sam Specimen, Director of Nursing", sign=True),
        "first": cell("12/01/10") if complete else cell("[Date of first submission: to be completed]", gap=True),
        "revised": cell("02/03/10"),
        "final": cell(),
    }
    return grid("s0.front", "front_sheet", [Line(row=row, cells=(value,)) for row, value in values.items()])


def family() -> Block:
    people = (
        ("Child 1", "n/a", "01/02/05", "17/09/09", "Address A", "White British, Church of England"),
        ("Child 2", "Sister", "01/02/98", "n/a", "Address A", "White British, Church of England"),
        ("Mrs A", "Mother", "03/03/78", "n/a", "Address A", "White British; has a learning disability"),
        ("Mr B", "Mother's partner, at the address from May 2008", "Not known", "n/a", "Address B", "Not known"),
    )
    lines = [Line(row=f"person-{at}", cells=tuple(map(cell, person))) for at, person in enumerate(people)]
    return grid("s5.family", "family", lines)


def contact(at: int) -> Line:
    unknown = at % 9 == 4
    day = f"{1 + at % 28:02}/{1 + at // 28 % 12:02}/{7 + at // 336:02}"
    return Line(
        row=f"contact-{at}",
        cells=(
            cell(day),
            cell("00:00" if unknown else f"{8 + at % 10:02}:{at * 7 % 60:02}"),
            cell("Health visiting record"),
            cell("Child 1, Mrs A"),
            cell(EVENTS[at % 4], "The time is not recorded.") if unknown else cell(EVENTS[at % 4]),
            cell("Healthy Child Programme: visit within five working days. Not met.") if at % 3 else cell(),
            cell("1, 2a"),
            cell("Y" if at % 4 == 0 else "N"),
        ),
    )


def plan(*, complete: bool = True) -> Block:
    lines = [
        Line(
            row=f"action-{at}",
            cells=(
                cell(str(at + 1)),
                cell("Every family that waits for a first visit is known to a named practitioner."),
                cell("Write a waiting-list procedure.", "Train all 42 health visitors in it."),
                cell("The procedure; attendance lists."),
                cell("No child under five waits unseen for more than ten working days."),
                cell("Head of Health Visiting"),
                cell("30/06/10") if complete else cell("[Date: to be completed]", gap=True),
            ),
        )
        for at in range(4)
    ]
    above = ("Child 1 – SCR – Northfield Community Health Trust", "Lead Person: Robin Sample")
    return grid("s10.plan", "action_plan", lines, *above)


def blocks(*, contacts: int, complete: bool) -> dict[str, list[Block]]:
    terms = ["1", "2a", "2b", "TOR 4.2"]
    analysis = [
        block
        for term in terms
        for block in (
            para(f"s8.term@term-{term}", f"{term}. Was the child kept in sight?", "heading"),
            para(f"s8.why@term-{term}", "\n".join(ANALYSIS)),
        )
    ]
    return {
        "0": [para("s0.agency", "Northfield Community Health Trust"), front(complete=complete)],
        "1": [para("s1.why", "This Individual Management Review was written for the board.\n" + ANALYSIS[0])],
        "2": [
            para("s2.period", "The period under review is 01/01/07 to 17/09/09."),
            *(para(f"s2.term@term-{term}", f"{term}. Was the child kept in sight?", "item") for term in terms),
        ],
        "3": [
            para("s3.role", "The author is the Named Nurse for Safeguarding.")
            if complete
            else para("s3.role", "[Author's post: to be completed]", gap=True),
            para("s3.free", "The author had no part in the case."),
        ],
        "4": [para("s4.sources", "These sources were read:"), para("s4.a", "Health visiting record", "item")],
        "5": [para("s5.intro", "The agency knew four members of the family."), family()],
        "6": [grid("s6.chronology", "chronology", [contact(at) for at in range(contacts)])],
        "7": [para("s7.story", "\n".join(EVENTS))],
        "8": analysis,
        "9": [para(f"s9.lesson@{at}", ANALYSIS[at], "item") for at in range(2)],
        "10": [para("s10.1", "1. Every family that waits is known to somebody."), plan(complete=complete)],
    }


def report(*, contacts: int = 60, complete: bool = True) -> Report:
    """The made-up report with so many contacts; not complete, it has gaps in sections 0, 3 and 10."""
    form = stockport()
    found = blocks(contacts=contacts, complete=complete)
    return Report(
        form=form.id,
        sections=tuple(
            SectionText(id=each.id, heading=each.heading, note=each.note, blocks=tuple(found[each.id]))
            for each in form.sections
            if each.printed
        ),
    )


def _sign(chance: random.Random) -> str:
    # Every plane of Unicode, the halves of surrogate pairs and what XML forbids included.
    kind = chance.random()
    if kind < 0.6:
        return chance.choice("aehinorst EAB.,;()'\"&<>-–’0123456789")
    if kind < 0.7:
        return chance.choice("\t\n\r\x00\x0b\x0c\x1f\x7f\x85\u2028\u2029\u202e\ufeff\ufffe\uffff\ud800\udfff\U0001fffe")
    return chr(chance.randrange(0x20, 0x3000) if kind < 0.9 else chance.randrange(0x110000))


def text(chance: random.Random, most: int = 120) -> str:
    return "".join(_sign(chance) for _ in range(chance.randrange(most)))


def odd(form: Form, seed: int) -> Report:
    """A report such as nobody would write: sections empty or not, any kind of block in any order, 0 to 300 lines."""
    chance = random.Random(seed)  # noqa: S311 - for tests
    sections = []
    for section in form.sections:
        found = [_odd_block(form, chance, f"{section.id}.{at}") for at in range(chance.choice((0, 0, 1, 3, 6)))]
        sections.append(
            SectionText(
                id=section.id,
                heading=chance.choice((section.heading, section.heading, "", text(chance, 60))),
                note=tuple(text(chance) for _ in range(chance.randrange(3))),
                blocks=tuple(found),
            )
        )
    named = tuple(Named(row=row, table="term", number=number) for row, number in (("x", "1"), ("row-1", "2a")))
    return Report(form=form.id, sections=tuple(sections), named=named)


def _odd_block(form: Form, chance: random.Random, key: str) -> Block:
    kind = chance.choice(("para", "para", "heading", "item", "grid"))
    name = f"{key}{chance.choice(('', '@term-x', '@' + text(chance, 80)))}"
    if kind != "grid":
        return Block(key=name, kind=kind, text=text(chance, 400), gap=chance.random() < 0.2)
    spec = form.grids[chance.choice(sorted(form.grids))]
    if spec.kind == "fields":
        lines = [
            Line(row=each.id, cells=(_odd_cell(chance, sign=each.sign),))
            for each in spec.columns
            if chance.random() < 0.8
        ]
    else:
        count = 300 if chance.random() < 0.04 else chance.choice((0, 1, 2, 9, 17))
        lines = [Line(row=f"row-{at}", cells=tuple(_odd_cell(chance) for _ in spec.columns)) for at in range(count)]
    block = grid(name, spec.id, lines, *(text(chance, 40) for _ in range(chance.randrange(3))))
    return replace(block, text="")


def _odd_cell(chance: random.Random, *, sign: bool = False) -> Cell:
    texts = tuple(text(chance, 60) for _ in range(chance.choice((0, 1, 1, 1, 3))))
    return Cell(paragraphs=texts, gap=chance.random() < 0.1, sign=sign)
