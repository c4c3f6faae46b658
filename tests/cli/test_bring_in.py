"""`imrassist import`: what it tells, what it changes, and its exit status."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.made import changed, p, put, word

Run = Callable[..., subprocess.CompletedProcess[str]]
DOCUMENT = "word/document.xml"


@pytest.fixture
def finished(imrassist: Run, desk: Path) -> Path:
    """A draft with one answer, its report, and that report changed in Word."""
    imrassist("new", "case")
    imrassist("talk", "case", "--goto", "introduction_more", said="Nothing is expected.\n.\n/quit\n")
    imrassist("export", "case", "-o", "report.docx")
    data = changed((desk / "report.docx").read_bytes(), DOCUMENT, "Nothing is expected.", "A statement is ready.")
    return put(desk / "finished.docx", data)


def test_what_was_changed_in_word_is_told_taken_and_then_the_same(imrassist: Run, desk: Path, finished: Path) -> None:
    before = finished.read_bytes()
    told = imrassist("import", "case", "finished.docx", "--as", "report", "--dry-run")
    assert "The draft says: Nothing is expected." in told.stdout
    assert "The file says: A statement is ready." in told.stdout
    assert "To be taken from the file: 1." in told.stderr
    assert "Nothing is expected." in (desk / "case.imr.toml").read_text("utf-8")
    taken = imrassist("import", "case", "finished.docx", "--as", "report")
    assert (taken.returncode, taken.stdout) == (0, told.stdout)
    assert "A statement is ready." in (desk / "case.imr.toml").read_text("utf-8")
    again = imrassist("import", "case", "finished.docx", "--as", "report")
    assert (again.returncode, again.stdout) == (0, "")
    assert finished.read_bytes() == before


def test_of_long_texts_that_part_is_told_which_is_different(imrassist: Run, desk: Path) -> None:
    long = " ".join(f"The {number} day was as the day before it." for number in range(40))
    imrassist("new", "case")
    imrassist("talk", "case", "--goto", "introduction_more", said=f"{long} It ended well.\n.\n/quit\n")
    imrassist("export", "case", "-o", "report.docx")
    data = changed((desk / "report.docx").read_bytes(), DOCUMENT, "It ended well.", "It ended badly.")
    put(desk / "finished.docx", data)
    told = imrassist("import", "case", "finished.docx", "--as", "report", "--dry-run").stdout.split("\n")
    (now,) = (line for line in told if line.startswith("   The draft says: ... "))
    (file,) = (line for line in told if line.startswith("   The file says: ... "))
    assert now.endswith("The 39 day was as the day before it. It ended well.")
    assert file.endswith("The 39 day was as the day before it. It ended badly.")


def test_what_cannot_be_placed_is_1_and_listed(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case")
    put(desk / "odd.docx", word(p("Nobody knows where this belongs.")))
    done = imrassist("import", "case", "odd.docx", "--as", "report")
    assert done.returncode == 1
    assert "Could not be placed: front sheet: this page" in done.stdout
    assert "Nobody knows where this belongs." in done.stdout


def test_a_file_that_is_no_word_document_is_3_in_one_sentence(imrassist: Run, desk: Path) -> None:
    imrassist("new", "case")
    before = (desk / "case.imr.toml").read_bytes()
    put(desk / "odd.docx", b"just text")
    done = imrassist("import", "case", "odd.docx", "--as", "report")
    assert (done.returncode, done.stdout) == (3, "")
    assert "This is no Word document." in done.stderr
    assert (desk / "case.imr.toml").read_bytes() == before


def test_a_filled_form_becomes_a_new_draft_and_never_an_old_one(imrassist: Run, desk: Path) -> None:
    put(desk / "form.docx", word(p("SECTION 7 - NARRATIVE") + p("Once there was a child.")))
    told = imrassist("import", "fresh", "form.docx", "--as", "form", "--dry-run")
    assert "1 paragraph of your own." in told.stdout
    assert not (desk / "fresh.imr.toml").exists()
    done = imrassist("import", "fresh", "form.docx", "--as", "form")
    assert (done.returncode, done.stdout) == (0, told.stdout)
    assert "Once there was a child." in (desk / "fresh.imr.toml").read_text("utf-8")
    assert imrassist("import", "fresh", "form.docx", "--as", "form").returncode == 3


def test_names_that_come_with_a_file_are_counted_before_it_is_taken(imrassist: Run, desk: Path, finished: Path) -> None:
    imrassist("key", "add", "case", "--name", "Wilhelmina Broadbent", "--as", "adult", "--title", "Mrs", "--sex", "F")
    data = changed(finished.read_bytes(), DOCUMENT, "A statement", "Wilhelmina Broadbent's letter of Agnes Poole")
    put(desk / "named.docx", data)
    told = imrassist("import", "case", "named.docx", "--as", "report", "--dry-run").stderr
    assert "Names of the key come with it: behind Mrs A once." in told
    assert "Not in the key, and may identify somebody: 1 person." in told
    assert "Broadbent" not in told
