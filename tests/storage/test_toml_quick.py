"""The quick reader of TOML: whatever it reads is what the library reads; what it does not know it leaves alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.storage.draft_text import draft_text
from imrassist.storage.toml_quick import quick
from tests.storage.arbitrary import drafts

ROOT = Path(__file__).resolve().parent.parent.parent
PIECES = (
    "[[row]]", '"""', "[[a]]", "[a]", "[a.b]", "[form]", " [a]", "[[ a ]]", 'a = "x"', 'a = "x" # y', 'a="x"', 'b = ""',
    'c = """\nx\ny"""', 'c = """x"""', 'c = """\nsay \\"x\\" """', 'c = """\n\\', 'd = "\\\\"', 'd = "\\"', 'd = "\\n"',
    'd = "\\u00e9"', "e = true", "e = tru", "f = 12", "f = -1", "f = 01", "f = 1_0", "f = 1.5", "g = []", "g = [\n]",
    'g = [\n    "x",\n    "y",\n]', 'g = ["x"]', 'g = [\n    "x"\n]', "h = 2009-09-17", "h = 'x'", 'a.b = "x"',
    '"a" = "x"', "# said", "#\x01", "\t", "", " ", 'i = "\t\u2028\x85"', 'i = "\x7f"', 'i = "\r"', "i = \"x", "=",
)  # fmt: skip


def told(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except ValueError:
        return None


@given(st.lists(st.sampled_from(PIECES) | st.text(alphabet='ab="\\[]#\n ', max_size=8), max_size=12), st.booleans())
def test_whatever_it_reads_is_what_the_library_reads(pieces: list[str], ended: bool) -> None:
    text = "\n".join(pieces) + ("\n" if ended else "")
    assert quick(text) in (None, told(text))


@given(st.data())
def test_one_changed_character_of_a_written_draft_is_read_as_the_library_reads_it(data: st.DataObject) -> None:
    text = draft_text(data.draw(drafts()))
    at = data.draw(st.integers(0, len(text) - 1))
    text = text[:at] + data.draw(st.sampled_from('"\\\n[]=# a1\x01')) + text[at + data.draw(st.integers(0, 1)) :]
    assert quick(text) in (None, told(text))


def test_the_example_is_read_by_it() -> None:
    text = next((ROOT / "prompts").glob("*/example/example.imr.toml")).read_text("utf-8")
    assert quick(text) == tomllib.loads(text) != {}


@pytest.mark.parametrize(
    "text", ['a = "x"\na = "y"\n', "[a]\n[a]\n", "a = []\n[[a]]\n", "[a]\n[[a]]\n", "[[a]]\n[a]\n"]
)
def test_what_stands_twice_is_left_to_the_library_which_refuses_it(text: str) -> None:
    assert quick(text) is None
    assert told(text) is None


def test_quotation_marks_and_backslashes_of_a_text_come_back() -> None:
    assert quick('a = "say \\"x\\\\\\""\nb = """\none\n\\"two\\"\\\\n"""\n') == {"a": 'say "x\\"', "b": 'one\n"two"\\n'}
