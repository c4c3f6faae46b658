from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets

from imrassist.tui.wrapping import offsets

WORDS = st.text(alphabet="ab -\t’é中\u0301.", max_size=60)


@given(text=WORDS, width=st.integers(min_value=1, max_value=20))
def test_a_line_is_broken_where_textual_breaks_it(text: str, width: int) -> None:
    assert offsets(text, width, 4) == compute_wrap_offsets(text, width, 4)


def test_a_line_of_plain_words_is_broken_between_them() -> None:
    assert offsets("The worker opened the file and read.", 12, 4) == compute_wrap_offsets(
        "The worker opened the file and read.", 12, 4
    )
