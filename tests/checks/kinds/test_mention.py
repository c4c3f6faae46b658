"""Things recorded that the text never comes back to."""

from __future__ import annotations

from typing import Any

from imrassist.checks.kinds.mention import Said, gather
from imrassist.checks.prose import Phrase
from tests.checks.drafts import form
from tests.checks.kinds.made import check, facts, found_in, passage

CODES: dict[str, Any] = {"table": "person", "question": "person_code", "place": "people"}
WORDS = (Phrase("deaf", "hearing"), Phrase("hearing loss", "hearing"), Phrase("Urdu"), Phrase("blind"))
NEEDS: dict[str, Any] = {"table": "person", "question": "person_needs", "groups": WORDS, "place": "person_needs"}


def missing(keys: dict[str, Any], *texts: str, **said: Any) -> list[tuple[str, str]]:
    return [(hit.row, hit.words["found"]) for hit in found_in(check("mention", **keys), *texts, said=facts(**said))]


PEOPLE = [{"id": "a", "person_code": "Child 1"}, {"id": "b", "person_code": "Mrs A"}, {"id": "c"}]


def test_a_code_that_no_passage_names_is_missing_and_one_that_any_names_is_not() -> None:
    assert missing(CODES, "Child 1 was seen.", "A nurse called.", person=PEOPLE) == [("person-b", "Mrs A")]
    assert missing(CODES, "A nurse called.", "Mrs A and Child 1.", person=PEOPLE) == []


def test_while_there_is_no_text_or_no_draft_nothing_is_missing() -> None:
    assert missing(CODES, person=PEOPLE) == []
    assert missing(CODES, "...", person=PEOPLE) == []
    assert found_in(check("mention", **CODES), "A nurse called.") == []


def test_only_rows_for_which_the_condition_holds_want_a_mention() -> None:
    people = [{"id": "a", "person_code": "X 1", "in_review": "yes"}, {"id": "b", "person_code": "X 2"}]
    assert missing({**CODES, "where": "in_review == 'yes'"}, "Text.", person=people) == [("person-a", "X 1")]


def test_it_stands_on_the_row_or_where_the_check_says_on_none() -> None:
    assert missing({**CODES, "place_whole": True}, "Text.", person=PEOPLE[:1]) == [("", "Child 1")]
    (hit,) = found_in(check("mention", **CODES), "Text.", said=facts(person=PEOPLE[:1]))
    assert (hit.question, hit.judged) == ("people", ["person-a", "Child 1"])


def test_with_groups_each_word_of_the_list_is_sought_in_any_of_its_forms_and_told_once() -> None:
    person = [{"id": "a", "person_needs": "Deaf, with a hearing loss; speaks Urdu."}]
    assert missing(NEEDS, "Text.", person=person) == [("person-a", "Deaf"), ("person-a", "Urdu")]
    assert missing(NEEDS, "Her hearing was asked about.", person=person) == [("person-a", "Urdu")]
    assert missing(NEEDS, "A hearing loss was noted, and Urdu.", person=person) == []
    assert missing(NEEDS, "Text.", person=[{"id": "a", "person_needs": "None known."}]) == []


def test_what_is_remembered_of_the_passages_follows_them() -> None:
    of = check("mention", **CODES)
    index, said = Said(of, form()), facts(person=PEOPLE[:1])
    names, other = passage("Child 1.", block="b1"), passage("A nurse.", block="b2")
    names_said, other_said = gather(of, names), gather(of, other)
    assert names_said
    assert other_said

    def told(*, anew: bool = False) -> list[int]:
        return [len(found) for _, found in index.judge(said, lambda _: (0,), anew=anew)]

    assert told() == [0]
    index.put(other, other_said)
    assert told() == [1]
    assert told() == []
    assert told(anew=True) == [1]
    index.put(names, names_said)
    assert told() == [0]
    index.drop(names, names_said)
    assert told() == [1]
    index.drop(other, other_said)
    assert told() == [0]


def test_two_checks_that_look_for_the_same_words_never_share_what_is_remembered() -> None:
    person = [{"id": "a", "person_needs": "blind", "person_code": "blind"}]
    for _ in range(2):
        assert missing(NEEDS, "Text.", person=person) == [("person-a", "blind")]
        assert missing({**NEEDS, "groups": WORDS[:1]}, "Text.", person=person) == []
        assert missing(CODES, "Text.", person=person) == [("person-a", "blind")]
