"""Widths of words and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imrassist.export.docx.measure import longest_word, share_out, width

WIDTHS = st.lists(st.tuples(st.floats(0, 9), st.integers(0, 4000)), min_size=1, max_size=12)


def test_a_word_is_as_wide_as_arial_bold_draws_it() -> None:
    # R 722, e 556, f 333, thousandths of 10 points, in twentieths of a point.
    assert width("Ref", 10) == round((722 + 556 + 333) / 1000 * 10 * 20)


def test_signs_beyond_the_alphabet_are_given_room() -> None:
    assert width("é", 10) >= width("e", 10)
    assert width("漢", 10) == 200


def test_the_longest_word_counts_and_not_the_longest_text() -> None:
    assert longest_word("a b c Relationship d", 12) == longest_word("Relationship", 12) > longest_word("to (if", 12)
    assert longest_word("", 12) == 0


@given(st.integers(2000, 20000), WIDTHS)
def test_columns_fill_the_page_exactly(total: int, columns: list[tuple[float, int]]) -> None:
    shares, least = zip(*columns, strict=True)
    widths = share_out(total, shares, least)
    assert sum(widths) == total
    assert all(each >= 0 for each in widths)
    if sum(least) < total:
        assert all(got >= want - 1 for got, want in zip(widths, least, strict=True))


def test_shares_are_kept_where_there_is_room() -> None:
    assert share_out(1000, (1, 1, 2), (0, 0, 0)) == [250, 250, 500]
    assert share_out(1000, (0, 0), (0, 0)) == [500, 500]
    assert share_out(1000, (1, 0, 3), (0, 0, 0)) == [167, 333, 500]


def test_a_narrow_column_grows_to_its_word_and_the_others_give_way() -> None:
    assert share_out(1000, (1, 1, 8), (200, 0, 0)) == [200, 89, 711]


def test_words_that_are_too_long_together_share_what_there_is() -> None:
    assert share_out(1000, (1, 1), (1500, 500)) == [750, 250]
