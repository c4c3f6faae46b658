"""What others may rely on (docs/contracts.md), held against what the program really writes and reads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imrassist.model.answer import Park, Place
from imrassist.session import Session

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "contracts.md").read_text("utf-8")
TODAY = date(2010, 6, 1)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))


def snippet(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def imrassist(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "imrassist", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120)


def shape(value: Any) -> Any:
    """What a value from JSON is made of: keys and types, of lists the first entry's."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft of the page, as somebody would write it by hand: without an end mark."""
    path = tmp_path / "case-7.imr.toml"
    path.write_text(snippet("toml"), "utf-8")
    return path


def test_the_draft_of_the_page_opens_with_all_that_it_holds(draft: Path) -> None:
    session = Session.open(draft, today=TODAY)
    assert session.notices == []
    row = "contact-k3x9q2"
    answer = session.draft.answer
    assert session.here == Place("contact_time", row)
    assert session.draft.doc_id == "review-0e66fa70df83d0b4"
    assert session.draft.saved_seq == 12
    assert session.draft.finished == {"3"}
    given, asked = answer(Place("author_post")), answer(Place("legal_advice"))
    assert given is not None
    assert (given.value, given.unsure) == ("Named nurse for safeguarding children", True)
    assert asked is not None
    assert (asked.parked, asked.who) == (Park.ASK, "The legal team")
    day, event, time = (answer(Place(name, row)) for name in ("contact_day", "contact_event", "contact_time"))
    assert day is not None
    assert day.value == "2009-09-17"
    assert event is not None
    assert event.value == "The health visitor called.\nNobody was at home."
    assert time is not None
    assert (time.parked, time.note) == (Park.NO_RECORD, "the card holds no time")
    assert session.draft.blocks["s3.role"].text == "The author has been a nurse for twenty years."
    assert session.draft.verdicts["author:scope"].answer == "partially"
    assert [aside.reason for aside in session.draft.asides] == ["A quotation."]
    session.close()


def test_it_is_written_back_with_the_same_keys_and_values(draft: Path) -> None:
    before = tomllib.loads(draft.read_text("utf-8"))
    session = Session.open(draft, today=TODAY)
    session.save()
    session.close()
    after = tomllib.loads(draft.read_text("utf-8"))
    by_place = {(entry["question"], entry.get("row", "")): entry for entry in after["answer"]}
    assert [by_place[entry["question"], entry.get("row", "")] for entry in before["answer"]] == before["answer"]
    for name in ("format", "doc_id", "finished", "here", "contact", "aside"):
        assert after[name] == before[name]
    assert after["form"]["id"] == before["form"]["id"]
    for name in ("block", "verdict"):
        assert all(any(each.items() <= entry.items() for entry in after[name]) for each in before[name])


def test_what_the_form_does_not_know_is_listed_and_written_back(draft: Path) -> None:
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("[here]", "[plugin]\nkept = 1\n\n[here]", 1), "utf-8")
    session = Session.open(draft, today=TODAY)
    assert any("plugin" in notice for notice in session.notices)
    session.answer(Place("author_post"), "Named doctor")
    session.save()
    session.close()
    assert tomllib.loads(draft.read_text("utf-8"))["plugin"] == {"kept": 1}


def test_check_tells_programs_what_the_page_says(draft: Path) -> None:
    done = imrassist("check", str(draft), "--format", "json")
    assert done.returncode == 1, done.stderr
    told, page = json.loads(done.stdout), json.loads(snippet("json"))
    assert told["version"] == page["version"] == 1
    (file,) = told["files"]
    assert list(file) == list(page["files"][0])
    assert shape(file["remarks"][0]) == shape(page["files"][0]["remarks"][0])
    assert {tuple(criterion) for criterion in file["criteria"]} == {tuple(page["files"][0]["criteria"][0])}
    assert [criterion["number"] for criterion in file["criteria"]] == list(range(1, 15))
    assert {criterion["suggestion"] for criterion in file["criteria"]} <= {"yes", "partially", "no", "unknown"}
    assert {remark["grade"] for remark in file["remarks"]} <= {"must", "should", "consider"}
    assert re.fullmatch(r"[0-9a-f]{16,64}", file["content"])


def test_the_same_content_has_the_same_digest_and_other_content_another(draft: Path, tmp_path: Path) -> None:
    def content(path: Path) -> str:
        return str(json.loads(imrassist("check", str(path), "--format", "json").stdout)["files"][0]["content"])

    same = tmp_path / "other-name.imr.toml"
    text = draft.read_text("utf-8")
    same.write_text(
        text.replace("contact-k3x9q2", "contact-zzzzzz").replace("saved_seq = 12", "saved_seq = 3"), "utf-8"
    )
    other = tmp_path / "other.imr.toml"
    other.write_text(text.replace("Nobody was", "Mrs A was"), "utf-8")
    assert content(draft) == content(same)
    assert content(draft) != content(other)


def test_documents_are_named_by_what_they_are_and_their_copy(draft: Path, tmp_path: Path) -> None:
    from imrassist.session.session import DOCUMENTS, PACK, PAPERS

    told = PAGE[PAGE.index("| document | what it is |") : PAGE.index("## Line mode")]
    cells = [line.split("|")[1] for line in told.split("\n") if line.startswith("|")]
    names = [name for cell in cells for name in re.findall(r"`([a-z-]+)`", cell)]
    assert sorted(names) == sorted([*dict(DOCUMENTS), *dict(PAPERS), PACK])
    for name in ("imr", "chronology"):
        done = imrassist("export", str(draft), "--document", name, "-o", str(tmp_path))
        assert done.returncode == 0, done.stderr
        assert (tmp_path / f"{name}-working.docx").is_file()
    refused = imrassist("export", str(draft), "--copy", "submission", "-o", str(tmp_path))
    assert refused.returncode == 1
    assert not list(tmp_path.glob("*-submission.docx"))


def test_each_exit_status_is_given_where_the_page_says(draft: Path, tmp_path: Path) -> None:
    assert imrassist("--version").returncode == 0
    assert imrassist("check", str(draft)).returncode == 1
    assert imrassist("chek", str(draft)).returncode == 2
    assert imrassist(str(draft)).returncode == 2, "no terminal: one sentence, and no waiting"
    assert imrassist("check", str(tmp_path / "none.imr.toml")).returncode == 3
