"""Whatever the author does, rows, terms, wording and lists alike, is undone and done again, after a restart too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

import pytest

from imrassist.model.answer import Park
from imrassist.model.draft import Draft
from imrassist.resources import default_form, folder
from imrassist.session import Misread, Session

TODAY = date(2010, 3, 20)
ANSWERS = ("yes", "no", "none", "1", "12/10/09", "10:30", "Some words here.", "all")


class Author:
    """Does one thing after another, at random, and closes the program now and then."""

    def __init__(self, path: Path, chance: Random) -> None:
        self.path, self.chance = path, chance
        self.session = Session.open(path, today=TODAY)

    def reopen(self) -> None:
        self.session.close()
        self.session = Session.open(self.path, today=TODAY)

    def place(self) -> Any:
        return self.chance.choice(self.session.places())

    def row(self) -> str:
        return self.chance.choice([row.id for rows in self.session.draft.rows.values() for row in rows])

    def terms(self) -> list[str]:
        return [each.row for each in self.session.terms()]

    def block(self) -> Any:
        texts = [block for section in self.session.report().sections for block in section.blocks]
        return self.chance.choice([each for each in texts if each.text and not each.grid and each.kind == "para"])

    def amended(self, does: str, rows: list[str], *parts: tuple[str, str]) -> None:
        found = self.session.amendment(does, rows, parts)
        if not isinstance(found, Misread):
            self.session.amend(found)

    def reworded(self) -> None:
        block = self.block()
        self.session.edit_block(block.key, f"{block.text} In my words.")

    def pasted(self) -> None:
        plan = self.session.read_terms("1. One?\n2. Two?\n2a. Two a?")
        assert not isinstance(plan, Misread)
        self.session.take_terms(plan)

    def taken_out(self) -> None:
        found = self.session.removal(self.row(), take_out=True)
        self.session.amend(found)

    def ways(self) -> dict[str, Callable[[], object]]:
        """All that may be done next."""
        session, chance = self.session, self.chance
        contacts = [row.id for row in session.draft.rows.get("contact", ())]
        return {
            "answer": lambda: session.answer(self.place(), chance.choice(ANSWERS)),
            "park": lambda: session.park(self.place(), chance.choice(list(Park)), note="It is not in the file."),
            "clear": lambda: session.clear(self.place()),
            "unsure": lambda: session.unsure(self.place(), chance.random() < 0.5),
            "add a row": lambda: session.add_row(chance.choice(list(session.form.tables))),
            "remove a row": lambda: session.remove_row(self.row()),
            "remove it everywhere": self.taken_out,
            "move a row": lambda: session.move_row(self.row(), chance.randrange(6)),
            "note contacts": lambda: session.jot("12/10/09 14:30 Mrs A: Telephone call. She rang."),
            "fill rows": lambda: session.fill_rows(contacts, "key_event", "no"),
            "finish": lambda: session.finish(chance.choice(session.form.sections).id, chance.random() < 0.7),
            "reword": self.reworded,
            "strike": lambda: session.delete_block(self.block().key),
            "own paragraph": lambda: session.add_paragraph("7", "A paragraph of my own."),
            "paste terms": self.pasted,
            "reword a term": lambda: self.amended("reword", [chance.choice(self.terms())], ("77", "In other words?")),
            "split a term": lambda: self.amended("split", self.terms()[:1], ("9a", "One half?"), ("9b", "The other?")),
            "merge terms": lambda: self.amended("merge", self.terms()[:2], ("8", "Both at once?")),
            "withdraw a term": lambda: self.amended("withdraw", [chance.choice(self.terms())]),
        }


def told(draft: Draft) -> tuple[object, ...]:
    """All of a draft that an author can change."""
    return draft.answers, draft.rows, draft.blocks, draft.finished


@pytest.mark.req("S2.2")
@pytest.mark.parametrize("seed", range(3))
def test_every_change_is_undone_and_done_again_across_restarts(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret is drawn
    monkeypatch.setenv("IMRASSIST_STATE_DIR", str(tmp_path / "state"))
    path = tmp_path / "case.imr.toml"
    copyfile(folder("prompts") / default_form() / "example" / "example.imr.toml", path)
    author = Author(path, chance)
    past = [told(author.session.draft)]
    ways = list(author.ways())
    for what in chance.sample(ways, len(ways)):
        author.ways()[what]()
        if told(author.session.draft) != past[-1]:
            past.append(told(author.session.draft))
        if chance.random() < 0.15:
            author.reopen()
            assert told(author.session.draft) == past[-1], what
    assert len(past) > len(ways) // 2
    for way, those in (("undo", past[-2::-1]), ("redo", past[1:])):
        for wanted in those:
            step = getattr(author.session, way)()
            assert step
            assert told(author.session.draft) == wanted, step.name
            if chance.random() < 0.1:
                author.reopen()
        assert getattr(author.session, way)() is None
    author.session.close()
