"""The quality form goes out for Word, is filled in there or by hand, and comes back as verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from imrassist.errors import ImrError
from imrassist.session import Session
from imrassist.writing.changes import told
from tests.session.reviewing import answered, judge_all, the_example


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    return the_example(tmp_path)


def filled_in(session: Session, path: Path, *, by: str = "") -> Path:
    """The form as it is exported, ticked in Word: Yes to all but the third."""
    exported = session.export("quality-form", "working", path)
    assert exported.path is not None
    document = Document(str(exported.path))
    for table in document.tables:
        for row in table.rows:
            cells = row.cells
            if len(cells) == 5 and cells[0].text != "Criteria":
                third = "legal" in cells[0].text
                for at in (1, 2, 3, 4):
                    cells[at].text = ""
                cells[3 if third else 1].text = "X"
                cells[4].text = "From whom?" if third else ""
            elif by and cells[0].text.startswith("Name and contact"):
                cells[1].text = by
    document.save(str(exported.path))
    return exported.path


@pytest.mark.req("QA.1")
def test_a_form_filled_in_in_word_comes_back_as_verdicts(session: Session, tmp_path: Path) -> None:
    path = filled_in(session, tmp_path / "form.docx", by="Margaret Ellershaw, 0100 000")
    paper = session.read_paper(str(path))
    assert paper.unread == ()
    found = session.take_paper(paper)
    assert len(found.taken) == 14
    verdict = session.draft.verdicts["approver:legal_advice"]
    assert (verdict.answer, verdict.comment, verdict.by) == ("partially", "From whom?", "Margaret Ellershaw")
    assert session.draft.verdicts["approver:scope"].answer == "yes"
    trail = session.trail()
    assert trail.whole
    assert "Rosalind Imeson" in trail.lines[0]
    assert "from paper" in trail.lines[0]
    answered(session, "legal_from", "the agency's lawyer")
    assert [each.criterion.id for each in session.all_judged() if each.lapsed] == ["legal_advice"]


def test_a_form_that_names_somebody_else_is_not_taken(session: Session, tmp_path: Path) -> None:
    path = filled_in(session, tmp_path / "form.docx", by="A. Specimen")
    with pytest.raises(ImrError, match="somebody else") as told:
        session.take_paper(session.read_paper(str(path)))
    assert "Specimen" not in str(told.value)
    assert session.draft.trail == ()


def test_a_form_says_which_text_it_is_about_and_that_is_compared_when_it_comes_back(
    session: Session, tmp_path: Path
) -> None:
    path = filled_in(session, tmp_path / "form.docx")
    code = session.code()
    paragraphs = [each.text for each in Document(str(path)).paragraphs]
    assert f"This form is about the report whose code is {code}." in paragraphs
    paper = session.read_paper(str(path))
    assert paper.code == code
    # While it lay on paper the author changed a word: the verdicts are on what was read, and say so.
    answered(session, "legal_from", "the agency's lawyer")
    found = session.take_paper(paper)
    assert "was changed since the form was printed" in found.notes[0]
    assert len(found.taken) == 14
    assert [each.criterion.id for each in session.all_judged() if each.lapsed] == ["legal_advice"]
    (change,) = session.changed_since(session.draft.verdicts["approver:legal_advice"], "legal_advice") or ()
    assert '"solicitor" is now "lawyer"' in told(change)
    session.undo()
    assert not any(each.lapsed for each in session.all_judged())
    assert "of the report as it is now" in session.take_paper(paper).notes[0]


def test_a_form_about_a_text_of_which_no_copy_is_left_gives_verdicts_that_must_be_looked_at_again(
    session: Session,
) -> None:
    found = session.take_paper(session.read_paper("ABCD-EFGH-2345-MNOP\n1 yes\n3 no From whom?"))
    assert found.taken == ("Criterion 1: Yes.", "Criterion 3: No.")
    assert "no copy is left" in found.notes[0]
    assert [each.criterion.number for each in session.all_judged() if each.lapsed] == [1, 3]
    assert session.changed_since(session.draft.verdicts["approver:scope"], "scope") is None
    assert session.trail().whole
    assert "nothing on it shows which text was read" in session.take_paper(session.read_paper("1 yes")).notes[0]
    assert [each.criterion.number for each in session.all_judged() if each.lapsed] == [3]


def test_a_verdict_on_another_text_holds_up_the_quality_form_for_the_board(session: Session, tmp_path: Path) -> None:
    session.begin_review()
    judge_all(session)
    session.end_review()
    assert session.hindrances("quality-form") == []
    answered(session, "legal_from", "the agency's lawyer")
    (lapsed,) = session.hindrances("quality-form")
    assert lapsed.say == "Quality form: criterion 3 is to be judged again: changed since you read this."
    assert session.export("quality-form", "submission", tmp_path / "form.docx").refused
    assert session.hindrances("quality-form", "working") == []
    assert any(each.check == "export.lapsed" for each in session.hindrances("all"))


def test_verdicts_typed_from_paper_are_taken_and_what_is_not_read_is_told(session: Session) -> None:
    found = session.take_paper(session.read_paper("1 yes\n3 no From whom?\n4 no"))
    assert found.taken == ("Criterion 1: Yes.", "Criterion 3: No.")
    assert found.both[0] == "Criterion 4 needs a comment beside its answer; it was not taken."
    assert session.take_paper(session.read_paper("nothing")).taken == ()


def test_a_signature_in_spite_of_must_remarks_has_its_reason_on_the_form(session: Session, tmp_path: Path) -> None:
    kept = {key: answer for key, answer in session.draft.answers.items() if key != "agency_profile"}
    session.draft = session.draft.with_(answers=kept)
    session.begin_review()
    judge_all(session)
    session.sign("The profile follows by letter.")
    exported = session.export("quality-form", "submission", tmp_path / "signed.docx")
    assert exported.path is not None
    paragraphs = [each.text for each in Document(str(exported.path)).paragraphs]
    reason = "Signed although some things were still to be mended, because: The profile follows by letter."
    assert reason in paragraphs
