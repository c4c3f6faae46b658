"""An author who does anything in any order, and beside the session a plain account of what must then be there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from imrassist.interview.question import Form
from imrassist.model.acts import Act, apply
from imrassist.model.answer import Park, Place
from imrassist.model.draft import FIRST, OWN, Draft
from imrassist.session import Changed, Session
from imrassist.writing.report import Block, Report
from imrassist.writing.write import Writer

Step = tuple[str, int, int]
"""What is done, and two numbers that choose at what and with what."""
ANSWERS = ("yes", "no", "Mr A", "Mrs B said so.", "01/02/10", "1", "none", "12:30", "weeded, and then dug over")


class FakeStore:
    """A disk that only remembers what it was given."""

    read_only = False
    path = Path("case.imr.toml")

    def __init__(self) -> None:
        self.acts: list[Act] = []

    def append(self, kind: str, act: Act, name: str = "") -> bool:
        """Remembers one change."""
        self.acts.append(act)
        return True

    def typing(self, place: Place, text: str) -> bool:
        """What is typed and not given is of no matter here."""
        return True


class Author:
    """Does steps, and keeps account: every draft there was, and every wording that must not be lost."""

    def __init__(self, form: Form, draft: Draft) -> None:
        self.store = FakeStore()
        self.session = Session(form, draft, self.store, today=date(2010, 6, 1))  # type: ignore[arg-type]  # a double
        self.start = draft
        self.words: dict[str, str] = {}
        """The author's wording by the block's key; without what the author took out or gave up."""
        self.past: list[tuple[Draft, dict[str, str]]] = [(draft, {})]
        self.future: list[tuple[Draft, dict[str, str]]] = []
        self.written = 0
        numbers = iter(range(10_000))
        self.session.fresh_id = lambda: f"new{next(numbers):04d}"

    def does(self, steps: list[Step]) -> None:
        """One step after another; each is accounted for."""
        for what, at, which in steps:
            if what in ("undo", "redo"):
                self._turns(what)
                continue
            before = self.session.draft
            words = dict(self.words)
            getattr(self, f"_{what}")(at, which)
            if self.session.draft == before:
                self.words = words
            else:
                self.past.append((self.session.draft, dict(self.words)))
                self.future.clear()

    def _turns(self, what: str) -> None:
        source, target = (self.past, self.future) if what == "undo" else (self.future, self.past)
        possible = len(self.past) > 1 if what == "undo" else bool(self.future)
        changed: Changed | None = getattr(self.session, what)()
        assert (changed is not None) == possible
        if possible:
            target.append(source.pop())
            assert self.session.draft == self.past[-1][0]
            self.words = dict(self.past[-1][1])

    # ---- what can be done

    def _answer(self, at: int, which: int) -> None:
        places = self.session.places()
        if places:
            self.session.answer(places[at % len(places)], ANSWERS[which % len(ANSWERS)])

    def _park(self, at: int, which: int) -> None:
        places = self.session.places()
        if places:
            self.session.park(places[at % len(places)], tuple(Park)[which % 4], note="it was not written down")

    def _clear(self, at: int, which: int) -> None:
        places = [place for place in self.session.places() if self.session.draft.answer(place)]
        if places:
            self.session.clear(places[at % len(places)])

    def _back(self, at: int, which: int) -> None:
        self.session.draft = self.past[-1][0]
        self.session.before(self.session.after(None))

    def _add_row(self, at: int, which: int) -> None:
        tables = list(self.session.form.tables)
        self.session.add_row(tables[at % len(tables)])

    def _remove_row(self, at: int, which: int) -> None:
        if rows := self._rows():
            self.session.remove_row(rows[at % len(rows)])

    def _move_row(self, at: int, which: int) -> None:
        if rows := self._rows():
            self.session.move_row(rows[at % len(rows)], which % 3)

    def _reword(self, at: int, which: int) -> None:
        keys = [block.key for block in self._blocks()]
        if keys:
            key = keys[at % len(keys)]
            if self.session.edit_block(key, text := self._anew(which)):
                self.words[key] = text
                assert self.session.panes(key) is None, "just worded, and out of step already"

    def _take_out(self, at: int, which: int) -> None:
        keys = [block.key for block in self._blocks()]
        if keys and self.session.delete_block(key := keys[at % len(keys)]):
            self.words.pop(key, None)

    def _bring_back(self, at: int, which: int) -> None:
        left = self.session.left_out()
        if left:
            key = left[at % len(left)].key
            self.session.bring_back(key)
            edit = self.session.draft.blocks.get(key)
            if edit and not edit.deleted:
                self.words[key] = edit.text

    def _give_back(self, at: int, which: int) -> None:
        keys = sorted(key for key in self.session.draft.blocks if not key.startswith(OWN))
        if keys:
            self.session.give_back(key := keys[at % len(keys)])
            self.words.pop(key, None)

    def _add_own(self, at: int, which: int) -> None:
        sections = [section.id for section in self.session.form.sections if section.printed]
        section = sections[at % len(sections)]
        shown = [block.key for block in self.session.section_text(section).blocks]
        own = [key for key in shown if key.startswith(OWN)]
        after = ["", FIRST, *own[:1], *shown[:1], *shown][which % min(len(shown) + 2, 6)]
        if key := self.session.add_paragraph(section, text := self._anew(which), after):
            self.words[key] = text

    def _move_own(self, at: int, which: int) -> None:
        own = sorted(key for key in self.session.draft.blocks if key.startswith(OWN))
        if own:
            self.session.move_paragraph(own[at % len(own)], 1 if which % 2 else -1)

    def _settle(self, at: int, which: int) -> None:
        found = self.session.out_of_step()
        if not found:
            return
        panes = found[at % len(found)]
        ways: list[Callable[[str], object]] = [
            self.session.keep_mine, self.session.take_new, self.session.take_combined,
            lambda key: self.session.settle(key, self._anew(which)),
        ]  # fmt: skip
        ways[which % 4](panes.key)
        edit = self.session.draft.blocks.get(panes.key)
        if edit is None:
            self.words.pop(panes.key, None)
        else:
            self.words[panes.key] = edit.text

    # ---- what must hold

    def assert_it_all_holds(self) -> None:
        """All that is promised of a history, for this one."""
        self._nothing_is_lost()
        self._built_afresh()
        self._is_its_history()

    def _nothing_is_lost(self) -> None:
        """Every wording that the author did not give up is in the report, or in the list of what is left over."""
        there = {block.key: block.text for block in _all(self.session.report())}
        there |= {each.key: each.text for each in self.session.left_out() if each.why}
        assert {key: there.get(key) for key in self.words} == self.words
        known = {panes.key for panes in self.session.out_of_step()}
        assert {block.key for block in _all(self.session.report()) if block.state == "out_of_step"} == known

    def _built_afresh(self) -> None:
        """The report is the one a new writer writes, and what nobody touched is what the answers alone make."""
        report = self.session.report()
        assert report == Writer(self.session.form).write(self.session.draft)
        bare = {
            block.key: block for block in _all(Writer(self.session.form).write(self.session.draft.with_(blocks={})))
        }
        assert [block for block in _all(report) if block.state == "built" and block != bare.get(block.key)] == []

    def _is_its_history(self) -> None:
        """The same steps give the same draft; all of them undone gives the first, and done again the last."""
        draft = self.start
        for act in self.store.acts:
            draft = apply(draft, act)
        assert draft == self.session.draft
        last = self.session.draft
        steps = len(self.past) - 1
        for _ in range(steps):
            self._turns("undo")
        assert self.session.undo() is None
        assert self.session.draft == self.start
        for _ in range(steps):
            self._turns("redo")
        assert self.session.draft == last

    def _anew(self, which: int) -> str:
        self.written += 1
        return f"In my own words, {which % 7} times, number {self.written}."

    def _rows(self) -> list[str]:
        return [row.id for rows in self.session.draft.rows.values() for row in rows]

    def _blocks(self) -> list[Block]:
        found = [block for block in _all(self.session.report()) if not block.grid]
        for section in self.session.report().sections:
            for block in section.blocks:
                if block.grid:
                    for line in block.grid.lines[:3]:
                        found += self.session.parts(block.grid.grid, line.row)
        return list({block.key: block for block in found}.values())


def _all(report: Report) -> list[Block]:
    """Every block but the tables, with those in the author's wording that stand in their cells."""
    blocks = [block for section in report.sections for block in section.blocks]
    cells = [cell for block in blocks if block.grid for line in block.grid.lines for cell in line.cells]
    return [block for block in blocks if not block.grid] + [each for cell in cells for each in cell.worded]
