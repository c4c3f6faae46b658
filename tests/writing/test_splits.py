"""Numbers told part by part add up to the number told whole."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imrassist.interview.condition import Scope
from imrassist.interview.load import load_form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.resources import default_form
from imrassist.writing.fill import fill
from imrassist.writing.splits import parts_of

FORM = load_form(default_form())
CHILDREN = ("person-1", "person-2")
CONTACTS = st.lists(
    st.tuples(
        st.sampled_from(("visit", "call", "missed", "appointment")),
        st.sampled_from((None, "2008-01-01", "2008-12-31", "2009-06-01", "2010-02-02?")),
        st.none() | st.lists(st.sampled_from(CHILDREN), unique=True).map(tuple),
        st.lists(st.sampled_from(("term-1", "term-2")), unique=True).map(tuple),
    ),
    max_size=12,
)


def draft(contacts: list[tuple[str, str | None, tuple[str, ...] | None, tuple[str, ...]]]) -> Draft:
    rows = []
    for at, (kind, day, seen, terms) in enumerate(contacts):
        said = {"contact_kind": kind, "contact_day": day, "child_seen": seen, "contact_terms": terms}
        answers = {question: Answer(value=value) for question, value in said.items() if value is not None}
        rows.append(Row(id=f"contact-{at}", answers=answers))
    people = tuple(Row(id=child, answers={"in_review": Answer(value="yes")}) for child in CHILDREN)
    terms_ = tuple(Row(id=f"term-{n}", answers={"term_number": Answer(value=str(n))}) for n in (1, 2))
    return Draft(doc_id="d", form_id=FORM.id, rows={"contact": tuple(rows), "person": people, "term": terms_})


@settings(max_examples=60, deadline=None)
@given(CONTACTS)
def test_the_years_of_a_child_add_up_to_the_whole(
    contacts: list[tuple[str, str | None, tuple[str, ...] | None, tuple[str, ...]]],
) -> None:
    made = draft(contacts)
    split = FORM.splits["seen_by_year"]
    for child in made.rows["person"]:
        scope = Scope(form=FORM, draft=made, row=child)
        parts = parts_of(split, scope)
        assert len(parts) != 1, "one year is no year by year"
        if parts:
            for tally in ("could_see", "times_seen"):
                assert sum(part.numbers[tally] for part in parts) == scope.value(tally)
        chances = sum(1 for kind, *_ in contacts if kind in ("visit", "appointment"))
        assert scope.value("could_see") == chances


@settings(max_examples=60, deadline=None)
@given(CONTACTS)
def test_under_a_term_only_its_own_contacts_count(
    contacts: list[tuple[str, str | None, tuple[str, ...] | None, tuple[str, ...]]],
) -> None:
    made = draft(contacts)
    for term in made.rows["term"]:
        parts = parts_of(FORM.splits["seen_by_term"], Scope(form=FORM, draft=made, row=term))
        mine = [each for each in contacts if term.id in each[3] and each[0] in ("visit", "appointment")]
        assert [part.numbers["could_see"] for part in parts] == [len(mine)] * (2 if mine else 0)
        for part in parts:
            assert part.row
            assert part.numbers["times_seen"] == sum(1 for each in mine if part.row.id in (each[2] or ()))


NO, YES = (), ("person-1",)
VISITS = {  # seen, alone, wishes sought, wishes expressed
    "missed": (NO, None, None, None),
    "seen": (YES, NO, NO, NO),
    "alone": (YES, YES, NO, NO),
    "asked": (YES, NO, YES, NO),
    "heard": (YES, YES, YES, YES),
    "spoke": (YES, NO, NO, YES),
}
SMELLS = re.compile(
    r"\b([a-z]+) \1\b|\ball (?:no|one|two)\b|\(|\)|,\s*[.;,]|never (?:times|expressed)|^\W|[^.]$|\bof one\b|\{"
    r"|(?<!Child )\b[01]\b"
)
"""A doubled word, a plural of one, a bracket, a comma that leads nowhere, an end that is none."""


def visits(kinds: tuple[str, ...], years: int) -> Draft:
    """One child, and a visit of each of these kinds under one term, in so many years in turn."""
    made = draft(
        [("visit", f"{2008 + at % years}-03-01", VISITS[kind][0], ("term-1",)) for at, kind in enumerate(kinds)]
    )
    names = ("seen_alone", "wishes_sought", "wishes_expressed")
    rows = tuple(
        Row(
            id=row.id,
            answers={
                **row.answers,
                **{
                    name: Answer(value=held)
                    for name, held in zip(names, VISITS[kind][1:], strict=True)
                    if held is not None
                },
            },
        )
        for row, kind in zip(made.rows["contact"], kinds, strict=True)
    )
    child = Row(id="person-1", answers={"in_review": Answer(value="yes"), "person_code": Answer(value="Child 1")})
    return made.with_(rows={**made.rows, "contact": rows, "person": (child,)})


@pytest.mark.req("S6.2")
@pytest.mark.parametrize("many", [1, 2, 3, 4])
def test_whatever_was_counted_under_a_term_or_in_a_year_is_told_without_a_smell(many: int) -> None:
    for kinds in combinations_with_replacement(VISITS, many):
        made = visits(kinds, years=2)
        told = fill("{seen_by_term}", Scope(form=FORM, draft=made, row=made.rows["term"][0])).text
        assert len(re.findall(r"\bwas (?:not )?seen\b", told)) == 1, (kinds, told)
        assert told.count("wishes and feelings") == (0 if set(kinds) == {"missed"} else 1), (kinds, told)
        assert not SMELLS.search(told), (kinds, told)
        years = fill(
            "<Child 1 was seen {seen_by_year}.>", Scope(form=FORM, draft=made, row=made.rows["person"][0])
        ).text
        assert bool(years) == (many > 1), (kinds, years)
        assert not years or not SMELLS.search(years), (kinds, years)
