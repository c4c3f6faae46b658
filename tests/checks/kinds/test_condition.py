"""Something about the whole review."""

from __future__ import annotations

from typing import Any

import pytest

from tests.checks.kinds.made import check, facts, hits


@pytest.mark.parametrize(
    ("answer", "said"), [("yes", True), ("no", False), (None, False), ({"parked": "later"}, False)]
)
def test_it_is_said_once_where_it_is_known_to_be_true_and_not_while_that_is_open(answer: Any, said: bool) -> None:
    of = check("condition", when="direct_concern == 'yes'", place="direct_concern")
    found = hits(of, facts(**({} if answer is None else {"direct_concern": answer})))
    assert [(hit.question, hit.row) for hit in found] == ([("direct_concern", "")] if said else [])
