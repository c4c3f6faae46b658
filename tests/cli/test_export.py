from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def draft(imrassist: Run, desk: Path) -> Path:
    imrassist("new", "case")
    return desk / "case.imr.toml"


def test_a_working_copy_is_written_beside_the_draft_and_named_on_stdout(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "--document", "imr")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(done.stdout.strip()).name == "imr-working.docx"
    assert docx.Document(str(draft.parent / "imr-working.docx")).paragraphs


def test_a_folder_that_is_made_or_a_file_may_be_named(imrassist: Run, draft: Path) -> None:
    imrassist("export", "case", "-o", "out")
    imrassist("export", "case", "-o", "out/mine.docx")
    assert sorted(path.name for path in (draft.parent / "out").iterdir()) == ["imr-working.docx", "mine.docx"]


def test_a_submission_copy_is_refused_while_something_must_be_mended_and_nothing_is_written(
    imrassist: Run, draft: Path
) -> None:
    done = imrassist("export", "case", "--copy", "submission")
    assert (done.returncode, done.stdout) == (1, "")
    assert "--override" in done.stderr
    assert not (draft.parent / "imr-submission.docx").exists()


def test_but_made_when_the_author_says_why(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "--copy", "submission", "--override", "The board asked for what there is.")
    assert done.returncode == 0
    assert (draft.parent / "imr-submission.docx").exists()
    assert "The board asked for what there is." in done.stderr


@pytest.mark.parametrize(
    "document",
    ["main-body", "chronology", "action-plan", "family", "front-sheet", "quality-form", "involvement", "progress"],
)
@pytest.mark.req("1.4")
def test_the_parts_are_documents_of_their_own(imrassist: Run, draft: Path, document: str) -> None:
    done = imrassist("export", "case", "--document", document)
    assert done.returncode == 0
    assert (draft.parent / f"{document}-working.docx").exists()


@pytest.mark.parametrize("args", [("-o", "nowhere/deep/mine.docx"), ("-o", "report.pdf"), ("-o", "/proc/1/x")])
def test_what_cannot_be_written_is_3_with_one_sentence(imrassist: Run, draft: Path, args: tuple[str, ...]) -> None:
    done = imrassist("export", "case", *args)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_draft_that_is_not_there_is_told_with_those_that_are(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "csae")
    assert done.returncode == 3
    assert "case.imr.toml" in done.stderr


def test_a_file_that_was_not_made_here_is_never_written_over(imrassist: Run, draft: Path) -> None:
    mine = draft.parent / "imr-working.docx"
    mine.write_bytes(b"mine")
    done = imrassist("export", "case")
    assert (done.returncode, mine.read_bytes()) == (0, b"mine")
    assert done.stdout == f"{draft.parent / 'imr-working (1).docx'}\n"
    assert "imr-working.docx is not as imrassist wrote it" in done.stderr
    assert "--replace" in done.stderr


def test_a_document_that_was_changed_in_word_stays_and_one_that_was_not_is_written_again(
    imrassist: Run, draft: Path
) -> None:
    first, second = draft.parent / "imr-working.docx", draft.parent / "imr-working (1).docx"
    imrassist("export", "case")
    again = imrassist("export", "case")
    assert (again.stdout, again.stderr) == (f"{first}\n", "")
    changed = first.read_bytes() + b"a word more"
    first.write_bytes(changed)
    for _ in range(2):
        assert imrassist("export", "case").stdout == f"{second}\n"
    assert first.read_bytes() == changed
    assert not (draft.parent / "imr-working (2).docx").exists()


def test_but_written_over_when_one_says_so(imrassist: Run, draft: Path) -> None:
    mine = draft.parent / "imr-working.docx"
    mine.write_bytes(b"mine")
    done = imrassist("export", "case", "--replace")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{mine}\n", "")
    assert docx.Document(str(mine)).paragraphs


def test_what_is_noted_of_a_document_holds_no_name(imrassist: Run, draft: Path, tmp_path: Path) -> None:
    imrassist("export", "case", "-o", "Zebedee.docx")
    assert not [each for each in (tmp_path / "state").rglob("*") if each.is_file() and b"Zebedee" in each.read_bytes()]


def test_a_document_or_a_form_of_an_unknown_name_is_2(imrassist: Run, draft: Path) -> None:
    for args in (("--document", "novel"), ("--form", "nowhere-1999")):
        done = imrassist("export", "case", *args)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1


def test_a_folder_that_is_not_there_is_told_with_what_mends_it(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "-o", "nowhere/mine.docx")
    assert (
        done.stderr == "nowhere: There is no such folder. Make the folder, or name another one. Nothing was written.\n"
    )


@pytest.mark.req("1.4")
def test_all_writes_the_boards_documents_into_a_folder_and_says_which_were_refused(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "--document", "all", "-o", "pack for the board")
    names = [Path(line).name for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert names == [
        f"{name}-working.docx"
        for name in (
            "imr", "main-body", "chronology", "action-plan", "family", "front-sheet", "quality-form", "involvement",
        )
    ]  # fmt: skip
    assert sorted(path.name for path in (draft.parent / "pack for the board").iterdir()) == sorted(names)
    refused = imrassist("export", "case", "--document", "all", "--copy", "submission", "-o", "sent")
    assert refused.returncode == 1
    assert "quality-form: A submission copy cannot be made yet" in refused.stderr


def test_all_needs_a_folder(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "--document", "all", "-o", "all.docx")
    assert (done.returncode, done.stdout) == (3, "")
    assert "need a folder" in done.stderr


def test_what_has_changed_is_written_only_by_name_and_wants_a_version(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "case", "--document", "changes")
    assert done.returncode == 3
    assert "No version has been named" in done.stderr
