"""The 30 things that evaluators say go wrong in such reports: each is looked for, or asked."""

from __future__ import annotations

import pytest

from imrassist.checks.name_checks import KEYED_CHECK, UNKNOWN_CHECK
from tests.checks.drafts import checks, form

# ruff: noqa: E501 - one line to each
FAILINGS: dict[int, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    1: ("tells what, and not why", ("analysis.why_missing", "analysis.why_gives_no_reason", "analysis.finding_without_why"), ("why",)),
    2: ("tells the chronology again", ("analysis.retells_chronology", "analysis.story_outweighs"), ()),
    3: ("the child is not in it", ("childs_voice.never_seen", "childs_voice.seen_alone_missing", "childs_voice.view_missing", "childs_voice.missing_from_analysis"), ("child_views",)),
    4: ("diversity in name only", ("diversity.not_recorded", "diversity.recorded_not_considered", "diversity.put_aside", "diversity.term_without"), ("diversity_how",)),
    5: ("no word on who was involved", ("family.involvement_not_stated", "family.not_involved_without_reason"), ("person_involved",)),
    6: ("recommendations for nobody", ("action_plan.no_owner", "action_plan.no_date", "action_plan.no_outcome", "action_plan.no_evidence", "action_plan.vague_verb", "action_plan.only_told", "action_plan.several_actions"), ("action_lead",)),
    7: ("recommendations that turn the finding round", ("action_plan.recommendation_echoes_lesson",), ("outcome",)),
    8: ("training and reminders alone", ("action_plan.training_only",), ()),
    9: ("too many recommendations", ("action_plan.too_many_recommendations",), ()),
    10: ("a broken thread", ("thread.term_without_finding", "thread.finding_without_lesson", "thread.lesson_without_recommendation", "thread.recommendation_without_action", "thread.action_without_recommendation"), ()),
    11: ("terms not answered, or renumbered", ("terms.not_answered", "terms.nothing_said", "terms.excused_without_reason", "terms.unknown_number"), ("term_relevant",)),
    12: ("not anonymous", ("names.keyed", "names.unknown"), ("person_code",)),
    13: ("jargon and initials", ("plain_words.jargon", "plain_words.initials_not_spelt_out"), ()),
    14: ("hindsight and blame", ("plain_words.hindsight", "plain_words.blame"), ("why",)),
    15: ("assertions without evidence", ("analysis.evidence_missing", "analysis.assertion_without_evidence"), ("evidence",)),
    16: ("guesses told as facts", ("analysis.guess_as_fact",), ()),
    17: ("the pressure on people left out", ("analysis.factors_not_explained",), ("context_factors", "context_how")),
    18: ("good practice missing, or the least that is due", ("analysis.no_good_practice", "analysis.good_practice_without_reason"), ("beyond_expected",)),
    19: ("a chronology with holes", ("dates.day_missing", "dates.long_gap", "dates.contact_twice", "dates.midnight", "dates.outside_period"), ()),
    20: ("what must be there is not", ("completeness.needed_answer_missing", "completeness.not_interviewed_without_reason", "completeness.lost_file_without_reason"), ()),
    21: ("an author who is not independent", ("independence.directly_concerned", "independence.line_manager", "independence.too_few_lines", "analysis.only_good_practice"), ("direct_concern",)),
    22: ("judges other agencies", ("analysis.judges_other_agencies",), ()),
    23: ("too long, and beside the point", ("analysis.story_outweighs", "terms.few_contacts_tied", "thread.too_many_key_events", "word_budgets.entry_long", "word_budgets.narrative_long"), ()),
    24: ("words of the form left in", ("form_text.left_in", "plain_words.placeholder", "plain_words.brackets_left"), ()),
    25: ("earlier reviews forgotten", ("three_questions.earlier_reviews_thin",), ("further_earlier",)),
    26: ("large words that are not explained", ("analysis.large_word",), ()),
    27: ("a carer's account taken at face value", ("analysis.account_not_checked",), ("contact_event",)),
    28: ("late", ("dates.report_overdue", "dates.submitted_late"), ("due_report",)),
    29: ("nobody is alive on the page", ("completeness.child_without_portrait", "plain_words.blame"), ("pen_picture",)),
    30: ("not challenged before it goes", ("independence.author_approves", "action_plan.not_agreed"), ("approver_name",)),
}  # fmt: skip
"""By number: what goes wrong, the checks that look for it, the questions that ask about it."""


def test_there_are_thirty() -> None:
    assert sorted(FAILINGS) == list(range(1, 31))


@pytest.mark.parametrize("number", FAILINGS)
def test_each_is_looked_for_by_checks_or_asked_of_the_author(number: int) -> None:
    what, looked_for, asked = FAILINGS[number]
    known = {check.id for check in checks().checks} | {KEYED_CHECK, UNKNOWN_CHECK}
    assert [check for check in looked_for if check not in known] == [], what
    assert [name for name in asked if name not in form().questions] == [], what
    assert looked_for or asked, what
