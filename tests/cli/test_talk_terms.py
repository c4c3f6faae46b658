"""Terms of reference in line mode: pasted as a block, amended after a preview, and rows taken out that others name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from imrassist.cli.talking.talk import Talk
from imrassist.cli.talking.voice import Voice
from imrassist.model.answer import Answer, Place
from imrassist.session import Session
from tests.cli.test_talk import HARBOUR, FakeEars

TODAY = date(2010, 6, 1)
LETTER = (
    "The terms are:",
    "1. Were the signs seen?",
    "2. Was it told",
    "in good time?",
    "3. And why?",
    ".",
)


@dataclass
class Case:
    """One draft of the first form."""

    session: Session

    def say(self, *lines: str) -> str:
        """What the program says when it is told these lines, in a new talk."""
        heard: list[str] = []
        talk = Talk(self.session, Voice(heard.append), FakeEars(list(lines)))
        talk.go(Place("terms"))
        talk.run()
        return "".join(heard)

    @property
    def terms(self) -> list[tuple[str, str]]:
        return [(term.number, term.text) for term in self.session.terms()]

    def row(self, number: str) -> str:
        return next(term.row for term in self.session.terms() if term.number == number)


@pytest.fixture
def case(desk: Path) -> Iterator[Case]:
    session = Session.new(desk / "a.imr.toml", today=TODAY)
    yield Case(session)
    session.close()


@pytest.fixture
def cited(case: Case) -> Case:
    """Three terms, and two contacts that name the second."""
    case.say("/paste", *LETTER, "/paste yes")
    for number in ("2", "3"):
        terms = Answer(value=(case.row("2"), case.row(number)) if number == "3" else (case.row("2"),))
        case.session.add_row("contact", {"contact_day": Answer(value=f"2009-03-0{number}"), "contact_terms": terms})
    return case


def held(case: Case) -> list[list[str]]:
    """The numbers that each contact names."""
    names = {term.row: term.number for term in case.session.terms()}
    rows = case.session.draft.rows["contact"]
    return [[names.get(each, "?") for each in row.answers["contact_terms"].value or ()] for row in rows]


@pytest.mark.req("S2.2")
def test_a_list_is_pasted_read_back_and_taken_when_the_author_says_yes(case: Case) -> None:
    said = case.say("/paste terms", *LETTER, "/quit")
    assert "These look like 3 terms of reference.\n1: Were the signs seen?\n2: Was it told in good time?" in said
    assert 'Not placed: "The terms are:"' in said
    assert case.terms == []
    said = case.say("/paste", ".", "/paste yes")
    assert 'You had begun: "The terms are:' in said
    assert "Saved. There are 3 terms of reference now." in said
    assert case.terms == [("1", "Were the signs seen?"), ("2", "Was it told in good time?"), ("3", "And why?")]
    assert "Taken back: pasting 3 terms of reference." in case.say("/undo")
    assert case.terms == []


def test_a_list_that_is_pasted_at_the_question_itself_is_read_as_one(case: Case) -> None:
    said = case.say("1. Were the signs seen?\n2. Was it told?", "/paste yes")
    assert "These look like 2 terms of reference." in said
    assert [number for number, _ in case.terms] == ["1", "2"]


def test_odd_numbers_are_told_and_points_may_stay_in_the_wording(case: Case) -> None:
    said = case.say(
        "/paste", "1. Whether", "(a) it was seen", "1. And why", "5. When", ".", "/paste inside", "/paste yes"
    )
    assert "The number 1 is there twice." in said
    assert "Between 1 and 5, 2, 3 and 4 are missing." in said
    assert case.terms == [("1", "Whether\n(a) it was seen"), ("1", "And why"), ("5", "When")]


def test_nothing_is_taken_without_a_yes_and_no_drops_it(case: Case) -> None:
    assert "Nothing is waiting to be taken." in case.say("/paste yes")
    said = case.say("/paste", *LETTER, "/paste no", "/paste yes")
    assert "Nothing was taken." in said
    assert "Nothing is waiting to be taken." in said
    assert case.terms == []
    assert "You had begun" not in case.say("/paste")


def test_what_is_no_list_is_told_and_kept(case: Case) -> None:
    said = case.say("/paste", "x" * 200_001, ".")
    assert "one answer holds 200,000" in said
    assert "is kept" in said
    assert "Only terms of reference can be pasted" in case.say("/paste contacts")


def test_a_line_that_begins_with_a_slash_and_a_full_stop_may_be_in_a_list(case: Case) -> None:
    case.say("/paste", "1. One", "//and more", "..", "2. Two", ".", "/paste yes")
    assert case.terms == [("1", "One /and more ."), ("2", "Two")]


@pytest.mark.req("S2.2")
def test_a_new_version_of_the_list_rewords_what_changed_and_names_what_is_missing(cited: Case) -> None:
    row = cited.row("2")
    said = cited.say("/paste", "1. Were the signs seen?", "2. Was it told at all?", ".", "/paste yes")
    assert "1 (as it stands): Were the signs seen?\n2 (new wording): Was it told at all?" in said
    assert "3 stands now and is not in this list." in said
    assert "/amend withdraw 3" in said
    assert cited.row("2") == row
    assert cited.terms[1] == ("2", "Was it told at all?")


@pytest.mark.req("S2.2")
def test_a_split_is_foretold_with_every_reference_which_may_be_sent_elsewhere(cited: Case) -> None:
    before = cited.session.draft
    said = cited.say("/amend split 2", "2a. Was it told?", "2b. Was it in", "good time?", ".", "/amend no")
    assert "Splitting 2. Nothing is changed yet." in said
    assert "It would stand so: 2b: Was it in good time?" in said
    assert "Named by 2 contacts (Terms)." in said
    assert "1. 02/03/09" in said
    assert "would name 2a and 2b." in said
    assert cited.session.draft.rows == before.rows
    cited.say("/amend split 2", "2a. Was it told?", "2b. When?", ".", "/amend send 1 to 2b", "/amend yes")
    assert [number for number, _ in cited.terms] == ["1", "2a", "2b", "3"]
    assert held(cited) == [["2b"], ["2a", "2b", "3"]]
    said = cited.say("/undo")
    assert "Taken back: splitting 2." in said
    assert held(cited) == [["2"], ["2", "3"]]


def test_the_own_answers_of_a_split_term_go_where_the_author_says(cited: Case) -> None:
    cited.session.answer(Place("what_happened", cited.row("2")), "It was told late.")
    said = cited.say("/amend split 2", "2a. Was it told?", "2b. When?", ".", "/amend keep 2b", "/amend yes")
    assert "Its own answers (1) stay with 2a" in said
    assert "would go with 2b" in said
    assert cited.session.asked(Place("what_happened", cited.row("2b"))).shown == "It was told late."


@pytest.mark.req("S2.2")
def test_terms_are_merged_withdrawn_reinstated_reworded_and_renumbered(cited: Case) -> None:
    said = cited.say("/amend merge 2 and 3", ".", "/amend yes")
    assert cited.terms[1] == ("2", "Was it told in good time?\nAnd why?")
    assert held(cited) == [["2"], ["2"]]
    said = cited.say(
        "/amend withdraw 2 on 8/1/10 because the panel covers it elsewhere", "/amend send 1 to 1", "/amend yes"
    )
    assert "stays as it is" in said
    assert held(cited) == [["1"], ["2"]]
    said = cited.say("/amend", "/text 2")
    assert "2 (withdrawn): Was it told" in said
    assert "was withdrawn on 8 January 2010. The panel covers it elsewhere." in said
    assert "2 was withdrawn.\nReinstate it first." in cited.say("/amend merge 1 2", ".")
    cited.say("/amend reinstate 2", "/amend yes")
    assert not any(term.withdrawn for term in cited.session.terms())
    cited.say("/amend renumber 2 to 2(a)", "/amend yes", "/amend reword 2(a)", "Was it told?", ".", "/amend yes")
    assert cited.terms[1] == ("2(a)", "Was it told?")
    assert cited.session.draft.answers["terms_amended"].value == "yes"


def test_what_cannot_be_done_is_told_in_a_sentence_and_nothing_changes(cited: Case) -> None:
    start = cited.session.draft.rows
    for lines, told in (
        (("/amend split 9",), "There is no term of reference 9."),
        (("/amend split",), "Which term of reference?"),
        (("/amend merge 1", "."), "There is only one here."),
        (("/amend split 1", "1a. One.", "."), "This is one term still."),
        (("/amend withdraw 1 on 31/02/10",), "is no day"),
        (("/amend reinstate 1",), "This was not withdrawn."),
        (("/amend yes",), "No amendment is waiting."),
        (("/amend send 1 to 2",), "No amendment is waiting."),
        (("/amend turn 1",), "can be amended so"),
        (("/amend withdraw 2", "/amend send 9 to 1"), "Name a reference by its number, from 1 to 2"),
        (("/amend withdraw 2", "/amend send 1 to 9"), "Send it to one or more of these"),
        (("/amend withdraw 2", "/amend keep 1"), "This goes with a split"),
    ):
        assert told in cited.say(*lines), lines
    assert cited.session.draft.rows == start


def test_of_two_with_the_same_number_one_is_called_by_its_place(case: Case) -> None:
    case.say("/paste", "1. One", "1. Another", ".", "/paste yes")
    assert "More than one has the number 1" in case.say("/amend withdraw 1")
    assert "#2, 1: Another." in case.say("/amend")
    case.say("/amend renumber #2 to 2", "/amend yes")
    assert case.terms == [("1", "One"), ("2", "Another")]


def test_references_beyond_the_first_twenty_are_read_when_asked_for(cited: Case) -> None:
    for day in range(1, 29):
        terms = Answer(value=(cited.row("1"),))
        cited.session.add_row("contact", {"contact_day": Answer(value=f"2009-02-{day:02}"), "contact_terms": terms})
    said = cited.say("/amend withdraw 1")
    assert "And 8 more. /amend list reads them all." in said
    assert "28. 28/02/09" in cited.say("/amend withdraw 1", "/amend list")


@pytest.mark.req("S2.2")
def test_a_row_that_others_name_is_removed_only_once_it_is_said_what_becomes_of_that(case: Case) -> None:
    people = [case.session.add_row("person", {"person_code": Answer(value=code)}) for code in ("Child 1", "Mrs A")]
    contact = case.session.add_row("contact", {"contact_subject": Answer(value=tuple(people))})
    about = Place("contact_subject", contact)
    said = case.say("/remove person 2")
    assert "Mrs A. Named by 1 contact (About). Nothing was removed." in said
    assert case.session.draft.row(people[1]) is not None
    assert "Removed: Mrs A." in case.say("/remove person 2 and take out")
    assert case.session.draft.answer(about) == Answer(value=(people[0],))
    case.say("/undo")
    case.say("/remove person 2, leave")
    assert case.session.draft.answer(about) == Answer(value=tuple(people))
    assert case.session.draft.row(people[1]) is None


def test_a_form_without_terms_says_so(desk: Path) -> None:
    session = Session.new(desk / "h.imr.toml", HARBOUR, today=TODAY)
    heard: list[str] = []
    talk = Talk(session, Voice(heard.append), FakeEars(["/paste", "/amend"]))
    talk.go(session.after(None))
    talk.run()
    session.close()
    assert "".join(heard).count("This form has no terms of reference.") == 2
