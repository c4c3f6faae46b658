"""A short run of `python -m tests.export.generated`: every document in every copy, and a few drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.generated import KINDS, Maker, judged, made, rendered


@pytest.mark.parametrize("seed", range(len(KINDS)), ids=["-".join(kind) for kind in KINDS])
def test_no_judge_finds_a_fault_whatever_the_draft_holds(seed: int, tmp_path: Path) -> None:
    assert judged(seed + 1000 * len(KINDS), tmp_path) == []


def test_the_drafts_are_of_every_sort() -> None:
    counts = {len(rows) for seed in range(30) for rows in Maker(seed).draft().rows.values()}
    assert counts >= {0, 1, 9, 300}
    seeds = range(0, len(KINDS), 5)
    assert [made(seed)[:2] for seed in seeds] == [KINDS[seed] for seed in seeds]


@pytest.mark.office
def test_pages_lie_as_they_should_are_numbered_repeat_their_headings_and_clip_no_word(tmp_path: Path) -> None:
    assert list(rendered([0, 4, 20], tmp_path)) == []
