"""imrassist key and import: names only when asked for, codes in their place, the board's lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from imrassist.__main__ import main
from imrassist.model.answer import Place
from imrassist.session import Session

REAL = "Niamh Hartshorn"


@dataclass
class Done:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: there are many, and each would take a second to start."""

    def run(*words: str) -> Done:
        capsys.readouterr()
        status = main(list(words))
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return run


@pytest.fixture
def draft(desk: Path, run: Run) -> Path:
    session = Session.new(desk / "a.imr.toml")
    session.answer(Place("codes_explained"), "Mrs Hartshorn met Child 4. The child (Child 4) slept.")
    session.close()
    assert run("key", "add", "a", "--name", REAL, "--as", "adult", "--title", "Mrs", "--sex", "F").out == "Mrs A\n"
    return session.path


def text(path: Path) -> str:
    session = Session.open(path, read_only=True)
    return str(session.draft.answers["codes_explained"].value)


@pytest.mark.req("2.3")
def test_names_are_shown_only_when_they_are_asked_for(draft: Path, run: Run) -> None:
    hidden = run("key", "show", "a")
    assert (hidden.status, hidden.out) == (1, "Mrs A\t********\tadult\t1\tprovisional\n")
    assert REAL not in hidden.out + hidden.err
    assert REAL in run("key", "show", "a", "--names").out


def test_a_name_in_the_draft_is_told_by_check_and_stops_a_submission_copy(draft: Path, run: Run) -> None:
    checked = run("check", "a.imr.toml")
    assert checked.status == 1
    assert "behind Mrs A" in checked.out
    assert "Hartshorn" not in checked.out + checked.err
    refused = run("export", "a", "--copy", "submission")
    assert refused.status == 1
    assert "behind Mrs A" in refused.err
    assert "Hartshorn" not in refused.out + refused.err


def test_codes_take_the_place_of_names_after_a_look(draft: Path, run: Run) -> None:
    assert run("key", "replace", "a", "--dry-run").out == "Mrs A\t1\n"
    assert "Hartshorn" in text(draft)
    assert run("key", "replace", "a").status == 0
    assert text(draft).startswith("Mrs A met")
    assert run("key", "show", "a").status == 0


@pytest.mark.req("2.3")
def test_the_boards_codes_are_taken_in_and_written_everywhere(draft: Path, run: Run, desk: Path) -> None:
    run("key", "add", "a", "--name", "Orla Fenn", "--code", "Child 4", "--as", "child")
    (desk / "codes.csv").write_text(
        f"Real name,Code\n{REAL},Mrs C\nOrla Fenn,Child 1\nTom Fenn,Child 4\nNobody,\n", "utf-8"
    )
    looked = run("import", "a", "codes.csv", "--as", "codes", "--dry-run")
    assert looked.status == 1
    assert "Child 4 becomes Child 1; it stands 2 times in the draft." in looked.out
    assert "Row 5 was not taken: it has no code." in looked.out
    assert "Child 4" in text(draft)
    run("import", "a", "codes.csv", "--as", "codes")
    assert text(draft) == "Mrs Hartshorn met Child 1. The child (Child 1) slept."
    shown = run("key", "show", "a").out
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["Mrs C", "Child 1", "Child 4"]
    assert "provisional" not in shown


@pytest.mark.req("2.5")
def test_the_boards_abbreviations_are_taken_in_and_allowed(draft: Path, run: Run, desk: Path) -> None:
    session = Session.open(draft)
    session.answer(Place("author_role"), "I chaired the QXJ meetings of the team for six years.")
    session.close()
    assert "'QXJ' is not spelt out" in run("check", "a.imr.toml").out
    (desk / "list.txt").write_text("QXJ - Quick Xylophone Jury\nCAF\n", "utf-8")
    assert "QXJ, CAF" in run("import", "a", "list.txt", "--as", "abbreviations").out
    assert "'QXJ' is not spelt out" not in run("check", "a.imr.toml").out


def test_who_needs_a_code_is_listed_for_the_boards_manager(draft: Path, run: Run) -> None:
    needed = run("key", "needed", "a")
    assert needed.out.splitlines()[1:] == [f"{REAL}\tadult\tMrs A"]
    run("key", "recode", "a", "Mrs A", "Mrs Q")
    assert run("key", "needed", "a").out.splitlines()[1:] == []


def test_wrong_words_are_answered_in_a_sentence_that_quotes_no_name(draft: Path, run: Run, desk: Path) -> None:
    for words in (
        ("key", "also", "a", "Mr Z", "--name", "Zed"),
        ("key", "remove", "a", "Mr Z"),
        ("key", "revoke", "a", "4"),
        ("key", "add", "a", "--name", REAL),
        ("key", "add", "a", "--name", "Z"),
        ("import", "a", "nothing.csv", "--as", "codes"),
        ("import", "a", "nothing.pdf", "--as", "codes"),
        ("check", "a.imr.toml", "--key", "nothing.key.toml"),
    ):
        done = run(*words)
        assert done.status == 3, words
        assert "Hartshorn" not in done.out + done.err
        assert "Traceback" not in done.err


def test_a_key_of_another_review_is_refused(draft: Path, run: Run, desk: Path) -> None:
    other = desk / "other.key.toml"
    other.write_text('format = 1\ndoc_id = "another"\n', "utf-8")
    assert "another review" in run("export", "a", "--key", str(other)).err


def test_names_in_a_word_file_are_found_with_the_key(draft: Path, run: Run, desk: Path) -> None:
    key = Session.open(draft, read_only=True).keyring.path
    made = run("export", "a", "--document", "main-body", "-o", "body.docx")
    assert made.status == 0
    assert "behind Mrs A is written here once" in run("check", "body.docx", "--key", str(key)).out
    assert "behind Mrs A" not in run("check", "body.docx").out


def test_each_finding_is_decided_about_by_its_number(run: Run, desk: Path) -> None:
    session = Session.new(desk / "d.imr.toml")
    session.answer(
        Place("codes_explained"),
        "She told Peter Flanagan on Tuesday. He met Rose Tindall here. Orla Fenn rang. Mrs Hartshorn came.",
    )
    session.close()
    run("key", "add", "d", "--name", REAL, "--as", "adult", "--title", "Mrs", "--sex", "F")
    told = run("key", "found", "d")
    assert told.status == 1
    assert [line.split("\t")[2] for line in told.out.splitlines()] == ["person", "person", "person", "Mrs A"]
    assert "Flanagan" not in told.out
    assert "Peter Flanagan" in run("key", "found", "d", "--names").out
    assert run("key", "decide", "d", "4", "--as", "replace").status == 0
    assert text(session.path).endswith("Mrs A came.")
    assert run("key", "decide", "d", "3", "--as", "child").out == "Child 1\n"
    assert run("key", "decide", "d", "2", "--as", "allowed", "--reason", "The author of a book.").status == 0
    assert run("key", "decide", "d", "1", "--as", "not-a-name").status == 0
    assert [line.split("\t")[2] for line in run("key", "found", "d").out.splitlines()] == ["Child 1"]
    assert run("key", "decide", "d", "9", "--as", "allowed").status == 3
    assert "The author of a book." in run("key", "show", "d").out


def test_files_beside_the_draft_that_hold_names_are_listed_and_a_copy_is_removed(draft: Path, run: Run) -> None:
    copy = draft.with_name("a (conflict PC-7 2026-03-02 1200).imr.toml")
    copy.write_bytes(draft.read_bytes())
    (draft.parent / "a.damaged-2026-03-02.imr.toml").write_text("[[answer\ngiven = 'Niamh Hartshorn'", "utf-8")
    of_another = draft.read_bytes().replace(b'doc_id = "', b'doc_id = "another-')
    draft.with_name("b (conflict PC-7 2026-03-02 1200).imr.toml").write_bytes(of_another)
    sent = draft.with_name("a.submissions") / "2026-03-01-first"
    sent.mkdir(parents=True)
    (sent / "draft.imr.toml").write_bytes(draft.read_bytes())
    done = run("key", "replace", "a")
    assert done.err.count("A name is left beside the draft") == 3
    assert REAL not in done.err
    told = run("key", "left", "a")
    assert told.status == 1
    assert [line.partition(":")[0] for line in told.out.splitlines()] == [
        copy.name, "a.damaged-2026-03-02.imr.toml", "2026-03-01-first/draft.imr.toml",
    ]  # fmt: skip
    assert run("key", "left", "a", "--remove", copy.name).status == 1
    assert not copy.exists()
    refused = run("key", "left", "a", "--remove", "draft.imr.toml")
    assert "record of what was sent" in refused.err
    assert (sent / "draft.imr.toml").exists()


def test_nothing_left_beside_the_draft_is_0(draft: Path, run: Run) -> None:
    run("key", "replace", "a")
    assert (run("key", "left", "a").status, run("key", "left", "a").out) == (0, "")


def test_a_fault_of_the_program_while_names_are_handled_tells_none_of_them(
    draft: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError(f"{REAL} broke it")

    monkeypatch.setattr("imrassist.privacy.replace.replaced", fail)
    done = run("key", "replace", "a")
    assert done.status == 70
    assert "Hartshorn" not in done.err
    assert "Niamh" not in done.err + done.out
    monkeypatch.undo()
    assert "Hartshorn" in text(draft)
