"""required_answer: a question that is asked and has no answer, or one still to be found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Row
from imrassist.model.memo import remembered


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
    answers = row.answers if row else facts.draft.answers
    for name in _in_state(check["state"], _chosen_of(check, facts.form, table), answers):
        if check["tables"] and facts.rows(facts.form.questions[name].of):
            continue
        if facts.asked(name, row) is True:
            answer = answers.get(name)
            who = answer.who if answer else ""
            yield Hit(
                question=name, row=row.id if row else "", words={"who": who or "someone"}, judged=facts.raw(name, row)
            )


def _in_state(state: str, among: Mapping[str, int], answers: Mapping[str, Answer]) -> list[str]:
    """The questions whose answer is in a state, in the order of asking; few of hundreds have to be looked at."""
    is_so = _IS[state]
    found = {name for name, answer in answers.items() if name in among and is_so(answer)}
    if state == "missing":
        found |= among.keys() - answers.keys()
    return sorted(found, key=among.__getitem__)


@remembered()
def _chosen_of(check: Check, form: Form, table: str) -> Mapping[str, int]:
    """Those of one table, with where each is asked; thousands of rows ask for them."""
    return {name: at for at, name in enumerate(chosen(check, form)) if form.questions[name].each == table}


def _blank(answer: Answer) -> bool:
    return isinstance(answer.value, str) and not answer.value.strip()


def _to_find_out(answer: Answer) -> bool:
    return answer.parked in (Park.LATER, Park.ASK)


def _unsure(answer: Answer) -> bool:
    return answer.unsure


def _no_reason(answer: Answer) -> bool:
    return answer.parked in (Park.NO_RECORD, Park.NOT_APPLY) and not answer.note.strip()


_IS: Mapping[str, Callable[[Answer], bool]] = {
    "missing": _blank,
    "to_find_out": _to_find_out,
    "unsure": _unsure,
    "no_reason": _no_reason,
}
"""Whether an answer that is there is in the state that a check names."""


KIND = RowKind(
    keys={
        "questions": Key(type="questions"),
        "need": Key(type="choice", among=("must", "should", "may")),
        "except": Key(type="questions"),
        "state": Key(type="choice", among=tuple(_IS), default="missing"),
        "where": Key(type="condition"),
        "gives_way": Key(type="flag", default=False),
        "tables": Key(type="flag", default=False),
    },
    gives=frozenset({"who"}),
    judge=judge,
    parts=parts,
)
