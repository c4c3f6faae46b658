"""What is said in little room: remarks, ways to leave a question open, boxes to tick."""

from __future__ import annotations

import pytest

from imrassist.model.answer import Park, Place
from imrassist.tui.screens.park import _listed
from imrassist.tui.widgets.field import Pick
from imrassist.tui.widgets.transcript import Said, Transcript


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (list(Park), "Later and Ask go on"),
        ([Park.LATER], "It goes on"),
        ([Park.LATER, Park.ASK], "It goes on"),
        ([Park.ASK, Park.NO_RECORD], "Ask goes on"),
        ([Park.NOT_APPLY], "a sentence in the report"),
    ],
)
def test_only_the_ways_that_are_offered_are_spoken_of(ways: list[Park], said: str) -> None:
    assert said in _listed(ways)


@pytest.mark.parametrize("width", range(12, 60))
def test_a_box_to_tick_never_parts_from_its_label(width: int) -> None:
    pick = Pick([(str(at), f"Mr {name}") for at, name in enumerate("ABCDE", 1)], ["2"], several=True)
    lines = pick._ticks(width)
    assert "".join(lines).count("[") == 5
    assert all(line.count("[") == line.count("Mr") for line in lines)


def test_nothing_answered_later_stands_above_an_earlier_question() -> None:
    said = [Said(place=Place(each), ask=each, shown=each) for each in ("first", "here", "later")]
    transcript = Transcript()
    transcript.tell(said, Place("here"))
    assert [item.text for item in transcript.items if item.key] == ["first"]
