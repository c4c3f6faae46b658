from __future__ import annotations

from pathlib import Path

import pytest

from imrassist.interview.condition import parse
from imrassist.interview.load import load_form
from imrassist.interview.question import Form
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.writing.thread import CHANGE, HOW, LEARNT, PHRASES, WHAT, WHY, Gap, Step, Thread, thread_of, walk
from tests.small import draft_of, filled, garden, given

IMPROVE = parse("finding_kind == 'improve'")


@pytest.fixture(scope="module")
def form() -> Form:
    return load_form("stockport-2010")


def term(row: str, number: str, **more: str) -> Row:
    said = {"term_relevant": "yes", "what_happened": "Visits stopped.", "why": "Two posts were vacant.", **more}
    return Row(id=row, answers=given(term_number=number, term_text=f"The words of {number}.", **said))


def finding(row: str, *terms: str, kind: str = "improve") -> Row:
    said = given(
        finding_kind=kind, finding_text=f"Finding {row}.", finding_terms=terms, finding_contacts=("contact-1",)
    )
    return Row(id=row, answers={**said, "finding_why": Answer(value="Nobody looked.")})


def action(row: str, recommendation: str) -> Row:
    names = ("action_text", "action_evidence", "action_outcome", "action_evaluated", "action_lead")
    said = given(action_recommendation=recommendation, action_due="2010-09-01", **dict.fromkeys(names, "Words."))
    return Row(id=row, answers=said)


def whole() -> Draft:
    """A thread without a gap: one term, one finding and all that follows from it."""
    return Draft(
        doc_id="d",
        form_id="stockport-2010",
        rows={
            "term": (term("term-1", "2a"),),
            "contact": (Row(id="contact-1", answers=given(contact_day="2009-09-17")),),
            "finding": (finding("finding-1", "term-1"),),
            "lesson": (Row(id="lesson-1", answers=given(lesson_text="Plan cover.", lesson_findings=("finding-1",))),),
            "recommendation": (
                Row(
                    id="recommendation-1",
                    answers=given(
                        recommendation_text="Name a second nurse.",
                        recommendation_lessons=("lesson-1",),
                        outcome="No visit is missed.",
                    ),
                ),
            ),
            "action": (action("action-1", "recommendation-1"),),
        },
    )


def without(draft: Draft, table: str) -> Draft:
    return draft.with_(rows={each: rows for each, rows in draft.rows.items() if each != table})


def cleared(draft: Draft, table: str, *questions: str, **instead: Answer) -> Draft:
    """The same, the first row of a table without these answers, or with others in their place."""
    first, *others = draft.rows[table]
    answers = {name: answer for name, answer in first.answers.items() if name not in questions}
    return draft.with_(rows={**draft.rows, table: (Row(id=first.id, answers={**answers, **instead}), *others)})


def shape(thread: Thread) -> list[str]:
    return [f"{'  ' * depth}{knot.row}{' again' if knot.again else ''}" for depth, knot in walk(thread)]


def only_gap(form: Form, draft: Draft) -> Gap:
    gaps = thread_of(form, draft, IMPROVE).gaps
    assert len(gaps) == 1, [gap.say for gap in gaps]
    return gaps[0]


@pytest.mark.req("S10.4")
def test_the_thread_runs_from_a_term_to_its_actions_and_names_each_row(form: Form) -> None:
    thread = thread_of(form, whole(), IMPROVE)
    assert shape(thread) == [
        "term-1", "  finding-1", "    lesson-1", "      recommendation-1", "        action-1",
    ]  # fmt: skip
    assert [knot.name for _, knot in walk(thread)] == [
        "Term of reference 2a", "Finding 1", "Lesson 1", "Recommendation 1", "Action 1",
    ]  # fmt: skip
    assert (thread.gaps, thread.loose) == ((), ())
    facts = [fact.say for _, knot in walk(thread) for fact in knot.facts]
    assert "What happened: Visits stopped." in facts
    assert "1 contact: 17/09/09" in facts


@pytest.mark.req("S10.4")
@pytest.mark.parametrize(
    ("table", "phrase", "say", "step"),
    [
        ("finding", WHY, "no finding yet", Step(table="finding", question="finding_terms", row="term-1")),
        ("lesson", LEARNT, "no lesson yet", Step(table="lesson", question="lesson_findings", row="finding-1")),
        (
            "recommendation", CHANGE, "no recommendation yet",
            Step(table="recommendation", question="recommendation_lessons", row="lesson-1"),
        ),
        (
            "action", HOW, "no action yet",
            Step(table="action", question="action_recommendation", row="recommendation-1"),
        ),
    ],
)  # fmt: skip
def test_a_row_that_is_missing_is_a_gap_with_the_row_that_would_close_it(
    form: Form, table: str, phrase: str, say: str, step: Step
) -> None:
    gaps = thread_of(form, without(whole(), table), IMPROVE).gaps
    found = next(gap for gap in gaps if gap.step)
    assert (found.phrase, found.say, found.step) == (phrase, say, step)
    assert form.questions[found.place.question].kind == "table"
    # What followed from the row that is gone hangs in the air, and says so.
    assert all(gap.say.endswith("was removed") for gap in gaps if gap is not found)


@pytest.mark.req("S10.4")
@pytest.mark.parametrize(
    ("table", "question", "phrase"),
    [
        ("term", "what_happened", WHAT),
        ("term", "why", WHY),
        ("finding", "finding_contacts", WHAT),
        ("lesson", "lesson_text", LEARNT),
        ("recommendation", "outcome", CHANGE),
        ("action", "action_due", HOW),
        ("action", "action_evidence", HOW),
    ],
)
def test_an_answer_that_is_missing_is_a_gap_at_its_own_question(
    form: Form, table: str, question: str, phrase: str
) -> None:
    draft = cleared(whole(), table, question)
    gap = only_gap(form, draft)
    assert (gap.phrase, gap.place, gap.step) == (phrase, Place(question, f"{table}-1"), None)
    assert gap.phrase in PHRASES


def test_a_parked_answer_is_a_gap_while_it_is_for_later_but_not_when_it_is_settled(form: Form) -> None:
    later = cleared(whole(), "action", action_due=Answer(parked=Park.LATER))
    assert only_gap(form, later).say == "Finished by: left for later"
    ask = cleared(whole(), "action", action_due=Answer(parked=Park.ASK, who="the rota office"))
    assert only_gap(form, ask).say == "Finished by: to be asked of the rota office"
    settled = cleared(whole(), "finding", finding_contacts=Answer(parked=Park.NOT_APPLY, note="it rests on figures"))
    assert thread_of(form, settled, IMPROVE).gaps == ()


def test_good_practice_owes_no_lesson_but_may_have_one(form: Form) -> None:
    draft = without(whole(), "lesson")
    draft = without(without(draft, "recommendation"), "action")
    good = draft.with_(rows={**draft.rows, "finding": (finding("finding-1", "term-1", kind="good"),)})
    thread = thread_of(form, good, IMPROVE)
    assert thread.gaps == ()
    assert [step.table for step in thread.knots[0].knots[0].steps] == ["lesson"]
    assert [gap.say for gap in thread_of(form, good).gaps] == ["no lesson yet"]


def test_a_term_that_does_not_concern_the_agency_wants_only_its_reason(form: Form) -> None:
    aside = Draft(doc_id="d", form_id="f", rows={"term": (Row(id="term-1", answers=given(term_relevant="no")),)})
    assert only_gap(form, aside).place == Place("term_not_relevant_why", "term-1")
    reasoned = cleared(aside, "term", term_not_relevant_why=Answer(value="It was never asked."))
    thread = thread_of(form, reasoned, IMPROVE)
    assert thread.gaps == ()
    assert thread.knots[0].steps == ()
    assert [fact.say for fact in thread.knots[0].facts] == ["Why not: It was never asked."]


@pytest.mark.req("S2.2", "S10.4")
def test_a_term_that_was_withdrawn_wants_nothing_and_says_so(form: Form) -> None:
    gone = term("term-1", "2a", term_withdrawn="yes", term_withdrawn_on="2010-03-01", term_withdrawn_why="It is in 1.")
    thread = thread_of(form, Draft(doc_id="d", form_id="stockport-2010", rows={"term": (gone,)}), IMPROVE)
    (knot,) = thread.knots
    assert thread.gaps == ()
    assert [fact.say for fact in knot.facts] == ["Withdrawn on: 01/03/10", "Why withdrawn: It is in 1."]


def test_a_row_under_two_is_written_out_once_and_named_again(form: Form) -> None:
    draft = whole()
    rows = {**draft.rows, "term": (term("term-1", "1"), term("term-2", "2"))}
    both = draft.with_(rows={**rows, "finding": (finding("finding-1", "term-1", "term-2"),)})
    thread = thread_of(form, both, IMPROVE)
    assert shape(thread)[-2:] == ["term-2", "  finding-1 again"]
    assert thread.gaps == ()
    assert {knot.above for _, knot in walk(thread) if knot.row == "finding-1"} == {"term-1", "term-2"}


def test_a_lesson_without_a_finding_stands_under_its_term_and_is_a_gap(form: Form) -> None:
    draft = cleared(whole(), "lesson", "lesson_findings", lesson_terms=Answer(value=("term-1",)))
    thread = thread_of(form, draft, IMPROVE)
    assert "  lesson-1" in shape(thread)
    assert {gap.say for gap in thread.gaps} == {"tied to no finding", "no lesson yet"}


def test_what_is_tied_to_something_removed_is_loose_and_never_lost(form: Form) -> None:
    thread = thread_of(form, without(whole(), "lesson"), IMPROVE)
    assert [knot.row for knot in thread.loose] == ["recommendation-1"]
    assert [gap.say for gap in thread.loose[0].gaps] == ["its lesson was removed"]
    assert {row.id for rows in whole().rows.values() for row in rows} - {"contact-1", "lesson-1"} == {
        knot.row for _, knot in walk(thread)
    }


def test_only_the_gaps_keep_the_rows_that_lead_to_them(form: Form) -> None:
    draft = cleared(whole(), "recommendation", "outcome")
    draft = draft.with_(rows={**draft.rows, "term": (*draft.rows["term"], term("term-2", "3", term_relevant="no"))})
    draft = draft.with_(
        rows={**draft.rows, "term": (draft.rows["term"][0], Row(id="term-2", answers=given(
            term_relevant="no", term_not_relevant_why="It was never asked.")))}
    )  # fmt: skip
    rows = [knot.row for _, knot in walk(thread_of(form, draft, IMPROVE), only_gaps=True)]
    assert rows == ["term-1", "finding-1", "lesson-1", "recommendation-1"]


@pytest.mark.req("S10.4")
def test_a_form_without_lessons_ties_recommendations_to_findings(tmp_path: Path) -> None:
    head = _HEAD + "".join(_TABLE.format(id=name, role=f"{name}s") for name in ("finding", "recommendation"))
    part = 'section = "a"\n' + "".join(
        _QUESTION.format(id=f"{one}_words", kind="long", each=one, role=f"{one}_text", of="")
        for one in ("finding", "recommendation")
    )
    part += _QUESTION.format(
        id="drawn_from", kind="refs", each="recommendation", role="recommendation_lessons", of='of = "finding"'
    )
    small = garden(tmp_path, head=head, a=part, b='section = "a"\n')
    rows = {
        "finding": (Row(id="finding-1", answers=given(finding_words="A")), Row(id="finding-2")),
        "recommendation": (
            Row(id="recommendation-1", answers=given(recommendation_words="B", drawn_from=("finding-1",))),
        ),
    }
    thread = thread_of(small, draft_of(rows=rows))
    assert thread.levels == ("finding", "recommendation")
    assert shape(thread) == ["finding-1", "  recommendation-1", "finding-2"]
    assert [(gap.say, gap.step is None) for gap in thread.gaps] == [
        ("finding_words: no answer yet", True),
        ("no recommendation yet", False),
    ]


def test_a_form_that_has_none_of_it_has_an_empty_thread(tmp_path: Path) -> None:
    thread = thread_of(garden(tmp_path), filled())
    assert (thread.levels, list(walk(thread)), thread.gaps) == ((), [], ())


def test_rows_that_hold_one_another_in_a_ring_are_written_out_once(form: Form) -> None:
    draft = whole()
    ring = cleared(draft, "finding", finding_terms=Answer(value=("lesson-1",)))
    thread = thread_of(form, without(ring, "term"), IMPROVE)
    rows = [knot.row for _, knot in walk(thread) if not knot.again]
    assert sorted(rows) == ["action-1", "finding-1", "lesson-1", "recommendation-1"]


_HEAD = """
schema = 1
[form]
id = "notes"
version = "1"
title = "NOTES"
short = "notes"
[interview]
order = ["a"]
[[section]]
id = "a"
title = "All"
"""
_TABLE = """
[[table]]
id = "{id}"
one = "{id}"
many = "{id}s"
label = "{{{id}_words}}"
role = "{role}"
"""
_QUESTION = """
[[question]]
id = "{id}"
kind = "{kind}"
each = "{each}"
role = "{role}"
ask = "What?"
short = "{id}"
{of}
"""
