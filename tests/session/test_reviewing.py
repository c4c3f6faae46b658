"""Two people and one draft: judged, sent back, mended, signed, changed, sent again; and all that may go wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from imrassist.checks.criteria import load_rules
from imrassist.errors import ImrError
from imrassist.model.acts import VerdictGiven, apply
from imrassist.model.answer import Place
from imrassist.session import Session
from imrassist.session.recording import same_person
from imrassist.session.review_values import CHANGED, REWORDED
from imrassist.session.signing import points_of
from imrassist.storage.submissions import folder_of
from imrassist.writing.changes import told
from tests.session.reviewing import TODAY, again, answered, copy_of, judge_all, the_example

LAWYER = "the agency's lawyer"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return the_example(tmp_path)


def lapsed(session: Session) -> list[str]:
    return [each.criterion.id for each in session.all_judged() if each.lapsed]


def signed(session: Session) -> Session:
    """The draft, judged and signed, and with the author again."""
    session.send_for_countersigning()
    session.begin_review()
    judge_all(session)
    session.sign()
    return again(session)


@pytest.mark.req("2.7i")
def test_one_changed_word_lapses_the_one_verdict_that_read_it_and_the_signature_and_is_told(session: Session) -> None:
    session = signed(session)
    now = session.signed_now()
    assert now is not None
    assert now.valid
    assert lapsed(session) == []
    answered(session, "legal_from", LAWYER)
    assert lapsed(session) == ["legal_advice"]
    judged = session.judged("legal_advice")
    assert judged.verdict is not None
    assert judged.lapsed == CHANGED
    (change,) = session.changed_since(judged.verdict, "legal_advice") or ()
    assert '"solicitor" is now "lawyer"' in told(change)
    now = session.signed_now()
    assert now is not None
    assert not now.valid
    assert [told(each) for each in now.changes] == [told(change)]
    session.undo()
    assert lapsed(session) == []
    now = session.signed_now()
    assert now is not None
    assert now.valid


@pytest.mark.req("2.7i")
def test_points_go_back_and_are_answered_closed_and_only_then_can_it_be_signed(session: Session) -> None:
    session.send_for_countersigning()
    session.begin_review()
    judge_all(session)
    session.raise_point("criterion:legal_advice", "Say what the advice was about.")
    session.raise_point("block:s3.role", "Which years?")
    assert session.not_ready() == ("2 points are not closed.",)
    session.end_review()
    session.answer_point("1", "done", "Said in section 4.")
    session.answer_point("2", "not_done", "The years stand in the next sentence.")
    assert [each.state for each in session.points()] == ["the author says: done", "the author says: not done"]
    session.begin_review()
    for name in ("1", "2"):
        session.close_point(name)
    assert session.points(still_open=True) == ()
    assert session.not_ready() == ()
    session.sign()
    session.end_review()
    answered(session, "legal_from", LAWYER)
    assert [each.state for each in session.points()] == ["closed; changed since", "closed"]
    assert session.trail().whole


@pytest.mark.parametrize("reopen", [False, True])
def test_nothing_touches_the_authors_text_in_a_review_nor_does_undo_touch_the_review(
    session: Session, *, reopen: bool
) -> None:
    answered(session, "legal_from", LAWYER)
    session.begin_review()
    for doing in (
        lambda: answered(session, "legal_from", "nobody"),
        session.undo,
        session.redo,
        lambda: session.edit_block("s3.role", "Mine."),
        lambda: session.verdict("scope", "yes"),
        lambda: session.answer_point("1", "done"),
        session.send_for_countersigning,
    ):
        with pytest.raises(ImrError, match="read-only"):
            doing()
    session.judge("scope", "no", "Term 3 is missing.")
    if reopen:
        session = again(session)
    session.end_review()
    assert session.undo() is not None
    assert session.draft.verdicts["approver:scope"].answer == "no"
    assert session.draft.answers["legal_from"].value != LAWYER


def test_a_review_that_was_not_saved_is_there_after_a_crash_and_is_no_step_of_undo(session: Session) -> None:
    session.begin_review()
    session.judge("scope", "partially", "Term 3.")
    session.raise_point("", "Shorter, please.")
    session._store._held.release()  # the program is gone without a word
    opened = Session.open(session.path, today=TODAY)
    assert opened.draft.verdicts["approver:scope"].comment == "Term 3."
    assert len(opened.draft.points) == 1
    assert opened.trail().whole
    assert len(opened.trail().lines) == 2
    assert opened.undo() is None


@pytest.mark.req("2.7i")
@pytest.mark.parametrize(
    ("name", "post", "why"),
    [
        ("Rosalind Imeson", "Director of nursing", "name of the author"),
        ("Ms R. IMESON", "Director of nursing", "name of the author"),
        ("A. Specimen", "head of  Clinical Governance", "post of the author"),
        ("A. Specimen", "", "your post"),
    ],
)
def test_author_and_countersigning_person_are_two(session: Session, name: str, post: str, why: str) -> None:
    with pytest.raises(ImrError, match=why):
        session.begin_review(name, post)
    assert session.reviewer is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("J. Example", "Mrs Jane Example", True),
        ("Jane Example", "John Example", False),
        ("José Example", "JOSE EXAMPLE", True),
        ("", "", False),
        ("Jane Example", "Jane Sample", False),
    ],
)
def test_two_names_are_one_person(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) is same


def test_no_and_partially_need_a_comment_and_yes_needs_none(session: Session) -> None:
    session.begin_review()
    for answer in ("no", "partially"):
        with pytest.raises(ImrError, match="need a comment"):
            session.judge("scope", answer, "  ")
    with pytest.raises(ImrError, match="no such answer"):
        session.judge("scope", "perhaps")
    session.judge("scope", "yes")
    session.judge("scope", "")
    assert "approver:scope" not in session.draft.verdicts
    assert [line.did for line in session.draft.trail] == ["judged", "took_back"]


def test_a_draft_edited_while_it_is_under_review_shows_what_was_read_before(session: Session) -> None:
    session.begin_review()
    session.judge("legal_advice", "yes")
    session.end_review()
    answered(session, "legal_from", LAWYER)
    session.begin_review()
    assert lapsed(session) == ["legal_advice"]
    judge_all(session)
    assert lapsed(session) == []
    assert len(list((folder_of(session.path) / "read").iterdir())) == 2


def test_two_reviewers_keep_both_verdicts_and_only_the_one_of_the_front_sheet_can_sign(session: Session) -> None:
    session.begin_review("A. Specimen", "Head of safeguarding")
    judge_all(session)
    assert any("names somebody else" in each for each in session.not_ready())
    session.end_review()
    notes = session.begin_review()
    assert any("A. Specimen has given verdicts already" in each for each in notes)
    assert any("Judged by somebody else, criteria" in each for each in session.not_ready())
    session.judge("scope", "no", "The aim is missing.")
    judged = session.judged("scope")
    assert judged.verdict is not None
    assert judged.verdict.answer == "no"
    assert [(each.verdict.by, each.verdict.answer) for each in judged.earlier] == [("A. Specimen", "yes")]
    assert session.trail().whole


def test_a_criterion_that_the_form_words_anew_is_to_be_judged_again(session: Session) -> None:
    session = signed(session)
    criteria = tuple(
        replace(each, text="Other words") if each.id == "scope" else each for each in session.form.criteria
    )
    session.form = replace(session.form, criteria=criteria)
    assert [(each.criterion.id, each.lapsed) for each in session.all_judged() if each.lapsed] == [("scope", REWORDED)]


def test_it_is_signed_with_open_must_remarks_only_with_a_reason_that_is_kept(session: Session) -> None:
    session.draft = session.draft.with_(
        answers={k: v for k, v in session.draft.answers.items() if k != "agency_profile"}
    )
    session.begin_review()
    judge_all(session)
    assert session.musts() > 0
    with pytest.raises(ImrError, match="must still be mended"):
        session.sign()
    assert not session.draft.signatures
    session.sign("The profile follows by letter.")
    assert session.draft.signatures[-1].reason == "The profile follows by letter."


def test_what_the_author_set_aside_is_there_for_the_reviewer_with_the_reasons(session: Session) -> None:
    session.draft = session.draft.with_(asides=())
    standing = [each for each in session.remarks() if not each.aside]
    assert standing
    assert session.asides() == ()
    session.set_aside(standing[0], "The board asked for it so.")
    (aside,) = session.asides()
    assert (aside.check, aside.aside) == (standing[0].check, "The board asked for it so.")
    said = [line.say for part in session.brief() for line in part.lines]
    assert "Remarks that the author set aside, each with a reason: 1." in said
    rules = load_rules(session.form).rules
    against = {name for item in rules["action_plan"].against for name in item.checks}
    assert {each.check for each in session.asides("action_plan")} == {aside.check} & against


def test_a_clock_that_was_set_back_is_told_and_nothing_is_lost(session: Session) -> None:
    session.begin_review()
    session.judge("scope", "yes")
    session.now = lambda: datetime(1999, 1, 1, tzinfo=UTC)
    session.judge("agreed", "yes")
    trail = session.trail()
    assert trail.whole
    assert trail.notes == (
        "Line 2 is earlier than one before it: a clock was set back, or one of the computers was wrong.",
    )


def _without_a_line(text: str) -> str:
    parts = text.split("\n[[trail]]\n")
    return "\n[[trail]]\n".join([*parts[:2], *parts[3:]])


TAMPERED: list[Callable[[str], str]] = [
    _without_a_line,
    lambda text: text.replace('did = "judged"', 'did = "closed"', 1),
    lambda text: text.replace('did = "judged"', 'mood = "x"\ndid = "judged"', 1),
    lambda text: text[: text.rindex("[[trail]]")],
    lambda text: text.replace('sealed = "', 'sealed = "9', 1),
    lambda text: text.replace('answer = "no"\ncomment = "Why', 'answer = "yes"\ncomment = "Why', 1),
]


@pytest.mark.parametrize("how", TAMPERED)
def test_a_file_whose_trail_was_touched_opens_and_says_so_and_cannot_be_signed(
    session: Session, how: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.begin_review()
    session.judge("scope", "no", "Why?")
    session.judge("agreed", "yes")
    session.close()
    before = session.path.read_text("utf-8")
    after = how(before)
    assert after != before
    session.path.write_text(after, "utf-8")
    # Where the draft was written a cut file is brought back from what is kept; elsewhere only the trail tells.
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "elsewhere"))
    opened = Session.open(session.path, today=TODAY)
    assert not opened.trail().whole
    assert any("does not hold together" in each for each in opened.begin_review())
    assert any("does not hold together" in each for each in opened.not_ready())


# ---- submissions


@pytest.mark.req("2.7ii", "3.3")
def test_each_submission_is_kept_and_what_changed_since_can_be_told(session: Session) -> None:
    session.send_for_countersigning()
    session.begin_review()
    session.submit("chronology")
    judge_all(session)
    session.sign()
    session.submit("first")
    session.end_review()
    sheet = {each.key: each.text for each in session.passages_of("independence")}
    assert sheet
    assert session.draft.answers["first_submitted"].value == TODAY.isoformat()
    assert session.draft.answers["first_seen"].value == "yes"
    now = session.signed_now()
    assert now is not None
    assert now.valid
    answered(session, "legal_from", LAWYER)
    session.return_letter("Dear colleague,\n1. Say who gave the advice.\n2. Explain the gap\nin June.")
    assert [each.point.text for each in session.points()] == ["Say who gave the advice.", "Explain the gap in June."]
    changes = session.changes_since("first")
    assert any('"solicitor" is now "lawyer"' in told(each) for each in changes if each.kind == "text")
    session.submit("revised", not_seen="The director was ill; she reads it tomorrow.")
    last = session.draft.submissions[-1]
    assert (last.seen, last.not_seen) == ("", "The director was ill; she reads it tomorrow.")
    assert session.draft.answers["revised_seen"].value == "no"
    session = again(session)
    assert [each.submission.stage for each in session.submissions()] == ["chronology", "first", "revised"]
    assert [each.fault for each in session.submissions()] == ["", "", ""]
    assert session.changes_since("first", "revised")
    assert session.trail().whole
    first = folder_of(session.path) / session.submission("first").folder
    names = ["draft.imr.toml", "imr-submission.docx", "quality-form-submission.docx", "remarks.txt"]
    assert sorted(path.name for path in first.iterdir()) == names
    frozen = session.submitted_draft(session.submission("first"))
    assert frozen.verdicts["approver:scope"].answer == "yes"
    assert frozen.answers["first_submitted"].value == TODAY.isoformat()


@pytest.mark.req("2.7ii")
def test_changes_since_a_submission_as_word_mark_the_words_not_by_colour_alone(
    session: Session, tmp_path: Path
) -> None:
    session.submit("first", not_seen="No time was left.")
    answered(session, "legal_from", LAWYER)
    row = session.draft.rows["contact"][5]
    answered(session, "contact_event", "Nobody was at home, and a card was left.", row.id)
    done = session.export("changes", "working", tmp_path / "changes.docx", since="first")
    assert done.path is not None
    document = Document(str(done.path))
    said = "\n".join(each.text for each in document.paragraphs)
    assert "the first submission of 01/06/10" in said
    assert "struck through" in said
    lines = [line for table in document.tables for line in table.rows]
    legal = next(line for line in lines if "solicitor" in line.cells[1].text and "lawyer" in line.cells[2].text)
    assert '"solicitor" is now "lawyer".' in legal.cells[0].text
    looks = [{run.text: run.style.name for p in cell.paragraphs for run in p.runs} for cell in legal.cells[1:]]
    assert looks[0]["solicitor"] == "IMR Gone Words"
    assert looks[1]["lawyer"] == "IMR New Words"
    styles = {each.name: each.font for each in document.styles if each.name.startswith("IMR")}
    assert styles["IMR Gone Words"].strike
    assert styles["IMR New Words"].bold
    assert styles["IMR New Words"].underline
    # The changed row of the chronology stands there too, then and now.
    assert any("Nobody was at home" in line.cells[2].text for line in lines)


@pytest.mark.req("3.3")
def test_what_nobody_countersigned_goes_only_with_the_reason_and_in_its_turn(session: Session) -> None:
    for stage, why in (
        ("revised", "Nothing was submitted first"),
        ("second", "is one of"),
        ("first", "has not signed"),
    ):
        with pytest.raises(ImrError, match=why):
            session.submit(stage)
    with pytest.raises(ImrError, match="is to come"):
        session.submit("first", day=TODAY.replace(day=2), not_seen="x")
    assert session.draft.submissions == ()
    assert not folder_of(session.path).exists()
    session.submit("first", not_seen="No time was left.")
    with pytest.raises(ImrError, match="already"):
        session.submit("first", not_seen="x")


def test_a_frozen_copy_that_was_changed_or_is_gone_is_told(session: Session) -> None:
    session.submit("first", not_seen="No time was left.")
    copy = folder_of(session.path) / session.submission("first").folder / "draft.imr.toml"
    copy.chmod(0o600)
    copy.write_bytes(copy.read_bytes() + b"\n")
    assert [each.fault for each in session.submissions()] == ["was changed since it was kept"]
    with pytest.raises(ImrError, match="was changed"):
        session.changes_since("first")
    copy.unlink()
    assert [each.fault for each in session.submissions()] == ["is not there"]
    with pytest.raises(ImrError, match="cannot be read"):
        session.changes_since("first")


def test_a_letter_is_taken_apart_into_its_points() -> None:
    assert points_of("One thing\nand more.\n\nAnother.\n") == ["One thing and more.", "Another."]
    assert points_of("Hello\n1) A.\n2) B\n  goes on.\n\n(3) C.") == ["A.", "B goes on.", "C."]
    assert points_of("- A\n- B") == ["A", "B"]
    assert points_of(" \n") == []


# ---- a review done on a copy


@pytest.mark.req("2.7i")
def test_a_review_of_an_older_copy_comes_home_by_ids_and_text_is_never_taken(session: Session) -> None:
    session.send_for_countersigning()
    session.begin_review()
    session.judge("agreed", "yes")
    session.raise_point("", "Shorter, please.")
    session.end_review()
    copy = copy_of(session)
    copy.begin_review()
    copy.judge("legal_advice", "no", "From whom?")
    copy.judge("agreed", "no", "Who agreed it?")
    copy.raise_point("criterion:legal_advice", "Name the post.")
    copy.close_point("1")
    copy.close()
    answered(session, "legal_from", LAWYER)
    session.answer_point("1", "done")
    text = session.draft.answers
    found = session.take_in(copy.path)
    assert session.draft.answers is text
    assert [told(each) for each in found.text]
    assert session.draft.verdicts["approver:legal_advice"].comment == "From whom?"
    assert session.draft.verdicts["approver:agreed"].answer == "no"
    # She knew her own first verdict when she gave the second one.
    assert "earlier.1:agreed" not in session.draft.verdicts
    assert lapsed(session) == ["legal_advice"]
    verdict = session.draft.verdicts["approver:legal_advice"]
    assert '"solicitor" is now "lawyer"' in told((session.changed_since(verdict, "legal_advice") or ())[0])
    first, second = session.points()
    assert (first.point.answer, first.point.closed) == ("done", True)
    assert second.point.text == "Name the post."
    assert found.both == ()
    trail = session.trail()
    assert trail.whole
    assert sum("on a copy" in line for line in trail.lines) == 4 + 1
    before = session.draft
    again_found = session.take_in(copy.path)
    assert (again_found.taken, again_found.both) == ((), ())
    assert session.draft is before


def test_what_is_no_copy_of_this_draft_or_was_tampered_with_gives_nothing(session: Session, tmp_path: Path) -> None:
    other = Session.new(tmp_path / "other.imr.toml", today=TODAY)
    other.close()
    with pytest.raises(ImrError, match="another review"):
        session.take_in(other.path)
    with pytest.raises(ImrError, match="the draft itself"):
        session.take_in(session.path)
    with pytest.raises(ImrError):
        session.take_in(tmp_path / "nowhere.imr.toml")
    copy = copy_of(session)
    copy.begin_review()
    copy.judge("agreed", "yes")
    copy.close()
    copy.path.write_text(copy.path.read_text("utf-8").replace('did = "judged"', 'did = "signed"'), "utf-8")
    with pytest.raises(ImrError, match="was changed, or one before it is missing"):
        session.take_in(copy.path)
    assert "approver:agreed" not in session.draft.verdicts


def test_a_verdict_slipped_in_beside_the_trail_is_told(session: Session) -> None:
    session.begin_review()
    session.judge("scope", "no", "Why?")
    slipped = replace(session.draft.verdicts["approver:scope"], answer="yes")
    session.draft = apply(session.draft, VerdictGiven(who="approver", criterion="scope", verdict=slipped))
    assert session.trail().faults == ("The verdict on scope is not as line 1 of the trail tells.",)
    assert session.draft.answer(Place("legal_from")) is not None


def test_a_name_taken_out_of_a_comment_is_told_in_the_trail_and_breaks_nothing(session: Session) -> None:
    session.begin_review()
    session.judge("scope", "no", "Ask Mr Smith.")
    session.end_review()
    worded = replace(session.draft.verdicts["approver:scope"], comment="Ask Worker 1.")
    session.do(VerdictGiven(who="approver", criterion="scope", verdict=worded), "replacing names")
    assert session.trail().whole
    assert "changed the wording of criterion 1" in session.trail().lines[-1]
    session.undo()
    session.redo()
    assert session.trail().whole
    assert len(session.draft.trail) == 4
