from __future__ import annotations

import re
from pathlib import Path

import pytest

from imrassist.privacy import lists
from imrassist.privacy.folding import fold

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = sorted(path for path in (ROOT / "lists").iterdir() if path.name != "README.md")
MOST = 700_000
"""Bytes of a list, at most."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_list_says_where_it_comes_from_and_under_which_licence(path: Path) -> None:
    row = re.search(rf"^\| `{re.escape(path.name)}` .*$", (ROOT / "lists/README.md").read_text("utf-8"), re.MULTILINE)
    assert row is not None
    own = "| own |" in row.group()
    assert own == (path.name.endswith(("_own.txt", "lexicon.toml")))
    assert own or path.name in (ROOT / "NOTICE").read_text("utf-8")
    assert path.stat().st_size < MOST


def test_each_licence_that_is_named_is_there_and_each_that_is_there_is_named() -> None:
    named = set(re.findall(r"LICENSES/([\w.-]+\.txt)", (ROOT / "lists/README.md").read_text("utf-8")))
    told = set(re.findall(r"LICENSES/([\w.-]+\.txt)", (ROOT / "NOTICE").read_text("utf-8")))
    there = {path.name for path in (ROOT / "LICENSES").iterdir()}
    assert named == told == there
    assert all((ROOT / "LICENSES" / name).stat().st_size > 200 for name in there)


@pytest.mark.parametrize("name", ["first_names.txt", "surnames.txt", "common_first_names.txt", "common_surnames.txt"])
def test_the_names_of_a_list_are_folded_sorted_and_there_once(name: str) -> None:
    lines = (ROOT / "lists" / name).read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert [line for line in lines if fold(line) != line] == []


def test_short_forms_are_known_in_both_directions() -> None:
    assert "kasia" in lists.nicknames()["katarzyna"]
    assert "robert" in lists.longer_names()["bob"]


def test_a_word_that_is_a_name_too_is_in_both_lists() -> None:
    assert "rose" in lists.words()
    assert "rose" in lists.first_names()
