"""Whatever an author does in whatever order: the draft is its history, no wording is lost, text is built afresh."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.draft import Draft
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
