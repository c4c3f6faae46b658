from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from imrassist.errors import ImrError
from imrassist.model.answer import Park, Place
from imrassist.session import Changed, Misread, Session
from imrassist.session.exporting import _named
from tests.small import garden

TODAY = date(2010, 6, 1)
OWNER, FENCED = Place("owner"), Place("fenced")


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setenv("IMRASSIST_CONFIG_DIR", str(tmp_path / "config"))
    (tmp_path / "form" / "prompts").mkdir(parents=True)
    garden(tmp_path / "form" / "prompts")
    return str(tmp_path / "form")


@pytest.fixture
def session(form: str, tmp_path: Path) -> Session:
    return Session.new(tmp_path / "case.imr.toml", form, today=TODAY)


def again(session: Session, form: str) -> Session:
    return Session.open(session.path, form=form, today=TODAY)


def test_an_answer_typed_is_an_answer_kept_and_the_next_question_follows(session: Session) -> None:
    assert isinstance(session.answer(OWNER, "Mr A"), Changed)
    assert session.asked(OWNER).shown == "Mr A"
    assert session.after(OWNER) == FENCED
    assert session.report().sections[0].blocks[0].text == "The garden is kept by Mr A."


def test_a_misread_answer_changes_nothing_and_stays_in_the_box(session: Session) -> None:
    row = session.add_row("visit")
    place = Place("visit_day", row)
    misread = session.answer(place, "31/02/10")
    assert isinstance(misread, Misread)
    assert session.draft.answer(place) is None
    assert session.asked(place).box == "31/02/10"


def test_a_parked_answer_says_so_honestly_in_the_text(session: Session) -> None:
    session.park(OWNER, Park.NO_RECORD, note="the book was lost")
    assert session.report().sections[0].blocks[0].text == (
        "The garden is kept by not known to the agency, because the book was lost."
    )
    assert session.progress("a").done == 1
    session.park(OWNER, Park.ASK, who="the clerk")
    assert session.progress("a").done == 0
    assert session.asked(OWNER).shown == "to be asked of the clerk"


def test_undo_and_redo_work_on_answers_rows_and_words_alike_and_outlive_a_restart(session: Session, form: str) -> None:
    start = session.draft
    session.answer(OWNER, "Mr A")
    row = session.add_row("plot")
    session.answer(Place("plot_name", row), "1")
    session.edit_block("a.owner", "Mr A alone keeps the garden.")
    session.remove_row(row)
    after = session.draft
    session.close()
    session = again(session, form)
    for _ in range(5):
        assert session.undo() is not None
    assert session.undo() is None
    assert (session.draft.answers, session.draft.rows, session.draft.blocks) == (
        start.answers,
        start.rows,
        start.blocks,
    )
    for _ in range(5):
        assert session.redo() is not None
    assert session.redo() is None
    assert (session.draft.answers, session.draft.rows, session.draft.blocks) == (
        after.answers,
        after.rows,
        after.blocks,
    )


def test_nothing_is_lost_when_the_program_just_ends(session: Session, form: str) -> None:
    session.answer(OWNER, "Mr A")
    row = session.add_row("visit")
    session.typing(Place("visit_day", row), "12/0")
    session.go(Place("visit_day", row))
    del session  # no save, no close: as when the window is closed
    session = Session.open(Path(form).parent / "case.imr.toml", form=form, today=TODAY)
    assert session.asked(OWNER).shown == "Mr A"
    assert session.typed(Place("visit_day", row)) == "12/0"
    assert session.here == Place("visit_day", row)


def test_after_a_sudden_end_the_author_is_where_the_last_answer_was_given(session: Session, form: str) -> None:
    session.go(OWNER)
    session.save()
    session.answer(FENCED, "no")
    session.go(Place("fence_why"))
    del session
    session = Session.open(Path(form).parent / "case.imr.toml", form=form, today=TODAY)
    assert session.here == FENCED
    assert session.after(session.here) == Place("fence_why")


def test_a_draft_opens_where_the_author_left_it(session: Session, form: str) -> None:
    session.go(FENCED)
    session.close()
    assert again(session, form).here == FENCED


def told(done: Changed | Misread) -> tuple[str, ...]:
    """What is said of other answers."""
    assert isinstance(done, Changed)
    return done.turned


def test_going_back_and_changing_an_answer_keeps_what_was_answered_later(session: Session) -> None:
    assert told(session.answer(FENCED, "no")) == ()
    session.answer(Place("fence_why"), "There was no money, because the roof came first.")
    assert told(session.answer(FENCED, "yes")) == (
        'Your answer to "Why is there no fence?" is kept, but no longer asked for.',
    )
    assert told(session.answer(FENCED, "yes")) == ()
    kept = session.asked(Place("fence_why"))
    assert not kept.asked_now
    assert kept.shown.startswith("There was no money")
    assert "money" not in " ".join(block.text for block in session.report().sections[0].blocks)
    assert told(session.answer(FENCED, "no")) == (
        'Your answer to "Why is there no fence?" is kept, and asked for again.',
    )
    assert session.asked(Place("fence_why")).asked_now
    assert "money" in " ".join(block.text for block in session.report().sections[0].blocks)


def test_a_thin_why_draws_one_follow_up_but_never_a_second(session: Session) -> None:
    session.answer(FENCED, "no")
    first = session.answer(Place("fence_why"), "It fell down.")
    second = session.answer(Place("fence_why"), "It fell down again.")
    assert isinstance(first, Changed)
    assert isinstance(second, Changed)
    assert first.probe == "What led to that?"
    assert second.probe == ""


def test_rows_get_ids_of_their_own_and_are_asked_in_turn(session: Session) -> None:
    first, second = session.add_row("plot"), session.add_row("plot")
    assert first != second
    assert session.asked(Place("plot_wet", second)).ask == "Is this plot wet?"
    session.answer(Place("plot_name", first), "1")
    session.answer(Place("plot_name", second), "2a")
    assert session.rows("plot") == [(first, "Plot 1"), (second, "Plot 2a")]
    session.move_row(second, 0)
    assert [label for _, label in session.rows("plot")] == ["Plot 2a", "Plot 1"]
    assert session.asked(Place("plot_wet", second)).ask == "Is 2a wet?"
    assert session.row_places(second) == [Place("plot_name", second), Place("plot_wet", second)]


def test_anywhere_can_be_found_by_name(session: Session) -> None:
    row = session.add_row("plot")
    session.answer(Place("plot_name", row), "1")
    assert session.find("owner")[0].place == OWNER
    assert session.find("fence")[0].place == FENCED
    assert session.find("The visits")[0].section == "b"
    assert session.find("Plot 1")[0].place == Place("plot_name", row)


def test_the_binder_says_how_each_section_stands(session: Session) -> None:
    assert [(state.mark, state.line) for state in session.sections()] == [
        ("[ ]", "not begun, 3 to 4 left"),
        ("[ ]", "not begun, 1 left"),
    ]
    session.answer(OWNER, "Mr A")
    session.finish("b", finished=True)
    assert [(state.mark, state.line) for state in session.sections()] == [
        ("[~]", "1 answered, 2 to 3 left"),
        ("[Y]", "finished; not begun, 1 left"),
    ]


def test_hidden_characters_are_taken_out_and_told(session: Session) -> None:
    changed = session.answer(OWNER, "Mr\x00 A\u202e")
    assert isinstance(changed, Changed)
    assert session.asked(OWNER).shown == "Mr A"
    assert changed.cleaned == ("2 hidden characters were removed.",)


def test_an_export_of_something_unknown_or_not_for_word_is_refused_in_a_sentence(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(ImrError, match="There is no such document or copy"):
        session.export("novel")
    with pytest.raises(ImrError, match="Only Word documents can be made"):
        session.export("imr", "working", tmp_path / "book.pdf")


def test_one_draft_is_written_by_one_program_at_a_time(session: Session, form: str) -> None:
    second = again(session, form)
    assert second.read_only
    with pytest.raises(ImrError):
        second.answer(OWNER, "Mrs B")
    second.close()
    session.answer(OWNER, "Mr A")
    session.close()
    assert again(session, form).asked(OWNER).shown == "Mr A"


def test_an_export_counts_what_the_checks_count_and_names_no_gap_by_its_mark(form: str, tmp_path: Path) -> None:
    assert form  # private folders
    session = Session.new(tmp_path / "whole.imr.toml", today=date(2010, 3, 1))
    standing = session.hindrances()
    assert len(standing) == len([each for each in session.remarks() if each.grade == "must"]) > 20
    assert not [each.say for each in standing if "to be written" in each.say or "to be completed" in each.say]
    session.close()


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("Date of birth", "Date of birth is missing."),
        ("Date of birth: to be completed", "Date of birth is missing."),
        ("Overview: to be written", "Overview is missing."),
        ("Introduction: the agency's name is to be completed", "Introduction: the agency's name is to be completed."),
    ],
)
def test_a_gap_is_told_as_missing_once(what: str, told: str) -> None:
    assert _named(what) == told
