"""echo: an answer that only says again what the row it points to says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from imrassist.checks.check import Check, Hit, Key, RowKind
from imrassist.checks.facts import Facts
from imrassist.checks.prose import content_words
from imrassist.interview.question import Form
from imrassist.model.draft import Row


def parts(check: Check, form: Form) -> Mapping[str, frozenset[str]]:
    """The table that the question is asked of."""
    return {form.questions[check["question"]].each: check.names}


def judge(check: Check, facts: Facts, _table: str, row: Row | None) -> Iterator[Hit]:
    """One hit when at least `share` of the answer's own words stand in a row that `via` points to.

    Words are compared by their stems; small words do not count. Answers of fewer than `least` words are left alone.
    """
    text = facts.text(check["question"], row)
    own = content_words(text)
    if len(own) < check["least"]:
        return
    for target in facts.ids(check["via"], row):
        other = facts.by_id.get(target)
        said = facts.text(check["other"], other) if other else ""
        if other and len(own & content_words(said)) >= check["share"] * len(own):
            yield Hit(
                question=check["question"],
                row=row.id if row else "",
                words={"other": facts.label(other)},
                judged=[text, said],
            )
            return


KIND = RowKind(
    keys={
        "question": Key(type="question", need=True),
        "via": Key(type="question", need=True, beside=True),
        "other": Key(type="question", need=True),
        "share": Key(type="number", default=0.75),
        "least": Key(type="number", default=4),
    },
    gives=frozenset({"other"}),
    judge=judge,
    parts=parts,
    across=lambda check: frozenset({check["other"]}),
)
