"""The line mode, on a form that has nothing to do with the first one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.cli.talking.words import WORDS
from imrassist.model.answer import Answer, Park, Place
from imrassist.session import Session

HARBOUR = str(Path(__file__).resolve().parents[1] / "forms" / "harbour")
TODAY = date(2026, 3, 2)
BOATS = ("/goto boat_list", "yes", "Boat A", "yes", "yes", "Boat B", "no", "Its lamp was broken.", ".", "no")


@dataclass
class FakeEars:
    """Lines that were thought of before."""

    lines: list[str]
    begun: str = ""
    person: bool = True

    def line(self, prompt: str) -> str | None:
        return self.lines.pop(0) if self.lines else None


@dataclass
class Conversation:
    """One draft, and what was said about it."""

    session: Session
    said: list[str] = field(default_factory=list)

    def say(self, *lines: str) -> str:
        """What the program says when it is told these lines, in a new talk."""
        heard: list[str] = []
        talk = Talk(self.session, Voice(heard.append), FakeEars(list(lines)))
        talk.go(self.session.here or self.session.after(None))
        talk.run()
        return "".join(heard)

    def answer(self, question: str, row: str = "") -> Answer | None:
        return self.session.draft.answer(Place(question, row))

    def rows(self, table: str) -> list[str]:
        return [label for _, label in self.session.rows(table)]


@pytest.fixture
def talk(desk: Path) -> Iterator[Conversation]:
    session = Session.new(desk / "a.imr.toml", HARBOUR, today=TODAY)
    yield Conversation(session)
    session.close()


def test_a_question_is_asked_and_one_line_answers_it(talk: Conversation) -> None:
    said = talk.say("/goto berth", "Buoy 4")
    assert "At which berth or buoy did it happen?\n" in said
    assert "Saved." in said
    assert talk.answer("berth") == Answer(value="Buoy 4", asked="At which berth or buoy did it happen?")
    assert said.rstrip().endswith("Who holds this inquiry?")


def test_there_is_no_colour_nothing_redrawn_and_one_sentence_a_line(talk: Conversation) -> None:
    said = talk.say(
        "/goto berth", "Buoy 4", "R. Sample", "ebb", *BOATS, "/help words", "/checks all", "/sections", "/text watch"
    )
    assert not any(ord(letter) < 32 and letter != "\n" for letter in said)
    for line in said.splitlines():
        assert line == line.rstrip()


def test_an_option_is_chosen_by_its_number_or_its_name_and_told_back(talk: Conversation) -> None:
    said = talk.say("/goto tide", "2", "/goto tide", "slack")
    assert "1. Flood\n2. Ebb\n3. Slack water\n" in said
    assert "Saved: Ebb." in said
    answer = talk.answer("tide")
    assert answer
    assert answer.value == "slack"


def test_a_date_is_told_back_with_its_weekday_and_whole_year(talk: Conversation) -> None:
    assert "Saved: Thursday 12 February 2026." in talk.say("/goto log_from", "12/02/26")


def test_a_day_that_is_none_is_told_and_asked_again_and_nothing_is_kept(talk: Conversation) -> None:
    said = talk.say("/goto log_from", "31/02/26")
    assert said.count("On which day does the log begin?") == 2
    assert "Saved" not in said
    assert talk.answer("log_from") is None
    assert talk.session.typed(Place("log_from")) == "31/02/26"


def test_what_was_misread_is_told_on_coming_back_and_can_be_given_once_it_can_be_read(talk: Conversation) -> None:
    talk.say("/goto log_from", "31/02/26")
    assert '"31/02/26"' in talk.say("/goto log_from")
    talk.session.typing(Place("log_from"), "28/02/26")
    assert "Saturday 28 February 2026" in talk.say("/goto log_from", "/use")


def test_a_long_answer_is_many_lines_up_to_a_full_stop(talk: Conversation) -> None:
    talk.say("/goto grounding_cause", "The light was out.", "", "..", "Nobody looked.", ".")
    answer = talk.answer("grounding_cause")
    assert answer
    assert answer.value == "The light was out.\n\n.\nNobody looked."


def test_the_end_of_the_input_gives_a_long_answer_that_was_not_ended(talk: Conversation) -> None:
    talk.say("/goto grounding_cause", "The light was out.")
    answer = talk.answer("grounding_cause")
    assert answer
    assert answer.value == "The light was out."


def test_leaving_a_long_answer_half_way_keeps_what_was_typed_and_takes_it_up_again(talk: Conversation) -> None:
    said = talk.say("/goto grounding_cause", "The light was out.", "/quit")
    assert talk.answer("grounding_cause") is None
    said = talk.say("And nobody looked.", ".")
    assert 'You had begun: "The light was out."' in said
    answer = talk.answer("grounding_cause")
    assert answer
    assert answer.value == "The light was out.\nAnd nobody looked."


def test_a_pasted_page_is_one_answer_where_there_is_room_for_it(talk: Conversation) -> None:
    talk.say("/goto grounding_cause", "First line.\n/not a word\n.\nLast line.", ".")
    answer = talk.answer("grounding_cause")
    assert answer
    assert answer.value == "First line.\n/not a word\n.\nLast line."


def test_but_not_in_a_field_of_one_line_and_does_not_answer_the_next_question(talk: Conversation) -> None:
    said = talk.say("/goto held_by", "R. Sample\nharbour master\nof somewhere")
    assert "3 lines" in said
    assert talk.answer("held_by") is None
    assert talk.answer("tide") is None
    assert talk.session.typed(Place("held_by")).count("\n") == 2


def test_hidden_characters_are_taken_out_and_told(talk: Conversation) -> None:
    said = talk.say("/goto held_by", "R. \x1b]0;owned\x07Sam\u202eple")
    assert "11 hidden characters were removed." in said
    answer = talk.answer("held_by")
    assert answer
    assert answer.value == "R. Sample"
    assert "\x1b" not in said


def test_a_line_of_100_kb_is_heard_whole(talk: Conversation) -> None:
    talk.say("/goto grounding_cause", "word " * 20_000, ".")
    answer = talk.answer("grounding_cause")
    assert answer
    assert len(str(answer.value)) > 99_000


def test_a_line_that_begins_with_two_slashes_is_text_with_one(talk: Conversation) -> None:
    talk.say("/goto held_by", "//R. Sample")
    answer = talk.answer("held_by")
    assert answer
    assert answer.value == "/R. Sample"


def test_an_unknown_word_is_told_with_the_nearest_and_changes_nothing(talk: Conversation) -> None:
    before = talk.session.draft.answers
    assert "There is no word /skipp. Did you mean /skip?" in talk.say("/skipp")
    assert talk.session.draft.answers == before


def test_the_first_letters_of_a_word_will_do_but_not_where_two_begin_so(talk: Conversation) -> None:
    assert "The draft is a.imr.toml" in talk.say("/whe")
    assert "There is no word /un. Did you mean /unsure or /undo or /unfinish or /unname?" in talk.say("/un")


def test_an_empty_line_gives_nothing_and_keeps_an_answer_that_is_there(talk: Conversation) -> None:
    said = talk.say("/goto berth", "", "Buoy 4", "/back", "")
    assert "Nothing was typed." in said
    assert "Your answer so far: Buoy 4." in said
    assert "Kept as it was." in said
    answer = talk.answer("berth")
    assert answer
    assert answer.value == "Buoy 4"


def test_rows_are_added_as_long_as_the_author_says_yes(talk: Conversation) -> None:
    said = talk.say(*BOATS)
    assert "Is there a boat to add? Yes or no." in said
    assert "Is there another boat? Yes or no. 2 boats so far." in said
    assert "Did Boat B show her lights?" in said
    assert talk.rows("boat") == ["Boat A", "Boat B"]
    answer = talk.answer("boat_list")
    assert answer
    assert answer.value == "done"


def test_no_rows_at_all_is_an_answer_too(talk: Conversation) -> None:
    assert "Saved: there are no boats." in talk.say("/goto boat_list", "no")
    answer = talk.answer("boat_list")
    assert answer
    assert answer.value == "none"


def test_rows_are_read_out_moved_removed_and_brought_back(talk: Conversation) -> None:
    talk.say(*BOATS)
    said = talk.say("/rows boats", "/move boat 2 to 1", "/rows boat", "/remove boat 2", "/undo")
    assert "2 boats.\n1. Boat A.\n2. Boat B.\n" in said
    assert "1. Boat B.\n2. Boat A.\n" in said
    assert "Removed: Boat A." in said
    assert talk.rows("boat") == ["Boat B", "Boat A"]


def test_a_row_that_is_not_there_is_told_and_nothing_is_removed(talk: Conversation) -> None:
    talk.say(*BOATS)
    assert "There are 2 boats." in talk.say("/remove boat 3", "/remove boat", "/row boat 0")
    assert len(talk.rows("boat")) == 2


def test_a_row_is_gone_to_by_its_number(talk: Conversation) -> None:
    talk.say(*BOATS)
    assert "Your answer so far: Boat B." in talk.say("/row boat 2")
    assert "Your answer so far: Boat B." in talk.say("/goto boat 2")


@pytest.mark.parametrize(
    ("line", "parked"),
    [
        ("/skip", Answer(parked=Park.LATER)),
        ("/park later", Answer(parked=Park.LATER)),
        ("/park ask the harbour master", Answer(parked=Park.ASK, who="the harbour master")),
        ("/park no record because the log is lost", Answer(parked=Park.NO_RECORD, note="the log is lost")),
        ("/park does not apply it was calm", Answer(parked=Park.NOT_APPLY, note="it was calm")),
    ],
)
def test_a_question_is_left_open_with_a_reason(talk: Conversation, line: str, parked: Answer) -> None:
    talk.say("/goto tide", line)
    answer = talk.answer("tide")
    assert answer
    assert (answer.parked, answer.who, answer.note) == (parked.parked, parked.who, parked.note)


def test_but_not_without_the_reason_that_the_report_must_give(talk: Conversation) -> None:
    said = talk.say("/goto tide", "/park no record", "/park ask", "/park whatever")
    assert "The report must say why." in said
    assert "Whom will you ask?" in said
    assert "This question can be left open so: /park later" in said
    assert talk.answer("tide") is None


def test_not_known_is_an_answer_and_its_reason_can_follow(talk: Conversation) -> None:
    said = talk.say("/goto tide", "not known", "/because the log is lost")
    assert "type /because" in said
    answer = talk.answer("tide")
    assert answer
    assert (answer.parked, answer.note) == (Park.NO_RECORD, "the log is lost")


def test_what_is_open_or_unsure_is_read_out(talk: Conversation) -> None:
    said = talk.say("/goto berth", "Buoy 4", "/unsure", "/goto tide", "/park ask the harbour master", "/parked")
    assert "marked as unsure" in said
    assert "to be asked of the harbour master." in said


def test_but_not_what_has_a_reason_in_place_of_an_answer_unless_all_is_asked_for(talk: Conversation) -> None:
    said = talk.say("/goto tide", "/park no record the log is lost", "/parked")
    assert "Nothing is left to find out" in said
    assert "1 question has a reason in place of an answer" in said
    assert "there is no record, because the log is lost." in talk.say("/parked all")


def test_undo_and_redo_go_back_and_forth_and_say_what_they_did(talk: Conversation) -> None:
    said = talk.say("/goto berth", "Buoy 4", "/undo", "/redo", "/redo")
    assert "Taken back: the answer to" in said
    assert "Done again: the answer to" in said
    assert "There is nothing to redo." in said
    answer = talk.answer("berth")
    assert answer
    assert answer.value == "Buoy 4"


def test_an_answer_is_taken_away_and_a_long_one_added_to_and_put_right(talk: Conversation) -> None:
    talk.say("/goto grounding_cause", "One.", "Two.", ".")
    said = talk.say("/goto grounding_cause", "/line", "/line 2 Second.")
    assert "Line 1. One.\nLine 2. Two.\n" in said
    talk.say("/goto grounding_cause", "/more", "Three.", ".")
    answer = talk.answer("grounding_cause")
    assert answer
    assert answer.value == "One.\nSecond.\nThree."
    talk.say("/goto grounding_cause", "/clear")
    assert talk.answer("grounding_cause") is None


def test_the_sentence_that_was_built_is_told_with_its_section(talk: Conversation) -> None:
    assert "showed no lights, because its lamp was broken." in talk.say(*BOATS)


def test_the_text_of_a_section_is_read_with_its_table_row_by_row(talk: Conversation) -> None:
    talk.say("/goto log_rows", "yes", "13/02/26", "04:10", "Aground on the bar.", ".")
    said = talk.say("/text watch")
    assert "Row 1." in said
    assert "13/02/26." in said


def test_a_paragraph_is_reworded_taken_out_and_given_back(talk: Conversation) -> None:
    talk.say(*BOATS)
    said = talk.say("/text boats", "/reword 1 Two boats were out.", "/text boats")
    assert "Paragraph 1 (in your wording). Two boats were out." in said
    said = talk.say("/text boats", "/restore 1", "/text boats")
    assert "in your wording" in said
    assert said.rstrip().splitlines()[-2].startswith("Paragraph 1. Boats under way")
    said = talk.say("/text boats", "/strike 2", "/text boats")
    assert "Taken out." in said
    assert said.count("showed no lights") == 1


def test_a_section_is_said_to_be_finished_and_not(talk: Conversation) -> None:
    said = talk.say("/finish boats", "/sections")
    assert "boats" in talk.session.draft.finished
    assert "Finished" in said
    talk.say("/unfinish boats")
    assert "boats" not in talk.session.draft.finished


def test_where_says_where_one_is_and_how_much_is_left(talk: Conversation) -> None:
    said = talk.say("/goto tide", "/where")
    assert "questions left" in said
    assert "a.imr.toml" in said


def test_help_why_and_example_belong_to_the_question(talk: Conversation) -> None:
    said = talk.say("/goto log_from", "/help", "/why", "/example")
    assert "A date, such as 17/09/09." in said
    assert "Guidance: H3." in said
    assert "There is no example" in said


def test_every_word_has_help_and_none_does_harm_without_its_arguments(talk: Conversation) -> None:
    talk.say(*BOATS)
    before = talk.session.draft
    for word in WORDS.values():
        if word.name in ("undo", "clear", "skip", "unsure", "finish", "unfinish", "export", "quit", "add"):
            continue
        said = talk.say(f"/{word.name}")
        assert said.strip()
        assert f"/{word.name}" in word.use
        assert talk.session.draft.answers == before.answers, word.name
        assert talk.session.draft.rows == before.rows, word.name


def test_no_word_can_end_the_talk_by_a_fault_whatever_stands_behind_it(talk: Conversation) -> None:
    for rest in ("0", "999", "x", "-1", "1", "1 x", "boat", "boat 1", "\u0663", "a b c d", "because", "9" * 50):
        for word in WORDS:
            if word != "export":
                assert talk.say(f"/{word} {rest}").startswith("\n")


def test_when_nothing_is_left_to_ask_it_says_what_can_be_done(talk: Conversation) -> None:
    from imrassist.session import Changed

    while (place := talk.session.after(talk.session.here)) and talk.session.draft.answer(place) is None:
        assert isinstance(talk.session.park(place, Park.NOT_APPLY, note="this is a test"), Changed)
        talk.session.go(place)
    talk.session.go(None)
    said = talk.say("hello", "/goto tide")
    assert "No question is waiting for an answer." in said
    assert "No question is open" in said


def test_a_read_only_draft_is_read_but_an_answer_is_refused_and_the_talk_goes_on(desk: Path) -> None:
    Session.new(desk / "b.imr.toml", HARBOUR, today=TODAY).close()
    session = Session.open(desk / "b.imr.toml", form=HARBOUR, today=TODAY, read_only=True)
    conversation = Conversation(session)
    said = conversation.say("Buoy 4", "/where")
    assert conversation.answer("berth") is None
    assert "questions left" in said


def test_where_there_is_nothing_to_choose_yet_it_says_how_to_go_on(desk: Path) -> None:
    heard = Conversation(Session.new(desk / "s.imr.toml", today=TODAY)).say(
        "/add contact", "01/02/10", "10:30", "visit", "", "/quit"
    )
    assert "Which source tells of it?\nNothing can be chosen yet. /add source adds a source; /skip leaves" in heard
