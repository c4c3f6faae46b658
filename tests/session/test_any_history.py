"""Whatever an author does in whatever order: the draft is its history, no wording is lost, text is built afresh."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Place
from imrassist.model.draft import OWN, Draft
from imrassist.resources import default_form, folder
from imrassist.storage.draft_file import ReadDraft, read_draft
from tests.session.author import Author, Step
from tests.small import filled, garden

DOES = (
    "answer", "answer", "park", "clear", "back", "add_row", "remove_row", "move_row", "reword", "reword", "take_out",
    "bring_back", "give_back", "add_own", "move_own", "settle", "undo", "undo", "redo",
)  # fmt: skip
STEPS: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.sampled_from(DOES), st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=25
)
GARDENS, REVIEWS = 900, 120
"""Histories in one run: a thousand in all and more."""
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return garden(Path(tmp_path_factory.mktemp("garden")))


@pytest.fixture(scope="module")
def review() -> tuple[Form, Draft]:
    """The first form, and its example."""
    form = load_form(default_form())
    read = read_draft((folder("prompts") / form.id / "example" / "example.imr.toml").read_bytes(), lambda _: form)
    assert isinstance(read, ReadDraft)
    return form, read.draft


@settings(max_examples=GARDENS, deadline=None, suppress_health_check=SLOW, database=None)
@any_of(steps=STEPS)
def test_any_history_of_a_small_form_keeps_what_is_promised(form: Form, steps: list[Step]) -> None:
    author = Author(form, filled())
    author.does(steps)
    author.assert_it_all_holds()


@settings(max_examples=REVIEWS, deadline=None, suppress_health_check=SLOW, database=None)
@any_of(steps=STEPS)
def test_any_history_of_a_review_keeps_what_is_promised(review: tuple[Form, Draft], steps: list[Step]) -> None:
    form, draft = review
    # A few of each sort of row are enough, and keep a thousand histories quick.
    author = Author(form, draft.with_(rows={table: rows[:3] for table, rows in draft.rows.items()}, blocks={}))
    author.does(steps)
    author.assert_it_all_holds()


def test_a_thousand_histories_are_tried() -> None:
    assert GARDENS + REVIEWS >= 1000


STATES = (
    "parked", "answer replaced", "not asked any more, and kept", "undone", "done again", "worded by hand",
    "out of step", "taken out", "own paragraph", "row removed",
)  # fmt: skip


def reached(author: Author, steps: list[Step]) -> set[str]:
    """Which of the states that matter a history comes through."""
    found: set[str] = set()
    for step in steps:
        before, future = author.session.draft, len(author.future)
        author.does([step])
        now, blocks = author.session.draft, author.session.draft.blocks
        both = before.answers.keys() & now.answers.keys()
        asked = set(author.session.places())
        every = [(Place(name), answer) for name, answer in now.answers.items()]
        every += [(Place(n, row.id), a) for rows in now.rows.values() for row in rows for n, a in row.answers.items()]
        moved = now != before
        signs = {
            "parked": any(answer.parked for _, answer in every),
            "answer replaced": any(
                before.answers[name].given and before.answers[name] != now.answers[name] for name in both
            ),
            "not asked any more, and kept": any(answer.given and place not in asked for place, answer in every),
            "undone": step[0] == "undo" and moved,
            "done again": step[0] == "redo" and moved and future > 0,
            "worded by hand": any(edit.text and not edit.deleted for edit in blocks.values()),
            "out of step": bool(author.session.out_of_step()),
            "taken out": any(edit.deleted for edit in blocks.values()),
            "own paragraph": any(key.startswith(OWN) for key in blocks),
            "row removed": step[0] == "remove_row" and moved,
        }
        found |= {sign for sign, there in signs.items() if there}
    return found


def test_histories_of_this_sort_come_through_every_state_that_matters(form: Form) -> None:
    chance = Random(7)  # noqa: S311 - the same histories each time
    times: Counter[str] = Counter()
    for _ in range(60):
        steps = [
            (chance.choice(DOES), chance.randrange(401), chance.randrange(61)) for _ in range(chance.randrange(8, 26))
        ]
        times.update(reached(Author(form, filled()), steps))
    assert {state: times[state] for state in STATES if times[state] < 5} == {}
