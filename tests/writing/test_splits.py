"""Numbers told part by part add up to the number told whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from imrassist.interview.condition import Scope
from imrassist.interview.load import load_form
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row
from imrassist.resources import default_form
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
