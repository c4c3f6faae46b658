from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from imrassist.interview.condition import ConditionError, Scope, parse
from imrassist.model.answer import Answer, Park
from imrassist.model.draft import Draft
from tests.small import draft_of, filled, garden, given

Ask = Callable[..., bool | None]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    form = garden(tmp_path)

    def value(text: str, draft: Draft, row: str = "") -> bool | None:
        return parse(text).value(Scope(form=form, draft=draft, row=draft.row(row) if row else None))

    return value


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("fenced == 'no'", True),
        ("fenced != 'no'", False),
        ("fenced in ('no', 'yes')", True),
        ("fenced == 'no' and owner == 'Mrs B'", False),
        ("fenced == 'yes' or owner == 'Mr A'", True),
        ("not fenced == 'yes'", True),
        ("answered(owner)", True),
        ("parked(owner)", False),
        ("count(plot) == 2", True),
        ("count(plot) > 2", False),
        ("any_row(plot_name == '2a')", True),
        ("any_row(plot_name == '9')", False),
        ("any_row(plot_wet == 'yes')", None),
        ("count(visit_plots == 'none') == 1", True),
        ("visits_all >= 3", True),
        ("", True),
    ],
)
def test_a_condition_is_true_false_or_not_known_yet(ask: Ask, text: str, truth: bool | None) -> None:
    assert ask(text, filled()) is truth


def test_a_bare_name_is_the_rows_own_question_first(ask: Ask) -> None:
    assert ask("plot_name == '1'", filled(), "plot-1") is True
    assert ask("plot_name == '1'", filled(), "plot-2") is False
    assert ask("'plot-2' in visit_plots", filled(), "visit-2") is True
    assert ask("visit_plots == 'none'", filled(), "visit-3") is True
    assert ask("visited == 2", filled(), "plot-1") is True


def test_what_is_parked_for_good_equals_nothing_but_what_is_put_off_is_not_known_yet(ask: Ask) -> None:
    gone = draft_of(answers={"fenced": Answer(parked=Park.NO_RECORD, note="it burnt")})
    later = draft_of(answers={"fenced": Answer(parked=Park.LATER)})
    assert ask("fenced == 'no'", gone) is False
    assert ask("fenced != 'no'", gone) is True
    assert ask("parked(fenced)", gone) is True
    assert ask("no_record(fenced)", gone) is True
    assert ask("not_apply(fenced)", gone) is False
    assert ask("no_record(fenced)", later) is False
    assert ask("fenced == 'no'", later) is None


def test_a_question_that_is_not_asked_compares_with_nothing(ask: Ask) -> None:
    fenced = draft_of(answers=given(fenced="yes", fence_why="kept from before"))
    assert ask("fence_why == 'kept from before'", fenced) is False
    assert ask("answered(fence_why)", fenced) is False


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os').system('true')",
        "owner.upper() == 'A'",
        "owner[0] == 'A'",
        "open('x')",
        "(lambda: 1)()",
        "owner",
        "fenced = 'no'",
        "fenced == 'no",
        "owner is 'A'",
        "1 < visits_all < 3",
        "[x for x in owner] == 1",
        "answered('owner')",
        "f'{owner}' == 'A'",
        "owner + 'A' == 'AA'",
        " or ".join(["owner == 'x'"] * 200),
        "(" * 300 + "1" + ")" * 300,
    ],
)
def test_anything_but_comparisons_and_helpers_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ConditionError) as error:
        parse(text)
    assert str(error.value).endswith(".")


@any_of(st.text(max_size=60))
def test_no_text_at_all_does_anything_but_parse_or_be_refused(text: str) -> None:
    try:
        condition = parse(text)
    except ConditionError:
        return
    assert condition.text == text
