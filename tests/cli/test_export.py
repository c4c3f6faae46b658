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


@pytest.mark.parametrize("document", ["main-body", "chronology", "action-plan", "family", "front-sheet"])
@pytest.mark.req("1.4")
def test_the_parts_are_documents_of_their_own(imrassist: Run, draft: Path, document: str) -> None:
    done = imrassist("export", "case", "--document", document)
    assert done.returncode == 0
    assert (draft.parent / f"{document}-working.docx").exists()


@pytest.mark.parametrize(
    "args", [("--document", "novel"), ("-o", "nowhere/deep/mine.docx"), ("-o", "report.pdf"), ("-o", "/proc/1/x")]
)
def test_what_cannot_be_written_is_3_with_one_sentence(imrassist: Run, draft: Path, args: tuple[str, ...]) -> None:
    done = imrassist("export", "case", *args)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_draft_that_is_not_there_is_told_with_those_that_are(imrassist: Run, draft: Path) -> None:
    done = imrassist("export", "csae")
    assert done.returncode == 3
    assert "case.imr.toml" in done.stderr
