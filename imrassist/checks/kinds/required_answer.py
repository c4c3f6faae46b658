"""required_answer: a question that is asked and has no answer, or one still to be found out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.interview.question import Form
from imrassist.model.answer import Park
from imrassist.model.draft import Row

_STATES = ("missing", "to_find_out", "unsure", "no_reason")


def chosen(check: Check, form: Form) -> tuple[str, ...]:
    """The questions it looks at: those it names, or all of a need but for those it excepts.

    With ``tables`` those that list rows, and have neither a row nor an answer; else those that do not.
    """
    if check["questions"]:
        return tuple(check["questions"])
    except_ = frozenset(check["except"] or ())
    return tuple(
        question.id
        for question in form.questions.values()
        if question.kind != "note"
        and (question.kind == "table") == bool(check["tables"])
        and (not check["need"] or question.need == check["need"])
        and question.id not in except_
    )


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """Every table that one of its questions is asked of."""
    found: dict[str, set[str]] = {}
    where = check["where"].names if check["where"] else frozenset()
    for name in chosen(check, form):
        found.setdefault(form.questions[name].each, set(where)).add(name)
    return {table: frozenset(names) for table, names in found.items()}


def judge(check: Check, facts: Facts, table: str, row: Row | None) -> Iterator[Hit]:
    """One hit for each such question of the row."""
    if check["where"] and not facts.holds(check["where"], row):
        return
    for name in _chosen_of(check, facts.form, table):
        if (check["tables"] and facts.draft.rows.get(facts.form.questions[name].of)) or not _is(
            check["state"], facts, name, row
        ):
            continue
        if facts.asked(name, row) is True:
            answer = facts.answer(name, row)
            who = answer.who if answer else ""
            yield Hit(
                question=name, row=row.id if row else "", words={"who": who or "someone"}, judged=facts.raw(name, row)
            )


_KEPT: dict[tuple[int, int, str], tuple[Check, Form, tuple[str, ...]]] = {}


def _chosen_of(check: Check, form: Form, table: str) -> tuple[str, ...]:
    """Those of one table; remembered, for thousands of rows ask for them."""
    key = (id(check), id(form), table)
    known = _KEPT.get(key)
    if known is None or known[0] is not check or known[1] is not form:
        names = tuple(name for name in chosen(check, form) if form.questions[name].each == table)
        if len(_KEPT) > 1000:
            _KEPT.clear()
        known = _KEPT[key] = (check, form, names)
    return known[2]


def _is(state: str, facts: Facts, name: str, row: Row | None) -> bool:
    answer = facts.answer(name, row)
    if state == "missing":
        return answer is None or (answer.given and isinstance(answer.value, str) and not answer.value.strip())
    if answer is None:
        return False
    if state == "to_find_out":
        return answer.parked in (Park.LATER, Park.ASK)
    if state == "unsure":
        return answer.unsure
    return answer.parked in (Park.NO_RECORD, Park.NOT_APPLY) and not answer.note.strip()


KIND = RowKind(
    keys={
        "questions": Key(type="questions"),
        "need": Key(type="choice", among=("must", "should", "may")),
        "except": Key(type="questions"),
        "state": Key(type="choice", among=_STATES, default="missing"),
        "where": Key(type="condition"),
        "gives_way": Key(type="flag", default=False),
        "tables": Key(type="flag", default=False),
    },
    gives=frozenset({"who"}),
    judge=judge,
    parts=parts,
)
