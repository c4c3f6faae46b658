"""Question sheets for interviews: what was parked for a person, what the record leaves open where they are named."""

from __future__ import annotations

from imrassist.interview import order
from imrassist.interview.load import load_form
from imrassist.interview.sheets import Sheet, sheets
from imrassist.interview.to_find_out import to_find_out
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.resources import default_form
from tests.small import given

FORM = load_form(default_form())
GONE = Answer(parked=Park.NO_RECORD, note="the page is torn")


def contact(at: int, event: str, **answers: Answer) -> Row:
    shows = {"contact_shows": Answer(value=("decision", "not_done"))}
    return Row(id=f"contact-{at}", answers={**given(contact_event=event), **shows, **answers})


def made(
    *contacts: Row, interviews: tuple[dict[str, str], ...], answers: dict[str, Answer] | None = None
) -> list[Sheet]:
    rows = {
        "interview": tuple(Row(id=f"interview-{at}", answers=given(**said)) for at, said in enumerate(interviews, 1)),
        "contact": contacts,
        "term": (Row(id="term-1", answers=given(term_number="1", term_relevant="yes")),),
    }
    draft = Draft(doc_id="d", form_id=FORM.id, rows=rows, answers=answers or {})
    stops = [stop for section in FORM.order for stop in order.walk(FORM, draft, section)]

    def wording(place: Place) -> tuple[str, str]:
        return FORM.questions[place.question].ask, place.row

    batches = to_find_out(FORM, draft, [(s.place, s.answer) for s in stops if s.truth is not False], wording)
    return list(sheets(FORM, draft, stops, batches, wording))


def gaps(sheet: Sheet) -> list[tuple[str, str]]:
    return [(thing.place.question, thing.place.row) for thing in sheet.gaps if thing.place.row.startswith("contact")]


def test_a_reason_that_no_record_gives_is_asked_of_those_whom_the_contact_names() -> None:
    one = contact(1, "Health Visitor 2 called with Nurse 1.", decision_why=GONE)
    two = contact(2, "Health Visitor 21 called.")
    told = contact(3, "Health visitor 2 rang.", decision_why=Answer(value="she was told to"), action_not_taken_why=GONE)
    first, second = made(
        one, two, told, interviews=({"interview_who": "Health Visitor 2"}, {"interview_who": "nurse 1"})
    )
    assert gaps(first) == [
        ("decision_why", "contact-1"), ("action_not_taken_why", "contact-1"), ("action_not_taken_why", "contact-3"),
    ]  # fmt: skip
    assert gaps(second) == [("decision_why", "contact-1"), ("action_not_taken_why", "contact-1")]
    assert first.gaps[0].so_far == "the page is torn"


def test_what_was_parked_for_a_person_is_on_that_persons_sheet_alone() -> None:
    asked = contact(
        1, "Nurse 1 called.", decision_why=Answer(parked=Park.ASK, who="the nurse 1"), action_not_taken_why=GONE
    )
    first, second = made(asked, interviews=({"interview_who": "Nurse 1"}, {"interview_who": "Team Manager 1"}))
    assert [thing.place for thing in first.parked] == [Place("decision_why", "contact-1")]
    assert gaps(first) == [("action_not_taken_why", "contact-1")]
    assert second.parked == ()
    assert gaps(second) == []


def test_what_is_not_explained_yet_and_the_questions_of_the_form_are_for_everyone() -> None:
    found = made(interviews=({"interview_who": "Nurse 1"}, {}))
    assert [sheet.who for sheet in found] == ["Nurse 1"], "nobody is named in the second"
    assert Place("why", "term-1") in [thing.place for thing in found[0].gaps]
    assert found[0].always == FORM.interview_questions
    assert len(FORM.interview_questions) >= 6


def test_it_is_said_whether_a_person_may_be_approached() -> None:
    who = {"interview_who": "Nurse 1"}
    open_, asked, refused, agreed, held = made(
        interviews=(
            who,
            {**who, "interview_cleared": "asked"},
            {**who, "interview_cleared": "refused"},
            {**who, "interview_cleared": "given"},
            {**who, "interview_cleared": "asked", "interview_held": "yes"},
        )
    )
    assert [sheet.warns for sheet in (open_, asked, refused, agreed, held)] == [True, True, True, False, False]
    assert open_.state.startswith("Whether this person may be interviewed: not answered yet. Approach nobody")
    assert agreed.state == "Whether this person may be interviewed: Yes, it was agreed."
    assert held.state == "This interview has been held."
