"""What one author says, from an empty folder to a whole review: the same words for every face. A made-up case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from imrassist.model.answer import Park, Place
from imrassist.session import Changed, Session

Said = str | tuple[str, ...]
"""One answer; or, of a question that is asked of each row, one answer a row."""

ROWS = {
    "term": 2,
    "person": 3,
    "source": 2,
    "contact": 5,
    "interview": 1,
    "missing_file": 0,
    "finding": 2,
    "lesson": 1,
    "recommendation": 1,
    "action": 1,
}
"""How many rows of each table there are."""

START: dict[str, Said] = {
    "child_at_risk": "no",
    "notify": "no",
    "media": "no",
    "agency": "Eastmere Community Health",
    "agency_profile": "Eastmere Community Health gives health visiting and school nursing to families in Eastmere.",
    "subject_code": "Child 1",
    "agency_involved": "yes",
    "due_involvement": "05/01/10",
    "due_chronology": "01/02/10",
    "due_report": "15/03/10",
    "author_name": "Maria Stone",
    "author_post": "Named nurse for safeguarding children",
    "approver_name": "Peter Hall",
    "approver_post": "Director of nursing",
    "period_start": "01/01/08",
    "period_end": "17/11/09",
    "term_number": ("1", "2a"),
    "term_text": (
        "Whether the needs of the child were assessed.",
        "Whether information was shared\nwith other agencies in good time.",
    ),
    "terms_amended": "no",
    "review_aim": "Every child of school age who misses two appointments is visited within a week.",
}
FAMILY: dict[str, Said] = {
    "person_code": ("Child 1", "Mrs A", "Mr B"),
    "in_review": ("yes", "no", "no"),
    "relationship": ("", "mother", "partner of the mother"),
    "person_born": ("03/05/01", "07/03/75", "not known"),
    "person_event": ("died", "neither", "neither"),
    "person_event_date": ("17/11/09", "", ""),
    "person_address": ("Address A", "Address A", "not known"),
    "person_ethnicity": ("White British", "White British", "not known"),
    "person_needs": ("asthma", "a hearing loss", "not known"),
    "person_household": ("1", "1", "part"),
    "person_household_when": ("", "", "from March 2009"),
    "person_alleged": ("", "no", "yes"),
    "household_changes": "Mr B moved into Address A in March 2009.",
    "genogram": "waiting",
}
SOURCES: dict[str, Said] = {
    "source_name": ("School nursing record", "Health visiting record"),
    "source_kind": ("electronic", "paper"),
    "method": "The author read both records whole, put the contacts in order and met one member of staff.",
    "source_secured": ("20/11/09", "20/11/09"),
    "source_received": ("23/11/09", "24/11/09"),
    "source_read": ("all", "all"),
    "interview_who": ("School nurse 1",),
    "interview_held": ("yes",),
    "interview_cleared": ("not_needed",),
    "interview_day": ("14/12/09",),
    "person_involved": ("", "asked", "no"),
    "person_involved_how": ("", "The mother was asked by letter and by telephone, and did not answer.", ""),
    "person_not_involved_why": (
        "",
        "",
        "The police asked that nobody should speak to this person during their inquiry.",
    ),
    "codes_explained": "Everybody is called by the code that the board has given.",
    "legal_advice": "available",
    "legal_from": "the solicitor of the agency",
}
CONTACTS: dict[str, Said] = {
    "contact_day": ("12/01/09", "17/03/2009", "2 June 2009", "17/09/09", "02.11.09"),
    "contact_time": ("10:15", "14:00", "not known", "17:56", "09:00"),
    "contact_kind": ("visit", "missed", "call", "school", "Meeting of professionals"),
    "contact_source": ("1", "2", "School nursing record", "1", "1"),
    "contact_subject": ("Child 1, Mrs A", "Mrs A", "Mr B", "Child 1", "Child 1"),
    "contact_event": (
        "The school nurse visited at home.\nThe inhaler was not in the house.",
        "Nobody was at home for the visit that was arranged.",
        "The partner of the mother telephoned to cancel the next visit.",
        "The school nurse saw the child at school after a teacher had asked for it.",
        "The school, the school nurse and the social worker met and agreed a plan.",
    ),
    "child_seen": ("Child 1", "", "", "Child 1", ""),
    "seen_alone": ("none", "", "", "Child 1", ""),
    "wishes_sought": ("none", "", "", "Child 1", ""),
    "wishes_expressed": ("none", "", "", "Child 1", ""),
    "wishes_said": ("", "", "", "The child said that home had become loud, and that school was the better place.", ""),
    "contact_shows": ("decision", "not_done", "none", "1, 3", "service"),
    "decision": ("To come back within two weeks.", "", "", "To speak with the social worker on the same day.", ""),
    "decision_why": ("The inhaler had to be checked again.", "", "", "The child had said that home was loud.", ""),
    "services": ("", "", "", "", "A weekly visit of the school nurse was offered."),
    "action_taken": ("", "", "", "The social worker was telephoned, because the child had asked for help.", ""),
    "action_not_taken": ("", "No second visit was made.", "", "", ""),
    "action_not_taken_why": ("", "The list of missed visits was not looked at in that month.", "", "", ""),
    "standard_met": ("met", "not_met", "none", "met", "met"),
    "standards": (
        "Home visiting policy 3.1 asks for a look at the medicine in the home.",
        "Policy 4.2 asks for a second visit within seven days.",
        "",
        "Policy 2.1 asks that a child is heard alone.",
        "The board's procedures ask for a plan with names and dates.",
    ),
    "standard_gap": ("", "No second visit was made within seven days.", "", "", ""),
    "contact_terms": ("1", "1, 2a", "2a", "1 and 2a", "none"),
    "perpetrator_contact": ("no", "no", "yes", "no", "no"),
    "risk_managed": ("", "", "partly", "", ""),
    "risk_managed_how": ("", "", "The call was noted, and nobody asked who the caller was.", "", ""),
    "key_event": ("no", "yes", "no", "yes", "no"),
    "key_kind": ("", "concern, omission", "", "good_practice", ""),
    "key_story": (
        "",
        "In March nobody came to the door, and nobody came back.",
        "",
        "In September the child was heard.",
        "",
    ),
    "key_why": (
        "",
        "It was the first of three missed visits.",
        "",
        "It was the first time that the child spoke alone.",
        "",
    ),
}
ANALYSIS: dict[str, Said] = {
    "author_role": "The author leads safeguarding for the agency and has no cases.",
    "author_equips": "The author has written three reviews and has trained for it with the board.",
    "direct_concern": "no",
    "line_manager": "no",
    "line_distance": "two_or_more",
    "independence": "The author works in another part of the agency.",
    "service": "school nursing",
    "pen_picture": ("Child 1 liked football and drawing, had asthma, and had a best friend at school.",),
    "narrative_start": "The family became known to the service when the child started school.",
    "narrative_more": "Between the visits the school wrote twice.",
    "narrative_end": "The child died on 17 November 2009.",
    "term_relevant": ("yes", "yes"),
    "what_happened": (
        "The needs of the child were looked at once, in January 2009.",
        "The social worker learnt of the missed visits in September 2009.",
    ),
    "why": (
        "One person kept the list of missed visits, because the second post was vacant from February to June 2009.",
        "Staff believed that a missed visit need not be shared, because the procedure did not speak of it.",
    ),
    "context_factors": ("vacancies", "procedures, information"),
    "context_how": ("The vacant post left nobody to look at the list.", "The procedure was last revised in 2004."),
    "practice_points": ("own_policy, needs", "board_policy"),
    "further_here": ("none", "none"),
    "practice": (
        "Policy 4.2 was not followed after the missed visit.",
        "The board's procedure was followed from September.",
    ),
    "evidence": ("School nursing record, 17/03/09.", "School nursing record, 17/09/09; interview, 14/12/09."),
    "child_views": ("The child was asked once, at school.", "The child wanted the school to know."),
    "family_views": ("The mother did not take part.", "The mother did not take part."),
    "diversity": ("The hearing loss of the mother was not asked about.", "No other need was known."),
    "good_practice": ("The teacher asked for help early.", "The school nurse telephoned on the same day."),
    "changed_since": ("The second post was filled in July 2009.", "The procedure was revised in 2010."),
    "diversity_points": "disability, poverty",
    "diversity_how": "The hearing loss of the mother was written down and not used.",
    "diversity_collected": "It is asked for when a family becomes known.",
    "diversity_used": "It was not used in the visit of January 2009.",
    "diversity_evidence": "There is none in the record.",
    "further_wishes": "The child was heard once, and it was acted on.",
    "further_sensitive": "Staff knew the signs of neglect.",
    "further_policies": "The procedures were in place, but for missed visits.",
    "further_hours": "No contact was out of hours.",
    "further_capacity": "One post of two was vacant from February to June 2009.",
    "further_points": "The missed visit in March was the first chance.",
    "further_followed": "The plan of November 2009 was followed.",
    "further_plans": "There was no child protection plan.",
    "further_managers": "Supervision was held each month.",
    "further_earlier": "A review of 2006 spoke of missed visits; its action was not finished.",
    "hindsight": "A second visit in March might have shown how loud home had become.",
    "finding_kind": ("improve", "good"),
    "finding_text": (
        "Missed visits were not followed up.",
        "The school nurse heard the child alone and acted on the same day.",
    ),
    "finding_terms": ("1", "2a"),
    "finding_contacts": ("2", "4"),
    "finding_why": ("Nobody looked at the list while the post was vacant.", ""),
    "beyond_expected": ("", "The procedure gives three days for it."),
}
PLAN: dict[str, Said] = {
    "lesson_text": ("A list that only one person keeps stops when that person is away.",),
    "lesson_findings": ("2",),
    "lesson_terms": ("1",),
    "lesson_areas": ("supervision, procedures",),
    "lesson_meaning": ("Supervision looks at the list of missed visits each month.",),
    "lessons_overall": "The agency has learnt that a missed visit is information.",
    "recommendation_text": ("Every missed visit is followed up within seven days.",),
    "recommendation_lessons": ("1",),
    "outcome": ("No child goes unseen for more than seven days after a missed visit.",),
    "lead_person": "Director of nursing",
    "action_recommendation": ("1",),
    "action_text": ("Put the list of missed visits on the agenda of supervision each month.",),
    "action_evidence": ("Notes of supervision.",),
    "action_outcome": ("All missed visits are followed up within seven days.",),
    "action_evaluated": ("An audit of 20 records after six months.",),
    "action_lead": ("Head of school nursing",),
    "action_due": ("30/09/10",),
    "agreed_by": "the clinical governance group",
    "agreed_on": "10/03/10",
    "governance": "The group looks at progress each quarter.",
    "quality_contact": "Director of nursing, 0161 496 0000",
}
SAID: dict[str, Said] = {**START, **FAMILY, **SOURCES, **CONTACTS, **ANALYSIS, **PLAN}


@dataclass(frozen=True)
class Step:
    """One thing the author does."""

    place: Place
    kind: str
    text: str
    """What is typed; empty to leave the question for later; ``yes`` and ``no`` at a table."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in line mode."""
        if not self.text:
            return ("/skip",)
        return (*self.text.split("\n"), ".") if self.kind == "long" else (self.text,)


def steps(session: Session, say: dict[str, Said] = SAID) -> Iterator[Step]:
    """The whole interview, as the session asks it: each step is done before the next is asked."""
    place = session.after(None)
    while place is not None:
        question = session.form.questions[place.question]
        answer = session.draft.answer(place)
        if answer is not None:
            return  # nothing but what was left for later is asked now
        step = Step(place, question.kind, said_of(session, place, say))
        yield step
        place = do(session, step)


def do(session: Session, step: Step) -> Place | None:
    """Do one step, and give the place that is asked next."""
    question = session.form.questions[step.place.question]
    if question.kind == "table" and step.text == "yes":
        return session.row_places(session.add_row(question.of))[0]
    if not step.text:
        session.park(step.place, Park.LATER)
    else:
        text = step.text
        if question.kind == "table":
            text = "done" if session.draft.rows.get(question.of) else "none"
        result = session.answer(step.place, text)
        assert isinstance(result, Changed), (step.place.question, step.text, result)
    return session.after(step.place)


def said_of(session: Session, place: Place, say: dict[str, Said] = SAID) -> str:
    """What this author says at a place; empty to leave it for later, `yes` or `no` to another row of a table."""
    question = session.form.questions[place.question]
    if question.kind == "table":
        return "yes" if len(session.draft.rows.get(question.of, ())) < ROWS[question.of] else "no"
    said = say.get(question.id, "")
    if isinstance(said, str):
        return said
    at = [row.id for row in session.draft.rows[question.each]].index(place.row)
    return said[at] if at < len(said) else ""
