"""The 14 criteria: answering a question changes the right one, and says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from imrassist.checks.criteria import WHY, load_rules, read_rules
from imrassist.checks.quality import Quality, standings
from imrassist.checks.remark import Remark, Standing, aside_of
from imrassist.errors import ImrError
from imrassist.model.acts import Answered, RemarkSetAside, apply
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft
from tests.checks.drafts import CASE, checks, draft, form, fresh, own_draft


def look(of: Draft) -> dict[str, Standing]:
    """How each criterion stands, judged by one who has judged nothing before."""
    quality = Quality(form(), load_rules(form()))
    return {standing.criterion: standing for standing in quality.standings(of, fresh(of))}


def said(standing: Standing) -> tuple[str, str]:
    return (
        " ".join(reason.say for reason in standing.speaks_for),
        " ".join(reason.say for reason in standing.against),
    )


@pytest.mark.req("QA.2")
def test_an_empty_draft_has_all_criteria_unknown_and_says_of_each_what_it_wants() -> None:
    found = look(draft())
    assert list(found) == [criterion.id for criterion in form().criteria]
    assert len(found) == 14
    assert {standing.suggestion for standing in found.values()} == {"unknown"}
    assert all(standing.turn.endswith(".") for standing in found.values())
    assert not any(standing.speaks_for or standing.against for standing in found.values())


CHILD = {"person_code": "Child 1", "in_review": "yes", "person_household": "all"}
STEPS: tuple[tuple[str, list[tuple[dict[str, Any], str, str]]], ...] = (
    (
        "independence",
        [
            ({"direct_concern": "no"}, "partially", "never directly concerned"),
            ({"line_manager": "no", "line_distance": "two_or_more"}, "yes", "at least two lines away"),
            ({"line_distance": "one"}, "partially", "fewer than two lines"),
            ({"line_distance": "two_or_more", "direct_concern": "yes"}, "no", "directly concerned with the child"),
        ],
    ),
    (
        "legal_advice",
        [
            ({"legal_advice": "taken"}, "partially", "not said from whom"),
            ({"legal_from": "The trust's solicitor", "legal_on": "consent"}, "yes", "The trust's solicitor"),
            ({"legal_advice": "none"}, "no", "No legal advice"),
        ],
    ),
    (
        "timescale",
        [
            ({"due_report": "2010-07-01"}, "partially", "not been submitted yet"),
            ({"first_submitted": "2010-05-28"}, "yes", "submitted on 28/05/10"),
            ({"due_report": "2010-05-01"}, "no", "after it was due on 01/05/10"),
        ],
    ),
    (
        "agreed",
        [
            ({"agreed_by": "The executive team"}, "partially", "The executive team"),
            ({"agreed_on": "2010-05-08"}, "yes", "on 08/05/10"),
        ],
    ),
    (
        "scope",
        [
            ({"period_start": "2008-01-01"}, "no", "Period to"),
            ({"period_end": "2009-12-31"}, "partially", "01/01/08 to 31/12/09"),
            (
                {"term": [{"term_number": "1", "term_text": "Was the child seen?", "term_relevant": "yes"}]},
                "partially",
                "what should be different",
            ),
            ({"review_aim": "Visits will be kept."}, "yes", "what should be different because of the review"),
        ],
    ),
    (
        "genogram",
        [
            ({"person": [CHILD]}, "partially", "People entered: 1"),
            ({"genogram": "attached"}, "partially", "how the household changed"),
            ({"household_changes": "None."}, "yes", "genogram goes with the report"),
        ],
    ),
    (
        "good_practice",
        [
            ({"finding": [{"finding_kind": "improve"}]}, "no", "No finding is of good practice"),
            ({"finding": [{"finding_kind": "good"}]}, "no", "does not say how it went beyond"),
            ({"finding": [{"finding_kind": "good", "beyond_expected": "She rang."}]}, "yes", "expected: 1 of 1"),
        ],
    ),
)  # fmt: skip


@pytest.mark.req("QA.2")
@pytest.mark.parametrize(("criterion", "steps"), STEPS, ids=[criterion for criterion, _ in STEPS])
def test_each_answer_changes_the_criterion_it_is_about(
    criterion: str, steps: list[tuple[dict[str, Any], str, str]]
) -> None:
    told: dict[str, Any] = {}
    for answers, suggestion, words in steps:
        told |= answers
        standing = look(own_draft(**told))[criterion]
        assert (standing.suggestion, words in " ".join(said(standing))) == (suggestion, True), (answers, standing)
        assert (standing.turn == "") == (suggestion == "yes")


def test_an_answer_about_one_thing_leaves_the_other_criteria_as_they_were() -> None:
    before = look(draft(**CASE))
    after = look(draft(**CASE, agreed_by="The executive team", agreed_on="2010-05-08"))
    assert {name for name in before if before[name] != after[name]} == {"agreed"}


def test_what_is_counted_is_counted_out_of_those_it_could_be() -> None:
    rows = [
        {"could_be_seen": True, "child_seen": ["c"]},
        {"could_be_seen": True, "child_seen": "none"},
        {"event": "A call."},
    ]
    speaks_for, _ = said(look(draft(**{**CASE, "contacts": rows}))["individual_needs"])
    assert "A child was seen at 1 of the 2 contacts" in speaks_for


def test_reasons_lead_to_the_answers_and_many_of_a_sort_are_counted() -> None:
    rows = [{"id": str(n), "event": f"Visit {n}."} for n in range(8)]
    against = look(draft(**{**CASE, "contacts": rows}))["chronology"].against
    undated = [reason for reason in against if "has no day" in reason.say]
    assert [reason.place for reason in undated] == [Place("contact_day", f"contact-{n}") for n in range(3)]
    assert "5 more like it" in undated[-1].say


def test_what_was_set_aside_speaks_against_nothing() -> None:
    of = own_draft(finding=[{"finding_kind": "good"}], term=[{"term_relevant": "yes", "good_practice": "She called."}])
    (remark,) = [each for each in fresh(of) if each.check == "analysis.good_practice_without_reason"]
    assert look(of)["good_practice"].suggestion == "partially"
    aside = apply(of, RemarkSetAside(aside=aside_of(remark, "It is told under term 1.")))
    assert look(aside)["good_practice"].suggestion == "yes"


def test_a_remark_to_consider_is_shown_and_does_not_weigh() -> None:
    of = own_draft(direct_concern="no", line_manager="no", line_distance="two_or_more", author_role="Nurse.")
    standing = look(of)["independence"]
    assert standing.suggestion == "yes"
    assert "in 1 word." in said(standing)[1]


def test_an_answer_left_for_later_is_no_answer_to_a_criterion() -> None:
    later = apply(draft(), Answered(place=Place("agreed_by"), answer=Answer(parked=Park.LATER)))
    assert look(later)["agreed"].suggestion == "unknown"


def test_a_criterion_without_a_rule_is_unknown() -> None:
    rules = replace(load_rules(form()), rules={})
    found = Quality(form(), rules).standings(draft(**CASE), fresh(draft(**CASE)))
    assert {standing.suggestion for standing in found} == {"unknown"}


def test_what_is_remembered_says_the_same_as_a_fresh_look_and_costs_only_what_changed() -> None:
    quality = Quality(form(), load_rules(form()))
    of = draft(**CASE)
    quality.standings(of, fresh(of))
    whole = quality.work
    for question, row, value in (
        ("contact_event", "contact-2", "She called."), ("child_seen", "contact-3", ()),
        ("period_end", "", "2009-02-01"), ("why", "term-1", "Because posts were vacant."),
        ("finding_kind", "finding-f", "good"), ("in_review", "person-c", "no"),
    ):  # fmt: skip
        before = quality.work
        of = apply(of, Answered(place=Place(question, row), answer=Answer(value=value)))
        remarks: list[Remark] = fresh(of)
        assert quality.standings(of, remarks) == Quality(form(), load_rules(form())).standings(of, remarks)
        assert quality.work - before < whole / 2
    before = quality.work
    quality.standings(of, fresh(of))
    assert quality.work == before


def test_the_plain_function_and_the_one_that_remembers_agree() -> None:
    of = draft(**CASE)
    remarks = fresh(of)
    rules = load_rules(form())
    assert standings(form(), rules, of, remarks) == Quality(form(), rules).standings(of, remarks)
    assert load_rules(form()) is rules


WHYS = "[why]\n" + "".join(
    f"{key} = '{' '.join('{' + each + '}' for each in braces)}.'\n" for key, braces in WHY.items()
)


def test_a_sentence_that_is_missing_or_lacks_its_braces_is_named(tmp_path: Path) -> None:
    own = tmp_path / "prompts"
    (tmp_path / "checks").mkdir()
    own.mkdir()
    text = WHYS.replace("no = '{says}.'", "no = 'It is so.'").replace("yes = '{for}.'\n", "") + "other = 'x'\n"
    (tmp_path / "checks" / "criteria.toml").write_text(f"{text}[[criterion]]\nid = 'scope'\n", "utf-8")
    faults = read_rules(replace(form(), folder=str(own)), checks()).faults
    assert sorted(fault.key for fault in faults) == ["why.no", "why.other", "why.yes"]


@pytest.mark.req("QA.2")
def test_why_it_suggests_what_it_does_is_told_by_the_rule_of_the_form() -> None:
    def why(**said: Any) -> tuple[str, str]:
        found = look(own_draft(**said))["independence"]
        return found.suggestion, found.why

    assert why() == ("unknown", load_rules(form()).why["unknown"])
    suggestion, told = why(direct_concern="no")
    assert suggestion == "partially"
    assert "2 things of weight against it" in told
    suggestion, told = why(direct_concern="no", line_manager="no", line_distance="two_or_more")
    assert suggestion == "yes"
    assert told.startswith(
        "Yes, because 3 things can be said for it, nothing that weighs against it, and the author had"
    )
    suggestion, told = why(direct_concern="yes", line_manager="no")
    assert (suggestion, "whatever speaks for it" in told) == ("no", True)
    advice = look(own_draft(legal_advice="taken"))["legal_advice"]
    assert (advice.suggestion, advice.why.startswith("Partially")) == ("partially", True)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[[criterion]]\nid = 'nothing'", "id"),
        ("[[criterion]]\nid = 'scope'\nneeds = ['nothing']", "needs"),
        ("[[criterion]]\nid = 'scope'\nyes_says = 'it is so'\nyes = 'open(1)'", "yes"),
        ("[[criterion]]\nid = 'scope'\nyes = 'answered(agency)'", "yes_says"),
        ("[[criterion]]\nid = 'scope'\nno_says = 'it is so'", "no_says"),
        ("[[criterion]]\nid = 'scope'\nsay = 'x'", "say"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.for]]\nsay = '{nothing}'", "for.say"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.for]]\nsay = '{n} rows'", "for.say"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.for]]\nwhen = 'answered(agency)'", "for.say"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.against]]\nchecks = ['nothing.here']", "against.checks"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.against]]\nsay = 'x'\nrows = 'nothing'", "against.rows"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.against]]\nsay = 'x'\nplace = 'nothing'", "against.place"),
        ("[[criterion]]\nid = 'scope'\n[[criterion.against]]\nsay = 'x'\nweight = 'no'", "against.weight"),
        ("[[criterion]]\nid = 'scope'\nturn = '{nothing}'", "turn"),
        ("nonsense = 1", "nonsense"),
        ("[[criterion]\n", "criteria.toml"),
    ],
)
def test_a_rule_that_is_not_understood_is_named_by_file_line_and_key(tmp_path: Path, text: str, key: str) -> None:
    own = tmp_path / "prompts"
    (tmp_path / "checks").mkdir()
    own.mkdir()
    text = text if "criterion]]" not in text else f"{WHYS}{text}"
    (tmp_path / "checks" / "criteria.toml").write_text(text, "utf-8")
    elsewhere = replace(form(), folder=str(own))
    faults = read_rules(elsewhere, checks()).faults
    assert [(fault.file, fault.key) for fault in faults] == [("checks/criteria.toml", key)]
    assert 1 <= faults[0].line <= text.count("\n") + 1
    with pytest.raises(ImrError, match="lint"):
        load_rules(elsewhere, checks())


@pytest.mark.req("QA.2")
def test_a_small_share_speaks_against_and_a_larger_one_for() -> None:
    def tied(few: int) -> tuple[str, str]:
        contacts = [{"contact_event": "A visit.", "contact_terms": ["t"] if at < few else []} for at in range(10)]
        return said(look(own_draft(term=[{"id": "t", "term_number": "1"}], contact=contacts))["chronology"])

    assert "tied to terms of reference: 1 of 10" in tied(1)[1]
    assert "tied to terms of reference" not in tied(1)[0]
    assert "tied to terms of reference: 5 of 10" in tied(5)[0]
    people = [{"person_code": f"Child {at}", "person_ethnicity": "Polish"} for at in range(3)]
    people += [{"person_code": f"Mr {at}"} for at in "ABCD"]
    assert "recorded: 3 of 7" in said(look(own_draft(person=people))["identity"])[1]


@pytest.mark.req("QA.2")
def test_an_answer_that_says_next_to_nothing_is_no_ground_for_yes() -> None:
    thin = {"term_number": "1", "term_relevant": "yes", "what_happened": "Six visits were not made in all that time."}
    standing = look(own_draft(term=[{**thin, "why": "She was busy.", "evidence": "Too much work."}]))["events_why"]
    assert standing.suggestion != "yes"
    assert "say why it happened in that way: 1" not in said(standing)[0]
    plan = look(
        own_draft(
            recommendation=[{"id": "r", "recommendation_text": "Staff should be told.", "outcome": "better"}],
            action=[{"action_text": "Send an email to all staff", "action_outcome": "better", "action_evidence": "It"}],
        )
    )["action_plan"]
    assert plan.suggestion != "yes"
    assert "what will be different in practice" not in said(plan)[0]
    aside = {**thin, "diversity": "There were no diversity issues in this case."}
    assert "Terms that consider it: 0 of 1" in said(look(own_draft(term=[aside]))["identity"])[1]
