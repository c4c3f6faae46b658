"""Papers: what is written beside the report, in sections of plain blocks with tables of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from imrassist.interview.question import Column, Form, Grid
from imrassist.interview.to_find_out import Batch, Open
from imrassist.model.answer import Place
from imrassist.model.draft import Draft
from imrassist.writing.changes import ANEW, MOVED, Change, differences
from imrassist.writing.merge import compare
from imrassist.writing.report import Block, Cell, GridText, Line, SectionText
from imrassist.writing.report import Changed as ChangedWords

INSIDE = "For use inside the agency. It is no part of the report, and is not sent with it."
TO_JUDGE, TO_COMPLETE = "[To be judged]", "[To be completed]"
"""What a working copy shows where nobody has filled in the form yet."""
CODE_LINE = "This form is about the report whose code is"
"""What stands before the code on a quality form."""
_KINDS = {"text": "Text", "row": "Entries", "answer": "Answers"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document beside the report."""

    title: str
    """`\\n` breaks a line."""
    sections: tuple[SectionText, ...]
    grids: Mapping[str, Grid] = field(default_factory=dict)
    """Tables that the form does not hold, by id."""
    inside: bool = True
    """For use inside the agency: no board gets it, so that there is no submission copy of it."""
    letterhead: bool = False
    """The agency and whom the review is about stand above the title."""


# ---- for the board


def form_paper(form: Form, sections: Iterable[SectionText], document: str) -> Paper | None:
    """A document that the form words itself; None when the form has none of this name."""
    own = [section for section in form.sections if section.document == document]
    texts = tuple(
        SectionText(
            id=text.id, heading="" if text.id == own[0].id else text.heading, blocks=text.blocks, note=text.note
        )
        for text in sections
    )
    return Paper(title=own[0].heading, sections=texts, inside=False, letterhead=True) if own else None


def quality_paper(form: Form, draft: Draft) -> Paper | None:
    """The quality assurance form (guidance QA.1) as the countersigning person has filled it in; None without one.

    Each criterion has an X under the answer given and the comment beside it; one without an answer is a gap. The
    author's own view is not on it. The lines to sign on stay blank: it is signed by hand.
    """
    labels = form.quality_labels
    if not form.criteria or not labels:
        return None
    grids = (_about_grid(form), _criteria_grid(form), _signed_grid(form))
    texts = (_about(form, draft), _criteria(form, draft), _signed(form, draft))
    blocks = tuple(
        Block(key=f"paper.{text.grid}", kind="grid", text="", grid=text) for text in texts if text is not None
    )
    reason = draft.signatures[-1].reason if draft.signatures else ""
    if reason:
        said = f"Signed although some things were still to be mended, because: {reason}"
        blocks = (*blocks[:-1], Block(key="paper.reason", kind="para", text=said), blocks[-1])
    note = ("The countersigning person fills in this form on the report as it is now, and signs it by hand.",)
    return Paper(
        title=labels.get("title", form.title),
        sections=(SectionText(id="quality", heading="", blocks=blocks, note=note),),
        grids={grid.id: grid for grid in grids},
        inside=False,
    )


def with_code(paper: Paper, code: str) -> Paper:
    """The quality form with the code of the report that it is about, so that the paper itself says which text was read.

    The code stands below what is signed; nothing in it tells of anybody, and the form's own labels stay as they are.
    """
    said = Block(key="paper.read", kind="para", text=f"{CODE_LINE} {code}.")
    *before, last = paper.sections
    return replace(paper, sections=(*before, replace(last, blocks=(*last.blocks, said))))


def _about_grid(form: Form) -> Grid:
    names = [name for name in ("agency", "person", "child") if form.quality_labels.get(name)]
    columns = tuple(Column(id=name, label=form.quality_labels[name]) for name in names)
    return Grid(id="quality_about", kind="fields", columns=columns, caption="Whose report this form is about")


def _about(form: Form, draft: Draft) -> GridText:
    roles = {"agency": "agency", "person": "quality_contact", "child": "subject"}
    lines = [
        Line(row=column.id, cells=(_answer(form, draft, roles[column.id]),)) for column in _about_grid(form).columns
    ]
    return GridText(grid="quality_about", above=(), lines=tuple(lines))


def _criteria_grid(form: Form) -> Grid:
    scale = tuple(Column(id=option.id, label=option.label, width=0.7) for option in form.scale)
    return Grid(
        id="quality",
        caption="Criteria of the quality assurance form",
        columns=(
            Column(id="criteria", label=form.quality_labels.get("criteria", "Criteria"), width=4),
            *scale,
            Column(id="comments", label=form.quality_labels.get("comments", "Comments"), width=2.6),
        ),
    )


def _criteria(form: Form, draft: Draft) -> GridText:
    lines = []
    for criterion in form.criteria:
        verdict = draft.verdicts.get(f"approver:{criterion.id}")
        marks = [Cell(paragraphs=("X",) if verdict and verdict.answer == each.id else ()) for each in form.scale]
        said = tuple(line for line in verdict.comment.split("\n") if line.strip()) if verdict else ()
        comment = Cell(paragraphs=said) if verdict else Cell(paragraphs=(TO_JUDGE,), gap=True)
        lines.append(Line(row=criterion.id, cells=(Cell(paragraphs=(criterion.text,)), *marks, comment)))
    return GridText(grid="quality", above=(), lines=tuple(lines))


def _signed_grid(form: Form) -> Grid:
    names = [name for name in ("signed", "role", "date") if form.quality_labels.get(name)]
    columns = tuple(Column(id=name, label=form.quality_labels[name], room=name == "signed") for name in names)
    return Grid(id="quality_signed", kind="fields", columns=columns, caption="Signature of the person completing it")


def _signed(form: Form, draft: Draft) -> GridText | None:
    columns = _signed_grid(form).columns
    role = _answer(form, draft, "approver_post")
    role = role if not role.gap else Cell(paragraphs=())
    lines = [Line(row=each.id, cells=(role if each.id == "role" else Cell(paragraphs=()),)) for each in columns]
    return GridText(grid="quality_signed", above=(), lines=tuple(lines)) if lines else None


def _answer(form: Form, draft: Draft, role: str) -> Cell:
    """What was answered to the question that plays this part; a gap where there is no answer yet."""
    question = form.by_role(role)
    if question is None:
        return Cell(paragraphs=())
    answer = draft.answers.get(question.id)
    places = (Place(question.id),)
    if answer is None or not answer.given or not isinstance(answer.value, str):
        return Cell(paragraphs=(TO_COMPLETE,), places=places, gap=True)
    return Cell(paragraphs=tuple(line for line in answer.value.split("\n") if line.strip()), places=places)


# ---- for use inside the agency


def to_find_out_paper(form: Form, batches: Iterable[Batch]) -> Paper:
    """The list of what is to be found out: a section for each person or source to ask, an item for each question."""
    asked = [
        SectionText(
            id=f"ask{at}",
            heading=batch.title,
            blocks=tuple(
                Block(key=f"paper.ask{at}_{n}", kind="item", text=item_of(form, thing), places=(thing.place,))
                for n, thing in enumerate(batch.things, 1)
            ),
        )
        for at, batch in enumerate(batches, 1)
    ]
    if not asked:
        asked = [_said("none", "Nothing is left to find out.")]
    return Paper(title="To find out", sections=(_said("about", INSIDE), *asked))


def changes_paper(form: Form, changes: Iterable[Change], since: str) -> Paper:
    """What is different since an earlier state, which `since` calls by name: a table for each section (guidance 2.7ii).

    A line says which text, entry or answer it is, and what stood there then and stands there now, whole.
    """
    first = SectionText(
        id="about",
        heading="",
        blocks=(
            Block(key="paper.about", kind="para", text=INSIDE),
            Block(key="paper.since", kind="para", text=f"What is different now, compared with: {since}."),
            Block(key="paper.how", kind="para", text=_HOW),
        ),
    )
    by_section: dict[str, list[Change]] = {}
    for change in changes:
        by_section.setdefault(change.section, []).append(change)
    titles = {section.id: section.heading or section.title for section in form.sections}
    sections = [
        SectionText(id=f"changes{at}", heading=titles.get(section, "Elsewhere"), blocks=(_changed(at, those),))
        for at, (section, those) in enumerate(
            sorted(by_section.items(), key=lambda each: [*titles, each[0]].index(each[0])), 1
        )
    ]
    if not sections:
        sections = [_said("none", "Nothing is different.")]
    return Paper(title="What has changed", sections=(first, *sections), grids={_CHANGES.id: _CHANGES})


_HOW = "Words that are gone are struck through, and those that are new are bold and underlined."
_CHANGES = Grid(
    id="changes",
    caption="What has changed",
    small=True,
    columns=(
        Column(id="what", label="What", width=2),
        Column(id="then", label="Then", width=3),
        Column(id="now", label="Now", width=3),
    ),
)


def _changed(at: int, changes: Iterable[Change]) -> Block:
    lines = tuple(Line(row=f"change{at}_{n}", cells=tuple(_three(each))) for n, each in enumerate(changes, 1))
    return Block(key=f"paper.changes{at}", kind="grid", text="", grid=GridText(grid=_CHANGES.id, above=(), lines=lines))


def _three(change: Change) -> Iterator[Cell]:
    then, now = _lines(change.before), _lines(change.after)
    both = bool(then and now) and change.note != MOVED
    how = differences(*map("\n".join, (then, now))) if both else []
    followed = both and how != [ANEW]
    # In words too: what is struck through or underlined is not read aloud.
    yield Cell(paragraphs=(change.label or _KINDS.get(change.kind, change.kind), *(f"{each}." for each in how)))
    moved = ("Moved to another place.",) if change.note == MOVED else ()
    gone, new = _changed_words(then, now) if followed else ((), ())
    yield Cell(paragraphs=then or (() if moved else ("Not there.",)), changed=gone)
    yield Cell(paragraphs=(*moved, *now) or ("Not there any more.",), changed=new)


def _changed_words(
    before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[tuple[ChangedWords, ...], tuple[ChangedWords, ...]]:
    """Which words of the one are gone, and which of the other are new."""
    gone: list[ChangedWords] = []
    new: list[ChangedWords] = []
    then = now = 0
    for piece in compare("\n".join(before), "\n".join(after)):
        long = len(piece.text)
        if piece.kind == "out" and piece.text.strip():
            gone.append(ChangedWords(start=then, end=then + long, gone=True))
        elif piece.kind == "in" and piece.text.strip():
            new.append(ChangedWords(start=now, end=now + long))
        then += long if piece.kind != "in" else 0
        now += long if piece.kind != "out" else 0
    return tuple(gone), tuple(new)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())


def _said(section: str, text: str) -> SectionText:
    return SectionText(id=section, heading="", blocks=(Block(key=f"paper.{section}", kind="para", text=text),))


def item_of(form: Form, thing: Open) -> str:
    """One question to find out, with where it stands and what is known so far."""
    section = form.section(thing.section)
    where = f"section {section.id}" if section.id[:1].isdigit() else section.title
    about = f"{thing.of}, {where}" if thing.of else where
    so_far = f" So far: {thing.so_far}" if thing.so_far else ""
    return f"{thing.ask} ({about}){so_far}"
