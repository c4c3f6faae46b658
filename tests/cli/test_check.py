from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.made import p, tbl, tr, word

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def draft(imrassist: Run, desk: Path) -> Path:
    imrassist("new", "case")
    return desk / "case.imr.toml"


def test_a_draft_with_must_remarks_is_1_and_the_text_names_place_mending_and_source(
    imrassist: Run, draft: Path
) -> None:
    done = imrassist("check", draft.name)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("case.imr.toml\n")
    assert "MUST: " in done.stdout
    assert "(guidance: " in done.stdout
    assert "Looks like: " in done.stdout


def test_the_ending_of_a_draft_may_be_left_out_as_everywhere(imrassist: Run, draft: Path) -> None:
    assert imrassist("check", "case").stdout == imrassist("check", draft.name).stdout


def test_json_is_the_contract_and_nothing_else_on_stdout(imrassist: Run, draft: Path) -> None:
    done = imrassist("check", draft.name, draft.name, "--format", "json")
    said = json.loads(done.stdout)
    assert said["version"] == 1
    assert [each["file"] for each in said["files"]] == ["case.imr.toml", "case.imr.toml"]
    one = said["files"][0]
    assert set(one) == {"file", "content", "criteria", "remarks", "unplaced"}
    assert [each["number"] for each in one["criteria"]] == list(range(1, 15))
    assert {each["suggestion"] for each in one["criteria"]} <= {"yes", "partially", "no", "unknown"}
    assert one["remarks"]
    for remark in one["remarks"]:
        assert set(remark) == {"check", "grade", "place", "say", "mend", "source", "aside"}
        assert set(remark["place"]) == {"section", "block", "row", "start", "end"}


def test_checking_writes_nothing(imrassist: Run, draft: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "state")
    before = draft.read_bytes(), draft.stat().st_mtime_ns
    imrassist("check", draft.name)
    assert (draft.read_bytes(), draft.stat().st_mtime_ns) == before
    assert sorted(path.name for path in draft.parent.iterdir()) == [draft.name]
    assert not [path for path in (tmp_path / "state").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nowhere.imr.toml", None),
        ("empty.imr.toml", b""),
        ("cut.imr.toml", b'format = 1\n[form]\nid = "stock'),
        ("foreign.toml", b'[tool]\nname = "Kelly Private"\n'),
        ("picture.imr.toml", bytes(range(256)) * 50),
        ("deep.imr.toml", b"a = " + b"[" * 5000),
        ("report.docx", b"PK\x03\x04"),
    ],
)
def test_a_file_that_cannot_be_read_is_3_with_one_sentence_and_none_of_its_text(
    imrassist: Run, desk: Path, name: str, content: bytes | None
) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    done = imrassist("check", name)
    assert (done.returncode, done.stdout) == (3, "")
    assert name in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Kelly" not in done.stderr
    assert content is None or (desk / name).read_bytes() == content


def test_but_the_other_files_are_checked_all_the_same(imrassist: Run, draft: Path) -> None:
    done = imrassist("check", "nowhere.imr.toml", draft.name)
    assert done.returncode == 3
    assert "case.imr.toml\n" in done.stdout
    assert "nowhere.imr.toml" in done.stderr


def test_an_unknown_key_is_told_and_the_draft_is_checked(imrassist: Run, draft: Path) -> None:
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("[form]", 'colour = "blue"\n[form]', 1), "utf-8")
    done = imrassist("check", draft.name)
    assert done.returncode == 1
    assert "colour" in done.stderr
    assert "blue" not in done.stderr + done.stdout


def test_a_form_of_an_unknown_name_is_2(imrassist: Run) -> None:
    imrassist("new", "case")
    assert imrassist("check", "case.imr.toml", "--form", "nowhere-1999").returncode == 2


def test_what_is_no_file_is_told_and_never_waited_for(imrassist: Run, desk: Path) -> None:
    if not hasattr(os, "mkfifo"):
        return
    os.mkfifo(desk / "pipe.imr.toml")
    for name in ("pipe.imr.toml", "/dev/zero"):
        for command in ("check", "recover"):
            done = imrassist(command, name)
            assert (done.returncode, done.stdout) == (3, "")


@pytest.mark.req("QA.3")
def test_a_word_file_is_checked_by_its_name_as_text_and_as_json(imrassist: Run, desk: Path) -> None:
    text = word(
        p("SECTION 7 - NARRATIVE") + p("The HV failed to engage. Type your text in this box") + tbl(tr("a", "b"))
    )
    (desk / "from word.docx").write_bytes(text)
    done = imrassist("check", "from word.docx")
    assert done.returncode == 1
    assert "SECTION 7 - NARRATIVE" in done.stdout
    assert "[form_text.left_in]" in done.stdout
    assert "Could not be placed:\n  - table 1: this table is none of the form's: a | b" in done.stdout
    said = json.loads(imrassist("check", "from word.docx", "--format", "json").stdout)
    (file,) = said["files"]
    assert file["unplaced"] == ["table 1: this table is none of the form's: a | b"]
    assert {each["suggestion"] for each in file["criteria"]} == {"unknown"}
    assert any(each["check"] == "form_text.left_in" and each["place"]["section"] == "7" for each in file["remarks"])
    assert (desk / "from word.docx").read_bytes() == text
