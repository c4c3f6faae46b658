"""Words, sentences, quotations and phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.checks.prose import (
    Phrase,
    Phrases,
    content_words,
    in_quotes,
    sentence_at,
    sentences,
    words,
)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She called. Nobody was in.", ["She called.", "Nobody was in."]),
        ("Mrs. A called. Dr. B did not.", ["Mrs. A called.", "Dr. B did not."]),
        ("He asked: why? Nobody knew!", ["He asked: why?", "Nobody knew!"]),
        ("It was 3.5 miles away. It rained.", ["It was 3.5 miles away.", "It rained."]),
        ('She said "no." He left.', ['She said "no."', "He left."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("See para. 4 of the policy.", ["See para. 4 of the policy."]),
        ("J. Example signed.", ["J. Example signed."]),
        ("", []),
        (" \n ", []),
        ("no stop at all", ["no stop at all"]),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(st.text(alphabet=st.sampled_from('aA .!?\n"”')))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert all(first.end <= second.start for first, second in pairwise(spans))


def test_the_sentence_at_a_place_is_the_one_that_holds_it() -> None:
    text = "She called. Nobody was in. She left."
    assert sentence_at(text, text.index("Nobody")) == "Nobody was in."


def test_words_are_lower_case_and_hold_their_hyphens_and_apostrophes() -> None:
    assert [word.text for word in words("The child’s well-being: 3rd visit")] == [
        "the", "child's", "well-being", "3rd", "visit",
    ]  # fmt: skip


def test_words_in_quotation_marks_are_somebody_elses() -> None:
    text = "He wrote “failed to engage” and 'left' it. She didn't."
    assert in_quotes(text, text.index("failed"))
    assert not in_quotes(text, text.index("didn't") + 2)
    assert not in_quotes("an open “quotation", 12)


def found(phrases: list[str], text: str) -> list[str]:
    return [text[span.start : span.end] for span, _ in Phrases(map(Phrase, phrases)).find(text, words(text))]


def test_a_phrase_is_found_whatever_its_capitals_and_blanks_but_not_across_a_stop() -> None:
    assert found(["failed to engage"], "She FAILED  to\nengage. Failed. To engage.") == ["FAILED  to\nengage"]


def test_the_longest_of_several_phrases_is_found_and_none_within_it() -> None:
    assert found(["look", "look at", "at"], "look at it") == ["look at"]


def test_a_star_stands_for_any_ending() -> None:
    assert found(["train*", "re-train*"], "Training retrains; trained staff trail; re-trained") == [
        "Training", "trained", "re-trained",
    ]  # fmt: skip


def test_an_empty_list_finds_nothing() -> None:
    assert found([], "anything") == []
    assert found(["..."], "anything ...") == []


def test_words_of_one_stem_are_one_and_small_words_do_not_count() -> None:
    assert content_words("The assessments were completed") == content_words("Complete an assessment")
    assert content_words("and the of it") == frozenset()
