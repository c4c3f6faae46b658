"""Rows that say nearly the same."""

from __future__ import annotations

from typing import Any

from imrassist.checks.check import Hit
from imrassist.checks.kinds.duplicate import Alike
from tests.checks.kinds.made import check, facts, hits, rows_of

KEYS: dict[str, Any] = {"table": "contact", "same": ("contact_day", "contact_kind"), "similar": "contact_event"}
FIVE = "Nurse weighed baby clinic Tuesday."


def row(text: str, day: str = "2009-01-05", kind: str = "visit") -> dict[str, str]:
    return {"contact_day": day, "contact_kind": kind, "contact_event": text}


def alike(*rows: dict[str, str], **keys: Any) -> list[Hit]:
    return hits(check("duplicate", **{**KEYS, **keys}), facts(contact=list(rows)))


def test_of_two_that_say_the_same_on_the_same_day_the_later_is_named_with_the_earlier() -> None:
    (found,) = alike(row(FIVE), row(FIVE))
    assert (found.row, found.question) == ("contact-2", "contact_event")
    assert found.judged == ["contact-1", FIVE, FIVE]
    assert found.words["other"]


def test_another_day_or_kind_or_none_makes_them_two() -> None:
    assert alike(row(FIVE), row(FIVE, day="2009-01-06")) == []
    assert alike(row(FIVE), row(FIVE, kind="phone")) == []
    none = {"contact_event": FIVE, "contact_day": "2009-01-05"}
    assert alike(none, none) == []


def test_four_words_of_five_in_both_are_enough_and_three_are_not() -> None:
    assert len(alike(row("Nurse weighed baby clinic Tuesday."), row("Nurse weighed baby clinic."))) == 1
    assert alike(row("Nurse weighed baby clinic Tuesday."), row("Nurse weighed baby.")) == []
    assert len(alike(row("Nurse weighed baby clinic Tuesday."), row("Nurse weighed baby."), share=0.6)) == 1


def test_two_words_are_too_few_to_be_the_same_and_three_are_enough() -> None:
    assert alike(row("Nurse weighed."), row("Nurse weighed.")) == []
    assert len(alike(row("Nurse weighed baby."), row("Nurse weighed baby."))) == 1


def test_a_third_is_named_once_and_held_against_the_first_of_those_before_it() -> None:
    found = alike(row(FIVE), row(FIVE), row(FIVE))
    assert rows_of(found) == ["2", "3"]
    assert [hit.judged[0] for hit in found] == ["contact-1", "contact-1"]


def test_only_the_forty_before_it_are_looked_at() -> None:
    between = [row(f"Word{n} other{n} third{n}.") for n in range(40)]
    assert rows_of(alike(row(FIVE), *between[:39], row(FIVE))) == ["41"]
    assert alike(row(FIVE), *between, row(FIVE)) == []


def test_a_row_that_went_or_says_another_thing_is_no_longer_held_against_any() -> None:
    of = check("duplicate", **KEYS)
    said, other = facts(contact=[row(FIVE), row(FIVE)]), facts(contact=[row("Letter sent father school."), row(FIVE)])
    index = Alike(of)
    for each in said.rows("contact"):
        index.put(said, each)
    assert [len(found) for _, found in index.judge(said, anew=False)] == [1]
    assert list(index.judge(said, anew=False)) == []
    assert [len(found) for _, found in index.judge(said, anew=True)] == [1]
    index.put(other, other.rows("contact")[0])
    assert [found for _, found in index.judge(other, anew=False)] == [[]]
    index.put(said, said.rows("contact")[0])
    assert [len(found) for _, found in index.judge(said, anew=False)] == [1]
    index.drop("contact-1")
    assert [found for _, found in index.judge(said, anew=False)] == [[]]
    index.drop("contact-2")
    assert [found for _, found in index.judge(said, anew=False)] == [[]]
    assert list(index.judge(said, anew=True)) == []
    index.drop("contact-9")
    assert list(index.judge(said, anew=False)) == []


def test_a_row_put_on_another_day_leaves_the_old_day_and_is_judged_on_the_new() -> None:
    of = check("duplicate", **KEYS)
    said = facts(contact=[row(FIVE), row(FIVE), row(FIVE, day="2009-02-01")])
    moved = facts(contact=[row(FIVE), row(FIVE, day="2009-02-01"), row(FIVE, day="2009-02-01")])
    index = Alike(of)
    for each in said.rows("contact"):
        index.put(said, each)
    list(index.judge(said, anew=False))
    index.put(moved, moved.rows("contact")[1])
    found = dict(index.judge(moved, anew=False))
    assert sorted(len(each) for each in found.values()) == [0, 1]
