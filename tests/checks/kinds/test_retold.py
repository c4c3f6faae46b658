"""Passages that only tell again what stands elsewhere."""

from __future__ import annotations

from typing import Any

from imrassist.checks.check import Passage
from imrassist.checks.kinds.retold import Runs, gather
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, found_in, passage

TOLD, JUDGED = form().questions["contact_event"].section, form().questions["why"].section
KEYS: dict[str, Any] = {"judged": ("why",), "told_in": ("contact_event",), "least": 5}
TEN = "one two three four five six seven eight nine ten"


def told(text: str, block: str = "t") -> Passage:
    return passage(text, section=TOLD, block=block)


def judged(text: str, block: str = "j") -> Passage:
    return passage(text, section=JUDGED, block=block)


def shares(*passages: Passage, **keys: Any) -> list[str]:
    return [hit.words["percent"] for hit in found_in(check("retold", **{**KEYS, **keys}), *passages, said=facts())]


def test_a_passage_that_repeats_another_word_for_word_is_told_with_how_much_of_it() -> None:
    assert shares(told(TEN), judged(TEN)) == ["100"]
    assert shares(judged(TEN), told(TEN)) == ["100"]
    assert shares(told(TEN), judged(f"{TEN} eleven twelve thirteen fourteen fifteen")) == ["50"]


def test_less_than_the_share_is_nothing() -> None:
    more = f"{TEN} eleven twelve thirteen fourteen fifteen sixteen"
    assert shares(told(TEN), judged(more)) == []
    assert shares(told(TEN), judged(more), share=0.4) == ["45"]


def test_five_words_in_a_row_are_no_run_and_six_are_one() -> None:
    assert gather(check("retold", **KEYS), passage("one two three four five")) is None
    assert len(gather(check("retold", **KEYS), passage("one two three four five six")) or ()) == 1


def test_a_passage_of_few_runs_is_left_alone() -> None:
    assert shares(told(TEN), judged(TEN), least=5) == ["100"]
    assert shares(told(TEN), judged(TEN), least=6) == []


def test_only_the_sections_meant_are_held_against_each_other() -> None:
    assert shares(told(TEN), told(TEN, "t2")) == []
    assert shares(judged(TEN), judged(TEN, "j2")) == []
    assert shares(passage(TEN, section="1"), judged(TEN)) == []
    assert found_in(check("retold", **KEYS), told(TEN), judged(TEN)) == []


def test_all_of_the_passage_is_marked() -> None:
    (hit,) = found_in(check("retold", **KEYS), told(TEN), judged(TEN), said=facts())
    assert (hit.start, hit.end, hit.judged) == (0, len(TEN), TEN)


class Desk:
    """The index as it lives through changes."""

    def __init__(self) -> None:
        self.check = check("retold", **KEYS)
        self.index = Runs(self.check, form())
        self.said = facts()

    def put(self, one: Passage) -> None:
        self.index.put(one, gather(self.check, one) or frozenset())

    def drop(self, one: Passage) -> None:
        self.index.drop(one, gather(self.check, one) or frozenset())

    def told(self, *, anew: bool = False) -> list[int]:
        return sorted(len(found) for _, found in self.index.judge(self.said, lambda _: (0,), anew=anew))


def test_as_what_is_told_comes_and_goes_the_passage_is_judged_anew() -> None:
    desk = Desk()
    desk.put(judged(TEN))
    assert desk.told() == [0]
    desk.put(told(TEN))
    assert desk.told() == [1]
    desk.put(told(TEN, "t2"))
    assert desk.told() == []
    desk.drop(told(TEN))
    assert desk.told() == []
    assert desk.told(anew=True) == [1]
    desk.drop(told(TEN, "t2"))
    assert desk.told() == [0]
    desk.put(told(TEN))
    assert desk.told() == [1]


def test_as_the_passage_itself_comes_and_goes_so_does_what_is_said_of_it() -> None:
    desk = Desk()
    desk.put(told(TEN))
    assert desk.told() == []
    desk.put(judged(TEN))
    desk.put(judged(TEN, "j2"))
    assert desk.told() == [1, 1]
    desk.drop(judged(TEN))
    assert desk.told() == [0]
    desk.drop(told(TEN))
    assert desk.told() == [0]
    desk.put(told(TEN))
    assert desk.told() == [1]
    desk.drop(passage("one two three four five six", section="1"))
    assert desk.told() == []


def test_half_of_what_was_told_going_leaves_half() -> None:
    desk = Desk()
    first, second = "one two three four five six seven", "six seven eight nine ten eleven twelve"
    desk.put(told(first))
    desk.put(told(second, "t2"))
    desk.put(judged(f"{first} eight nine ten eleven twelve"))
    assert desk.told() == [1]
    desk.drop(told(second, "t2"))
    assert desk.told() == [0]
