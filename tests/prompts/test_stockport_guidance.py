"""The form asks for everything that sections 8 and 9 of the guidance name, point by point, and what comes of it."""

from __future__ import annotations

import pytest

from imrassist.interview import order
from imrassist.model.answer import Place
from tests.prompts.stockport import CHILD_1, Said, cell, draft, form, gaps, not_apply, texts

PRACTICE = {"own_policy", "board_policy", "needs", "child_felt", "standards", "research", "departures"}
"""The seven questions on practice."""
FURTHER = {
    "wishes", "sensitive", "policies", "hours", "capacity", "points", "followed", "plans", "managers", "earlier",
}  # fmt: skip
"""The ten further considerations."""
CHARACTERISTICS = {"race", "culture", "language", "age", "disability", "religion", "gender", "sexuality", "poverty"}
FACTORS = {"workload", "vacancies", "supervision", "training", "procedures", "information", "hours", "resources"}
"""Of what may have influenced decisions at the time."""
IMPLICATIONS = {
    "working", "training_own", "training_joint", "supervision", "partners", "procedures", "money", "staff",
    "technology",
}  # fmt: skip


def options(question: str) -> set[str]:
    return {option.id for option in form().questions[question].options}


@pytest.mark.req("S8.2", "S8.3", "S8.4", "S9.2")
def test_every_point_that_the_guidance_lists_can_be_ticked_or_answered() -> None:
    assert options("practice_points") == PRACTICE
    assert options("diversity_points") == CHARACTERISTICS
    assert options("context_factors") >= FACTORS
    assert options("lesson_areas") == IMPLICATIONS
    assert {f"further_{point}" for point in FURTHER} <= form().questions.keys()
    assert options("further_here") == FURTHER - {"wishes"}, "the child's wishes are always asked about as a whole"
    for name in ("diversity_collected", "diversity_used", "diversity_evidence", "hindsight"):
        assert not form().questions[name].each


TERM: dict[str, Said] = {"term_number": "1", "term_text": "What happened?", "term_relevant": "yes"}


@pytest.mark.req("S8.3")
def test_the_working_copy_marks_each_practice_question_that_no_term_answers() -> None:
    some = draft(term={"term-1": {**TERM, "practice_points": ("own_policy", "research", "departures")}})
    marked = [gap for gap in gaps(some, "8") if "No term of reference says yet" in gap]
    assert marked == [
        "[No term of reference says yet whether policies and protocols shared between agencies were followed]",
        "[No term of reference says yet how what was done met the child's needs and the duty to safeguard]",
        "[No term of reference says yet how the child felt about the service]",
        "[No term of reference says yet how practice compares with national guidance and professional standards]",
    ]
    every = draft(term={"term-1": {**TERM, "practice_points": tuple(PRACTICE)}})
    assert [gap for gap in gaps(every, "8") if "yet]" in gap] == []


@pytest.mark.req("S8.4")
def test_a_further_point_is_answered_once_against_a_term_or_set_aside_with_its_reason() -> None:
    here = {**TERM, "practice": "The rota was read.", "further_here": ("hours", "capacity")}
    made = draft(
        {"further_plans": not_apply("no plan was ever called for"), "further_hours": "This is not asked any more."},
        term={"term-1": here},
    )
    asked = {place.question for place in order.places(form(), made)}
    assert not {"further_hours", "further_capacity"} & asked
    assert {"further_wishes", "further_managers", "further_plans", "hindsight"} <= asked
    found = texts(made, "8")
    assert (
        "The analysis under term of reference 1 deals with work in and outside office hours, and staffing and capacity."
        in found
    )
    assert (
        "The question of plans for the child and their reviews is not applicable, because no plan was ever called for."
        in found
    )
    assert "This is not asked any more." not in found
    assert not [gap for gap in gaps(made, "8") if "Staffing and capacity" in gap]


def perpetrator(*managed: str) -> str:
    rows = {
        f"contact-{at}": {
            "contact_kind": "call",
            "perpetrator_contact": "yes",
            **({"risk_managed": one} if one else {}),
        }
        for at, one in enumerate(managed)
    }
    mr_b = {"person_code": "Mr B", "in_review": "no", "person_alleged": "yes"}
    found = texts(draft(person={"person-1": CHILD_1, "person-2": mr_b}, contact=rows), "8")
    return found[found.index("Contact with the alleged perpetrator") + 1]


HOLDS = "The chronology holds {} with or about the alleged perpetrator."
EACH = "Each time, everything was done that could reasonably be expected to manage the risk to the child."
SOME = (
    "At one of these, everything was done that could reasonably be expected to manage the risk to the child. "
    "At one, only part of it was done. At two, what could reasonably be expected was not done."
)
NEVER = "What could reasonably be expected to manage the risk to the child was not done."


@pytest.mark.req("S6.3")
@pytest.mark.parametrize(
    ("managed", "said"),
    [
        (["no"], f"{HOLDS.format('one contact')} {NEVER}"),
        (["yes", "yes"], f"{HOLDS.format('two contacts')} {EACH}"),
        (["yes", "partly", "no", "no"], f"{HOLDS.format('four contacts')} {SOME}"),
        (["", ""], HOLDS.format("two contacts")),
    ],
)
def test_how_often_the_risk_from_the_alleged_perpetrator_was_managed(managed: list[str], said: str) -> None:
    assert perpetrator(*managed) == said


@pytest.mark.req("S4", "S6.1")
def test_a_policy_stands_with_the_days_it_was_in_force_and_where_it_was_expected_practice() -> None:
    sources = {
        "source-1": {"source_name": "Health visiting record", "source_kind": "paper", "source_read": "all"},
        "source-2": {
            "source_name": "Safeguarding policy of 2008", "source_kind": "policy", "source_read": "all",
            "policy_from": "2008-04-01", "policy_to": "2009-09-30",
        },
    }  # fmt: skip
    contact = {
        "contact_kind": "visit", "standard_met": "not_met", "standard_policy": "source-2",
        "standards": "Bruises are talked over with a manager.", "standard_gap": "This was not done.",
    }  # fmt: skip
    made = draft(source=sources, contact={"contact-1": contact})
    assert cell(made, "chronology", "standards") == [
        "Safeguarding policy of 2008, in force from 01/04/08.",
        "Bruises are talked over with a manager.",
        "Not met. This was not done.",
    ]
    found = texts(made, "4")
    policy = "Safeguarding policy of 2008, in force from 1 April 2008, until 30 September 2009, "
    assert f"{policy}read in full." in found
    bare = draft(source={"source-1": sources["source-1"]}, contact={"contact-1": {"standard_met": "met"}})
    assert Place("standard_policy", "contact-1") not in order.places(form(), bare), "there is no policy to choose"


@pytest.mark.req("S4")
def test_whether_it_was_agreed_that_staff_be_interviewed_is_said() -> None:
    held = {"interview_who": "Nurse 1", "interview_held": "yes", "interview_day": "2010-01-12"}
    agreed = {**held, "interview_cleared": "given"}
    refused = {
        "interview_who": "Nurse 2", "interview_held": "no", "interview_not_why": "it was not agreed",
        "interview_cleared": "refused", "interview_cleared_by": "The police",
    }  # fmt: skip
    obtained = "Where agreement was needed before a member of staff could be interviewed, it was obtained."
    assert obtained in texts(draft(interview={"interview-1": agreed}), "4")
    assert obtained not in texts(draft(interview={"interview-1": agreed, "interview-2": held}), "4")
    found = texts(draft(interview={"interview-1": agreed, "interview-2": refused}), "4")
    assert "It was not agreed that Nurse 2 be interviewed: this was refused by the police." in found
    assert obtained in found


def visit(day: str | None, seen: bool, **more: Said) -> dict[str, Said]:
    told: dict[str, Said] = {"seen_alone": (), "wishes_sought": (), "wishes_expressed": ()} if seen else {}
    at: dict[str, Said] = {"contact_day": day} if day else {}
    return {"contact_kind": "visit", "child_seen": ("person-1",) if seen else (), **at, **told, **more}


CALLED: dict[str, Said] = {"contact_kind": "call", "contact_day": "2009-05-01", "contact_terms": ("term-1",)}


@pytest.mark.req("S6.2")
def test_counts_are_told_year_by_year_and_a_call_is_no_chance_to_see() -> None:
    contacts = {
        "contact-1": visit("2008-02-01", True, seen_alone=("person-1",), wishes_sought=("person-1",)),
        "contact-2": visit("2008-03-01", False),
        "contact-3": CALLED,
        "contact-4": visit("2009-04-01", True),
        "contact-5": visit(None, False),
        "contact-6": {**visit("2010-01-01", False), "contact_kind": "missed"},
    }
    found = texts(draft(person={"person-1": CHILD_1}, contact=contacts), "8")
    assert found[1] == (
        "Child 1 was seen at two of the four contacts at which this was possible, alone at one of them. "
        "Child 1's wishes and feelings were sought once, and no answer is recorded. "
        "Of these contacts, Child 1 was seen at one of two in 2008, at the only one in 2009 and not at the only one on "
        "days that are not known. Child 1 was seen alone once in 2008. Wishes and feelings were sought once in 2008."
    )
    one_year = {"contact-1": contacts["contact-1"], "contact-2": contacts["contact-2"]}
    found = texts(draft(person={"person-1": CHILD_1}, contact=one_year), "8")
    assert not [text for text in found if "Of these contacts" in text], "one year is told by the whole"
    assert not [text for text in found if "in 2008" in text]


@pytest.mark.req("S6.2", "S8.1")
def test_counts_are_told_under_each_term_for_each_child_of_the_review() -> None:
    contacts = {
        "contact-1": visit("2008-02-01", True, contact_terms=("term-1", "term-2")),
        "contact-2": visit("2008-03-01", False, contact_terms=("term-1",)),
        "contact-3": CALLED,
    }
    people = {"person-1": CHILD_1, "person-2": {**CHILD_1, "person_code": "Mrs A", "in_review": "no"}}
    terms = {f"term-{n}": {**TERM, "term_number": str(n)} for n in (1, 2, 3)}
    found = texts(draft(person=people, contact=contacts, term=terms), "8")
    bears = "The chronology holds {} on this term of reference."
    told = "Child 1 could have been seen twice and was seen once, but not alone. There is no record that"
    wishes = "Child 1's wishes and feelings were sought or expressed."
    assert f"{bears.format('three contacts that bear')} {told} {wishes}" in found
    assert bears.format("one contact that bears") in found, "of one contact there is nothing to count"
    assert not [text for text in found if "Mrs A" in text and "seen" in text]
