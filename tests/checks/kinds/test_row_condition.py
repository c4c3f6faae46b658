"""Conditions that are known to be true, of rows and of the whole review."""

from __future__ import annotations

from tests.checks.kinds.made import check, facts, hits


def test_each_row_for_which_it_is_known_to_be_true_is_named() -> None:
    of = check("row_condition", table="contact", when="key_event == 'yes'", place="key_kind")
    rows = [{"key_event": "yes"}, {"key_event": "no"}, {}, {"key_event": "yes"}]
    assert [(hit.question, hit.row) for hit in hits(of, facts(contact=rows))] == [
        ("key_kind", "contact-1"),
        ("key_kind", "contact-4"),
    ]
