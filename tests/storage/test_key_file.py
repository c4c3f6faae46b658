"""A key comes back as it was; nothing of it stands in a message; another program's change is not written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imrassist.errors import ImrError
from imrassist.privacy.key import KINDS, Decision, Entry, Key
from imrassist.storage.key_file import before, key_text, read_key, write_key
from tests.storage.arbitrary import texts, words

entries = st.builds(
    Entry,
    id=words,
    code=words,
    kind=st.sampled_from(KINDS),
    real=words,
    forms=st.lists(texts, max_size=3).map(tuple),
    sex=texts,
    title=texts,
)
keys = st.builds(
    Key,
    doc_id=texts,
    entries=st.lists(entries, max_size=4, unique_by=lambda each: each.id).map(tuple),
    decisions=st.lists(st.builds(Decision, text=words, entry=texts), max_size=3).map(tuple),
)
ANN = Entry(id="key-1", code="Mrs A", kind="person", real="Ann Madeup", forms=("Annie",))


@given(keys)
def test_a_key_is_read_as_it_was_written(key: Key) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.key.toml"
        path.write_text(key_text(key), encoding="utf-8", newline="")
        assert read_key(path).key == key


def test_a_key_is_for_the_user_alone_and_the_version_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "case.key.toml"
    digest = write_key(path, Key(doc_id="review-1"))
    write_key(path, Key(doc_id="review-1", entries=(ANN,)), digest=digest)
    assert read_key(path).key.entries == (ANN,)
    assert read_key(before(path)).key.entries == ()
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


def test_a_key_that_another_program_changed_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "case.key.toml"
    digest = write_key(path, Key(doc_id="review-1"))
    path.write_text("# mine\n")
    with pytest.raises(ImrError, match="Another program has changed the key"):
        write_key(path, Key(doc_id="review-1", entries=(ANN,)), digest=digest)
    assert path.read_text() == "# mine\n"


ODD = """
format = 1
colour = "Ann Madeup"
entry = [3]
[[decision]]
text = "Ann"
why = "Madeup"
"""
ODD_ENTRIES = """
[[entry]]
code = "Mrs A"
kind = "person"
real = "Ann Madeup"
hair = "Madeup red"

[[entry]]
code = "Mrs B"
kind = "ghost"
real = "Bea Madeup"
"""


@pytest.mark.parametrize("text", [ODD, ODD_ENTRIES])
def test_what_a_key_holds_and_is_not_understood_is_kept_listed_and_not_quoted(tmp_path: Path, text: str) -> None:
    path = tmp_path / "case.key.toml"
    path.write_text(text)
    found = read_key(path)
    assert len(found.faults) == (3 if text is ODD else 2)
    assert "Madeup" not in " ".join(map(str, found.faults)) + repr(found.key)
    path.write_text(key_text(found.key))
    assert read_key(path).key == found.key
    assert path.read_text().count("Madeup") == text.count("Madeup")


@pytest.mark.parametrize("text", ['real = "Ann Madeup', "Ann Madeup", "\0", "format = [1]"])
def test_a_damaged_key_is_told_without_its_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "case.key.toml"
    path.write_text(text)
    with pytest.raises(ImrError) as caught:
        read_key(path)
    assert "Madeup" not in str(caught.value)
    with pytest.raises(ImrError, match="There is no such key"):
        read_key(tmp_path / "none.key.toml")
