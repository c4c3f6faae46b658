"""What is written by the short way is what the library writes, character for character."""

from __future__ import annotations

from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from imrassist import gate
from imrassist.storage.keeping import is_clean
from imrassist.storage.toml_text import entry_text, values_text
from tests.storage.arbitrary import plain, texts

keys = st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True) | st.text(max_size=4).map(
    lambda text: gate.clean(text).text
)
LONG = "x" * 120


@given(keys, st.dictionaries(keys, texts | st.lists(texts, max_size=3) | plain, max_size=4))
def test_an_entry_is_written_as_the_library_writes_a_long_one(name: str, entry: dict[str, Any]) -> None:
    long = {**entry, "long": LONG}
    assert entry_text(name, long) == tomli_w.dumps({name: [long]}, multiline_strings=True)


@given(st.text())
def test_what_is_taken_for_clean_the_gate_leaves_as_it_is(text: str) -> None:
    assert not is_clean(text) or gate.clean(text).text == text


def test_a_text_that_would_not_read_back_is_cleaned_before_it_is_written() -> None:
    assert values_text({"a": "one\r\ntwo"}) == 'a = """\none\ntwo"""\n'


@pytest.mark.parametrize("text", ['say "so"', "C:\\cases", '"""', "tab\there", "é", "e\u0301", "a\u2028b", "\n", ""])
def test_a_text_with_anything_particular_is_read_back_as_it_was(text: str) -> None:
    import tomllib

    found = tomllib.loads(entry_text("answer", {"given": text, "long": LONG}))
    assert found["answer"][0]["given"] == gate.clean(text).text
