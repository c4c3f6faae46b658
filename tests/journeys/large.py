"""A second made-up case of real size: 150 contacts, six terms, eight people; what its author says to any face."""

from __future__ import annotations

from datetime import date, timedelta

from imrassist.model.answer import Place
from imrassist.session import Session
from tests.journeys.said import SAID, Said

CONTACTS = 150
ROWS = {
    "term": 6, "person": 8, "source": 3, "contact": CONTACTS, "interview": 3, "missing_file": 1, "finding": 4,
    "lesson": 2, "recommendation": 2, "action": 3,
}  # fmt: skip
FIRST = date(2008, 1, 7)
KINDS = (
    "Home visit", "Telephone call", "Letter or message", "Appointment", "Telephone call", "Home visit",
    "Entry on file", "Visit or appointment that did not take place", "Supervision", "Meeting of professionals",
)  # fmt: skip
TOLD = {
    "Home visit": "Both children were seen in the kitchen. It was noted.",
    "Telephone call": "Mrs A rang about the heating. It was noted.",
    "Letter or message": "The school wrote about absences. It was noted.",
    "Entry on file": "The weight was entered on the chart. It was noted.",
    "Visit or appointment that did not take place": "Nobody opened the door. It was noted.",
    "Supervision": "Team Manager 1 and Nurse 1 talked about the family. It was noted.",
    "Meeting of professionals": "The school and Nurse 1 met. It was noted.",
    "Appointment": "The clinic weighed Child 1. It was noted.",
}
OWN_WORDS = (3, 43, 83, 123)
"""Clinics that are told of question by question."""
TURNING = (20, 70, 120)
"""Contacts that turn the story."""


def line(at: int) -> str:
    """One contact, as it is noted while the file is read."""
    day, kind = FIRST + timedelta(days=4 * at), KINDS[at % 10]
    time = "" if at % 15 == 14 else f" {9 + at % 8:02}:{at % 60:02}"
    who = "Mrs A, Child 1" if at % 2 else "Child 1, Child 2"
    told = "Nurse 1 saw Child 1 at the clinic." if at in OWN_WORDS else TOLD[kind]
    return f"{day:%d/%m/%y}{time} {who}: {kind}. {told}{' It was a turning point.' if at in TURNING else ''}"


NOTES = ["\n".join(line(at) for at in range(start, start + 50)) for start in (0, 50, 100)]
"""Fifty contacts of each source."""
FILLS = (
    ("kitchen", "Child seen", "Child 1, Child 2"), ("weighed", "Child seen", "Child 1"),
    ("noted", "Seen alone", "none"),
    ("noted", "Wishes asked for", "none"), ("noted", "Wishes expressed", "none"), ("noted", "Also shows", "none"),
    ("noted", "Standard met", "No standard applies"), ("rang", "Terms", "2a"), ("", "Terms", "1"),
    ("", "Alleged perpetrator", "no"), ("turning", "Key event", "yes"), ("", "Key event", "no"),
    ("", "Time", "not known"),
)  # fmt: skip
"""What is answered for many at once: words that the contacts hold, the question, the answer."""

SAY: dict[str, Said] = {
    **SAID,
    "term_number": ("1", "2a", "2b", "3", "4.1", "4.2"),
    "term_text": (
        "Were the needs of the children assessed?",
        "Was information shared in good time?",
        "Was it acted on?",
        "Were managers involved?",
        "Was housing considered?",
        "Was the school informed?",
    ),
    "person_code": ("Child 1", "Child 2", "Mrs A", "Mr B", "Mr A", "Mrs C", "Mr C", "Miss D"),
    "in_review": ("yes", "yes", *["no"] * 6),
    "relationship": ("", "", "Mother", "Partner of Mrs A", "Father", "Grandmother", "Grandfather", "Aunt"),
    "person_born": ("03/05/05", "07/08/02", "07/03/75", *["not known"] * 5),
    "person_event": ("died", *["neither"] * 7),
    "person_event_date": ("17/11/09", *[""] * 7),
    "person_address": ("Address A", "Address A", "Address A", *["not known"] * 5),
    "person_ethnicity": ("White British", "White British", "White British", *["/park no record he was not asked"] * 5),
    "person_needs": ("asthma", *["/park does not apply none was known"] * 7),
    "person_household": ("1", "1", "1", "part", *["no"] * 4),
    "person_household_when": ("", "", "", "from March 2009", *[""] * 4),
    "person_alleged": ("", "", "no", "yes", *["no"] * 4),
    "person_involved": ("", "no", "asked", *["no"] * 5),
    "person_involved_how": ("", "", "She was asked by letter, and did not answer.", *[""] * 5),
    "person_not_involved_why": ("", "he is too young", "", *["the police asked that nobody be approached"] * 5),
    "pen_picture": ("Child 1 liked dogs and drawing.", "Child 2 looked after his sister and liked football."),
    "source_name": ("Health visiting record", "School nursing record", "Safeguarding policy of 2008"),
    "source_kind": ("paper", "electronic", "policy"),
    "source_secured": ("20/11/09", "20/11/09"),
    "source_received": ("23/11/09", "24/11/09"),
    "source_read": ("all", "part", "all"),
    "source_read_to": ("", "to page 214"),
    "policy_from": ("", "", "01/04/08"),
    "policy_to": ("", "", "/park does not apply it is still in force"),
    "child_seen": "Child 1",
    "seen_alone": "Child 1",
    "wishes_sought": "Child 1",
    "wishes_expressed": "Child 1",
    "wishes_said": "Child 1 said that home had become loud.",
    "contact_shows": "1, 4",
    "decision": "To come back within two weeks.",
    "decision_why": "/park ask Nurse 1",
    "action_not_taken": "The weight was not talked over with a manager.",
    "action_not_taken_why": "/park no record the entry gives no reason",
    "standard_met": "Partly met",
    "standard_policy": "Safeguarding policy of 2008",
    "standards": "A falling weight is to be talked over with a manager.",
    "standard_gap": "It was not talked over.",
    "key_kind": "concern",
    "key_story": "Child 1 was seen, and nobody asked what home was like.",
    "key_why": "It was a chance to ask.",
    "interview_who": ("Nurse 1", "Team Manager 1", "Health Visitor 1"),
    "interview_cleared": ("given", "not_needed", "refused"),
    "interview_cleared_by": ("the police", "", "the police"),
    "interview_held": ("yes", "yes", "no"),
    "interview_day": ("14/12/09", "15/12/09"),
    "interview_not_why": ("", "", "the police asked for it"),
    "missing_what": ("Supervision notes of March 2009",),
    "missing_why": ("/park no record nobody knows where they are",),
    "term_relevant": ("yes", "yes", "yes", "yes", "no", "no"),
    "term_not_relevant_why": (
        "",
        "",
        "",
        "",
        "The agency has no part in housing.",
        "The agency does not write to schools.",
    ),
    "what_happened": "Weights were taken and not compared.",
    "why": "One post of two was vacant for nine months, and nobody had the task of looking at the chart as a whole.",
    "context_factors": "vacancies",
    "context_how": "One post of two was vacant from March to December 2008.",
    "practice_points": ("own_policy, board_policy", "needs, child_felt", "standards", "research, departures"),
    "practice": "Policy asks for a talk with a manager. It did not take place.",
    "further_here": ("capacity", "none", "none", "none"),
    "evidence": "health visiting record, interview with Nurse 1.",
    "child_views": "Child 1 said once that home was loud, and nothing came of it.",
    "family_views": "Mrs A was asked and did not answer.",
    "diversity": "Money was short, and the clinic was two buses away.",
    "good_practice": "Nurse 1 wrote down the child's own words.",
    "changed_since": "The second post was filled in January 2010.",
    "further_hours": "/park does not apply the agency gives no service at night",
    "finding_kind": ("improve", "improve", "improve", "good"),
    "finding_text": (
        "Weights were not compared.",
        "Calls were not shared.",
        "Managers were not told.",
        "Child 1 was heard.",
    ),
    "finding_terms": ("1", "2a", "3", "1"),
    "finding_contacts": "/park does not apply the evidence is in supervision notes",
    "finding_why": ("Nobody had the task.", "A call was thought to be enough.", "/park ask Team Manager 1", ""),
    "beyond_expected": ("", "", "", "No policy asks for the child's own words."),
    "lesson_text": ("A list that one person keeps stops with that person.", "A message has to arrive."),
    "lesson_findings": ("1, 3, 4", "2"),
    "lesson_terms": ("1, 3", "2a"),
    "lesson_areas": "supervision, procedures",
    "lesson_meaning": "Supervision looks at the chart each month.",
    "recommendation_text": ("Weights are compared each month.", "Messages are signed for."),
    "recommendation_lessons": ("1", "2"),
    "outcome": "A falling weight is acted on within a week.",
    "action_recommendation": ("1", "1", "2"),
    "action_text": ("Put the charts on the agenda.", "Count the charts each quarter.", "Bring in a book to sign."),
    "action_evidence": "Notes of supervision.",
    "action_outcome": "Children who lose weight are seen within a week.",
    "action_evaluated": "An audit of 20 records after six months.",
    "action_lead": "Head of school nursing",
    "action_due": ("30/09/10", "31/10/10", "30/11/10"),
}
WORDED = "This review was written by somebody who had no part in the work with the family."
OWN = "The author thanks all who spoke openly about a child whom they miss."
SERVICE = "health visiting and school nursing"


def says(session: Session, place: Place) -> str:
    """What this author says at a place: an answer, ``/park ...``, yes or no to another row; empty for later."""
    question = session.form.questions[place.question]
    if question.id == "contacts" and not session.draft.rows.get("contact"):
        return ""  # they are noted from the files, once all else is told
    if question.kind == "table":
        return "yes" if len(session.draft.rows.get(question.of, ())) < ROWS[question.of] else "no"
    said = SAY.get(question.id, "")
    if isinstance(said, str):
        return said
    at = [row.id for row in session.draft.rows[question.each]].index(place.row)
    return said[at] if at < len(said) else ""
