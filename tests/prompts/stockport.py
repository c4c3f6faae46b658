"""A small made-up review on the first form, and what stands in its report: for the tests of its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft, Row
from imrassist.writing.report import Block, GridText
from imrassist.writing.write import Writer

Said = str | tuple[str, ...] | Answer
Rows = Mapping[str, Mapping[str, Said]]


@cache
def form() -> Form:
    """The form as it is shipped."""
    return load_form("stockport-2010")


def unknown(why: str = "") -> Answer:
    """The agency holds no record of it."""
    return Answer(parked=Park.NO_RECORD, note=why)


def not_apply(why: str = "") -> Answer:
    """It does not apply."""
    return Answer(parked=Park.NOT_APPLY, note=why)


def later() -> Answer:
    """Left for later."""
    return Answer(parked=Park.LATER)


def said(answers: Mapping[str, Said]) -> dict[str, Answer]:
    """Answers as a draft holds them."""
    return {question: each if isinstance(each, Answer) else Answer(value=each) for question, each in answers.items()}


def draft(answers: Mapping[str, Said] | None = None, **rows: Rows) -> Draft:
    """A draft of these answers; rows by table, then by id."""
    return Draft(
        doc_id="d1",
        form_id="stockport-2010",
        answers=said(answers or {}),
        rows={
            table: tuple(Row(id=row, answers=said(each)) for row, each in of_table.items())
            for table, of_table in rows.items()
        },
    )


def blocks(made: Draft, section: str) -> tuple[Block, ...]:
    """The blocks of one section."""
    return Writer(form()).section(made, section).blocks


def texts(made: Draft, section: str) -> list[str]:
    """The paragraphs of one section as they stand on paper: no gaps, and a run joined to what it goes on from."""
    found: list[str] = []
    for block in blocks(made, section):
        if block.gap or block.kind == "grid":
            continue
        if block.run and found:
            found[-1] = f"{found[-1]} {block.text}"
        else:
            found.append(block.text)
    return found


def gaps(made: Draft, section: str) -> list[str]:
    """What the working copy shows as missing in one section."""
    return [block.text for block in blocks(made, section) if block.gap]


def grid(made: Draft, grid_id: str) -> GridText:
    """One table of the report."""
    for section in Writer(form()).write(made).sections:
        for block in section.blocks:
            if block.grid and block.grid.grid == grid_id:
                return block.grid
    raise KeyError(grid_id)


def cell(made: Draft, grid_id: str, column: str, line: int = 0) -> list[str]:
    """The paragraphs of one cell; of a table with headings at the left, by the id of its line."""
    table = grid(made, grid_id)
    if form().grids[grid_id].kind == "fields":
        return [text for each in table.lines if each.row == column for text in each.cells[0].paragraphs]
    at = [each.id for each in form().grids[grid_id].columns].index(column)
    return list(table.lines[line].cells[at].paragraphs)


CHILD_1: Mapping[str, Said] = {
    "person_code": "Child 1",
    "in_review": "yes",
    "person_born": "2007-11-01",
    "person_event": "died",
    "person_event_date": "2009-11-17",
    "person_address": "Address A",
    "person_ethnicity": "White British",
    "person_household": "all",
    "pen_picture": "Child 1 was a lively girl who loved dogs.",
}
CHILD_2: Mapping[str, Said] = {
    "person_code": "Child 2",
    "in_review": "yes",
    "person_born": "2001-02-01",
    "person_event": "neither",
    "person_address": "Address A",
    "person_ethnicity": "White British",
    "person_involved": "seen",
    "person_involved_how": "She drew a picture of her sister",
    "pen_picture": unknown("none of the staff remember her"),
}
MR_B: Mapping[str, Said] = {
    "person_code": "Mr B",
    "in_review": "no",
    "relationship": "Partner of Mrs A",
    "person_born": unknown("he was never asked"),
    "person_event": "neither",
    "person_address": unknown(),
    "person_ethnicity": unknown(),
    "person_needs": "Hearing loss",
    "person_household": "part",
    "person_household_when": "From March 2009 until the death of Child 1",
    "person_alleged": "yes",
    "person_involved": "no",
    "person_not_involved_why": "The police asked that he not be approached.",
}
VISIT: Mapping[str, Said] = {
    "contact_day": "2009-06-12",
    "contact_time": "10:15",
    "contact_kind": "visit",
    "contact_source": "source-1",
    "contact_subject": ("person-1", "person-2"),
    "contact_event": "The health visitor called by arrangement. Child 1 had a small bruise.",
    "child_seen": ("person-1", "person-2"),
    "seen_alone": ("person-2",),
    "wishes_sought": ("person-2",),
    "wishes_expressed": ("person-1", "person-2"),
    "wishes_said": "Child 2 said that it was noisy at night",
    "contact_shows": ("decision", "service", "action", "not_done"),
    "decision": "To visit again in two weeks.",
    "decision_why": "The explanation seemed likely",
    "services": "A place at the children's centre",
    "action_taken": "The school nurse was called",
    "action_not_taken": "The bruise was not drawn on a body map",
    "action_not_taken_why": "The worker did not know the rule.",
    "standard_met": "partly",
    "standards": "The policy, section 4.2, asks that every bruise is discussed on the same day",
    "standard_gap": "It was discussed eleven days later.",
    "contact_terms": ("term-1", "term-2"),
    "perpetrator_contact": "yes",
    "risk_managed": "partly",
    "risk_managed_how": "She asked who lived there.",
    "key_event": "yes",
    "key_kind": ("concern", "omission"),
    "key_story": "The health visitor found the house cold.",
    "key_why": "It was the first sign of harm.",
}
CALL: Mapping[str, Said] = {
    "contact_day": "2009-09-17",
    "contact_time": unknown("the note gives only the day"),
    "contact_kind": "call",
    "contact_source": "source-2",
    "contact_subject": ("person-3",),
    "contact_event": "Mr B rang to cancel the visit",
    "contact_shows": (),
    "standard_met": "none",
    "contact_terms": (),
    "perpetrator_contact": "no",
    "key_event": "yes",
    "key_kind": (),
}
TERM_1: Mapping[str, Said] = {
    "term_number": "1",
    "term_text": "Were the signs of neglect recognised? Were they shared?",
    "term_relevant": "yes",
    "what_happened": "Bruises were seen on three contacts.",
    "why": "The worker believed Mrs A, because she had been open about other troubles.",
    "context_factors": ("vacancies", "supervision"),
    "context_how": "Two of five posts were vacant.",
    "practice_points": ("own_policy",),
    "practice": "The policy asks for a talk with a manager on the same day.",
    "evidence": "Chronology entry of 12/06/09; supervision notes for 2009.",
    "child_views": unknown("nobody asked her"),
    "family_views": "Mrs A said that she had been afraid.",
    "diversity": not_apply("the term is about records only"),
    "good_practice": "The nursery nurse wrote down what Child 1 said.",
    "changed_since": "Body maps have been used since March 2010.",
}
TERM_2A: Mapping[str, Said] = {
    "term_number": "2a",
    "term_text": "Was there cover outside office hours?",
    "term_relevant": "no",
    "term_not_relevant_why": "The agency gives no such service",
}
ANSWERS: Mapping[str, Said] = {
    "child_at_risk": "yes",
    "risk_told": "The duty team of children's social care was told on 03/12/09",
    "notify": "yes",
    "notified": "The death was reported to the regulator on 18/11/09.",
    "media": "yes",
    "media_plan": "The head of communications speaks for the agency.",
    "agency": "Northmoor Community Health",
    "agency_profile": "Northmoor Community Health gives care in homes and clinics.",
    "subject_code": "Child 1",
    "author_name": "Ann Example",
    "author_post": "Named nurse for safeguarding children",
    "approver_name": "Ben Sample",
    "approver_post": "Director of nursing",
    "period_start": "2007-11-01",
    "period_end": "2009-11-17",
    "review_aim": "The review should show whether missed appointments are followed up.",
    "terms": "done",
    "terms_amended": "yes",
    "terms_amended_how": "On 08/01/10 the panel added term 2a",
    "people": "done",
    "household_changes": "Mr B moved into Address A in March 2009.",
    "genogram": "attached",
    "sources": "done",
    "contacts": "done",
    "method": "All records were made safe on the first day.",
    "interviews": "done",
    "missing_files": "done",
    "codes_explained": "Staff are called by their post and a number.",
    "legal_advice": "taken",
    "legal_from": "The agency's solicitor",
    "legal_on": "What could be shared before the trial",
    "author_role": "The author advises staff in all services.",
    "author_equips": "She has written two earlier reviews.",
    "direct_concern": "no",
    "line_manager": "no",
    "line_distance": "two_or_more",
    "service": "Health visiting",
    "narrative_start": "The agency met the family in November 2007.",
    "narrative_more": "Between these events the health visitor called every six weeks.",
    "narrative_end": "The next visit was planned for the following week.",
    "diversity_points": ("language", "disability"),
    "diversity_how": "Mrs A is hard of hearing.",
    "diversity_collected": "Ethnicity is asked for at the first visit.",
    "diversity_used": "The form has a box for it.",
    "diversity_evidence": unknown("the record is silent on it"),
    "further_wishes": "The wishes of Child 1 were asked for twice.",
    "further_sensitive": "All staff had been trained within three years.",
    "further_hours": not_apply("the agency gives no service at night"),
    "hindsight": "Each mark was seen by a different worker.",
    "findings": "done",
    "lessons": "done",
    "lessons_overall": "Together they show an agency that relies on single workers.",
    "recommendations": "done",
    "actions": "done",
    "lead_person": "Cy Lead",
    "agreed_by": "The safeguarding executive group",
    "agreed_on": "2010-02-18",
    "governance": "The group looks at the plan every two months.",
    "first_submitted": "2010-02-26",
    "revised": not_apply(),
}


def review() -> Draft:
    """A small review with nearly everything answered, some of it parked for good."""
    return draft(
        ANSWERS,
        term={"term-1": TERM_1, "term-2": TERM_2A},
        person={"person-1": CHILD_1, "person-2": CHILD_2, "person-3": MR_B},
        source={
            "source-1": {
                "source_name": "Health visiting record",
                "source_kind": "paper",
                "source_secured": "2009-12-03",
                "source_received": "2009-12-07",
                "source_read": "all",
            },
            "source-2": {
                "source_name": "Data system",
                "source_kind": "electronic",
                "source_secured": not_apply(),
                "source_read": "part",
                "source_read_to": "Entries from 2008 on",
            },
        },
        interview={
            "interview-1": {
                "interview_who": "Health visitor 1",
                "interview_held": "yes",
                "interview_day": "2010-01-12",
            },
            "interview-2": {
                "interview_who": "School nurse 1",
                "interview_held": "no",
                "interview_not_why": "She has left the agency",
            },
        },
        missing_file={
            "missing_file-1": {"missing_what": "Clinic list of May 2009", "missing_why": "It was thrown away."},
            "missing_file-2": {"missing_what": "Duty book", "missing_why": unknown("the archive was cleared")},
        },
        contact={"contact-1": VISIT, "contact-2": CALL},
        finding={
            "finding-1": {
                "finding_kind": "improve",
                "finding_text": "Bruises were not drawn on body maps",
                "finding_terms": ("term-1",),
                "finding_contacts": ("contact-2", "contact-1"),
                "finding_why": "The team had come to see them as normal",
            },
            "finding-2": {
                "finding_kind": "good",
                "finding_text": "The nursery nurse wrote down the words of Child 1.",
                "finding_terms": ("term-1", "term-2"),
                "finding_contacts": not_apply("it shows in a report"),
                "beyond_expected": "A report was due in ten days, and it came on the same day",
            },
        },
        lesson={
            "lesson-1": {
                "lesson_text": "Nobody sees the pattern unless that is someone's task",
                "lesson_findings": ("finding-2", "finding-1"),
                "lesson_terms": ("term-1",),
                "lesson_areas": ("training_own", "supervision"),
                "lesson_meaning": "Supervision would have to be kept",
            }
        },
        recommendation={
            "recommendation-1": {
                "recommendation_text": "The agency should bring in a single record of marks",
                "recommendation_lessons": ("lesson-1",),
                "outcome": "Any worker sees what others have seen",
            }
        },
        action={
            "action-1": {
                "action_recommendation": "recommendation-1",
                "action_text": "Write the specification",
                "action_evidence": "Minutes of the meeting that agreed it",
                "action_outcome": "Signs of harm are seen earlier",
                "action_evaluated": "The safeguarding lead will check forty records",
                "action_lead": "Head of services",
                "action_due": "2010-06-30",
            }
        },
    )
