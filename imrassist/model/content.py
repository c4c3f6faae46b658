"""What a draft says, apart from how its rows happen to be called and when it was written: equal for the same draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from imrassist.model.answer import Answer
from imrassist.model.digest import digest
from imrassist.model.draft import OWN, Draft


def content_digest(draft: Draft) -> str:
    """A digest of what the draft says: two drafts of equal digests are the same review, told in the same words.

    Row ids count by their position in their table, for they are random. Left out are the draft's own id, its count of
    saves, where the author was, the wording that was asked, digests of what was read, the trail, when something was
    done, and what the file holds that this version does not know. The order of rows counts, the order of answering
    does not.
    """
    called = {row.id: f"{table} {number}" for table, rows in draft.rows.items() for number, row in enumerate(rows, 1)}

    own = _own(draft)

    def key(name: str) -> str:
        block, at, row = own.get(name, name).partition("@")
        return f"{block}@{called.get(row, row)}" if at else block

    return digest({
        "form": draft.form_id,
        "answers": _answers(draft.answers, called),
        "rows": {table: [_answers(row.answers, called) for row in rows] for table, rows in draft.rows.items()},
        "blocks": {key(name): [edit.base, edit.text, edit.deleted] for name, edit in draft.blocks.items()},
        "verdicts": {name: [verdict.answer, verdict.comment] for name, verdict in draft.verdicts.items()},
        "asides": sorted([aside.check, key(aside.where), aside.reason] for aside in draft.asides),
        "finished": sorted(draft.finished),
        **_review(draft, called),
    })  # fmt: skip


def _own(draft: Draft) -> dict[str, str]:
    """The author's own paragraphs by their words, section by section: their ids are random too."""
    names = [name for name in draft.blocks if name.startswith(OWN)]
    names.sort(key=lambda name: (name.rpartition(".")[0], draft.blocks[name].text))
    return {name: f"{name.rpartition('.')[0]}.{number}" for number, name in enumerate(names, 1)}


def _review(draft: Draft, called: Mapping[str, str]) -> dict[str, Any]:
    """What a review has said, as far as there was one."""
    points = [
        [_about(each.about, called), each.text, each.source, each.answer, each.reason, each.closed]
        for each in draft.points.values()
    ]
    signed = [[each.by, each.post, each.reason] for each in draft.signatures]
    sent = [[each.stage, each.day, each.seen, each.not_seen, each.reason] for each in draft.submissions]
    despite = [[each.document, each.copy, each.reason, each.names, each.gaps] for each in draft.overrides]
    found = {"points": points, "signatures": signed, "submissions": sent, "overrides": despite}
    return {name: each for name, each in found.items() if each}


def _about(about: str, called: Mapping[str, str]) -> str:
    """What a point is about, its rows called by their position."""
    return re.sub(r"(?<=[@#])[^@#]+", lambda row: called.get(row[0], row[0]), about)


def _answers(answers: Mapping[str, Answer], called: Mapping[str, str]) -> dict[str, Any]:
    return {question: _answer(answer, called) for question, answer in answers.items()}


def _answer(answer: Answer, called: Mapping[str, str]) -> list[Any]:
    value: Any = answer.value
    if isinstance(value, tuple):
        value = [called.get(each, each) for each in value]
    elif value is not None:
        value = called.get(value, value)
    return [value, answer.parked, answer.note, answer.who, answer.unsure]
