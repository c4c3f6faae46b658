"""Rows picked among thousands: what is worked out, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from imrassist.interview import order
from imrassist.interview import row_order as ordering
from imrassist.model.answer import Answer, Place
from imrassist.model.draft import Row
from imrassist.session import Session, sieving
from imrassist.tui.screens.table import RowItems

ROWS, IN_SIGHT = 5_000, 40


class Work:
    """How often each piece of work was done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: Counter[str] = Counter()
        for module, name in ((sieving, "row_label"), (sieving, "in_words"), (ordering, "_given")):
            monkeypatch.setattr(module, name, self._counted(name, getattr(module, name)))
        monkeypatch.setattr(order, "asked", self._counted("asked", order.asked))

    def _counted(self, name: str, work: Any) -> Any:
        def counted(*args: Any, **more: Any) -> Any:
            self.done[name] += 1
            return work(*args, **more)

        return counted

    def since(self) -> Counter[str]:
        """What was done since this was asked last."""
        done, self.done = self.done, Counter()
        return done


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """5,000 contacts of one line each, under two terms in turn."""
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    session = Session.new(tmp_path / "large.imr.toml")
    terms = tuple(Row(id=f"term-{n}", answers={"term_number": Answer(value=str(n))}) for n in (1, 2))
    contacts = tuple(
        Row(
            id=f"contact-{n}",
            answers={
                "contact_day": Answer(value=f"20{n % 9:02}-0{n % 8 + 1}-11"),
                "contact_event": Answer(value=f"Entry {n} about a {'cold' if n % 100 == 7 else 'warm'} house."),
                "contact_terms": Answer(value=(f"term-{n % 2 + 1}",)),
            },
        )
        for n in range(ROWS)
    )
    session.draft = session.draft.with_(rows={**session.draft.rows, "term": terms, "contact": contacts})
    yield session
    session.close()


def seen(session: Session) -> None:
    """The lines in sight, as the screen asks for them."""
    names = ("contact_day", "contact_event", "contact_terms")
    columns = [(session.form.questions[name], 20) for name in names]
    items = RowItems(session, "contact", session.sieved("contact"), columns)
    assert len(items[:IN_SIGHT]) == IN_SIGHT


@pytest.mark.req("S6.1")
def test_a_table_of_five_thousand_contacts_works_out_what_is_in_sight_and_what_changed(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = Work(monkeypatch)
    seen(large)
    opened = work.since()
    assert opened["row_label"] == IN_SIGHT, "a label for each line in sight, of the others none"
    assert opened["in_words"] == 3 * IN_SIGHT
    assert opened["_given"] <= 3 * ROWS, "the days are looked at once, to put them in order"
    assert large.left_in("contact") == ROWS
    counted = work.since()
    assert counted["asked"] >= ROWS - IN_SIGHT, "the count, away from the keys, looks at each row once"
    assert not counted["row_label"], "and calls none by its name"
    assert large.left_in("contact") == ROWS
    assert not work.since(), "and never again"
    large.answer(Place("contact_event", "contact-4999"), "Another house.")
    work.since()
    seen(large)
    large.left_in("contact")
    changed = work.since()
    assert not changed["row_label"], "the one that changed is not in sight"
    assert 0 < changed["asked"] < 100
    assert changed["_given"] <= 8, "it stands where it stood: nothing is put in order anew"


@pytest.mark.req("S6.1")
def test_picking_among_five_thousand_looks_at_answers_and_words_once(
    large: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    term = large.named_sieve("contact", "terms: 2")
    assert term
    large.left_in("contact")
    work = Work(monkeypatch)
    assert len(large.sieved("contact", term)) == ROWS // 2
    picked = work.since()
    assert not picked["row_label"]
    assert not picked["in_words"]
    cold = large.sieved("contact", term, "cold house")
    assert len(cold) == ROWS // 100
    work.since()
    assert large.sieved("contact", None, "cold house") == cold
    again = work.since()
    assert again["in_words"] <= 2 * ROWS // 2, "the words of those that were looked through are remembered"
    assert large.sieved("contact", None, "cold 4907") == [large.draft.row("contact-4907")]
    assert not work.since()["in_words"]
    large.answer(Place("contact_event", "contact-4907"), "Nothing of the kind.")
    assert large.sieved("contact", None, "cold 4907") == []
