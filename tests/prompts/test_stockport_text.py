"""The sentences that the first form makes of answers, whole, as they stand on paper."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from imrassist.interview.condition import Scope
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.writing.write import Writer
from tests.prompts.stockport import (
    ANSWERS,
    CALL,
    CHILD_1,
    CHILD_2,
    MR_B,
    TERM_1,
    TERM_2A,
    Said,
    cell,
    draft,
    form,
    gaps,
    grid,
    later,
    not_apply,
    review,
    texts,
    unknown,
)

FAMILY = {"person-1": CHILD_1, "person-2": CHILD_2, "person-3": MR_B}
TERMS = {"term-1": TERM_1, "term-2": TERM_2A}


def contact(**answers: Said) -> Draft:
    """A review with one contact: a home visit at which these things were so."""
    visit: dict[str, Said] = {"contact_kind": "visit", "contact_event": "The health visitor called.", **answers}
    return draft(ANSWERS, person=FAMILY, term=TERMS, contact={"contact-1": visit})


def event(**answers: Said) -> list[str]:
    """The description of that contact, paragraph by paragraph."""
    return cell(contact(**answers), "chronology", "event")


# ---------------------------------------------------------------- front sheet and sections 1 to 5


def test_the_front_sheet_has_the_line_that_applies() -> None:
    one = draft(ANSWERS, person={"person-1": CHILD_1})
    labels = {column.id: column.label for column in form().grids["front_sheet"].columns}
    assert [labels[line.row] for line in grid(one, "front_sheet").lines] == [
        "Serious Case Review in respect of",
        "Date of Birth",
        "Date of Death",
        "Author of IMR",
        "Agency",
        "Quality Assured and Approved by",
        "Date of first submission",
        "Date of revision",
        "Date of final submission",
    ]
    assert cell(one, "front_sheet", "born") == ["01/11/07"]
    assert cell(one, "front_sheet", "death") == ["17/11/09"]
    assert cell(one, "front_sheet", "author") == ["Ann Example, Named nurse for safeguarding children"]
    assert cell(one, "front_sheet", "revised") == ["n/a"]
    harmed = {**CHILD_1, "person_event": "harmed"}
    two = draft(ANSWERS, person={"person-1": harmed, "person-2": CHILD_2})
    assert "Date of serious incident" in [labels[line.row] for line in grid(two, "front_sheet").lines]
    assert cell(two, "front_sheet", "born") == ["Child 1: 01/11/07", "Child 2: 01/02/01"]
    assert cell(two, "front_sheet", "incident") == ["Child 1: 17/11/09"]


def test_while_nobody_is_listed_the_front_sheet_keeps_the_line_as_the_form_has_it() -> None:
    empty = grid(draft(), "front_sheet")
    assert [line.row for line in empty.lines][2] == "death_or_incident"
    assert [line.cells[0].gap for line in empty.lines][:6] == [True] * 6


@pytest.mark.req("S1")
def test_the_introduction_is_built_from_agency_service_and_code() -> None:
    what, purpose = texts(review(), "1")
    assert what == (
        "This is the Individual Management Review of Northmoor Community Health. It follows the procedure of Stockport "
        "Safeguarding Children Board for Serious Case Reviews. It will form part of the Overview Report on Child 1, as "
        "chapter 8 of Working Together to Safeguard Children (2010) sets out."
    )
    assert purpose == (
        "The report reviews what Northmoor Community Health (health visiting) provided to the family of Child 1 "
        "between 1 November 2007 and 17 November 2009. Its purpose is to look openly and critically at the work of "
        "individuals and of the organisation. It asks whether the case shows that practice could and should change, "
        "and if so, how that change will be brought about."
    )
    more = draft({**ANSWERS, "introduction_more": "The review was asked for in December 2009."})
    assert texts(more, "1")[2:] == ["The review was asked for in December 2009."]
    without = review().with_(answers={k: v for k, v in review().answers.items() if k != "period_end"})
    assert "the family of Child 1. Its purpose" in texts(without, "1")[1]


def test_terms_of_reference_keep_the_numbers_of_the_board() -> None:
    assert texts(review(), "2") == [
        "The period under review runs from 1 November 2007 to 17 November 2009.",
        "The review should show whether missed appointments are followed up.",
        "On 08/01/10 the panel added term 2a.",
        "The terms of reference, with the numbers given by the board, are as follows.",
        "1. Were the signs of neglect recognised? Were they shared?",
        "2a. Was there cover outside office hours?",
    ]
    assert gaps(draft(), "2") == ["[Period under review: to be completed]", "[Terms of reference: to be added]"]


@pytest.mark.req("2.6", "S3")
def test_independence_is_stated_in_two_sentences_where_nothing_stands_in_its_way() -> None:
    assert texts(review(), "3")[2:] == [
        (
            "The author has never been directly concerned with the children or the family, and was not the immediate "
            "line manager of anyone who worked with them. The author is at least two lines removed from the management "
            "of the decisions in this case."
        )
    ]


@pytest.mark.req("2.6")
@pytest.mark.parametrize(
    ("concern", "manager", "lines", "stated"),
    [
        (
            "no",
            "no",
            "one",
            (
                "The author has never been directly concerned with the child or the family. The author was not the "
                "immediate line manager of anyone who worked with the family. The author is one line removed from "
                "the management of the decisions in this case."
            ),
        ),
        (
            "yes",
            "no",
            "two_or_more",
            (
                "The author has been directly concerned with the child or the family. The author was not the "
                "immediate line manager of anyone who worked with the family. The author is at least two lines "
                "removed from the management of the decisions in this case."
            ),
        ),
        (
            "no",
            "yes",
            "none",
            (
                "The author has never been directly concerned with the child or the family. The author was the "
                "immediate line manager of a member of staff who worked with the family. The author is in the line "
                "that managed the decisions in this case."
            ),
        ),
    ],
)
def test_independence_is_stated_point_by_point_where_something_does(
    concern: str, manager: str, lines: str, stated: str
) -> None:
    made = draft(
        {
            "direct_concern": concern,
            "line_manager": manager,
            "line_distance": lines,
            "not_independent_how": "A named nurse from another area read the analysis.",
        }
    )
    assert texts(made, "3") == [stated, "A named nurse from another area read the analysis."]


def test_independence_not_yet_answered_is_a_gap() -> None:
    assert "[Independence of the author: to be completed]" in gaps(draft({"direct_concern": "no"}), "3")


@pytest.mark.req("S4", "S4.2")
def test_the_method_lists_what_was_read_who_was_asked_and_what_was_not_found() -> None:
    assert texts(review(), "4") == [
        "All records were made safe on the first day.",
        "Sources of information",
        "The following sources of information were used for this report.",
        "Health visiting record (paper file), secured on 3 December 2009, received on 7 December 2009, read in full.",
        "Data system (computer record), read in part: entries from 2008 on.",
        "Interviews with staff",
        "The following member of staff was interviewed.",
        "Health visitor 1, on 12 January 2010.",
        "Not everyone whom the author wished to interview could be seen.",
        "School nurse 1 was not interviewed, because she has left the agency.",
        "Files that could not be found",
        "Clinic list of May 2009. This could not be found, because it was thrown away.",
        "Duty book. This could not be found. The reason is not known to the agency, because the archive was cleared.",
        "Codes and abbreviations",
        (
            "To protect the children and the family, people and addresses are named in this report by reference codes "
            "only. The list of names behind the codes is kept apart from the report and is not passed on with it."
        ),
        "Staff are called by their post and a number.",
        "Legal advice",
        (
            "Legal advice on critical points was available to the review and was taken, from the agency's "
            "solicitor, on what could be shared before the trial."
        ),
    ]


@pytest.mark.req("S4", "S4.2")
def test_nobody_interviewed_nothing_missing_and_no_lawyer_are_said_outright() -> None:
    made = draft(
        {
            "interviews": "none",
            "no_interviews_why": "All the staff involved have left",
            "missing_files": "none",
            "legal_advice": "none",
            "legal_none_why": "The board had none to offer",
        },
        source={"source-1": {"source_name": "Duty book", "source_kind": "paper"}},
    )
    found = texts(made, "4")
    assert "The following source of information was used for this report." in found
    assert "Duty book (paper file)." in found
    assert "No member of staff was interviewed. All the staff involved have left." in found
    assert "Every file and record that was looked for was found." in found
    assert "No legal advice was available to the review, because the board had none to offer." in found


@pytest.mark.req("S5.1", "2.1.3")
def test_the_family_table_says_not_known_where_the_agency_does_not_know() -> None:
    rows = [[" / ".join(each.paragraphs) for each in line.cells] for line in grid(review(), "family").lines]
    assert rows == [
        ["Child 1", "n/a", "01/11/07", "17/11/09", "Address A", "White British"],
        ["Child 2", "n/a", "01/02/01", "n/a", "Address A", "White British"],
        ["Mr B", "Partner of Mrs A", "Not known", "n/a", "Not known", "Not known / Hearing loss"],
    ]


def test_the_family_table_does_not_claim_not_known_for_what_was_never_answered() -> None:
    made = draft(person={"person-1": {"person_code": "Mrs A", "in_review": "no", "person_born": later()}})
    assert cell(made, "family", "born") == ["[To be completed]"]


@pytest.mark.req("S5.1")
def test_each_persons_involvement_is_stated_with_the_reason_where_there_was_none() -> None:
    assert texts(review(), "5") == [
        "The family genogram, as known to the agency, goes with this report on a page of its own.",
        "Changes in the household",
        "Mr B moved into Address A in March 2009.",
        "Mr B lived in the household from March 2009 until the death of Child 1.",
        "Involvement of the children and the family in this review",
        "Child 1 has died and could not be involved in this review.",
        "Child 2 was seen for this review. She drew a picture of her sister.",
        "Mr B was not seen for this review or involved in it, because the police asked that he not be approached.",
    ]
    silent = draft(person={"person-1": {"person_code": "Mrs A", "person_event": "neither"}})
    assert "[Whether Mrs A was seen or involved in this review: to be completed]" in gaps(silent, "5")


# ---------------------------------------------------------------- section 6


@pytest.mark.req("S6.2")
def test_what_has_no_column_stands_in_the_description() -> None:
    assert cell(review(), "chronology", "event") == [
        "Home visit. The health visitor called by arrangement. Child 1 had a small bruise.",
        (
            "Child 1 and Child 2 were seen, Child 2 alone. The wishes and feelings of Child 2 were sought, and "
            "Child 1 and Child 2 expressed wishes or feelings. Child 2 said that it was noisy at night."
        ),
        "Decision: to visit again in two weeks. Reason: the explanation seemed likely.",
        "Services: a place at the children's centre.",
        "Action taken: the school nurse was called.",
        "Not done: the bruise was not drawn on a body map. Reason: the worker did not know the rule.",
        (
            "Contact with or about the alleged perpetrator. Only part of what could reasonably be expected was done "
            "to manage the risk. She asked who lived there."
        ),
    ]


@pytest.mark.req("S6.1")
def test_the_eight_columns_of_a_contact() -> None:
    visit, call = ([" / ".join(each.paragraphs) for each in line.cells] for line in grid(review(), "chronology").lines)
    assert visit[:4] == ["12/06/09", "10:15", "Health visiting record", "Child 1 and Child 2"]
    assert visit[5:] == [
        (
            "The policy, section 4.2, asks that every bruise is discussed on the same day. / Partly met. It was "
            "discussed eleven days later."
        ),
        "1, 2a",
        "Y",
    ]
    assert call == [
        "17/09/09",
        "00:00",
        "Data system",
        "Mr B",
        (
            "Telephone call. Mr B rang to cancel the visit. The time is not known to the agency, because the note "
            "gives only the day."
        ),
        "",
        "",
        "N",
    ]


def test_midnight_is_a_time_but_an_hour_left_for_later_is_none() -> None:
    assert cell(contact(contact_time="00:00"), "chronology", "time") == ["00:00"]
    assert cell(contact(contact_time=later()), "chronology", "time") == ["[Time]"]
    assert event(contact_time="00:00") == ["Home visit. The health visitor called. The time recorded is midnight."]


@pytest.mark.req("S6.1")
def test_a_day_that_is_not_certain_is_printed_as_the_form_wants_it_and_said_to_be_so() -> None:
    assert cell(contact(contact_day="2009-09-17?"), "chronology", "day") == ["17/09/09"]
    assert event(contact_day="2009-09-17?") == ["Home visit. The health visitor called. The day is not certain."]


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("answers", "sentence", "mark"),
    [
        ({"child_seen": ()}, "Child 1 and Child 2 were not seen.", "N"),
        (
            {"child_seen": (), "not_seen_why": "Both were at school."},
            "Child 1 and Child 2 were not seen, because both were at school.",
            "N",
        ),
        ({"child_seen": ("person-1",)}, "Child 1 was seen. Child 2 was not seen.", "Y"),
        (
            {"child_seen": ("person-1",), "seen_alone": ()},
            "Child 1 was seen, but not alone. Child 2 was not seen.",
            "Y",
        ),
        (
            {"child_seen": ("person-1", "person-2"), "seen_alone": ()},
            "Child 1 and Child 2 were seen, but not alone.",
            "Y",
        ),
        (
            {"child_seen": ("person-2",), "seen_alone": ("person-2",)},
            "Child 2 was seen alone. Child 1 was not seen.",
            "Y",
        ),
        (
            {"child_seen": ("person-1", "person-2"), "seen_alone": ("person-2",)},
            "Child 1 and Child 2 were seen, Child 2 alone.",
            "Y",
        ),
        (
            {"child_seen": ("person-1", "person-2"), "seen_alone": unknown("the note is torn")},
            (
                "Child 1 and Child 2 were seen. Whether Child 1 and Child 2 were seen alone is not known to the "
                "agency, because the note is torn."
            ),
            "Y",
        ),
        (
            {"child_seen": ("person-1", "person-2"), "seen_alone": not_apply("Both were babies")},
            (
                "Child 1 and Child 2 were seen. Seeing Child 1 and Child 2 alone was not applicable, because both "
                "were babies."
            ),
            "Y",
        ),
        (
            {"child_seen": unknown("the entry does not say")},
            "Whether a child was seen is not known to the agency, because the entry does not say.",
            "N",
        ),
    ],
)
def test_who_was_seen_and_seen_alone(answers: dict[str, Said], sentence: str, mark: str) -> None:
    assert event(**answers) == ["Home visit. The health visitor called.", sentence]
    assert cell(contact(**answers), "chronology", "seen") == [mark]


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("sought", "expressed", "sentence"),
    [
        ((), (), "Wishes and feelings were not sought, and none were expressed."),
        (("person-1",), (), "The wishes and feelings of Child 1 were sought, but none were expressed."),
        (
            ("person-1",),
            ("person-1",),
            "The wishes and feelings of Child 1 were sought and were expressed. She liked the dog.",
        ),
        ((), ("person-1",), "Wishes and feelings were not sought, but Child 1 expressed them. She liked the dog."),
        (
            ("person-1", "person-2"),
            ("person-1",),
            (
                "The wishes and feelings of Child 1 and Child 2 were sought, and Child 1 expressed wishes or "
                "feelings. She liked the dog."
            ),
        ),
        (None, ("person-1",), "Child 1 expressed wishes or feelings. She liked the dog."),
        (("person-1",), None, "The wishes and feelings of Child 1 were sought."),
        ((), later(), "Wishes and feelings were not sought."),
        (
            ("person-1",),
            unknown("the page ends here"),
            (
                "The wishes and feelings of Child 1 were sought. Whether any were expressed is not known to the "
                "agency, because the page ends here."
            ),
        ),
        (
            unknown(),
            (),
            "Whether wishes and feelings were sought is not known to the agency.",
        ),
        (
            not_apply("both were asleep"),
            None,
            "Asking for wishes and feelings was not applicable, because both were asleep.",
        ),
    ],
)
def test_wishes_and_feelings(sought: Said | None, expressed: Said | None, sentence: str) -> None:
    answers: dict[str, Said] = {
        "child_seen": ("person-1", "person-2"),
        "seen_alone": (),
        "wishes_said": "She liked the dog",
    }
    answers |= {"wishes_sought": sought} if sought is not None else {}
    answers |= {"wishes_expressed": expressed} if expressed is not None else {}
    assert event(**answers)[1] == f"Child 1 and Child 2 were seen, but not alone. {sentence}"


@pytest.mark.req("S6.2")
def test_a_telephone_call_is_no_chance_to_see_a_child() -> None:
    call = contact(contact_kind="call", child_seen=("person-1",), seen_alone=("person-1",))
    assert cell(call, "chronology", "event") == ["Telephone call. The health visitor called."]
    assert cell(call, "chronology", "seen") == ["N"]
    assert "The chronology holds no contact at which Child 1 could have been seen." in texts(call, "8")


def test_a_decision_without_a_record_of_its_reason_says_so() -> None:
    assert event(
        contact_shows=("decision",), decision="No further action.", decision_why=unknown("Nothing is written")
    )[1:] == ["Decision: no further action. Reason: not known to the agency, because nothing is written."]
    assert event(contact_shows=("decision",), decision_why="It was late.")[1:] == []


@pytest.mark.req("S6.3")
@pytest.mark.parametrize(
    ("managed", "sentence"),
    [
        ("yes", "Everything was done that could reasonably be expected to manage the risk."),
        ("partly", "Only part of what could reasonably be expected was done to manage the risk."),
        ("no", "What could reasonably be expected to manage the risk was not done."),
        (
            unknown("the worker has left"),
            (
                "Whether everything was done that could reasonably be expected to manage the risk is not known to "
                "the agency, because the worker has left."
            ),
        ),
    ],
)
def test_a_contact_with_the_alleged_perpetrator_is_marked(managed: Said, sentence: str) -> None:
    marked = event(perpetrator_contact="yes", risk_managed=managed)
    assert marked[1:] == [f"Contact with or about the alleged perpetrator. {sentence}"]
    assert event(perpetrator_contact="no") == ["Home visit. The health visitor called."]


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("met", "words"),
    [
        ("met", ["Visits are due each month.", "Met."]),
        ("partly", ["Visits are due each month.", "Partly met. One was missed."]),
        ("not_met", ["Visits are due each month.", "Not met. One was missed."]),
        ("none", []),
    ],
)
def test_expected_practice_and_whether_it_was_met(met: str, words: list[str]) -> None:
    made = contact(standard_met=met, standards="Visits are due each month", standard_gap="One was missed")
    assert cell(made, "chronology", "standards") == words


# ---------------------------------------------------------------- sections 7 to 10


@pytest.mark.req("S7")
def test_the_narrative_tells_the_key_events_in_the_order_of_their_days() -> None:
    turned = review().with_(rows={**review().rows, "contact": review().rows["contact"][::-1]})
    assert texts(turned, "7") == [
        "Child 1 was a lively girl who loved dogs.",
        "What Child 2 was like as a person is not known to the agency, because none of the staff remember her.",
        "The agency met the family in November 2007.",
        (
            "The agency had two contacts with the family, or about it, between 1 November 2007 and 17 November "
            "2009. The events that mattered most are told here in the order in which they happened."
        ),
        (
            "On 12 June 2009, the health visitor found the house cold. This was a concern and an omission, because "
            "it was the first sign of harm."
        ),
        "17 September 2009: Mr B rang to cancel the visit. This was a turning point.",
        "Between these events the health visitor called every six weeks.",
        "The next visit was planned for the following week.",
    ]


def test_a_narrative_without_key_events_says_that_they_are_to_be_chosen() -> None:
    assert "[Key events: to be chosen in the chronology]" in gaps(draft(), "7")
    assert "[What Child 1 was like as a person: to be written]" in gaps(
        draft(person={"person-1": {"person_code": "Child 1", "in_review": "yes"}}), "7"
    )


@pytest.mark.req("S8.1", "2.1.4", "S8.5")
def test_the_analysis_takes_each_term_as_its_heading() -> None:
    assert texts(review(), "8")[:14] == [
        "Term of reference 1: Were the signs of neglect recognised?",
        "Bruises were seen on three contacts.",
        "The chronology holds one contact that bears on this term of reference.",
        "The worker believed Mrs A, because she had been open about other troubles.",
        "Two of five posts were vacant.",
        "The policy asks for a talk with a manager on the same day.",
        "The children's own view of this is not known to the agency, because nobody asked her.",
        "Mrs A said that she had been afraid.",
        (
            "Under this term of reference, the question of diversity is not applicable, because the term is about "
            "records only."
        ),
        "The nursery nurse wrote down what Child 1 said.",
        "Body maps have been used since March 2010.",
        "Evidence: chronology entry of 12/06/09; supervision notes for 2009.",
        "Term of reference 2a: Was there cover outside office hours?",
        "This term of reference is not relevant to Northmoor Community Health. The agency gives no such service.",
    ]


def test_a_term_not_yet_looked_at_shows_every_gap_and_says_nothing() -> None:
    made = draft(term={"term-1": {"term_number": "1", "term_text": "Was it seen?"}})
    assert texts(made, "8") == ["Term of reference 1: Was it seen?", "Diversity", "Further considerations"]
    assert gaps(made, "8")[:8] == [
        "[Whether this term of reference concerns the agency: to be answered]",
        "[What happened: to be written]",
        "[Why it happened: to be written]",
        "[How practice compares with what was expected - to be written]",
        "[What the child wanted and felt: to be written]",
        "[How the family saw it: to be written]",
        "[Diversity: to be written]",
        "[Evidence: to be given]",
    ]


@pytest.mark.req("S8.3")
def test_the_practice_questions_ticked_are_what_the_gap_asks_for() -> None:
    made = draft(
        term={"term-1": {"term_number": "1", "term_relevant": "yes", "practice_points": ("own_policy", "research")}}
    )
    wanted = "[How practice compares with what was expected: {} - to be written]"
    assert wanted.format("the agency's own policies and procedures, and research") in gaps(made, "8")


def seen(*visits: dict[str, Said]) -> list[str]:
    """What the analysis counts for Child 1, after these contacts."""
    rows = {f"contact-{n}": {"contact_kind": "visit", **visit} for n, visit in enumerate(visits, 1)}
    made = draft(person={"person-1": CHILD_1}, contact=rows)
    found = texts(made, "8")
    return found[found.index("How often the child was seen and heard") + 1 : found.index("Diversity")]


NOT_SEEN: dict[str, Said] = {"child_seen": ()}
SEEN: dict[str, Said] = {
    "child_seen": ("person-1",),
    "seen_alone": (),
    "wishes_sought": (),
    "wishes_expressed": (),
}
ALONE: dict[str, Said] = {**SEEN, "seen_alone": ("person-1",)}
ASKED: dict[str, Said] = {**SEEN, "wishes_sought": ("person-1",)}
HEARD: dict[str, Said] = {**ASKED, "wishes_expressed": ("person-1",)}
SILENCE = "There is no record that Child 1's wishes and feelings were sought or expressed."


@pytest.mark.req("S6.2")
@pytest.mark.parametrize(
    ("visits", "sentences"),
    [
        ([CALL], ["The chronology holds no contact at which Child 1 could have been seen."]),
        ([NOT_SEEN], ["Child 1 was not seen at the one contact at which this was possible."]),
        ([NOT_SEEN] * 3, ["Child 1 was not seen at any of the three contacts at which this was possible."]),
        ([SEEN], [f"Child 1 was seen at the one contact at which this was possible, but not alone. {SILENCE}"]),
        ([ALONE], [f"Child 1 was seen, and seen alone, at the one contact at which this was possible. {SILENCE}"]),
        (
            [SEEN, SEEN],
            [f"Child 1 was seen at each of the two contacts at which this was possible, but never alone. {SILENCE}"],
        ),
        (
            [SEEN, ALONE],
            [
                (
                    "Child 1 was seen at each of the two contacts at which this was possible, alone at one of them. "
                    f"{SILENCE}"
                )
            ],
        ),
        (
            [ALONE, ALONE],
            [f"Child 1 was seen, and seen alone, at each of the two contacts at which this was possible. {SILENCE}"],
        ),
        (
            [ALONE, NOT_SEEN],
            [f"Child 1 was seen, and seen alone, at one of the two contacts at which this was possible. {SILENCE}"],
        ),
        (
            [ALONE, ALONE, NOT_SEEN],
            [f"Child 1 was seen at two of the three contacts at which this was possible, alone each time. {SILENCE}"],
        ),
        (
            [HEARD, SEEN, NOT_SEEN],
            [
                (
                    "Child 1 was seen at two of the three contacts at which this was possible, but never alone. "
                    "Child 1's wishes and feelings were sought once and expressed once."
                )
            ],
        ),
        (
            [ASKED] * 2 + [ALONE] * 3 + [NOT_SEEN] * 15,
            [
                (
                    "Child 1 was seen at five of the 20 contacts at which this was possible, alone at three of them. "
                    "Child 1's wishes and feelings were sought twice, and no answer is recorded."
                )
            ],
        ),
        (
            [NOT_SEEN, {"child_seen": unknown("the entry does not say")}],
            [
                "Child 1 was not seen at either of the two contacts at which this was possible.",
                "For one of these contacts the record does not say whether a child was seen.",
            ],
        ),
    ],
)
def test_how_often_a_child_was_seen_and_heard(visits: list[dict[str, Said]], sentences: list[str]) -> None:
    assert seen(*visits) == sentences


@pytest.mark.req("S8.2", "S8.4")
def test_diversity_and_the_further_considerations_are_answered_or_set_aside_with_a_reason() -> None:
    found = texts(review(), "8")
    assert found[found.index("Diversity") : found.index("Good practice")] == [
        "Diversity",
        "For the children and the family, language and disability mattered.",
        "Mrs A is hard of hearing.",
        "Ethnicity is asked for at the first visit.",
        "The form has a box for it.",
        (
            "Whether this changed the service that the family was given is not known to the agency, because the "
            "record is silent on it."
        ),
        "Further considerations",
        "All staff had been trained within three years.",
        (
            "The question of work in and outside office hours is not applicable, because the agency gives no "
            "service at night."
        ),
        "Each mark was seen by a different worker.",
    ]


@pytest.mark.req("S8.5", "S9.2")
def test_findings_lessons_and_recommendations_refer_to_one_another_by_number() -> None:
    found = texts(review(), "8")
    assert found[found.index("Good practice") :] == [
        "Good practice",
        (
            "Finding 1. The nursery nurse wrote down the words of Child 1. A report was due in ten days, and it "
            "came on the same day. This bears on terms of reference 1 and 2a. As evidence, contacts of the "
            "chronology are not applicable, because it shows in a report."
        ),
        "Practice to improve",
        (
            "Finding 2. Bruises were not drawn on body maps. This came about because the team had come to see them "
            "as normal. It bears on term of reference 1 and is shown by the contacts of 12/06/09 and 17/09/09."
        ),
    ]
    assert texts(review(), "9") == [
        "Lesson 1",
        "Nobody sees the pattern unless that is someone's task.",
        "This lesson comes from findings 1 and 2 and belongs to term of reference 1.",
        (
            "It has implications for training in the agency, and the management and supervision of staff. "
            "Supervision would have to be kept."
        ),
        "The lessons as a whole",
        "Together they show an agency that relies on single workers.",
    ]
    assert texts(review(), "10")[:4] == [
        "Recommendation 1",
        "The agency should bring in a single record of marks.",
        "This follows from lesson 1.",
        "Expected outcome: any worker sees what others have seen.",
    ]


@pytest.mark.req("S10.3")
def test_notification_and_the_media_are_spoken_of_whatever_the_answer() -> None:
    assert texts(review(), "10")[4:] == [
        "Notification and the media",
        (
            "When this review began, a child was thought to be at risk of harm. Who was told, and when: the duty team "
            "of children's social care was told on 03/12/09."
        ),
        "The death was reported to the regulator on 18/11/09.",
        "The media are likely to take an interest in this case. The head of communications speaks for the agency.",
        "Agreement and follow-up",
        "The action plan has been agreed by the safeguarding executive group, on 18 February 2010.",
        "The group looks at the plan every two months.",
    ]
    assert texts(draft({"child_at_risk": "no", "notify": "no", "media": "no"}), "10") == [
        "Notification and the media",
        "Nothing in this case has to be reported at once under a legal duty.",
        "No interest from the media is expected.",
    ]


@pytest.mark.req("S10.2")
def test_the_action_plan_prints_the_recommendation_and_how_the_outcome_is_judged() -> None:
    plan = grid(review(), "action_plan")
    assert plan.above == ("Child 1 – SCR – Northmoor Community Health", "Lead Person: Cy Lead")
    assert [list(each.paragraphs) for each in plan.lines[0].cells] == [
        ["1"],
        ["The agency should bring in a single record of marks."],
        ["Write the specification."],
        ["Minutes of the meeting that agreed it."],
        [
            "Signs of harm are seen earlier.",
            "How it will be judged: the safeguarding lead will check forty records.",
        ],
        ["Head of services"],
        ["30/06/10"],
    ]


# ---------------------------------------------------------------- whatever is answered

SMELLS = re.compile(
    r"  |\(s\)|\bNone\b|\.\.|\. \.|\s[,.;:](?:\s|$)|[{}<>]|because(?: not known|[.,]|$)|, ?\.|;\.|:\.|: ?$|^[,.]"
    r"|\b(\w+) \1\b"
)


def every_text(made: Draft) -> list[str]:
    """All words of a report, cell by cell and block by block."""
    found = []
    for section in Writer(form()).write(made).sections:
        for block in section.blocks:
            found.append(block.text)
            if block.grid:
                found += [
                    *(p for line in block.grid.lines for c in line.cells for p in c.paragraphs),
                ]
    return found


def test_the_smells_are_smelt() -> None:
    bad = ["was  seen", "the child(s)", "Given by None.", "It stopped..", "Reason: .", "He left , early", "the the end"]
    assert [text for text in bad if not SMELLS.search(text)] == []


# Not shrunk: that takes minutes, and the sentence alone shows what is wrong.
@settings(max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_no_sentence_smells_of_its_template_whatever_is_answered_and_whatever_is_not(random: object) -> None:
    choose = random.choice  # type: ignore[attr-defined]  # hypothesis hands out a random.Random without saying so

    def mixed(answers: dict[str, Answer]) -> dict[str, Answer]:
        kept = {}
        for question, answer in answers.items():
            park = choose([*form().questions[question].park, "", "", ""])
            # A number is left as it is: "term of reference term of reference 1" is what an unnumbered one is called.
            if not park or question == "term_number":
                kept[question] = answer
            elif choose([True, False]):
                note = choose(["", "it was lost", "The page is missing."]) if park in ("no_record", "not_apply") else ""
                kept[question] = Answer(parked=Park(park), note=note)
        return kept

    whole = review()
    made = whole.with_(
        answers=mixed(dict(whole.answers)),
        rows={
            table: tuple(Row(id=row.id, answers=mixed(dict(row.answers))) for row in rows)
            for table, rows in whole.rows.items()
        },
    )
    assert [text for text in every_text(made) if SMELLS.search(text)] == []


def test_a_term_that_was_never_withdrawn_is_not_asked_when_it_was() -> None:
    made = draft(term={"t1": {"term_number": "1", "term_text": "Were visits made in time?"}})
    scope = Scope(form=form(), draft=made, row=made.rows["term"][0])
    for name in ("term_withdrawn_on", "term_withdrawn_why"):
        assert scope.asked(form().questions[name]) is False
    gone = draft(term={"t1": {"term_number": "1", "term_withdrawn": "yes"}})
    assert Scope(form=form(), draft=gone, row=gone.rows["term"][0]).asked(form().questions["term_withdrawn_on"]) is True


def test_short_answers_are_whole_sentences_on_paper() -> None:
    short = {"child_at_risk": "yes", "risk_told": "The police, on 01/02/10", "governance": "the board of the trust"}
    assert texts(draft(short), "10")[1:] == [
        (
            "When this review began, a child was thought to be at risk of harm. Who was told, and when: the police, on "
            "01/02/10."
        ),
        "Agreement and follow-up",
        "Who sees to it that the plan is carried out: the board of the trust.",
    ]
    made = draft({"method": "we read the files\n\nthen we met staff", "diversity_used": "not often", "review_aim": "x"})
    assert texts(made, "4")[0] == "We read the files.\nThen we met staff."
    assert "Whether it is used in assessments: not often." in texts(made, "8")
    assert "What should be different because of this review: x." in texts(made, "2")


def test_who_was_not_interviewed_stands_apart_from_the_list_of_those_who_were() -> None:
    asked: dict[str, Said] = {"interview_held": "no", "interview_not_why": "She has left the agency"}
    seen: dict[str, Said] = {"interview_held": "yes", "interview_day": "2010-01-14"}
    rows = {
        "interview-1": {"interview_who": "Nurse 1", **seen},
        "interview-2": {"interview_who": "Nurse 2", **asked},
        "interview-3": {"interview_who": "Nurse 3", **seen},
    }
    text = texts(draft(ANSWERS, interview=rows), "4")
    at = text.index("Nurse 1, on 14 January 2010.")
    assert text[at + 1] == "Nurse 3, on 14 January 2010."
    assert text[at + 3] == "Nurse 2 was not interviewed, because she has left the agency."


def test_findings_are_numbered_in_the_order_in_which_they_are_printed() -> None:
    kinds = {"a": "improve", "b": "good", "c": "improve", "d": "good"}
    rows = {f"finding-{at}": {"finding_kind": kind, "finding_text": f"Point {at}"} for at, kind in kinds.items()}
    found = [text[:10] for text in texts(draft(ANSWERS, finding=rows), "8") if text.startswith("Finding ")]
    assert found == ["Finding 1.", "Finding 2.", "Finding 3.", "Finding 4."]


@pytest.mark.parametrize(
    ("section", "gap"),
    [
        ("5", "[Family: people to be added]"),
        ("6", "[Chronology: contacts to be added]"),
        ("8", "[Which of race, culture, language and the rest mattered: to be completed]"),
        ("10", "[Who agreed the action plan, and when: to be completed]"),
        ("10", "[Lead person for the action plan: to be completed]"),
        ("10", "[Action plan: actions to be added]"),
    ],
)
def test_what_must_be_there_is_a_gap_while_it_is_empty_or_left_for_later(section: str, gap: str) -> None:
    assert gap in gaps(draft(), section)
    left = {name: later() for name in ("diversity_points", "agreed_by", "lead_person", "contacts", "actions")}
    assert gap in gaps(draft(left), section)
    assert gap not in gaps(review(), section)


def test_what_was_typed_small_begins_as_a_sentence_where_it_stands_alone() -> None:
    made = draft(
        {"agency_profile": "a school for 1,150 pupils", "missing_files": "done"},
        missing_file={
            "missing_file-1": {"missing_what": "the transfer file", "missing_why": "it was never sent"},
            "missing_file-2": {"missing_what": "the rota", "missing_why": unknown("it was destroyed")},
        },
        recommendation={"recommendation-1": {"recommendation_text": "the head should join the logs"}},
        action={
            "action-1": {
                "action_recommendation": "recommendation-1",
                "action_text": "set up one log",
                "action_evidence": "the log",
            }
        },
    )
    assert "The transfer file. This could not be found, because it was never sent." in texts(made, "4")
    wanted = "The rota. This could not be found. The reason is not known to the agency, because it was destroyed."
    assert wanted in texts(made, "4")
    plan = grid(made, "action_plan").lines[0].cells
    assert [each.paragraphs for each in plan][1:4] == [
        ("The head should join the logs.",),
        ("Set up one log.",),
        ("The log.",),
    ]
    sheet = [text for line in grid(made, "front_sheet").lines for text in line.cells[0].paragraphs]
    assert "A school for 1,150 pupils." in sheet


@pytest.mark.req("S8.2", "S8.4")
def test_an_answer_that_says_nothing_without_its_question_gets_words_before_it() -> None:
    answers: dict[str, Said] = {
        "diversity_points": ("poverty",), "diversity_how": "The family was in debt.",
        "diversity_collected": "Yes, on the admission form.", "diversity_used": "rarely", "diversity_evidence": "None",
        "hindsight": "nothing", "further_wishes": "Never",
    }  # fmt: skip
    found = texts(draft(answers), "8")
    assert found[found.index("Diversity") :][1:6] == [
        "For the child and the family, poverty mattered.",
        "The family was in debt.",
        "Whether this information is collected as a matter of course: yes, on the admission form.",
        "Whether it is used in assessments: rarely.",
        "Nothing in the record shows that it changed the service given.",
    ]
    assert "When and how wishes and feelings were heard: never." in found
    assert "Nothing is plain now that could not have been known then." in found


@pytest.mark.req("S8.1")
def test_a_term_answered_in_single_words_still_reads_as_a_report() -> None:
    short: dict[str, Said] = {
        "term_number": "1", "term_text": "Was it shared?", "term_relevant": "yes", "what_happened": "One call",
        "why": "Workload", "context_factors": (), "practice": "below the standard", "child_views": "Nobody asked her",
        "family_views": "None", "diversity": "no", "good_practice": "None", "changed_since": "none", "evidence": "Log",
    }  # fmt: skip
    assert texts(draft(term={"term-1": short}), "8")[1:10] == [
        "What happened: one call.",
        "Why it happened: workload.",
        "Practice compared with what was expected: below the standard.",
        "Nobody asked her.",
        "The family's view: none.",
        "Diversity: no.",
        "No good practice was found under this term of reference.",
        "Nothing has changed in practice since then.",
        "Evidence: log.",
    ]


@pytest.mark.parametrize("text", ["No.", "none", "Nothing to add"])
@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("introduction_more", "1"),
        ("review_aim", "2"),
        ("independence", "3"),
        ("codes_explained", "4"),
        ("narrative_more", "7"),
    ],
)
def test_nothing_to_add_adds_nothing(question: str, section: str, text: str) -> None:
    without = {name: answer for name, answer in ANSWERS.items() if name != question}
    assert texts(draft({**without, question: text}), section) == texts(draft(without), section)


@pytest.mark.req("S3")
def test_the_author_is_spoken_of_as_the_author_speaks() -> None:
    said = {**ANSWERS, "author_role": "I am deputy head of another school."}
    found = texts(draft(said), "3")
    assert found[0] == "I am deputy head of another school."
    assert any(text.startswith("I have never been directly concerned") for text in found)
    assert not any("The author" in text for text in found)
    theirs = texts(draft({**ANSWERS, "author_role": "The author is head of nursing."}), "3")
    assert any(text.startswith("The author has never been directly concerned") for text in theirs)


@pytest.mark.req("2.1.2", "S8.5")
def test_a_reason_that_is_no_clause_does_not_follow_because() -> None:
    said = {**CHILD_2, "person_event": "neither", "person_involved": "no", "person_not_involved_why": "Too young"}
    found = texts(draft(ANSWERS, person={"person-1": CHILD_1, "person-2": said}), "5")
    assert "Child 2 was not seen for this review or involved in it, for this reason: too young." in found
