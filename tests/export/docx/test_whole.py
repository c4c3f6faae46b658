"""A whole review, told from the first question to the last, as the document that leaves the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.export import COPIES, DOCUMENTS, docx
from imrassist.session import Session
from tests.export.docx.test_body import less_its_notes
from tests.export.docx.test_clean import judged
from tests.export.effective import Cascade
from tests.export.wordxml import outline
from tests.journeys.said import steps


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("told")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IMRASSIST_STATE_DIR", str(folder / "state"))
        made = Session.new(folder / "case.imr.toml", today=date(2026, 3, 2))
        assert sum(1 for _ in steps(made)) > 200
        yield made
        made.close()


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_judge_finds_a_fault(session: Session, document: str, copy: str, tmp_path: Path) -> None:
    assert judged(docx.build(session.report(), session.form, copy=copy, document=document), tmp_path) == []


def test_every_run_is_arial_12_or_10_and_black(session: Session) -> None:
    runs = list(Cascade(docx.build(session.report(), session.form, copy="submission")).runs())
    assert len(runs) > 200
    assert {(tuple(each.fonts), each.colour, each.italic) for each in runs} == {(("Arial",), "000000", False)}
    assert {each.size for each in runs} == {12, 10}


def test_every_run_of_the_example_is_arial_12_or_10_and_black(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    example = Session.open(batch.demo(tmp_path / "example"), read_only=True)
    runs = list(Cascade(docx.build(example.report(), example.form, copy="submission")).runs())
    assert len(runs) > 500
    assert {(tuple(each.fonts), each.colour, each.italic) for each in runs} == {(("Arial",), "000000", False)}
    assert {each.size for each in runs} == {12, 10}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_submission_copy_is_the_working_copy_less_its_notes(session: Session, document: str) -> None:
    report, form = session.report(), session.form
    working, submission = (docx.build(report, form, copy=copy, document=document) for copy in COPIES)
    assert list(less_its_notes(working)) == list(less_its_notes(submission))


def test_every_text_of_the_report_stands_in_the_document(session: Session) -> None:
    report = session.report()
    written = "\n".join(text for _, text in outline(docx.build(report, session.form, copy="submission")))
    texts = [block.text for section in report.sections for block in section.blocks if not block.gap and not block.grid]
    cells = [
        paragraph
        for section in report.sections
        for block in section.blocks
        for line in (block.grid.lines if block.grid else ())
        for cell in line.cells
        if not cell.gap
        for paragraph in cell.paragraphs
    ]
    assert texts
    assert cells
    assert [each for each in [*texts, *cells] if each not in written] == []
