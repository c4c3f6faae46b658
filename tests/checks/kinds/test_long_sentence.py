"""Sentences of more words than a reader holds."""

from __future__ import annotations

from tests.checks.kinds.made import check, found_in

FIVE = check("long_sentence", most=5)


def test_a_sentence_of_more_words_than_the_most_is_long_and_one_of_so_many_is_not() -> None:
    assert found_in(FIVE, "One two three four five.") == []
    (found,) = found_in(FIVE, "One two three four five six.")
    assert found.words == {"n": "6", "found": "One two three four five six...."}
    assert (found.start, found.end, found.judged) == (0, 28, "One two three four five six.")


def test_it_is_marked_alone_among_the_others_and_called_by_its_first_six_words() -> None:
    text = "Short one. Now one two three four five six seven. Another short one."
    (found,) = found_in(FIVE, text)
    assert text[found.start : found.end] == "Now one two three four five six seven."
    assert found.words == {"n": "8", "found": "Now one two three four five..."}


def test_one_of_just_the_most_among_others_is_not_long() -> None:
    assert found_in(FIVE, "One two three four five. Six seven.") == []


def test_many_short_sentences_are_none() -> None:
    assert found_in(FIVE, "One two three. Four five six. Seven eight nine.") == []


def test_parts_between_semicolons_and_colons_are_counted_each_for_itself() -> None:
    assert found_in(FIVE, "One two three; four five six; seven eight.") == []
    assert found_in(FIVE, "One two three: four five six: seven eight.") == []
    (found,) = found_in(FIVE, "One two; three four five six seven eight; nine.")
    assert found.words["n"] == "6"
    assert len(found_in(FIVE, "One two, three four, five six.")) == 1
