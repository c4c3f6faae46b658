"""Looking over a whole draft: words anywhere, links written and taken away, papers, what is not asked."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from imrassist.errors import ImrError
from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Misread, Session
from imrassist.writing.thread import Knot, walk

TODAY = date(2010, 2, 10)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    return Session.new(tmp_path / "case.imr.toml", today=TODAY)


def say(session: Session, question: str, text: str, row: str = "") -> None:
    assert not isinstance(session.answer(Place(question, row), text), Misread), (question, text)


def finding(session: Session, term: str = "") -> str:
    said = {"finding_kind": Answer(value="improve"), "finding_text": Answer(value="Visits were cancelled.")}
    return session.add_row("finding", {**said, "finding_terms": Answer(value=(term,) if term else ())})


def term(session: Session, number: str) -> str:
    return session.add_row("term", {"term_number": Answer(value=number), "term_relevant": Answer(value="yes")})


def knot(session: Session, row: str) -> Knot:
    return next(each for _, each in walk(session.thread()) if each.row == row)


# -- the thread


@pytest.mark.req("S10.4")
def test_the_next_link_is_written_with_one_key_all_the_way_to_the_action(session: Session) -> None:
    row = term(session, "1")
    for table, question in (
        ("finding", "finding_kind"), ("lesson", "lesson_text"), ("recommendation", "recommendation_text"),
        ("action", "action_text"),
    ):  # fmt: skip
        step = knot(session, row).steps[0]
        place = session.write_next(step)
        assert place == Place(question, session.rows(table)[0][0])
        assert session.draft.answer(Place(step.question, place.row)) in (Answer(value=(row,)), Answer(value=row))
        row = place.row
    assert [depth for depth, _ in walk(session.thread())] == [0, 1, 2, 3, 4]
    assert knot(session, row).steps == ()
    for _ in range(4):
        session.undo()
    assert [each.role for _, each in walk(session.thread())] == ["terms"]


@pytest.mark.req("S10.4")
def test_every_gap_is_closed_by_what_it_says_closes_it(session: Session) -> None:
    """From a bare term, gap after gap, until there is none: no gap leads nowhere."""
    session.add_row("contact", {"contact_day": Answer(value="2009-09-17")})
    term(session, "1")
    texts = {"yesno": "yes", "choice": "practice to improve", "refs": "1", "ref": "1", "date": "01/09/10"}
    for _ in range(60):
        gaps = session.thread().gaps
        if not gaps:
            break
        gap = gaps[0]
        if gap.step:
            session.write_next(gap.step)
        else:
            kind = session.form.questions[gap.place.question].kind
            say(session, gap.place.question, texts.get(kind, "Words enough to be an answer."), gap.place.row)
        assert gap not in session.thread().gaps
    assert session.thread().gaps == ()
    assert [depth for depth, _ in walk(session.thread())] == [0, 1, 2, 3, 4]


def test_a_row_that_is_there_is_tied_and_untied_and_both_stay(session: Session) -> None:
    first, second = term(session, "1"), term(session, "2")
    row = finding(session, first)
    step = knot(session, second).steps[0]
    assert session.may_tie(step) == [(row, "Visits were cancelled.")]
    session.tie(step, row)
    assert session.draft.answer(Place("finding_terms", row)) == Answer(value=(first, second))
    assert session.may_tie(step) == []
    session.untie(knot(session, row))
    assert session.draft.answer(Place("finding_terms", row)) == Answer(value=(second,))
    # With nothing left it is asked again: that it belongs nowhere is for the author to say.
    session.untie(knot(session, row))
    assert session.draft.answer(Place("finding_terms", row)) is None
    assert session.untie(knot(session, row)) is None
    session.undo()
    assert session.draft.answer(Place("finding_terms", row)) == Answer(value=(second,))


def test_tying_where_one_link_is_all_there_can_be_takes_the_place_of_the_other(session: Session) -> None:
    one, two = session.add_row("recommendation"), session.add_row("recommendation")
    row = session.add_row("action", {"action_recommendation": Answer(value=one)})
    session.tie(knot(session, two).steps[0], row)
    assert session.draft.answer(Place("action_recommendation", row)) == Answer(value=two)


# -- words anywhere


def test_words_are_found_in_answers_with_their_place_their_section_and_what_stands_around(session: Session) -> None:
    row = session.add_row("contact")
    say(session, "contact_event", f"{'Before that. ' * 9}Supervision was cancelled. {'After that. ' * 9}", row)
    found = session.search("SUPERVISION was")
    assert [(each.kind, each.place, each.section) for each in found.found] == [
        ("answer", Place("contact_event", row), "6"),
    ]  # fmt: skip
    hit = found.found[0]
    assert hit.snippet[hit.start : hit.end] == "Supervision was"
    assert hit.snippet.startswith("... ")
    assert hit.snippet.endswith(" ...")
    assert "\n" not in hit.snippet
    assert (found.instead, found.more) == ("", False)


def test_what_stands_nowhere_as_typed_is_found_by_its_words_and_then_by_words_like_them(session: Session) -> None:
    say(session, "agency_profile", "Nurses who visit families with small children.")
    assert [each.place for each in session.search("children nurses").found] == [Place("agency_profile")]
    misspelt = session.search("nurzes")
    assert (misspelt.instead, [each.place for each in misspelt.found]) == ("nurses", [Place("agency_profile")])
    assert session.search("nurses").instead == ""
    nothing = session.search("zzqqxxk")
    assert (nothing.found, nothing.instead) == ((), "")


def test_reasons_people_to_ask_typed_text_labels_and_remarks_set_aside_are_found_too(session: Session) -> None:
    session.park(Place("agency_profile"), Park.NO_RECORD, note="the wharf leaflet is lost")
    session.park(Place("subject_code"), Park.ASK, who="the gasworks clerk")
    session.typing(Place("author_post"), "Head of lamplighting")
    remark = next(each for each in session.remarks() if each.place)
    session.set_aside(remark, "The pumphouse said so.")
    kinds = {words: [each.kind for each in session.search(words).found] for words in (
        "wharf leaflet", "gasworks", "lamplighting", "which post speaks", "Critical analysis", "pumphouse"
    )}  # fmt: skip
    assert kinds["wharf leaflet"] == ["answer"]
    assert kinds["gasworks"] == ["answer"]
    assert kinds["lamplighting"] == ["typed"]
    assert "section" in kinds["Critical analysis"]
    assert kinds["pumphouse"] == ["remark"]
    assert [each.kind for each in session.search("What is the author's post").found] == ["question"]


def test_the_authors_own_wording_is_found_but_what_was_built_is_not_told_twice(session: Session) -> None:
    say(session, "agency", "Northmoor Community Health")
    assert [each.kind for each in session.search("Northmoor").found] == ["answer"]
    block = next(each for each in session.built([Place("agency")]) if "Northmoor" in each.text)
    session.edit_block(block.key, "The lighthouse of this valley.")
    found = session.search("lighthouse").found
    assert [(each.kind, each.block) for each in found] == [("text", block.key)]


@pytest.mark.parametrize("words", ["", "   ", "\n", "[/]", "(", "\\", "*", "İ", "ß", "\u202e", "a" * 10_000])
def test_whatever_is_looked_for_does_no_harm(session: Session, words: str) -> None:
    say(session, "agency_profile", "İstanbul Straße [/] ( \\ *")
    found = session.search(words)
    assert all(0 <= each.start <= each.end <= len(each.snippet) for each in found.found)
    assert bool(found.found) == bool(words.strip() and len(words) < 9 and words != "\u202e")


# -- to find out


def test_the_list_goes_to_word_and_to_text_but_never_with_the_rest(session: Session, tmp_path: Path) -> None:
    session.park(Place("agency_profile"), Park.ASK, who="the clerk", note="")
    session.park(Place("subject_code"), Park.LATER, note="it is in the letter")
    done = session.export("to-find-out", out=tmp_path)
    assert done.path == tmp_path / "to-find-out-working.docx"
    word = docx.Document(io.BytesIO(done.path.read_bytes()))
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert "To find out" in lines
    assert "To ask: the clerk" in lines
    assert "What does your agency do? (section 0)" in lines
    assert any("So far: it is in the letter" in line for line in lines)
    assert any("no part of the report" in line for line in lines)
    text = session.export("to-find-out", out=tmp_path / "list.txt").path
    assert text is not None
    assert "- What does your agency do? (section 0)" in text.read_text("utf-8").splitlines()
    from imrassist.export.documents import DOCUMENTS as OF_THE_FORM
    from imrassist.session.session import DOCUMENTS, PAPERS

    assert not set(dict(PAPERS)) & (set(OF_THE_FORM) | set(dict(DOCUMENTS)))


def test_an_empty_list_says_so_and_a_submission_copy_of_it_is_refused(session: Session, tmp_path: Path) -> None:
    written = session.export("to-find-out", out=tmp_path / "list.txt").path
    assert written is not None
    assert "Nothing is left to find out." in written.read_text("utf-8")
    with pytest.raises(ImrError, match="no submission copy"):
        session.export("to-find-out", "submission", tmp_path)
    with pytest.raises(ImrError, match=r"\.docx or \.txt"):
        session.export("to-find-out", out=tmp_path / "list.pdf")
    assert [path.name for path in tmp_path.glob("*.txt")] == ["list.txt"]


# -- the timetable, and what is not asked


def test_the_timetable_is_counted_from_the_day_it_is_looked_at(session: Session) -> None:
    say(session, "due_chronology", "22/02/10")
    stages = {stage.what: stage for stage in session.timetable()}
    assert stages["Records read"].state == "past, 2 days ago"  # 8 February
    assert stages["Chronology complete, to be read through"].state == "near, 7 days left"
    assert stages["Send the chronology"].state == "12 days left"
    say(session, "sources", "none")
    assert next(stage for stage in session.timetable() if stage.what == "Records read").state == "done"


def test_every_question_is_either_asked_or_told_to_be_not_asked_with_its_reason(session: Session) -> None:
    session.add_row("contact")
    asked = {place.question for place in session.places()}
    told = {target.place.question: target.not_asked for target in session.not_asked() if target.place}
    notes = {question.id for question in session.form.questions.values() if question.kind == "note"}
    assert asked | set(told) | notes == set(session.form.questions)
    assert not asked & set(told)
    assert [question for question, reason in told.items() if not reason.endswith(".")] == []


def test_of_the_row_the_author_is_at_it_is_told_what_is_not_asked_of_it(session: Session) -> None:
    row, other = session.add_row("person"), session.add_row("person")
    say(session, "person_involved", "1", row)
    say(session, "person_involved", "no", other)
    session.go(Place("person_code", row))
    told = {target.place: target for target in session.not_asked() if target.place}
    here = told[Place("person_not_involved_why", row)]
    assert '"Involved in the review" was answered: Yes, seen in person' in here.not_asked
    assert here.label.startswith("person 1: ")
    assert other not in {place.row for place in told}
    with pytest.raises(ImrError):
        session.why_not("no_such_question")


@pytest.mark.req("S4")
def test_the_sheets_for_interviews_are_written_as_a_paper(session: Session, tmp_path: Path) -> None:
    row = session.add_row("interview", {"interview_who": Answer(value="Nurse 1")})
    contact = session.add_row("contact", {"contact_event": Answer(value="Nurse 1 called.")})
    session.answer(Place("contact_shows", contact), "1")
    session.park(Place("decision", contact), Park.ASK, who="Nurse 1")
    assert [sheet.row for sheet in session.sheets()] == [row]
    written = session.export("interview-sheets", out=tmp_path / "sheets.txt").path
    assert written
    text = written.read_text("utf-8")
    for line in ("Interview with Nurse 1", "Left open for this interview", "What was decided?", "To ask of everyone"):
        assert line in text
    assert "What was the reason for that decision?" in text
    done = session.export("interview-sheets", out=tmp_path)
    assert done.path == tmp_path / "interview-sheets-working.docx"
    with pytest.raises(ImrError, match="no submission copy"):
        session.export("interview-sheets", "submission", tmp_path)
