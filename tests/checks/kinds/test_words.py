"""How many words there are, and whether the words are among them that should be."""

from __future__ import annotations

from datetime import date
from typing import Any

from imrassist.checks.run import Checker
from imrassist.model.acts import Answered, apply
from imrassist.model.answer import Answer, Place
from imrassist.writing.write import Writer
from tests.checks.drafts import checks, form, fresh, own_draft


def remarks(check: str, **said: Any) -> list[str]:
    return [remark.say for remark in fresh(own_draft(**said)) if remark.check == check]


def term(words: str) -> dict[str, Any]:
    return {"id": "1", "term_number": "1", "term_relevant": "yes", "why": words}


def test_the_most_words_are_not_too_many_and_one_more_is() -> None:
    for count, told in ((250, 0), (251, 1)):
        rows = [{"contact_day": "2009-01-05", "contact_event": ("word " * count).strip()}]
        assert len(remarks("word_budgets.entry_long", contact=rows)) == told


def test_each_entry_is_counted_by_itself_and_the_narrative_as_a_whole() -> None:
    rows = [{"contact_day": f"2009-01-0{day}", "contact_event": "word " * 200} for day in range(1, 6)]
    assert remarks("word_budgets.entry_long", contact=rows) == []
    assert (
        len(remarks("word_budgets.narrative_long", narrative_start="word " * 3500, narrative_end="word " * 3500)) == 1
    )


def test_an_analysis_that_is_not_written_yet_is_not_too_short_but_one_of_a_few_words_is() -> None:
    assert remarks("word_budgets.analysis_short", term=[{"term_number": "1", "term_relevant": "yes"}]) == []
    assert remarks("word_budgets.analysis_short", term=[term("word " * 100)]) == ["The analysis has 100 words in all."]


def test_words_that_go_again_are_counted_no_more() -> None:
    checker, writer, today = Checker(form(), checks()), Writer(form()), date(2010, 6, 1)
    of = own_draft(term=[term("word " * 390)])
    place = Place("why", next(row.id for row in of.rows["term"]))

    def found() -> list[str]:
        said = checker.run(of, writer.write(of), today=today)
        return [each.say for each in said if each.check == "word_budgets.analysis_short"]

    assert len(found()) == 1
    for count, told in ((400, 0), (399, 1), (1000, 0)):
        of = apply(of, Answered(place=place, answer=Answer(value="word " * count)))
        assert len(found()) == told, count


def test_a_claim_without_anything_behind_it_is_told_but_not_one_with_a_day_a_record_or_a_person() -> None:
    check = "analysis.assertion_without_evidence"
    claim = (
        "Communication between the teams was weak throughout, which meant that risks to the child were missed by all"
    )
    assert len(remarks(check, term=[term(f"{claim}.")])) == 1
    for behind in (
        " on 3 May 2009.",
        ", as the minutes of the team show.",
        ", as the team manager said.",
        "; the policy was not kept.",
    ):
        assert remarks(check, term=[term(claim + behind)]) == [], behind
    assert remarks(check, term=[term("Communication was weak.")]) == []
