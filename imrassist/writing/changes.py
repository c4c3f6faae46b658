"""changes: what is different between two drafts of one form, in words: text, rows and answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from imrassist.interview.question import Form
from imrassist.interview.wording import in_words, row_label
from imrassist.model.answer import Answer
from imrassist.model.draft import OWN, Draft, Row
from imrassist.writing.build import rows_in
from imrassist.writing.merge import compare
from imrassist.writing.report import Block, GridText, Report, SectionText
from imrassist.writing.write import Writer

MOVED = "moved"
ANEW = "worded anew"
"""What is said of a text in which hardly a word stayed."""
_MANY = 12
"""From so many differences on they are not told one by one: the text is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is different. Texts are whole; "" on the side where there is none."""

    kind: str
    """``text``, ``row`` (of a table), ``answer``."""
    section: str
    """Id of the section it shows in, or is asked in."""
    label: str = ""
    """Which it is, where the text alone does not tell: ``17/03/09, Mrs A: Event``, ``Post``; for rows ``contact``."""
    before: str = ""
    after: str = ""
    key: str = ""
    """Of a text, the block's key, or of a line of a table ``grid#row``; of a row its id; of an answer its question."""
    row: str = ""
    """Of an answer, the row it is given for."""
    built: bool = False
    """Of a text: built from answers on both sides, and so changed by them alone."""
    note: str = ""
    """``moved``, where nothing else changed."""


def changes(form: Form, before: Draft, after: Draft) -> tuple[Change, ...]:
    """All that is different: the text in the report's order, then rows and answers in the order of the form."""
    if before is after:
        return ()
    old, new = Writer(form).write(before), Writer(form).write(after)
    return (
        *text_changes(form, (before, old), (after, new)),
        *_rows(form, before, after),
        *_answers(form, before, after),
    )


def text_changes(form: Form, old: tuple[Draft, Report], new: tuple[Draft, Report]) -> Iterator[Change]:
    """What is different in the text of two reports, each with the draft it was written from; block by block."""
    for section in form.sections:
        before, after = old[1].section(section.id), new[1].section(section.id)
        if before and after:
            yield from _section(form, (old[0], before), (new[0], after))


def differences(before: str, after: str) -> list[str]:
    """How one text became another, in clauses: ``"14" is now "15"``, ``new: "alone"``, ``gone: "twice"``.

    One clause that says so where hardly a word stayed, or there are too many differences to follow.
    """
    clauses: list[str] = []
    gone = ""
    same = 0
    for piece in [*compare(before, after), None]:
        if piece and piece.kind == "in":
            new = piece.text.strip()
            clauses += [f'"{gone}" is now "{new}"' if gone and new else f'new: "{new}"' if new else ""]
            gone = ""
            continue
        clauses += [f'gone: "{gone}"'] if gone else []
        gone = piece.text.strip() if piece and piece.kind == "out" else ""
        same += len(piece.text.split()) if piece and piece.kind == "same" else 0
    clauses = [clause for clause in clauses if clause]
    if len(clauses) > _MANY or (clauses and same * 4 < len(before.split())):
        return [ANEW]
    return clauses


def told(change: Change, most: int = 300) -> str:
    """One change as a sentence or two; of long texts the beginning."""
    said = _told(change, most)
    return said[:1].upper() + said[1:]


def _told(change: Change, most: int) -> str:
    name = f"{change.label}: " if change.label else ""
    before, after = _short(change.before, most), _short(change.after, most)
    if change.note == MOVED:
        return f"{name}moved: {after}" if after else f"{name}moved."
    if not change.before:
        return f"{name}new: {after}" if after else f"{name}new."
    if not change.after:
        return f"{name}gone: {before}"
    how = differences(change.before, change.after)
    if how == [ANEW] or len(change.after) < 60:
        return f"{name}was: {before} Now: {after}"
    clauses = "; ".join(how)
    stop = "" if clauses.endswith('."') else "."
    return f"{name}{clauses}{stop} Now: {after}"


def _short(text: str, most: int) -> str:
    line = " ".join(text.split())
    line = line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " ..."
    return f'"{line}"' if line else ""


# ---- text


def _section(form: Form, old: tuple[Draft, SectionText], new: tuple[Draft, SectionText]) -> Iterator[Change]:
    section = new[1].id
    was = {block.key: block for block in old[1].blocks}
    hands = old[0].blocks.keys() | new[0].blocks.keys()
    moved = _moved([block.key for block in old[1].blocks], [block.key for block in new[1].blocks])
    for block in new[1].blocks:
        before = was.pop(block.key, None)
        if block.grid is not None:
            empty = GridText(grid=block.grid.grid, above=(), lines=())
            grids = (before.grid if before and before.grid else empty, block.grid)
            yield from _grid(form, section, block.key, (old[0], new[0]), grids)
        elif before is None or _says(before) != _says(block):
            if (before and _says(before)) or _says(block):
                yield _text(section, before, block, hands)
        elif block.key in moved:
            yield Change(kind="text", section=section, key=block.key, after=block.text, note=MOVED)
    for before in was.values():
        if before.grid is None and _says(before):
            yield _text(section, before, None, hands)


def _says(block: Block) -> str:
    """What a block says; one that only marks a gap says nothing."""
    return "" if block.gap else block.text


def _text(section: str, before: Block | None, after: Block | None, hands: Set[str]) -> Change:
    """One block; `hands` are the keys that the author has touched, then or now."""
    some = after or before
    return Change(
        kind="text",
        section=section,
        key=some.key if some else "",
        before=_says(before) if before else "",
        after=_says(after) if after else "",
        built=some is not None and some.key not in hands,
    )


def _moved(before: list[str], after: list[str]) -> set[str]:
    """The author's own paragraphs that stand elsewhere among what stands in both."""
    both = set(before) & set(after)
    was, now = ([key for key in keys if key in both] for keys in (before, after))
    ahead = {key: was[at - 1] if at else "" for at, key in enumerate(was)}
    return {key for at, key in enumerate(now) if key.startswith(OWN) and ahead[key] != (now[at - 1] if at else "")}


def _grid(
    form: Form, section: str, key: str, drafts: tuple[Draft, Draft], grids: tuple[GridText, GridText]
) -> Iterator[Change]:
    """Cells that say something else. Lines of rows that came or went are told as rows."""
    old, new = grids
    was = {line.row: line for line in old.lines}
    # Of a sentence that was taken out the cell holds no trace; the draft does.
    touched = {rows_in(each)[0] for draft in drafts for each, edit in draft.blocks.items() if edit.deleted}
    grid = form.grids[new.grid]
    columns = [" ".join(column.label.split()) for column in grid.columns]
    names = {column.id: " ".join(column.label.split()) for column in grid.columns}
    for line in new.lines:
        before = was.get(line.row)
        if before is None or before == line:
            continue
        row = drafts[1].row(line.row) if grid.kind == "rows" else None
        heads = columns if grid.kind == "rows" else [names.get(line.row, line.row)]
        for at, (cell, then) in enumerate(zip(line.cells, before.cells, strict=False)):
            if cell.paragraphs == then.paragraphs or (at == 0 and grid.numbered):
                continue
            texts = ["" if each.gap else "\n".join(each.paragraphs) for each in (then, cell)]
            if texts[0] == texts[1]:
                continue
            head = heads[at] if at < len(heads) else ""
            yield Change(
                kind="text",
                section=section,
                key=f"{key}#{line.row}",
                label=f"{row_label(form, drafts[1], row)}: {head}" if row else head,
                before=texts[0],
                after=texts[1],
                built=not (cell.worded or then.worded or line.row in touched),
            )


# ---- rows and answers


def _rows(form: Form, before: Draft, after: Draft) -> Iterator[Change]:
    for table in form.tables.values():
        section = next((q.section for q in form.questions.values() if q.kind == "table" and q.of == table.id), "")
        was = {row.id: row for row in before.rows.get(table.id, ())}
        now = {row.id: row for row in after.rows.get(table.id, ())}
        for row in now.values():
            if row.id not in was:
                name = row_label(form, after, row)
                yield Change(kind="row", section=section, label=table.one, after=name, key=row.id)
        for row in was.values():
            if row.id not in now:
                name = row_label(form, before, row)
                yield Change(kind="row", section=section, label=table.one, before=name, key=row.id)
        if [each for each in was if each in now] != [each for each in now if each in was]:
            yield Change(kind="row", section=section, label=f"the order of the {table.many}", note=MOVED)


def _answers(form: Form, before: Draft, after: Draft) -> Iterator[Change]:
    sides = (before, after)
    yield from _given(form, sides, None, (before.answers, after.answers))
    for table in form.tables:
        was = {row.id: row for row in before.rows.get(table, ())}
        for row in after.rows.get(table, ()):
            then = was.get(row.id)
            if then is not None and then is not row and then != row:
                yield from _given(form, sides, row, (then.answers, row.answers))


def _given(
    form: Form, drafts: tuple[Draft, Draft], row: Row | None, answers: tuple[Mapping[str, Answer], Mapping[str, Answer]]
) -> Iterator[Change]:
    """Questions whose answers are different, of the whole review or of one row."""
    asked: Iterable[str] = (question for question in form.questions if question in answers[0] or question in answers[1])
    for name in asked:
        question = form.questions[name]
        said = [
            in_words(question, side[name], form, draft) if name in side else ""
            for side, draft in zip(answers, drafts, strict=True)
        ]
        if said[0] == said[1] or question.kind == "table":
            continue
        label = question.short or question.ask
        if row is not None:
            label = f"{row_label(form, drafts[1], row)}: {label}"
        yield Change(
            kind="answer",
            section=question.section,
            label=label,
            before=said[0],
            after=said[1],
            key=name,
            row=row.id if row else "",
        )
