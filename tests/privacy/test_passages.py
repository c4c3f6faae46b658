from __future__ import annotations

from imrassist.privacy.find import Finder
from imrassist.privacy.passages import Passage, mark
from tests.privacy.frames import KEY


def test_offsets_count_the_characters_of_the_passage() -> None:
    passages = [Passage(text="Nothing here.", where="one"), Passage(text="Then Kasia left.", where="two")]
    (marked,) = mark(Finder(KEY), passages)
    assert marked.passage.where == "two"
    assert passages[1].text[marked.span.start : marked.span.end] == "Kasia"


def test_a_stranger_told_in_full_in_one_passage_is_known_in_each_other() -> None:
    passages = [Passage(text="The door was shut and Oakenshaw knocked."), Passage(text="Kira Oakenshaw came.")]
    assert [marked.span.text for marked in mark(Finder(KEY), passages)] == ["Oakenshaw", "Kira Oakenshaw"]


def test_what_a_passage_may_hold_is_no_finding_there_but_a_name_of_the_key_is() -> None:
    may = frozenset(["person"])
    passages = [Passage(text="Agnes Poole", may_hold=may), Passage(text="Katarzyna Thornby", may_hold=may)]
    assert [marked.span.kind for marked in mark(Finder(KEY), passages)] == ["keyed"]


def test_no_passages_give_nothing() -> None:
    assert mark(Finder(KEY), []) == ()
