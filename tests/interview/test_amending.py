from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from imrassist.interview import amending
from imrassist.interview.amending import MERGE, REINSTATE, REMOVE, REWORD, SPLIT, WITHDRAW, Amendment, Part
from imrassist.interview.foretelling import preview
from imrassist.interview.question import Form
from imrassist.interview.ties import ids_in, named_by, references, ties
from imrassist.model.acts import apply, inverse
from imrassist.model.answer import Answer, Park, Place
from imrassist.model.draft import Draft, Row
from imrassist.model.quality import Aside
from tests.termed import planted, termed

ONE, TWO, THREE = "plot-1", "plot-2", "plot-3"
BEST = Place("best")


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return termed(tmp_path_factory.mktemp("form"))


def part(row: str, number: str, text: str = "Words.") -> Part:
    return Part(row=row, number=Answer(value=number) if number else None, text=Answer(value=text) if text else None)


def split(fates: Mapping[Place, tuple[str, ...]] | None = None) -> Amendment:
    return Amendment(does=SPLIT, rows=(TWO,), parts=(part(TWO, "2a"), part("plot-x", "2b")), fates=fates or {})


def merge(*rows: str) -> Amendment:
    return Amendment(does=MERGE, rows=rows, parts=(part(rows[0], "1", "Both plots."),))


def done(form: Form, draft: Draft, amendment: Amendment) -> Draft:
    assert amending.amiss(form, draft, amendment) is None
    act = amending.act_of(form, draft, amendment)
    after = apply(draft, act)
    assert apply(after, inverse(draft, act)) == draft
    assert dangling(form, after) == dangling(form, draft)
    return after


def dangling(form: Form, draft: Draft) -> set[str]:
    """Ids that some answer holds and no row has."""
    rows = {row.id for rows in draft.rows.values() for row in rows}
    held = set()
    for question in form.questions.values():
        for row in draft.rows.get(question.each, ()) if question.each else (None,):
            if question.kind in ("ref", "refs"):
                held |= set(ids_in((row.answers if row else draft.answers).get(question.id)))
    return held - rows


def visits(draft: Draft) -> list[object]:
    """What each visit names."""
    return [answer.value if (answer := row.answers.get("visit_plots")) else None for row in draft.rows["visit"]]


def plots(draft: Draft) -> list[tuple[str, object, object]]:
    return [
        (
            row.id,
            getattr(row.answers.get("plot_name"), "value", None),
            getattr(row.answers.get("plot_text"), "value", None),
        )
        for row in draft.rows["plot"]
    ]


# -- what hangs on a row


@pytest.mark.req("S2.2")
def test_all_that_hangs_on_a_row_is_found(form: Form) -> None:
    aside = Aside(check="terms.x", where="b.state@plot-2", digest="d", reason="r")
    draft = planted().with_(asides=(aside, Aside(check="y", where="plot_state@plot-1", digest="d", reason="r")))
    found = ties(form, draft, [TWO])
    assert found.references == (Place("visit_plots", "visit-2"), Place("visit_plots", "visit-3"), BEST)
    assert found.own == tuple(Place(name, TWO) for name in ("plot_state", "plot_beds", "plot_good"))
    assert found.blocks == ("a.note@visit-2@plot-2", "b.state@plot-2")
    assert found.asides == (aside,)
    assert found.spoken == (Place("visit_what", "visit-1"),)
    assert named_by(form, found) == "2 visits (Which plots were visited?) and 1 answer (Which is the best?)"
    assert not found.none
    assert ties(form, draft, ["plot-gone"]).none


@pytest.mark.parametrize(
    ("text", "number", "speaks"),
    [
        ("See term of reference 2.", "2", True),
        ("See ToR 2a, which says so.", "2a", True),
        ("Terms 1, 2 and 3 say so.", "2", True),
        ("Terms of reference 1 to 3", "3", True),
        ("See term 2(a).", "2(a)", True),
        ("See term 2a.", "2", False),
        ("See term 2(a).", "2", False),
        ("See term 2.1.", "2", False),
        ("In the long term 2 visits were made.", "3", False),
        ("She was seen 2 times.", "2", False),
        ("The pattern 2 was", "2", False),
    ],
)
def test_a_text_speaks_of_a_term_only_where_it_names_it_by_its_number(
    form: Form, text: str, number: str, *, speaks: bool
) -> None:
    plot = Row(id=ONE, answers={"plot_name": Answer(value=number)})
    visit = Row(id="visit-1", answers={"visit_what": Answer(value=text)})
    draft = planted().with_(rows={"plot": (plot,), "visit": (visit,)})
    assert bool(ties(form, draft, [ONE]).spoken) == speaks


# -- each amendment


@pytest.mark.req("S2.2")
def test_a_term_is_reworded_and_renumbered_and_everything_follows_it(form: Form) -> None:
    draft = planted()
    after = done(form, draft, Amendment(does=REWORD, rows=(TWO,), parts=(part(TWO, "2A", "The high plot."),)))
    assert plots(after)[1] == (TWO, "2A", "The high plot.")
    assert visits(after) == visits(draft)
    assert after.answers["changed"].value == "yes"


@pytest.mark.req("S2.2")
def test_a_term_is_split_where_it_stood_and_each_reference_names_each_part(form: Form) -> None:
    after = done(form, planted(), split())
    assert [row for row, *_ in plots(after)] == [ONE, TWO, "plot-x", THREE]
    assert [name for _, name, _ in plots(after)] == ["1", "2a", "2b", "3"]
    assert visits(after) == [(ONE,), (TWO, "plot-x", THREE), (ONE, TWO, "plot-x", THREE), ()]
    best = after.answers["best"]
    assert (best.value, best.unsure, best.asked) == (TWO, True, "Which is the best?")
    new = after.row("plot-x")
    assert new
    assert set(new.answers) == {"plot_name", "plot_text"}


def test_what_becomes_of_each_reference_is_the_authors_to_say(form: Form) -> None:
    second, third = Place("visit_plots", "visit-2"), Place("visit_plots", "visit-3")
    after = done(form, planted(), split({second: ("plot-x",), third: (), BEST: ("plot-x",)}))
    assert visits(after)[1:3] == [("plot-x", THREE), (ONE, THREE)]
    assert after.answers["best"].value == "plot-x"
    after = done(form, planted(), split({BEST: ()}))
    assert "best" not in after.answers


def test_the_own_answers_of_a_split_term_may_go_to_another_of_its_parts(form: Form) -> None:
    second = Place("visit_plots", "visit-2")
    swapped = amending.keep_with(split({second: ("plot-x",)}), 1)
    after = done(form, planted(), swapped)
    assert [(row, name) for row, name, _ in plots(after)][1:3] == [("plot-x", "2a"), (TWO, "2b")]
    assert after.answer(Place("plot_state", TWO)) == Answer(value="Dry.")
    assert visits(after)[1] == (TWO, THREE), "the reference goes to 2b still"


@pytest.mark.req("S2.2")
def test_terms_are_merged_with_all_that_was_answered_under_them(form: Form) -> None:
    after = done(form, planted(), merge(ONE, TWO))
    assert plots(after) == [(ONE, "1", "Both plots."), (THREE, "3", "The hedge.")]
    assert visits(after) == [(ONE,), (ONE, THREE), (ONE, THREE), ()]
    assert after.answers["best"].value == ONE
    one = after.row(ONE)
    assert one
    assert one.answers["plot_state"].value == "Wet.\nDry."
    assert one.answers["plot_beds"].value == ("beans", "peas", "kale")
    assert one.answers["plot_good"].value == "yes", "what concerns one of them concerns both"


def test_a_given_answer_stands_before_a_parked_one_and_reasons_are_joined(form: Form) -> None:
    question = form.questions["plot_state"]
    later, none = Answer(parked=Park.LATER), Answer(parked=Park.NO_RECORD, note="the book is lost")
    assert amending.joined(question, [later, Answer(value="Dry.")]) == Answer(value="Dry.")
    both = amending.joined(question, [none, Answer(parked=Park.NO_RECORD, note="nobody looked")])
    assert both == Answer(parked=Park.NO_RECORD, note="the book is lost; nobody looked")
    assert amending.joined(question, []) is None
    same = amending.joined(question, [Answer(value="Dry."), Answer(value="Dry.", unsure=True)])
    assert same == Answer(value="Dry.", unsure=True)


@pytest.mark.req("S2.2")
def test_a_withdrawn_term_keeps_its_number_and_its_references_and_can_be_reinstated(form: Form) -> None:
    on, why = Answer(value="2010-01-08"), Answer(value="The panel said so.")
    draft = planted()
    after = done(form, draft, Amendment(does=WITHDRAW, rows=(TWO,), on=on, why=why))
    row = after.row(TWO)
    assert row
    assert amending.withdrawn(form, row)
    assert (row.answers["plot_gone_on"], row.answers["plot_gone_why"]) == (on, why)
    assert visits(after) == visits(draft)
    back = done(form, after, Amendment(does=REINSTATE, rows=(TWO,)))
    row = back.row(TWO)
    assert row
    assert not amending.withdrawn(form, row)
    assert row.answers["plot_gone_why"] == why, "the reason is kept, should it be withdrawn again"


def test_references_to_a_withdrawn_term_may_go_to_another_one(form: Form) -> None:
    second = Place("visit_plots", "visit-2")
    amendment = Amendment(does=WITHDRAW, rows=(TWO,), fates={second: (ONE,), BEST: (THREE,)})
    after = done(form, planted(), amendment)
    assert visits(after)[1:3] == [(ONE, THREE), (ONE, TWO, THREE)]
    assert after.answers["best"].value == THREE
    assert [label for _, label in preview(form, planted(), amendment).targets] == ["as it is", "1", "3"]


@pytest.mark.req("S2.2")
def test_a_row_that_is_removed_is_taken_out_of_what_names_it_or_left_there_as_a_gap(form: Form) -> None:
    draft = planted()
    after = done(form, draft, Amendment(does=REMOVE, rows=(TWO,)))
    assert visits(after) == [(ONE,), (THREE,), (ONE, THREE), ()]
    assert "best" not in after.answers, "it is asked anew"
    assert "changed" not in after.answers, "no amendment of the board's"
    found = references(form, draft, [TWO])
    left = Amendment(does=REMOVE, rows=(TWO,), fates=dict.fromkeys(found, (TWO,)))
    act = amending.act_of(form, draft, left)
    after = apply(draft, act)
    assert visits(after) == visits(draft)
    assert dangling(form, after) == {TWO}
    assert apply(after, inverse(draft, act)) == draft


def test_remarks_set_aside_on_what_goes_go_with_it(form: Form) -> None:
    asides = tuple(Aside(check="x", where=f"plot_state@{row}", digest="d", reason="r") for row in (ONE, TWO, THREE))
    after = done(form, planted().with_(asides=asides), merge(ONE, TWO))
    assert [aside.where for aside in after.asides] == [f"plot_state@{ONE}", f"plot_state@{THREE}"]


# -- what cannot be so


@pytest.mark.parametrize(
    ("amendment", "what"),
    [
        (Amendment(does=REWORD, rows=("plot-gone",), parts=(part("plot-gone", "9"),)), "not there"),
        (Amendment(does=MERGE, rows=(ONE,), parts=(part(ONE, "1"),)), "only one"),
        (Amendment(does=MERGE, rows=(ONE, ONE), parts=(part(ONE, "1"),)), "not there"),
        (Amendment(does=SPLIT, rows=(ONE,), parts=(part(ONE, "1"),)), "one term still"),
        (Amendment(does=SPLIT, rows=(ONE,), parts=(part(ONE, "1"), part("plot-x", "", ""))), "neither number"),
        (Amendment(does=REINSTATE, rows=(ONE,)), "not withdrawn"),
        (Amendment(does=REWORD, rows=()), "not there"),
    ],
)
def test_what_cannot_be_done_is_said_as_a_value(form: Form, amendment: Amendment, what: str) -> None:
    wrong = amending.amiss(form, planted(), amendment)
    assert wrong
    assert what in wrong.what
    assert wrong.mend


def test_a_withdrawn_term_is_reinstated_before_anything_else_is_done_with_it(form: Form) -> None:
    draft = done(form, planted(), Amendment(does=WITHDRAW, rows=(TWO,)))
    for amendment in (split(), merge(ONE, TWO), Amendment(does=WITHDRAW, rows=(TWO,))):
        wrong = amending.amiss(form, draft, amendment)
        assert wrong
        assert wrong.mend == "Reinstate it first."


# -- the preview


@pytest.mark.req("S2.2")
def test_the_preview_tells_each_reference_with_its_fate_and_the_rest_in_sentences(form: Form) -> None:
    seen = preview(form, planted(), split())
    assert seen.name == "splitting 2"
    assert seen.after == ("2a: Words.", "2b: Words.")
    assert seen.references == (
        (Place("visit_plots", "visit-2"), (TWO, "plot-x")),
        (Place("visit_plots", "visit-3"), (TWO, "plot-x")),
        (BEST, (TWO,)),
    )
    assert seen.targets == ((TWO, "2a"), ("plot-x", "2b"))
    assert "Its own answers (3) stay with 2a; the others are asked anew." in seen.told
    assert any("speak of it by its number in 1 place" in told for told in seen.told)
    assert '"Were the plots changed?" becomes Yes.' in seen.told


def test_the_preview_warns_of_numbers_that_two_would_have_and_of_answers_that_differ(form: Form) -> None:
    doubled = Amendment(does=REWORD, rows=(TWO,), parts=(part(TWO, "3"),))
    assert "There would be two with the number 3." in preview(form, planted(), doubled).told
    told = preview(form, planted(), merge(ONE, TWO)).told
    assert any("Is it good?: they differ" in each for each in told)
    gone = preview(form, planted(), Amendment(does=REMOVE, rows=(TWO,))).told
    assert any("would name nothing any more" in each for each in gone)


# -- whatever is done, in whatever order


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[str, int, int]]:
    """What is done, and to which of the terms that are there then."""
    does = st.sampled_from((REWORD, SPLIT, MERGE, WITHDRAW, REINSTATE, REMOVE))
    return draw(st.lists(st.tuples(does, st.integers(0, 7), st.integers(0, 7)), max_size=8))


@pytest.mark.req("S2.2")
@for_all(histories())
def test_whatever_is_amended_no_reference_dangles_and_undo_takes_all_of_it_back(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, int, int]]
) -> None:
    form = _form(tmp_path_factory.getbasetemp())
    draft = start = planted()
    backs = []
    for n, (does, first, second) in enumerate(history):
        rows = [row.id for row in draft.rows.get("plot", ())]
        if not rows:
            break
        one, other = rows[first % len(rows)], rows[second % len(rows)]
        amendment = _made(does, one, other, n)
        if amending.amiss(form, draft, amendment):
            continue
        act = amending.act_of(form, draft, amendment)
        backs.append(inverse(draft, act))
        draft = apply(draft, act)
        assert dangling(form, draft) == set()
    for back in reversed(backs):
        draft = apply(draft, back)
    assert draft == start


def _made(does: str, one: str, other: str, n: int) -> Amendment:
    match does:
        case "split":
            return Amendment(does=does, rows=(one,), parts=(part(f"plot-n{n}", f"{n}a"), part(one, f"{n}b")))
        case "merge":
            return Amendment(does=does, rows=(one, other), parts=(part(one, str(n)),))
    return Amendment(does=does, rows=(one,), parts=(part(one, str(n)),) if does == REWORD else ())


_FORMS: dict[Path, Form] = {}


def _form(base: Path) -> Form:
    if base not in _FORMS:
        (base / "amended").mkdir(exist_ok=True)
        _FORMS[base] = termed(base / "amended")
    return _FORMS[base]
