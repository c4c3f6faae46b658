"""A document made although something was to be mended: the reason is kept, shown, and holds no name for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from imrassist import batch
from imrassist.errors import ImrError
from imrassist.model.answer import Place
from imrassist.model.trail import faults
from imrassist.session import Session

WHY = "The board asked for what there is; Mr Fairbrother agreed."


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "settings"))
    made = Session.new(tmp_path / "case.imr.toml", today=date(2026, 3, 2))
    made.answer(Place("author_name"), "Pat Example")
    made.answer(Place("introduction_more"), "She rang 01632 960147.")
    yield made
    made.close()


@pytest.mark.req("2.3", "2.7i")
def test_the_reason_for_a_document_is_kept_and_shown_to_whoever_countersigns(case: Session, tmp_path: Path) -> None:
    assert case.export("imr", "submission", tmp_path / "out.docx").refused
    assert not case.draft.overrides
    done = case.export("imr", "submission", tmp_path / "out.docx", override=WHY)
    assert done.path
    assert not done.looked
    [kept] = case.draft.overrides
    assert (kept.document, kept.copy, kept.reason, kept.by, kept.names) == ("imr", "submission", WHY, "Pat Example", 1)
    assert kept.gaps
    told = f'with 1 name or identifying detail and {kept.gaps} other things to be mended: imr, submission copy. "{WHY}"'
    assert any(told in note for note in case.begin_review("Sam Other", "Director"))
    assert any(told in line.say for line in case.brief()[-1].lines)
    case.end_review()
    case.save()
    assert any(WHY in line for line in batch.check(case.path).review)
    assert "made a document although something was to be mended" in " ".join(case.trail().lines)
    assert not faults(case.draft)


def test_a_copy_without_anything_to_mend_keeps_no_reason(case: Session, tmp_path: Path) -> None:
    case.export("imr", "working", tmp_path / "w.docx", override=WHY)
    assert not case.draft.overrides


def test_it_is_there_when_the_draft_is_opened_again(case: Session, tmp_path: Path) -> None:
    case.export("involvement", "published", tmp_path / "out.docx", override=WHY)
    before = case.draft.overrides
    case.close()
    again = Session.open(case.path, read_only=True)
    assert again.draft.overrides == before
    with pytest.raises(ImrError, match="reason cannot be kept"):
        again.export("imr", "submission", tmp_path / "other.docx", override=WHY)
    assert not (tmp_path / "other.docx").exists()


def test_a_name_in_a_reason_is_found_and_replaced(case: Session, tmp_path: Path) -> None:
    case.export("imr", "submission", tmp_path / "out.docx", override=WHY)
    case.keyring.add(real="Anton Fairbrother", code="Mr C", part="adult", title="Mr", sex="M")
    assert [each.where.part for each in case.named() if each.span.code == "Mr C"] == ["override"]
    case.replace_names()
    assert case.draft.overrides[0].reason == "The board asked for what there is; Mr C agreed."
    assert not faults(case.draft)
