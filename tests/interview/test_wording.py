"""How rows are called."""

from __future__ import annotations

import pytest

from imrassist.interview.load import load_form
from imrassist.interview.wording import row_called, row_label
from imrassist.model.answer import Answer
from imrassist.model.draft import Draft, Row

CALLED = [
    ("term", {"term_number": "1"}, "term of reference 1"),
    ("term", {"term_number": "3.2(a)"}, "term of reference 3.2(a)"),
    ("term", {}, "term of reference 1"),
    ("person", {"person_code": "Mrs A"}, "Mrs A"),
    ("person", {"person_code": "A"}, "person A"),
    ("contact", {"contact_day": "2009-09-17"}, "17/09/09"),
    ("contact", {}, "contact 1"),
    ("action", {"action_text": "Write it."}, "Write it."),
]


@pytest.mark.parametrize(("table", "said", "called"), CALLED)
def test_a_row_that_has_hardly_more_than_a_number_is_called_by_the_tables_own_word(
    table: str, said: dict[str, str], called: str
) -> None:
    row = Row(id=f"{table}-1", answers={question: Answer(value=value) for question, value in said.items()})
    draft = Draft(doc_id="d", form_id="stockport-2010", rows={table: (row,)})
    assert row_called(load_form("stockport-2010"), draft, row) == called


def test_but_where_the_form_wants_the_number_alone_it_stays_a_number() -> None:
    row = Row(id="term-1", answers={"term_number": Answer(value="2a")})
    draft = Draft(doc_id="d", form_id="stockport-2010", rows={"term": (row,)})
    assert row_label(load_form("stockport-2010"), draft, row) == "2a"
