"""The checker: what it says, in which order, and that it remembers without ever being wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from imrassist.checks.remark import GRADES, Remark, aside_of
from imrassist.checks.run import Checker
from imrassist.model.acts import Act, Answered, BlockEdited, RemarkSetAside, RowAdded, RowMoved, RowRemoved, apply
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.writing.write import Writer
from tests.checks.drafts import CASE, TODAY, checks, draft, form, fresh, raised
from tests.growth import IN_PROPORTION, growth


class Desk:
    """A checker and a writer that remember, as a session has them."""

    def __init__(self) -> None:
        self.checker = Checker(form(), checks())
        self.writer = Writer(form())

    def run(self, of: Draft, today: date = TODAY) -> list[Remark]:
        return self.checker.run(of, self.writer.write(of), today=today)

    def work(self, of: Draft) -> Counter[str]:
        """What this draft costs after those before it."""
        before = Counter(self.checker.work)
        self.run(of)
        return self.checker.work - before


def said(of: Draft, question: str, row: str, value: str | tuple[str, ...] | None) -> Draft:
    answer = None if value is None else Answer(value=value)
    return apply(of, Answered(place=Place(question, row), answer=answer))


def of_check(remarks: list[Remark], check: str) -> list[Remark]:
    return [remark for remark in remarks if remark.check == check]


def test_remarks_come_by_grade_then_by_section_then_by_place() -> None:
    found = fresh(draft(**CASE))
    grades = [GRADES.index(remark.grade) for remark in found]
    assert grades == sorted(grades)
    sections = [section.id for section in form().sections]
    musts = [sections.index(remark.section) for remark in found if remark.grade == "must"]
    assert len(set(musts)) > 3
    assert musts == sorted(musts)


def test_a_remark_leads_to_the_answer_that_mends_it() -> None:
    of = draft(**{**CASE, "actions": [{"id": "a", "action_text": "Publish the rota."}]})
    (remark,) = of_check(fresh(of), "action_plan.no_date")
    assert remark.place == Place("action_due", "action-a")
    assert (remark.section, remark.row, remark.grade, remark.source) == ("10", "action-a", "must", "S10.2")
    assert "Publish the rota" in remark.say


def test_what_hangs_on_another_table_leads_to_where_a_row_is_added() -> None:
    of = draft(**{**CASE, "recommendations": [], "actions": []})
    (remark,) = of_check(fresh(of), "thread.lesson_without_recommendation")
    assert remark.place == Place("recommendations")
    assert remark.row == "lesson-l"


def test_words_in_the_text_are_marked_character_by_character_and_lead_to_the_answer_that_holds_them() -> None:
    of = said(draft(**CASE), "why", "term-1", "Posts were vacant. Mrs A failed to engage. Nobody asked why.")
    (remark,) = of_check(fresh(of), "plain_words.blame")
    assert remark.place == Place("why", "term-1")
    report = Writer(form()).write(of)
    block = next(b for s in report.sections for b in s.blocks if b.key == remark.block)
    assert block.text[remark.start : remark.end] == "failed to engage"


def test_words_in_a_table_are_marked_in_their_cell() -> None:
    of = said(draft(**CASE), "contact_event", "contact-2", "The nurse called.\nMrs A was uncooperative.")
    (remark,) = of_check(fresh(of), "plain_words.blame")
    assert (remark.row, remark.place) == ("contact-2", Place("contact_event", "contact-2"))
    grid = next(
        block.grid for s in Writer(form()).write(of).sections for block in s.blocks if block.key == remark.block
    )
    assert grid is not None
    line = next(line for line in grid.lines if line.row == "contact-2")
    assert "uncooperative" in {"\n".join(cell.paragraphs)[remark.start : remark.end] for cell in line.cells}


def test_words_the_author_wrote_by_hand_are_mended_in_the_text() -> None:
    of = draft(**CASE)
    block = next(b for s in Writer(form()).write(of).sections for b in s.blocks if Place("why", "term-1") in b.places)
    edit = BlockEdit(base=block.text, text="She was uncooperative.", seen=block.seen)
    (remark,) = of_check(fresh(apply(of, BlockEdited(block=block.key, edit=edit))), "plain_words.blame")
    assert (remark.block, remark.place) == (block.key, None)


def test_of_two_remarks_that_ask_for_the_same_mending_of_the_same_words_the_wider_stands() -> None:
    of = said(draft(**CASE), "why", "term-1", "She came on [insert date] and on XX May.")
    found = [remark for remark in fresh(of) if remark.place == Place("why", "term-1")]
    words = [(remark.check, remark.say.split("'")[1]) for remark in found if remark.grade == "must" and remark.block]
    assert words == [("plain_words.brackets_left", "[insert date]"), ("plain_words.placeholder", "XX")]


def test_a_gap_of_a_working_copy_is_not_read_as_text() -> None:
    assert not {check for check in raised(draft(agency="Anytown Health Trust")) if check.startswith("plain_words")}


def test_the_boards_own_terms_are_nobodys_to_reword() -> None:
    before = raised(draft(**CASE))
    wording = "Whether CSC utilised robust processes going forward [insert date]."
    assert raised(said(draft(**CASE), "term_text", "term-1", wording)) == before


def test_a_general_remark_gives_way_to_one_that_says_more_of_the_same_answer() -> None:
    found = fresh(draft(**CASE))
    places = Counter(remark.place for remark in found if not remark.block)
    general = [remark for remark in found if remark.check == "completeness.needed_answer_missing"]
    assert general
    assert all(places[remark.place] == 1 for remark in general)


def test_a_question_that_is_not_asked_is_not_missed() -> None:
    missed = {remark.place for remark in fresh(draft(**CASE)) if remark.check.startswith("completeness")}
    assert Place("why", "term-2") not in missed
    assert Place("practice", "term-2") not in missed


def test_without_a_draft_the_text_alone_is_judged() -> None:
    of = said(draft(**CASE), "why", "term-1", "Mrs A failed to engage.")
    found = Checker(form(), checks()).run(None, Writer(form()).write(of), today=TODAY)
    assert "plain_words.blame" in {remark.check for remark in found}
    assert all(remark.block for remark in found)


def test_today_is_the_day_that_is_passed_in() -> None:
    of = draft(due_report="2010-07-01")
    desk = Desk()
    assert not of_check(desk.run(of, date(2010, 7, 1)), "dates.report_overdue")
    assert of_check(desk.run(of, date(2010, 7, 2)), "dates.report_overdue")
    assert not of_check(desk.run(of, date(2010, 7, 1)), "dates.report_overdue")


def test_a_remark_set_aside_keeps_its_reason_and_returns_when_what_it_judged_changes() -> None:
    of = said(draft(**CASE), "why", "term-1", "Mrs A failed to engage. Posts were vacant.")
    desk = Desk()
    (remark,) = of_check(desk.run(of), "plain_words.blame")
    aside = apply(of, RemarkSetAside(aside=aside_of(remark, "These are the words of the record.")))
    (still,) = of_check(desk.run(aside), "plain_words.blame")
    assert still.aside == "These are the words of the record."
    elsewhere = said(aside, "why", "term-1", "Mrs A failed to engage. Two posts were vacant for a year.")
    assert of_check(desk.run(elsewhere), "plain_words.blame")[0].aside
    changed = said(aside, "why", "term-1", "Mrs A failed to engage again. Posts were vacant.")
    assert not of_check(desk.run(changed), "plain_words.blame")[0].aside
    back = apply(aside, RemarkSetAside(aside=aside_of(remark, "These are the words of the record."), back=True))
    assert not of_check(desk.run(back), "plain_words.blame")[0].aside


def test_setting_aside_one_row_leaves_the_others() -> None:
    of = draft(contacts=[{"id": "1", "event": "Called."}, {"id": "2", "event": "Called again."}])
    first, _ = of_check(fresh(of), "dates.day_missing")
    found = of_check(fresh(apply(of, RemarkSetAside(aside=aside_of(first, "torn page")))), "dates.day_missing")
    assert [bool(remark.aside) for remark in found] == [True, False]


def test_the_same_draft_again_costs_nothing() -> None:
    desk = Desk()
    of = draft(**CASE)
    first = desk.run(of)
    assert desk.checker.work.total() > 500
    assert desk.work(of).total() == 0
    assert desk.run(of) == first


def test_one_answer_of_one_contact_redoes_only_what_it_touches() -> None:
    desk = Desk()
    of = draft(**CASE)
    desk.run(of)
    whole = desk.checker.work.total()
    work = desk.work(said(of, "contact_event", "contact-2", "The nurse called and nobody was in."))
    assert work.total() < whole / 5
    assert work["completeness.needed_answer_missing"] == 1
    assert work["dates.outside_period"] == 0
    for untouched in ("dates.long_gap", "thread.term_without_finding", "action_plan.no_owner", "terms.numbered_twice"):
        assert work[untouched] == 0


def test_work_on_one_contact_does_not_grow_with_the_number_of_contacts() -> None:
    def cost(many: int) -> int:
        rows = [{"id": str(n), "day": "2009-01-05", "event": f"Visit number {n}."} for n in range(many)]
        of = draft(**{**CASE, "contacts": rows})
        desk = Desk()
        desk.run(of)
        return desk.work(said(of, "contact_time", "contact-2", "11:30")).total()

    assert cost(100) == cost(10)


def test_an_answer_of_the_whole_review_redoes_the_rows_that_lean_on_it() -> None:
    desk = Desk()
    of = draft(**CASE)
    desk.run(of)
    work = desk.work(said(of, "period_start", "", "2009-02-01"))
    assert work["dates.outside_period"] == 4
    assert work["dates.after_period"] == 0
    assert len(of_check(desk.run(said(of, "period_start", "", "2009-02-01")), "dates.outside_period")) == 1


def test_a_label_that_changes_elsewhere_changes_in_the_remarks() -> None:
    desk = Desk()
    of = draft(**{**CASE, "period_end": "2009-03-01"})
    assert "Child 1" in of_check(desk.run(of), "dates.after_period")[0].say
    renamed = said(of, "person_code", "person-c", "Child 9")
    assert "Child 9" in of_check(desk.run(renamed), "dates.after_period")[0].say


PLACES: Mapping[str, tuple[Any, ...]] = {
    "contact_day": ("2009-02-05", "2007-12-31", "2010-01-01", "2009-02-05?", "2011-01-01", "no day"),
    "contact_time": ("00:00", "10:15"),
    "contact_kind": ("visit", "call"),
    "contact_event": ("Mrs A failed to engage.", "The HV called.", "The health visitor (HV) called.", "Child 1 ate."),
    "child_seen": (("person-c",), (), ("person-gone",)),
    "seen_alone": (("person-c",), ()),
    "wishes_sought": (("person-c",), ()),
    "contact_terms": (("term-1",), (), ("term-2", "term-gone")),
    "contact_subject": (("person-c",), ("person-m",)),
    "contact_shows": (("decision",), ()),
    "decision": ("To close the case.",),
    "key_event": ("yes", "no"),
    "key_story": ("the HV called", "Child 1 was seen"),
    "person_code": ("Child 1", "HV 2", "child 1"),
    "in_review": ("yes", "no"),
    "person_born": ("2003-05-04", "2009-02-06"),
    "person_ethnicity": ("Deaf, first language Urdu", "White British"),
    "person_event": ("died", "neither"),
    "person_event_date": ("2009-02-01", "2001-01-01"),
    "person_involved": ("no", "seen"),
    "person_not_involved_why": ("No.", "She did not answer two letters."),
    "person_alleged": ("yes", "no"),
    "term_number": ("1", "2", "2."),
    "term_relevant": ("yes", "no"),
    "why": ("Child 1 is deaf.", "See term 7. The HV called.", "Two posts were vacant.", "Two posts  were vacant."),
    "what_happened": ("The HV called.", "Child 1 was seen."),
    "finding_kind": ("improve", "good"),
    "finding_text": ("Visits were missed.", "Cover was planned."),
    "finding_terms": (("term-1",), ("term-2",), ()),
    "lesson_findings": (("finding-f",), ("finding-gone",), ()),
    "recommendation_lessons": (("lesson-l",), ()),
    "action_recommendation": ("recommendation-r", "recommendation-gone"),
    "action_text": ("Consider a rota.", "Train staff.", "Review and train."),
    "action_due": ("2010-06-02", "2010-12-01"),
    "period_start": ("2008-01-01", "2009-03-01"),
    "period_end": ("2009-12-31", "2007-01-01"),
    "due_report": ("2010-07-01", "2010-05-01"),
    "author_name": ("J. Example", "A. Specimen"),
    "approver_name": ("J. Example", "A. Specimen"),
    "diversity_points": (("race",), ()),
    "direct_concern": ("yes", "no"),
}  # fmt: skip
PARKED = (Answer(parked=Park.LATER), Answer(parked=Park.NO_RECORD), Answer(parked=Park.NOT_APPLY, note="it is so"))
ROWS = {
    "contact": "1234",
    "person": "cm",
    "term": "12",
    "finding": "f",
    "lesson": "l",
    "recommendation": "r",
    "action": "a",
}


RANDOM = settings(
    max_examples=12, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)


@st.composite
def acts(pick: st.DrawFn) -> Act:
    """Any change an author may make, most of them answers."""
    sort = pick(st.sampled_from(("answer",) * 8 + ("add", "remove", "move", "edit")))
    if sort == "answer":
        question = pick(st.sampled_from(sorted(PLACES)))
        table = form().questions[question].each
        row = f"{table}-{pick(st.sampled_from((*ROWS[table], 'new')))}" if table else ""
        answers = (*(Answer(value=value) for value in PLACES[question]), *PARKED, None)
        return Answered(place=Place(question, row), answer=pick(st.sampled_from(answers)))
    if sort == "edit":
        term = pick(st.sampled_from(("1", "2")))
        text = pick(st.sampled_from(("The HV called.", "She failed to engage.", "Child 1.")))
        edit = pick(st.sampled_from((None, BlockEdit(base="", text=text), BlockEdit(base="", text=text, deleted=True))))
        return BlockEdited(block=f"s8.why@term-{term}", edit=edit)
    table = pick(st.sampled_from(sorted(ROWS)))
    row = pick(st.sampled_from((*ROWS[table], "new")))
    if sort == "add":
        return RowAdded(table=table, row=Row(id=f"{table}-{row}"), at=pick(st.sampled_from((None, 0))))
    if sort == "remove":
        return RowRemoved(table=table, row=f"{table}-{row}")
    return RowMoved(table=table, row=f"{table}-{row}", to=pick(st.sampled_from((0, 1))))


@settings(
    max_examples=12, deadline=None, derandomize=True, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)
@given(st.lists(acts(), min_size=1, max_size=12))
def test_whatever_is_changed_what_is_remembered_says_the_same_as_a_fresh_look(changes: list[Act]) -> None:
    desk = Desk()
    of = draft(**CASE)
    desk.run(of)
    for act in changes:
        of = apply(of, act)
        assert desk.run(of) == fresh(of)
    assert desk.run(draft(**CASE)) == fresh(draft(**CASE))


def test_another_draft_in_between_leaves_nothing_behind() -> None:
    desk = Desk()
    one = draft(**CASE)
    other = replace(draft(contacts=[{"id": "1", "event": "The HV called."}]), doc_id="another")
    assert desk.run(one) == fresh(one)
    assert desk.run(other) == fresh(other)
    assert desk.run(one) == fresh(one)


@pytest.mark.req("S10.4")
def test_the_thread_has_no_gap_when_every_row_is_tied_and_one_for_every_tie_that_is_cut() -> None:
    whole = raised(draft(**CASE))
    assert not {check for check in whole if check.startswith("thread.") and "without" in check} - {
        "thread.finding_without_contact"
    }
    for question, row, check in (
        ("finding_terms", "finding-f", "thread.finding_without_term"),
        ("lesson_findings", "lesson-l", "thread.lesson_without_finding"),
        ("lesson_findings", "lesson-l", "thread.finding_without_lesson"),
        ("recommendation_lessons", "recommendation-r", "thread.recommendation_without_lesson"),
        ("recommendation_lessons", "recommendation-r", "thread.lesson_without_recommendation"),
        ("action_recommendation", "action-a", "thread.action_without_recommendation"),
        ("action_recommendation", "action-a", "thread.recommendation_without_action"),
    ):
        assert check not in whole
        assert check in raised(said(draft(**CASE), question, row, None)), check


def test_a_run_that_breaks_off_is_not_taken_for_a_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    of = draft(**CASE)
    desk.run(of)
    changed = said(of, "why", "term-1", "Mrs A failed to engage.")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("imrassist.checks.gathers.GatherUnit.update", stop)
        with pytest.raises(KeyboardInterrupt):
            desk.run(changed)
    assert desk.run(changed) == fresh(changed)


@pytest.mark.parametrize(
    ("part", "times"),
    [
        ("e.g. A ", 15_000),
        ("“", 50_000),
        ("obviously ", 10_000),
        ("A.B. ", 15_000),
        ("the the ", 10_000),
        ("x", 100_000),
        ("term 7 ", 10_000),
        ("31/02/10 ", 7_500),
        ("; word", 15_000),
    ],
    ids=["shortened", "quotes", "phrases", "initials", "pattern", "one word", "numbers", "days", "list"],
)
def test_a_text_of_hundreds_of_pages_in_one_paragraph_costs_in_proportion(part: str, times: int) -> None:
    def prepare(size: int) -> Callable[[], object]:
        of = said(draft(**CASE), "why", "term-1", part * size)
        report = Writer(form()).write(of)
        return lambda: Checker(form(), checks()).run(of, report, today=TODAY)

    assert growth(prepare, times) <= IN_PROPORTION
