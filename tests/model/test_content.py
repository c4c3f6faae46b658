"""The same review has the same digest whatever its rows are called; any change of what it says changes it."""

from __future__ import annotations

from typing import Any

import pytest

from imrassist.model.answer import Answer, Park, Place
from imrassist.model.content import content_digest
from imrassist.model.draft import BlockEdit, Draft, Row
from imrassist.model.quality import Aside, Verdict


def draft(one: str = "person-1", two: str = "contact-9", **changes: Any) -> Draft:
    return Draft(
        doc_id="review-1",
        form_id="made-up",
        answers={"author_post": Answer(value="Named nurse"), "child": Answer(value=one)},
        rows={
            "person": (Row(id=one, answers={"code": Answer(value="Child 1")}),),
            "contact": (Row(id=two, answers={"seen": Answer(value=(one,)), "day": Answer(value="2009-09-17")}),),
        },
        blocks={f"s6.event@{two}": BlockEdit(base="a", text="b", seen="1")},
        asides=(Aside(check="plain_words.blame", where=f"event@{two}", digest="1", reason="A quotation."),),
        verdicts={"author:scope": Verdict(answer="yes", digest="1")},
    ).with_(**changes)


def test_a_draft_whose_rows_are_called_otherwise_is_the_same_draft() -> None:
    assert content_digest(draft()) == content_digest(draft(one="person-x", two="contact-y"))


@pytest.mark.parametrize(
    "changes",
    [
        {"doc_id": "review-2"},
        {"saved_seq": 9},
        {"here": Place("author_post")},
        {"unknown": {"mood": 3}},
        {"form_version": "2"},
        {"verdicts": {"author:scope": Verdict(answer="yes", digest="2")}},
        {
            "answers": {
                "child": Answer(value="person-1"),
                "author_post": Answer(value="Named nurse", asked="Your post?"),
            }
        },
    ],
)
def test_what_is_not_said_does_not_count(changes: dict[str, Any]) -> None:
    assert content_digest(draft(**changes)) == content_digest(draft())


@pytest.mark.parametrize(
    "changes",
    [
        {"form_id": "other"},
        {"answers": {}},
        {"answers": {**draft().answers, "author_post": Answer(value="Named nurse", unsure=True)}},
        {"answers": {**draft().answers, "author_post": Answer(parked=Park.LATER)}},
        {"answers": {**draft().answers, "child": Answer(value="contact-9")}},
        {"rows": {**draft().rows, "contact": ()}},
        {"rows": {**draft().rows, "person": (Row(id="person-0"), *draft().rows["person"])}},
        {"blocks": {}},
        {"verdicts": {"approver:scope": Verdict(answer="yes")}},
        {"asides": ()},
        {"finished": frozenset("1")},
    ],
)
def test_whatever_is_said_otherwise_counts(changes: dict[str, Any]) -> None:
    assert content_digest(draft(**changes)) != content_digest(draft())


def test_two_paragraphs_of_the_authors_own_are_the_same_whatever_their_ids() -> None:
    def draft(*own: tuple[str, str]) -> Draft:
        blocks = {f"own.3.{name}": BlockEdit(base="", text=text) for name, text in own}
        return Draft(doc_id="d", form_id="f", blocks=blocks)

    one = content_digest(draft(("k3", "First."), ("a9", "Second.")))
    assert one == content_digest(draft(("zz", "Second."), ("b2", "First.")))
    assert one != content_digest(draft(("k3", "First."), ("a9", "Third.")))
