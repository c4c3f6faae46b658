from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from imrassist.privacy.key import Key
from imrassist.storage.key_file import write_key
from tests.intake.made import p, tbl, tr, word
from tests.privacy.frames import KEY

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def key(desk: Path) -> Path:
    path = desk / "case.key.toml"
    write_key(path, Key(doc_id="", entries=KEY))
    return path


def test_names_of_the_key_are_told_with_line_code_and_reason(imrassist: Run, desk: Path, key: Path) -> None:
    (desk / "note.txt").write_text("First line.\nThen Katarzina left with Agnes Poole.\n", "utf-8")
    done = imrassist("scan", "note.txt", "--key", key.name)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith('note.txt: line 2, column 6: keyed: "Katarzina" -> Child 1 - ')
    assert lines[1].startswith('note.txt: line 2, column 26: person: "Agnes Poole" - ')
    assert lines[2] == "2 found in 1 document."


def test_nothing_found_is_0_and_never_called_anonymous(imrassist: Run, desk: Path) -> None:
    (desk / "note.txt").write_text("Child 1 was seen.\n", "utf-8")
    done = imrassist("scan", "note.txt")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing found in 1 document.\n", "")


def test_lines_of_json_are_searched_each_with_its_own_key(imrassist: Run, desk: Path) -> None:
    entry = {"real": "Amina Fold", "code": "Mrs A", "kind": "person", "sex": "F", "title": "Mrs"}
    lines = [
        {"doc": "d1", "text": "Then Amina left.", "key": [entry]},
        {"doc": "d2", "text": "Then Amina left.", "key": []},
    ]
    (desk / "many.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    done = imrassist("scan", "many.jsonl", "--format", "json")
    told = json.loads(done.stdout)
    assert told["version"] == 1
    first, second = told["spans"]
    assert {name: first[name] for name in ("doc", "start", "end", "kind", "code", "text")} == {
        "doc": "d1", "start": 5, "end": 10, "kind": "keyed", "code": "Mrs A", "text": "Amina",
    }  # fmt: skip
    assert (second["doc"], second["kind"]) == ("d2", "person")
    assert told["abbreviations"] == told["definitions"] == []
    assert first["why"]


def test_abbreviations_and_what_is_spelt_out_are_told_to_programs(imrassist: Run, desk: Path) -> None:
    text = "The Common Assessment Framework (CAF) was used. The CAF was late. An EHC was not.\n"
    (desk / "note.txt").write_text(text, "utf-8")
    told = json.loads(imrassist("scan", "note.txt", "--format", "json").stdout)
    assert [(each["text"], each["status"]) for each in told["abbreviations"]] == [
        ("CAF", "defined"), ("CAF", "defined"), ("EHC", "undefined"),
    ]  # fmt: skip
    assert told["definitions"] == [{"doc": "note.txt", "abbr": "CAF", "long": "Common Assessment Framework"}]


def test_body_tables_headers_and_properties_of_a_word_file_are_searched(imrassist: Run, desk: Path, key: Path) -> None:
    made = word(p("Nothing here.") + tbl(tr("12/03/08", "Kasia was seen.")))
    (desk / "report.docx").write_bytes(made)
    done = imrassist("scan", "report.docx", "--key", key.name, "--format", "json")
    (span,) = [each for each in json.loads(done.stdout)["spans"] if each["kind"] == "keyed"]
    assert (span["text"], span["code"], span["where"]) == ("Kasia", "Child 1", "table 1, line 1, column 2")


def test_a_draft_is_searched_with_all_that_was_typed(imrassist: Run, desk: Path, key: Path) -> None:
    imrassist("new", "case")
    imrassist("talk", "case.imr.toml", said="/goto author_role\nThe author spoke to Katarzyna Thornby.\n.\n/quit\n")
    done = imrassist("scan", "case.imr.toml", "--key", key.name)
    assert done.returncode == 1
    assert '"Katarzyna Thornby" -> Child 1' in done.stdout


def test_a_file_that_cannot_be_read_is_3_and_the_others_are_searched(imrassist: Run, desk: Path) -> None:
    (desk / "note.txt").write_text("Then Agnes Poole left.\n", "utf-8")
    (desk / "bad.jsonl").write_text('{"text": "Then Agnes Poole left."}\n{\n', "utf-8")
    done = imrassist("scan", "none.txt", "bad.jsonl", "note.txt")
    assert done.returncode == 3
    assert "none.txt: There is no such file." in done.stderr
    assert "line 2: It is no JSON." in done.stderr
    assert done.stdout.endswith("2 found in 2 documents.\n")


def test_a_key_that_cannot_be_read_is_3_and_quotes_nothing(imrassist: Run, desk: Path) -> None:
    (desk / "note.txt").write_text("x\n", "utf-8")
    (desk / "bad.key.toml").write_text("real = 'Amina Fold\n", "utf-8")
    done = imrassist("scan", "note.txt", "--key", "bad.key.toml")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Amina" not in done.stderr
