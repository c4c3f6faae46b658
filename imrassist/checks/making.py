"""making: a hit of a check -> the remark that an author reads."""

from __future__ import annotations

import re

from imrassist.checks.check import Check, Hit, Passage
from imrassist.checks.facts import Facts, short_of
from imrassist.checks.remark import Remark
from imrassist.interview.question import Form, Question
from imrassist.model.answer import Place
from imrassist.model.digest import digest
from imrassist.model.memo import remembered

_BRACES = re.compile(r"\{([a-z_]+)\}")


def remark_of_answers(check: Check, hit: Hit, facts: Facts, judged: object) -> Remark:
    """The remark for something found among the answers; `judged` is used where the hit does not say what was."""
    form = facts.form
    question = form.questions.get(hit.question)
    row = facts.by_id.get(hit.row)
    table = form.tables.get(facts.table_of(row.id)) if row else None
    place = None
    if question and not question.each:
        place = Place(question.id)
    elif question and row and table and table.id == question.each:
        place = Place(question.id, row.id)
    words = dict(hit.words)
    words["row"] = facts.label(row) if row and check.names_its_row else ""
    words["of"] = f" ({words['row']})" if words["row"] else ""
    words["one"], words["many"] = (table.one, table.many) if table else ("", "")
    words["question"] = short_of(question) if question else ""
    return Remark(
        check=check.id,
        grade=check.grade,
        say=_filled(check.say, words),
        mend=_filled(check.mend, words),
        source=_source(check, question, form),
        section=question.section if question else "",
        row=hit.row,
        place=place,
        digest=digest([check.id, hit.row, hit.question, hit.judged if hit.judged is not None else judged]),
    )


def remark_of_text(check: Check, hit: Hit, passage: Passage, facts: Facts | None, form: Form) -> Remark:
    """The remark for something found in a passage of the report."""
    found = passage.text[hit.start : hit.end]
    place = _mended_at(passage, found, facts)
    question = form.questions.get(place.question) if place else None
    plain = dict.fromkeys(("row", "of", "one", "many"), "")
    words = {**plain, "question": short_of(question) if question else "", **hit.words}
    return Remark(
        check=check.id,
        grade=check.grade,
        say=_filled(check.say, words),
        mend=_filled(check.mend, words),
        source=_source(check, question, form),
        section=passage.section,
        block=passage.block,
        row=passage.row or (place.row if place else ""),
        place=place,
        start=passage.start + hit.start,
        end=passage.start + hit.end,
        words=found,
        digest=digest([check.id, passage.block, passage.row, found, hit.judged]),
    )


def _mended_at(passage: Passage, found: str, facts: Facts | None) -> Place | None:
    """The answer that holds the words; else the longest that they hold; else the first that the passage is built of."""
    if facts is None or not passage.places:
        return None
    held, longest = passage.places[0], 0
    for place in passage.places:
        row = facts.by_id.get(place.row)
        answer = facts.answer(place.question, row)
        said = (answer.value if isinstance(answer.value, str) else answer.note) if answer else ""
        if answer and found in said:
            return place
        if longest < len(said) <= len(found) and said.rstrip(". ")[1:] in found:
            held, longest = place, len(said)
    return held


def _source(check: Check, question: Question | None, form: Form) -> str:
    """Its paragraph of the guidance.

    A general check has that of the question it is about. A common check gives that of the first form; another form
    that has no such paragraph has that of its own question.
    """
    if check["gives_way"] and question and question.guide:
        return question.guide[0]
    if not check.common or check.source in _paragraphs(form):
        return check.source
    return question.guide[0] if question and question.guide else ""


@remembered()
def _paragraphs(form: Form) -> frozenset[str]:
    asked = {paragraph for question in form.questions.values() for paragraph in question.guide}
    return frozenset(asked | form.paragraphs.keys() | set(form.guidance))


def _filled(template: str, words: dict[str, str]) -> str:
    text = _BRACES.sub(lambda found: words.get(found[1], found[0]), template)
    return text[:1].upper() + text[1:]
