"""What is remembered from change to change says the same as a fresh look, and costs what the change touched."""

from __future__ import annotations

import os
import random

import pytest

from bench.drafts import any_act, grown, text_act
from imrassist.checks.run import Checker
from imrassist.model.acts import Act, apply, inverse
from imrassist.model.draft import Draft
from imrassist.writing.write import Writer
from tests.checks.drafts import TODAY, checks, form, fresh

EDITS = int(os.environ.get("IMRASSIST_EDITS", "60"))
"""How many changes are made; 10,000 with `make fuzz-checks`."""
LOOKED_AT = 15
"""After every so many changes everything is judged anew; after the rest only what they touched."""


class Desk:
    """One draft on which somebody works."""

    def __init__(self, draft: Draft) -> None:
        self.writer, self.checker = Writer(form()), Checker(form(), checks())
        self.draft = draft
        self.remarks = self.checker.run(draft, self.writer.write(draft), today=TODAY)

    def work(self, draft: Draft) -> int:
        before = self.writer.built + self.checker.work.total()
        self.draft = draft
        self.remarks = self.checker.run(draft, self.writer.write(draft), today=TODAY)
        return self.writer.built + self.checker.work.total() - before


@pytest.mark.req("QA.2")
@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_changes_in_a_row_text_and_remarks_are_those_of_a_fresh_look(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    desk = Desk(grown(form(), 20))
    undo: list[Act] = []
    for number in range(1, EDITS + 1):
        if undo and chance.random() < 0.15:
            act = undo.pop()
        else:
            act = (any_act if chance.random() < 0.8 else text_act)(form(), desk.draft, chance)
            undo.append(inverse(desk.draft, act))
        desk.work(apply(desk.draft, act))
        if number % LOOKED_AT == 0:
            assert desk.writer.write(desk.draft) == Writer(form()).write(desk.draft), (number, act)
            assert desk.remarks == fresh(desk.draft), (number, act)


def test_the_work_of_one_answer_does_not_grow_with_the_draft() -> None:
    costs = []
    for contacts in (30, 240):
        desk, chance = Desk(grown(form(), contacts)), random.Random(3)  # noqa: S311 - the same each time
        acts = (text_act(form(), desk.draft, chance, ("contact",)) for _ in range(12))
        costs.append(max(desk.work(apply(desk.draft, act)) for act in acts))
    assert costs[1] <= 1.2 * costs[0]
    assert costs[1] < 80
