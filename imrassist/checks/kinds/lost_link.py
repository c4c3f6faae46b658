"""lost_link: an answer that points to a row which is no longer there, or no longer counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.interview.question import Form
from imrassist.model.draft import Row
from imrassist.model.memo import remembered


@remembered()
def _chosen(check: Check, form: Form) -> tuple[str, ...]:
    """The questions it looks at; thousands of rows ask for them."""
    if check["questions"]:
        return tuple(check["questions"])
    to = check["to"]
    except_ = frozenset(check["except"] or ())
    return tuple(
        q.id
        for q in form.questions.values()
        if q.kind in ("ref", "refs") and q.id not in except_ and (not to or q.of == to)
    )


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """Every table with such questions; it leans on the tables they point to."""
    found: dict[str, set[str]] = {}
    for name in _chosen(check, form):
        question = form.questions[name]
        found.setdefault(question.each, set()).update({name, question.of})
    return {table: frozenset(names) for table, names in found.items()}


def judge(check: Check, facts: Facts, table: str, row: Row | None) -> Iterator[Hit]:
    """One hit for each question with such an answer."""
    for name in _chosen(check, facts.form):
        question = facts.form.questions[name]
        if question.each != table:
            continue
        lost = [target for target in facts.ids(name, row) if _lost(check, facts, target)]
        if lost and facts.asked(name, row) is not False:
            one = facts.form.tables[question.of].one if question.of in facts.form.tables else "entry"
            yield Hit(question=name, row=row.id if row else "", words={"found": one}, judged=lost)


def _lost(check: Check, facts: Facts, target: str) -> bool:
    """Whether the row is gone; with ``where``, whether it is there and fulfils this."""
    if check["where"] is None:
        return target not in facts.by_id
    return target in facts.by_id and facts.holds(check["where"], facts.by_id[target])


KIND = RowKind(
    keys={
        "questions": Key(type="questions"),
        "except": Key(type="questions"),
        "to": Key(type="table"),
        "where": Key(type="condition"),
    },
    gives=frozenset({"found"}),
    judge=judge,
    parts=parts,
    across=lambda check: check["where"].names if check["where"] else frozenset(),
)
