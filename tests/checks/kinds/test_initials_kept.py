"""Abbreviations as passages come and go: what is kept says the same as a fresh look at all of them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from imrassist.checks.check import Check, Hit, Passage
from imrassist.checks.kinds.initials import Abbreviated, gather, judge
from tests.checks.drafts import checks
from tests.checks.kinds.made import facts, found_in, passage


def named(check_id: str) -> Check:
    found = checks().get(f"plain_words.{check_id}")
    assert found is not None
    return found


NEVER, HERE = named("initials_not_spelt_out"), named("initials_spelt_out_once")
SPELT, USED, TWICE = "The health visitor (HV) came.", "The HV left.", "The HV met the HV of the YOT."


def words(hits: list[Hit]) -> list[tuple[int, str, int]]:
    return [(hit.passage.at if hit.passage else -1, hit.words["found"], hit.start) for hit in hits]


@pytest.mark.parametrize(
    ("texts", "never", "here"),
    [
        ((USED, SPELT, USED), [(0, "HV", 4)], [(1, "HV", 20)]),
        ((SPELT, USED), [], [(0, "HV", 20)]),
        ((TWICE,), [(0, "HV", 4), (0, "HV", 15), (0, "YOT", 25)], []),
        (("The HV. The health visitor (HV) came, and the HV left.",), [(0, "HV", 4)], [(0, "HV", 28)]),
        ((SPELT, "The health visitor (HV) again."), [], [(0, "HV", 20)]),
        (("Nobody called.",), [], []),
    ],
)
def test_each_use_before_it_is_spelt_out_is_marked_and_the_first_from_there_on(
    texts: tuple[str, ...], never: list[tuple[int, str, int]], here: list[tuple[int, str, int]]
) -> None:
    assert words(found_in(NEVER, *texts)) == never
    assert words(found_in(HERE, *texts)) == here


def test_how_it_is_spelt_out_is_told_from_the_text_before_the_list_and_its_sentence_was_judged() -> None:
    (hit,) = found_in(NEVER, "She left. The HV left. He came.", "The home visitor (HV) came.")
    assert hit.words == {"found": "HV", "long": "'home visitor'"}
    assert [hit.judged[0].casefold(), hit.judged[1]] == ["hv", "The HV left."]
    (listed,) = found_in(NEVER, USED)
    assert listed.words["long"] == "'health visitor'"
    (unknown,) = found_in(NEVER, "The QZX left.")
    assert unknown.words["long"] == "it in full"


def test_the_boards_list_and_the_codes_of_people_are_none_where_there_is_a_draft() -> None:
    said = facts(person=[{"person_code": "HV 2"}])
    assert len(found_in(NEVER, USED)) == 1
    assert found_in(NEVER, USED, said=said) == []
    assert words(found_in(NEVER, "The YOT left.", said=said)) == [(0, "YOT", 4)]


TEXTS = (SPELT, USED, TWICE, "The YOT left.", "The youth offending team (YOT) met the HV.", "Nobody.", "HV and YOT.")


@pytest.mark.parametrize("of", [NEVER, HERE], ids=["never", "here"])
def test_whatever_comes_and_goes_what_is_kept_is_what_a_fresh_look_finds(of: Check) -> None:
    chance = random.Random(5)  # noqa: S311 - the same each time
    index, stand = Abbreviated(of), dict[int, Passage]()
    found: dict[str, list[Hit]] = {}
    for step in range(150):
        at = chance.randrange(8)
        if at in stand:
            gone = stand.pop(at)
            index.drop(gone, value) if (value := gather(of, gone)) else None
        if chance.random() < 0.7:
            came = stand[at] = passage(chance.choice(TEXTS), at=at)
            index.put(came, value) if (value := gather(of, came)) else None
        found |= dict(index.judge(None, lambda each: (each.at,), anew=step == 75))
        gathered = [(each, value) for _, each in sorted(stand.items()) if (value := gather(of, each))]
        assert sorted(words([hit for hits in found.values() for hit in hits])) == words(list(judge(of, None, gathered)))


def test_what_did_not_change_is_not_judged_again() -> None:
    index = Abbreviated(NEVER)
    those = [passage(text, at=at) for at, text in enumerate((USED, "The YOT left.", USED))]
    for each in those:
        value = gather(NEVER, each)
        assert value
        index.put(each, value)
    assert len(list(index.judge(None, lambda each: (each.at,), anew=False))) == 3
    assert list(index.judge(None, lambda each: (each.at,), anew=False)) == []
    assert len(list(index.judge(None, lambda each: (each.at,), anew=True))) == 3
    spelt = passage(SPELT, at=1)
    for old, new in ((those[1], None), (None, spelt)):
        if old and (value := gather(NEVER, old)):
            index.drop(old, value)
        if new and (value := gather(NEVER, new)):
            index.put(new, value)
    touched = dict(index.judge(None, lambda each: (each.at,), anew=False))
    assert sorted(len(hits) for hits in touched.values()) == [0, 0, 1]


def test_another_place_for_one_abbreviation_leaves_passages_with_others_alone() -> None:
    index = Abbreviated(NEVER)
    for at, text in enumerate((USED, "The YOT left.")):
        value = gather(NEVER, passage(text, at=at))
        assert value
        index.put(passage(text, at=at), value)
    list(index.judge(None, lambda each: (each.at,), anew=False))
    spelt = passage(SPELT, at=5)
    value = gather(NEVER, spelt)
    assert value
    index.put(spelt, value)
    assert len(list(index.judge(None, lambda each: (each.at,), anew=False))) == 2


def test_spelt_out_where_it_is_not_used_the_first_use_behind_is_marked_and_moves_with_what_comes_and_goes() -> None:
    index = Abbreviated(HERE)
    spelt = passage(SPELT, at=0)
    value = gather(HERE, spelt)
    assert value
    index.put(spelt, replace(value, uses=()))
    found: dict[str, list[Hit]] = {}

    def told() -> list[int]:
        found.update(index.judge(None, lambda each: (each.at,), anew=False))
        return [at for at, _, _ in words([hit for hits in found.values() for hit in hits])]

    assert told() == []
    held = {at: passage(USED, at=at) for at in (4, 2, 3)}
    for at, marked in ((4, 4), (2, 2), (3, 2)):
        use = gather(HERE, held[at])
        assert use
        index.put(held[at], use)
        assert told() == [marked]
    gone = gather(HERE, held[2])
    assert gone
    index.drop(held[2], gone)
    assert told() == [3]
    index.drop(spelt, replace(value, uses=()))
    assert told() == []
