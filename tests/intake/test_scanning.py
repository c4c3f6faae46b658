from __future__ import annotations

import json
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.intake.scanning import documents_of, text_of
from imrassist.privacy.scanned import Scannable


def documents(path: Path) -> list[Scannable]:
    return [each for each in documents_of(path) if isinstance(each, Scannable)]


def faults(path: Path) -> list[ImrError]:
    return [each for each in documents_of(path) if isinstance(each, ImrError)]


def test_each_line_of_json_is_a_document_with_its_own_key(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    key = [{"real": "Amina Fold", "code": "Mrs A", "kind": "person", "sex": "F", "title": "Mrs"}]
    path.write_text(json.dumps({"doc": "d1", "text": "Amina", "key": key, "allow": ["Ann"]}) + '\n\n{"text": "x"}\n')
    first, second = documents(path)
    assert (first.doc, first.allow) == ("d1", ("Ann",))
    assert first.entries is not None
    assert first.entries[0].title == "Mrs"
    assert second.entries is None
    assert second.doc.endswith("line 3")


BAD = (
    *(
        "{",
        "[]",
        "{}",
        '{"text": 3}',
        '{"text": "x", "doc": 3}',
        '{"text": "x", "allow": "y"}',
        '{"text": "x", "key": {}}',
    ),
    *('{"text": "x", "key": [{"code": "A"}]}', '{"text": "x", "key": [{"real": "A", "code": "B", "kind": "pet"}]}'),
    "[" * 9999,
)


@pytest.mark.parametrize("line", BAD, ids=range(len(BAD)))
def test_a_line_that_cannot_be_read_is_told_by_its_number_and_the_others_are_searched(
    tmp_path: Path, line: str
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"text": "one"}\n' + line + '\n{"text": "three"}\n')
    (fault,) = faults(path)
    assert fault.where.endswith("line 2")
    assert len(documents(path)) == 2


def test_a_text_is_read_as_it_stands_whatever_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    for raw in ("a\r\né".encode(), b"\xef\xbb\xbfa\r\n\xc3\xa9", "a\r\né".encode("utf-16"), b"a\r\n\xe9"):
        path.write_bytes(raw)
        assert text_of(path) == "a\r\né"


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "picture.bin"
    path.write_bytes(b"\x89PNG\0\0\0")
    with pytest.raises(ImrError, match="no text"):
        text_of(path)
    with pytest.raises(ImrError, match="not searched"):
        documents(tmp_path / "old.doc")
    with pytest.raises(ImrError, match="no such file"):
        text_of(tmp_path / "none.txt")
