from __future__ import annotations

import unicodedata

import pytest

from imrassist.privacy.find import Finder
from tests.privacy.frames import BROTHER, CHILD, FATHER, KEY, MOTHER, PARTNER, found, one, person


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("The worker saw Katarzyna Thornby.", "Katarzyna Thornby", "Child 1"),
        ("The worker saw Katarzyna.", "Katarzyna", "Child 1"),
        ("Katarzyna’s coat was wet.", "Katarzyna", "Child 1"),
        ("The worker saw Kasia.", "Kasia", "Child 1"),
        ("The worker saw Katarzyn.", "Katarzyn", "Child 1"),
        ("The worker saw Katrazyma.", "Katrazyma", "Child 1"),
        ("The worker saw Catarzina.", "Catarzina", "Child 1"),
        ("The worker saw Katarzyna T. at home.", "Katarzyna T.", "Child 1"),
        ("The worker saw K. Thornby.", "K. Thornby", "Child 1"),
        ("The worker saw Thornby, Katarzyna.", "Thornby, Katarzyna", "Child 1"),
        ("The worker saw Katarzyna Anne Thornby.", "Katarzyna Anne Thornby", "Child 1"),
        ("The worker saw Katarzyna\nThornby.", "Katarzyna\nThornby", "Child 1"),
        ("the worker saw katarzyna again", "katarzyna", "Child 1"),
        ("SUMMARY OF CONTACT WITH KATARZYNA THORNBY", "KATARZYNA THORNBY", "Child 1"),
        ("The worker saw KT again.", "KT", "Child 1"),
        ("The worker saw K.T. again.", "K.T.", "Child 1"),
        ("Billy said no.", "Billy", "Child 2"),
        ("Mrs Thornby rang.", "Mrs Thornby", "Mrs A"),
        ("Mr O’Harrow rang.", "Mr O’Harrow", "Mr B"),
        ("Mr Oharrow rang.", "Mr Oharrow", "Mr B"),
        ("Mr Gould Marlow rang.", "Mr Gould Marlow", "Mr C"),
        ("Mr Gould-Marlowe rang.", "Mr Gould-Marlowe", "Mr C"),
        ("Rashid Gould rang.", "Rashid Gould", "Mr C"),
    ],
)
def test_somebody_of_the_key_is_found_however_named(text: str, words: str, code: str) -> None:
    span = one(text)
    assert (span.kind, span.text, span.code) == ("keyed", words, code)


def test_accents_count_for_nothing_and_offsets_are_those_of_the_text_as_given() -> None:
    entry = person("Mr D", "Łukasz Żmuda", sex="M", title="Mr")
    for text in (
        "Then Lukasz Zmuda left.",
        "Then Łukasz Żmuda left.",
        unicodedata.normalize("NFD", "Then Łukasz Żmuda left."),
    ):
        span = one(text, entry)
        assert text[span.start : span.end] == span.text
        assert span.start == 5
        assert text[span.end :] == " left."


def test_signs_that_nobody_sees_do_not_hide_a_name() -> None:
    assert found("Kata\u00adrzyna and Kat\u200barzyna came.")[0][2] == "Child 1"
    assert len(found("Kata\u00adrzyna and Kat\u200barzyna came.")) == 2


def test_a_couple_and_a_family_give_all_who_are_meant() -> None:
    couple = Finder(KEY).spans("Mr and Mrs Thornby moved out.")[0]
    assert couple.text == "Mr and Mrs Thornby"
    assert couple.together == ("Child 2", "Mrs A")
    family = Finder(KEY).spans("The Thornby family moved out.")[0]
    assert set(family.together) == {"Child 1", "Child 2", "Mrs A"}


def test_a_title_says_whom_a_surname_means_and_the_others_are_told() -> None:
    span = one("Mrs Thornby rang.")
    assert span.code == "Mrs A"
    assert set(span.alternatives) == {"Child 1"}


def test_a_bare_surname_means_who_was_named_last() -> None:
    spans = Finder(KEY).spans("William came. Thornby was cold. Katarzyna came. Thornby was cold.")
    assert [span.code for span in spans] == ["Child 2", "Child 2", "Child 1", "Child 1"]


@pytest.mark.parametrize(
    "text",
    [
        "Will the agency act on this?",
        "She asked in May. In May 2009 he left.",
        "A rose grew there, and the will of the court was clear.",
        "Page four is missing. Rose petals lay about.",
        "The May Bank Holiday was quiet.",
    ],
)
def test_a_name_that_is_a_word_is_left_where_it_is_the_word(text: str) -> None:
    assert found(text, person("Child 3", "May Page"), person("Child 4", "Will Rose")) == []


@pytest.mark.parametrize("text", ["Then Rose left.", "Rose’s coat was wet.", "Rose said no.", "Mrs Rose rang."])
def test_but_it_is_found_where_it_is_a_name(text: str) -> None:
    entries = (person("Mrs D", "Rose Rose", sex="F", title="Mrs"),)
    assert [code for _, _, code in found(text, *entries)] == ["Mrs D"]


def test_another_who_has_the_same_first_name_or_surname_is_somebody_else() -> None:
    assert found("Then William Hardcastle left.") == [("person", "William Hardcastle", "")]
    assert found("Then Agnes Thornby left.") == [("person", "Agnes Thornby", "")]
    assert found("Then Dr Thornby left.") == [("person", "Dr Thornby", "")]


def test_a_code_is_never_a_name() -> None:
    assert found("Child 1 and Mrs A met Mr B. Child 7 and Mr K were there.") == []
    assert found("MO was there. SC1 and SC9 too.", person("MO", "Mary Olley"), person("SC1", "Ann Bee")) == []


def test_a_name_that_is_a_code_as_well_is_still_found() -> None:
    hope = person("Grace", "Hope Larkin")
    grace = person("Hope", "Grace Larkin")
    assert [kind for kind, _, _ in found("Then Grace left.", hope, grace)] == ["keyed"]


def test_one_letter_names_and_empty_ones_are_no_trouble() -> None:
    assert found("A man came. I saw X.", person("Child 1", "X"), person("Child 2", ""), person("Child 3", " ")) == []


def test_two_people_under_one_code_and_one_person_twice_are_no_trouble() -> None:
    twice = (CHILD, CHILD, person("Child 1", "Nadia Frost"))
    assert {code for _, _, code in found("Katarzyna met Nadia Frost.", *twice)} == {"Child 1"}


def test_names_written_from_right_to_left_are_found() -> None:
    entry = person("Mr E", "محمد الخطيب")
    span = one("He is محمد الخطيب in the file.", entry)
    assert (span.text, span.code) == ("محمد الخطيب", "Mr E")


def test_another_form_of_a_name_is_found_as_that_person() -> None:
    entry = person("Mrs A", "Rosemary Thornby", "Rosemary Kettle", "Mimi", sex="F", title="Mrs")
    assert [code for _, _, code in found("Mimi came. Then Ms Kettle left.", entry)] == ["Mrs A", "Mrs A"]


def test_what_is_allowed_is_not_found_with_a_title_or_without() -> None:
    text = "Professor Munro and Munro agreed; Katarzyna did not."
    assert [s.code for s in Finder(KEY, allow=["Munro"]).spans(text)] == ["Child 1"]
    assert Finder(KEY, allow=["Munro", "katarzyna"]).spans(text) == ()


def test_a_key_of_five_hundred_people_and_an_empty_one_are_searched() -> None:
    many = [person(f"Child {n}", f"Anna{chr(97 + n % 26)}{chr(97 + n // 26)} Quill{n // 20:02}x") for n in range(500)]
    assert Finder([*many, CHILD]).spans("Then Katarzyna Thornby left.")[0].code == "Child 1"
    assert Finder([]).spans("") == ()


def test_no_reason_quotes_the_text_or_the_key() -> None:
    text = "Katarzyna met Mr O'Harrow and Agnes Poole of 3 Elm Road on 0161 496 0000."
    for span in Finder(KEY).spans(text):
        assert span.why.endswith(".")
        assert not any(word in span.why for word in ("Katarzyna", "Harrow", "Agnes", "Elm", "0161"))


def test_the_family_of_the_frames_is_who_it_says() -> None:
    assert [each.code for each in (CHILD, BROTHER, MOTHER, FATHER, PARTNER)] == [
        "Child 1",
        "Child 2",
        "Mrs A",
        "Mr B",
        "Mr C",
    ]


@pytest.mark.parametrize(
    ("real", "text", "words"),
    [
        ("Angharad Pell", "It was discussed with the School Nurse. Angharad’s account changed.", "Angharad"),
        ("Mei-Ling Pell", "A note says that MLP rang.", "MLP"),
        ("Harvey Pell", "Harv was out.", "Harv"),
        ("Chantelle Pell", "Channy was out.", "Channy"),
        ("Oluwaseun Pell", "Seun was out.", "Seun"),
        ("Miles Pell", "dob 09/05/10 / Miles\nno reply", "Miles"),
        ("May Pell", "There was a bruise on May's cheek.", "May"),
        ("May Pell", "She rang for the report on May, none yet.", "May"),
        ("Hector Pell", 'He said, "Hector shouts at mummy."', "Hector"),
    ],
)
def test_a_name_of_the_key_is_found_where_it_looks_like_something_else(real: str, text: str, words: str) -> None:
    assert [span.text for span in Finder([person("Child 1", real)]).spans(text) if span.kind == "keyed"] == [words]


@pytest.mark.parametrize(
    ("real", "text"),
    [
        ("Olive Pell", "Olive is the only word legible in this entry."),
        ("Hope Pell", "Hope was expressed that it would be kept."),
        ("May Pell", "He was seen alone before the end of May."),
        ("Aidan Pell", "A worker from Women's Aid came."),
        ("Grant Pell", "The worker saw Malcolm Grant at the door."),
    ],
)
def test_but_a_word_that_is_only_the_word_or_somebody_elses_name_is_not_of_the_key(real: str, text: str) -> None:
    assert [span.text for span in Finder([person("Child 1", real)]).spans(text) if span.kind == "keyed"] == []


def test_a_couple_is_one_finding_with_both_codes_however_and_is_written() -> None:
    pair = [person("Mrs A", "Ann Pell", sex="F", title="Mrs"), person("Mr B", "Bo Pell", sex="M", title="Mr")]
    spans = Finder(pair).spans("She said that Mr & Mrs Pell had moved.")
    assert [(span.text, set(span.together)) for span in spans] == [("Mr & Mrs Pell", {"Mrs A", "Mr B"})]
