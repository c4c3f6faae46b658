"""lint: what in a form's folder cannot work or is of no use, beyond what the loader finds; with file, line and key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from imrassist.interview.condition import ConditionError, parse
from imrassist.interview.load import Fault
from imrassist.interview.question import FORM_DOCUMENTS, BlockSpec, Form, Question
from imrassist.interview.split import Split
from imrassist.model.submission import STAGES

_PARKS = ("later", "ask", "no_record", "not_apply")
_SORTS = ("birth", "event", "due")
_ROLES_READ = ("quality_contact", "board_abbreviations")
"""Roles whose answers are printed without a block: on the quality form."""


@dataclass(frozen=True, slots=True)
class Templates:
    """What lint must know of templates; handed in, because they belong to the writing, a floor above."""

    names: Callable[[str], Iterable[str]]
    """Every id that a template speaks of."""
    here: Callable[[str], Iterable[str]]
    """Those that must be at hand where it stands."""
    faults: Callable[[str], Iterable[str]]


def lint(form: Form, used: Iterable[str], templates: Templates) -> list[Fault]:
    """Every fault of a form that its own files show, in the order of files and lines.

    `used` holds the ids of questions that checks and grids lean on; a question
    that neither they nor a block use is a fault.
    """
    faults = [
        *_sections(form),
        *(fault for question in form.questions.values() for fault in _question(form, question)),
        *(fault for block in form.blocks for fault in _block(form, block, templates)),
        *_shown(form),
        *_tallies(form),
        *_splits(form, templates),
        *_milestones(form),
        *_grids(form, templates),
        *_cycles(form),
        *_unused(form, used, templates),
        *_guidance(form),
    ]
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def _shown(form: Form) -> Iterator[Fault]:
    for table in form.tables.values():
        for name in table.shown:
            if name not in form.questions or form.questions[name].each != table.id:
                yield Fault("form.toml", 1, "shown", f'table "{table.id}": "{name}" is not asked of its rows.')


def _sections(form: Form) -> Iterator[Fault]:
    known = {section.id for section in form.sections}
    for section in form.order:
        if section not in known:
            yield Fault("form.toml", 1, "order", f'"{section}" is no section.')
    for each in form.sections:
        if each.document and (each.printed or each.document not in FORM_DOCUMENTS):
            what = f"with document, a section is not printed, and makes one of: {', '.join(FORM_DOCUMENTS)}."
            yield Fault("form.toml", 1, "document", f'Section "{each.id}": {what}')
    for section in {question.section for question in form.questions.values()} - set(form.order):
        yield Fault("form.toml", 1, "order", f'Section "{section}" has questions but is never asked.')
    roles: dict[str, str] = {}
    for question in form.questions.values():
        if question.role and question.role in roles:
            yield Fault(
                question.file, question.line, "role", f'"{question.role}" is played by {roles[question.role]} too.'
            )
        roles.setdefault(question.role, question.id)


def _question(form: Form, question: Question) -> Iterator[Fault]:
    def fault(key: str, what: str) -> Fault:
        return Fault(question.file, question.line, key, f"{question.id}: {what}")

    yield from (fault("when", what) for what in _condition(form, question.when, question.each))
    for key in ("each", "of"):
        if (name := getattr(question, key)) and name not in form.tables:
            yield fault(key, f'"{name}" is no table.')
    if question.kind in ("ref", "refs", "table") and not question.of:
        yield fault("of", "is missing; name the table.")
    if question.kind in ("choice", "multi") and len(question.options) < 2:
        yield fault("options", "are missing; give at least two.")
    yield from (fault("where", what) for what in _condition(form, question.where, question.of))
    within = form.questions.get(question.within)
    if question.within and (within is None or within.each != question.each):
        yield fault("within", f'"{question.within}" is no question of the same row.')
    yield from (
        fault("park", f'"{park}" is none of: {", ".join(_PARKS)}.') for park in question.park if park not in _PARKS
    )
    if question.sort not in _SORTS:
        yield fault("sort", f'"{question.sort}" is none of: {", ".join(_SORTS)}.')
    if len({option.id for option in question.options}) < len(question.options):
        yield fault("options", "have the same id twice.")


def _block(form: Form, block: BlockSpec, templates: Templates) -> Iterator[Fault]:
    def fault(key: str, what: str) -> Fault:
        return Fault(block.file, block.line, key, f"{block.id}: {what}")

    if block.kind in ("genogram", "picture", "logo"):
        yield from (fault(key, what) for key, what in _picture(form, block))
    if block.kind == "grid":
        if block.say not in form.grids:
            yield fault("say", f'"{block.say}" is no grid.')
    else:
        yield from (fault("say", what) for what in templates.faults(block.say))
        yield from (fault("say", what) for what in _names(form, templates.here(block.say), block.each))
    yield from (fault("gap", what) for what in templates.faults(block.gap))
    yield from (fault("when", what) for what in _condition(form, block.when, block.each))
    yield from (fault("where", what) for what in _condition(form, block.where, block.each))
    if block.each and block.each not in form.tables:
        yield fault("each", f'"{block.each}" is no table.')
    if block.under and (block.under not in form.questions or form.questions[block.under].each != block.each):
        yield fault("under", f'"{block.under}" is no question of "{block.each}".')
    if block.into:
        grid, _, column = block.into.partition(".")
        if grid not in form.grids or column not in {each.id for each in form.grids[grid].columns}:
            yield fault("into", f'"{block.into}" is no column of a grid.')


def _picture(form: Form, block: BlockSpec) -> Iterator[tuple[str, str]]:
    """What is wrong with a block that becomes a picture, by key."""
    if block.each or block.into:
        yield "each", "a picture stands in the section itself, once."
    if block.kind == "genogram" and form.table_by_role("people") is None:
        yield "kind", "a genogram is drawn from the people, and the form has no table of that role."
    if block.kind in ("picture", "logo") and [q.kind for name in block.uses if (q := form.questions.get(name))] != [
        "picture"
    ]:
        yield "from", "names the one question of kind picture that it shows."


def _tallies(form: Form) -> Iterator[Fault]:
    for tally in form.tallies.values():

        def fault(key: str, what: str, tally: object = tally) -> Fault:
            return Fault(getattr(tally, "file", ""), getattr(tally, "line", 1), key, what)

        for key in ("rows", "each"):
            if (name := getattr(tally, key)) and name not in form.tables:
                yield fault(key, f'"{name}" is no table.')
        for key in ("holds", "offered"):
            if (name := getattr(tally, key)) and name not in form.questions:
                yield fault(key, f'"{name}" is no question.')
        yield from (fault("where", what) for what in _condition(form, tally.where, tally.rows))


def _splits(form: Form, templates: Templates) -> Iterator[Fault]:
    for split in form.splits.values():

        def fault(key: str, what: str, split: Split = split) -> Fault:
            return Fault(split.file, split.line, key, f"{split.id}: {what}")

        tallies = [form.tallies[name] for name in split.of if name in form.tallies]
        if len(tallies) < len(split.of) or not tallies or len({tally.rows for tally in tallies}) > 1:
            yield fault("of", "names tallies of the rows of one table.")
            continue
        if split.by != "year" and (split.by not in form.tables or any(tally.each != split.by for tally in tallies)):
            yield fault("by", 'is "year", or the table for each of whose rows there are these tallies.')
        held = form.questions.get(split.within)
        if split.within and (held is None or held.each != tallies[0].rows):
            yield fault("within", f'"{split.within}" is no question of "{tallies[0].rows}".')
        yield from (fault("where", what) for what in _condition(form, split.where, split.by))
        for saying in split.says:
            yield from (fault("when", what) for what in _condition(form, saying.when, tallies[0].each))
            yield from (fault("say", what) for what in templates.faults(saying.say))
            names = [name for name in templates.here(saying.say) if name != "part"]
            yield from (fault("say", what) for what in _names(form, names, tallies[0].each))


def _milestones(form: Form) -> Iterator[Fault]:
    due = {deadline.question for deadline in form.deadlines}
    for deadline in form.deadlines:
        for what in _condition(form, deadline.done, ""):
            yield Fault("form.toml", 1, "deadline", what)
        if deadline.stage and deadline.stage not in STAGES:
            yield Fault("form.toml", 1, "deadline", f'"{deadline.stage}" is no stage: {", ".join(STAGES)}.')
    for stone in form.milestones:
        if stone.before not in due:
            yield Fault("form.toml", 1, "milestone", f'"{stone.before}" is the question of no deadline.')
        if stone.days < 0 or stone.days != int(stone.days):
            yield Fault("form.toml", 1, "milestone", f'"{stone.what}": days is a whole number, 0 or more.')
        if stone.at and (stone.at not in form.questions or form.questions[stone.at].each):
            yield Fault("form.toml", 1, "milestone", f'"{stone.at}" is no question of the whole review.')
        for what in _condition(form, stone.done, ""):
            yield Fault("form.toml", 1, "milestone", what)


def _grids(form: Form, templates: Templates) -> Iterator[Fault]:
    for grid in form.grids.values():
        where = f"grid {grid.id}"
        if grid.of and grid.of not in form.tables:
            yield Fault("form.toml", 1, where, f'"{grid.of}" is no table.')
        for template in (*grid.above, *(column.say for column in grid.columns)):
            for what in (*templates.faults(template), *_names(form, templates.here(template), grid.of)):
                yield Fault("form.toml", 1, where, what)


def _names(form: Form, names: Iterable[str], table: str, *, anywhere: bool = False) -> Iterator[str]:
    """What is wrong with these names where rows of `table` are at hand."""
    for name in names:
        question = form.questions.get(name)
        if question is None and not any(name in known for known in (form.tallies, form.tables, form.splits)):
            yield f'"{name}" is no question, tally or table.'
        elif question and question.each not in ("", table) and not anywhere:
            yield f'"{name}" is asked of each {question.each}, and none is at hand here.'


def _condition(form: Form, text: str, table: str) -> Iterator[str]:
    try:
        names = parse(text).names
    except ConditionError as error:
        yield str(error)
        return
    across = "count(" in text or "any_row(" in text
    yield from _names(form, sorted(names), table, anywhere=across)


def _cycles(form: Form) -> Iterator[Fault]:
    def leads_to(start: str) -> bool:
        waiting, seen = [start], set[str]()
        while waiting:
            name = waiting.pop()
            try:
                names = parse(form.questions[name].when).names & form.questions.keys()
            except ConditionError:
                continue
            if start in names:
                return True
            waiting += names - seen
            seen |= names
        return False

    for question in form.questions.values():
        if question.when and leads_to(question.id):
            yield Fault(question.file, question.line, "when", f"{question.id}: waits for itself.")


def _unused(form: Form, used: Iterable[str], templates: Templates) -> Iterator[Fault]:
    names = set(used)
    for block in form.blocks:
        names |= set(templates.names(block.say)) | set(block.uses) | {block.under}
        names |= _quiet(block.when) | _quiet(block.where)
    for grid in form.grids.values():
        for template in (*grid.above, *(column.say for column in grid.columns)):
            names |= set(templates.names(template))
    for tally in form.tallies.values():
        names |= {tally.holds, tally.offered} | _quiet(tally.where)
    for split in form.splits.values():
        names |= {split.within, *(n for each in split.says for n in templates.names(each.say))} | _quiet(split.where)
    for table in form.tables.values():
        names |= set(templates.names(table.label))
    names |= {deadline.question for deadline in form.deadlines}
    for question in form.questions.values():
        if question.role in _ROLES_READ or question.kind in ("note", "table"):
            continue
        if question.id not in names:
            yield Fault(question.file, question.line, "id", f"{question.id}: no block, table or check uses it.")


def _quiet(text: str) -> set[str]:
    try:
        return set(parse(text).names)
    except ConditionError:
        return set()


def _guidance(form: Form) -> Iterator[Fault]:
    for paragraph in form.called:
        if paragraph not in form.guidance:
            yield Fault("form.toml", 1, "called", f'"{paragraph}" is no paragraph of the guidance.')
    covered = {paragraph for question in form.questions.values() for paragraph in question.guide}
    for paragraph in form.guidance:
        if paragraph not in covered and paragraph not in form.paragraphs:
            yield Fault(
                "form.toml", 1, "guidance", f"Paragraph {paragraph} has no question, and [uncovered] does not say why."
            )
    for question in form.questions.values():
        for paragraph in question.guide if form.guidance else ():
            if paragraph not in form.guidance:
                yield Fault(
                    question.file,
                    question.line,
                    "guide",
                    f'{question.id}: "{paragraph}" is no paragraph of the guidance.',
                )
